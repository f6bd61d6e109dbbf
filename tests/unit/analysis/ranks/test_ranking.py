"""Comparison groups and ranks: who stands beside whom."""

from __future__ import annotations

import pandas as pd

from pantau.analysis import build_table
from pantau.view import View
from tests.unit.analysis.conftest import employed, figure

UCJ = View(indicator="coverage_ucj")


def by_area(table):
    return table.rows.set_index("area_code")


def test_ties_share_the_lower_number_and_the_next_is_skipped(release_of):
    release = release_of(
        figure("16", "2025-06", 30), figure("18", "2025-06", 40), figure("91", "2025-06", 40)
    )
    release.areas.loc[release.areas["code"] == "93", "valid_from"] = None
    rows = by_area(build_table(release, UCJ))
    assert rows["rank"].dropna().to_dict() == {"16": 3, "18": 1, "91": 1}
    assert rows.loc["16", "rank_of"] == 3
    assert rows.loc["16", "comparison_group"] == "semesta:2025"


def test_less_is_better_turns_the_order(release_of):
    release = release_of(figure("16", "2025-06", 30), figure("18", "2025-06", 40))
    release = release.with_indicators(polarity="less_is_better")
    assert by_area(build_table(release, UCJ))["rank"].dropna().to_dict() == {"16": 1, "18": 2}


def test_neither_better_nor_worse_has_no_rank(release_of):
    release = release_of(figure("16", "2025-06", 30), figure("18", "2025-06", 40))
    release = release.with_indicators(polarity="neither")
    row = by_area(build_table(release, UCJ)).loc["16"]
    assert pd.isna(row["rank"])
    assert row["rank_note"] == "analysis.not_ranked_neither"


def test_bases_never_share_a_rank(release_of):
    release = release_of(
        figure("16", "2025-06", 30),
        figure("18", "2025-06", 40),
        figure("91", "2025-06", 50, basis="unstated", source_id="b"),
    )
    rows = by_area(build_table(release, UCJ))
    assert rows["rank"].dropna().to_dict() == {"16": 2, "18": 1}
    assert rows.loc["91", "comparison_group"] == "unstated:b:2025-06"
    assert rows.loc["91", "rank_note"] == "analysis.not_ranked_alone"


def test_unstated_figures_of_one_source_and_date_are_ranked_together(release_of):
    release = release_of(
        figure("16", "2022-09", 35, basis="unstated"),
        figure("18", "2022-09", 24, basis="unstated"),
        figure("91", "2022-08", 90, basis="unstated"),
    )
    rows = by_area(build_table(release, UCJ))
    assert rows["rank"].dropna().to_dict() == {"16": 1, "18": 2}


def test_a_figure_of_another_year_is_shown_but_not_ranked(release_of):
    release = release_of(
        figure("16", "2024-12", 60), figure("18", "2025-06", 40), figure("91", "2025-06", 30)
    )
    rows = by_area(build_table(release, UCJ))
    assert rows.loc["16", "value"] == 60
    assert pd.isna(rows.loc["16", "comparison_group"])
    assert rows.loc["16", "rank_note"] == "analysis.not_ranked_old"
    assert rows.loc["18", "rank_of"] == 2


def test_estimates_are_ranked_together_where_there_is_nothing_else(release_of):
    release = release_of(
        *(employed(code, 2025, n, 100, status="estimate") for code, n in [("16.06", 10), ("16.71", 30)])
    )
    rows = by_area(build_table(release, View(level="regency")))
    assert rows.loc["16.71", "comparison_group"] == "sakernas:2025"
    assert rows["rank"].dropna().to_dict() == {"16.06": 2, "16.71": 1}


def test_estimates_stand_apart_from_official_figures(release_of):
    release = release_of(
        employed("16.06", 2025, 10, 100, status="estimate"),
        employed("16.71", 2025, 30, 100, status="estimate"),
        employed("16.74", 2025, 20, 100, status="official"),
    )
    rows = by_area(build_table(release, View(scope="16")))
    assert rows.loc["16.06", "comparison_group"] == "sakernas:2025:estimate"
    assert rows.loc["16.74", "comparison_group"] == "sakernas:2025"
    assert rows["rank"].dropna().to_dict() == {"16.06": 2, "16.71": 1}
    assert rows.loc["16.74", "rank_note"] == "analysis.not_ranked_alone"


def test_rank_inside_the_province(release_of):
    values = {"16.06": 10, "16.71": 30, "18.01": 20, "93.01": 40}
    release = release_of(*(employed(code, 2025, n, 100) for code, n in values.items()))
    rows = by_area(build_table(release, View(level="regency")))
    assert rows["rank"].dropna().to_dict() == {"16.06": 4, "16.71": 2, "18.01": 3, "93.01": 1}
    assert rows["parent_rank"].dropna().to_dict() == {"16.06": 2, "16.71": 1}
    assert rows.loc["16.06", "parent_rank_of"] == 2
    assert by_area(build_table(release_of(employed("16", 2025, 1, 2)), View()))["parent_rank"].isna().all()


def test_figures_counted_by_branch_are_apart_from_those_counted_by_nik(release_of):
    release = release_of(figure("16", "2025-06", 30), figure("18", "2025-06", 40, counted_by="branch"))
    assert by_area(build_table(release, UCJ))["rank"].isna().all()


def test_estimates_that_differ_by_rounding_alone_tie_and_have_no_rank_in_their_province(release_of):
    shared = {"status": "estimate", "method": "workers_share"}
    release = release_of(
        employed("16.06", 2025, 19303, 100_000, **shared),
        employed("16.71", 2025, 19304, 100_000, **shared),
        employed("18.01", 2025, 14629, 100_000, **shared),
    )
    rows = by_area(build_table(release, View(level="regency")))
    assert rows["rank"].dropna().to_dict() == {"16.06": 1, "16.71": 1, "18.01": 3}
    assert rows["parent_rank"].isna().all()
