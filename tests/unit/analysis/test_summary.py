"""Headlines, laggards, movers and freshness."""

from __future__ import annotations

import pytest

from pantau.analysis import build_table
from pantau.analysis.summary import (
    bases_side_by_side,
    freshness,
    furthest_behind,
    headline,
    main_group,
    movers,
)
from pantau.view import View
from tests.unit.analysis.conftest import employed, figure

UCJ = View(indicator="coverage_ucj")


def test_headline_of_the_nation_and_of_a_kanwil(release_of):
    release = release_of(
        employed("ID", 2025, 35_837_987, 146_542_264, method="sum_of_parts"),
        employed("kanwil-sumbagsel", 2025, 3, 12, method="sum_of_parts"),
    )
    nation = headline(release, View())
    assert nation["value"] == pytest.approx(24.456, abs=0.001)
    assert nation["uncovered"] == 110_704_277
    assert nation["name"] == "Indonesia"
    kanwil = headline(release, View(area="kanwil-sumbagsel"))
    assert (kanwil["value"], kanwil["level"], kanwil["name"]) == (25, "regional_office", "Sumbagsel")


def test_headline_without_a_figure_says_why(release_of):
    row = headline(release_of(), View(area="16.06"))
    assert (row["status"], row["missing_reason"]) == ("missing", "analysis.no_figure")


def test_furthest_behind_by_people_and_by_percent(release_of):
    release = release_of(
        employed("16", 2025, 300, 1000), employed("18", 2025, 10, 100), employed("91", 2025, 40, 100)
    )
    table = build_table(release, View())
    assert list(furthest_behind(table, "people")["area_code"]) == ["16", "18", "91"]
    assert list(furthest_behind(table, "percent", k=2)["area_code"]) == ["18", "16"]
    with pytest.raises(ValueError, match="points"):
        furthest_behind(table, "points")


def test_lists_never_mix_groups(release_of):
    release = release_of(
        figure("16", "2024-06", 70, denominator=9_000),
        figure("16", "2025-06", 60, denominator=9_000),
        figure("18", "2024-04", 30, denominator=9_000),
        figure("18", "2025-04", 50, denominator=9_000),
        figure("91", "2025-06", 10, basis="unstated"),
        figure("93", "2025-03", 5),
    )
    table = build_table(release, UCJ)
    assert main_group(table) == "semesta:2025-Q2"
    assert list(furthest_behind(table, "percent")["area_code"]) == ["18", "16"]
    up, down = movers(table)
    assert list(up["area_code"]) == ["18"]
    assert list(down["area_code"]) == ["16"]


def test_without_figures_the_lists_are_empty(release_of):
    table = build_table(release_of(), View())
    assert main_group(table) is None
    assert furthest_behind(table, "people").empty
    assert [part.empty for part in movers(table)] == [True, True]


def test_freshness_counts_real_figures_apart_from_estimates(release_of):
    release = release_of(
        employed("16", 2024, 1, 4),
        employed("18", 2025, 1, 4),
        employed("16.06", 2025, 1, 4, status="estimate"),
        figure("16.06", "2025-06-03", 30),
    )
    rows = freshness(release).set_index("indicator")
    assert rows.loc["coverage_employed", "period"] == "2025"
    assert rows.loc["coverage_employed", ["provinces", "provinces_with"]].tolist() == [4, 2]
    assert rows.loc["coverage_employed", ["regencies_with", "regencies_estimated"]].tolist() == [0, 1]
    assert rows.loc["coverage_ucj", ["as_of", "regencies_with", "sources"]].tolist() == ["2025-06-03", 1, 1]


def test_both_bases_each_with_its_date(release_of):
    release = release_of(employed("16", 2025, 1, 4), figure("16", "2025-08-27", 31.33))
    both = bases_side_by_side(release, "16")
    assert (both["sakernas"]["value"], both["sakernas"]["as_of"]) == (25, "2025")
    assert (both["semesta"]["value"], both["semesta"]["as_of"]) == (31.33, "2025-08-27")
