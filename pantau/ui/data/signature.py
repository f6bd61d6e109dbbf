"""Who signs: the name that is proved, or the one that is typed where nobody asks for proof."""

from __future__ import annotations

import streamlit as st

from pantau.ui.data import state
from pantau.ui.shell import fields, who
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame


def name_field(frame: Frame, label: str, key: str, width: int) -> None:
    """A field for the name; where it is proved, that it stands in the record. label: a text key."""
    if frame.rights.name:
        words = frame.say("access.page.signed", name=frame.rights.name)
        st.html(render("section", frame.say, title="", text=words))
    else:
        st.text_input(frame.say(label), key=key, width=width, max_chars=fields.NAME)


def signed(key: str) -> str:
    """The name for the record; '' where none was typed."""
    return who.rights().signed(state.written(key))
