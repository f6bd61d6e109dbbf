"""Peringkat: the league table of any scope, comparable figures only."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.ui.league.of_frame import draw_league
from pantau.ui.league.targets import target_columns
from pantau.ui.shell import ranges
from pantau.ui.shell.cited import draw_sources
from pantau.ui.shell.controls import controls
from pantau.ui.shell.downloads import downloads
from pantau.ui.shell.frame import open_frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.ui.shell.target_line import target_line
from pantau.ui.shell.words import heading, notes


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("peringkat", uses=ranges.OPTIONS)
    controls(frame, target=True, more=ranges.error_control)
    heading(frame)
    refused = bool(frame.table.asked.refused)
    if refused:  # why, before figures that go without it
        target_line(frame)
    table = ranges.ranged_table(frame)
    columns = target_columns(frame)
    draw_league(frame, "peringkat_table", focus=frame.view.area, columns=columns, addressed=True)
    follow(linked_html(ranges.explanation(frame, table), key="peringkat_note"))
    if not refused:
        target_line(frame)
    draw_sources(frame, table.rows["source_title"])
    notes(frame)
    downloads(frame)


page()
