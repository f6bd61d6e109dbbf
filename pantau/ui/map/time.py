"""The time bar of a map: the periods of its View, and their figures sent ahead of a step."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2s
from time import monotonic
from typing import Any

import pandas as pd
import streamlit as st

from pantau.analysis.periods import end_of
from pantau.analysis.targets.pace import today
from pantau.answers.timeline import timeline
from pantau.mapview.ahead import pack_ahead, time_bar
from pantau.mapview.layers import outlines_version
from pantau.text.dates import date_text
from pantau.text.numbers import number
from pantau.ui.map import target as target_map
from pantau.ui.map.drawn import packed
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.periods import period_name

_WANTED = "map_periods_wanted"
# Seconds of packing in one answer: a click that comes meanwhile waits behind it. One period is always packed.
_AT_A_TIME = 0.12


def series_of(frame: Frame) -> str:
    """What the maps of a View's periods have in common: another text as soon as any of them may differ."""
    view, release = frame.view, frame.release
    same = view.but(period="", area="", layout="map", release="", options=())
    parts = (release.id, release.as_opened, same, target_map.by_target(frame), today(), outlines_version())
    return blake2s(repr(parts).encode(), digest_size=8).hexdigest()


@st.fragment  # asked for periods it answers alone: the page stays as it is
def draw_time(frame: Frame, key: str) -> None:
    """The bar, behind the map `key`; nothing where there is nothing to step through."""
    data = bar_data(frame)
    if len(data["periods"]) > 1:
        wanted: list[str] = st.session_state.pop(_WANTED, [])
        time_bar(key, data, pack_ahead(_packs(frame, wanted)), on_want=_want)


def _want(periods: list[str]) -> None:
    st.session_state[_WANTED] = periods


def _packs(frame: Frame, wanted: list[str]) -> Mapping[str, Any]:
    """Packed maps of the periods asked for, as many as a moment allows."""
    known, until, packs = set(frame.table.periods), monotonic() + _AT_A_TIME, {}
    for period in wanted:
        if period in known:
            packs[period] = packed(frame, period)
        if packs and monotonic() > until:
            break
    return packs


def bar_data(frame: Frame) -> dict[str, Any]:
    """What the browser draws the bar from: series, periods and words.

    periods: [key, label, thousandths of the way, what it is in words, 'doubt' or '', and what
    leads to it: 'line', 'gap' or 'break'], oldest first.
    """
    say, moments = frame.say, timeline(frame.release, frame.view)
    words = say.section("map.time")
    if not moments:
        return {"series": series_of(frame), "periods": [], "words": words}
    ends = [end_of(moment.period) for moment in moments]
    span = max((ends[-1] - ends[0]) / pd.Timedelta(days=1), 1.0)
    periods = []
    for moment, end in zip(moments, ends, strict=True):
        count = number(moment.areas, 0, say.language)
        told = [say("map.time_areas", count=count), *(say(key) for key in (moment.doubt,) if key)]
        if moment.apart and moment.apart != moment.doubt:
            told.append(say("map.time_apart", reason=say(moment.apart)))
        link = "break" if moment.apart else "gap" if moment.gap else "line"
        place = round(1000 * ((end - ends[0]) / pd.Timedelta(days=1)) / span)
        periods.append(
            [
                moment.period,
                period_name(moment.period, today(), say.language),
                place,
                f"{date_text(moment.period, say.language)}: {'; '.join(told)}",
                "doubt" if moment.doubt else "",
                link,
            ]
        )
    return {"series": series_of(frame), "periods": periods, "words": words}
