"""A frame's View and Table put into words: title, caption, notes, summary of one row."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.text.alternatives import map_caption
from pantau.text.dates import date_text, short_date
from pantau.text.numbers import is_missing, number
from pantau.text.sentences import Figure, area_summary
from pantau.ui import cached
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame


def indicator_name(frame: Frame) -> str:
    """Name of the View's indicator, with the segment where it is not the whole."""
    language = frame.view.language
    name = frame.table.indicator.name[language]
    default = frame.table.indicator.default_segment
    # A group or a kind of institution is never the whole.
    if frame.view.segment == default and frame.table.segment.kind not in ("group", "institution"):
        return name
    return f"{name} · {segment_name(frame)}"


def segment_name(frame: Frame) -> str:
    """Name of the View's segment."""
    return cached.segment_names(frame.release.id, frame.view.language, frame.release)[frame.view.segment]


def heading(frame: Frame, key: str, *, caption: bool = True) -> None:
    """The page's title and, with `caption`, the sentence that says what the Table holds."""
    title = frame.say(
        key,
        indicator=indicator_name(frame),
        scope=frame.area_name(frame.view.scope),
        period=date_text(frame.view.period, frame.view.language),
        level=frame.say(f"ui.level.{frame.view.level}").lower(),
    )
    st.html(render("heading", frame.say, title=title, lead=map_sentence(frame) if caption else ""))


def map_sentence(frame: Frame) -> str:
    """The Table in one sentence: the map's caption and its text twin."""
    rows, known = frame.table.rows, frame.table.rows[frame.table.rows["value"].notna()]
    ranked = known[known["rank"].notna()]
    # The two ends are named only where every figure shown may be compared with every other.
    comparable = len(ranked) == len(known) and ranked["comparison_group"].nunique() == 1
    first = frame.table.indicator.polarity == "less_is_better"
    ends = (
        ranked.sort_values(["rank", "area_code"], ascending=[bool(first), True])
        if comparable
        else ranked.head(0)
    )
    distinct = len(ends) and ends["rank"].min() < ends["rank"].max()
    bases = known["basis"].unique()
    return map_caption(
        frame.say,
        indicator=indicator_name(frame),
        basis=bases[0] if len(bases) == 1 else "mixed",
        as_of=frame.view.period,
        with_data=len(known),
        total=len(rows),
        estimates=int((known["status"] == "estimate").sum()),
        highest=_named(frame, ends, -1) if distinct else None,
        lowest=_named(frame, ends, 0) if distinct else None,
        unit=frame.table.indicator.unit,
    )


def _named(frame: Frame, ends: pd.DataFrame, at: int) -> tuple[str, float]:
    """Name and value of the first or last of `ends`; of several that share its rank, how many they are."""
    row = ends.iloc[at]
    sharing = int((ends["rank"] == row["rank"]).sum())
    several = frame.say("league.areas", count=number(sharing, 0, frame.view.language))
    return str(row["name"]) if sharing == 1 else several, float(row["value"])


def own_date(frame: Frame, row: pd.Series) -> str:
    """'Mei 2025' where a row's figure is not of the View's period; '' where the heading says its date."""
    as_of = row["as_of"]
    return "" if is_missing(as_of) or as_of == frame.view.period else short_date(as_of, frame.view.language)


def notes(frame: Frame) -> None:
    """What a reader must know about the whole Table."""
    if frame.table.notes:
        st.html(render("notes", frame.say, notes=frame.table.notes))


def speaks_of_workers(frame: Frame) -> bool:
    """Whether the View's indicator says how many workers are covered, which sentences have words for."""
    return frame.table.indicator.covers_workers


def value_title(frame: Frame) -> str:
    """What heads a column of values: '' where it is the coverage of workers, which has a name."""
    return "" if speaks_of_workers(frame) else frame.say("league.value")


def summary(frame: Frame, row: pd.Series) -> str:
    """What one row says, in one or two sentences."""
    known = {str(name): None if pd.api.types.is_scalar(v) and pd.isna(v) else v for name, v in row.items()}
    figure = Figure(
        area=row["name"],
        as_of=known["as_of"] or frame.view.period,
        value=known["value"],
        numerator=known["numerator"],
        denominator=known["denominator"],
        status=row["status"],
        basis=known["basis"] or "unstated",
        segment="" if frame.view.segment == "all" else segment_name(frame),
        measure="" if speaks_of_workers(frame) else indicator_name(frame),
        unit=str(row["unit"]),
        counted=str(row["counted"]),
        denominator_as_of=known["denominator_as_of"],
        change_points=known["change_points"],
        change_people=known["change_people"],
        change_from=known["change_from"],
        uncovered=known["uncovered"],
        age_months=int(known["age_months"] or 0),
    )
    return area_summary(frame.say, figure)
