"""The period of the View as one chip: a step back, the list of periods, a step on.

A component of ours, because a button of Streamlit's knows only the page it was drawn with: of eight
quick presses those that fell into a run were lost. This one counts in the browser, shows the
period at once, tells the page's map of it, and sends the period that results.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from pantau.analysis.periods import end_of
from pantau.analysis.targets.pace import today
from pantau.mapview.shipped import Component, event_of
from pantau.ui.shell import state
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.periods import period_name
from pantau.view import fits

_KEY = "control_period_steps"
_component = Component(
    "pantau_period",
    Path(__file__).with_name("period.js").read_text(encoding="utf-8"),
    "periodChip",
    html="<div></div>",
    isolate_styles=False,
)


def period_chip(frame: Frame) -> None:
    """The chip; nothing where the release has no period of the indicator."""
    view, say = frame.view, frame.say
    if not frame.table.periods:
        return
    # a link may ask for a period between two figures of a series that carries forward
    periods = sorted({*frame.table.periods, view.period}, key=end_of)
    with st.container(key="control_period", width=182, gap=None):
        _component.ship(f"{_KEY}-code")
        _component.mount(
            _KEY,
            {
                "of": [view.indicator, view.segment],
                "period": view.period,
                "periods": [[period, period_name(period, today(), view.language)] for period in periods],
                "words": [say(f"ui.control.{word}") for word in ("previous", "period", "next")],
            },
            on_choose_change=_chosen,
        )


def _chosen() -> None:
    period = read_choice(event_of(_KEY, "choose"))
    if period is not None:
        state.change(period=period)


def read_choice(raw: Any) -> str | None:
    """The period that a browser sent; None for none, and for one of what is no longer looked at.

    An indicator that was chosen in the meantime has periods of its own.
    """
    if not isinstance(raw, dict) or not isinstance(raw.get("period"), str):
        return None
    view = state.current()
    if raw.get("of") != [view.indicator, view.segment] or not fits("period", raw["period"]):
        return None
    return str(raw["period"])
