"""Short names of areas, for labels."""

from __future__ import annotations

from collections import Counter

from pantau.areas import load_areas, match_area
from pantau.areas.short_names import province_short_names, short_names
from pantau.view import NATION


def test_every_province_has_an_abbreviation_that_means_it_alone() -> None:
    areas = load_areas()
    provinces = {area.code for area in areas if area.level == "province"}
    short = province_short_names()
    assert len(provinces) == 38
    assert set(short) == provinces
    for code, name in short.items():
        assert match_area(name, level="province").code == code
        assert len(name) <= 16


def test_the_usual_abbreviations() -> None:
    short = province_short_names()
    usual = {"16": "Sumsel", "33": "Jateng", "64": "Kaltim", "52": "NTB", "34": "DIY", "19": "Babel"}
    assert {code: short[code] for code in usual} == usual


def test_regencies_go_without_their_kind_where_the_name_is_theirs_alone() -> None:
    short = short_names({area.code: area.name for area in load_areas() if area.code != NATION})
    assert short["16.10"] == "Ogan Ilir"
    assert short["16.71"] == "Palembang"
    assert (short["32.01"], short["32.71"]) == ("Kab. Bogor", "Kota Bogor")
    assert short["31.71"] == "Jakarta Pusat"
    assert short["31.01"] == "Kepulauan Seribu"


def test_no_two_regencies_are_called_the_same() -> None:
    short = short_names({area.code: area.name for area in load_areas() if area.is_local})
    assert [name for name, count in Counter(short.values()).items() if count > 1] == []
