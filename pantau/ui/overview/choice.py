"""By what the one list of Ringkasan is ordered: people left out, or coverage."""

from __future__ import annotations

import streamlit as st

from pantau.ui.shell.frame import Frame

BY = ("people", "percent")


def furthest_by(frame: Frame) -> str:
    """The control; 'people' or 'percent'."""
    chosen: str = st.segmented_control(
        frame.say("pages.ringkasan.by.label"),
        BY,
        default=BY[0],
        format_func=lambda by: frame.say(f"pages.ringkasan.by.{by}"),
        key="overview_by",
        required=True,
        label_visibility="collapsed",
    )
    return chosen
