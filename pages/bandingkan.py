"""Bandingkan: a set of areas side by side, one drawing at a time."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.answers.comparing import compared
from pantau.ui.compare import change, quadrant, rugs, setting, similar, spread, trends
from pantau.ui.compare.choice import USED, read
from pantau.ui.compare.click import leave_if_clicked
from pantau.ui.compare.words import found
from pantau.ui.shell.cards import render
from pantau.ui.shell.controls import controls
from pantau.ui.shell.frame import open_frame
from pantau.ui.shell.words import name_of_comparison

DRAWERS = {
    "selisih": change.draw,
    "tren": trends.draw,
    "sebaran": spread.draw,
    "kuadran": quadrant.draw,
    "permadani": rugs.draw,
}


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    leave_if_clicked()
    frame = open_frame("bandingkan", uses=USED)
    choice = read(frame.view)
    controls(frame)
    main = compared(frame.release, frame.view, choice.areas)
    lead = name_of_comparison(frame)
    title = lead if choice.drawing == "serupa" else found(frame, main)
    st.html(render("heading", frame.say, title=title, lead="" if title == lead else lead))
    setting.set_row(frame, choice)
    setting.drawing_row(frame)
    if choice.drawing == "serupa":
        similar.draw(frame, choice)
        return
    setting.said_aside(frame, main)
    setting.group_row(frame, main)
    DRAWERS[choice.drawing](frame, choice, main)


page()
