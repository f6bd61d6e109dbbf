"""What goes wrong in taking files in, publishing and rolling back, in plain words with what to do."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pantau.access import DamagedPeopleError, NotAllowedError, TooManyAttemptsError, WrongKeyError
from pantau.publishing import PendingWarningsError, PracticeReleaseError, SamePersonError
from pantau.store import (
    DamagedInputError,
    DamagedReleaseError,
    FewerFilesError,
    MovedPointerError,
    NoReleaseError,
    PointerFolderError,
    PublishedReleaseError,
    RefusedRowsError,
    UnconvertedKindError,
    UnknownCurrentError,
    UnknownFilesError,
)
from pantau.text import Text
from pantau.text.numbers import number
from pantau.text.trouble import trouble_text
from pantau.ui.shell.cards import render
from pantau.ui.data import state

# Whoever asks may not, as pantau.access or the two-person rule say.
_REFUSED = (DamagedPeopleError, NotAllowedError, SamePersonError, TooManyAttemptsError, WrongKeyError)
EXPECTED = (
    PendingWarningsError,
    PracticeReleaseError,
    FewerFilesError,
    MovedPointerError,
    NoReleaseError,
    PointerFolderError,
    PublishedReleaseError,
    DamagedReleaseError,
    DamagedInputError,
    RefusedRowsError,
    UnconvertedKindError,
    *_REFUSED,
    OSError,
)
_LISTED = 20
_KEPT = "problem"


@dataclass(frozen=True, slots=True)
class Problem:
    """place: the section it belongs to. details: lines in Indonesian."""

    place: str
    text: str
    details: tuple[str, ...] = ()


def error_words(error: Exception, say: Text) -> tuple[str, tuple[str, ...]]:
    """What happened and what to do, and lines that say more (Indonesian)."""
    details: tuple[str, ...] = ()
    match error:
        case PendingWarningsError():
            text = say("data.problem.pending", count=number(error.count, 0, say.language))
        case PracticeReleaseError():
            text = say("data.problem.practice")
        case FewerFilesError():
            count = number(len(error.files), 0, say.language)
            text, details = say("data.problem.stale", count=count), tuple(error.files.values())
        case UnknownCurrentError():
            text = say("data.problem.unknown_current")
        case UnknownFilesError():
            text = say("data.problem.unknown_files", id=error.release_id)
        case PointerFolderError():
            text = say("data.problem.pointer_folder")
        case MovedPointerError():
            text = say("data.problem.moved", id=error.current)
        case NoReleaseError():
            text = say("data.problem.no_release", id=error.release_id or "–")
        case PublishedReleaseError():
            text = say("data.problem.published", id=error.release_id)
        case DamagedReleaseError() | DamagedInputError():
            text, details = say("data.problem.damaged", file=error.path.name), (error.reason,)
        case RefusedRowsError():
            text = say("data.problem.refused", count=number(len(error.refusals), 0, say.language))
            details = tuple(str(refusal) for refusal in error.refusals[:_LISTED])
        case UnconvertedKindError():
            text = say("store.unconverted", kinds=", ".join(error.kinds))
        case _ if isinstance(error, _REFUSED):
            text = _refused_words(error, say)
        case OSError():
            text = trouble_text(error, say)
        case _:
            raise error
    return text, details


def _refused_words(error: Exception, say: Text) -> str:
    match error:
        case DamagedPeopleError():
            return say("access.damaged", why=say(f"access.damage.{error.why}"))
        case TooManyAttemptsError():
            return say("access.too_many", seconds=error.seconds)
        case SamePersonError():
            return say("data.problem.same_person", name=error.name)
        case WrongKeyError():
            return say("access.wrong_key")
        case _:
            return say("access.not_allowed")


def keep_error(place: str, error: Exception, say: Text) -> None:
    """Keep what went wrong until `show` says it where it belongs."""
    state.remember(_KEPT, Problem(place, *error_words(error, say)))


def complain(place: str, text: str) -> None:
    """The same for what the user left out."""
    state.remember(_KEPT, Problem(place, text))


def draw_problem(place: str, say: Text) -> None:
    """Say what went wrong in this section, once."""
    problem = state.remembered(_KEPT)
    if problem is not None and problem.place == place:
        state.taken(_KEPT)
        st.html(render("data_problem", say, problem=problem))
