"""Leagues and ranks: who stands beside whom."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.view import View
from tests.unit.analysis.conftest import MONTH_UNKNOWN, employed, figure

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
    assert rows.loc["16", "comparison_group"] == "semesta:2025-Q2"


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


@pytest.mark.parametrize("when", ["2024-06", "2024-12", "2025-03"])
def test_a_figure_of_another_year_or_quarter_is_shown_but_not_ranked(release_of, when):
    release = release_of(figure("16", when, 60), figure("18", "2025-06", 40), figure("91", "2025-04", 30))
    rows = by_area(build_table(release, UCJ))
    assert rows.loc["16", "value"] == 60
    assert pd.isna(rows.loc["16", "comparison_group"])
    assert rows.loc["16", "rank_note"] == "comparable.other_quarter"
    assert rows["rank"].dropna().to_dict() == {"18": 1, "91": 2}


@pytest.mark.parametrize("caveat", ["uncertain", "artefact"])
def test_a_figure_in_doubt_is_shown_but_not_ranked(release_of, caveat):
    release = release_of(
        figure("16", "2025-06", 60, caveat=caveat), figure("18", "2025-06", 40), figure("91", "2025-06", 30)
    )
    rows = by_area(build_table(release, UCJ))
    assert (rows.loc["16", "value"], rows.loc["16", "rank_note"]) == (60, f"comparable.{caveat}")
    assert rows["rank"].dropna().to_dict() == {"18": 1, "91": 2}


def test_figures_whose_month_is_not_known_are_not_ranked(release_of):
    release = release_of(*(employed(code, 2025, 20, 100, as_of=MONTH_UNKNOWN) for code in ("16", "18")))
    rows = by_area(build_table(release, View()))
    assert rows["rank"].isna().all()
    assert rows.loc[["16", "18"], "rank_note"].tolist() == ["comparable.month_unknown"] * 2


def test_estimates_are_never_ranked(release_of):
    release = release_of(
        employed("16.06", 2025, 10, 100, status="estimate"),
        employed("16.71", 2025, 30, 100, status="estimate"),
        employed("16.74", 2025, 20, 100, status="official"),
        employed("18.01", 2025, 25, 100, status="official"),
    )
    rows = by_area(build_table(release, View(level="regency")))
    assert rows["rank"].dropna().to_dict() == {"16.74": 2, "18.01": 1}
    assert rows["comparison_group"].dropna().to_dict() == dict.fromkeys(["16.74", "18.01"], "sakernas:2025")
    assert rows.loc[["16.06", "16.71"], "rank_note"].tolist() == ["comparable.estimate"] * 2
    assert rows["parent_rank"].isna().all()


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
    rows = by_area(build_table(release, UCJ))
    assert rows["rank"].isna().all()
    groups = ["semesta:2025-Q2", "semesta:2025-Q2:branch"]
    assert rows.loc[["16", "18"], "comparison_group"].tolist() == groups
