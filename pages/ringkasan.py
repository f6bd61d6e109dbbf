"""Ringkasan: the nation in ten seconds."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.ui.area.ladder import nation_table
from pantau.ui.map.drawn import draw_map
from pantau.ui.overview import cards, lists
from pantau.ui.overview.choice import furthest_by
from pantau.ui.overview.verdict import verdict
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
    controls(frame, rows=False, target=True)
    follow(linked_html(verdict(frame), key="ringkasan_verdict"))
    target_line(frame)

    left, right = st.columns([7, 3], gap="medium")
    with left:
        draw_map(frame, key="ringkasan_map", full=True)
    with right:
        by = furthest_by(frame)
        below = lists.furthest(frame, by) + lists.moved_line(frame) + lists.stories(frame)
        follow(linked_html(below, key="ringkasan_furthest"))
    notes(frame)

    why = render("why", say, body=cards.why(frame), summary=cards.in_short(frame))
    folds = (
        ("counts", cards.national_cards(frame) + why),
        ("targets", nation_table(frame)),
        ("movers", lists.moving(frame)),
    )
    body = "".join(
        render("fold", say, title=say(f"pages.ringkasan.fold.{name}"), body=part)
        for name, part in folds
        if part
    )
    follow(linked_html(body, key="ringkasan_more"))


page()
