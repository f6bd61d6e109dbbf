"""What an office needs before it can send anything: the template, and a practice file."""

from __future__ import annotations

import io

import streamlit as st

from pantau.intake import PRACTICE
from pantau.intake.practice import write_practice
from pantau.intake.template import write_template
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@st.cache_data(max_entries=1, show_spinner=False)
def _template() -> bytes:
    out = io.BytesIO()
    write_template(out)
    return out.getvalue()


@st.cache_data(max_entries=1, show_spinner=False)
def _practice() -> bytes:
    """With mistakes: whoever practises sees how findings read. Takes three seconds, once a server."""
    out = io.BytesIO()
    write_practice(out, mistakes=True)
    return out.getvalue()


def draw_templates(frame: Frame) -> None:
    """The section: two buttons. The files are made when they are asked for."""
    say = frame.say
    st.html(render("section", say, title=say("data.templates.title"), text=say("data.templates.text")))
    files = (
        ("template", "template-pantau-jamsostek.xlsx", _template),
        ("practice", f"{PRACTICE}-pantau-jamsostek.xlsx", _practice),
    )
    with st.container(horizontal=True, gap="small"):
        for name, file_name, made in files:
            st.download_button(
                say(f"data.templates.{name}"),
                data=made,
                file_name=file_name,
                mime=XLSX,
                key=f"data_{name}",
                on_click="ignore",
            )
