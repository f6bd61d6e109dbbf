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

__all__ = ["LeagueCell", "LeagueColumn", "build_payload", "league_table"]

Event = dict[str, str]

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "pantau_league",
    html="<div class='league'></div>",
    css=(_HERE / "league.css").read_text(encoding="utf-8"),
    js="\n".join((_HERE / name).read_text(encoding="utf-8") for name in ("table.js", "rows.js", "league.js")),
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
    on_event: Callable[[Event], None] | None = None,
) -> Event | None:
    """Draw a Table's rows as a league table; returns what the reader just did, or None.

    rows: Table.rows (docs/architecture.md), one row an area. link(code): the address of an
    area's page, a real link; a plain click on it does not reload but gives the event
    {'action': 'open', 'code': code}. focus: code of the area pinned on top. columns: further ones,
    before the status. value: heads the values of what is no coverage. on_event is called
    with the event before the page runs again. Sorting and search happen in the browser.
    """
    result = _component(
        data=build_payload(rows, text, focus, link, columns, value=value),
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
    return {"action": "open", "code": event["code"]}
