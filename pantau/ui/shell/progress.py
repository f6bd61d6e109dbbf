"""How far something is, with words that may name a file."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pantau.text import Text
from pantau.ui.shell.cards import render


def draw_progress(share: float, words: str, say: Text, place: DeltaGenerator | None = None) -> None:
    """A bar that is filled so far (0 to 1), and words above it as they are; in place of what `place` held.

    Streamlit's own bar reads its words as Markdown, where a file's name may be a picture of another host.
    """
    with place.container() if place is not None else st.container():
        st.html(render("progress", say, words=words))
        st.progress(share)
