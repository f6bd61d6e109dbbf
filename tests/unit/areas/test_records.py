"""Hierarchy, regional offices, and the 34 and 38 provinces."""

from __future__ import annotations

from pantau.areas import load_areas


def test_counts():
    areas = load_areas()
    assert len(areas) == 553
    assert len(areas.provinces()) == 38
    assert len(areas.provinces(34)) == 34
    assert sum(area.is_local for area in areas) == 514


def test_children():
    areas = load_areas()
    assert len(areas.children("ID")) == 38
    assert [area.code for area in areas.children("34")] == ["34.01", "34.02", "34.03", "34.04", "34.71"]
    assert areas.children("34.71") == []


def test_papua_before_and_after():
    areas = load_areas()
    assert [area.code for area in areas.successors("91")] == ["93", "94", "95"]
    assert [area.code for area in areas.successors("92")] == ["96"]
    assert areas.successors("73") == []
    assert len(areas.locals_of("91")) == 9
    # Papua Selatan 4, Papua Tengah 8, Papua Pegunungan 8
    assert len(areas.locals_of("91", 34)) == 9 + 4 + 8 + 8
    assert areas.locals_of("93", 34) == []


def test_offices():
    areas = load_areas()
    assert len(areas.offices()) == 11
    assert [a.code for a in areas.provinces() if a.office == "Sumbagsel"] == ["15", "16", "17", "18", "19"]
