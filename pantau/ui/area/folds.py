"""The folds of an area's page: closed at first, opened by a link to them, and left as the reader left them.

A fold is a heading of ours (a `details` without content) and a container of Streamlit's below it, which
the style sheet hides while the heading is shut (style.css): so charts can stand in it, its state is the
browser's, and no run of the page changes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame


@contextmanager
def fold(frame: Frame, anchor: str) -> Iterator[None]:
    """What is drawn inside stands in the fold `anchor`. Its name is always the same, whatever the area:
    another one would shut it."""
    with st.container(key=f"fold_{anchor}"):
        name = frame.say(f"area.contents.{anchor}")
        st.html(render("section_fold", frame.say, anchor=anchor, name=name))
        yield
