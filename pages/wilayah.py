"""Wilayah: one page for one area, from the nation to a kota."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.answers import tables
from pantau.answers.sentences import summary, value_title
from pantau.ui.area import figures, header, similar, trends, why
from pantau.ui.area import tables as known
from pantau.ui.area.contents import contents
from pantau.ui.area.ladder import draw_ladder
from pantau.ui.area.target import draw_block
from pantau.ui.league import league_table
from pantau.ui.map.drawn import draw_map
from pantau.ui.peers import words as peers
from pantau.ui.shell import ranges
from pantau.ui.shell.cards import render
from pantau.ui.shell.controls import controls
from pantau.ui.shell.downloads import downloads
from pantau.ui.shell.frame import open_frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow, open_page
from pantau.ui.shell.words import notes


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("wilayah", header.scope_of, uses=(*ranges.OPTIONS, *why.OPTIONS, *peers.OPTIONS))
    say, view = frame.say, frame.view
    profile = tables.profile(frame.release, view)
    row = tables.headline(frame.release, view)

    controls(frame, rows=False, target=True)
    heading = render(
        "area_heading",
        say,
        name=frame.area_name(view.area),
        place=header.place_line(frame, profile),
        summary=summary(frame.table, row),
        lineage=header.lineage_line(frame, profile),
    ) + contents(frame, profile)
    follow(linked_html(heading, key="area_heading"))
    follow(linked_html(figures.figure_cards(frame, profile, row), key="area_cards"))
    draw_block(frame)

    left, right = st.columns([1, 1], gap="medium")
    with left:
        trends.draw_trend(frame)
        trends.draw_published(frame)
    with right:
        draw_map(frame, key="area_map", height=380)
        notes(frame)
        follow(linked_html(known.neighbours(frame, profile), key="area_neighbours"))

    if profile.children is not None:
        st.html(render("section", say, title=say("area.section.parts"), text="", anchor="bagian"))
        event = league_table(
            ranges.ranged(frame).rows,
            say,
            link=lambda code: frame.address("wilayah", area=code),
            key="area_parts",
            value=value_title(frame.table),
        )
        if event:
            open_page("wilayah", view.but(area=event["code"]))
        downloads(frame)

    why.draw_why(frame)
    draw_ladder(frame)
    follow(linked_html(similar.similar_areas(frame), key="area_similar"))
    trends.draw_segments(frame, profile)
    parts = (known.programme, known.figures, known.missing)
    follow(linked_html("".join(part(frame, profile) for part in parts), key="area_tables"))


page()
