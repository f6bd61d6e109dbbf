"""Names and codes as people write them."""

from __future__ import annotations

import time

import pytest

from pantau.areas import AmbiguousAreaError, UnknownAreaError, load_areas, match_area


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kab. OKU Timur", "16.08"),
        ("KABUPATEN OGAN KOMERING ULU TIMUR", "16.08"),
        ("OKU Sel.", "16.09"),
        ("OKU", "16.01"),
        ("OKI", "16.02"),
        ("Pangkep", "73.10"),
        ("Pangkajene & Kepulauan", "73.10"),
        ("Toba Samosir", "12.12"),
        ("Padang Sidempuan", "12.77"),
        ("Pahuwato", "75.04"),
        ("Fakfak", "92.03"),
        ("FAK-FAK", "92.03"),
        ("Muko-muko", "17.06"),
        ("Kota Adm. Jakarta Pusat", "31.71"),
        ("Kab. Adm. Kep. Seribu", "31.01"),
        ("Kota Baru", "63.02"),
        ("Morotai", "82.07"),
        ("HSS", "63.06"),
        ("HST", "63.07"),
        ("HSU", "63.08"),
        ("Tapsel", "12.03"),
        ("Kab. Pontianak", "61.02"),
        ("Pontianak", "61.71"),
        ("Kotamadya Bandung", "32.73"),
        ("kab bandung", "32.04"),
        ("DKI", "31"),
        ("D.I. Yogyakarta", "34"),
        ("Babel", "19"),
        ("Kepri", "21"),
        ("Kep. Riau", "21"),
        ("Riau", "14"),
        ("Prov. Sumsel", "16"),
        ("Sulawesi Sel.", "73"),
        ("NTB", "52"),
        ("Papua", "91"),
        ("Jambi", "15"),
        ("Kota Jambi", "15.71"),
        ("Indonesia", "ID"),
        ("id", "ID"),
    ],
)
def test_names(text, code):
    assert match_area(text).code == code


@pytest.mark.parametrize(
    ("text", "system", "code"),
    [
        ("76.05", None, "76.05"),
        ("7601", "bps", "76.05"),
        ("7601", "kemendagri", "76.01"),
        ("1671", None, "16.71"),
        ("16", None, "16"),
        ("91.01", None, "93.01"),
        ("91.03", None, "91.03"),
        ("9401", "bps_2020", "93.01"),
        ("91", "bps", "92"),
    ],
)
def test_codes(text, system, code):
    assert match_area(text, system=system).code == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bandung", ["32.04", "32.73"]),
        ("Banjar", ["32.79", "63.03"]),
        ("Yogyakarta", ["34", "34.71"]),
        ("1101", ["11.01", "11.09"]),
        ("7601", ["76.01", "76.05"]),
        ("91", ["91", "92"]),
    ],
)
def test_several_can_be_meant(text, codes):
    with pytest.raises(AmbiguousAreaError) as caught:
        match_area(text)
    assert [area.code for area in caught.value.candidates] == codes
    assert f'"{text}" dapat berarti: {codes[0]} ' in str(caught.value)


def test_parent_and_level_decide():
    assert match_area("Bandung", level="city").code == "32.73"
    assert match_area("Banjar", parent="63").code == "63.03"
    assert match_area("Jambi", parent="15").code == "15.71"
    assert match_area("Merauke", parent="93").code == "93.01"
    assert match_area("Merauke", parent="91").code == "93.01", "in Papua before the split"
    with pytest.raises(UnknownAreaError):
        match_area("Merauke", parent="92")


@pytest.mark.parametrize("text", ["", "   ", "Atlantis", "76.1", "99", "9999", "Kabupaten", "1671.0"])
def test_unknown(text):
    with pytest.raises(UnknownAreaError) as caught:
        match_area(text)
    assert "tidak dikenal" in str(caught.value)


def test_unknown_names_what_is_spelled_alike():
    with pytest.raises(UnknownAreaError) as caught:
        match_area("Palembng")
    assert [area.code for area in caught.value.candidates] == ["16.71"]
    assert "Mungkin maksudnya: 16.71 Kota Palembang" in str(caught.value)


def test_every_area_by_its_own_name_and_code_and_fast():
    areas = list(load_areas())
    match_area("Aceh")
    started = time.perf_counter()
    for area in areas:
        assert match_area(area.name) == area
    assert time.perf_counter() - started < 0.1
    for area in areas:
        if area.is_local:
            assert match_area(area.code) == area
            assert match_area(area.code.replace(".", ""), system="kemendagri") == area
            assert match_area(area.code_2020) == area
