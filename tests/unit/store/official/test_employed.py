"""Official participants over employed workers: who counted them stays with them."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from pantau.areas import load_areas
from pantau.store.official import official_coverage, reported_by_year
from pantau.store.records import Observation
from tests.helpers import official


def employed(area: str, people: int) -> Observation:
    return Observation(
        area_code=area,
        indicator="employed",
        segment="all",
        period=dt.date(2024, 1, 1),
        period_end=dt.date(2024, 12, 31),
        grain="year",
        as_of="2024",
        basis="none",
        numerator=people,
        source_id="sakernas",
    )


def coverage(ways: dict[str, tuple[str | None, str | None]]) -> dict[str, dict[str, Observation]]:
    """By area and segment: 5.4 million PU and 0.3 million BPU of 5 million workers, counted in `ways`."""
    people = {"pu": 5_400_000, "bpu": 300_000}
    rows = [(area, "2024-12", name, people[name], None, None) for area in ways for name in people]
    said = [way for pair in ways.values() for way in pair]
    table = official.participants(rows).assign(counted_by=pd.Series(said, dtype="str"), source_id="b")
    workers = {(2024, area): employed(area, 5_000_000) for area in ways}
    found: dict[str, dict[str, Observation]] = {}
    for one in official_coverage(reported_by_year(table), load_areas(), workers):
        found.setdefault(one.area_code, {})[one.segment] = one
    return found


@pytest.mark.parametrize(("way", "kept"), [("branch", "branch"), ("nik", "nik"), (None, "unstated")])
def test_participants_over_employed_workers_say_who_counted(way, kept):
    figures = coverage({"31": (way, way)})["31"]
    assert {one.counted_by for one in figures.values()} == {kept}
    assert {one.made_of for one in figures.values()} == {None}
    assert figures["pu_bpu"].numerator == 5_700_000


def test_segments_of_two_ways_make_a_mixed_sum():
    figures = coverage({"31": ("branch", "nik")})["31"]
    assert {name: one.counted_by for name, one in figures.items()} == {
        "pu": "branch",
        "bpu": "nik",
        "pu_bpu": "mixed",
    }
    assert {name: one.made_of for name, one in figures.items()} == {
        "pu": None,
        "bpu": None,
        "pu_bpu": "pu:branch bpu:nik",
    }


def test_provinces_counted_in_two_ways_are_not_added_to_the_one_they_were():
    """Papua of before the split is Papua (91), Papua Selatan, Tengah and Pegunungan (93, 94, 95)."""
    alike = dict.fromkeys(("91", "93", "94", "95"), ("nik", "nik"))
    assert coverage(alike)["91"]["pu_bpu"].numerator == 4 * 5_700_000
    assert coverage(alike | {"94": ("branch", "branch")}) == {}
