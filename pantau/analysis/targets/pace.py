"""How fast it must go: time left to a target's date, and people needed a month and a working day."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd


def deadline_of(year: int) -> pd.Timestamp:
    """The date of a target: 31 December of its year, for no document we hold states another."""
    return pd.Timestamp(year, 12, 31)


def months_left(start: pd.Series, end: pd.Timestamp) -> pd.Series:
    """Months from the end of each day of `start` to the end of the day `end`, with a fraction.

    Each day is its share of its own month: 31 October to 31 December is 2, 21 November to
    31 December 1 + 9/30. Below 0 where `start` is later; NaN where it is missing.
    """
    return _month_axis(pd.Series(end, index=start.index)) - _month_axis(start)


def _month_axis(day: pd.Series) -> pd.Series:
    days = day.dt
    months: pd.Series = days.year * 12 + days.month + days.day / days.days_in_month
    return months


def working_days(start: pd.Series, end: pd.Timestamp) -> pd.Series:
    """Mondays to Fridays after `start`, up to and including `end`, Int64; below 0 where it is past.

    National holidays are not known here: there are fewer days than this.
    """
    known = start.notna()
    out = pd.Series(pd.NA, index=start.index, dtype="Int64")
    first = start[known].to_numpy().astype("datetime64[D]") + 1
    out[known] = np.busday_count(first, np.datetime64(end, "D") + 1)
    return out


def needed(people: pd.Series, time: pd.Series) -> pd.Series:
    """People needed in each unit of the time left, rounded up to whole people (Int64).

    `people`: the gap, Int64; `time`: months or working days left. 0 where nothing is missing;
    NA where people are still missing and no time is left, or either is NA.
    """
    gap, left = people.astype("float64"), time.astype("float64")
    # Nine decimals: a quotient that is whole but for floating point is not rounded up again.
    rate = pd.Series(np.ceil((gap / left.where(left > 0)).round(9)), index=people.index)
    return rate.mask(gap == 0, 0).astype("Int64")


def pace_of(
    figure_date: pd.Series, people: pd.Series, year: int, since: pd.Timestamp | None = None
) -> pd.DataFrame:
    """Time left and pace needed, on the index of `figure_date` (NaT where nothing is compared).

    Columns: deadline, pace_from (the day counted from: `since`, or the figure's own date),
    figure_age (months from the figure to that day), months_left, working_days_left (0 where the
    date is past), needed_per_month, needed_per_working_day (Int64 people), pace_note: where people
    are missing and nothing is divided, 'targets.pace.past' (the date has gone by) or
    'targets.pace.outdated' (the figure is older than the time left: what was done since is
    not known, and might be most of the gap).
    """
    end = deadline_of(year)
    counted_from = figure_date if since is None else figure_date.mask(figure_date.notna(), since)
    months = months_left(counted_from, end)
    age = _month_axis(counted_from) - _month_axis(figure_date)
    short = (people > 0).fillna(False).astype(bool)
    past = (months <= 0) & short
    outdated = (age > months) & short & ~past
    return pd.DataFrame(
        {
            "deadline": pd.Series(end, index=figure_date.index).where(figure_date.notna()),
            "pace_from": counted_from,
            "figure_age": age,
            "months_left": months.clip(lower=0),
            "working_days_left": working_days(counted_from, end).clip(lower=0),
            "needed_per_month": needed(people, months).mask(outdated),
            "needed_per_working_day": needed(people, working_days(counted_from, end)).mask(outdated),
            "pace_note": pd.Series(None, index=months.index, dtype="object")
            .mask(past, "targets.pace.past")
            .mask(outdated, "targets.pace.outdated")
            .astype("str"),
        }
    )


def today() -> pd.Timestamp:
    """The day on which someone reads: the server's own."""
    return pd.Timestamp(dt.date.today())
