"""Cerita: what was said at a meeting, and what is known since."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.answers.stories import THEN_AND_NOW, stories
from pantau.ui.shell.frame import open_frame
from pantau.ui.story.story import draw_story


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page; of a story that there is not, the first."""
    frame = open_frame("cerita", uses=("story",))
    told = [story.id for story in stories().values() if story.kind == THEN_AND_NOW]
    asked = frame.view.option("story")
    draw_story(frame, asked if asked in told else told[0])


page()
