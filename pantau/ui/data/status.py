"""Which release is the current one, who published it, when and why."""

from __future__ import annotations

import streamlit as st

from pantau.store import serving_release
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import number
from pantau.ui.shell.cards import render
from pantau.ui.data import state
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.serving import clock, last_move


def draw_status(frame: Frame) -> None:
    """The section: a few facts, and what was just done."""
    say = frame.say
    release = serving_release().release
    about = release.query("release").iloc[0]
    inputs = release.query("release_inputs")
    official = int((inputs["kind"] == "official").sum())
    facts = [
        ("id", release.id),
        ("newest", date_text(about["newest"], say.language)),
        ("official", number(official, 0, say.language) if official else say("data.status.no_official")),
        *_published(release.id, say),
    ]
    done = state.taken("done") or ""
    practice = bool(about["practice"])
    why = frame.rights.why
    st.html(render("data_status", say, facts=facts, done=done, practice=practice, why=why))


def _published(release_id: str, say: Text) -> list[tuple[str, str]]:
    """Who, when and why, where the journal says so."""
    move = last_move(release_id)
    if move is None:
        return [("published", say("data.status.unrecorded"))]
    words = {"when": clock(move["at"], say), "author": move["author"]}
    return [
        ("published", say("data.status.by", **words)),
        ("reason", move["reason"] or say("data.status.no_reason")),
    ]
