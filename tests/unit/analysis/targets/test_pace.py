"""Time left and the pace needed, by the calendar."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis.targets.pace import months_left, needed, pace_of, working_days

END = pd.Timestamp("2026-12-31")


@pytest.mark.parametrize(
    ("day", "months"),
    [
        ("2025-12-31", 12),
        ("2026-10-31", 2),
        ("2026-11-21", 1 + 9 / 30),
        ("2026-12-31", 0),
        ("2027-01-31", -1),
    ],
)
def test_months_are_counted_on_the_calendar(day, months):
    assert months_left(pd.Series([pd.Timestamp(day)]), END).iloc[0] == pytest.approx(months)


@pytest.mark.parametrize(
    ("day", "days"),
    # December 2026 has 23 Mondays to Fridays; the 31st is a Thursday
    [("2026-11-30", 23), ("2026-12-29", 2), ("2026-12-26", 4), ("2026-12-31", 0)],
)
def test_working_days_are_mondays_to_fridays(day, days):
    assert working_days(pd.Series([pd.Timestamp(day)]), END).iloc[0] == days


def test_people_are_whole():
    out = needed(pd.Series([100, 0, 100, 100], dtype="Int64"), pd.Series([3.0, 0.0, 0.0, None]))
    assert out.fillna(-1).tolist() == [34, 0, -1, -1]


def test_a_whole_quotient_is_not_rounded_up():
    assert needed(pd.Series([33], dtype="Int64"), pd.Series([3.3])).iloc[0] == 10


def test_a_past_date_says_so_and_divides_nothing():
    dates = pd.to_datetime(pd.Series(["2026-01-31", "2027-02-01", "2027-02-01", None]))
    out = pace_of(dates, pd.Series([11, 11, 0, pd.NA], dtype="Int64"), 2026)
    assert (
        out["pace_note"].tolist()
        == [pytest.approx(float("nan"), nan_ok=True), "targets.pace.past"]
        + [pytest.approx(float("nan"), nan_ok=True)] * 2
    )
    assert out["needed_per_month"].tolist() == [1, pd.NA, 0, pd.NA]
    assert out["months_left"].fillna(-1).tolist() == [11, 0, 0, -1]


def test_no_pace_from_a_figure_that_is_older_than_the_time_left():
    dates = pd.to_datetime(pd.Series(["2024-12-31", "2026-10-31", "2024-12-31"]))
    out = pace_of(dates, pd.Series([790_000, 310, 0], dtype="Int64"), 2026, pd.Timestamp("2026-11-30"))
    # 23 months old with 1 left; 1 month old with 1 left; nothing missing
    assert out["figure_age"].tolist() == [23, 1, 23]
    assert out["pace_note"].fillna("").tolist() == ["targets.pace.outdated", "", ""]
    assert out["needed_per_month"].tolist() == [pd.NA, 310, 0]
    assert out["needed_per_working_day"].isna().tolist() == [True, False, False]
