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
from tests.unit.analysis.conftest import employed, figure


def target(value, year=2026, basis="semesta"):
    (choice,) = choices([Target("t", "Dok", "16", year, value, "percent", basis, False, "", "")]).values()
    return choice


def progress(release, choice, view=View("coverage_ucj")):
    table = build_table(release, view)
    past = figures_of(release, view.indicator, table.view.segment)
    out = against(table.rows, choice, past=past)
    return out[table.rows["area_code"] == "16"].iloc[0]


def december(*values):
    """Figures of December 2023, 2024 and 2025."""
    return [figure("16", f"{2023 + at}-12", value) for at, value in enumerate(values)]


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
    row = progress(release_of(figure("16", "2024-04", 20.0), figure("16", "2025-12", 34.0)), target(40.0))
    assert row["progress_note"] == "targets.progress.no_baseline"
    assert pd.isna(row["verdict"])


def test_another_basis_is_no_baseline(release_of):
    release = release_of(figure("16", "2023-12", 30.0, basis="unstated"), figure("16", "2025-12", 34.0))
    assert progress(release, target(40.0))["progress_note"] == "targets.progress.no_baseline"


def test_once_the_date_has_come_there_is_nothing_to_expect(release_of):
    row = progress(release_of(*YEARS), target(40.0, year=2025))
    assert row["progress_note"] == "targets.progress.due"
    assert pd.isna(row["verdict"])
    assert row["share_closed"] == pytest.approx(40.0)


def test_two_comparable_figures_are_no_trend(release_of):
    row = progress(release_of(figure("16", "2023-12", 30.0), figure("16", "2025-12", 34.0)), target(40.0))
    assert row["progress_note"] == "targets.progress.too_few"
    assert row["comparable_count"] == 2
    assert pd.isna(row["verdict"])
    assert pd.isna(row["expected_value"])
    assert row["share_closed"] == pytest.approx(40.0)  # a difference of two figures needs no third


@pytest.mark.parametrize(
    "third",
    [
        figure("16", "2024-11", 31.0),
        figure("16", "2024-12", 31.0, basis="unstated"),
        figure("16", "2024-12", 31.0, status="estimate"),
        figure("16", "2023-12-05", 29.0),  # of a year that has its figure already
        figure("18", "2024-12", 31.0),
    ],
)
def test_a_third_figure_that_is_not_comparable_makes_no_verdict(release_of, third):
    row = progress(
        release_of(figure("16", "2023-12", 30.0), third, figure("16", "2025-12", 34.0)), target(40.0)
    )
    assert (row["comparable_count"], row["progress_note"]) == (2, "targets.progress.too_few")
    assert pd.isna(row["verdict"])


class TestAMonthThatIsNotKnown:
    """The month of 2025 is not known of coverage_employed (series_notes)."""

    def release(self, release_of, *years):
        return release_of(*(employed("16", year, 10 * (year - 2000), 1000) for year in years))

    def row(self, release, year):
        view = View("coverage_employed", period=str(year))
        return progress(release, target(40.0, year=2030, basis="sakernas"), view)

    def test_such_a_figure_is_not_judged_however_many_there_are_before_it(self, release_of):
        row = self.row(self.release(release_of, 2023, 2024, 2025), 2025)
        assert row["comparable_count"] == 2
        assert row["progress_note"] == "targets.progress.no_month"
        assert pd.isna(row["verdict"])
        # 23% to 25% of a way of 17 points; said to be of the season, perhaps
        assert row["share_closed"] == pytest.approx(100 * 2 / 17)
        assert row["season_note"] == "targets.progress.month_unknown"

    def test_it_is_no_point_of_later_figures_either(self, release_of):
        row = self.row(self.release(release_of, 2024, 2025, 2026), 2026)
        assert (row["comparable_count"], row["baseline_as_of"]) == (2, "2024")
        assert row["progress_note"] == "targets.progress.too_few"
        assert pd.isna(row["season_note"])

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
            figure("16", f"{year}-12", 20.0 + year - 2023, indicator="coverage_employed", segment="pu_bpu")
            for year in (2023, 2024, 2025)
        ]
        past = figures_of(release_of(*months), "coverage_employed", "pu_bpu")
        rows = past[past["as_of"] == "2025-12"]
        assert len(comparable_points(rows, past)) == 3


def test_the_real_series_begins_anew_in_2023_and_says_that_a_month_is_unknown(full_release):
    known = choices(targets(full_release.query("targets")).values())
    table = build_table(full_release, View(period="2025"))
    past = figures_of(full_release, "coverage_employed", "pu_bpu")
    out = against(table.rows, known["rkp-2026"], past=past).set_index(table.rows["area_code"])
    lampung = out.loc["18"]
    assert lampung["baseline_as_of"] == "2023"  # 12.83% of 2022 is of the series before
    # 15.601178 to 14.629381: of a gap of 19.388822 points, 0.971797 more
    assert lampung["share_closed"] == pytest.approx(-100 * 0.971797 / 19.388822, abs=1e-4)
    assert lampung["season_note"] == "targets.progress.month_unknown"
    # only 2023 and 2024 are figures of one month: of no province is a verdict given
    assert lampung["progress_note"] == "targets.progress.no_month"
    assert out["verdict"].isna().all()
    assert lampung["comparable_count"] == 2


def test_the_one_province_with_three_decembers_is_judged(full_release):
    # Sulawesi Utara as published: 80.00% of 13 December 2021, 76.11% and 67.95% of 16 December 2025.
    # -12.05 points in 1,464 days are -3.006 a year; 15 days on, 67.95 - 0.12 = 67.83.
    known = choices(targets(full_release.query("targets")).values())
    view = View("coverage_ucj", period="2025-12")
    past = figures_of(full_release, "coverage_ucj", "all")
    table = build_table(full_release, view)
    out = against(table.rows, known["ucj-kemendagri-2025"], past=past).set_index(table.rows["area_code"])
    assert out.at["71", "verdict"] == "maintain"
    assert out.at["71", "expected_value"] == pytest.approx(67.83, abs=0.005)
    assert out["verdict"].notna().sum() == 1
