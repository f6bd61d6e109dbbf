"""What cells beside the figures say about them: whether a row counts the active, in which unit, of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from operator import eq
from typing import Any

import numpy as np

from pantau.intake.body import Body, Rows, row_ranges
from pantau.intake.cells import Reporter
from pantau.intake.grid import Grid
from pantau.intake.header import Header
from pantau.intake.phrases import Said, said
from pantau.text.numbers import listing

_UNITS = {"", "orang", "jiwa", "pekerja", "tenaga kerja", "peserta", "tk", "people", "persons", "person", "-"}
_LOOKED_AT, _NAMED = 200, 5  # different words of one column


def without_others(grid: Grid, header: Header, body: Body, reporter: Reporter) -> Body:
    """The body without the rows whose status says that they count somebody else ('Non aktif'); noted.

    Units that are no people, and words in columns that are not read, are noted as well.
    """
    _units(grid, header, body, reporter)
    _unread(grid, header, body, reporter)
    _remarks(grid, header, body, reporter)
    place = header.columns.get("status_words")
    if place is None:
        return body
    column = grid.columns[place]
    about = {value: said(str(value), header.kind.id) for value in _values(grid, place, body.records)}
    others = column.where(lambda value: _is_other(about.get(value)))
    left = body.records[others[body.records]]
    label = header.label(place)
    if len(left):
        there = dict.fromkeys(str(grid.cell(row, place)) for row in left[:_LOOKED_AT].tolist())
        reporter.note("rows_left", int(left[0]), label, _quoted(there), rows=row_ranges(left))
    known = {value for value, one in about.items() if one.measures or _is_other(one)}
    if unclear := [value for value in about if value != "" and value not in known]:
        reporter.note("column_says", None, label, _quoted(unclear))
    return Body(np.setdiff1d(body.records, left), body.sums, body.skipped)


def _is_other(one: Said | None) -> bool:
    """Whether a status is one of others than the active."""
    return one is not None and bool(one.changes or one.measures - {"active"})


def _units(grid: Grid, header: Header, body: Body, reporter: Reporter) -> None:
    place = header.columns.get("unit_words")
    if place is None:
        return
    for value in _values(grid, place, body.records):
        if str(value).strip().lower() not in _UNITS:
            there = grid.columns[place].where(partial(eq, value))[body.records]
            reporter.note("unit_other", int(body.records[there][0]), header.label(place), value)


def _unread(grid: Grid, header: Header, body: Body, reporter: Reporter) -> None:
    """Words in columns that are left aside which change what their row counts: 'Target', 'Non aktif'."""
    if not header.kind.counts_people:
        return
    note = header.columns.get("note")
    for place in [*header.ignored, *([] if note is None else [note])]:
        if place >= len(grid.columns):
            continue
        found = [
            str(value)
            for value in _values(grid, place, body.records)
            if isinstance(value, str) and _tells(said(value, header.kind.id), place == note)
        ]
        if found:
            reporter.note("column_says", None, header.label(place), _quoted(found))


def _remarks(grid: Grid, header: Header, body: Body, reporter: Reporter) -> None:
    """Rows of words that say of a figure that it is another: 'angka adalah peserta non aktif'."""
    if not header.kind.counts_people:
        return
    for row in body.skipped[:_LOOKED_AT].tolist():
        text = " ".join(cell for cell in grid.row(row) if isinstance(cell, str))
        one = said(text, header.kind.id)
        if _tells(one, remark=True):
            words = _quoted(one.changes)
            reporter.note("title_words", row, value=text, words=words)


def _tells(one: Said, remark: bool) -> bool:
    """Whether words change what a row counts; of remarks only where they name the figure too."""
    return bool(one.changes) and (bool(one.measures) or not remark)


def _quoted(values: Iterable[Any]) -> str:
    return listing([f'"{value}"' for value in list(values)[:_NAMED]])


def _values(grid: Grid, place: int, rows: Rows) -> Iterator[Any]:
    column = grid.columns[place].at(rows)
    for code in column.present().tolist()[:_LOOKED_AT]:
        yield column.values[code]
