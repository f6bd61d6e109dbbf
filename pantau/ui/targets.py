"""The View's target: which one is in force, its control, and what is said of it under the controls."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pantau.analysis.table import figures_of
from pantau.analysis.targets.choices import Choice, indicator_for, resolve_choice, why_not
from pantau.analysis.targets.gaps import against
from pantau.analysis.targets.ladder import known_choices
from pantau.analysis.targets.pace import deadline_of, today
from pantau.catalogue import EVERY_AREA
from pantau.store import Release
from pantau.text import Text, numbers
from pantau.text.dates import date_text
from pantau.text.sentences import source_name
from pantau.ui import cached, state
from pantau.ui.cards import Link, render
from pantau.ui.frame import Frame
from pantau.ui.linked import linked_html
from pantau.ui.navigation import follow
from pantau.view import NATION, View

_READING_WORDS = {"relative": "targets.line.reading_relative", "points": "targets.line.reading_points"}


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
    indicators = release.query("indicators").set_index("id")
    figures = figures_of(release, view.indicator, view.segment, str(indicators.at[view.indicator, "unit"]))
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


def target_select(frame: Frame) -> None:
    """The control: only targets that this indicator may be held against."""
    say, key = frame.say, "control_target"
    usable = {name: choice for name, choice in every_choice(frame).items() if not _why(frame, choice)}
    chosen = in_force(frame)
    st.session_state[key] = chosen.key if chosen else ""

    def changed() -> None:
        state.change(target=st.session_state[key])

    st.selectbox(
        say("targets.control.label"),
        ["", *usable],
        format_func=lambda name: choice_name(say, usable[name]) if name else say("targets.control.none"),
        key=key,
        on_change=changed,
        help=say("targets.control.help"),
        width=250,
    )


def target_line(frame: Frame) -> None:
    """Under the controls: the target in force in full, or why it is refused; and which others are."""
    say, asked = frame.say, asked_for(frame)
    others = [(c, why) for c in every_choice(frame).values() if (why := _why(frame, c))]
    refused = bool(frame.view.target) and (asked.choice is None or bool(asked.why))
    title, lines, ways = _refusal(frame, asked) if refused else ("", _in_force_lines(frame, asked.choice), [])
    body = render(
        "target_line",
        say,
        refused=refused,
        title=title,
        lines=lines,
        note="" if refused else _source_note(asked.choice),
        ways=ways,
        summary=say("targets.line.others", count=len(others)),
        others=[(choice_name(say, choice), why_text(frame, choice, why)) for choice, why in others],
    )
    follow(linked_html(body, key="target_line"))


def _refusal(frame: Frame, asked: Asked) -> tuple[str, list[str], list[Link]]:
    say = frame.say
    clear = Link(say("targets.line.clear"), frame.link(frame.name, target=""))
    if asked.choice is None:
        return "", [say("targets.line.unknown", asked=frame.view.target)], [clear]
    name = choice_name(say, asked.choice)
    names = cached.indicator_names(frame.release.id, say.language, frame.release)
    catalogue = frame.release.query("indicators")
    found = [indicator_for(catalogue, asked.choice.unit, basis) for basis in asked.choice.bases]
    fitting = [indicator for indicator in dict.fromkeys(found) if indicator in names]
    ways = [
        Link(
            say("targets.line.switch", indicator=names[indicator]),
            frame.link(frame.name, indicator=indicator, segment="", period=""),
        )
        for indicator in fitting
    ]
    reason = why_text(frame, asked.choice, asked.why)
    return (
        say("targets.line.refused_title", name=name),
        [reason[:1].upper() + reason[1:] + "."],
        [*ways, clear],
    )


def why_text(frame: Frame, choice: Choice, why: str) -> str:
    """The reason of a refusal as a clause, naming both denominators where they differ."""
    say = frame.say
    if why != "targets.why.basis":
        return say(why)
    bases = [say(f"pages.basis.{basis}") for basis in choice.bases]
    shown = say(f"pages.basis.{frame.table.indicator['basis']}")
    return say(why, target_basis=numbers.listing(bases, say.language), basis=shown)


def _in_force_lines(frame: Frame, choice: Choice | None) -> list[str]:
    if choice is None:
        return []
    say, language = frame.say, frame.view.language
    held_to = "targets.line.own_basis" if choice.reading else "targets.line.basis_of"
    words = {} if choice.reading else {"basis": say(f"pages.basis.{frame.table.indicator['basis']}")}
    lines = [
        say(
            "targets.line.in_force",
            name=choice_name(say, choice),
            deadline=date_text(deadline_of(choice.year), language),
            basis=say(held_to, **words),
            area=set_for(frame, choice),
        )
    ]
    if choice.reading:
        other = next(way for way in _READING_WORDS if way != choice.reading)
        used = say(_READING_WORDS[choice.reading])
        lines.append(say("targets.line.reading_used", used=used, other=say(_READING_WORDS[other])))
    target = choice.single
    if target is None:
        lines.append(say("targets.line.own"))
    elif target.area_code == NATION:
        lines.append(say("targets.line.yardstick"))
    if target and target.uncertain:
        lines.append(say("targets.line.uncertain"))
    if target and target.source_title:
        lines.append(say("targets.line.source", source=source_name(target.source_title)))
    return lines


def _source_note(choice: Choice | None) -> str:
    """What contradicts a target, in the words of who compiled it; '' where nothing does."""
    target = choice.single if choice else None
    return target.note if target and target.uncertain else ""


def set_for(frame: Frame, choice: Choice) -> str:
    """For whom a choice sets its target: 'Indonesia', 'semua daerah', or how many areas."""
    say, target = frame.say, choice.single
    if target is None:
        return say("targets.ladder.areas", count=len(choice.targets))
    if target.area_code == EVERY_AREA:
        return say("area.applies.every")
    return frame.names.get(target.area_code, target.area_code)
