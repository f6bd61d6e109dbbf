"""Cek angka: the figures of a sentence, recomputed and compared with the release."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.ui.claims.form import form
from pantau.ui.claims.result import result
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import open_frame


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("cek_angka", uses=("corrections",))
    say = frame.say
    st.html(render("heading", say, title=say("claims.title"), lead=say("claims.lead")))
    result(frame, form(frame))


page()
