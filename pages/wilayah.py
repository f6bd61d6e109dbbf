"""Wilayah: one page for one area, from the nation to a kota."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.answers import tables
from pantau.ui.area import header, office, trends, why
from pantau.ui.area.facts import fact_lines
from pantau.ui.area.sections import draw_folds
from pantau.ui.map.drawn import draw_map
from pantau.ui.peers import words as peers
from pantau.ui.shell import ranges
from pantau.ui.shell.controls import controls
from pantau.ui.shell.downloads import downloads
from pantau.ui.shell.frame import open_frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.ui.shell.target_line import target_line
from pantau.ui.shell.words import notes


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("wilayah", header.scope_of, uses=(*ranges.OPTIONS, *why.OPTIONS, *peers.OPTIONS))
    profile = tables.profile(frame.release, frame.view)
    row = tables.headline(frame.release, frame.view)

    controls(frame, rows=False, target=True)
    follow(linked_html(header.area_heading(frame, profile, row), key="area_heading"))
    follow(linked_html(fact_lines(frame, profile, row), key="area_facts"))
    target_line(frame)
    if office.is_office(frame):
        follow(linked_html(office.office_page(frame), key="area_office"))

    left, right = st.columns([1, 1], gap="medium")
    with left:
        trends.draw_trend(frame)
    with right:
        draw_map(frame, key="area_map", height=300)
    notes(frame)
    draw_folds(frame, profile, row)
    downloads(frame, "profile.download")


page()
