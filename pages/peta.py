"""Peta: the map of any scope, with the area in focus beside it."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.ui.map import target as target_map
from pantau.ui.map.drawn import draw_map
from pantau.ui.map.estimates import estimates_link
from pantau.ui.shell import ranges
from pantau.ui.shell.cited import draw_sources
from pantau.ui.shell.controls import controls
from pantau.ui.shell.downloads import downloads
from pantau.ui.shell.frame import open_frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.ui.shell.panels import area_panel, extremes_lists, focus_row
from pantau.ui.shell.words import heading, notes


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("peta", uses=(*ranges.OPTIONS, *target_map.OPTIONS))
    controls(frame, classing=True, target=True)
    heading(frame)
    estimates_link(frame)

    left, right = st.columns([2, 1], gap="medium")
    with left:
        target_map.colour_switch(frame)
        draw_map(frame, key="peta_map")
        draw_sources(frame, frame.table.rows["source_title"])
        notes(frame)
        downloads(frame)
    with right:
        panel = area_panel(frame, focus_row(frame))
        follow(linked_html(panel + extremes_lists(frame), key="peta_panel"))


page()
