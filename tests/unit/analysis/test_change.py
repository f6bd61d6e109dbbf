"""Changes: against what, by how much, and from which side."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.change import split_change
from pantau.view import View
from tests.unit.analysis.conftest import MONTH_UNKNOWN, employed, figure

UCJ = View(indicator="coverage_ucj")
WHOLE = {"denominator": 9_000}  # the published denominator of both dates
CHANGE = [
    "change_points",
    "change_people",
    "change_by_participants",
    "change_by_denominator",
    "change_from",
    "improvement_points",
]


def first(release, view):
    return build_table(release, view).rows.iloc[0]


class TestYearly:
    def test_against_the_year_before_in_points_and_people(self, release_of):
        release = release_of(employed("16", 2023, 20, 100), employed("16", 2024, 30, 120))
        row = first(release, View(period="2024"))
        assert row["change_points"] == 5
        assert row["change_people"] == 10
        assert row["change_from"] == "2023"
        assert pd.isna(row["change_note"])

    def test_a_figure_whose_month_is_not_known_has_no_change(self, release_of):
        release = release_of(
            employed("16", 2024, 3000, 12000), employed("16", 2025, 2400, 12000, as_of=MONTH_UNKNOWN)
        )
        row = first(release, View(period="2025"))
        assert row["value"] == 20
        assert row[CHANGE].isna().all()
        assert row["change_note"] == "comparable.month_unknown"

    def test_2022_to_2023_crosses_the_break_of_the_series(self, release_of):
        release = release_of(employed("16", 2022, 2000, 10000), employed("16", 2023, 3000, 12000))
        row = first(release, View(period="2023"))
        assert row[CHANGE].isna().all()
        assert row["flags"] == ()
        assert row["change_note"] == "comparable.series_break"

    def test_a_gap_of_two_years_is_no_change(self, release_of):
        release = release_of(employed("16", 2022, 20, 100), employed("16", 2024, 30, 120))
        row = first(release, View(period="2024"))
        assert pd.isna(row["change_points"])
        assert row["change_note"] == "analysis.change_no_previous"

    def test_other_boundaries_are_another_area(self, release_of):
        release = release_of(employed("91", 2024, 20, 100), employed("91", 2025, 30, 120, boundaries=38))
        row = build_table(release, View()).rows.set_index("area_code").loc["91"]
        assert pd.isna(row["change_points"])
        assert row["change_note"] == "comparable.boundaries"

    def test_boundaries_matter_only_to_provinces_that_were_split(self, release_of):
        release = release_of(employed("16", 2024, 20, 100), employed("16", 2025, 30, 100, boundaries=38))
        assert first(release, View())["change_points"] == 10

    def test_an_estimate_is_not_compared_with_an_official_figure(self, release_of):
        release = release_of(
            employed("16.06", 2024, 20, 100, status="estimate"),
            employed("16.06", 2025, 30, 100, status="official"),
        )
        assert first(release, View(scope="16"))["change_note"] == "comparable.estimate"

    def test_two_estimates_have_no_change(self, release_of):
        release = release_of(
            *(employed("16.06", year, year - 2000, 100, status="estimate") for year in (2024, 2025))
        )
        row = first(release, View(scope="16"))
        assert row["value"] == 25
        assert row[CHANGE].isna().all()
        assert row["change_note"] == "comparable.estimate"


class TestPublished:
    def test_against_the_previous_figure_of_the_same_basis_and_month(self, release_of):
        release = release_of(
            figure("16", "2024-06", 40, **WHOLE),
            figure("16", "2024-12", 20, basis="unstated", **WHOLE),
            figure("16", "2025-06", 44, **WHOLE),
        )
        row = first(release, UCJ)
        assert row["change_points"] == 4
        assert row["change_from"] == "2024-06"
        assert pd.isna(row["change_note"])

    def test_another_month_is_another_season(self, release_of):
        release = release_of(
            figure("16", "2025-04-28", 36.7, **WHOLE), figure("16", "2025-08-27", 31.33, **WHOLE)
        )
        row = first(release, UCJ)
        assert row[CHANGE].isna().all()
        assert row["change_note"] == "comparable.month"

    def test_unstated_bases_are_compared_only_within_a_source(self, release_of):
        one = [
            figure("16", f"{year}-12", value, basis="unstated", **WHOLE)
            for year, value in ((2024, 39), (2025, 29))
        ]
        assert first(release_of(*one), UCJ)["change_points"] == -10
        row = first(release_of(one[0], one[1] | {"source_id": "source-b"}), UCJ)
        assert pd.isna(row["change_points"])
        assert row["change_note"] == "comparable.unstated"

    def test_denominators_must_be_known_and_have_stayed(self, release_of):
        """5% of 10,000 are 500: 10,500 is the last that is the same measure."""
        for whole, points, note in (
            (10_500, 5, None),
            (10_501, None, "comparable.denominator_moved"),
            (None, None, "comparable.denominator_unknown"),
        ):
            release = release_of(
                figure("16", "2024-12", 30, denominator=10_000),
                figure("16", "2025-12", 35, denominator=whole),
            )
            row = first(release, UCJ)
            assert (pd.isna(row["change_points"]), pd.isna(row["change_note"])) == (
                points is None,
                note is None,
            )
            assert points is None or row["change_points"] == points
            assert note is None or row["change_note"] == note

    def test_a_first_figure_has_no_change(self, release_of):
        row = first(release_of(figure("16", "2025-04", 30)), UCJ)
        assert pd.isna(row["change_points"])
        assert row["change_note"] == "analysis.change_no_previous"


def test_a_fall_for_both_reasons():
    """39% of 511,111 and 29% of 599,061: 199,333 and 173,728 participants.

    Participants: 100 * (173727.69 - 199333.29) * (1/511111 + 1/599061) / 2 = -4.642 points;
    denominator: the rest of -10 points. The arithmetic alone: the gate refuses a pair whose denominator
    moved by as much.
    """
    people, whole = split_change(*(pd.Series([value]) for value in (39.0, 511_111.0, 29.0, 599_061.0)))
    assert people[0] == pytest.approx(-4.642, abs=0.001)
    assert whole[0] == pytest.approx(-5.358, abs=0.001)


def test_the_same_denominator_leaves_all_to_participants(release_of):
    """88,958 and then 103,079 of the same 213,582: 14,121 more, 6.6115 points."""
    release = release_of(
        figure("16.06", "2024-07", numerator=88958, denominator=213582),
        figure("16.06", "2025-07", numerator=103079, denominator=213582),
    )
    row = first(release, UCJ.but(scope="16"))
    assert row["change_by_participants"] == pytest.approx(6.6115, abs=0.0001)
    assert row["change_by_denominator"] == pytest.approx(0)
    assert row["change_people"] == 14121


class TestSeason:
    """Participants fall from January to April: compare with the same month of another year, or not at all."""

    def test_the_same_month_of_last_year_comes_before_the_month_before(self, release_of):
        release = release_of(
            *(
                figure("16", month, value, status="official", **WHOLE)
                for month, value in (("2024-12", 40.0), ("2025-11", 44.0), ("2025-12", 43.0))
            )
        )
        row = first(release, UCJ.but(period="2025-12"))
        assert row["change_points"] == 3
        assert row["change_from"] == "2024-12"
        assert pd.isna(row["change_note"])

    def test_without_it_the_same_month_of_an_older_year(self, release_of):
        release = release_of(
            *(
                figure("16", month, value, **WHOLE)
                for month, value in (("2023-12", 38.0), ("2025-11", 44.0), ("2025-12", 43.0))
            )
        )
        row = first(release, UCJ.but(period="2025-12"))
        assert (row["change_points"], row["change_from"]) == (5, "2023-12")

    @pytest.mark.parametrize(("status", "points"), [("official", -1), ("published", None)])
    def test_the_month_before_only_of_official_reports(self, release_of, status, points):
        release = release_of(
            figure("16", "2025-11", 44.0, status=status, **WHOLE),
            figure("16", "2025-12", 43.0, status=status, **WHOLE),
        )
        row = first(release, UCJ.but(period="2025-12"))
        if points:
            assert (row["change_points"], row["change_from"]) == (points, "2025-11")
            assert pd.isna(row["change_note"])
        else:
            assert row[CHANGE].isna().all()
            assert row["change_note"] == "comparable.month"
