"""Folds that charts can stand in: closed at first, opened by a link, left as the reader left them.

A fold is a heading of ours (a `details` without content) and a container of Streamlit's below it, which
the style sheet hides while the heading is shut (style.css): so charts can stand in it, its state is the
browser's, and no run of the page changes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.url_options import default_of


@contextmanager
def fold(frame: Frame, anchor: str, name: str, options: Sequence[str] = ()) -> Iterator[None]:
    """What is drawn inside stands in the fold `anchor`, which an address leads to (`#anchor`).

    name: always the same on a page, whatever it shows: another one would shut the fold. options: of the
    View, chosen inside; an address that sets one comes for what is here, so the fold is open then.
    """
    opened = st.session_state.setdefault(
        f"fold_{anchor}_opened", any(frame.view.option(name) != default_of(name) for name in options)
    )
    with st.container(key=f"fold_{anchor}"):
        st.html(render("section_fold", frame.say, anchor=anchor, name=name, opened=opened))
        yield
