"""The table beside every drawing: the same figures in words, on screen and in files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pantau.documents.sheets import Sheet, sheet_csv, sheet_xlsx
from pantau.practice_mark import MARK, is_practice, marked
from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.text.values import change_text, mark_of, value_text, with_margin
from pantau.ui.shell import state
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.cited import source_line
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow

MOST_ROWS = 40  # more are shown when asked for


@dataclass(frozen=True)
class TwinColumn:
    """A column: field of the rows, heading, and kind of its cells.

    Kinds: 'name' (links to the area), 'text', 'date', 'status', 'source' (a number on screen, told under the
    table; whole in files), 'flags' (what to know before believing a figure), 'people', 'decimal', 'value'
    and 'change' (in `unit`, as in the catalogue). status: the field that says whose figure the source is.
    of: the field of a value's denominator, for what one government has or has not.
    """

    field: str
    label: str
    kind: str = "text"
    unit: str = "percent"
    status: str = "status"
    of: str = "denominator"


@dataclass(frozen=True, eq=False)
class Twin:
    """caption: what the table holds. rows: a row an area, area_code among its columns. notes: (label, words)
    for files: what was left out, and how it was reckoned."""

    caption: str
    columns: Sequence[TwinColumn]
    rows: pd.DataFrame
    notes: Sequence[tuple[str, str]] = ()


def parents(frame: Frame, rows: pd.DataFrame) -> list[TwinColumn]:
    """The column of the province, where there are areas of more than one."""
    several = rows["parent_name"].nunique() > 1
    return [TwinColumn("parent_name", frame.say("compare.head.parent"))] if several else []


_NUMERIC = ("people", "decimal", "value", "change")


def show_twin(frame: Frame, twin: Twin, all_rows: bool) -> None:
    """The table and its files; of more than MOST_ROWS the first, unless all are asked for."""
    rows = twin.rows if all_rows else twin.rows.head(MOST_ROWS)
    caption = f"{twin.caption}."
    if len(twin.rows) > len(rows):
        caption += " " + frame.say("compare.table_first", shown=len(rows), total=len(twin.rows))
    listed = rows.astype("object").to_dict("records")
    columns = [column for column in twin.columns if column.kind != "flags" or _flagged(column, listed)]
    sources = _sources(columns, listed)
    head = [Cell(column.label, numeric=column.kind in _NUMERIC) for column in columns]
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
    if column.kind == "value":
        of = row.get(column.of)
        words = value_text(value, column.unit, language, of=None if numbers.is_missing(of) else of)
        return Cell(with_margin(words, row.get("margin")), numeric=True)
    if column.kind == "change":
        return Cell(change_text(value, column.unit, language), numeric=True)
    if column.kind in ("people", "decimal"):
        digits = 0 if column.kind == "people" else 2
        return Cell(numbers.number(value, digits, language), numeric=True)
    if column.kind == "source" and not numbers.is_missing(value):
        return Cell(f"[{sources[_cited(column, row)]}]")
    if column.kind == "status" and not numbers.is_missing(value):
        value = frame.say(f"analysis.status.{_mark(column, row)}")
    return Cell(_words(frame, column, value))


def _mark(column: TwinColumn, row: dict[Any, Any]) -> str:
    """The mark of the figure of either period."""
    then = "_then" if column.field.endswith("_then") else ""
    of_figure = {name: row.get(f"{name}{then}") for name in ("status", "published_pct", "method")}
    return mark_of(of_figure | {"unit": row.get("unit")})


def _words(frame: Frame, column: TwinColumn, value: object) -> str:
    if column.kind == "flags":
        return flag_words(frame, value)
    if numbers.is_missing(value):
        return numbers.MISSING
    return date_text(value, frame.view.language) if column.kind == "date" else str(value)


def flag_words(frame: Frame, flags: object) -> str:
    """What to know before believing a figure, in words; '' where there is nothing, or no figure."""
    listed = flags if isinstance(flags, tuple) else ()
    return "; ".join(frame.say(f"analysis.flags.{flag}") for flag in listed)


def twin_files(frame: Frame, twin: Twin) -> None:
    """The table as CSV and Excel, all rows of it, written when they are asked for."""
    say = frame.say
    made = partial(_sheet, frame, twin, str(st.context.url or "").split("?")[0])
    names = (say("documents.sheet_data"), say("documents.sheet_notes"))
    writers = {"csv": lambda: sheet_csv(made()), "xlsx": lambda: sheet_xlsx(made(), names)}
    mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    view = frame.view
    name = "-".join(["pantau", "bandingkan", view.option("drawing"), view.indicator, view.period])
    for extension, write in writers.items():
        st.download_button(
            f"{say('pages.peta.download')} {say(f'pages.peta.{extension}')}",
            data=write,
            file_name=marked(f"{name}.{extension}", frame.release.id),
            mime="text/csv" if extension == "csv" else mime,
            key=f"compare_{extension}",
            on_click="ignore",
        )


def _sheet(frame: Frame, twin: Twin, base: str) -> Sheet:
    """The table as a file holds it: figures in full, and at the end of each row where they are from."""
    say = frame.say
    link = f"{base}?{frame.view.but(release=frame.release.id).to_query()}"
    fiction = [(MARK, say("documents.practice"))] if is_practice(frame.release.id) else []
    return Sheet(
        title=twin.caption,
        head=[say("documents.head.area_code"), *(column.label for column in twin.columns)],
        rows=[
            [row["area_code"], *(_raw(frame, column, row[column.field]) for column in twin.columns)]
            for row in twin.rows.astype("object").to_dict("records")
        ],
        notes=twin.notes,
        marks=[
            *fiction,
            (say("documents.head.release"), frame.release.id),
            (say("documents.head.link"), link),
        ],
    )


def _raw(frame: Frame, column: TwinColumn, value: Any) -> object:
    if column.kind == "flags":
        return flag_words(frame, value) or None
    if numbers.is_missing(value):
        return None
    if column.kind in ("decimal", "change") or (column.kind == "value" and column.unit != "people"):
        return float(value)
    if column.kind in ("people", "value"):
        return int(value)
    return _words(frame, column, value) if column.kind == "status" else str(value)
