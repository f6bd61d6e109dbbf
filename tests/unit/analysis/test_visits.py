"""Where a Kanwil goes first: furthest by people, fallen, silent; facts alone, each area once."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd

from pantau.analysis import build_table
from pantau.analysis.visits import counted, moved, silent, visits
from pantau.view import View
from tests.unit.analysis.conftest import employed, figure

SCOPE = "kanwil-sumbagsel"


def workers(**people: int | None) -> SimpleNamespace:
    """A Table of employed workers: 'k1606' is 16.06."""
    rows = [{"area_code": f"{k[1:3]}.{k[3:]}", "name": k, "value": v} for k, v in people.items()]
    return SimpleNamespace(rows=pd.DataFrame(rows))


def test_reasons_are_facts_and_an_area_stands_once(release_of):
    release = release_of(
        employed("16", 2024, 300, 1000),
        employed("18", 2023, 50, 100),
        employed("18", 2024, 40, 100),
        # September to September: Muara Enim fell, and an estimate of Prabumulih did
        figure("16.06", "2024-09", 44, denominator=9_000),
        figure("16.06", "2025-09", 40, denominator=9_000),
        figure("16.74", "2025-09", 30, denominator=9_000, status="estimate"),
    )
    provinces = build_table(release, View(scope=SCOPE, period="2024"))
    regencies = build_table(release, View("coverage_ucj", scope=SCOPE, level="regency"))
    people = workers(k1606=500, k1671=900, k1674=80, k1801=None)
    found = visits(provinces, regencies, people)
    told = [(visit.area_code, [reason.kind for reason in visit.reasons]) for visit in found]
    # 700 of Sumatera Selatan are uncovered, 60 of Lampung, which fell; who is silent stands by workers
    assert told == [
        ("16", ["people"]),
        ("18", ["fell"]),
        ("16.06", ["fell"]),
        ("16.71", ["silent"]),
        ("16.74", ["silent"]),
    ]
    assert list(moved(regencies)["area_code"]) == ["16.06"]
    # Lampung Selatan has neither a figure nor a count of workers: silent, and last
    assert list(silent(regencies, people)["area_code"]) == ["16.71", "16.74", "18.01"]
    assert list(silent(regencies, people, ["16.71"])["area_code"]) == ["16.74", "18.01"]


def test_a_count_that_a_source_tells_alone_is_a_figure_of_its_own(release_of):
    count = {"value": None, "numerator": 119_940, "denominator": None}
    release = release_of(
        figure("16.02", "2024-09", 40, denominator=9_000),
        figure("16.06", "2025-08", **count),
        figure("16.06", "2025-09", **count),
        figure("16.71", "2025-09", **count, caveat="uncertain"),
    )
    assert list(counted(release)["as_of"].items()) == [("16.06", "2025-09")]


def test_who_is_furthest_and_fell_has_both_reasons(release_of):
    release = release_of(
        employed("16", 2023, 400, 1000), employed("16", 2024, 300, 1000), employed("18", 2024, 40, 100)
    )
    provinces = build_table(release, View(scope=SCOPE, period="2024"))
    nothing = build_table(release, View("coverage_ucj", scope=SCOPE, level="regency"))
    first, *others = visits(provinces, nothing, workers(k1606=None))
    assert (first.area_code, [reason.kind for reason in first.reasons]) == ("16", ["people", "fell"])
    assert others == []


def test_without_any_figure_the_list_is_empty(release_of):
    provinces = build_table(release_of(), View(scope=SCOPE))
    regencies = build_table(release_of(), View("coverage_ucj", scope=SCOPE, level="regency"))
    assert visits(provinces, regencies, workers(k1606=None)) == []
