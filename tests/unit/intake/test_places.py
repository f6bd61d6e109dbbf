"""Which area a row means."""

from __future__ import annotations

import pytest

from pantau.intake.places import find_place


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
