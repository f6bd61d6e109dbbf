"""Who has entered as preparer or publisher, and the field for the key of who has not."""

from __future__ import annotations

import streamlit as st

from pantau.text import Text
from pantau.ui.data import problems, state
from pantau.ui.shell import who
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame

PLACE = "entry"
_KEY = "data_key"


def draw_entry(frame: Frame) -> None:
    """The section; nothing where no key would help and none was shown."""
    who.admit_uploads()
    say, rights = frame.say, frame.rights
    if rights.name:
        role = "penerbit" if rights.may_publish else "penyusun"
        st.html(render("section", say, title="", text=say(f"access.page.as_{role}", name=rights.name)))
        if who.entered():
            st.button(say("access.page.leave"), key="data_leave", on_click=_leave)
    elif rights.takes_keys:
        st.html(render("section", say, title=say("access.page.title"), text=say("access.page.text")))
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.text_input(say("access.page.key"), key=_KEY, type="password", width=420, max_chars=200)
            st.button(say("access.page.enter"), key="data_enter", on_click=_enter, args=(say,))
        problems.draw_problem(PLACE, say)


def _leave() -> None:
    """Nothing of what was prepared stays for whoever comes next."""
    for name in ("prepared", "confirm"):
        state.taken(name)
    who.leave()


def _enter(say: Text) -> None:
    key = state.written(_KEY)
    st.session_state[_KEY] = ""  # what was typed stays nowhere
    try:
        who.enter(key)
    except problems.EXPECTED as error:
        problems.keep_error(PLACE, error, say)
