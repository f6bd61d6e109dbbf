"""The table beside a drawing as CSV and Excel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from pantau.documents.guesses import known_people
from pantau.documents.sheets import Sheet, sheet_csv, sheet_xlsx
from pantau.practice_mark import MARK, is_practice, marked
from pantau.text import numbers
from pantau.ui.compare.twin_columns import NUMERIC, Twin, TwinColumn, flag_words, status_words
from pantau.ui.shell.frame import Frame


def twin_files(frame: Frame, twin: Twin) -> None:
    """The table as CSV and Excel, all rows of it, written when they are asked for."""
    say = frame.say
    made = partial(twin_sheet, frame, twin, str(st.context.url or "").split("?")[0])
    names = (say("documents.sheet_data"), say("documents.sheet_notes"))
    writers = {"csv": lambda: sheet_csv(made(), say), "xlsx": lambda: sheet_xlsx(made(), names)}
    mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    view = frame.view
    name = "-".join(["pantau", "bandingkan", view.option("drawing"), view.indicator, view.period])
    for extension, write in writers.items():
        st.download_button(
            f"{say('pages.peta.download')} {say(f'pages.peta.{extension}')}",
            data=write,
            file_name=marked(f"{name}.{extension}", frame.release.id, draft=frame.draft),
            mime="text/csv" if extension == "csv" else mime,
            key=f"compare_{extension}",
            on_click="ignore",
        )


def twin_sheet(frame: Frame, twin: Twin, base: str) -> Sheet:
    """The table as a file holds it: figures in full, and at the end of each row where they are from.

    An estimate is in whole per cents, and its range stands beside it.
    """
    say = frame.say
    link = f"{base}?{frame.view.but(release=frame.release.id).to_query()}"
    fiction = [(MARK, say("documents.practice"))] if is_practice(frame.release.id) else []
    listed = twin.rows.astype("object").to_dict("records")
    columns = _with_range(frame, twin.columns, listed)
    return Sheet(
        title=twin.caption,
        head=[say("documents.head.area_code"), *(column.label for column in columns)],
        rows=[[row["area_code"], *(_raw(frame, column, row) for column in columns)] for row in listed],
        notes=[*twin.notes, *_cited(frame, columns, listed)],
        marks=[
            *fiction,
            (say("documents.head.release"), frame.release_label),
            (say("documents.head.link"), link),
        ],
    )


def _cited(frame: Frame, columns: Sequence[TwinColumn], rows: list[dict[Any, Any]]) -> list[tuple[str, str]]:
    """The sources of the rows, each once."""
    fields = [column.field for column in columns if column.kind == "source"]
    titles = {str(row[field]) for row in rows for field in fields if not numbers.is_missing(row[field])}
    return [(frame.say("documents.about.source"), title) for title in sorted(titles)]


def _with_range(frame: Frame, columns: Sequence[TwinColumn], rows: list[dict[Any, Any]]) -> list[TwinColumn]:
    """The columns, with that of the range after the value where rows are estimates."""
    named = [column.field for column in columns]
    if "value" not in named or all(numbers.is_missing(row.get("margin")) for row in rows):
        return list(columns)
    at = named.index("value") + 1
    return [*columns[:at], TwinColumn("margin", frame.say("documents.head.margin"), "people"), *columns[at:]]


def _raw(frame: Frame, column: TwinColumn, row: dict[Any, Any]) -> object:
    value = row[column.field]
    if column.kind == "flags":
        return flag_words(frame, value) or None
    if numbers.is_missing(value):
        return None
    if column.kind == "status":
        return status_words(frame, column, row)
    return _number(column, row) if column.kind in NUMERIC else str(value)


def _number(column: TwinColumn, row: dict[Any, Any]) -> float:
    value = row[column.field]
    if column.kind == "value" and column.margin_in(row) is not None:
        return int(numbers.rounded(value))
    if column.field.removeprefix("other_") == "numerator" and row.get(column.status) == "estimate":
        return known_people(value)
    whole = column.kind == "people" or (column.kind == "value" and column.unit == "people")
    return int(value) if whole else float(value)
