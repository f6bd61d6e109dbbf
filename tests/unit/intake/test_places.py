"""Which area a row means."""

from __future__ import annotations

import pytest

from pantau.intake.places import beside_cities, find_place


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"area_code": "16.71"}, "16.71"),
        ({"area_code": 16.71}, "16.71"),
        # Excel keeps 11.10 as the number 11.1
        ({"area_code": 11.1}, "11.10"),
        ({"area_code": "11,1"}, "11.10"),
        ({"area_code": 16.0}, "16"),
        ({"area_code": "ID"}, "ID"),
        ({"area": "Nasional"}, "ID"),
        ({"area": "Indonesia"}, "ID"),
        # Majene: Kemendagri 76.05, BPS 7601
        ({"bps_code": "7601"}, "76.05"),
        ({"bps_code": 7601.0}, "76.05"),
        ({"kemendagri_code": "7601"}, "76.01"),
        # before the split of 2022 Merauke was 91.01, and 9401 for BPS
        ({"kemendagri_code": "91.01"}, "93.01"),
        ({"bps_code": "9401", "area": "Merauke"}, "93.01"),
        ({"area": "Kab. Toba Samosir"}, "12.12"),
        ({"area": "16.71 Kota Palembang"}, "16.71"),
        ({"area": "Kota Palembang (16.71)"}, "16.71"),
        ({"area": "3. Lahat"}, "16.04"),
        # undotted 1101 is Aceh Selatan for Kemendagri and Simeulue for BPS: the name tells
        ({"area_code": "1101", "area": "Aceh Selatan"}, "11.01"),
        ({"area_code": "1101", "area": "Simeulue"}, "11.09"),
        ({"area_code": "32.73", "area": "Bandung"}, "32.73"),
        ({"province": "Jawa Barat", "local": "Kota Bandung"}, "32.73"),
        ({"province": "Jambi", "local": "Jambi"}, "15.71"),
        ({"province": "Jambi", "local": ""}, "15"),
        ({"province": "Sumatera Selatan", "local": "Provinsi Sumatera Selatan"}, "16"),
        ({"area_kind": "Kab.", "local": "Bandung"}, "32.04"),
        ({"area_kind": "Kota", "area": "Bandung"}, "32.73"),
    ],
)
def test_codes_and_names_together(cells, code):
    place = find_place(cells)
    assert (place.code, place.rule) == (code, "")


@pytest.mark.parametrize(
    ("cells", "rule", "said"),
    [
        ({"area": "Bandung"}, "area_ambiguous", "32.04 Kabupaten Bandung, 32.73 Kota Bandung"),
        ({"province": "Jawa Barat", "local": "Bandung"}, "area_ambiguous", "32.73 Kota Bandung"),
        # the heading does not say whether provinces or regencies are listed
        ({"province": "Jambi", "area": "Jambi"}, "area_ambiguous", "15.71 Kota Jambi"),
        ({"area_code": "1101"}, "area_ambiguous", "11.09 Kabupaten Simeulue"),
        ({"area_code": "91"}, "area_ambiguous", "92 Papua Barat"),
        ({"area": "Wakanda"}, "area_unknown", "Wakanda"),
        ({"area_code": "99.99"}, "area_unknown", "99.99"),
        ({"province": "Bali", "local": "Kota Palembang"}, "area_unknown", "Kota Palembang"),
        (
            {"area_code": "16.71", "area": "Kota Jambi"},
            "area_conflict",
            "16.71 Kota Palembang / 15.71 Kota Jambi",
        ),
        ({"area_code": "16.71", "area": "Bandung"}, "area_conflict", "16.71 Kota Palembang / Bandung"),
        ({"kemendagri_code": "16.71", "bps_code": "1672"}, "area_conflict", "16.71 Kota Palembang"),
        ({"area_code": "", "area": ""}, "area_missing", ""),
        ({"area": "*"}, "area_unknown", ""),
    ],
)
def test_what_is_unsure_is_no_area(cells, rule, said):
    place = find_place(cells)
    assert (place.code, place.rule) == ("", rule)
    assert said in place.reason


