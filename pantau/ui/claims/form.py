"""The field of Cek angka: what is pasted, its buttons and examples."""

from __future__ import annotations

import streamlit as st

from pantau.claims import LONGEST_TEXT
from pantau.ui.claims.corrections import forget
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame

# The text lives in the session, not in the address: see docs/decisions/claims.md.
_TEXT, _INPUT = "claims_text", "claims_input"
# One more than is read, so that it can be said that a text is too long.
_LONGEST = LONGEST_TEXT + 1
_EXAMPLES = ("bali", "malut", "aceh", "three", "pati")


def form(frame: Frame) -> str:
    """The field, its buttons and examples; returns the text to check."""
    say = frame.say
    st.session_state[_INPUT] = st.session_state.get(_TEXT, "")

    def typed() -> None:
        before = st.session_state.get(_TEXT, "")
        # the first text of a session is the one that a link's corrections are of
        if before and st.session_state[_INPUT] != before:
            forget(frame)
        st.session_state[_TEXT] = st.session_state[_INPUT]

    st.text_area(
        say("claims.input"),
        key=_INPUT,
        height=130,
        placeholder=say("claims.placeholder"),
        on_change=typed,
        max_chars=_LONGEST,
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(say("claims.run"), key="claims_run", type="primary", on_click=typed)
        st.button(say("claims.clear"), key="claims_clear", on_click=_put, args=(frame, ""))
        for name in _EXAMPLES:
            label = say("claims.example_of", name=say(f"claims.example.{name}_label"))
            st.button(label, key=f"claims_{name}", on_click=_put, args=(frame, say(f"claims.example.{name}")))
    st.html(render("claims_message", say, text=say("claims.kept")))
    return str(st.session_state.get(_TEXT, ""))


def _put(frame: Frame, text: str) -> None:
    if st.session_state.get(_TEXT, ""):
        forget(frame)
    st.session_state[_TEXT] = text
