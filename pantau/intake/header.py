"""Where a sheet's headings stand, what kind of record it holds, and which column is which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pantau.intake.grid import Grid
from pantau.intake.headings import is_heading, is_title, stacked
from pantau.intake.kinds import AREA_FIELDS, KINDS, NAMING_AREAS, TIME_FIELDS, RecordKind
from pantau.intake.months import is_day, month_named
from pantau.intake.names import column_fields, spelled, wide_columns
from pantau.intake.ooxml import column_letters

SEARCHED_ROWS = 30
_DAY = re.compile(r"\d{4}-\d{2}-(\d{2})")
DEEPEST = 3  # rows that headings may take


class Wide(NamedTuple):
    """What a column of figures says in its heading: each part is '' or 0 where the rows say it.

    `segment` is 'all' for a column of sums; a `month` may leave its `year` to the titles or the rows.
    """

    measure: str = ""
    segment: str = ""
    year: int = 0
    month: int = 0

    @property
    def suffix(self) -> str:
        """The month as it ends the name of a field in Reading.headings: '@2025-08', '@08', ''."""
        year = f"{self.year}-" if self.year else ""
        return f"@{year}{self.month:02}" if self.month else ""


@dataclass(slots=True)
class Header:
    """The headings of one sheet.

    `row` is the first row of headings and `body` the first below them, from 0. `columns` gives
    the column of each field, `wide` that of each measure, segment and month in headings.
    """

    kind: RecordKind
    row: int
    body: int
    columns: dict[str, int] = field(default_factory=dict)
    wide: dict[Wide, int] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)  # headings as written, by column
    ignored: list[int] = field(default_factory=list)
    twice: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)  # columns whose heading is a day and no month
    whole: list[int] = field(default_factory=list)  # of all segments together, where others have columns

    @property
    def dated(self) -> list[Wide]:
        """The columns whose headings name a month."""
        return [one for one in self.wide if one.month]

    @property
    def mistyped(self) -> bool:
        """Whether days stand where months were meant: 'Jan-25', 'Feb-25' typed as 25 January, 25 February."""
        days = {match[1] for column in self.days if (match := _DAY.fullmatch(self.labels[column]))}
        return len(self.days) > 1 and len(days) == 1

    @property
    def undated(self) -> list[int]:
        """Columns beside dated ones that leave open which month theirs is, or name another time."""
        if not self.dated:
            return []
        plain = [one.name for one in self.kind.fields if one.form in ("count", "percent", "as_of")]
        times = [name for name in TIME_FIELDS if name != "year" or any(one.year for one in self.dated)]
        found = [self.columns[name] for name in (*times, *plain) if name in self.columns]
        return found + [column for one, column in self.wide.items() if not one.month]

    def alike(self, measure: str) -> list[int]:
        """Columns that would hold the same once those that name no measure are taken to be of one."""
        bare = [one for one in self.wide if not one.measure]
        return [self.wide[one] for one in bare if one._replace(measure=measure) in self.wide]

    @property
    def names_area(self) -> bool:
        return any(name in self.columns for name in NAMING_AREAS)

    @property
    def figures(self) -> list[int]:
        """Columns that hold the figures."""
        plain = [self.columns[one.name] for one in self.kind.figures if one.name in self.columns]
        return plain + list(self.wide.values())

    @property
    def missing(self) -> list[str]:
        """Fields that a sheet of this kind needs and that no column is called after."""
        wanted = [one.name for one in self.kind.fields if one.required and one.name not in self.columns]
        lacking = [name for name in wanted if name != "segment" or not any(one.segment for one in self.wide)]
        if not self.figures and not self.days and not any(one.required for one in self.kind.figures):
            lacking.append(self.kind.figures[0].name)
        if self.kind.time == "year" and "year" not in self.columns:
            lacking.append("year")
        return lacking

    @property
    def score(self) -> tuple[bool, int, int, int]:
        """Complete before incomplete, then by what was recognised, then by how much is left over."""
        known, named = len(self.columns) + len(self.wide), sum(map(bool, self.labels.values()))
        return (not self.missing and self.names_area, known, named, -len(self.ignored))

    def label(self, column: int) -> str:
        """A heading and its letter, as a person finds it: 'Aktif (D)'."""
        letter = column_letters(column + 1)
        return f"{self.labels[column]} ({letter})" if self.labels.get(column) else letter


def find_header(grid: Grid) -> Header | None:
    """The headings of a sheet, or None where nothing looks like any.

    Headings name an area and a figure; if something a record needs is missing, `missing` says what.
    """
    rows = [row for row in range(min(grid.height, SEARCHED_ROWS)) if grid.filled[row]]
    best: Header | None = None
    for row in rows:
        for depth in range(1, DEEPEST + 1):
            if row + depth > grid.height:
                break
            cells = [grid.row(number) for number in range(row, row + depth)]
            if not is_heading(cells[-1]) or (depth > 1 and is_title(*cells[:2])):
                break
            for kind in KINDS.values():
                header = _read(kind, cells, row)
                if (
                    header.names_area
                    and (header.figures or header.mistyped)
                    and (best is None or header.score > best.score)
                ):
                    best = header
    return best


def _read(kind: RecordKind, cells: list[list[Any]], row: int) -> Header:
    header = Header(kind, row, row + len(cells))
    fields = column_fields(kind.id)
    neutral = column_fields("top")
    wanted = {*AREA_FIELDS, *TIME_FIELDS, "number", "note", *(one.name for one in kind.fields)}
    for column, parts in enumerate(stacked(cells)):
        header.labels[column] = " ".join(parts)
        if not parts:
            continue
        found = _meaning(parts, kind, fields, neutral, wanted)
        if found is None and kind.time == "period":
            found = _dated(parts, kind, fields, neutral)
        if found is None:
            if any(map(is_day, parts)):
                header.days.append(column)
            header.ignored.append(column)
        elif isinstance(found, Wide):
            _place(header, header.wide, found, column)
        else:
            _place(header, header.columns, found, column)
    _settle_sums(header)
    return header


def _meaning(
    parts: list[str], kind: RecordKind, fields: dict[str, str], neutral: dict[str, str], wanted: set[str]
) -> str | Wide | None:
    """What a column holds by its headings; the upper ones may be left out where they say nothing."""
    names = [spelled(part) for part in parts]
    for start in range(len(names)):
        if any(neutral.get(name) != "neutral" for name in names[:start]):
            break
        name = " ".join(names[start:])
        if fields.get(name) in wanted:
            return fields[name]
        if kind.wide and name in wide_columns(kind.id):
            return Wide(*wide_columns(kind.id)[name])
    return None


def _dated(
    parts: list[str], kind: RecordKind, fields: dict[str, str], neutral: dict[str, str]
) -> Wide | None:
    """What a column of figures holds whose headings name a month, together or in a row of its own."""
    named = month_named(parts)
    if named is None:
        return None
    rest, year, month = named
    if all(neutral.get(spelled(part)) == "neutral" for part in rest):
        return Wide("", "", year, month)
    counted = {one.name for one in kind.fields if one.form in ("count", "percent")}
    found = _meaning(rest, kind, fields, neutral, counted)
    if isinstance(found, Wide):
        return found._replace(year=year, month=month)
    return Wide(found, "", year, month) if found else None


def _place(header: Header, places: dict[Any, int], found: Any, column: int) -> None:
    if found in places and found not in ("number", "note"):
        header.twice.append(column)
    else:
        places.setdefault(found, column)


def _settle_sums(header: Header) -> None:
    """'Jumlah' is a sum of segments only beside segments; elsewhere it is left to be ignored.

    Beside months, one that names none is the sum of them all, which means nothing. A plain column
    of figures beside segments is of all of them together.
    """
    segments = any(one.segment not in ("", "all") for one in header.wide)
    for one in [one for one in header.wide if one.segment == "all"]:
        if not segments or (header.dated and not one.month):
            column = header.wide.pop(one)
            # 'Aktif' above 'Laki-laki', 'Perempuan' and 'Jumlah': the figure itself
            plain = one.measure and not header.dated and one.measure not in header.columns
            if plain:
                header.columns[one.measure] = column
            else:
                header.ignored.append(column)
    if segments and not header.dated:
        for name in [one.name for one in header.kind.figures if one.name in header.columns]:
            column = header.columns.pop(name)
            if not any(one.measure == name for one in header.wide):
                header.whole.append(column)
            _place(header, header.wide, Wide(name, "all"), column)
