"""A frame's View and Table put into words: title, caption, notes, summary of one row."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.text.dates import date_text
from pantau.text.sentences import Figure, area_summary, map_caption
from pantau.ui import cached
from pantau.ui.cards import render
from pantau.ui.frame import Frame


def indicator_name(frame: Frame) -> str:
    """Name of the View's indicator, with the segment where it is not the whole."""
    language = frame.view.language
    name = str(frame.table.indicator[f"name_{language}"])
    default = str(frame.table.indicator["segments"]).split()[0]
    if frame.view.segment == default:
        return name
    return f"{name} · {segment_name(frame)}"


def segment_name(frame: Frame) -> str:
    """Name of the View's segment."""
    return cached.segment_names(frame.release.id, frame.view.language, frame.release)[frame.view.segment]


def heading(frame: Frame, key: str) -> None:
    """The page's title and, under it, the sentence that says what the Table holds."""
    title = frame.say(
        key,
        indicator=indicator_name(frame),
        scope=frame.area_name(frame.view.scope),
        period=date_text(frame.view.period, frame.view.language),
        level=frame.say(f"ui.level.{frame.view.level}").lower(),
    )
    st.html(render("heading", frame.say, title=title, lead=map_sentence(frame)))


def map_sentence(frame: Frame) -> str:
    """The Table in one sentence: the map's caption and its text twin."""
    rows, known = frame.table.rows, frame.table.rows[frame.table.rows["value"].notna()]
    ranked = known[known["rank"].notna()]
    one_group = ranked["comparison_group"].nunique() == 1
    ends = ranked.sort_values("value") if one_group else ranked.head(0)
    bases = known["basis"].unique()
    return map_caption(
        frame.say,
        indicator=indicator_name(frame),
        basis=bases[0] if len(bases) == 1 else "unstated",
        as_of=frame.view.period,
        with_data=len(known),
        total=len(rows),
        estimates=int((known["status"] == "estimate").sum()),
        highest=_named(ends.iloc[-1]) if len(ends) > 1 else None,
        lowest=_named(ends.iloc[0]) if len(ends) > 1 else None,
    )


def _named(row: pd.Series) -> tuple[str, float]:
    return str(row["name"]), float(row["value"])


def notes(frame: Frame) -> None:
    """What a reader must know about the whole Table."""
    if frame.table.notes:
        st.html(render("notes", frame.say, notes=frame.table.notes))


def summary(frame: Frame, row: pd.Series) -> str:
    """What one row says, in one or two sentences."""
    names = (
        "value", "numerator", "denominator", "status", "basis", "denominator_as_of",
        "change_points", "change_people", "change_from", "uncovered",
    )  # fmt: skip
    values = {name: None if pd.isna(row[name]) else row[name] for name in names}
    return area_summary(
        frame.say,
        Figure(
            area=row["name"],
            as_of=row["as_of"] if pd.notna(row["as_of"]) else frame.view.period,
            segment=segment_name(frame),
            age_months=0 if pd.isna(row["age_months"]) else int(row["age_months"]),
            **values,
        ),
    )
