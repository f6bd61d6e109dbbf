"""What a page's figures must not be taken for: rehearsal, or a draft."""

from __future__ import annotations

import streamlit as st

from pantau.practice_mark import DRAFT, MARK, is_practice
from pantau.text import Text
from pantau.ui.shell.cards import render


def marks_of(release_id: str, draft: bool, say: Text) -> list[tuple[str, str]]:
    """Each mark with what it means; [] of figures that are in force."""
    practice = [(MARK, say("data.practice"))] if is_practice(release_id) else []
    return [*practice, *([(DRAFT, say("data.draft"))] if draft else [])]


def draw_marks(release_id: str, draft: bool, say: Text) -> None:
    """The banner that stays in sight and is printed; nothing over figures that are in force."""
    if marks := marks_of(release_id, draft, say):
        with st.container(key="practice"):
            st.html(render("practice", say, marks=marks))
