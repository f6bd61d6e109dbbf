"""Dates as sources write them: a year, a month, a day, or two years of which the later counts."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_BETWEEN = re.compile(r"(\d{4}-\d{2})/(\d{4}-\d{2})", re.ASCII)
_AS_OF = re.compile(r"(?:\d{4}/)?(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
EARLIEST_YEAR, LATEST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The time a figure speaks of, first and last day included."""

    start: dt.date
    end: dt.date
    grain: str  # 'year', 'month' or 'day'


def parse_as_of(text: str) -> DateSpan:
    """'2025', '2022/2023' (the later year), '2022-09' or '2024-08-12' as a DateSpan.

    '2025-08/2025-11' is a figure of the year whose month is not known but lies between the two.

    Raises ValueError for anything else, days that do not exist, and years that no figure
    of this programme can have.
    """
    between = _BETWEEN.fullmatch(text)
    if between:
        first, last = (parse_as_of(month) for month in between.groups())
        if first.start >= last.start or first.start.year != last.start.year:
            raise ValueError(text)
        return parse_as_of(str(last.start.year))
    match = _AS_OF.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day = int(match[1]), match[2], match[3]
    if not EARLIEST_YEAR <= year <= LATEST_YEAR or ("/" in text and month):
        raise ValueError(text)
    if day:
        date = dt.date(year, int(month), int(day))
        return DateSpan(date, date, "day")
    if month:
        start = dt.date(year, int(month), 1)
        return DateSpan(start, start.replace(day=calendar.monthrange(year, int(month))[1]), "month")
    return DateSpan(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
