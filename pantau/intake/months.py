"""Months, quarters and years in headings: 'Jan-25', 'Aktif TW I 2025', '2025' above 'Jan', Excel's dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from pantau.areas.spelling import words
from pantau.intake.names import value_ids
from pantau.intake.numbers import LONGEST
from pantau.intake.periods import COARSE, FIRST_YEAR, LAST_YEAR, QUARTER, quarter_month, read_period

_YEAR = re.compile(r"(?:(?:tahun|ta|thn)\s*)?(20\d{2})", re.IGNORECASE)
# Words around a month that say nothing about which figure it is.
_BESIDE = {
    "thn",
    "th",
    "sampai",
    "dengan",
    "hingga",
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
    return read.value is not None and (read.value.grain == "day" or read.rule == "date_order")


class TimeNamed(NamedTuple):
    """The time that headings name: their other words, year and month (0: none), and how coarse it is.

    `coarse` is 'quarter' or 'half' where the month is the last of one.
    """

    rest: list[str]
    year: int
    month: int
    coarse: str


def time_named(parts: Sequence[str]) -> TimeNamed | None:
    """The month, quarter or year that headings name, top to bottom.

    None where there is no time, more than one month, or more than one year.
    """
    rest: list[str] = []
    years, months, coarse = set(), set(), ""
    for part in parts:
        left, year, month, grain = _split(part)
        rest += [left] if left else []
        years |= {year} - {0}
        months |= {month} - {0}
        coarse = grain or coarse
    if len(months) > 1 or len(years) > 1 or not (months or years):
        return None
    return TimeNamed(rest, next(iter(years), 0), next(iter(months), 0), coarse)


def _split(part: str) -> tuple[str, int, int, str]:
    """One heading as its other words, year, month and coarseness; 0 and '' where it names none."""
    whole = _YEAR.fullmatch(part.strip())
    if whole:
        return "", int(whole[1]), 0, ""
    read = read_period(part)
    # two numbers that could each be the month are no month
    if read.value and read.value.grain == "month" and read.rule in ("", "serial_date", *COARSE):
        return "", read.value.start.year, read.value.start.month, COARSE.get(read.rule, "")
    found = words(part[:LONGEST].replace("%", " persen "))
    text = " ".join(found)
    if quarter := QUARTER.search(text):
        month, coarse = quarter_month(quarter)
        left = f"{text[: quarter.start()]} {text[quarter.end() :]}".split()
        return _beside(left, 0, month, coarse)
    names = value_ids("month")
    places = [at for at, word in enumerate(found) if word in names]
    if len(places) != 1:
        return _beside(found, 0, 0, "", part) if not places else (part, 0, 0, "")
    at = places[0]
    year = _year(found[at + 1]) if at + 1 < len(found) else 0
    return _beside([*found[:at], *found[at + 1 + bool(year) :]], year, int(names[found[at]]), "")


def _beside(left: list[str], year: int, month: int, coarse: str, part: str = "") -> tuple[str, int, int, str]:
    """What is left of a heading beside its time, of which the year may stand among the other words."""
    years = [word for word in left if re.fullmatch(r"20\d{2}", word)]
    numbered = any(word.isdigit() and word not in years for word in left)
    if not year and len(years) == 1 and not (numbered and not month):
        year, left = int(years[0]), [word for word in left if word != years[0]]
    if not (year or month):
        return part, 0, 0, ""
    return " ".join(word for word in left if word not in _BESIDE), year, month, coarse


def _year(word: str) -> int:
    """2025 of '2025' and of '25'; 0 for anything else."""
    if not re.fullmatch(r"(?:20)?\d{2}", word):
        return 0
    return int(word) if len(word) == 4 else 2000 + int(word)
