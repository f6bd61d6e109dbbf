"""The View's target: which one is in force, its control, and which may not be chosen."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pantau.analysis.table import figures_of
from pantau.analysis.targets.choices import Choice, fitting, resolve_choice, why_not
from pantau.analysis.targets.gaps import against
from pantau.analysis.targets.ladder import known_choices
from pantau.analysis.targets.pace import today
from pantau.store import Release
from pantau.text import Text, numbers
from pantau.ui.shell import state
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.view import NATION, View


@dataclass(frozen=True, slots=True)
class Asked:
    """What a View asks for: the choice (None: no such target), and why it is refused ('': it is not)."""

    choice: Choice | None
    why: str = ""


@st.cache_resource(max_entries=8, show_spinner=False)
def _choices(release_id: str, _release: Release) -> dict[str, Choice]:
    return known_choices(_release)


def every_choice(frame: Frame) -> dict[str, Choice]:
    """All choices of the release, by key."""
    return _choices(frame.release.id, frame.release)


def asked_for(frame: Frame) -> Asked:
    """The choice that the View's address names, if any, and whether it may be used here."""
    choice = resolve_choice(every_choice(frame), frame.view.target) if frame.view.target else None
    return Asked(choice, _why(frame, choice) if choice else "")


def in_force(frame: Frame) -> Choice | None:
    """The target that the page's figures are held against; None without one that compares."""
    asked = asked_for(frame)
    return None if asked.why else asked.choice


def _why(frame: Frame, choice: Choice) -> str:
    return why_not(choice, frame.table.indicator, frame.view.segment)


def held(frame: Frame, choice: Choice) -> pd.DataFrame:
    """The columns of targets.against for the Table's rows; the pace is counted from today."""
    view = frame.view.but(area=NATION, target=choice.key, classing="fixed", layout="map", options=())
    return _held(frame.release.id, view.to_query(), today(), frame.release, frame.table.rows, view, choice)


@st.cache_resource(max_entries=256, show_spinner=False)
def _held(
    release_id: str,
    query: str,
    day: pd.Timestamp,
    _release: Release,
    _rows: pd.DataFrame,
    _view: View,
    _choice: Choice,
) -> pd.DataFrame:
    return held_rows(_release, _view, _rows, _choice, day)


def held_rows(
    release: Release, view: View, rows: pd.DataFrame, choice: Choice, since: pd.Timestamp | None
) -> pd.DataFrame:
    """Rows of the View's indicator and segment held against a choice; see targets.against."""
    figures = figures_of(release, view.indicator, view.segment)
    return against(rows, choice, past=figures, since=since)


def rows_with_target(frame: Frame) -> pd.DataFrame:
    """The Table's rows with the columns of targets.against behind them, where a target is in force."""
    choice, rows = in_force(frame), frame.table.rows
    return rows if choice is None else pd.concat([rows, held(frame, choice)], axis=1)


def aim_text(choice: Choice, value: float, language: str) -> str:
    """What is aimed for, in its unit: '32,15%', '70.000.000'."""
    return numbers.number(value, 0, language) if choice.unit == "people" else _percent(value, language)


def _percent(value: float, language: str) -> str:
    # as many decimals as documents write, and no more: 32,15% and 48%
    return numbers.percent(value, 0 if float(value).is_integer() else 2, language)


def choice_name(say: Text, choice: Choice) -> str:
    """'RPJMN 2025-2029 (2025): 32,15%'."""
    target = choice.single
    words = {"document": choice.document, "year": choice.year}
    if target is None:
        return say("targets.by_area", **words, count=len(choice.targets))
    if choice.reading:
        return say(f"targets.{choice.reading}", **words, value=numbers.number(target.value, 0, say.language))
    return say(f"targets.{choice.unit}", **words, value=aim_text(choice, target.value, say.language))


def offers_targets(frame: Frame) -> bool:
    """Whether any target may be held against the page's figures, or the address asks for one."""
    return bool(frame.view.target or usable(frame))


def usable(frame: Frame) -> dict[str, Choice]:
    """The targets that the page's figures may be held against, by key."""
    return fitting(every_choice(frame), frame.table.indicator, frame.view.segment)


def target_select(frame: Frame) -> None:
    """The control: only targets that this indicator may be held against."""
    say, key, offered = frame.say, "control_target", usable(frame)
    chosen = in_force(frame)
    st.session_state[key] = chosen.key if chosen else ""

    def changed() -> None:
        state.change(target=st.session_state[key])

    st.selectbox(
        say("targets.control.label"),
        ["", *offered],
        format_func=lambda name: choice_name(say, offered[name]) if name else say("targets.control.none"),
        key=key,
        on_change=changed,
        help=say("targets.control.help"),
        width=250,
    )


def other_targets(frame: Frame) -> None:
    """Which targets may not be chosen here, each with the reason; a fold beside the control."""
    say = frame.say
    others = [(c, why) for c in every_choice(frame).values() if (why := _why(frame, c))]
    body = render(
        "target_others",
        say,
        summary=say("targets.line.others", count=len(others)),
        others=[(choice_name(say, choice), why_text(frame, choice, why)) for choice, why in others],
    )
    if others:
        st.html(body)


def why_text(frame: Frame, choice: Choice, why: str) -> str:
    """The reason of a refusal as a clause, naming both denominators where they differ."""
    say = frame.say
    if why != "targets.why.basis":
        return say(why)
    bases = [say(f"pages.basis.{basis}") for basis in choice.bases]
    shown = say(f"pages.basis.{frame.table.indicator.basis}")
    return say(why, target_basis=numbers.listing(bases, say.language), basis=shown)
