"""Drafts that wait, whoever made them and wherever: looked at by a second person, published or discarded."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pantau.publishing import Waiting, discard, reopened, waiting
from pantau.text import Text
from pantau.text.numbers import number
from pantau.ui.shell import serving, who
from pantau.ui.shell import state as view_state
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.data import jobs, problems, state
from pantau.ui.data.confirm import ask_to_confirm, confirmation
from pantau.ui.data.findings import reports_of
from pantau.ui.data.state import Prepared
from pantau.ui.shell.frame import Frame

PLACE = "drafts"
_CHOSEN = "data_waiting"


def draw_drafts(frame: Frame) -> None:
    """The section; nothing where no draft waits."""
    say, found = frame.say, waiting()
    if not found:
        problems.draw_problem(PLACE, say)
        return
    st.html(render("section", say, title=say("data.drafts.title"), text=say("data.drafts.text")))
    with st.container(key="data_waiting_list"):
        st.html(_table(found, say))
    ids = [one.id for one in found]
    if st.session_state.get(_CHOSEN) not in ids:
        st.session_state[_CHOSEN] = ids[0]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.selectbox(say("data.drafts.chosen"), ids, key=_CHOSEN, width=300)
        busy = jobs.running() is not None
        st.button(
            say("data.drafts.open"), key="data_open", disabled=busy, on_click=_open, args=(found, chosen)
        )
        st.button(say("data.drafts.discard"), key="data_discard", disabled=busy, on_click=ask_to_confirm, args=(PLACE,))
    jobs.progress(PLACE, say)
    problems.draw_problem(PLACE, say)
    question = say("data.drafts.question", id=chosen)
    confirmation(PLACE, question, say("data.drafts.yes"), lambda: _discard(chosen, frame), say)


def _table(found: Sequence[Waiting], say: Text) -> str:
    names = ("id", "at", "author", "files", "note")
    head = [Cell(say(f"data.drafts.{name}")) for name in names]
    head += [Cell(say("data.drafts.warnings"), numeric=True), Cell(say("data.drafts.state"))]
    rows = [
        [
            Cell(one.id),
            Cell(serving.clock(one.built_at, say)),
            Cell(one.author, language="id"),
            Cell(", ".join(one.files) or "–", language="id"),
            Cell(one.note or "–", language="id"),
            Cell(number(one.warnings, 0, say.language), numeric=True),
            Cell(say("data.drafts.stale" if one.stale else "data.drafts.ready")),
        ]
        for one in found
    ]
    return plain_table(say, say("data.drafts.caption"), head, rows)


def _open(found: Sequence[Waiting], release_id: str) -> None:
    """Look at a draft as whoever made it did."""
    for name in ("prepared", "confirm"):
        state.taken(name)
    about = next(one for one in found if one.id == release_id)
    jobs.start(PLACE, lambda _: _prepared(about))


def _prepared(about: Waiting) -> Prepared:
    draft = reopened(about.id)
    return Prepared(draft, reports_of(draft), about.warnings, about.author, opened=True)


def _discard(release_id: str, frame: Frame) -> None:
    state.taken("confirm")
    try:
        who.require_preparer()
        discard(None, release_id)
    except problems.EXPECTED as error:
        problems.keep_error(PLACE, error, frame.say)
        return
    prepared: Prepared | None = state.remembered("prepared")
    if prepared is not None and prepared.draft.release_id == release_id:
        state.taken("prepared")
    if frame.view.release == release_id:
        view_state.change(release="")
    state.remember("done", frame.say("data.drafts.done", id=release_id))
