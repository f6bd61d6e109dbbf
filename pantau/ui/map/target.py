"""The map in the colours of a target: how far each area is, in points, never without the class's word."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.analysis import Table
from pantau.analysis.leagues import drawn_together
from pantau.analysis.targets.naming import marked_name
from pantau.answers.targets import usable
from pantau.mapview import DIVERGING_RAMP, MapClasses
from pantau.text import Text, numbers
from pantau.ui.shell import state
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.offered import if_offered
from pantau.view import View

# The options that a page with the switch reads (open_frame's `uses`).
OPTIONS = ("colouring",)
VALUE, TARGET = "nilai", "sasaran"
# Bounds of the classes, in points; ours, not official, and said to be so under the map.
BREAKS = (-10.0, -5.0, 0.0, 5.0, 10.0)
WORDS = ("far_below", "below", "just_below", "just_above", "above", "far_above")


def by_target(frame: Frame) -> bool:
    """Whether the map is to show the distance to a target, and there is one, in per cent."""
    return is_by_target(frame.view, frame.table)


def is_by_target(view: View, table: Table) -> bool:
    """As `by_target`, of any Table of a View."""
    choice = table.target if view.option("colouring") == TARGET else None
    return choice is not None and choice.unit != "people"


def colour_switch(frame: Frame) -> None:
    """nilai | sasaran. Nothing where no target in per cent may be chosen: then the map has one colouring."""
    if not _has_targets(frame):
        return
    say, key = frame.say, "map_colouring"
    st.session_state[key] = frame.view.option("colouring")

    def changed() -> None:
        state.choose(colouring=st.session_state[key] or frame.view.option("colouring"))

    st.segmented_control(
        say("targets.map.switch"),
        [VALUE, TARGET],
        format_func=lambda name: say(f"targets.map.{'target' if name == TARGET else 'value'}"),
        key=key,
        on_change=if_offered(key, (VALUE, TARGET), changed),
        required=True,
    )


def colour_note(frame: Frame) -> None:
    """What the colours of a target are, or what is missing where one is asked for and none is in force.

    Nothing where none may be chosen: the note would ask for what nobody can give.
    """
    if frame.view.option("colouring") == TARGET and _has_targets(frame):
        key = "targets.map.note" if by_target(frame) else "targets.map.choose"
        st.html(render("paragraphs", frame.say, lines=[frame.say(key)]))


def _has_targets(frame: Frame) -> bool:
    """Whether a target in per cent may be chosen for what the View shows."""
    offered = usable(frame.release, frame.view.indicator, frame.view.segment).values()
    return any(choice.unit != "people" for choice in offered)


def rows_by_target(table: Table) -> pd.DataFrame:
    """The Table's rows with their distance; one without gives its reason as missing_reason.

    Colours compare areas with each other, whatever they show: the same areas have one as in the
    colours of the value (comparable.drawn_together), less those that the target says nothing of.
    """
    rows, together = table.rows, drawn_together(table.rows)
    valued = rows["value"].notna()
    why = rows["target_note"].mask(valued & ~together & rows["target_note"].isna(), rows["rank_note"])
    return rows.assign(
        missing_reason=rows["missing_reason"].mask(valued & why.notna(), why),
        distance_points=rows["distance_points"].where(together),
    )


def target_classes(rows: pd.DataFrame, say: Text) -> MapClasses:
    """Six classes of `distance_points`, below and above the target, each with its word and its bounds."""
    words = [say(f"targets.class.{name}") for name in WORDS]
    near, far = (numbers.number(bound, 0, say.language) for bound in BREAKS[-2:])
    labels = [
        say("targets.bounds.lowest", points=far),
        say("targets.bounds.below", low=near, high=far),
        say("targets.bounds.just_below", points=near),
        say("targets.bounds.just_above", points=near),
        say("targets.bounds.above", low=near, high=far),
        say("targets.bounds.highest", points=far),
    ]
    distances = rows["distance_points"]
    return MapClasses.of(distances, BREAKS, DIVERGING_RAMP, words=words, unit="points", labels=labels)


def target_words(say: Text) -> dict[str, str]:
    """Words of the map that change with its colours: what has no colour, and the card's line of its class."""
    none, apart = say("targets.map.no_data"), say("targets.map.apart")
    return {"no_data": none, "apart": apart, "class_label": say("targets.map.distance")}


def target_summary(say: Text, table: Table) -> str:
    """What the map shows, in one sentence."""
    choice, known = table.target, rows_by_target(table)["distance_points"].dropna()
    reached = int((known >= 0).sum())
    counts = {
        "reached": reached,
        "compared": len(known),
        "below": len(known) - reached,
        "without": len(table.rows) - len(known),
    }
    name = marked_name(say, choice, table.indicator.basis) if choice else ""
    told = say("targets.map.summary", name=name, **counts)
    return f"{told} {say('targets.map.early')}" if _all_early(table, known.index) else told


def _all_early(table: Table, compared: pd.Index) -> bool:
    """Whether every figure compared is from before the target's year, which settles nothing."""
    years = table.rows.loc[compared, "period_end"].dt.year
    return bool(table.target and len(years) and (years < table.target.year).all())
