"""Where a sheet's headings stand, what kind of record it holds, and which column is which."""

from __future__ import annotations

from typing import Any

from pantau.intake.columns import Header, add_sexes, settle
from pantau.intake.grid import Grid
from pantau.intake.headings import is_heading, is_title, stacked
from pantau.intake.kinds import KINDS, RecordKind
from pantau.intake.meanings import Meaning, meaning_of
from pantau.intake.months import is_day
from pantau.intake.phrases import said

__all__ = ["DEEPEST", "SEARCHED_ROWS", "Header", "find_header"]

SEARCHED_ROWS = 30
DEEPEST = 3  # rows that headings may take


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
            blank = not grid.filled[row + depth - 1]
            if blank or not is_heading(cells[-1]) or (depth > 1 and is_title(*cells[:2])):
                break
            for kind in KINDS.values():
                header = _read(kind, cells, row)
                if _is_table(grid, header) and (best is None or header.score > best.score):
                    best = header
    return _with_upper(grid, best) if best else None


def _is_table(grid: Grid, header: Header) -> bool:
    """Whether headings name an area and a figure; of years and months alone the titles must say of what."""
    if not header.names_area or not (header.figures or header.mistyped):
        return False
    plain = any(one.name in header.columns for one in header.kind.fields if one.figure or one.required)
    if plain or header.mistyped or any(one.measure or one.segment for one in header.wide):
        return True
    titles = [cell for row in range(header.row) for cell in grid.row(row) if isinstance(cell, str)]
    told = [said(text, header.kind.id) for text in [*titles, grid.sheet]]
    return any(one.measures or one.parts or one.bare for one in told)


def _with_upper(grid: Grid, header: Header) -> Header:
    """The same headings with the rows above that head some of its columns, as far as they are headings."""
    row = header.row - 1
    if row < 0 or not grid.filled[row] or not is_heading(grid.row(row)):
        return header
    if header.body - row > DEEPEST or is_title(grid.row(row), grid.row(row + 1)):
        return header
    deeper = _read(header.kind, [grid.row(number) for number in range(row, header.body)], row)
    return _with_upper(grid, deeper) if _is_table(grid, deeper) and not deeper.missing else header


def _read(kind: RecordKind, cells: list[list[Any]], row: int) -> Header:
    header = Header(kind, row, row + len(cells))
    sexes: dict[Any, dict[str, int]] = {}
    for column, parts in enumerate(stacked(cells)):
        header.labels[column] = " ".join(" ".join(parts).split())
        if not parts:
            continue
        meaning = meaning_of(parts, kind)
        found = meaning.found
        if meaning.coarse and found is not None:
            header.coarse[column] = meaning.coarse
        if meaning.sex and found is not None:
            sexes.setdefault(found, {}).setdefault(meaning.sex, column)
        elif found is None:
            _leave(header, column, parts, meaning)
        else:
            header.place(found, column)
    add_sexes(header, sexes)
    settle(header)
    return header


def _leave(header: Header, column: int, parts: list[str], meaning: Meaning) -> None:
    """A column that is not read: because of words in its headings, or because they are not known."""
    if meaning.left:
        header.left[column] = meaning.left
        return
    if any(map(is_day, parts)):
        header.days.append(column)
    header.ignored.append(column)
