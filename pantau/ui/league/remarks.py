"""What a row of the league table says beside its figure and beside its rank, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pantau.analysis.ranks.uncertainty import OF_KNOWN
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


def remarks(known: Sequence[LeagueRow], say: Text, place: Callable[[str], int | None]) -> dict[str, int]:
    """By area: the place, among the words sent, of what its source says of those it counts."""
    told = {str(row["area_code"]): place(_of_whom(row, say)) for row in known}
    return {code: at for code, at in told.items() if at is not None}


def _of_whom(row: LeagueRow, say: Text) -> str:
    """Of which governments or institutions the source speaks, by whose word; '' of people."""
    if row.get("counted") not in ("governments", "institutions") or is_missing(row.get("note")):
        return ""
    if say.language == "en" and is_missing(row.get("note_en")):
        return say("documents.note_alone", note=row["note"])
    return str(row["note"])


def known_alone(known: Sequence[LeagueRow], say: Text) -> dict[str, str]:
    """Words of the table beside areas without a range: of the others alone it is said that they differ."""
    beside = any(row.get("range_note") == OF_KNOWN for row in known)
    return {"similar_none": say("league.table.similar_none_known")} if beside else {}
