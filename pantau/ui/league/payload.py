"""What the browser needs to draw a league table: formatted cells, sort values, no more.

One row is a list (FIELDS gives the order, the cells of further columns follow); words that many
rows share (a province, a date, a status) are sent once in `words` and named by their place.
Whole numbers are sorted by what is written. 514 rows stay under 90 KB.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from pantau.answers.sentences import BY_SOURCE
from pantau.text import Text
from pantau.text.dates import short_date
from pantau.text.numbers import is_missing, number, signed_people
from pantau.text.values import change_text, fraction_text, mark_of, places, shown, uncovered_text
from pantau.ui.league.columns import LeagueColumn, LeagueRow, heads, improvement
from pantau.ui.league.groups import group_title, tier_titles
from pantau.ui.league.remarks import known_alone, range_note, remarks, warnings

# rows.js reads the same order. "_w": a place in `words`, or None.
FIELDS = (
    "code", "name", "parent_w", "rank", "low", "high", "similar", "range_note_w", "value", "value_text",
    "n_text", "date_w", "change", "change_text", "people_text", "from_w", "note_w", "uncovered_text",
    "parent_rank_w", "parent_range_w", "status_w", "estimate", "flag_ws", "source_w",
)  # fmt: skip
# A code that is no area's: where it lands in a link is where each row's code goes.
_PROBE = "98.76"


class _Words:
    """Texts named by their place, each kept once."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._places: dict[str, int] = {}

    def place(self, word: str) -> int | None:
        if not word:
            return None
        if word not in self._places:
            self._places[word] = len(self.all)
            self.all.append(word)
        return self._places[word]


def build_payload(
    rows: pd.DataFrame,
    say: Text,
    focus: str,
    link: Callable[[str], str],
    columns: Sequence[LeagueColumn] = (),
    *,
    value: str = "",
) -> dict[str, Any]:
    """The component's `data` from a Table's rows (docs/architecture.md), with or without RANGE_COLUMNS.

    Figures of one comparison group stand in one group with its own heading, in tiers where they
    have some; figures that are compared with no other stand in a last group, unranked; areas
    without a figure in `missing`, by reason. `focus` is the code of the row pinned on top, '' for
    none. `columns` stand before the status; the rank of improvement is added where there is one.
    `value` heads the column of values of what is no coverage.
    """
    words = _Words()
    records: list[LeagueRow] = [{str(k): v for k, v in row.items()} for row in rows.to_dict("records")]
    known = [row for row in records if not is_missing(row["value"])]
    if any(not is_missing(row.get("improvement_rank")) for row in known):
        columns = [improvement(say), *columns]
    codes = [str(row["area_code"]) for row in records]
    return {
        "text": say.section("league.table") | heads(known, value, say) | known_alone(known, say),
        "language": say.language,
        "groups": _groups(known, say, words, columns),
        "columns": [{"id": column.name, "down": column.down} for column in columns],
        "missing": _missing([row for row in records if is_missing(row["value"])], say),
        "words": words.all,
        "focus": focus if focus in codes else "",
        "total": len(records),
        "source": _one_source(known, say),
        "remarks": remarks(known, say, words.place),
        **_measures(known),
        **_links(codes, link),
    }


def _measures(known: list[LeagueRow]) -> dict[str, Any]:
    """The longest bar, and which columns the rows have anything for."""
    return {
        "most": max((float(row["value"]) for row in known), default=0.0),
        "ranked": any(not is_missing(row["rank"]) for row in known),
        "ranged": any(not is_missing(row.get("rank_low")) for row in known),
        "uncovered": any(not is_missing(row["uncovered"]) for row in known),
        # inside one province its name and the rank in it would only repeat the page's title
        "in_parent": len({row["parent"] for row in known if not is_missing(row["parent_rank"])}) > 1,
    }


def _groups(
    known: list[LeagueRow], say: Text, words: _Words, columns: Sequence[LeagueColumn]
) -> list[dict[str, Any]]:
    by_group: dict[str, list[LeagueRow]] = {}
    for row in known:
        by_group.setdefault(
            "" if is_missing(row["comparison_group"]) else row["comparison_group"], []
        ).append(row)
    alone = by_group.pop("", [])
    for name in [name for name, members in by_group.items() if len(members) == 1]:
        # a table of one compares nothing
        alone += by_group.pop(name)
    # the largest comparison first: it is what the reader came for
    ordered = sorted(by_group.values(), key=len, reverse=True)
    groups = [_group(group_title(members, say), members, say, words, columns) for members in ordered]
    if alone:
        title = say("league.unranked", count=number(len(alone), 0, say.language))
        groups.append(_group(title, alone, say, words, columns, compared=False))
    return groups


def _group(
    title: str,
    members: list[LeagueRow],
    say: Text,
    words: _Words,
    columns: Sequence[LeagueColumn],
    *,
    compared: bool = True,
) -> dict[str, Any]:
    """Rows under one heading; those that are not compared stand by name and say their basis."""
    of = next((row["rank_of"] for row in members if not is_missing(row["rank"])), None)
    if compared:
        members = sorted(members, key=lambda r: (_or(r["rank"], 1 << 30), -float(r["value"]), r["name"]))
    else:
        members = sorted(members, key=lambda r: str(r["name"]))
    rows = [_row(row, say, words, compared) + _more(row, words, columns) for row in members]
    of_group = {"title": title, "of": number(of, 0, say.language), "compared": compared, "rows": rows}
    return of_group | {"tiers": tier_titles(members, say) if compared else []}


