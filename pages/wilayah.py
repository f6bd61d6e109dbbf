"""Wilayah: one page for one area, from the nation to a kota."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.answers import tables
from pantau.ui.area import figures, header, similar, trends, why
from pantau.ui.area import tables as known
from pantau.ui.area.ladder import draw_ladder
from pantau.ui.area.parts import draw_parts
from pantau.ui.area.target import draw_block
from pantau.ui.map.drawn import draw_map
from pantau.ui.peers import words as peers
from pantau.ui.shell import ranges
from pantau.ui.shell.controls import controls
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
    target_line(frame)
    follow(linked_html(figures.figure_cards(frame, profile, row), key="area_cards"))
    draw_block(frame)

    left, right = st.columns([1, 1], gap="medium")
    with left:
        trends.draw_trend(frame)
        trends.draw_published(frame)
    with right:
        draw_map(frame, key="area_map", height=380)
        notes(frame)
        follow(linked_html(known.beside_in_rank(frame, profile), key="area_neighbours"))

    if profile.children is not None:
        draw_parts(frame)
    why.draw_why(frame)
    draw_ladder(frame)
    follow(linked_html(similar.similar_areas(frame), key="area_similar"))
    trends.draw_segments(frame, profile)
    parts = (known.programme, known.figures, known.missing_list)
    follow(linked_html("".join(part(frame, profile) for part in parts), key="area_tables"))


page()
