"""An area over time and by segment: its drawings, each with its table or sentence."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from pantau.analysis.comparable import SERIES_BREAK
from pantau.analysis.profile import Profile
from pantau.analysis.release import coverage_of
from pantau.analysis.targets.pace import today
from pantau.answers import tables
from pantau.answers.area_finding import target_of
from pantau.answers.names import is_before_split, name_of_figure, segment_names
from pantau.answers.sentences import indicator_name
from pantau.answers.targets import compared_headline
from pantau.charts import Aim, published_points, segment_bars, trend
from pantau.text.alternatives import trend_alt
from pantau.text.values import shown
from pantau.ui.area import tables as area_tables
from pantau.ui.shell import drawing
from pantau.ui.shell.cards import render
from pantau.ui.shell.cited import source_line
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.panels import dates_line


def draw_trend(frame: Frame) -> None:
    """The View's indicator over time, with the target in force as a line where it is compared with it."""
    view, say = frame.view, frame.say
    past = tables.history(frame.release, view.indicator, view.segment, view.area, view.estimates)
    past = past[past["value"].notna()]
    name = indicator_name(frame.table)
    none = say("area.none.trend", indicator=name, area=frame.area_name(view.area)) if past.empty else ""
    title = say("area.section.trend", indicator=name)
    st.html(render("section", say, title=title, text=none, anchor="perkembangan"))
    if past.empty:
        return
    words = _in_words(frame, past, "" if frame.table.indicator.covers_workers else name)
    figure = partial(trend, past, say, aim=_aim(frame))
    drawing.show(frame, figure, key="area_trend", alt=words)
    st.html(area_tables.history_table(frame, past))


def _aim(frame: Frame) -> Aim | None:
    """The target in force as a line; None where the area's figure is not compared with it."""
    choice, say = frame.table.target, frame.say
    if choice is None:
        return None
    out = compared_headline(frame.release, frame.view, choice.key, today())
    if pd.notna(out["target_note"]) or pd.isna(out["target_value"]):
        return None
    row = tables.headline(frame.release, frame.view)
    return Aim(float(out["target_value"]), target_of(say, choice, out, str(row["basis"])))


def _published(frame: Frame) -> pd.DataFrame:
    """UCJ figures of the area as published, where the View does not show them itself."""
    published = coverage_of(frame.release)["semesta"].id
    past = tables.history(frame.release, published, "", frame.view.area, True)
    return past[past["value"].notna() & (frame.view.indicator != published)]


def has_published(frame: Frame) -> bool:
    """Whether there are published UCJ figures beside those of the View."""
    return not _published(frame).empty


def draw_published(frame: Frame) -> None:
    """UCJ figures as published, unjoined where their bases differ."""
    say, past = frame.say, _published(frame)
    st.html(render("section", say, title=say("area.section.published"), text=""))
    figure = partial(published_points, past, say)
    drawing.show(frame, figure, key="area_published", alt=_in_words(frame, past))


def draw_segments(frame: Frame, profile: Profile) -> None:
    """Active participants by segment, of the newest date that has them; nothing where none has."""
    say, rows = frame.say, profile.segments
    if rows.empty:
        return
    title, first = say("area.section.segments"), rows.iloc[0]
    told = [
        dates_line(frame, first.copy().combine_first(pd.Series({"unit": "percent"}))),
        say("pages.panel.basis", basis=area_tables.basis_words(frame, first)),
    ]
    name = first["source_title"]
    cited = source_line(frame, say("pages.panel.source", source=name), name)
    st.html(render("section", say, title=title, text=". ".join(told), cited=cited))
    names = segment_names(frame.release, frame.view.language)
    named = rows.assign(name=[names[s] for s in rows["segment"]])
    drawing.show(frame, partial(segment_bars, named, say), key="area_segments", alt=title)


def _in_words(frame: Frame, past: pd.DataFrame, measure: str = "") -> str:
    """The history of an area as a sentence, for those who do not see the chart."""
    breaks = past.loc[past["apart_before"] == SERIES_BREAK, "as_of"]
    say, area = frame.say, frame.area_name(frame.view.area)
    before = [is_before_split(row) for _, row in past.iterrows()]
    values = []
    for _, row in past.iterrows():
        value = shown(row, frame.view.language)
        if is_before_split(row) and not all(before):  # of another land than the figures after it
            value = say("area.elsewhere.value", value=value, area=name_of_figure(say, row, area))
        values.append((row["as_of"], value))
    whose = name_of_figure(say, past.iloc[0], area) if all(before) else area
    return trend_alt(say, whose, values, breaks, measure)
