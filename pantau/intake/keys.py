"""The area and the time of each row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pantau.intake.body import is_sum
from pantau.intake.cells import Part, Read, combine
from pantau.intake.findings import RULES
from pantau.intake.kinds import AREA_FIELDS, TIME_FIELDS
from pantau.intake.names import spelled, value_ids
from pantau.intake.numbers import NOTHING, Parsed, read_year
from pantau.intake.periods import Period, month_period, period_in_titles, read_period, years_in
from pantau.intake.places import FoundArea, beside_cities, find_place

Wrong = npt.NDArray[np.bool_]
# A few mistakes are mended; this many different unknown names are another column.
MOST_UNKNOWN = 300
_STOPPED = FoundArea(rule="areas_too_many")


def read_areas(frame: pd.DataFrame, part: Part) -> Wrong:
    """Add area_code; gives for each row whether its area cannot be told. Of sums nothing is noted."""
    names = [name for name in AREA_FIELDS if name in part.header.columns]
    codes, tuples = combine(part.columns(names))
    places = _places(names, tuples, part)
    if not part.sums:
        _report_areas(codes, places, part)
    usable = np.array([place.usable for place in places] or [True])
    frame["area_code"] = pd.array([place.code or None for place in places] or [None], dtype="str").take(codes)
    return ~usable[codes]


def _places(names: list[str], tuples: list[tuple[Any, ...]], part: Part) -> list[FoundArea]:
    places: list[FoundArea] = []
    unknown = 0
    for cells in tuples:
        given = {name: "" if is_sum(cell) else cell for name, cell in zip(names, cells, strict=True)}
        if part.sums and not any(given.values()):
            places.append(FoundArea())
        elif unknown >= MOST_UNKNOWN:
            places.append(_STOPPED)
        else:
            places.append(find_place(given, every_area=part.header.kind.every_area))
            unknown += places[-1].rule == "area_unknown"
    return beside_cities(places)


def _report_areas(codes: npt.NDArray[np.intp], places: list[FoundArea], part: Part) -> None:
    telling = np.array([bool(place.rule) for place in places] or [False])
    columns, said = part.header.columns, set()
    for at in np.flatnonzero(telling[codes]):
        place = places[codes[at]]
        if place is _STOPPED or RULES[place.rule] != "error":
            # once for all rows that say the same
            if place in said:
                continue
            said.add(place)
        column = columns.get(place.field, columns.get("area_code"))
        label = "" if column is None else part.header.label(column)
        words = {"reason": place.reason, "count": MOST_UNKNOWN}
        part.reporter.note(place.rule, int(part.rows[at]), label, place.value, **words)


def read_times(frame: pd.DataFrame, part: Part, titles: Sequence[str]) -> Wrong:
    """Add period and grain, or year; gives for each row whether its time cannot be told."""
    header = part.header
    if header.kind.time != "period":
        return read_years(frame, part)
    names = [name for name in TIME_FIELDS if name in header.columns]
    if names:
        codes, tuples = combine(part.columns(names))
        years = years_in(titles)
        parsed = [_time(dict(zip(names, cells, strict=True)), years) for cells in tuples]
        read = Read(codes, parsed)
        if not part.sums:
            shown = [" ".join(str(cell) for cell in cells if cell != "") for cells in tuples]
            part.reporter.report(read, part.rows, header.label(header.columns[names[0]]), shown)
    else:
        read = Read(np.zeros(len(part.rows), dtype=np.intp), [_from_titles(titles, part)])
    frame["period"] = _starts(read)
    frame["grain"] = read.spread(lambda period: period.grain, "str")
    return read.wrong


def _starts(read: Read) -> pd.Series:
    days = np.full(max(len(read.parsed), 1), np.datetime64("NaT"), dtype="datetime64[s]")
    for code, one in enumerate(read.parsed):
        if one.value is not None:
            days[code] = np.datetime64(one.value.start)
    return pd.Series(days[read.codes])


def _from_titles(titles: Sequence[str], part: Part) -> Parsed:
    period = period_in_titles(titles)
    if not part.sums:
        if period is None:
            part.reporter.note("period_missing", None)
        else:
            part.reporter.note("period_from_title", None, value=period.as_of)
    return Parsed(period, "" if period else "period_missing")


def _time(cells: dict[str, Any], years: set[int]) -> Parsed:
    """The period of a row by its cells: a period, or a month and a year, or a year."""
    cells = {name: "" if is_sum(cell) else cell for name, cell in cells.items()}
    text = cells.get("period", "") or cells.get("month", "")
    if text == "":
        year = read_year(cells.get("year", ""))
        return read_period(year.value) if year.value else Parsed(None, year.rule or "period_missing")
    month = _month(text)
    if not month:
        return read_period(text)
    year = read_year(cells.get("year", ""))
    if year.rule:
        return year
    known = year.value or (next(iter(years)) if len(years) == 1 else 0)
    found: Period | None = month_period(known, month)
    return Parsed(found) if found else Parsed(None, "period_unreadable")


def _month(value: Any) -> int:
    """A month without a year, by name or number; 0 for anything else."""
    if isinstance(value, str) and spelled(value).removeprefix("bulan ") in value_ids("month"):
        return int(value_ids("month")[spelled(value).removeprefix("bulan ")])
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return int(text) if text.isascii() and text.isdigit() and 1 <= int(text) <= 12 else 0


def read_years(frame: pd.DataFrame, part: Part) -> Wrong:
    """Add year; gives for each row whether it cannot be told."""
    if "year" not in part.header.columns:
        frame["year"] = pd.Series([None] * len(part.rows), dtype="Int64")
        return np.zeros(len(part.rows), dtype=bool)
    (column,) = part.columns(["year"])
    parsed = [read_year("" if is_sum(value) else value) for value in column.values]
    if not (part.sums or part.header.kind.time == "optional_year"):
        parsed = [Parsed(None, "value_missing") if one == NOTHING else one for one in parsed]
    read = Read(column.codes, parsed)
    label = part.header.label(part.header.columns["year"])
    part.reporter.report(read, part.rows, label, column.values)
    frame["year"] = read.spread(lambda year: year, "Int64")
    return read.wrong
