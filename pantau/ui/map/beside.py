"""A second map beside the first: another period of the same measure, or another measure."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pantau.analysis import UnknownInReleaseError
from pantau.analysis.periods import nearest
from pantau.analysis.side_by_side import verdict
from pantau.answers import tables
from pantau.answers.names import mapped_names
from pantau.answers.sentences import indicator_name
from pantau.mapview import Pair
from pantau.text.dates import date_text, short_date
from pantau.text.numbers import number
from pantau.ui.map.drawn import draw_map
from pantau.ui.map.target import by_target
from pantau.ui.map.time import draw_time, series_of
from pantau.ui.shell import state
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.offered import if_offered

OPTIONS = ("beside",)
_FIRST, _SECOND = "peta_map", "peta_map_beside"


def beside_switch(frame: Frame) -> None:
    """What to set beside the map: nothing, a period, or an indicator."""
    say, view, key = frame.say, frame.view, "map_beside"
    names = mapped_names(frame.release, view.language)
    offered = ["", *frame.table.periods[::-1], *(name for name in names if name != view.indicator)]
    asked = view.option("beside")
    st.session_state[key] = asked if asked in offered else ""

    def label(choice: str) -> str:
        if not choice:
            return say("map.beside.none")
        return names.get(choice) or say("map.beside.period", period=short_date(choice, view.language))

    def changed() -> None:
        state.choose(beside=st.session_state.get(key) or "")

    st.selectbox(
        say("map.beside.switch"),
        offered,
        format_func=label,
        key=key,
        on_change=if_offered(key, offered, changed),
    )


def second_of(frame: Frame) -> Frame | None:
    """The frame of the map beside; None where none is asked for, or what is asked for is not there."""
    asked, view = frame.view.option("beside"), frame.view
    if asked in ("", view.indicator):
        return None
    try:
        if asked[0].isdigit():
            second = view.but(period=asked)
        elif asked in mapped_names(frame.release, view.language):
            other = view.but(indicator=asked, segment="", period="", target="")
            periods = tables.table(frame.release, other).periods
            second = other.but(period=nearest(view.period, periods) if view.period else "")
        else:
            return None
        table = tables.table(frame.release, second)
    except UnknownInReleaseError:
        return None
    drawn = second.but(period=table.view.period, segment=table.view.segment)
    return replace(frame, view=drawn, table=table)


def draw_maps(frame: Frame, second: Frame) -> None:
    """Both maps, each under what it shows; below, in words, whether the two may be compared."""
    left, right = st.columns(2, gap="small")
    with left:
        st.html(render("section", frame.say, title=_title(frame), text=""))
        draw_map(frame, key=_FIRST, full=True, series=series_of(frame), pair=Pair(_SECOND, _measure(frame)))
        draw_time(frame, _FIRST)
    with right:
        st.html(render("section", frame.say, title=_title(second), text=""))
        draw_map(second, key=_SECOND, full=True, pair=Pair(_FIRST, _measure(second), second=True))
    st.html(render("paragraphs", frame.say, lines=[told(frame, second)]))


def told(frame: Frame, second: Frame) -> str:
    """Whether the two maps may be compared, and why not."""
    say, found = frame.say, verdict(frame.table, second.table)
    words = {
        "one": _title(frame),
        "other": _title(second),
        "comparable": number(found.comparable, 0, say.language),
        "both": number(found.both, 0, say.language),
        "reason": say(found.reason) if found.reason else "",
    }
    if not found.both:
        return say("map.beside.nothing", **words)
    if not found.comparable:
        return say("map.beside.apart", **words)
    return say("map.beside.some" if found.reason else "map.beside.all", **words)


def _title(frame: Frame) -> str:
    period = date_text(frame.view.period, frame.view.language)
    return f"{indicator_name(frame.table)}, {period}"


def _measure(frame: Frame) -> str:
    colour = frame.view.target if by_target(frame) else ""
    return f"{frame.view.indicator} {frame.view.segment} {colour}"
