"""xlsx as Grids, every cell as the workbook holds it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError
from python_calamine import SheetTypeEnum as Kind
from python_calamine import SheetVisibleEnum as Visible

from pantau.intake import limits
from pantau.intake.findings import RefusedFileError
from pantau.intake.grid import Grid, encode
from pantau.intake.merged import filled_down
from pantau.intake.ooxml import LAST_ROW, SheetFacts, inspect
from pantau.intake.progress import Tell, part_of, silent
from pantau.text.numbers import number

_CELLS = 0.7  # of the time that a sheet takes; the rest is understanding it
Broken = dict[int, dict[int, str]]


def read_workbook(data: bytes, tell: Tell = silent) -> Iterator[tuple[Grid, Tell]]:
    """Each worksheet of an xlsx file; charts are left out.

    `tell` hears how much of the whole is read; what comes with each sheet tells of what is made of it.

    Error cells and formulas without a value are given as text ('#REF!', '=B2+C2').
    Raises RefusedFileError.
    """
    known = inspect(data)
    with _guarded(CalamineWorkbook.from_filelike, io.BytesIO(data)) as book:
        room = limits.ROWS
        whole, done = sum(known.get(about.name, SheetFacts()).size for about in book.sheets_metadata), 0
        for about in book.sheets_metadata:
            if about.typ in (Kind.Vba, Kind.MacroSheet):
                raise RefusedFileError("macros")
            if about.typ != Kind.WorkSheet:
                continue
            sheet = _guarded(book.get_sheet_by_name, about.name)
            _check_extent(sheet)
            told = known.get(about.name, SheetFacts())
            own = part_of(tell, done / whole, (done + told.size) / whole)
            grid = _grid(sheet, told, room, part_of(own, 0, _CELLS))
            grid.hidden = about.visible != Visible.Visible
            done += told.size
            room -= grid.height
            yield grid, part_of(own, _CELLS, 1)


def _check_extent(sheet: CalamineSheet) -> None:
    """Refuse a sheet whose outermost cells span too much; what spans far more did not come so far."""
    if sheet.end is None:
        return
    row, column = sheet.end
    if row >= LAST_ROW:
        raise RefusedFileError("row_too_far", row=number(row + 1))
    if (row + 1) * (column + 1) > limits.CELLS or column >= limits.COLUMNS:
        raise RefusedFileError("sheet_too_large")


def _grid(sheet: CalamineSheet, told: SheetFacts, room: int, tell: Tell) -> Grid:
    merged = sheet.merged_cell_ranges or ()
    blocks = [(top, bottom, left, right) for (top, left), (bottom, right) in merged]
    rows = filled_down(_rows(sheet, told.broken), blocks)
    grid = encode(sheet.name, rows, room, expected=sheet.total_height, tell=tell)
    grid.hidden_rows, grid.hidden_columns = told.hidden_rows, told.hidden_columns
    return grid


def _guarded(call: Any, argument: Any) -> Any:
    """What the library gives, its complaints as ours.

    A file that breaks the library's own rules makes it panic, which Python sees as an exception
    outside the usual family; it is told by its name, because the library exports no class for it.
    """
    try:
        return call(argument)
    except PasswordError as error:
        raise RefusedFileError("encrypted") from error
    except (CalamineError, OSError, ValueError) as error:
        raise RefusedFileError("damaged") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise RefusedFileError("damaged") from error


def _rows(sheet: CalamineSheet, broken: Broken) -> Iterator[list[Any]]:
    """Rows from row 1 and column A on; the library leaves out empty columns on the left."""
    if sheet.start is None and not broken:
        return
    left = [""] * (sheet.start[1] if sheet.start else 0)
    number = -1
    for number, row in enumerate(sheet.iter_rows()):
        yield _mended(left + row if left else row, broken.get(number, {}))
    for below in range(number + 1, max(broken, default=-1) + 1):
        yield _mended([], broken.get(below, {}))


def _mended(row: list[Any], broken: dict[int, str]) -> list[Any]:
    """The row with its broken cells filled in."""
    if not broken:
        return row
    wide = [*row, *[""] * (max(broken) + 1 - len(row))]
    for column, text in broken.items():
        wide[column] = text
    return wide
