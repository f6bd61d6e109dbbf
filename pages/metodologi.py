"""Metodologi: every formula, with a worked example whose numbers the tests recompute."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.ui.about import methods
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import open_frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("metodologi", uses=("section",))
    say, begin = frame.say, frame.view.option("section")
    body = render("methods", say, sections=methods.sections(say), begin=begin)
    follow(linked_html(body, key="methods"))


page()
