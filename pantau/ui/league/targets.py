"""The columns that a target adds to the league table."""

from __future__ import annotations

from typing import Any

from pantau.analysis.targets.naming import aim_text
from pantau.text import Text
from pantau.text.numbers import is_missing, number, people
from pantau.ui.league.columns import LeagueCell, LeagueColumn
from pantau.ui.shell.frame import Frame


def target_columns(frame: Frame) -> list[LeagueColumn]:
    """Gap in points and in people, for a league table; none without a target.

    A sorted column compares its rows: one that stands in no league has no gap in it, and says why.
    """
    choice, say = frame.table.target, frame.say
    if choice is None:
        return []

    def points(row: dict[str, Any]) -> LeagueCell:
        if is_missing(row["gap_points"]) or _apart(row):
            return LeagueCell(note=_why(say, row))
        aim = say("targets.ladder.chart_target", target=aim_text(choice, row["target_value"], say.language))
        short = float(row["gap_points"])
        over = row["distance_points"] >= 0
        text = _in_a_word(say, row) if over else number(short, 1, say.language)
        # sorted by what is short, as the head says, not by what is over: that stands nowhere in it
        return LeagueCell(text, round(short, 4), more=aim)

    def heads(row: dict[str, Any]) -> LeagueCell:
        if _apart(row):
            return LeagueCell(note=_why(say, row))
        if is_missing(row["gap_people"]):
            unknown = (
                "" if choice.unit == "people" or is_missing(row["gap_points"]) else "targets.row.no_counts"
            )
            return LeagueCell(note=say(unknown) if unknown else "")
        return LeagueCell(people(row["gap_people"], say.language), float(row["gap_people"]))

    both = [LeagueColumn("target_points", points), LeagueColumn("target_people", heads)]
    return both[1:] if choice.unit == "people" else both


def _in_a_word(say: Text, row: dict[str, Any]) -> str:
    """How an area at or above its target stands to it, in the room of a cell: 'di atas patokan'."""
    return say(f"targets.cell.{str(row['target_standing']).rpartition('.')[2]}")


def _apart(row: dict[str, Any]) -> bool:
    """Whether the gate keeps a row out of every league (comparable.leagues)."""
    return is_missing(row["comparison_group"]) and not is_missing(row["rank_note"])


def _why(say: Text, row: dict[str, Any]) -> str:
    note = row["rank_note"] if is_missing(row["target_note"]) else row["target_note"]
    return "" if is_missing(note) else say(str(note))
