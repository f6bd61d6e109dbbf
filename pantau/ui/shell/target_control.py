"""The View's target: its control, and which may not be chosen."""

from __future__ import annotations

import streamlit as st

from pantau.analysis.targets.naming import choice_name, refusal_text
from pantau.answers.targets import every_choice, refusals, usable
from pantau.ui.shell import state
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.offered import if_offered


def offers_targets(frame: Frame) -> bool:
    """Whether the page's figures may be compared with any target, or the address asks for one."""
    view = frame.view
    return bool(view.target or usable(frame.release, view.indicator, view.segment))


def target_select(frame: Frame) -> None:
    """The control: only targets that this indicator may be compared with."""
    say, key, view = frame.say, "control_target", frame.view
    offered = usable(frame.release, view.indicator, view.segment)
    chosen, basis = frame.table.target, frame.table.indicator.basis
    st.session_state[key] = chosen.key if chosen else ""

    def changed() -> None:
        # a map whose target was chosen shows the distance to it
        state.choose_target(st.session_state[key])

    st.selectbox(
        say("targets.control.label"),
        ["", *offered],
        format_func=lambda name: (
            choice_name(say, offered[name], basis) if name else say("targets.control.none")
        ),
        key=key,
        on_change=if_offered(key, ["", *offered], changed),
        width=160,
        label_visibility="collapsed",
    )


def other_targets(frame: Frame) -> None:
    """Which targets may not be chosen here, each with the reason; a fold beside the control."""
    say, view = frame.say, frame.view
    refused = refusals(frame.release, view.indicator, view.segment)
    basis = frame.table.indicator.basis
    others = [
        (choice_name(say, choice), refusal_text(say, choice, refused[key], basis))
        for key, choice in every_choice(frame.release).items()
        if refused[key]
    ]
    body = render("target_others", say, summary=say("targets.line.others", count=len(others)), others=others)
    if others:
        st.html(body)
