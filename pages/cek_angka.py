"""Cek angka: the figures of a sentence, recomputed and held against the release."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.ui.claims import claims
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import open_frame


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("cek_angka")
    say = frame.say
    st.html(render("heading", say, title=say("claims.title"), lead=say("claims.lead")))
    claims.result(frame, claims.form(frame))


page()
