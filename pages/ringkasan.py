"""Ringkasan: the nation in ten seconds."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.ui.area.ladder import nation_table
from pantau.ui.map.drawn import draw_map
from pantau.ui.overview import cards, lists
from pantau.ui.shell.cards import render
from pantau.ui.shell.controls import controls
from pantau.ui.shell.frame import open_frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.ui.shell.target_line import target_line
from pantau.ui.shell.words import notes
from pantau.view import NATION


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("ringkasan", lambda _view, _areas: {"scope": NATION, "level": "province"})
    say = frame.say

    st.html(render("heading", say, title=say("pages.ringkasan.title"), lead=say("pages.ringkasan.lead")))
    follow(linked_html(cards.national_cards(frame), key="ringkasan_cards"))

    controls(frame, rows=False, target=True)
    target_line(frame)
    left, right = st.columns([2, 1], gap="medium")
    with left:
        draw_map(frame, key="ringkasan_map", height=460)
        notes(frame)
    with right:
        follow(linked_html(lists.lagging(frame), key="ringkasan_lagging"))

    follow(linked_html(nation_table(frame), key="ringkasan_targets"))

    moving, more = st.columns([1, 1], gap="medium")
    with moving:
        follow(linked_html(lists.moving(frame), key="ringkasan_moving"))
    with more:
        follow(linked_html(lists.stories(frame), key="ringkasan_stories"))
        st.html(render("why", say, body=cards.why(frame), summary=cards.in_short(frame)))
    st.html(lists.freshness_table(frame))


page()
