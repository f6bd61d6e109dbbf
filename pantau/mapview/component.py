"""The map in a Streamlit page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from pantau.mapview.payload import Crumb, Packed, shown_values
from pantau.mapview.shipped import Component

ACTIONS = ("select", "drill", "up", "crumb", "layout")
_CODE = re.compile(r"ID|kanwil-[a-z0-9-]{2,30}|\d{2}(\.\d{2})?|map|tiles")
_HERE = Path(__file__).parent
# Joined in this order into one module; each file states what it offers the others.
_SCRIPTS = ("text", "geometry", "unpack", "paint", "zoom", "tiles", "legend", "card", "keys", "map")


@dataclass(frozen=True)
class MapEvent:
    """What a person did: 'select' (code chosen), 'drill' (into code), 'up' (to code), 'crumb' (to code),
    'layout' (code is 'map' or 'tiles')."""

    action: str
    code: str


def _module() -> str:
    parts = [(_HERE / "js" / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS]
    css = (_HERE / "map.css").read_text(encoding="utf-8")
    # A template literal: the style sheet holds no backslash, backtick or dollar sign (tested).
    return "\n".join([f"const STYLE = `{css}`;", *parts])


_component = Component("pantau_map", _module(), "mountMap")
# The past of a map's areas, by the map's key. It stays as it is when another period is chosen, and
# Streamlit sends a message that comes again as its hash.
_past = st.components.v2.component(
    "pantau_map_past",
    js="""const pastOfMaps = (globalThis.pantauMapPast ??= new Map());
export default ({ data }) => { pastOfMaps.set(data.of, data); };
""",
)


def area_map(
    packed: Packed,
    *,
    key: str,
    focus: str = "",
    highlight: Sequence[str] = (),
    crumbs: Sequence[Crumb] = (),
    drillable: bool = False,
    layout: str = "map",
    height: int = 520,
    full: bool = False,
    on_event: Callable[[MapEvent], None] | None = None,
) -> MapEvent | None:
    """Draw a packed Table on the map; gives what a person did on it in this run, if anything.

    packed: from `pack`. focus: code of the area in focus; highlight: codes a table or chart points at.
    crumbs: the way from the nation to this scope, the present scope last.
    drillable: whether an area can be opened to its parts (provinces).
    layout: 'map' or 'tiles'. height: px on a wide screen; full: what the screen leaves, legend in the sea.
    on_event: called with the MapEvent before the script runs, so that one run draws the new View.
    It holds no state: a click is outlined at once, and stays only if `focus` says so.
    """
    data = shown_values(
        packed,
        key=key,
        focus=focus,
        highlight=list(highlight),
        crumbs=[[crumb.code, crumb.label] for crumb in crumbs],
        drillable=drillable,
        layout=layout,
        height=height,
        full=full,
    )
    with st.container(gap=None):
        _component.ship(f"{key}-code")
        result = _component.mount(key, data, on_event_change=partial(_forward, key, on_event))
        if packed.past:  # behind the map
            _past(key=f"{key}-past", data={"of": key, **packed.past})
    return read_event(result.event)


def _forward(key: str, on_event: Callable[[MapEvent], None] | None) -> None:
    event = read_event(st.session_state[key].event)
    if on_event is not None and event is not None:
        on_event(event)


def read_event(raw: Any) -> MapEvent | None:
    """A trigger value from the browser as a MapEvent; None for none, or one that we did not send."""
    if not isinstance(raw, dict):
        return None
    action, code = raw.get("action"), raw.get("code")
    if action not in ACTIONS or not isinstance(code, str) or not _CODE.fullmatch(code):
        return None
    return MapEvent(action, code)
