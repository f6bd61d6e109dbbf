"""Which figures a target of a year says anything of, and how they stand to it."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.table import figures_of
from pantau.analysis.targets.choices import choices
from pantau.analysis.targets.gaps import against
from pantau.catalogue import Target
from pantau.view import View
from tests.unit.analysis.conftest import figure

TODAY = pd.Timestamp("2026-11-29")


def stands(release_of, as_of, value, *, year=2025, area="16", day=TODAY):
    """A figure of Sumatera Selatan held against 50% of a year, set for it or for the nation."""
    (choice,) = choices([Target("t", "Dok", area, year, 50.0, "percent", "semesta", False, "", "")]).values()
    release = release_of(figure("16", as_of, value, denominator=9_000))
    view = View("coverage_ucj", period=as_of)
    table = build_table(release, view)
    past = figures_of(release, view.indicator, table.view.segment)
    out = against(table.rows, choice, past=past, day=day)
    row = out[table.rows["area_code"] == "16"].iloc[0]
    return tuple("" if pd.isna(row[name]) else row[name] for name in ("target_note", "target_standing"))


@pytest.mark.parametrize(
    ("as_of", "value", "standing"),
    [
        ("2025-06", 50.0, "targets.standing.reached"),
        ("2025-06", 49.9, ""),
        ("2024-12", 49.9, "targets.standing.early"),
    ],
)
def test_reached_is_said_only_of_a_figure_of_the_targets_year(release_of, as_of, value, standing):
    assert stands(release_of, as_of, value) == ("", standing)


@pytest.mark.parametrize(
    ("as_of", "value", "standing"),
    [
        ("2025-06", 60.0, "above_yardstick"),
        ("2025-06", 40.0, "below_yardstick"),
        ("2024-08-26", 40.0, "early_yardstick"),
    ],
)
def test_what_is_set_for_the_nation_is_reached_by_no_province(release_of, as_of, value, standing):
    assert stands(release_of, as_of, value, area="ID") == ("", f"targets.standing.{standing}")


@pytest.mark.parametrize("area", ["16", "ID"])
@pytest.mark.parametrize("value", [40.0, 49.9, 50.0, 60.0])
@pytest.mark.parametrize("as_of", ["2024-08-26", "2024-12"])
def test_whether_a_figure_is_compared_never_hangs_on_its_value(release_of, as_of, value, area):
    standing = "targets.standing.early" + ("_yardstick" if area == "ID" else "")
    assert stands(release_of, as_of, value, area=area) == ("", standing)


def test_while_the_year_is_still_to_end_it_is_compared_and_not_called_above(release_of):
    for area, standing in (("16", "early"), ("ID", "early_yardstick")):
        found = stands(release_of, "2024-12", 60.0, area=area, year=2026)
        assert found == ("", f"targets.standing.{standing}")


@pytest.mark.parametrize(
    ("as_of", "year", "note"),
    [
        ("2025-12", 2024, "targets.row.later"),
        ("2024-12", 2024, ""),
        ("2023-12", 2025, "targets.row.too_old"),
        ("2024-01", 2025, ""),
        # of a year that is still to end the newest figure is taken, however old
        ("2023-12", 2026, ""),
        ("2023-12", 2029, ""),
    ],
)
def test_a_figure_of_another_time_is_not_compared(release_of, as_of, year, note):
    early = "targets.standing.early" if not note and int(as_of[:4]) < year else ""
    assert stands(release_of, as_of, 40.0, year=year) == (note, early)


def test_a_year_is_over_from_the_first_of_january(release_of):
    days = {"2025-12-31": "", "2026-01-01": "targets.row.too_old"}
    for day, note in days.items():
        assert stands(release_of, "2023-12", 40.0, day=pd.Timestamp(day))[0] == note
