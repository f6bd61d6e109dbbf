"""A source as a reader meets it: its short name, and one tap away the full record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pantau.answers.sources import SourceRecord, by_short_name
from pantau.store import Release
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import MISSING, is_missing
from pantau.ui.shell.cards import Cell, render

if TYPE_CHECKING:  # the frame itself cites sources
    from pantau.ui.shell.frame import Frame


def _unfolding(say: Text, label: str, records: Iterable[SourceRecord], language: str = "") -> Markup:
    """`label`, which a tap unfolds to the full records; `language`: the label's, where not the page's."""
    listed = list(records)
    dates = [record.date and date_text(record.date, say.language) for record in listed]
    body = render("source", say, label=label, records=listed, dates=dates, language=language)
    return Markup(body)  # escaped by jinja2


def source_line(frame: Frame, label: str, *names: object, language: str = "") -> str:
    """A line that names sources, such as 'Sumber: ANTARA Ambon, Mei 2024'; plain where none is registered.

    names: the short names in it, as rows hold them in source_title. language: the label's own.
    """
    found = _records(frame.release, names)
    return _unfolding(frame.say, label, found, language) if found else label


def source_cell(release: Release, say: Text, name: object) -> Cell:
    """A source in a table: its short name, in the language of who published it."""
    if is_missing(name) or not name:
        return Cell(MISSING)
    found = _records(release, [name])
    if not found:
        return Cell(str(name), language=_own(say))
    return Cell(str(name), html=_unfolding(say, str(name), found, _own(say)))


def _own(say: Text) -> str:
    """The language of a short name: the publisher's; with an English date it is of none."""
    return "" if say.language == "en" else "id"


def note_language(say: Text, row: Mapping[Any, Any] | pd.Series) -> str:
    """'id' where a row's note is Indonesian alone and the page is not; else '': the page's own."""
    return "id" if say.language == "en" and is_missing(row.get("note_en") or None) else ""


def note_cell(say: Text, row: Mapping[Any, Any] | pd.Series) -> Cell:
    """A row's note in a table; where it is Indonesian alone it is marked and said to be so."""
    if is_missing(row["note"]) or not row["note"]:
        return Cell(MISSING)
    if not note_language(say, row):
        return Cell(str(row["note"]))
    return Cell(str(row["note"]), html=note_line(say, "pages.panel.note", row))


def note_line(say: Text, key: str, row: Mapping[Any, Any] | pd.Series, **words: object) -> str:
    """A row's note in the sentence of `key`, or of `<key>_en` where it has been said in English."""
    if say.language != "en":
        return say(key, note=row["note"], **words)
    if not note_language(say, row):
        return say(f"{key}_en", note=row["note"], **words)
    before, _, after = say(key, note="\0", **words).partition("\0")
    return Markup('{}<span lang="id">{}</span>{}').format(before, row["note"], after)


def record_cell(say: Text, record: SourceRecord) -> Cell:
    """One source of the register in a table."""
    return Cell(record.short_name, html=_unfolding(say, record.short_name, [record], _own(say)))


def source_fold(frame: Frame, names: Iterable[object], key: str = "sources.all") -> str:
    """Every source among `names` in one fold, below what has no room for them; '' where there is none.

    key: its words, by what the figures stand in.
    """
    found = _records(frame.release, sorted({str(name) for name in names if not is_missing(name)}))
    return _unfolding(frame.say, frame.say(key, count=len(found)), found) if found else ""


def draw_sources(frame: Frame, names: Iterable[object]) -> None:
    """`source_fold`, on the page."""
    body = source_fold(frame, names)
    if body:
        st.html(body)


def _records(release: Release, names: Iterable[object]) -> list[SourceRecord]:
    known = by_short_name(release)
    found = {record.id: record for name in names for record in known.get(str(name), ())}
    return list(found.values())
