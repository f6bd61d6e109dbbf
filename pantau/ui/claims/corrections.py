"""Correcting how a claim was read: what is corrected is computed anew at once, and is part of the link."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from pantau.areas import load_areas
from pantau.claims.read.claim import Claim
from pantau.claims.read.corrected import BASES, ROLES, parse, written
from pantau.claims.say.words import Words
from pantau.ui.shell import state
from pantau.ui.shell.frame import Frame

_MOST_FIGURES = 6  # of a claim, whose parts can be corrected here
_LONGEST = 20
_NOTHING = "-"
_SEGMENTS = ("", "pu", "bpu", "jakon", "pmi", "pu_bpu", "non_asn", "vulnerable_workers")


def corrections(frame: Frame, words: Words, claims: Sequence[Claim]) -> None:
    """Fields for the reading of one claim, chosen by its title."""
    say = frame.say
    with st.expander(say("claims.correct.title"), key="claims_correct"):
        titles = [words.title(claim, at) for at, claim in enumerate(claims, start=1)]
        at = st.selectbox(
            say("claims.correct.claim"),
            range(1, len(claims) + 1),
            format_func=lambda one: titles[one - 1],
            key="claims_correct_claim",
        )
        _fields(frame, words, claims[at - 1], at)
        if frame.view.option("corrections"):
            st.button(say("claims.correct.none"), key="claims_correct_none", on_click=forget, args=(frame,))


def forget(frame: Frame) -> None:
    """Leave the reading as it was. Used in callbacks."""
    if frame.view.option("corrections"):
        state.choose(corrections="")


def _fields(frame: Frame, words: Words, claim: Claim, at: int) -> None:
    say = frame.say
    codes = ["", *(code for code in frame.names if code in load_areas() or code.startswith("kanwil-"))]
    code = claim.codes[0] if len(claim.codes) == 1 else ""
    segments = list(dict.fromkeys([*_SEGMENTS, claim.segment]))
    dates = [when.period.as_of for when in claim.dates if when.period]
    first, second = st.columns(2)
    with first:
        _choice(frame, "area", codes, code, at, shown=lambda one: words.area(one) if one else _NOTHING)
        _typed(frame, "date", dates[0] if dates else "", at)
        _typed(frame, "numerator", _count(claim, "numerator"), at)
    with second:
        _choice(
            frame, "basis", BASES, claim.basis, at,
            shown=lambda one: say(f"claims.basis.{one}") if one else _NOTHING,
        )  # fmt: skip
        _choice(
            frame, "segment", segments, claim.segment, at,
            shown=lambda one: words.segment(one) if one else say("claims.chip.all"),
        )  # fmt: skip
        _typed(frame, "denominator", _count(claim, "denominator"), at)
    for place, figure in enumerate(claim.figures[:_MOST_FIGURES]):
        roles = list(dict.fromkeys([*ROLES, figure.role]))
        _choice(
            frame, "role", roles, figure.role, at,
            shown=lambda one: say(f"claims.role.{one}"), place=place,
        )  # fmt: skip


def _count(claim: Claim, role: str) -> str:
    number = claim.number(role)
    return str(int(number.value)) if number and number.value is not None else ""


def _choice(
    frame: Frame,
    name: str,
    options: Sequence[str],
    chosen: str,
    at: int,
    *,
    shown: Callable[[str], str],
    place: int | None = None,
) -> None:
    """A field of one claim; `place`: of which of its figures, from 0 on."""
    field = name if place is None else f"{name}{place}"
    key = f"claims_correct_{at}_{field}"
    st.session_state[key] = chosen
    st.selectbox(
        frame.say(f"claims.correct.{name}", number=(place or 0) + 1),
        options,
        key=key,
        format_func=shown,
        on_change=_put,
        args=(key, at, field),
    )


def _typed(frame: Frame, name: str, value: str, at: int) -> None:
    key = f"claims_correct_{at}_{name}"
    st.session_state[key] = value
    st.text_input(
        frame.say(f"claims.correct.{name}"),
        key=key,
        max_chars=_LONGEST,
        on_change=_put,
        args=(key, at, name),
    )


def _put(key: str, at: int, name: str) -> None:
    """Put what was chosen into the link."""
    found = parse(state.current().option("corrections"))
    value = str(st.session_state[key]).strip()
    found[at, name] = value.replace(".", "") if name in ("numerator", "denominator") else value
    try:
        state.choose(corrections=written(found))
    except ValueError:
        return  # what no link can hold corrects nothing
