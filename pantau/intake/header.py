"""Where a sheet's headings stand, what kind of record it holds, and which column is which."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pantau.intake.grid import Grid
from pantau.intake.kinds import AREA_FIELDS, KINDS, NAMING_AREAS, TIME_FIELDS, Kind
from pantau.intake.names import column_fields, spelled, wide_columns
from pantau.intake.ooxml import column_letters

SEARCHED_ROWS = 30
DEEPEST = 3  # rows that headings may take

Wide = tuple[str, str]  # (measure, segment) of a column of its own for each segment


@dataclass(slots=True)
class Header:
    """The headings of one sheet.

    `row` is the first row of headings and `body` the first below them, from 0. `columns` gives
    the column of each field, `wide` that of each measure and segment.
    """

    kind: Kind
    row: int
    body: int
    columns: dict[str, int] = field(default_factory=dict)
    wide: dict[Wide, int] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)  # headings as written, by column
    ignored: list[int] = field(default_factory=list)
    twice: list[int] = field(default_factory=list)

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
        lacking = [name for name in wanted if name != "segment" or not self.wide]
        if not self.figures and not any(one.required for one in self.kind.figures):
            lacking.append(self.kind.figures[0].name)
        if self.kind.time == "year" and "year" not in self.columns:
            lacking.append("year")
        return lacking

    @property
    def score(self) -> tuple[bool, int, int]:
        """Complete before incomplete, then by what was recognised, then by how much is left over."""
        known = len(self.columns) + len(self.wide)
        return (not self.missing and self.names_area, known, -len(self.ignored))

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
            if not _is_heading(cells[-1]):
                break
            for kind in KINDS.values():
                header = _read(kind, cells, row)
                if header.names_area and header.figures and (best is None or header.score > best.score):
                    best = header
    return best


def _is_heading(cells: list[Any]) -> bool:
    """Headings are words: a row with a number or a date in it is no part of them."""
    return not any(isinstance(cell, (int, float)) or hasattr(cell, "year") for cell in cells)


def _read(kind: Kind, cells: list[list[Any]], row: int) -> Header:
    header = Header(kind, row, row + len(cells))
    fields = column_fields(kind.id)
    neutral = column_fields("top")
    wanted = {*AREA_FIELDS, *TIME_FIELDS, "number", "note", *(one.name for one in kind.fields)}
    for column, parts in enumerate(_stacked(cells)):
        header.labels[column] = " ".join(parts)
        if not parts:
            continue
        found = _meaning(parts, fields, neutral, wanted, kind.id == "participants")
        if found is None:
            header.ignored.append(column)
        elif isinstance(found, tuple):
            _place(header, header.wide, found, column)
        else:
            _place(header, header.columns, found, column)
    _settle_sums(header)
    return header


def _stacked(cells: list[list[Any]]) -> list[list[str]]:
    """For each column its headings from top to bottom; one that spans several columns counts for each."""
    filled = [[str(cell) for cell in row] for row in cells]
    for upper, lower in pairwise(filled):
        for column in range(1, len(upper)):
            if not upper[column] and lower[column]:
                upper[column] = upper[column - 1]
    return [
        list(dict.fromkeys(row[column] for row in filled if row[column])) for column in range(len(filled[0]))
    ]


def _meaning(
    parts: list[str], fields: dict[str, str], neutral: dict[str, str], wanted: set[str], wide: bool
) -> str | Wide | None:
    """What a column holds by its headings; the upper ones may be left out where they say nothing."""
    names = [spelled(part) for part in parts]
    for start in range(len(names)):
        if any(neutral.get(name) != "neutral" for name in names[:start]):
            break
        name = " ".join(names[start:])
        if fields.get(name) in wanted:
            return fields[name]
        if wide and name in wide_columns():
            return wide_columns()[name]
    return None


def _place(header: Header, places: dict[Any, int], found: Any, column: int) -> None:
    if found in places and found not in ("number", "note"):
        header.twice.append(column)
    else:
        places.setdefault(found, column)


def _settle_sums(header: Header) -> None:
    """'Jumlah' is a sum of segments only beside segments; elsewhere it is left to be ignored."""
    if not any(segment != "all" for _, segment in header.wide):
        for key in [key for key in header.wide if key[1] == "all"]:
            header.ignored.append(header.wide.pop(key))
