"""Months in headings: 'Jan-25', 'Aktif Januari 2025', '2025' above 'Jan', dates as Excel holds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pantau.areas.spelling import words
from pantau.intake.names import value_ids
from pantau.intake.numbers import LONGEST
from pantau.intake.periods import FIRST_YEAR, LAST_YEAR, read_period

_YEAR = re.compile(r"(?:(?:tahun|ta|thn)\s*)?(20\d{2})", re.IGNORECASE)
# Words around a month that say nothing about which figure it is.
_BESIDE = {
    "per",
    "bulan",
    "bln",
    "posisi",
    "periode",
    "keadaan",
    "kondisi",
    "s",
    "d",
    "sd",
    "tahun",
    "akhir",
    "data",
}


def is_time(cell: Any) -> bool:
    """Whether a number can stand in a heading: a year."""
    return float(cell).is_integer() and FIRST_YEAR <= cell <= LAST_YEAR


def is_day(part: str) -> bool:
    """Whether a heading is a day, as Excel may make of 'Jan-25', or could be one of two months."""
    read = read_period(part)
    return read.value is not None and (read.value.grain == "day" or bool(read.rule))


def month_named(parts: Sequence[str]) -> tuple[list[str], int, int] | None:
    """The month that headings name, top to bottom, and their other words: (rest, year, month).

    Year 0 where none is named. None where there is no month, or more than one, or more than one year.
    """
    rest: list[str] = []
    years, months = set(), set()
    for part in parts:
        left, year, month = _split(part)
        rest += [left] if left else []
        years |= {year} - {0}
        months |= {month} - {0}
    if len(months) != 1 or len(years) > 1:
        return None
    return rest, next(iter(years), 0), months.pop()


def _split(part: str) -> tuple[str, int, int]:
    """One heading as its other words, year and month; 0 where it names none."""
    whole = _YEAR.fullmatch(part.strip())
    if whole:
        return "", int(whole[1]), 0
    read = read_period(part)
    # two numbers that could each be the month are no month
    if read.value and read.value.grain == "month" and not read.rule:
        return "", read.value.start.year, read.value.start.month
    found = words(part[:LONGEST].replace("%", " persen "))
    names = value_ids("month")
    places = [at for at, word in enumerate(found) if word in names]
    if len(places) != 1:
        return part, 0, 0
    at = places[0]
    year = _year(found[at + 1]) if at + 1 < len(found) else 0
    left = [word for word in [*found[:at], *found[at + 1 + bool(year) :]] if word not in _BESIDE]
    return " ".join(left), year, int(names[found[at]])


def _year(word: str) -> int:
    """2025 of '2025' and of '25'; 0 for anything else."""
    if not re.fullmatch(r"(?:20)?\d{2}", word):
        return 0
    return int(word) if len(word) == 4 else 2000 + int(word)
