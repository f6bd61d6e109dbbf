"""Tables as pages ask for them: with the target of the View in them, shared where nothing differs."""

from __future__ import annotations

import pytest

from pantau.analysis.errors import UnknownInReleaseError
from pantau.analysis.ranks.uncertainty import RANGE_COLUMNS, Errors
from pantau.answers import ranks, tables
from pantau.answers.targets import compared_headline, refusals, usable
from pantau.view import View


def test_areas_in_focus_share_one_table(full_release):
    assert tables.table(full_release, View(area="16")) is tables.table(full_release, View(layout="tiles"))


def test_the_target_of_a_view_is_in_its_table(full_release):
    table = tables.table(full_release, View(period="2024", target="rkp-2026"))
    lampung = table.rows.set_index("area_code").loc["18"]
    assert table.target is not None
    assert table.view.target == "rkp-2026"
    assert lampung["gap_people"] == 816_526  # ceil(0.3499 * 4,787,589) - 858,652
    assert "gap_people" not in tables.table(full_release, View(period="2024")).rows


def test_a_figure_of_no_known_month_is_compared_with_no_target(full_release):
    rows = tables.table(full_release, View(period="2025", target="rkp-2026")).rows.set_index("area_code")
    assert rows["gap_people"].isna().all()
    assert rows.loc["18", "target_note"] == "comparable.month_unknown"


def test_a_target_that_may_not_be_compared_says_why_and_adds_nothing(full_release):
    table = tables.table(full_release, View(period="2025", target="ucj-kemendagri-2025"))
    assert table.target is None
    assert table.asked.refused
    assert table.asked.why == "targets.why.basis"
    assert "gap_people" not in table.rows
    assert table.view.target == ""


def test_a_target_nobody_set_is_said_to_be_unknown(full_release):
    asked = tables.table(full_release, View(target="bukan-sasaran")).asked
    assert (asked.refused, asked.choice, asked.why) == (True, None, "")


def test_an_area_compared_with_a_target_agrees_with_its_row(full_release):
    view = View(segment="pu_bpu", period="2024", area="18", target="rkp-2026")
    row = tables.table(full_release, view).rows.set_index("area_code").loc["18"]
    own = compared_headline(full_release, view, "rkp-2026", None)
    assert own["gap_people"] == row["gap_people"] == 816_526
    assert own["distance_points"] == row["distance_points"]


def test_an_unknown_indicator_is_named(full_release):
    with pytest.raises(UnknownInReleaseError):
        tables.table(full_release, View(indicator="nothing"))


def test_targets_that_may_be_used_are_those_not_refused(full_release):
    refused = refusals(full_release, "coverage_employed", "pu_bpu")
    assert set(usable(full_release, "coverage_employed", "pu_bpu")) == {
        k for k, why in refused.items() if not why
    }
    assert refused["rpjmn-2025"] == ""
    assert not usable(full_release, "unemployment", "all")


def test_ranges_stand_beside_the_columns_of_a_target(full_release):
    view, errors = View(period="2025", target="rkp-2026"), Errors(2, 5)
    plain = ranks.ranged(full_release, view.but(target=""), errors)
    both = ranks.ranged(full_release, view, errors)
    assert both.rows[list(RANGE_COLUMNS)].equals(plain.rows[list(RANGE_COLUMNS)])
    assert "gap_people" in both.rows
    assert dict(both.view.options)["error_province"] == "2"


def test_the_nation_stands_among_nobody(full_release):
    assert ranks.standing(full_release, View(), Errors(2, 5)) is None
    lampung = ranks.standing(full_release, View(area="18"), Errors(2, 5))
    assert lampung is not None
    assert lampung["area_code"] == "18"


def test_extremes_are_the_ends_of_one_comparison_group(full_release):
    rows = tables.table(full_release, View(period="2024")).rows
    ranked = rows[rows["rank"].notna()].sort_values("rank")
    found = tables.extremes(full_release, View(period="2024"), 3)
    first = [code for place in found.first for code in place["area_code"]]
    last = [code for place in found.last for code in place["area_code"]]
    assert first == list(ranked["area_code"])[: len(first)]
    assert last == list(ranked["area_code"])[::-1][: len(last)]
    assert found.ranked == len(ranked)
