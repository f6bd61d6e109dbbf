"""Periods as a View writes them: '2025' for a year, '2025-10' for a month.

Days are shown by their month: an official says "as of October", and two figures of one
month are alternatives to each other, not two periods.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd


def period_keys(period: pd.Series, grain: pd.Series) -> pd.Series:
    """The key of each figure's period, from its first day and its grain."""
    numbers = period.dt.year * 100 + period.dt.month.where(grain != "year", 0)
    keys: pd.Series = numbers.map({number: _key(int(number)) for number in numbers.unique()})
    return keys


def month_keys(period_end: pd.Series) -> pd.Series:
    """The month in which each figure's period ends: a year's figure counts from December."""
    numbers = period_end.dt.year * 100 + period_end.dt.month
    keys: pd.Series = numbers.map({number: _key(int(number)) for number in numbers.unique()})
    return keys


def month_numbers(dates: pd.Series) -> pd.Series:
    """Months since the year 0, as float64: those of two dates differ by the months between them."""
    numbers: pd.Series = (dates.dt.year * 12 + dates.dt.month).astype("float64")
    return numbers


def _key(number: int) -> str:
    year, month = divmod(number, 100)
    return f"{year:04d}-{month:02d}" if month else f"{year:04d}"


def end_of(key: str) -> pd.Timestamp:
    """The last day of a period: '2025' ends on 31 December, '2025-02' on 28 February."""
    return pd.Period(key, freq="M" if "-" in key else "Y").end_time.normalize()


def year_of(key: str) -> int:
    """The year a period lies in."""
    return int(key[:4])


def year_before(key: str) -> str:
    """The same period one year earlier: '2024' for '2025', '2024-08' for '2025-08'."""
    return f"{year_of(key) - 1:04d}{key[4:]}"


def nearest(key: str, available: Iterable[str]) -> str:
    """The available period that ends nearest to `key`'s end; the newer of two equally near."""
    wanted = end_of(key)
    ends = {other: end_of(other) for other in available}
    if not ends:
        return ""
    return min(ends, key=lambda other: (abs(ends[other] - wanted), -ends[other].toordinal()))


def months_between(earlier: pd.Series, later: pd.Timestamp) -> pd.Series:
    """Whole calendar months from each date to `later`; 0 within the same month."""
    months: pd.Series = (later.year - earlier.dt.year) * 12 + (later.month - earlier.dt.month)
    return months
