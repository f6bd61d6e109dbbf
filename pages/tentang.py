"""Tentang data: every source, definition, formula, method and known flaw."""

from pantau.ui.navigation import guard

guard()

import streamlit as st

from pantau.ui.about import page_values
from pantau.ui.cards import render
from pantau.ui.frame import open_frame

frame = open_frame("tentang")
st.html(render("about", frame.say, **page_values(frame)))
