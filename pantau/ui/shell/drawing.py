"""Figures of pantau.charts on a page: in the reader's theme, with their words, and named as a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pantau.charts import config, stamp
from pantau.practice_mark import DRAFT, marked
from pantau.ui.shell.frame import Frame


def show(
    frame: Frame,
    figure: Callable[..., Any],
    *,
    key: str,
    alt: str,
    file_name: str = "pantau-jamsostek",
    on_click: Callable[[], None] | None = None,
) -> None:
    """Draw a figure.

    figure: a function of pantau.charts with all given but `dark`. alt: what it says, in words, for
    those who do not see it. file_name: of the picture that a reader saves. on_click: called when a
    mark was clicked; the marks are then in st.session_state[key].selection.
    """
    drawn = figure(dark=_is_dark())
    if frame.draft:
        stamp(drawn, DRAFT)  # also in the picture that a reader saves
    about = config(frame.say, marked(file_name, "", draft=frame.draft))
    if on_click is None:
        st.plotly_chart(drawn, key=key, config=about, alt=alt)
    else:
        st.plotly_chart(drawn, key=key, config=about, alt=alt, on_select=on_click, selection_mode="points")


def _is_dark() -> bool:
    """Whether the reader's browser shows the dark theme; light before the browser has said."""
    return st.context.theme.type == "dark"
