"""What the drawings of Bandingkan say in words: names, dates, who is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from pantau.analysis.comparing.sets import Comparison
from pantau.answers.finding import finding
from pantau.answers.names import segment_names
from pantau.answers.sentences import league_words
from pantau.text.dates import date_text
from pantau.text.numbers import is_missing, listing
from pantau.text.sentences import sentence_case
from pantau.ui.shell.cards import Link, render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.view import NATION

_MOST_NAMED = 8


def found(frame: Frame, main: Comparison) -> str:
    """The finding of the areas that are drawn: those chosen, or all of the group."""
    rows, view = named(frame, main.named()), main.table.view
    # of areas that were chosen one by one the scope says nothing
    shown = replace(main.table, rows=rows, view=view.but(scope=NATION) if main.chosen else view)
    return finding(shown, frame.area_name(view.scope))


def named(frame: Frame, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with Kanwil under their whole name; areas keep theirs, which may say 'sebelum pemekaran'."""
    office = rows["level"] == "regional_office"
    return rows.assign(name=rows["name"].mask(office, rows["area_code"].map(dict(frame.names))))


def marked_codes(frame: Frame, main: Comparison) -> list[str]:
    """Codes of the areas to mark among others: those chosen.

    Without a choice the area in focus, or the scope, or among Kanwil its own.
    """
    if main.chosen:
        return main.chosen
    view, drawn = frame.view, set(main.shown["area_code"])
    places = [code for code in (view.area, view.scope) if code in frame.areas.index]
    offices = [str(frame.areas.at[code, "regional_office"]) for code in places]
    return [code for code in dict.fromkeys((view.area, view.scope, *offices)) if code in drawn][:1]


def of_chosen(rows: pd.DataFrame, main: Comparison) -> pd.DataFrame:
    """Rows of the areas chosen; all where none is chosen."""
    return rows[rows["area_code"].isin(main.chosen)] if main.chosen else rows


def indicator_words(frame: Frame, side: Comparison) -> str:
    """'Cakupan penduduk bekerja, 2025': name, segment where it is not the whole, and period."""
    table, language = side.table, frame.view.language
    name = table.indicator.name[language]
    if table.view.segment != table.indicator.default_segment:
        names = segment_names(frame.release, language)
        name += f" · {names[table.view.segment]}"
    return f"{name}, {date_text(table.view.period, language)}"


def basis_words(frame: Frame, side: Comparison) -> str:
    """What makes the figures drawn comparable: 'Terhadap penduduk bekerja (Sakernas), Desember 2024'."""
    if side.shown.empty:
        return ""
    return ", ".join(league_words(side.shown.iloc[0].to_dict(), frame.say))


def basis_note(frame: Frame, side: Comparison) -> str:
    """`basis_words` as a sentence."""
    return frame.say("compare.basis", basis=basis_words(frame, side))


def left_out(frame: Frame, rows: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """(reason, names) of the rows left out, the commonest reason first."""
    found: dict[str, list[str]] = {}
    for row in named(frame, rows).to_dict("records"):
        key = row["reason"]
        reason = frame.say("compare.left_unknown" if is_missing(key) else str(key))
        found.setdefault(reason, []).append(str(row["name"]))
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def left_out_notes(frame: Frame, rows: pd.DataFrame) -> list[tuple[str, str]]:
    """As `left_out`, every name, for files."""
    label = frame.say("compare.left_label")
    return [
        (label, f"{sentence_case(reason)}: {'; '.join(names)}") for reason, names in left_out(frame, rows)
    ]


def few_named(frame: Frame, names: Sequence[str]) -> str:
    """The first of many names, and how many more there are."""
    shown = list(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        shown.append(frame.say("compare.left_more", count=len(names) - _MOST_NAMED))
    return listing(shown, frame.view.language)


def say_left_out(frame: Frame, rows: pd.DataFrame) -> None:
    """One line a reason under the drawing; nothing where all are drawn."""
    lines = []
    for reason, names in left_out(frame, rows):
        who = few_named(frame, names)
        lines.append(frame.say("compare.left_line", reason=sentence_case(reason), count=len(names), who=who))
    if lines:
        title = frame.say("compare.left_title", count=len(rows))
        st.html(render("compare_lines", frame.say, title=title, lines=lines))


# The section of Metodologi that tells how a drawing's figures are reckoned.
METHODS = {
    "selisih": "perubahan",
    "tren": "perubahan",
    "sebaran": "sebaran",
    "kuadran": "sebaran",
    "permadani": "sebaran",
    "serupa": "mirip",
}


def section(frame: Frame, title: str, lead: str, notes: Sequence[str] = ()) -> None:
    """The heading of a drawing: what it shows, in a sentence, what to know before believing it, and the way
    to its method."""
    way = Link(
        frame.say("methods.how"),
        frame.link("metodologi", section=METHODS[frame.view.option("drawing")]),
    )
    told = [note for note in notes if note]
    body = render("compare_section", frame.say, title=title, lead=lead, notes=told, way=way)
    follow(linked_html(body, key="compare_section"))


def nothing(frame: Frame, text: str) -> None:
    """What stands where there is nothing to draw, and what to do about it."""
    st.html(render("section", frame.say, title="", text=text))
