"""Old workbooks (.xls) as Grids, every cell as the reader of .xlsx gives it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import xlrd
from xlrd.xldate import xldate_as_datetime

from pantau.intake import limits
from pantau.intake.findings import RefusedFileError
from pantau.intake.grid import Grid, encode
from pantau.intake.merged import filled_down
from pantau.intake.progress import Tell, part_of, silent

_CELLS = 0.7  # of the time that a sheet takes; the rest is understanding it
# What the library's log calls sheets that hold programs; it leaves them out and says so nowhere else.
_MACROS = ("= Macro sheet)", "= Visual Basic module)")


def read_old_workbook(data: bytes, tell: Tell = silent) -> Iterator[tuple[Grid, Tell]]:
    """Each worksheet of a .xls file; charts are left out.

    `tell` hears how much of the whole is read; what comes with each sheet tells of what is made of it.

    Error cells are given as text ('#REF!'). A formula that gives nothing cannot be told from one
    that was never calculated: both are empty, and listed. Raises RefusedFileError.
    """
    log = io.StringIO()
    wanted: dict[str, Any] = {"formatting_info": True, "on_demand": True, "ragged_rows": True}
    book = _guarded(partial(xlrd.open_workbook, file_contents=data, logfile=log, verbosity=1, **wanted))
    if any(words in log.getvalue() for words in _MACROS):
        raise RefusedFileError("macros")
    room = limits.ROWS
    for at in range(book.nsheets):
        sheet = _guarded(partial(book.sheet_by_index, at))
        own = part_of(tell, at / book.nsheets, (at + 1) / book.nsheets)
        grid = _grid(sheet, room, part_of(own, 0, _CELLS))
        # without this the cells of all sheets would be held until the last is read
        book.unload_sheet(at)
        room -= grid.height
        yield grid, part_of(own, _CELLS, 1)


def _guarded(call: Callable[[], Any]) -> Any:
    """What the library gives; a broken file makes it stumble over anything, which is told as one thing."""
    try:
        return call()
    except xlrd.XLRDError as error:
        raise RefusedFileError("encrypted" if "encrypted" in str(error) else "damaged") from error
    except MemoryError:
        raise
    except Exception as error:
        raise RefusedFileError("damaged") from error


def _grid(sheet: Any, room: int, tell: Tell) -> Grid:
    blocks = [(top, below - 1, left, right - 1) for top, below, left, right in sheet.merged_cells]
    empty_formulas: list[tuple[int, int]] = []
    rows = filled_down(_rows(sheet, empty_formulas), blocks)
    grid = encode(sheet.name, rows, room, expected=sheet.nrows, tell=tell)
    grid.hidden = sheet.visibility != 0
    grid.hidden_rows = sorted(row for row, about in sheet.rowinfo_map.items() if about.hidden)
    grid.hidden_columns = sorted(
        column for column, about in sheet.colinfo_map.items() if about.hidden and column < limits.COLUMNS
    )
    grid.empty_formulas = empty_formulas
    return grid


def _rows(sheet: Any, empty_formulas: list[tuple[int, int]]) -> Iterator[list[Any]]:
    """Rows from row 1 and column A on, as far as anything stands in them; notes formulas without a value."""
    for number in range(sheet.nrows):
        types, values = sheet.row_types(number), sheet.row_values(number)
        cells = [_value(*cell, sheet.book.datemode) for cell in zip(types, values, strict=True)]
        # text that is empty: what a formula gave, or was pasted from one that did
        empty_formulas += [
            (number, column)
            for column, cell in enumerate(cells)
            if cell == "" and types[column] == xlrd.XL_CELL_TEXT
        ]
        while cells and cells[-1] == "":
            cells.pop()
        yield cells


def _value(kind: int, value: Any, datemode: int) -> Any:
    if kind == xlrd.XL_CELL_DATE:
        return _moment(value, datemode)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(value, "#N/A")
    return "" if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) else value


def _moment(days: float, datemode: int) -> dt.date | dt.time | float:
    """A date, a day with its time, or a time; the number itself where it is none of them."""
    try:
        moment: dt.datetime = xldate_as_datetime(days, datemode)
    except (ValueError, OverflowError):
        return days
    if 0 <= days < 1:
        return moment.time()
    return moment if moment.time() != dt.time() else moment.date()