def test_a_code_with_an_unknown_name_counts_and_is_said():
    place = find_place({"area_code": "16.71", "area": "Kota Plmbang xyz"})
    assert (place.code, place.rule, place.reason) == ("16.71", "area_name_unknown", "16.71 Kota Palembang")


def test_every_area_only_where_it_makes_sense():
    assert find_place({"area": "*"}, every_area=True).code == "*"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        # BPS 1303 is Kabupaten Solok, Kemendagri 13.03 Sijunjung: what both columns allow
        ({"area_code": "1303", "area": "Solok"}, "13.02"),
        # current BPS codes: 9501 is Merauke, which is Jayawijaya for Kemendagri
        ({"bps_code": "9501", "area": "Merauke"}, "93.01"),
        ({"bps_code": "9604"}, "94.01"),
        ({"area_code": "9501", "area": "Merauke"}, "93.01"),
        ({"area_code": "9501", "area": "Jayawijaya"}, "95.01"),
        # a province's code beside each of its parts, and no code at all in its own row
        ({"area_code": "18", "local": "Lampung Barat"}, "18.04"),
        ({"area_code": 0, "local": "Lampung", "area_kind": "Provinsi"}, "18"),
        ({"area_kind": "Regency", "local": "Bogor"}, "32.01"),
        ({"area_kind": "Kabupaten/Kota", "local": "Kota Bogor"}, "32.71"),
        # a number in front that is part of the name
        ({"area": "50 Kota"}, "13.07"),
        ({"area": "3204 Bandung"}, "32.04"),
    ],
)
def test_what_columns_allow_together(cells, code):
    place = find_place(cells)
    assert (place.code, place.rule) == (code, "")


def test_a_name_that_is_certain_beats_a_code_that_is_unknown():
    place = find_place({"area_code": "9999", "area": "Kota Palembang"})
    assert (place.code, place.rule, place.value) == ("16.71", "area_code_unknown", "9999")
    assert find_place({"area_code": "9999", "area": "Bandung"}).rule == "area_ambiguous"


@pytest.mark.parametrize("code", ["9501", "9604", "9201", "9502"])
def test_undotted_codes_of_two_areas_are_never_guessed(code):
    assert find_place({"area_code": code}).rule == "area_ambiguous"


def test_a_wrong_province_says_where_the_area_lies():
    cells = {"province": "Bali", "local": "Kota Palembang"}
    place = find_place(cells)
    assert (place.code, place.rule) == ("", "area_unknown")
    assert "tidak terletak di Bali. Yang bernama itu: 16.71 Kota Palembang (Sumatera Selatan)" in place.reason
    assert find_place({**cells, "area_code": "16.71"}).rule == "area_conflict"


@pytest.mark.parametrize("cells", [{"area": "KC Palembang"}, {"area_code": "16.71", "area": "KC Palembang"}])
def test_a_branch_is_no_area_and_hints_at_none(cells):
    place = find_place(cells)
    assert (place.code, place.rule) == ("", "area_unknown")
    assert "16.71" not in place.reason


def test_a_column_of_kinds_that_contradicts_the_name_is_an_error():
    for kind, name in (("Kota", "Kabupaten Bandung"), ("Kabupaten", "Kota Palembang"), ("Kota", "Lahat")):
        assert find_place({"area_kind": kind, "local": name}).code == ""


def _listed(*names):
    return [
        (place.code, place.rule) for place in beside_cities([find_place({"area": name}) for name in names])
    ]


def test_a_bare_name_beside_its_city_is_the_kabupaten_and_said_so():
    assert _listed("Bogor", "Kota Bogor") == [("32.01", "area_kind_assumed"), ("32.71", "")]
    # not without the city's own row, nor beside both
    assert _listed("Bogor", "Kota Depok")[0] == ("", "area_ambiguous")
    assert _listed("Bekasi", "Kota Bekasi", "Kabupaten Bekasi")[0] == ("", "area_ambiguous")
    # two regencies may be meant, whatever cities there are
    assert _listed("Mura", "Kota Bogor")[0] == ("", "area_ambiguous")
