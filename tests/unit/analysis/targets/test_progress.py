"""Share of the gap closed, and the three verdicts."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.table import figures_of
from pantau.analysis.targets.choices import choices
from pantau.analysis.targets.gaps import against
from pantau.catalogue import Target, targets
from pantau.view import View
from tests.unit.analysis.conftest import figure


def target(value, year=2026, basis="semesta"):
    (choice,) = choices([Target("t", "Dok", "16", year, value, "percent", basis, False, "", "")]).values()
    return choice


def progress(release, choice, view=View("coverage_ucj")):
    table = build_table(release, view)
    past = figures_of(release, view.indicator, table.view.segment)
    out = against(table.rows, choice, past=past)
    return out[table.rows["area_code"] == "16"].iloc[0]


YEARS = [figure("16", "2023-12", 30.0), figure("16", "2025-12", 34.0)]  # 2 points a year


@pytest.mark.parametrize(
    ("aim", "verdict"),
    [(35.9, "maintain"), (36.1, "accelerate"), (33.0, "maintain")],  # in a year about 36.0
)
def test_the_pace_so_far_is_carried_on_to_the_targets_date(release_of, aim, verdict):
    row = progress(release_of(*YEARS), target(aim))
    assert row["verdict"] == verdict
    assert row["expected_value"] == pytest.approx(36.0, abs=0.01)


def test_a_falling_figure_is_to_be_reversed(release_of):
    row = progress(release_of(figure("16", "2023-12", 34.0), figure("16", "2025-12", 30.0)), target(40.0))
    assert row["verdict"] == "reverse"
    assert row["share_closed"] == pytest.approx(100 * (30 - 34) / (40 - 34))


def test_a_standing_figure_is_to_be_accelerated(release_of):
    row = progress(release_of(figure("16", "2023-12", 34.0), figure("16", "2025-12", 34.0)), target(40.0))
    assert (row["verdict"], row["share_closed"]) == ("accelerate", 0)


def test_what_falls_but_stays_above_is_to_be_maintained(release_of):
    row = progress(release_of(figure("16", "2023-12", 44.0), figure("16", "2025-12", 43.0)), target(40.0))
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


def test_the_real_series_begins_anew_in_2023_and_says_that_a_month_is_unknown(full_release):
    known = choices(targets(full_release.query("targets")).values())
    table = build_table(full_release, View(period="2025"))
    past = figures_of(full_release, "coverage_employed", "pu_bpu")
    out = against(table.rows, known["rkp-2026"], past=past).set_index(table.rows["area_code"])
    lampung = out.loc["18"]
    assert lampung["baseline_as_of"] == "2023"  # 12.83% of 2022 is of the series before
    # 15.601178 to 14.629381: of a gap of 19.388822 points, 0.971797 more
    assert lampung["share_closed"] == pytest.approx(-100 * 0.971797 / 19.388822, abs=1e-4)
    assert lampung["verdict"] == "reverse"
    assert lampung["season_note"] == "targets.progress.month_unknown"
    assert out.at["51", "verdict"] == "maintain"
