"""Months, years and days as people write them: 'Agustus 2025', 'Agt-25', '08/2025', Excel dates."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from pantau.areas.spelling import words
from pantau.intake.names import value_ids
from pantau.intake.numbers import LONGEST, NOTHING, Parsed, unusable

FIRST_YEAR, LAST_YEAR = 2000, 2099
# Excel counts days from here; 1 January 2000 to 31 December 2049 as bare numbers.
_EXCEL_ZERO = dt.date(1899, 12, 30)
_SERIALS = range(36_526, 54_789)
_BEFORE = re.compile(
    r"^(?:(?:data|posisi|keadaan|kondisi|bulan|bln|tahun|thn|tanggal|tgl|periode|per|s\.?\s*/?\s*d\.?"
    r"|sampai dengan|hingga|sampai)\b\.?\s*)+",
    re.IGNORECASE,
)
_TIME = re.compile(r"[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?$")
_YEAR = re.compile(r"(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/. ]?(\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_YEAR_MONTH_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_DAY_NAME_YEAR = re.compile(r"(?:(\d{1,2})[-/. ]+)?([A-Za-z]+)\.?[-/., '’]*(\d{4}|\d{2})")
_MONTH_CODE = re.compile(r"(\d{4})[ -]?M(\d{1,2})", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:\d{1,2}\s+)?([A-Za-z]+)\.?(?:\s+\d{4})?\s*(?:-|–|s\.?\s*/?\s*d\.?|sampai(?: dengan)?|hingga)\s*"
    r"(?:\d{1,2}\s+)?([A-Za-z]+)\.?\s+(\d{4})",
    re.IGNORECASE,
)
_END_OF_YEAR = re.compile(r"akhir(?: tahun)? (\d{4})", re.IGNORECASE)
# 'Triwulan III', 'TW 3', 'Q3', 'Semester I'; a year may follow it.
QUARTER = re.compile(
    r"\b(?:(?P<kind>tw|triw|triwulan|trw|kuartal|kwartal|quarter|semester|smt|sem)\.? ?-?"
    r"(?P<at>iv|i{1,3}|[1-4])|q(?P<q>[1-4]))\b",
    re.IGNORECASE,
)
_QUARTER_YEAR = re.compile(rf"{QUARTER.pattern}[ ,/-]*(?:(?:tahun|thn) )?(?P<year>\d{{4}})", re.IGNORECASE)
_YEAR_QUARTER = re.compile(rf"(?P<year>\d{{4}})[ ,/-]*{QUARTER.pattern}", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# Rules of periods of several months, whose last month stands for them.
COARSE = {"period_quarter": "quarter", "period_half": "half"}
_NAME_AND_YEAR = re.compile(r"(?<![a-z0-9])([a-z]+) (20\d{2})(?![0-9])")
_IN_NUMBERS = re.compile(r"(?<![0-9])(20\d{2}) ?(0[1-9]|1[0-2])(?![0-9])")
_ANY_YEAR = re.compile(r"(?<![0-9])(20\d{2})(?![0-9])")


class Period(NamedTuple):
    """A day, the first of the month or year where the grain is coarser."""

    start: dt.date
    grain: str  # 'year', 'month', 'day'

    @property
    def as_of(self) -> str:
        """As releases write it: '2025', '2025-08', '2025-08-12'."""
        return self.start.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.grain]]


def month_period(year: int, month: int) -> Period | None:
    """A month between 2000 and 2099; None for any other."""
    if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12:
        return Period(dt.date(year, month, 1), "month")
    return None


def _day_period(year: int, month: int, day: int) -> Period | None:
    """A day; the first and the last of a month stand for the month, as in monthly reports."""
    month_of = month_period(year, month)
    if month_of is None or not 1 <= day <= monthrange(year, month)[1]:
        return None
    if day in (1, monthrange(year, month)[1]):
        return month_of
    return Period(dt.date(year, month, day), "day")


def read_period(value: Any) -> Parsed:
    """A Period. Two numbers that could each be the month are read day first, and that is said."""
    if value == "":
        return NOTHING
    if isinstance(value, dt.date):
        return _found(_day_period(value.year, value.month, value.day))
    if isinstance(value, (int, float)):
        return _bare_number(float(value))
    if not isinstance(value, str):
        return Parsed(None, "period_unreadable")
    if len(value) > LONGEST:
        return Parsed(None, "period_unreadable")
    return unusable(value) or _written(_TIME.sub("", _BEFORE.sub("", value)).strip())


def _found(period: Period | None, rule: str = "") -> Parsed:
    return Parsed(None, "period_unreadable") if period is None else Parsed(period, rule)


def _bare_number(number: float) -> Parsed:
    if not number.is_integer():
        return Parsed(None, "period_unreadable")
    if int(number) in _SERIALS:
        day = _EXCEL_ZERO + dt.timedelta(days=int(number))
        return _found(_day_period(day.year, day.month, day.day), "serial_date")
    return _written(str(int(number)))


def quarter_month(match: re.Match[str]) -> tuple[int, str]:
    """The last month of a quarter or half year that QUARTER found, and which: (9, 'quarter'); 0 for none."""
    if match["q"]:
        return 3 * int(match["q"]), "quarter"
    at, half = match["at"].lower(), match["kind"].lower().startswith(("sem", "smt"))
    place = _ROMAN.get(at) or int(at)
    if half:
        return (6 * place, "half") if place <= 2 else (0, "")
    return 3 * place, "quarter"


def _several_months(text: str) -> Parsed | None:
    """A quarter, a half year or a span: its last month, which is asked about; None for other text."""
    if match := _QUARTER_YEAR.fullmatch(text) or _YEAR_QUARTER.fullmatch(text):
        month, coarse = quarter_month(match)
        return _found(month_period(int(match["year"]), month), f"period_{coarse}")
    if match := _RANGE.fullmatch(text):
        read = _named(None, match[2], match[3])
        known = match[1].lower() in value_ids("month")
        return _found(read.value, "period_span") if known and read.value else None
    if match := _END_OF_YEAR.fullmatch(text):
        return _found(month_period(int(match[1]), 12), "period_span")
    return None


def _written(text: str) -> Parsed:
    if several := _several_months(text):
        return several
    for pattern, meaning in _FORMS:
        if match := pattern.fullmatch(text):
            return meaning(*match.groups())
    return Parsed(None, "period_unreadable")


def _whole_year(year: str) -> Parsed:
    known = FIRST_YEAR <= int(year) <= LAST_YEAR
    return _found(Period(dt.date(int(year), 1, 1), "year") if known else None)


def _day_first(first: str, second: str, year: str) -> Parsed:
    day, month = int(first), int(second)
    unsure = day != month and day <= 12 and month <= 12
    return _found(_day_period(int(year), month, day), "date_order" if unsure else "")


def _named(day: str | None, name: str, year: str) -> Parsed:
    month = int(value_ids("month").get(name.lower(), 0))
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if not month:
        return Parsed(None, "period_unreadable")
    return _found(_day_period(full, month, int(day)) if day else month_period(full, month))


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Parsed]], ...] = (
    (_YEAR, _whole_year),
    (_YEAR_MONTH_DAY, lambda year, month, day: _found(_day_period(int(year), int(month), int(day)))),
    (_MONTH_CODE, lambda year, month: _found(month_period(int(year), int(month)))),
    (_YEAR_MONTH, lambda year, month: _found(month_period(int(year), int(month)))),
    (_MONTH_YEAR, lambda month, year: _found(month_period(int(year), int(month)))),
    (_DAY_MONTH_YEAR, _day_first),
    (_DAY_NAME_YEAR, _named),
)


def period_in_titles(titles: Sequence[str]) -> Period | None:
    """The one month that titles, sheet and file names speak of; the first that speaks of any decides.

    A month without a year takes the one year that the others name. None where there is no
    month, or several.
    """
    years = years_in(titles)
    for title in titles:
        found = months_named(title)
        if len(found) > 1:
            return None
        for year, month in found:
            return month_period(year or (next(iter(years)) if len(years) == 1 else 0), month)
    return None


def years_in(titles: Sequence[str]) -> set[int]:
    """The years of this century that titles name."""
    return {int(year) for title in titles for year in _ANY_YEAR.findall(" ".join(words(title)))}


def months_named(title: str) -> set[tuple[int, int]]:
    """(year, month) of every month that a title names; year 0 where none stands beside it."""
    text, names = " ".join(words(title)), value_ids("month")
    dated = {(int(year), int(names[name])) for name, year in _NAME_AND_YEAR.findall(text) if name in names}
    dated |= {(int(year), int(month)) for year, month in _IN_NUMBERS.findall(text)}
    loose = {int(names[word]) for word in text.split() if word in names} - {month for _, month in dated}
    return dated | {(0, month) for month in loose}
