"""Share of the gap closed, and the three verdicts."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.table import figures_of
from pantau.analysis.targets.choices import choices
from pantau.analysis.targets.gaps import against
from pantau.analysis.targets.progress import comparable_points
from pantau.catalogue import Target, targets
from pantau.view import View
from tests.unit.analysis.conftest import MONTH_UNKNOWN, employed, figure


def target(value, year=2026, basis="semesta"):
    (choice,) = choices([Target("t", "Dok", "16", year, value, "percent", basis, False, "", "")]).values()
    return choice


def progress(release, choice, view=View("coverage_ucj")):
    table = build_table(release, view)
    past = figures_of(release, view.indicator, table.view.segment)
    out = against(table.rows, choice, past=past)
    return out[table.rows["area_code"] == "16"].iloc[0]


def ucj(as_of, value, area="16", **fields):
    """A figure whose denominator is known and stays."""
    return figure(area, as_of, value, denominator=9_000, **fields)


def december(*values):
    """Figures of December 2023, 2024 and 2025."""
    return [ucj(f"{2023 + at}-12", value) for at, value in enumerate(values)]


YEARS = december(30.0, 31.0, 34.0)  # 2 points a year since the oldest


@pytest.mark.parametrize(
    ("aim", "verdict"),
    [(35.9, "maintain"), (36.1, "accelerate"), (33.0, "maintain")],  # in a year about 36.0
)
def test_the_pace_so_far_is_carried_on_to_the_targets_date(release_of, aim, verdict):
    row = progress(release_of(*YEARS), target(aim))
    assert row["verdict"] == verdict
    assert row["expected_value"] == pytest.approx(36.0, abs=0.01)


def test_a_falling_figure_is_to_be_reversed(release_of):
    row = progress(release_of(*december(34.0, 33.0, 30.0)), target(40.0))
    assert row["verdict"] == "reverse"
    assert row["share_closed"] == pytest.approx(100 * (30 - 34) / (40 - 34))


def test_a_standing_figure_is_to_be_accelerated(release_of):
    row = progress(release_of(*december(34.0, 35.0, 34.0)), target(40.0))
    assert (row["verdict"], row["share_closed"]) == ("accelerate", 0)


def test_what_falls_but_stays_above_is_to_be_maintained(release_of):
    row = progress(release_of(*december(44.0, 44.0, 43.0)), target(40.0))
    assert row["verdict"] == "maintain"
    assert pd.isna(row["share_closed"])  # there was no gap to close


def test_share_closed_names_what_it_is_measured_from(release_of):
    row = progress(release_of(*YEARS), target(40.0))
    assert row["share_closed"] == pytest.approx(40.0)  # 4 of the 10 points
    assert (row["baseline_value"], row["baseline_as_of"]) == (30.0, "2023-12")


def test_other_months_are_no_baseline(release_of):
    row = progress(release_of(ucj("2024-04", 20.0), ucj("2025-12", 34.0)), target(40.0))
    assert row["progress_note"] == "targets.progress.no_baseline"
    assert pd.isna(row["verdict"])


def test_another_basis_is_no_baseline(release_of):
    release = release_of(ucj("2023-12", 30.0, basis="unstated"), ucj("2025-12", 34.0))
    assert progress(release, target(40.0))["progress_note"] == "targets.progress.no_baseline"


def test_once_the_date_has_come_there_is_nothing_to_expect(release_of):
    row = progress(release_of(*YEARS), target(40.0, year=2025))
    assert row["progress_note"] == "targets.progress.due"
    assert pd.isna(row["verdict"])
    assert row["share_closed"] == pytest.approx(40.0)


def test_two_comparable_figures_are_no_trend(release_of):
    row = progress(release_of(ucj("2023-12", 30.0), ucj("2025-12", 34.0)), target(40.0))
    assert row["progress_note"] == "targets.progress.too_few"
    assert row["comparable_count"] == 2
    assert pd.isna(row["verdict"])
    assert pd.isna(row["expected_value"])
    assert row["share_closed"] == pytest.approx(40.0)  # a difference of two figures needs no third


@pytest.mark.parametrize(
    "third",
    [
        ucj("2024-11", 31.0),
        ucj("2024-12", 31.0, basis="unstated"),
        ucj("2024-12", 31.0, status="estimate"),
        ucj("2024-12", 31.0, caveat="uncertain"),
        figure("16", "2024-12", 31.0, denominator=8_000),  # 12.5% less than the others' 9,000
        figure("16", "2024-12", 31.0),
        ucj("2023-12-05", 29.0),  # of a year that has its figure already
        ucj("2024-12", 31.0, area="18"),
    ],
)
def test_a_third_figure_that_is_not_comparable_makes_no_verdict(release_of, third):
    row = progress(release_of(ucj("2023-12", 30.0), third, ucj("2025-12", 34.0)), target(40.0))
    assert (row["comparable_count"], row["progress_note"]) == (2, "targets.progress.too_few")
    assert pd.isna(row["verdict"])


def test_of_official_reports_a_month_before_is_no_point_of_a_trend(release_of):
    release = release_of(*(ucj(f"2025-{month}", 30.0, status="official") for month in (10, 11, 12)))
    row = progress(release, target(40.0))
    assert (row["comparable_count"], row["progress_note"]) == (1, "targets.progress.no_baseline")


class TestAMonthThatIsNotKnown:
    """The source of 2025 does not say its month."""

    def release(self, release_of, *years):
        unknown = {2025: {"as_of": MONTH_UNKNOWN}}
        return release_of(
            *(employed("16", year, 10 * (year - 2000), 1000, **unknown.get(year, {})) for year in years)
        )

    def row(self, release, year):
        view = View("coverage_employed", period=str(year))
        return progress(release, target(40.0, year=2030, basis="sakernas"), view)

    def test_such_a_figure_is_compared_with_no_target_however_many_there_are_before_it(self, release_of):
        row = self.row(self.release(release_of, 2022, 2023, 2024, 2025), 2025)
        assert row["target_note"] == "comparable.month_unknown"
        assert row["comparable_count"] == 0
        nothing = [
            "verdict",
            "expected_value",
            "share_closed",
            "baseline_value",
            "distance_points",
            "gap_people",
        ]
        assert row[nothing].isna().all()

    def test_it_is_no_point_of_later_figures_either(self, release_of):
        row = self.row(self.release(release_of, 2024, 2025, 2026), 2026)
        assert (row["comparable_count"], row["baseline_as_of"]) == (2, "2024")
        assert row["progress_note"] == "targets.progress.too_few"

    def test_it_is_no_baseline(self, release_of):
        row = self.row(self.release(release_of, 2025, 2026), 2026)
        assert row["progress_note"] == "targets.progress.no_baseline"

    def test_around_it_three_are_enough(self, release_of):
        row = self.row(self.release(release_of, 2023, 2024, 2025, 2026), 2026)
        assert row["comparable_count"] == 3
        # 23% at the end of 2023, 26% of 2026, so 30% of 2030
        assert row["expected_value"] == pytest.approx(30.0, abs=0.01)
        assert row["verdict"] == "accelerate"

    def test_a_month_that_the_figure_names_is_known(self, release_of):
        months = [
            ucj(f"{year}-12", 20.0 + year - 2023, indicator="coverage_employed", segment="pu_bpu")
            for year in (2023, 2024, 2025)
        ]
        past = figures_of(release_of(*months), "coverage_employed", "pu_bpu")
        rows = past[past["as_of"] == "2025-12"]
        assert len(comparable_points(rows, past)) == 3


class TestPointsThatDriftApart:
    """100, 105 and 110 are a twentieth apart, one from the next, and a tenth from first to last."""

    def points(self, release_of, *wholes):
        years = [
            figure("16", f"{2025 - at}-12", 30.0 - at, denominator=whole) for at, whole in enumerate(wholes)
        ]
        past = figures_of(release_of(*years), "coverage_ucj", "all")
        return comparable_points(past[past["as_of"] == "2025-12"], past)["as_of"].tolist()

    def test_any_two_may_be_compared(self, release_of):
        # each of 100 and 110 may be compared with 105, which is the newest
        assert self.points(release_of, 105, 100, 110) == ["2025-12", "2024-12"]

    def test_what_is_left_out_keeps_nothing_else_out(self, release_of):
        assert self.points(release_of, 105, 100, 110, 101) == ["2025-12", "2024-12", "2022-12"]

    def test_a_denominator_that_stays_keeps_all(self, release_of):
        assert len(self.points(release_of, 105, 104, 106, 105)) == 4


def of_real(release, view, name):
    """What targets.against says of each area of a View of the real release."""
    known = choices(targets(release.query("targets")).values())
    table = build_table(release, view)
    past = figures_of(release, view.indicator, table.view.segment)
    return against(table.rows, known[name], past=past).set_index(table.rows["area_code"])


def test_what_is_set_for_the_nation_judges_no_province(release_of):
    (yardstick,) = choices(
        [Target("t", "Dok", "ID", 2026, 33.0, "percent", "semesta", False, "", "")]
    ).values()
    row = progress(release_of(*YEARS), yardstick)
    assert row["progress_note"] == "targets.progress.yardstick"
    assert pd.isna(row["verdict"])
    assert pd.isna(row["expected_value"])


def test_the_real_series_begins_anew_in_2023(full_release):
    out = of_real(full_release, View(), "rkp-2026")
    lampung = out.loc["18"]
    assert lampung["baseline_as_of"] == "2023-12"  # 12.83% of 2022 is of the series before
    # 15.601178 to 17.934956: of a gap of 34.99 - 15.601178 = 19.388822 points, 2.333778 closed
    assert lampung["share_closed"] == pytest.approx(100 * 2.333778 / 19.388822, abs=1e-4)
    # only 2023 and 2024 are comparable; and what is set for the nation judges no province
    assert (lampung["comparable_count"], lampung["progress_note"]) == (2, "targets.progress.yardstick")
    assert out["verdict"].isna().all()


def test_of_2025_no_province_is_held_against_a_target(full_release):
    out = of_real(full_release, View(period="2025"), "rkp-2026")
    # 34 provinces; the four split from Papua and Papua Barat have no figure
    assert out["target_note"].value_counts().to_dict() == {
        "comparable.month_unknown": 33,
        "comparable.uncertain": 1,
        "targets.row.no_figure": 4,
    }
    assert out[["verdict", "share_closed", "distance_points", "gap_people"]].isna().all(axis=None)


def test_three_decembers_without_their_denominators_are_not_judged(full_release):
    """Sulawesi Utara: 80.00% of 780,666 (2021), 76.11% of an unknown number (2024), 67.95% of 843,000 (2025).

    843,000 are 8% more than 780,666.
    """
    out = of_real(full_release, View("coverage_ucj", period="2025-12"), "ucj-kemendagri-2025")
    assert (out.at["71", "comparable_count"], out["verdict"].notna().sum()) == (1, 0)
    assert out.at["71", "progress_note"] == "targets.progress.yardstick"
