"""Columns that a page adds to the league table, and the rank of improvement among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pantau.text import Text
from pantau.text.numbers import is_missing, number, points

LeagueRow = dict[str, Any]


class LeagueCell(NamedTuple):
    """What stands in a cell: `sort` is None where it is unknown; `note` is said once below the table."""

    text: str = ""
    sort: float | None = None
    more: str = ""  # a second line
    note: str = ""


@dataclass(frozen=True)
class LeagueColumn:
    """A column. `name`: its words in league.table, with `<name>_long` where its head is short.

    cell(row): what stands in it, from a row of the Table as a dict. down: whether the first
    click on its head puts the largest on top.
    """

    name: str
    cell: Callable[[LeagueRow], LeagueCell]
    down: bool = True


def improvement(say: Text) -> LeagueColumn:
    """The rank of improvement with its points, or why there is none."""

    def cell(row: LeagueRow) -> LeagueCell:
        if is_missing(row["improvement_rank"]):
            note = row["improvement_note"]
            return LeagueCell(note="" if is_missing(note) else say(str(note)))
        rank = int(row["improvement_rank"])
        more = points(row["improvement_points"], 1, say.language)
        return LeagueCell(number(rank, 0, say.language), rank, more)

    return LeagueColumn("improvement", cell, down=False)


def heads(known: Sequence[LeagueRow], value: str, say: Text) -> dict[str, str]:
    """Heads of what is no coverage of workers: of its values, and of what else than people it counts."""
    own = {"value": value} if value else {}
    counted = next((str(row["counted"]) for row in known if row.get("counted")), "people")
    if counted == "people":
        return own
    unit = say(f"documents.counted.{counted}")
    return own | {name: say(f"league.{name}", unit=unit) for name in ("counts_long", "uncovered")}
