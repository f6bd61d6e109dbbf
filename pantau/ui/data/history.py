"""What was published and rolled back, and the way back to any release that was."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.publishing import journal, roll_back
from pantau.store import list_releases, notices, serving_release
from pantau.text import Text
from pantau.text.numbers import number
from pantau.ui.shell import fields, serving, who
from pantau.ui.shell import state as view_state
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.data import problems, state
from pantau.ui.data.signature import name_field, signed
from pantau.ui.data.confirm import ask_to_confirm, confirmation
from pantau.ui.shell.frame import Frame

PLACE = "rollback"
_TARGET, _WHO, _WHY = "data_back_to", "data_back_who", "data_back_why"
_LISTED = 50


def draw_history(frame: Frame) -> None:
    """The section: the journal, and below it the way back."""
    say, moves = frame.say, journal()
    st.html(render("section", say, title=say("data.history.title"), text=say("data.history.text")))
    for notice in notices():
        st.html(render("section", say, title="", text=notice.in_words(say)))
    if moves.empty:
        st.html(render("section", say, title="", text=say("data.history.empty")))
    else:
        with st.container(key="data_history"):
            st.html(_table(moves.head(_LISTED), say, addresses=frame.rights.sees_drafts))
    if frame.rights.may_publish:
        _way_back(moves, frame)


def _table(moves: pd.DataFrame, say: Text, *, addresses: bool) -> str:
    """Where from is told to those alone who publish and prepare: it is no reader's business."""
    names = ["at", "action", "target", "source", "author", *(["address"] if addresses else []), "reason"]
    head = [Cell(say(f"data.history.{name}")) for name in names]
    head.append(Cell(say("data.history.inputs"), numeric=True))
    rows = [
        [
            Cell(serving.clock(move["at"], say)),
            Cell(say(f"data.history.{move['action']}")),
            Cell(move["target"]),
            Cell("–" if pd.isna(move["source"]) else move["source"]),
            Cell(move["author"], language="id"),
            *([Cell(move["address"] or "–")] if addresses else []),
            Cell(move["reason"] or "–", language="id"),
            Cell(number(len(move["inputs"]), 0, say.language), numeric=True),
        ]
        for move in moves.to_dict("records")
    ]
    return plain_table(say, say("data.history.caption"), head, rows)


def published(moves: pd.DataFrame) -> list[str]:
    """Releases to go back to, newest first: those that readers have had, but for what they have now.

    Drafts that nobody published are none. Without a journal (releases older than it): all.
    """
    there = list_releases()
    known = [*moves["target"], *moves["source"].dropna()] if len(moves) else there[::-1]
    current = serving_release().release.id
    return [one for one in dict.fromkeys(known) if one in there and one != current]


def _way_back(moves: pd.DataFrame, frame: Frame) -> None:
    say = frame.say
    releases = published(moves)
    st.html(render("data_subtitle", say, title=say("data.back.title"), text=say("data.back.text")))
    if not releases:
        st.html(render("section", say, title="", text=say("data.back.nowhere")))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        target = st.selectbox(say("data.back.target"), releases, key=_TARGET, width=260)
        name_field(frame, "data.back.who", _WHO, 220)
        st.text_input(say("data.back.why"), key=_WHY, width=340, max_chars=fields.NOTE)
        st.button(say("data.back.button"), key="data_back", on_click=_ask, args=(say,))
    problems.draw_problem(PLACE, say)
    words = {"id": target, "current": serving_release().release.id}
    question = say("data.back.question", **words)
    confirmation(PLACE, question, say("data.back.yes"), lambda: _go_back(target, say), say)


def _lacks(say: Text) -> bool:
    """Whether name or reason is missing, which then is said."""
    if signed(_WHO) and state.written(_WHY):
        return False
    problems.complain(PLACE, say("data.back.words_missing"))
    return True


def _ask(say: Text) -> None:
    state.taken("confirm")
    if not _lacks(say):
        ask_to_confirm(PLACE)


def _go_back(target: str, say: Text) -> None:
    state.taken("confirm")
    if _lacks(say):  # taken back after the question
        return
    try:
        address = who.require_publisher().address
        roll_back(None, target, author=signed(_WHO), reason=state.written(_WHY), address=address)
    except problems.EXPECTED as error:
        problems.keep_error(PLACE, error, say)
        return
    # The draft was compared with what is no longer current.
    state.taken("prepared")
    for key in (_TARGET, _WHY):
        st.session_state.pop(key, None)
    serving.switch(target)
    view_state.change(release="")
    state.remember("done", say("data.back.done", id=target))
