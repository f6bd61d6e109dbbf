"""The parts of an area as a league table, with its files."""

from __future__ import annotations

import streamlit as st

from pantau.answers.sentences import value_title
from pantau.ui.league import league_table
from pantau.ui.shell import ranges
from pantau.ui.shell.cards import render
from pantau.ui.shell.downloads import downloads
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.navigation import open_page


def draw_parts(frame: Frame) -> None:
    """The section; a click on a row opens that area's page."""
    say = frame.say
    st.html(render("section", say, title=say("area.section.parts"), text="", anchor="bagian"))
    event = league_table(
        ranges.ranged_table(frame).rows,
        say,
        link=lambda code: frame.address("wilayah", area=code),
        key="area_parts",
        value=value_title(frame.table),
    )
    if event:
        open_page("wilayah", frame.view.but(area=event["code"]))
    downloads(frame)
