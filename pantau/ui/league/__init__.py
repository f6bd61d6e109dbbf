"""The league table: who stands where among areas that may be compared, and who has no figure.

A component of ours, because Streamlit's own table is a canvas: no links, no printing of all
rows, no heading between groups, no hatching (docs/decisions/league.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from pantau.mapview.shipped import event_of
from pantau.text import Text
from pantau.ui.league.columns import LeagueCell, LeagueColumn
from pantau.ui.league.payload import build_payload
from pantau.url_options import OPTIONS, readable

__all__ = ["LeagueCell", "LeagueColumn", "build_payload", "league_table"]

Event = dict[str, str]
# The options of a link that say how a reader has left a table.
AS_LEFT = ("sort", "search", "scroll")

_HERE = Path(__file__).parent
_SCRIPTS = ("table.js", "rows.js", "address.js", "league.js")
_component = st.components.v2.component(
    "pantau_league",
    html="<div class='league'></div>",
    css=(_HERE / "league.css").read_text(encoding="utf-8"),
    js="\n".join((_HERE / name).read_text(encoding="utf-8") for name in _SCRIPTS),
)


def league_table(
    rows: pd.DataFrame,
    text: Text,
    *,
    link: Callable[[str], str],
    key: str,
    focus: str = "",
    columns: Sequence[LeagueColumn] = (),
    value: str = "",
    addressed: bool = False,
    on_event: Callable[[Event], None] | None = None,
) -> Event | None:
    """Draw a Table's rows as a league table; returns what the reader just did, or None.

    rows: Table.rows (docs/architecture.md), one row an area. link(code): the address of an
    area's page, a real link; a plain click on it does not reload but gives the event
    {'action': 'open', 'code': code}, with the options of AS_LEFT where they stand in the address.
    focus: code of the area pinned on top. columns: further ones,
    before the status. value: heads the values of what is no coverage. addressed: whether sort,
    search and scroll position stand in the address (of one table a page). on_event is called
    with the event before the page runs again. Sorting and search happen in the browser.
    """
    result = _component(
        data=build_payload(rows, text, focus, link, columns, value=value) | {"addressed": addressed},
        key=key,
        on_event_change=partial(_pass_on, key, on_event),
    )
    return _read(result.event)


def _pass_on(key: str, on_event: Callable[[Event], None] | None) -> None:
    event = _read(event_of(key, "event"))
    if event and on_event:
        on_event(event)


def _read(event: Any) -> Event | None:
    """The event a browser sent, or None where it has not the form of one."""
    if not isinstance(event, dict) or event.get("action") != "open" or not isinstance(event.get("code"), str):
        return None
    left = {name: event.get(OPTIONS[name].key) for name in AS_LEFT}
    told = {name: value for name, value in left.items() if isinstance(value, str) and readable(name, value)}
    return {"action": "open", "code": event["code"], **told}
