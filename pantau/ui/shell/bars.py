"""The two bars above every page, which the frame and its page fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


@dataclass(frozen=True)
class Bars:
    """Their places."""

    top: DeltaGenerator
    line: DeltaGenerator  # where the area lies
    chips: DeltaGenerator  # the View
    tools: DeltaGenerator  # provenance, sharing, files


def empty_bars() -> Bars:
    """Both bars, empty: they come before all else on a page."""
    side_by_side: dict[str, Any] = {"horizontal": True, "vertical_alignment": "center", "gap": "small"}
    top = st.container(key="top", **side_by_side)
    with st.container(key="bar", **side_by_side):
        line = st.container(key="lies", width="content")
        chips = st.container(key="chips", **side_by_side)
        tools = st.container(key="tools", width="content", **side_by_side)
    return Bars(top, line, chips, tools)
