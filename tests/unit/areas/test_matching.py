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


# As budgets, letters and tables of offices write them, beside the official name.
OFFICE_SPELLINGS = """
31.01 Administrasi Kepulauan Seribu|Adm. Kep. Seribu|Kab. Adm. Kepulauan Seribu|Kepulauan Seribu|Pulau Seribu
31.71 Kota Adm. Jakarta Pusat|Adm. Jakarta Pusat|Jakarta Pusat|Jakpus
73.10 Kab. Pangkajene dan Kepulauan|Pangkajene & Kepulauan|Pangkep
63.72 Kota Banjarbaru|Banjar Baru
72.09 Kab. Tojo Una-Una|Tojo Unauna
12.10 Labuhanbatu|Labuhan Batu
12.22 Labuhanbatu Selatan|Labusel
12.23 Labuhan Batu Utara|Labura
72.04 Kab. Toli-Toli|Tolitoli
92.03 Fak-Fak|Fakfak
71.09 Kab. Siau Tagulandang Biaro|Kep. Siau Tagulandang Biaro (Sitaro)|Kep. Sitaro|Sitaro
17.06 Mukomuko|Muko Muko
74.72 Bau-Bau|Baubau
73.72 Pare-Pare|Parepare
34.01 Kulonprogo|Kulon Progo
34.03 Gunungkidul|Gunung Kidul
13.73 Sawahlunto|Sawah Lunto
21.72 Tanjungpinang|Tanjung Pinang
19.71 Pangkalpinang|Pangkal Pinang
12.72 Pematangsiantar|Pematang Siantar
16.73 Lubuklinggau|Lubuk Linggau
18.71 Bandar Lampung|Bandarlampung
15.04 Batanghari|Batang Hari
13.09 Kep. Mentawai|Mentawai
13.07 Limapuluh Kota|Lima Puluh Kota|50 Kota|Lima Puluh Kota, Kab.
76 Sulbar|Pemprov Sulbar|Pemerintah Provinsi Sulawesi Barat
16.04 Pemkab Lahat|Pemerintah Kabupaten Lahat|Pemda Kab. Lahat|Lahat, Kab.|Lahat (Kabupaten)
16.71 Pemkot Palembang|Pemerintah Kota Palembang|Palembang, Kota
64.02 Kukar|Kutai Kertanegara
"""
ABBREVIATIONS = """
16.02 OKI, 16.01 OKU, 16.09 OKUS, 16.06 Muba, 16.13 Muratara, 16.12 PALI, 82.04 Halsel, 82.03 Halut,
64.09 PPU, 62.02 Kotim, 62.01 Kobar, 64.08 Kutim, 71.05 Minsel, 71.07 Mitra, 71.01 Bolmong,
71.10 Boltim, 71.11 Bolsel, 71.08 Bolmut, 53.03 TTU, 53.02 TTS, 53.18 SBD, 14.04 Inhil, 14.02 Inhu,
14.09 Kuansing, 14.07 Rohil, 14.06 Rohul, 12.03 Tapsel, 12.01 Tapteng, 12.02 Taput, 12.13 Madina,
12.20 Paluta, 12.21 Palas, 12.18 Sergai, 12.16 Humbahas, 13.01 Pessel, 31.74 Jaksel, 18.03 Lampura,
81.01 Malteng, 81.02 Malra, 73.18 Tator, 53.15 Mabar, 53.19 Matim, 91.06 Biak, 82.72 Tidore
"""


def _spellings():
    for line in OFFICE_SPELLINGS.strip().splitlines():
        code, _, names = line.partition(" ")
        yield from ((name, code) for name in names.split("|"))
    for pair in ABBREVIATIONS.replace("\n", " ").split(","):
        code, name = pair.split()
        yield name, code


@pytest.mark.parametrize(("text", "code"), list(_spellings()))
def test_spellings_of_offices(text, code):
    assert match_area(text).code == code


def test_every_area_under_its_governments_name_and_with_its_kind_last():
    for area in load_areas():
        if area.is_local:
            kind, _, bare = area.name.partition(" ")
            government = f"Pem{kind[:3].lower()} {bare}"
            for text in (government, f"Pemerintah {area.name}", f"{bare}, {kind}", f"{bare} ({kind})"):
                assert match_area(text).code == area.code, text


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
        ("Mura", ["16.05", "62.12"]),
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
