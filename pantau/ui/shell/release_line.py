"""The line that every page shows where what it draws is not simply the current release."""

from __future__ import annotations

import os

import streamlit as st

from pantau.store import DamagedReleaseError, NoReleaseError
from pantau.text import Text
from pantau.ui.shell import serving
from pantau.ui.shell.cards import render
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.view import View

# Seconds between looks at the pointer: an open page offers a new release without being touched.
_LOOK_EVERY = float(os.environ.get("PANTAU_LIHAT_RILIS") or 60)


@st.fragment(run_every=_LOOK_EVERY)
def release_line(say: Text, view: View, back: str) -> None:
    """Say what stands in for a damaged release, which other one is looked at, or that there is a newer.

    back: link to the same View on the current release.
    """
    try:
        held = serving.held()
    except (NoReleaseError, DamagedReleaseError):
        # Only when the clock runs it: a page without a release does not come this far.
        return
    other = view.release if view.release not in ("", held.release.id) else ""
    newer = "" if other else held.newer
    if not (other or newer or held.notice):
        return
    with st.container(key="release_line", horizontal=True, vertical_alignment="center"):
        words = {
            "notice": held.notice.in_words(say) if held.notice else "",
            "other": say("data.serving.other", id=other, current=held.newer or held.release.id)
            if other
            else "",
            "newer": _offer(newer, say) if newer else "",
        }
        href = linked_html(render("release_line", say, back=back, **words), key="release_words")
        if newer and st.button(say("data.serving.show"), key="release_show"):
            serving.switch(newer)
            st.rerun()
    follow(href)


def _offer(release_id: str, say: Text) -> str:
    """That it is there, since when, and whether it was published or gone back to."""
    move = serving.last_move(release_id)
    if move is None:
        return say("data.serving.newer", id=release_id)
    action = "gone_back" if move["action"] == "rollback" else "newer_since"
    return say(f"data.serving.{action}", id=release_id, when=serving.clock(move["at"], say))
