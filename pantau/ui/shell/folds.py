"""Folds that charts can stand in: closed at first, opened by a link, left as the reader left them.

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
def fold(frame: Frame, anchor: str, name: str) -> Iterator[None]:
    """What is drawn inside stands in the fold `anchor`, which an address leads to (`#anchor`).

    name: always the same on a page, whatever it shows: another one would shut the fold.
    """
    with st.container(key=f"fold_{anchor}"):
        st.html(render("section_fold", frame.say, anchor=anchor, name=name))
        yield