def _more(row: LeagueRow, words: _Words, columns: Sequence[LeagueColumn]) -> list[Any]:
    """The cells of further columns: [text, sort value, second line, place of a remark]."""
    cells = [column.cell(row) for column in columns]
    return [[cell.text, cell.sort, cell.more, words.place(cell.note)] for cell in cells]


def _row(row: LeagueRow, say: Text, words: _Words, compared: bool) -> list[Any]:
    lang = say.language
    place, of = row["parent_rank"], row["parent_rank_of"]
    return [
        row["area_code"],
        row["name"],
        words.place("" if is_missing(row["parent_name"]) else str(row["parent_name"])),
        _whole(row["rank"]),
        *(_whole(row.get(name)) for name in ("rank_low", "rank_high", "similar")),
        words.place(range_note(row, say)),
        round(float(row["value"]), 4),
        shown(row, lang),
        _counts(row, lang),
        words.place(_dates(row, say)),
        None if is_missing(row["change_points"]) else round(float(row["change_points"]), 4),
        "" if is_missing(row["change_points"]) else change_text(row["change_points"], _unit(row), lang),
        signed_people(row["change_people"], lang) if _moves_people(row) else "",
        words.place(_from(row, say)),
        words.place("" if is_missing(row["change_note"]) else say(str(row["change_note"]))),
        "" if is_missing(row["uncovered"]) else uncovered_text(row, lang),
        words.place("" if is_missing(place) else f"{number(place, 0, lang)} / {number(of, 0, lang)}"),
        words.place("" if is_missing(row.get("parent_rank_low")) else f"({_places(row, lang)})"),
        words.place(say(f"analysis.status.{mark_of(row)}")),
        int(row["status"] == "estimate"),
        [words.place(warning) for warning in warnings(row, say, compared)],
        # a group of unstated basis is of one source, and its heading names it
        words.place("" if compared and row["basis"] in BY_SOURCE else _source(row)),
    ]


def _places(row: LeagueRow, language: str) -> str:
    return places(row["parent_rank_low"], row["parent_rank_high"], language)


def _unit(row: LeagueRow) -> str:
    return str(row.get("unit") or "percent")


def _moves_people(row: LeagueRow) -> bool:
    people = _unit(row) == "percent" and row.get("counted") != "institutions"
    return people and not is_missing(row["change_people"])


def _counts(row: LeagueRow, language: str) -> str:
    """'38.214 / 92.753'; nothing where the value is the count itself, or one government's answer."""
    unit, of = _unit(row), row["denominator"]
    itself = unit == "people" or (is_missing(of) and unit == "rupiah")
    if is_missing(row["numerator"]) or itself or (unit == "yes_no" and of == 1):
        return ""
    return fraction_text(row, language)


def _dates(row: LeagueRow, say: Text) -> str:
    """'Okt 2025 · N: Agt 2025'; the second part where the denominator's date is known and differs."""
    figure, denominator = short_date(row["as_of"], say.language), row["denominator_as_of"]
    if is_missing(denominator) or denominator == row["as_of"]:
        return figure
    return say("league.dates", figure=figure, denominator=short_date(denominator, say.language))


def _from(row: LeagueRow, say: Text) -> str:
    if is_missing(row["change_from"]):
        return ""
    return say("league.change_from", origin=short_date(row["change_from"], say.language))


def _source(row: LeagueRow) -> str:
    return "" if is_missing(row["source_title"]) else str(row["source_title"])


def _one_source(known: list[LeagueRow], say: Text) -> str:
    """'Sumber: …' where all figures have the same one: it is then said once, below the table."""
    names = {_source(row) for row in known}
    return say("league.source", source=names.pop()) if len(names) == 1 and "" not in names else ""


def _missing(rows: list[LeagueRow], say: Text) -> list[dict[str, Any]]:
    """[{'reason', 'areas': [[code, name], …]}], the commonest reason first."""
    by_reason: dict[str, list[list[str]]] = {}
    for row in sorted(rows, key=lambda row: str(row["name"])):
        key = row["missing_reason"]
        reason = say("league.no_reason") if is_missing(key) else say(str(key))
        by_reason.setdefault(reason, []).append([row["area_code"], row["name"]])
    ordered = sorted(by_reason.items(), key=lambda item: -len(item[1]))
    return [{"reason": reason, "areas": areas} for reason, areas in ordered]


def _links(codes: list[str], link: Callable[[str], str]) -> dict[str, Any]:
    """{'link': [before, after]} where every link differs by its code alone, else {'links': {code: href}}."""
    pieces = link(_PROBE).split(_PROBE)
    if len(pieces) == 2 and all(link(code) == code.join(pieces) for code in codes):
        return {"link": pieces}
    return {"links": {code: link(code) for code in codes}}


def _whole(value: Any) -> int | None:
    return None if is_missing(value) else int(value)


def _or(value: Any, instead: int) -> int:
    return instead if is_missing(value) else int(value)
