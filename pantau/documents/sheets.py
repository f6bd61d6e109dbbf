"""Rows that are no Table of a View, as CSV and Excel: cascades, reports, simulations."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter

from pantau.documents.csv import written
from pantau.documents.xlsx import FORMATS, OPTIONS
from pantau.text import Text

_WIDTH = (9, 60)  # characters: narrowest and widest column
_TEXT, _WHOLE, _DECIMAL = "@", FORMATS["people"], FORMATS["percent"]


@dataclass(frozen=True)
class Sheet:
    """What a file holds. rows: cells of text, whole numbers or per cents (float); None: nothing.

    notes: (label, words): what the figures are, from when and by whom. mark: what every row must
    say of itself wherever it is copied to, as (heading, words); a simulation is no fact.
    """

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[object]]
    notes: Sequence[tuple[str, str]]
    marks: Sequence[tuple[str, str]] = ()


def sheet_csv(sheet: Sheet, text: Text | None = None) -> bytes:
    """Comma-separated UTF-8 with a byte-order mark; the marks end every row, then the decimal sign."""
    head = [*sheet.head, *(label for label, _ in sheet.marks)]
    marks = [words for _, words in sheet.marks]
    return written(head, ([*row, *marks] for row in sheet.rows), text or Text())


def sheet_xlsx(sheet: Sheet, names: tuple[str, str]) -> bytes:
    """A workbook: the rows on a sheet named names[0], the notes on names[1]."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": sheet.title})
        _rows(book, sheet, names[0])
        notes = book.add_worksheet(names[1])
        notes.set_column(0, 0, 24)
        notes.set_column(1, 1, 100, book.add_format({"text_wrap": True}))
        bold = book.add_format({"bold": True, "valign": "top"})
        for number, (label, words) in enumerate(((sheet.title, ""), *sheet.marks, *sheet.notes)):
            notes.write_string(number, 0, label, bold)
            notes.write_string(number, 1, words)
    return out.getvalue()


def _rows(book: xlsxwriter.Workbook, sheet: Sheet, name: str) -> None:
    page = book.add_worksheet(name)
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    looks = {kind: book.add_format({"num_format": kind}) for kind in (_TEXT, _WHOLE, _DECIMAL)}
    head = [*sheet.head, *(label for label, _ in sheet.marks)]
    rows = [(*row, *(words for _, words in sheet.marks)) for row in sheet.rows]
    for at, label in enumerate(head):
        cells = [row[at] for row in rows]
        longest = max([len(label), *(len(str(cell)) for cell in cells if cell is not None)])
        page.set_column(at, at, min(max(longest + 1, _WIDTH[0]), _WIDTH[1]))
        page.write_string(0, at, label, heading)
        for number, cell in enumerate(cells, start=1):
            if isinstance(cell, str):
                page.write_string(number, at, cell, looks[_TEXT])
            elif cell is not None:
                page.write_number(number, at, cell, looks[_DECIMAL if isinstance(cell, float) else _WHOLE])
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(rows), max(len(head) - 1, 0))
