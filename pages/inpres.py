"""Inpres: the steps of Inpres 2/2021 in an area and its parts, and the quarterly reports."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.ui.inpres.areas import covered_words, draw_areas, known_places, missing_steps
from pantau.ui.inpres.chart import draw_steps, focus_name, steps_table
from pantau.ui.inpres.files import cascade_downloads
from pantau.ui.inpres.quarters import draw_quarters
from pantau.ui.inpres.reported import amounts_apart, reported, title
from pantau.ui.shell.cards import render
from pantau.ui.shell.controls import controls
from pantau.ui.shell.elsewhere import parts_elsewhere
from pantau.ui.shell.folds import fold
from pantau.ui.shell.frame import open_frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("inpres")
    say = frame.say
    controls(frame)
    lead = f"{say('inpres.title', area=focus_name(frame))}. {covered_words(frame)}"
    st.html(render("heading", say, title=title(frame), lead=lead))
    follow(linked_html(reported(frame), key="inpres_reported"))

    with fold(frame, "langkah", say("inpres.fold.steps")):
        draw_steps(frame)
        if apart := amounts_apart(frame):
            st.html(apart)
        with st.container(key="inpres_steps_table"):
            st.html(steps_table(frame))
        follow(linked_html(known_places(frame), key="inpres_known"))
    with fold(frame, "wilayah", say("inpres.fold.areas")):
        if frame.view.scope == frame.view.area:
            elsewhere = parts_elsewhere(frame, frame.view.area, focus_name(frame))
            follow(linked_html(elsewhere, key="inpres_elsewhere"))
        draw_areas(frame)
        cascade_downloads(frame)
    with fold(frame, "belum", say("inpres.fold.missing")):
        follow(linked_html(missing_steps(frame), key="inpres_missing"))
    with fold(frame, "triwulan", say("inpres.fold.quarters")):
        draw_quarters(frame)


page()
