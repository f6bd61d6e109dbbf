"""xlsx and xls as Grids, every cell as the workbook holds it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError
from python_calamine import SheetTypeEnum as Kind
from python_calamine import SheetVisibleEnum as Visible

from pantau.intake import limits
from pantau.intake.biff import inspect_old
from pantau.intake.findings import RefusedFileError
from pantau.intake.grid import Grid, encode
from pantau.intake.ooxml import Sheet, inspect
from pantau.intake.progress import Tell, part_of, silent

_CELLS = 0.7  # of the time that a sheet takes; the rest is understanding it
Broken = dict[int, dict[int, str]]


def read_workbook(data: bytes, kind: str, tell: Tell = silent) -> Iterator[tuple[Grid, Tell]]:
    """Each worksheet of a workbook; charts are left out. `kind` is 'xlsx' or 'xls'.

    `tell` hears how much of the whole is read; what comes with each sheet tells of what is made of it.

    Error cells and formulas without a value are given as text ('#REF!', '=B2+C2').
    Raises RefusedFileError.
    """
    known = inspect(data) if kind == "xlsx" else {}
    with _open(data) as book:
        if kind == "xls":
            names = [about.name for about in book.sheets_metadata]
            known = dict(zip(names, inspect_old(data), strict=False))
        room = limits.ROWS
        whole, done = sum(known.get(about.name, Sheet()).size for about in book.sheets_metadata), 0
        for about in book.sheets_metadata:
            if about.typ in (Kind.Vba, Kind.MacroSheet):
                raise RefusedFileError("macros")
            if about.typ != Kind.WorkSheet:
                continue
            sheet = _guarded(book.get_sheet_by_name, about.name)
            told = known.get(about.name, Sheet())
            own = part_of(tell, done / whole, (done + told.size) / whole)
            cutting = part_of(own, 0, _CELLS)
            grid = encode(
                about.name, _rows(sheet, told.broken), room, expected=sheet.total_height, tell=cutting
            )
            done += told.size
            grid.hidden_rows, grid.hidden_columns = told.hidden_rows, told.hidden_columns
            grid.empty_formulas = told.empty_formulas
            grid.hidden = about.visible != Visible.Visible
            room -= grid.height
            yield grid, part_of(own, _CELLS, 1)


def _open(data: bytes) -> CalamineWorkbook:
    book: CalamineWorkbook = _guarded(CalamineWorkbook.from_filelike, io.BytesIO(data))
    return book


def _guarded(call: Any, argument: Any) -> Any:
    """What the library gives, its complaints as ours.

    A file that breaks the library's own rules makes it panic, which Python sees as an exception
    outside the usual family; it is told by its name, because the library exports no class for it.
    """
    try:
        return call(argument)
    except PasswordError as error:
        raise RefusedFileError("encrypted") from error
    except (CalamineError, OSError, ValueError, MemoryError) as error:
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
    spans = _spans(sheet)
    number = -1
    held: dict[int, tuple[Any, int]] = {}
    for number, row in enumerate(sheet.iter_rows()):
        cells = _mended(left + row if left else row, broken.get(number, {}))
        for column, last in spans.get(number, ()):
            held[column] = (cells[column] if column < len(cells) else "", last)
        yield _spread(cells, held, number) if held else cells
    for below in range(number + 1, max(broken, default=-1) + 1):
        yield _mended([], broken.get(below, {}))


def _spans(sheet: CalamineSheet) -> dict[int, list[tuple[int, int]]]:
    """Cells merged downwards, by their first row: column and last row."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if bottom > top and left == right:
            spans.setdefault(top, []).append((left, bottom))
    return spans


def _spread(row: list[Any], held: dict[int, tuple[Any, int]], number: int) -> list[Any]:
    """The row with the words of cells that are merged down into it: a province beside its regencies.

    A number that spans rows is one number for all of them, and is not repeated.
    """
    row = list(row)
    for column, (value, last) in list(held.items()):
        if number > last:
            del held[column]
        elif column < len(row) and row[column] == "" and _is_words(value):
            row[column] = value
    return row


def _is_words(value: Any) -> bool:
    return isinstance(value, dt.date) or (isinstance(value, str) and any(map(str.isalpha, value)))


def _mended(row: list[Any], broken: dict[int, str]) -> list[Any]:
    """The row with its broken cells filled in."""
    if not broken:
        return row
    wide = [*row, *[""] * (max(broken) + 1 - len(row))]
    for column, text in broken.items():
        wide[column] = text
    return wide
