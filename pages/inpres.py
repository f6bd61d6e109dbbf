"""Inpres: the steps of Inpres 2/2021 in an area and its parts, and the quarterly reports."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.ui.inpres.areas import covered_words, draw_areas, known_places, missing_steps
from pantau.ui.inpres.chart import draw_steps, focus_name, steps_table
from pantau.ui.inpres.files import cascade_downloads
from pantau.ui.inpres.quarters import draw_quarters
from pantau.ui.shell.cards import render
from pantau.ui.shell.controls import controls
from pantau.ui.shell.elsewhere import parts_elsewhere
from pantau.ui.shell.frame import open_frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("inpres")
    say = frame.say
    controls(frame)
    title = say("inpres.title", area=focus_name(frame))
    st.html(render("heading", say, title=title, lead=f"{say('inpres.lead')} {covered_words(frame)}"))

    left, right = st.columns([3, 2], gap="medium")
    with left:
        draw_steps(frame)
    with right:
        follow(linked_html(known_places(frame), key="inpres_known"))
    with st.container(key="inpres_steps_table"):
        st.html(steps_table(frame))
    if frame.view.scope == frame.view.area:
        elsewhere = parts_elsewhere(frame, frame.view.area, focus_name(frame))
        follow(linked_html(elsewhere, key="inpres_elsewhere"))
    draw_areas(frame)
    cascade_downloads(frame)
    follow(linked_html(missing_steps(frame), key="inpres_missing"))
    draw_quarters(frame)


page()
