"""The columns that a target adds: to the league table and to files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from pantau.analysis import Table
from pantau.text import Text
from pantau.text.numbers import is_missing, number, people
from pantau.ui.league import Cell, Column
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.target_control import aim_text, choice_name, held, in_force


def with_target(frame: Frame, table: Table) -> Table:
    """`table` (the frame's, with or without more columns) held against the target in force, if any.

    Adds the columns of targets.against and target_name; the View names the target.
    """
    choice = in_force(frame)
    if choice is None:
        return table
    more = held(frame, choice).assign(target_name=choice_name(frame.say, choice))
    dates = {name: _iso(more[name]) for name in ("deadline", "pace_from")}
    rows = pd.concat([table.rows, more.assign(**dates)], axis=1)
    return replace(table, rows=rows, view=table.view.but(target=choice.key))


def _iso(days: pd.Series) -> pd.Series:
    written: pd.Series = days.dt.strftime("%Y-%m-%d")
    return written


def target_columns(frame: Frame) -> list[Column]:
    """Gap in points and in people, for a league table of `with_target` rows; none without a target."""
    choice, say = in_force(frame), frame.say
    if choice is None:
        return []

    def points(row: dict[str, Any]) -> Cell:
        if is_missing(row["gap_points"]):
            return Cell(note=_why(say, row))
        aim = say("targets.ladder.chart_target", target=aim_text(choice, row["target_value"], say.language))
        over = row["distance_points"]
        text = say("targets.ladder.reached") if over >= 0 else number(row["gap_points"], 1, say.language)
        return Cell(text, round(float(over), 4), more=aim)

    def heads(row: dict[str, Any]) -> Cell:
        if is_missing(row["gap_people"]):
            unknown = (
                "" if choice.unit == "people" or is_missing(row["gap_points"]) else "targets.row.no_counts"
            )
            return Cell(note=say(unknown) if unknown else "")
        text = people(row["gap_people"], say.language)
        if row["status"] == "estimate":
            text = f"± {text}"
        return Cell(text, float(row["gap_people"]))

    both = [Column("target_points", points), Column("target_people", heads)]
    return both[1:] if choice.unit == "people" else both


def _why(say: Text, row: dict[str, Any]) -> str:
    return "" if is_missing(row["target_note"]) else say(str(row["target_note"]))
