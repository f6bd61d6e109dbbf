"""Metodologi: every formula, with a worked example whose numbers the tests recompute."""

from pantau.ui.navigation import guard

guard()

import streamlit as st

from pantau.ui import methods
from pantau.ui.cards import render
from pantau.ui.frame import open_frame
from pantau.ui.linked import linked_html
from pantau.ui.navigation import follow


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("metodologi", uses=("section",))
    say, begin = frame.say, frame.view.option("section")
    body = render("methods", say, sections=methods.sections(say), begin=begin)
    follow(linked_html(body, key="methods"))


page()
