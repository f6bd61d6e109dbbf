"""Peta: the map of any scope, as large as the screen leaves, with the area in focus on it."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.ui.map import beside
from pantau.ui.map import target as target_map
from pantau.ui.map.absent import absent_line
from pantau.ui.map.drawn import draw_map
from pantau.ui.map.estimates import estimates_link
from pantau.ui.map.time import draw_time, series_of
from pantau.ui.shell import ranges
from pantau.ui.shell.controls import controls
from pantau.ui.shell.downloads import downloads
from pantau.ui.shell.frame import Frame, open_frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.ui.shell.panels import area_panel, extremes_lists, focus_row
from pantau.ui.shell.target_line import target_line
from pantau.ui.shell.words import heading, notes


def more_options(frame: Frame) -> None:
    """What the map adds to the options."""
    target_map.colour_switch(frame)
    beside.beside_switch(frame)


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("peta", uses=(*ranges.OPTIONS, *target_map.OPTIONS, *beside.OPTIONS))
    controls(frame, classing=True, target=True, more=more_options)
    heading(frame)
    refused = frame.table.asked.refused
    if refused:  # what was asked for is missing: said before the map
        target_line(frame)
    second = beside.second_of(frame)
    with st.container(key="map_pair" if second else "map_stage"):
        if second:
            beside.draw_maps(frame, second)
        else:
            draw_map(frame, key="peta_map", full=True, series=series_of(frame))
            draw_time(frame, "peta_map")
        with st.container(key="map_panel_below" if second else "map_panel"):
            follow(linked_html(area_panel(frame, focus_row(frame), folded=not second), key="peta_panel"))
    if absent := absent_line(frame):
        follow(linked_html(absent, key="peta_absent"))
    if not refused:
        target_line(frame)
    target_map.colour_note(frame)
    estimates_link(frame)
    follow(linked_html(extremes_lists(frame), key="peta_lists"))
    notes(frame)
    downloads(frame)


page()
