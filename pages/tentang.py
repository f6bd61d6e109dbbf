"""Tentang data: every source, definition, formula, method and known flaw."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.ui.about.contents import page_values
from pantau.ui.about.freshness import freshness_table
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import open_frame

frame = open_frame("tentang")
st.html(render("about", frame.say, **page_values(frame)))
st.html(freshness_table(frame))
