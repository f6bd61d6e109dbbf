"""What a row of the league table says beside its figure and beside its rank, in words."""

from __future__ import annotations

from pantau.analysis.table import UNRANKED
from pantau.text import Text
from pantau.text.numbers import is_missing, number
from pantau.ui.league.columns import LeagueRow


def warnings(row: LeagueRow, say: Text, compared: bool) -> list[str]:
    """What to know before believing or comparing the figure, in words."""
    told = [say(f"analysis.flags.{flag}") for flag in row["flags"]]
    if not is_missing(row.get("unknown")) and row["unknown"] > 0:
        told.append(say("map.unknown", count=number(row["unknown"], 0, say.language)))
    if not is_missing(row.get("rank_note")) and row["rank_note"] not in UNRANKED:
        told.append(say(str(row["rank_note"])))
    if not compared:
        # its group's heading would have said it
        told.append(say(f"charts.basis.{row['basis']}"))
    return told


def range_note(row: LeagueRow, say: Text) -> str:
    """Why a rank has no range, or what it leaves out."""
    return "" if is_missing(row.get("range_note")) else say(str(row["range_note"]))
