"""The one way in which this part writes cells: text stays text, whatever it begins with."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from pantau.atomic_files import replace_durably
from pantau.intake.kinds import Field
from pantau.intake.names import choices, value_ids
from pantau.text import Text

# No cell may turn into a formula, a link or a number by how its text looks.
OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
}
LAST_ROW = 100_000  # down to which the sheets help with what may be typed
WHOLE, TEXT = "[$-421]#,##0", "@"
_WIDTHS = {"area_code": 14, "area": 34, "title": 50, "note": 26, "group": 32, "document": 30, "status": 24}
_WIDTH = 16


def write_cell(sheet: Any, row: int, column: int, value: object, look: Any = None) -> None:
    """Write a number as a number and everything else as text, never as a formula."""
    if value is None or value == "":
        return
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_string(row, column, str(value), look)


@contextlib.contextmanager
def workbook(target: Path | str | BinaryIO) -> Iterator[Any]:
    """A workbook that is written to a path or a buffer when the block ends without an error.

    Rows are written from top to bottom: what is above the last one is not held in memory any
    more. Raises OSError where there is no such folder, or no room.
    """
    path = Path(target) if isinstance(target, (str, Path)) else None
    if path and not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
    out = io.BytesIO()
    # Rows wait in files; where one cannot be written xlsxwriter leaves the others behind.
    with (
        tempfile.TemporaryDirectory() as folder,
        _as_system_error(),
        xlsxwriter.Workbook(out, {**OPTIONS, "tmpdir": folder}) as book,
    ):
        yield book
    if path:
        replace_durably(path, out.getvalue())
    else:
        target.write(out.getvalue())  # type: ignore[union-attr]


@contextlib.contextmanager
def _as_system_error() -> Iterator[None]:
    """Raise what the system said where xlsxwriter wraps it."""
    try:
        yield
    except FileCreateError as error:
        raise error.args[0] from None


class SheetWriter:
    """Writes sheets of one workbook; `mark` is a line that stands on top of every one of them."""

    def __init__(self, book: Any, mark: str = "") -> None:
        self.book, self.mark = book, mark
        self.say = Text()
        self.heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.warning = book.add_format({"bold": True, "font_color": "#9C0006"})
        self.example = book.add_format({"italic": True, "font_color": "#595959"})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self.bold = book.add_format({"bold": True, "valign": "top"})
        self.text, self.whole = (book.add_format({"num_format": form}) for form in (TEXT, WHOLE))

    @property
    def top(self) -> int:
        """The first row that a sheet may use, from 0."""
        return 1 if self.mark else 0

    def add(self, name: str) -> Any:
        """A new sheet, called as the catalogue says, with the mark on top."""
        sheet = self.book.add_worksheet(self.say(f"intake.sheet.{name}"))
        write_cell(sheet, 0, 0, self.mark, self.warning)
        return sheet

    def table(self, name: str, headings: list[str], widths: list[int], frozen: int = 0) -> Any:
        """A new sheet with headings that stay in sight; records are written from `top + 1` on."""
        sheet = self.add(name)
        for column, (text, width) in enumerate(zip(headings, widths, strict=True)):
            sheet.set_column(column, column, width)
            write_cell(sheet, self.top, column, text, self.heading)
        sheet.freeze_panes(self.top + 1, frozen)
        return sheet

    def record_sheet(self, kind: str, forms: dict[str, Field]) -> Any:
        """The sheet of a kind of record: headings, cell formats, and what may be typed."""
        columns = self.say.section(f"intake.column.{kind}")
        sheet = self.add(kind)
        for at, (name, heading) in enumerate(columns.items()):
            number = name in forms and forms[name].form in ("count", "money")
            look = self.whole if number else None if name in ("year", "value") else self.text
            sheet.set_column(at, at, _WIDTHS.get(name, _WIDTH), look)
            write_cell(sheet, self.top, at, heading, self.heading)
        sheet.freeze_panes(self.top + 1, 2)
        return sheet


def choice_words(field: str) -> list[str]:
    """The words of a choice, as the template offers and the reader takes them."""
    return list(choices(field).values())


def choice_word(field: str, one: str) -> str:
    """The word of one id of a choice."""
    if one not in value_ids(field).values():
        raise KeyError(f"{one!r} is no {field}")
    return choices(field)[one]
