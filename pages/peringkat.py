"""Peringkat: the league table of any scope, comparable figures only."""

from pantau.ui.navigation import guard

guard()

import streamlit as st

from pantau.ui import state
from pantau.ui.controls import controls
from pantau.ui.downloads import downloads
from pantau.ui.frame import open_frame
from pantau.ui.league import league_table
from pantau.ui.navigation import open_page
from pantau.ui.words import heading, notes


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("peringkat")
    controls(frame)
    heading(frame, "pages.peringkat.title")

    event = league_table(
        frame.table.rows,
        frame.say,
        link=lambda code: frame.address("wilayah", area=code),
        key="peringkat_table",
        focus=frame.view.area,
    )
    if event:
        open_page("wilayah", state.current().but(area=event["code"]))
    notes(frame)
    downloads(frame)


page()
