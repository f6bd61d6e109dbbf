"""Which rows below the headings are records, which are sums, and which say something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from pantau.intake.grid import Grid, Mask
from pantau.intake.header import Header
from pantau.intake.kinds import NAMING_AREAS, TIME_FIELDS
from pantau.intake.names import spelled, value_ids
from pantau.intake.numbers import read_count, read_percent

Rows = npt.NDArray[np.intp]
EXAMPLE = "CONTOH"
_SUM = re.compile(r"(?:sub[ -]?|grand )?(?:jumlah|total|jml)\b.{0,80}", re.IGNORECASE)
_NUMBERING = re.compile(r"(-?\d{1,2})|\((\d{1,2})\)")
_RANGES = 5  # ranges of rows named in one message
_NUMBERING_ROWS = 2  # how far below the headings a row of column numbers may stand


@dataclass(slots=True)
class Body:
    """Rows of a sheet, from 0: records, sums kept for comparison, and rows without figures."""

    records: Rows
    sums: Rows
    skipped: Rows


def split_body(grid: Grid, header: Header) -> Body:
    """Sort the rows below the headings. Examples, repeated headings and column numbers are left out."""
    below = np.arange(grid.height) >= header.body
    left = grid.filled & below & ~_examples(grid) & ~_repeated(grid, header)
    left[_numbering(grid, header)] = False
    figured = np.zeros(grid.height, dtype=bool)
    for column in header.figures:
        figured |= ~grid.columns[column].blank
    figured &= ~_remarks(grid, header, left & figured)
    sums = _sums(grid, header)
    summed = left & sums & (figured | _counted(grid, header))
    return Body(
        records=np.flatnonzero(left & figured & ~sums),
        sums=np.flatnonzero(summed),
        skipped=np.flatnonzero(left & ~figured & ~summed),
    )


def _counted(grid: Grid, header: Header) -> Mask:
    """Rows with something in a column of counts or money, which need not be what makes a record."""
    found = np.zeros(grid.height, dtype=bool)
    for one in header.kind.fields:
        if one.form in ("count", "money") and one.name in header.columns:
            found |= ~grid.columns[header.columns[one.name]].blank
    return found


def unnamed(grid: Grid, header: Header) -> tuple[list[int], list[int]]:
    """Columns with numbers but without a heading: those right beside figures, and all others.

    The former may belong to the heading on their left, merged over both; then neither alone is
    what the heading says. Of the others the first column is left out, which numbers the rows.
    """
    body = split_body(grid, header)
    rows = np.concatenate([body.records, body.sums])
    beside: list[int] = []
    apart: list[int] = []
    figures = set(header.figures)
    for column in range(1, len(grid.columns)):
        if header.labels.get(column) or not grid.columns[column].at(rows).where(_is_number).any():
            continue
        near = column - 1 in figures or column - 1 in beside
        (beside if near else apart).append(column)
    return beside, apart


def _remarks(grid: Grid, header: Header, rows: Mask) -> Mask:
    """Rows that name no area, time or word and hold no number: sources, places, dates and signatures."""
    required = [one.name for one in header.kind.fields if one.required and not one.figure]
    keyed = np.zeros(grid.height, dtype=bool)
    for name in (*NAMING_AREAS, *TIME_FIELDS, *required):
        if name in header.columns:
            keyed |= ~grid.columns[header.columns[name]].blank
    unkeyed = np.flatnonzero(rows & ~keyed)
    numbered = np.zeros(len(unkeyed), dtype=bool)
    for column in header.figures:
        numbered |= grid.columns[column].at(unkeyed).where(_is_number)
    found = np.zeros(grid.height, dtype=bool)
    found[unkeyed[~numbered]] = True
    return found


def _is_number(value: Any) -> bool:
    return read_count(value).value is not None or read_percent(value).value is not None


def is_sum(value: Any) -> bool:
    """Whether a label calls its row a sum: 'Jumlah', 'Total Sumatera', 'Grand Total'."""
    return isinstance(value, str) and _SUM.fullmatch(value) is not None


def is_segment_sum(value: Any) -> bool:
    """Whether a segment says that all segments are meant."""
    return isinstance(value, str) and spelled(value) in value_ids("segment_total")


def _examples(grid: Grid) -> Mask:
    found = np.zeros(grid.height, dtype=bool)
    for column in grid.columns:
        found |= column.where(
            lambda value: isinstance(value, str) and len(value) == len(EXAMPLE) and value.upper() == EXAMPLE
        )
    return found


def _repeated(grid: Grid, header: Header) -> Mask:
    """Rows where a column of figures holds its own heading again, as on every printed page."""
    found = np.zeros(grid.height, dtype=bool)
    if any(one.form in ("text", "choice") for one in header.kind.figures):
        return found
    for column in header.figures:
        found |= grid.columns[column].where(partial(_is_spelled, spelled(grid.cell(header.body - 1, column))))
    return found


def _is_spelled(name: str, value: Any) -> bool:
    # no heading begins with a digit, nearly every figure does
    return isinstance(value, str) and not value[:1].isdigit() and spelled(value) == name


def _numbering(grid: Grid, header: Header) -> list[int]:
    """Rows right below the headings that only number the columns: (1) (2) (3)."""
    found = []
    for row in range(header.body, min(header.body + _NUMBERING_ROWS, grid.height)):
        cells = [cell for cell in grid.row(row) if cell != ""]
        numbers, counted = [_column_number(cell) for cell in cells], range(1, len(cells) + 1)
        # Excel takes '(1)' for -1
        negative = numbers == [-number for number in counted]
        marked = negative or all(isinstance(cell, str) and cell[:1] == "(" for cell in cells)
        if len(cells) > (1 if marked else 2) and (negative or numbers == [*counted]):
            found.append(row)
    return found


def _column_number(cell: Any) -> int | None:
    if isinstance(cell, (int, float)):
        return int(cell) if float(cell).is_integer() else None
    match = _NUMBERING.fullmatch(str(cell))
    return int(match[1] or match[2]) if match else None


def _sums(grid: Grid, header: Header) -> Mask:
    found = np.zeros(grid.height, dtype=bool)
    choices = [one.name for one in header.kind.fields if one.choices and not one.figure]
    for name in (*NAMING_AREAS, *TIME_FIELDS, "number", *choices):
        if name in header.columns:
            found |= grid.columns[header.columns[name]].where(is_sum)
    if "segment" in header.columns:
        found |= grid.columns[header.columns["segment"]].where(
            lambda value: is_sum(value) or is_segment_sum(value)
        )
    # headings may leave the column of running numbers without a name, where sums are labelled
    if 0 not in header.columns.values():
        found |= grid.columns[0].where(is_sum)
    return found


def row_ranges(rows: Rows) -> str:
    """Rows as Excel counts them: '12, 15–18'."""
    breaks = np.flatnonzero(np.diff(rows) > 1) + 1
    parts = [(int(part[0]) + 1, int(part[-1]) + 1) for part in np.split(rows, breaks)]
    shown = [f"{low}" if low == high else f"{low}–{high}" for low, high in parts[:_RANGES]]
    return ", ".join(shown) + (", …" if len(parts) > len(shown) else "")
