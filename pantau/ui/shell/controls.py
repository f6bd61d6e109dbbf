"""The one row of controls that is the View. Same place, same keys, on every page.

Each control shows the View's value and writes the address when it is changed; the address is
the only state, so that the browser's back button and a shared link need no code of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import streamlit as st

from pantau.analysis.opening import opening_indicator
from pantau.analysis.release import estimated_of
from pantau.answers.names import mapped_names, office_names, segment_names
from pantau.ui.shell import state
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.offered import if_offered
from pantau.ui.shell.period import period_chip
from pantau.ui.shell.target_control import offers_targets, other_targets, target_select
from pantau.view import CLASSINGS, LEVELS, NATION


def controls(
    frame: Frame,
    *,
    rows: bool = True,
    classing: bool = False,
    target: bool = False,
    more: Callable[[Frame], None] | None = None,
) -> None:
    """Draw the row. `rows`: with scope and level (not on an area's page). `target`: with the target.

    `more` draws what a page adds to the options.
    """
    targets = target and offers_targets(frame)
    with (
        frame.bars.chips,
        st.container(key="controls", horizontal=True, vertical_alignment="center", gap="small"),
    ):
        if rows:
            _scope(frame)
        _indicator(frame)
        period_chip(frame)
        if rows:
            _level(frame)
        if targets:
            target_select(frame)
        _options(frame, classing=classing, targets=targets, more=more)


def _options(frame: Frame, *, classing: bool, targets: bool, more: Callable[[Frame], None] | None) -> None:
    """What is seldom changed, in one popover; none where there is nothing to change."""
    segments = frame.table.indicator.segments
    estimated = frame.table.indicator.figures in estimated_of(frame.release)
    if not (len(segments) > 1 or classing or estimated or targets):
        return
    with st.popover(frame.say("ui.frame.options"), key="options"):
        if len(segments) > 1:
            names = segment_names(frame.release, frame.view.language)
            _select(frame, "segment", segments, lambda s: names[s], named=True)
        if classing:
            labels = {one: frame.say(f"ui.classing.{one}") for one in CLASSINGS}
            _select(frame, "classing", list(labels), labels.__getitem__, named=True)
        if estimated:
            _estimates(frame)
        if more:
            more(frame)
        if targets:
            other_targets(frame)


def _select(
    frame: Frame,
    field: str,
    options: Sequence[str],
    label: Callable[[str], str],
    *,
    width: int | Literal["stretch"] = "stretch",
    named: bool = False,
    also: Mapping[str, object] | None = None,
) -> None:
    """named: whether its label stands above it; in a bar its value says enough."""
    key = f"control_{field}"
    st.session_state[key] = getattr(frame.view, field)

    def changed() -> None:
        state.change(**{field: st.session_state[key]}, **(also or {}))

    st.selectbox(
        frame.say(f"ui.control.{field}"),
        options,
        format_func=label,
        key=key,
        on_change=if_offered(key, options, changed),
        width=width,
        label_visibility="visible" if named else "collapsed",
    )


def _indicator(frame: Frame) -> None:
    names = mapped_names(frame.release, frame.view.language)
    also = {"segment": "", "period": ""}
    _select(frame, "indicator", list(names), names.__getitem__, width=215, also=also)


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

    offered = [NATION, *offices, *sorted(provinces)]
    st.selectbox(
        say("ui.control.scope"),
        offered,
        format_func=label,
        key=key,
        on_change=if_offered(key, offered, changed),
        width=140,
        label_visibility="collapsed",
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
        format_func=lambda level: frame.say(f"ui.level.short.{level}"),
        key=key,
        on_change=if_offered(key, LEVELS, changed),
        required=True,
        label_visibility="collapsed",
        width="content",
    )


def opening(frame: Frame, level: str) -> dict[str, str]:
    """The fields of the View that a map changes on its way to another level: it opens on real figures."""
    if frame.name != "peta":
        return {}
    view = state.current()
    indicator = opening_indicator(frame.release, view, level)
    return {} if indicator == view.indicator else {"indicator": indicator, "segment": "", "period": ""}


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
