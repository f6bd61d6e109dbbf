"""The one row of controls that is the View. Same place, same keys, on every page.

Each control shows the View's value and writes the address when it is changed; the address is
the only state, so that the browser's back button and a shared link need no code of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from pantau.analysis.opening import opening_indicator
from pantau.analysis.periods import end_of
from pantau.analysis.release import estimated_of
from pantau.answers.names import mapped_names, office_names, segment_names
from pantau.text.dates import date_text
from pantau.ui.shell import state
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.target_control import offers_targets, other_targets, target_select
from pantau.ui.shell.target_line import target_line
from pantau.view import CLASSINGS, LEVELS, NATION


def controls(frame: Frame, *, rows: bool = True, classing: bool = False, target: bool = False) -> None:
    """Draw the row. `rows`: with scope and level (not on an area's page). `target`: with the target,
    and under the row what is to be said of it."""
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom", gap="small"):
        _indicator(frame)
        _segment(frame)
        _period(frame)
        if rows:
            _scope(frame)
            _level(frame)
        if classing:
            _select(frame, "classing", list(CLASSINGS), lambda c: frame.say(f"ui.classing.{c}"), width=140)
        targets = target and offers_targets(frame)
        if targets:
            target_select(frame)
        if frame.table.indicator.figures in estimated_of(frame.release):
            _estimates(frame)
        if targets:
            other_targets(frame)
    if targets:
        target_line(frame)


def _select(
    frame: Frame, field: str, options: Sequence[str], label: Callable[[str], str], width: int, **also: object
) -> None:
    key = f"control_{field}"
    st.session_state[key] = getattr(frame.view, field)

    def changed() -> None:
        state.change(**{field: st.session_state[key]}, **also)

    st.selectbox(
        frame.say(f"ui.control.{field}"), options, format_func=label, key=key, on_change=changed, width=width
    )


def _indicator(frame: Frame) -> None:
    names = mapped_names(frame.release, frame.view.language)
    _select(frame, "indicator", list(names), names.__getitem__, 230, segment="", period="")


def _segment(frame: Frame) -> None:
    names = segment_names(frame.release, frame.view.language)
    segments = frame.table.indicator.segments
    if len(segments) > 1:
        _select(frame, "segment", segments, lambda s: names[s], 150)


def _period(frame: Frame) -> None:
    if not frame.table.periods:
        return
    # a link may ask for a period between two figures of a series that carries forward
    periods = sorted({*frame.table.periods, frame.view.period}, key=end_of)
    at = periods.index(frame.view.period)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", width="content"):
        _step(frame, "previous", "‹", periods[at - 1] if at > 0 else None)
        _select(frame, "period", periods[::-1], lambda p: date_text(p, frame.view.language), 150)
        _step(frame, "next", "›", periods[at + 1] if at + 1 < len(periods) else None)


def _step(frame: Frame, name: str, mark: str, period: str | None) -> None:
    st.button(
        mark,
        key=f"control_{name}",
        help=frame.say(f"ui.control.{name}"),
        disabled=period is None,
        on_click=state.change,
        kwargs={"period": period},
    )


def _scope(frame: Frame) -> None:
    say = frame.say
    offices = office_names(frame.release)
    provinces = set(frame.areas.index[frame.areas["level"] == "province"])

    def label(code: str) -> str:
        return say("ui.control.national") if code == NATION else frame.names[code]

    key = "control_scope"
    st.session_state[key] = frame.view.scope

    def changed() -> None:
        scope = st.session_state[key]
        level = "regency" if scope in provinces else frame.view.level
        state.change(scope=scope, area=scope, level=level, **opening(frame, level))

    st.selectbox(
        say("ui.control.scope"),
        [NATION, *offices, *sorted(provinces)],
        format_func=label,
        key=key,
        on_change=changed,
        width=210,
    )


def _level(frame: Frame) -> None:
    in_province = frame.areas["level"].get(frame.view.scope) == "province"
    key = "control_level"
    st.session_state[key] = frame.view.level

    def changed() -> None:
        level = st.session_state[key] or frame.view.level
        state.change(level=level, **opening(frame, level))

    st.segmented_control(
        frame.say("ui.control.level"),
        ["regency"] if in_province else list(LEVELS),
        format_func=lambda level: frame.say(f"ui.level.{level}"),
        key=key,
        on_change=changed,
        required=True,
    )


def opening(frame: Frame, level: str) -> dict[str, str]:
    """The fields of the View that a map changes on its way to another level: it opens on real figures."""
    if frame.name != "peta":
        return {}
    indicator = opening_indicator(frame.release, frame.view, level)
    return {} if indicator == frame.view.indicator else {"indicator": indicator, "segment": "", "period": ""}


def _estimates(frame: Frame) -> None:
    key = "control_estimates"
    st.session_state[key] = frame.view.estimates

    def changed() -> None:
        state.change(estimates=st.session_state[key])

    st.toggle(
        frame.say("ui.control.estimates"),
        key=key,
        on_change=changed,
        help=frame.say("ui.control.estimates_help"),
    )
