"""A heat table: areas by columns, each cell with words, a mark and a shade.

Sorted and searched in the browser. A component of ours for the reasons of the league table
(docs/decisions/league.md), with its looks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from pantau.mapview.shipped import event_of
from pantau.text import Text

_HERE = Path(__file__).parent
_LEAGUE = _HERE.parents[1] / "league"


def _read(*paths: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


_component = st.components.v2.component(
    "pantau_heat",
    html="<div class='league heat'></div>",
    css=_read(_LEAGUE / "league.css", _HERE / "heat.css"),
    js=_read(_LEAGUE / "table.js", _HERE / "heat.js"),
)
# A code that is no area's: where it lands in a link is where each row's code goes.
_PROBE = "98.76"


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell. state: 'full', 'part', 'none', 'unknown' or 'plain'. share: per cent, for the shade.

    title: what a hover adds: the words in full. source, note: of what and of whom it was said; cited
    below the table, by number. A column is sorted by `text`; what is unknown stands last, either way.
    """

    state: str
    text: str
    sub: str = ""
    title: str = ""
    share: float | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """An area, the name of what it lies in ('' where the page says it), and a cell a column."""

    code: str
    name: str
    parent: str
    cells: Sequence[HeatCell]


def heat_table(
    say: Text,
    caption: str,
    heads: Sequence[tuple[str, str]],
    rows: Sequence[HeatRow],
    *,
    link: Callable[[str], str],
    key: str,
    on_open: Callable[[str], None],
    focus: str = "",
) -> None:
    """Draw the rows. heads: (short, long) a column. on_open(code) is called before the page runs again."""
    _component(
        data=payload(say, caption, heads, rows, link=link, focus=focus),
        key=key,
        on_event_change=partial(_pass_on, key, on_open),
    )


def payload(
    say: Text,
    caption: str,
    heads: Sequence[tuple[str, str]],
    rows: Sequence[HeatRow],
    *,
    link: Callable[[str], str],
    focus: str = "",
) -> dict[str, Any]:
    """What the browser needs; words that many cells share are sent once and named by their place."""
    places: dict[str, int] = {}

    def place(word: str) -> int:
        return places.setdefault(word, len(places))

    def cell(one: HeatCell) -> list[Any]:
        shade = None if one.share is None else round(min(100.0, max(0.0, one.share)))
        words = (one.state, one.text, one.sub, one.title)
        return [*map(place, words), shade, place(one.source), place(one.note)]

    body = [[row.code, row.name, place(row.parent), [cell(one) for one in row.cells]] for row in rows]
    return {
        "text": say.section("inpres.table"),
        "language": say.language,
        "caption": caption,
        "heads": [list(head) for head in heads],
        "rows": body,
        "words": list(places),
        "link": link(_PROBE).split(_PROBE),
        "focus": focus,
    }


def _pass_on(key: str, on_open: Callable[[str], None]) -> None:
    event = event_of(key, "event")
    if isinstance(event, dict) and isinstance(event.get("code"), str):
        on_open(event["code"])
