"""A Table as a workbook: the figures, and a sheet that says what they are."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter

from pantau.analysis import Table
from pantau.analysis.ranks.uncertainty import assumes_error, errors_of
from pantau.analysis.targets.naming import marked_name
from pantau.documents.columns import cells, columns_of, header, in_language, permalink, release_label
from pantau.documents.newer import newer_words
from pantau.practice_mark import DRAFT, MARK, is_practice, marked
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import percent

# Indonesian separators whatever the reader's own language; values are per cents, not shares.
FORMATS = {
    "people": "[$-421]#,##0",
    "rupiah": "[$-421]#,##0",
    "count": "[$-421]#,##0",
    "percent": "[$-421]0.00",
    "points": "[$-421]+0.00;-0.00;0.00",
}
# Text is text: no cell may turn into a formula or a link by how it begins.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
FROZEN_COLUMNS = 2  # code and name stay in sight
HEADING_HEIGHT = 45


def table_xlsx(table: Table, text: Text, base_url: str = "") -> bytes:
    """The Table as xlsx with the sheets of documents.sheet_data and documents.sheet_notes.

    Numbers are numbers, shown the Indonesian way; estimates are in italics and say so in
    the status column; headings stay in sight and have filters.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": in_language(table.indicator.name, text)})
        _data_sheet(book, table, text, base_url)
        _notes_sheet(book, table, text, base_url)
    return out.getvalue()


def _data_sheet(book: Any, table: Table, text: Text, base_url: str) -> None:
    sheet = _sheet(book, table, text, "sheet_data")
    columns = columns_of(table)
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    looks = _looks(book)
    frame = cells(table, text, base_url)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, header(column, table, text), heading)
        estimated = (table.rows["status"] == "estimate").tolist()
        for number, (cell, estimate) in enumerate(zip(frame[column.field], estimated, strict=True), start=1):
            _write(sheet, number, at, cell, looks[column.kind, estimate])
    sheet.set_row(0, HEADING_HEIGHT)
    sheet.freeze_panes(1, FROZEN_COLUMNS)
    sheet.autofilter(0, 0, len(frame), len(columns) - 1)


def _sheet(book: Any, table: Table, text: Text, name: str) -> Any:
    """A new sheet; of fictional figures and of drafts its name and every printed page say so."""
    sheet = book.add_worksheet(marked(text(f"documents.{name}"), table.release_id, draft=table.draft))
    if told := _warnings(table, text):
        sheet.set_header("&C&B" + "; ".join(f"{mark} – {words}" for mark, words in told))
        sheet.set_tab_color("#b35806")
    return sheet


def _warnings(table: Table, text: Text) -> list[tuple[str, str]]:
    """What the figures must not be taken for, as (mark, words); [] of those in force."""
    practice = [(MARK, text("documents.practice"))] if is_practice(table.release_id) else []
    return [*practice, *([(DRAFT, text("documents.draft"))] if table.draft else [])]


def _looks(book: Any) -> dict[tuple[str, bool], Any]:
    """A cell format for each kind, plain and for estimates."""
    kinds = dict.fromkeys(["text", "words", "date"], "@") | FORMATS
    return {
        (kind, estimate): book.add_format(
            {"num_format": shape} | ({"italic": True, "font_color": "#595959"} if estimate else {})
        )
        for kind, shape in kinds.items()
        for estimate in (False, True)
    }


def _write(sheet: Any, row: int, at: int, cell: object, look: Any) -> None:
    if cell is None:
        sheet.write_blank(row, at, None, look)
    elif isinstance(cell, str):
        sheet.write_string(row, at, cell, look)
    else:
        sheet.write_number(row, at, cell, look)


def _notes_sheet(book: Any, table: Table, text: Text, base_url: str) -> None:
    sheet = _sheet(book, table, text, "sheet_notes")
    bold, wrap = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for number, (label, value) in enumerate(explanations(table, text, base_url)):
        sheet.write_string(number, 0, label, bold)
        sheet.write_string(number, 1, value, wrap)


def _inferred(table: Table, text: Text) -> list[tuple[str, str]]:
    """What of the target is our reading of its document; [] where nothing is."""
    target = table.target
    if target is None or not target.inferred:
        return []
    if not target.reading:
        return [("target", text("documents.inferred"))]
    basis = text(f"pages.basis.{table.indicator.basis}")
    return [("target", text("targets.readings.increase", document=target.document, basis=basis))]


def explanations(table: Table, text: Text, base_url: str = "") -> list[tuple[str, str]]:
    """What a reader needs beside the figures, as (label, words): the View, definitions, notes, sources."""
    view, indicator = table.view, table.indicator
    facts = [
        ("indicator", in_language(indicator.name, text)),
        ("segment", in_language(table.segment.name, text)),
        ("period", date_text(view.period, text.language) if view.period else text("documents.no_period")),
        ("scope", table.scope_name),
        ("level", text(f"documents.level.{view.level}")),
        ("estimates", text("documents.estimates_shown" if view.estimates else "documents.estimates_hidden")),
        *_errors(table, text),
        *([("target", marked_name(text, table.target, table.indicator.basis))] if table.target else []),
        *_inferred(table, text),
        *((name, in_language(getattr(indicator, name), text)) for name in _DEFINING),
        ("release", release_label(table.release_id, table.draft, text)),
        ("link", permalink(table, base_url)),
    ]
    rows = _warnings(table, text)
    rows += [(text(f"documents.about.{name}"), words) for name, words in facts]
    notes = [newer_words(table, text), *(text(note) for note in table.notes)]
    rows += [(text("documents.about.note"), note) for note in notes if note]
    cited = table.rows[["source_title", "source_url"]].dropna(subset=["source_title"]).drop_duplicates()
    for title, url in cited.sort_values("source_title").itertuples(index=False):
        rows.append((text("documents.about.source"), f"{title} {url}" if isinstance(url, str) else title))
    return rows


def _errors(table: Table, text: Text) -> list[tuple[str, str]]:
    """The errors that the ranges of rank assume, of a Table whose ranges depend on them."""
    if "rank_low" not in table.rows or not assumes_error(table):
        return []
    assumed = errors_of(table.view)
    shares = {name: percent(getattr(assumed, name), 1, text.language) for name in ("province", "regency")}
    return [("errors", text("documents.errors", **shares))]


_DEFINING = ("definition", "formula", "numerator", "denominator")
