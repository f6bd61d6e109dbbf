"""The parts of an area as a league table, with its files."""

from __future__ import annotations

import streamlit as st

from pantau.answers import tables
from pantau.ui.league.of_frame import draw_league
from pantau.ui.shell.cards import render
from pantau.ui.shell.downloads import downloads
from pantau.ui.shell.elsewhere import parts_elsewhere
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow


def draw_parts(frame: Frame) -> None:
    """The section; a click on a row opens that area's page."""
    say = frame.say
    st.html(render("section", say, title=say("area.section.parts"), text="", anchor="bagian"))
    whole = tables.headline(frame.release, frame.view)
    follow(
        linked_html(parts_elsewhere(frame, frame.view.area, str(whole["name"])), key="area_parts_elsewhere")
    )
    draw_league(frame, "area_parts")
    downloads(frame)
