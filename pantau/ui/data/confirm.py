"""Asking once more before the release changes for every reader."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pantau.text import Text
from pantau.ui.shell.cards import render
from pantau.ui.data import state


def confirmation(place: str, question: str, yes: str, act: Callable[[], None], say: Text) -> None:
    """The question with its two answers, where `ask` was called for this place."""
    if state.remembered("confirm") != place:
        return
    with st.container(key=f"data_confirm_{place}"):
        st.html(render("data_question", say, question=question))
        with st.container(horizontal=True, gap="small"):
            st.button(yes, key=f"data_yes_{place}", type="primary", on_click=act)
            st.button(
                say("data.confirm.cancel"), key=f"data_no_{place}", on_click=state.keeping("confirm", None)
            )


def ask_to_confirm(place: str) -> None:
    """Draw the question of this section in the next run."""
    state.remember("confirm", place)
