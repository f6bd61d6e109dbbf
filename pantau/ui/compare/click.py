"""A drawing on the page: its words, its picture, and the area that a click on it opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pantau.mapview.shipped import event_of
from pantau.ui.shell import drawing, state
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.navigation import open_page

_OPEN = "compare_open"


def chart(frame: Frame, figure: Callable[..., object], name: str, alt: str, *, opens: bool = True) -> None:
    """A figure (drawing.show); with `opens` a click on a mark opens its area's page."""
    key = f"compare_chart_{name}"

    def clicked() -> None:
        # plotly forgets a selection as soon as the figure changes: it is taken at once
        selection = event_of(key, "selection")
        points = selection.points if selection else []
        code = code_of(points[0].get("customdata")) if points else None
        if code:
            st.session_state[_OPEN] = code

    drawing.show(frame, figure, key=key, alt=alt, on_click=clicked if opens else None)


def code_of(custom: Any) -> str | None:
    """The area's code in a mark's custom data, a list or a dict by place; None where there is none."""
    first = custom.get("0") if isinstance(custom, dict) else custom[0] if custom else None
    return first if isinstance(first, str) else None


def open_area(code: str) -> None:
    """Open an area's page when the page runs next: for callbacks."""
    st.session_state[_OPEN] = code


def leave_if_clicked() -> None:
    """Go to the area that was clicked, if one was."""
    code = st.session_state.pop(_OPEN, None)
    if code:
        open_page("wilayah", state.current().but(area=code))
