"""The table beside every drawing: the same figures in words, on screen and in files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.text.values import change_text, numerator_text, ranged, value_text
from pantau.ui.compare.twin_columns import NUMERIC, Twin, TwinColumn, flag_words, status_words
from pantau.ui.compare.twin_files import twin_files
from pantau.ui.shell import state
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.cited import source_line
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow

MOST_ROWS = 40  # more are shown when asked for


def parents(frame: Frame, rows: pd.DataFrame) -> list[TwinColumn]:
    """The column of the province, where there are areas of more than one."""
    several = rows["parent_name"].nunique() > 1
    return [TwinColumn("parent_name", frame.say("compare.head.parent"))] if several else []


def show_twin(frame: Frame, twin: Twin, all_rows: bool) -> None:
    """The table and its files; of more than MOST_ROWS the first, unless all are asked for."""
    rows = twin.rows if all_rows else twin.rows.head(MOST_ROWS)
    caption = f"{twin.caption}."
    if len(twin.rows) > len(rows):
        caption += " " + frame.say("compare.table_first", shown=len(rows), total=len(twin.rows))
    listed = rows.astype("object").to_dict("records")
    columns = [column for column in twin.columns if column.kind != "flags" or _flagged(column, listed)]
    sources = _sources(columns, listed)
    head = [Cell(column.label, numeric=column.kind in NUMERIC) for column in columns]
    cells = [[_cell(frame, column, row, sources) for column in columns] for row in listed]
    body = plain_table(frame.say, caption, head, cells)
    body += render("compare_sources", frame.say, sources=_numbered(frame, sources))
    with st.container(key="compare_twin"):
        opened = linked_html(body, key="compare_table")
    follow(opened)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="compare_files"):
        twin_files(frame, twin)
        if len(twin.rows) > MOST_ROWS:
            _more(frame, len(twin.rows), all_rows)


def _more(frame: Frame, total: int, all_rows: bool) -> None:
    key = "compare_all_rows"
    st.session_state[key] = all_rows

    def changed() -> None:
        state.choose(all_rows="semua" if st.session_state[key] else "ringkas")

    st.toggle(frame.say("compare.all_rows", total=total), key=key, on_change=changed)


def _flagged(column: TwinColumn, rows: list[dict[Any, Any]]) -> bool:
    return any(isinstance(row[column.field], tuple) and row[column.field] for row in rows)


def _sources(columns: Sequence[TwinColumn], rows: list[dict[Any, Any]]) -> dict[tuple[str, str], int]:
    """(source in words, its language) of the rows, numbered in the order in which they first stand there.

    A citation is many times wider than a figure: on a phone it would fold every row to a ribbon.
    """
    found: dict[tuple[str, str], int] = {}
    for row in rows:
        for column in columns:
            if column.kind == "source" and not numbers.is_missing(row[column.field]):
                found.setdefault(_cited(column, row), len(found) + 1)
    return found


def _numbered(frame: Frame, sources: dict[tuple[str, str], int]) -> list[str]:
    """'[1] ANTARA Bali, 30 April 2025', each with its record."""
    return [
        source_line(frame, f"[{number}] {name}", name, language=language)
        for (name, language), number in sources.items()
    ]


def _cited(column: TwinColumn, row: dict[Any, Any]) -> tuple[str, str]:
    # a source keeps the language it was published in; our estimates are cited in the page's
    return str(row[column.field]), "" if row.get(column.status) == "estimate" else "id"


def _cell(frame: Frame, column: TwinColumn, row: dict[Any, Any], sources: dict[tuple[str, str], int]) -> Cell:
    value, language = row[column.field], frame.view.language
    if column.kind == "name":
        return Cell(str(value), href=frame.link("wilayah", area=row["area_code"]))
    if column.kind in NUMERIC:
        return Cell(_figure(column, row, language), numeric=True)
    if column.kind == "source" and not numbers.is_missing(value):
        return Cell(f"[{sources[_cited(column, row)]}]")
    if column.kind == "status" and not numbers.is_missing(value):
        return Cell(status_words(frame, column, row), wraps=True)
    return Cell(_words(frame, column, value))


def _figure(column: TwinColumn, row: dict[Any, Any], language: str) -> str:
    value, margin = row[column.field], column.margin_in(row)
    if column.kind == "change":
        return change_text(value, column.unit, language)
    if column.field == "numerator":
        return numerator_text(row, language)
    if column.kind != "value":
        return numbers.number(value, 0 if column.kind == "people" else 2, language)
    if margin is not None and not numbers.is_missing(value):
        return ranged(value, margin, language)
    of = row.get(column.of)
    return value_text(value, column.unit, language, of=None if numbers.is_missing(of) else of)


def _words(frame: Frame, column: TwinColumn, value: object) -> str:
    if column.kind == "flags":
        return flag_words(frame, value)
    if numbers.is_missing(value):
        return numbers.MISSING
    return date_text(value, frame.view.language) if column.kind == "date" else str(value)
