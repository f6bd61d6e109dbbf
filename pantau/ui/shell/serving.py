"""Which release a session reads: the one it began with, until its reader asks for the newer one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pantau.access import Rights
from pantau.store import (
    DamagedReleaseError,
    Message,
    NoReleaseError,
    Release,
    Serving,
    current_id,
    journal,
    open_release_by_id,
    releases_root,
    seen_releases,
    serving_release,
)
from pantau.text import Text
from pantau.text.dates import ZONE, moment_text
from pantau.view import View

_BEGAN_WITH = "release_of_session"
# Officials read the clock of Jakarta, wherever the server stands.


@dataclass(frozen=True, slots=True)
class Held:
    """The release of a session. newer: id of the one that is served by now, '' where it is this one.

    notice: what must be said where the current release is damaged, or pointer and journal are.
    """

    release: Release
    newer: str
    notice: Message | None


def held() -> Held:
    """The session's release; the one that is served where it has none yet, or none that can be read.

    Raises NoReleaseError or DamagedReleaseError as serving_release does.
    """
    serving = serving_release()
    began = st.session_state.get(_BEGAN_WITH, "")
    notice = serving.told
    if began and began != serving.release.id and not _is_damaged(began, serving):
        with suppress(NoReleaseError, DamagedReleaseError):  # gone since: go on with what is served
            return Held(open_release_by_id(began), serving.release.id, notice)
    switch(serving.release.id)
    return Held(serving.release, "", notice)


def _is_damaged(began: str, serving: Serving) -> bool:
    """Whether the session holds the very release that another one has to stand in for."""
    if not serving.notice:
        return False
    with suppress(NoReleaseError):
        return began == current_id()
    return False


def switch(release_id: str) -> None:
    """Let the session go on with another release."""
    st.session_state[_BEGAN_WITH] = release_id


def release_of(view: View, rights: Rights) -> Release:
    """The release that the View names, or the session's. Raises NoReleaseError or DamagedReleaseError.

    A release that readers never had is there for those alone who may see drafts.
    """
    if view.release and not rights.sees_drafts and view.release not in seen_releases():
        raise NoReleaseError(releases_root(), view.release)
    release = open_release_by_id(view.release) if view.release else held().release
    return release.in_language(view.language)


def is_draft(view: View) -> bool:
    """Whether the View names a release that readers are not known to have had."""
    return bool(view.release) and view.release not in seen_releases()


def last_move(release_id: str) -> pd.Series | None:
    """How a release last became the current one: a row of the journal; None where it does not say."""
    moves = journal()
    found = moves[moves["target"] == release_id]
    return None if found.empty else found.iloc[0]


def clock(moment: pd.Timestamp, say: Text) -> str:
    """A moment (UTC) as read in Jakarta: '20 November 2026 pukul 14.05 WIB'."""
    utc = moment.tz_localize("UTC") if moment.tzinfo is None else moment
    local = utc.tz_convert(ZONE).to_pydatetime()
    return say("data.clock", moment=moment_text(local, say.language))
