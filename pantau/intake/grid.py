"""A sheet as columns of codes: every different value is held, and later understood, once.

A million rows of figures hold a few thousand different areas, periods and words; telling what
each means once, and spreading it by code, is what makes reading fast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, islice, zip_longest
from typing import Any

import numpy as np
import numpy.typing as npt

from pantau.intake import limits
from pantau.intake.findings import RefusedFileError
from pantau.intake.progress import Tell, silent
from pantau.text.numbers import number

Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
_STEP = 20_000
# no-break and thin spaces are spaces; zero-width ones and byte-order marks are nothing
_SPACES = {0xA0: " ", 0x2007: " ", 0x2009: " ", 0x202F: " ", 0x200B: None, 0xFEFF: None, 0: None}


@dataclass(slots=True)
class CodedColumn:
    """One column: `values[codes[row]]` is the cell. Value 0 is the empty cell ''."""

    codes: Codes
    values: list[Any]

    def at(self, rows: npt.NDArray[np.intp]) -> CodedColumn:
        """The same column, of some rows only."""
        return CodedColumn(self.codes[rows], self.values)

    def present(self) -> npt.NDArray[np.intp]:
        """The codes that occur, ascending."""
        return np.flatnonzero(np.bincount(self.codes, minlength=len(self.values)))

    def where(self, test: Callable[[Any], bool]) -> Mask:
        """For each row whether its value passes; each value is tested once."""
        passes = np.zeros(len(self.values), dtype=bool)
        present = self.present()
        passes[present] = [test(self.values[code]) for code in present.tolist()]
        return passes[self.codes]

    @property
    def blank(self) -> Mask:
        """For each row whether the cell is empty."""
        empty = [code for code, value in enumerate(self.values) if value == ""]
        return self.codes == 0 if empty == [0] else np.isin(self.codes, empty)


@dataclass(frozen=True, slots=True)
class Lines:
    """How many cells stand in each row of a text file, and whether its last line has an end."""

    widths: Sequence[int]
    ended: bool

    def short_end(self, heading: int) -> int | None:
        """The last row that is not blank, where it is shorter than each one from the headings to it."""
        last = next((row for row in reversed(range(len(self.widths))) if self.widths[row]), 0)
        others = [width for width in self.widths[heading:last] if width]
        return last if others and self.widths[last] < min(others) else None


@dataclass(slots=True)
class Grid:
    """A sheet from its cell A1 on: row 0 here is row 1 in Excel.

    `empty_formulas`: (row, column) of cells of old workbooks whose formula gives nothing or was
    never calculated, which cannot be told apart there. `lines`: of text whose rows differ in length.
    """

    sheet: str
    height: int
    columns: list[CodedColumn]
    hidden: bool = False
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    empty_formulas: Sequence[tuple[int, int]] = ()
    lines: Lines | None = None
    _filled: Mask | None = field(default=None, repr=False)

    def cell(self, row: int, column: int) -> Any:
        """One cell, text trimmed."""
        found = self.columns[column]
        return found.values[found.codes[row]]

    def row(self, row: int) -> list[Any]:
        """All cells of a row."""
        return [self.cell(row, column) for column in range(len(self.columns))]

    @property
    def filled(self) -> Mask:
        """For each row whether any cell holds something."""
        if self._filled is None:
            filled = np.zeros(self.height, dtype=bool)
            for column in self.columns:
                filled |= ~column.blank
            self._filled = filled
        return self._filled


class _Encoder:
    """Codes of one column, grown piece by piece."""

    def __init__(self, above: int) -> None:
        self.codes_of: defaultdict[Any, int] = defaultdict(count().__next__)
        self.codes_of[""]
        self.pieces: list[Codes] = [np.zeros(above, dtype=np.int32)] if above else []

    def add(self, cells: Sequence[Any]) -> None:
        # True equals 1 as a key; a tick mark must not turn into a figure
        if bool in set(map(type, cells)):
            cells = [str(cell).upper() if isinstance(cell, bool) else cell for cell in cells]
        self.pieces.append(np.fromiter(map(self.codes_of.__getitem__, cells), np.int32, len(cells)))

    def column(self) -> CodedColumn:
        return CodedColumn(np.concatenate(self.pieces), [tidy(value) for value in self.codes_of])


def tidy(value: Any) -> Any:
    """Text without spaces around it, and without the apostrophe that marks text in Excel."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = value if value.isascii() and value.isalnum() else value.translate(_SPACES).strip()
        return text[1:].lstrip() if text.startswith("'") else text
    return value


def encode(
    sheet: str,
    rows: Iterable[Sequence[Any]],
    room: int | None = None,
    *,
    expected: int = 0,
    tell: Tell = silent,
) -> Grid:
    """A Grid of rows that may be of different lengths, at most `room` of them (limits.ROWS).

    `tell` hears how much is read, where about so many rows are `expected`.
    Raises RefusedFileError where there are more rows or columns than are read.
    """
    room = limits.ROWS if room is None else room
    encoders: list[_Encoder] = []
    height = 0
    for piece in _pieces(iter(rows)):
        if max(map(len, piece)) > limits.COLUMNS:
            raise RefusedFileError("sheet_too_large")
        columns = list(zip_longest(*piece, fillvalue=""))
        while len(encoders) < len(columns):
            encoders.append(_Encoder(height))
        columns += [("",) * len(piece)] * (len(encoders) - len(columns))
        for encoder, cells in zip(encoders, columns, strict=True):
            encoder.add(cells)
        height += len(piece)
        if height > room:
            raise too_many_rows()
        tell(min(height / expected, 1) if expected else 0)
    return Grid(sheet, height, [encoder.column() for encoder in encoders])


def too_many_rows() -> RefusedFileError:
    """The refusal of a file with more rows than are read."""
    return RefusedFileError("too_many_rows", limit=number(limits.ROWS))


def _pieces(rows: Iterator[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    while piece := list(islice(rows, _STEP)):
        yield piece
