"""Publishing a draft: only without errors, warnings answered, with who and why, and asked twice."""

from __future__ import annotations

import streamlit as st

from pantau.access import two_people
from pantau.publishing import publish_draft, refuse_same_person
from pantau.store import open_release_by_id, serving_release
from pantau.text import Text
from pantau.text.numbers import number
from pantau.ui.shell import fields, serving, who
from pantau.ui.shell import state as view_state
from pantau.ui.shell.cards import render
from pantau.ui.data import problems, state
from pantau.ui.data.signature import name_field, signed
from pantau.ui.data.confirm import ask_to_confirm, confirmation
from pantau.ui.data.state import Prepared
from pantau.ui.shell.frame import Frame

PLACE = "publish"
_ACCEPTED, _WHO, _WHY = "data_accepted", "data_publisher", "data_reason"


def draw_publish(frame: Frame, prepared: Prepared) -> None:
    """The section, where there is a draft to publish."""
    say, draft = frame.say, prepared.draft
    if draft.release_id is None or draft.unchanged:
        return
    st.html(render("section", say, title=say("data.publish.title"), text=say("data.publish.text")))
    st.html(render("data_prepared_by", say, author=prepared.author, must=two_people()))
    if why_not := _why_not(frame, draft.release_id):
        st.html(render("section", say, title="", text=why_not))
        return
    if prepared.warnings:
        count = number(prepared.warnings, 0, say.language)
        st.checkbox(say("data.publish.accept", count=count), key=_ACCEPTED)
    # Whoever opens another's draft signs with a name of their own.
    st.session_state.setdefault(_WHO, "" if prepared.opened else prepared.author)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        name_field(frame, "data.publish.who", _WHO, 260)
        st.text_input(say("data.publish.why"), key=_WHY, width=420, max_chars=fields.NOTE)
        st.button(
            say("data.publish.button"),
            key="data_publish",
            type="primary",
            on_click=_ask,
            args=(prepared, say),
        )
    problems.draw_problem(PLACE, say)
    words = {"id": draft.release_id, "current": serving_release().release.id}
    confirmation(
        PLACE,
        say("data.publish.question", **words),
        say("data.publish.yes"),
        lambda: _publish(prepared, say),
        say,
    )


def _why_not(frame: Frame, release_id: str) -> str:
    """Why whoever looks at the draft may not publish it; '' where they may, or sign with a name they type."""
    rights, say = frame.rights, frame.say
    if not rights.may_publish:
        return say("access.page.only_publishers")
    try:
        refuse_same_person(open_release_by_id(release_id), rights.name)
    except problems.EXPECTED as error:
        return problems.error_words(error, say)[0]
    return ""


def _lacks(prepared: Prepared, say: Text) -> bool:
    """Whether something is still missing, which then is said."""
    if prepared.warnings and not st.session_state.get(_ACCEPTED):
        problems.complain(PLACE, say("data.publish.accept_missing"))
    elif not (signed(_WHO) and state.written(_WHY)):
        problems.complain(PLACE, say("data.publish.words_missing"))
    else:
        return False
    return True


def _ask(prepared: Prepared, say: Text) -> None:
    state.taken("confirm")
    if not _lacks(prepared, say):
        ask_to_confirm(PLACE)


def _publish(prepared: Prepared, say: Text) -> None:
    state.taken("confirm")
    if _lacks(prepared, say):  # taken back after the question
        return
    release_id = str(prepared.draft.release_id)
    accepted = bool(st.session_state.get(_ACCEPTED))
    try:
        address = who.require_publisher().address
        by, why = signed(_WHO), state.written(_WHY)
        publish_draft(release_id, by, why, accept_warnings=accepted, address=address)
    except problems.EXPECTED as error:
        problems.keep_error(PLACE, error, say)
        return
    state.taken("prepared")
    state.remember("round", (state.remembered("round") or 0) + 1)
    for key in (_ACCEPTED, _WHY):
        st.session_state.pop(key, None)
    # Who publishes sees the new release at once; other readers are offered it.
    serving.switch(release_id)
    view_state.change(release="")
    state.remember("done", say("data.publish.done", id=release_id))
