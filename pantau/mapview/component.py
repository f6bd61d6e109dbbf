"""The map in a Streamlit page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from pantau.mapview.payload import Crumb, Packed, shown_values
from pantau.mapview.shipped import Component, event_of

ACTIONS = ("select", "drill", "up", "crumb", "layout", "period")
_CODE = re.compile(r"\d{4}(-\d{2})?|ID|kanwil-[a-z0-9-]{2,30}|\d{2}(\.\d{2})?|map|tiles")
_MOST_BEFORE = 12  # events that one may bring along
_HERE = Path(__file__).parent
# Joined in this order into one module; each file states what it offers the others.
_SCRIPTS = (
    *("text", "values", "palette", "geometry", "unpack", "paint", "bubbles", "labels", "framing", "zoom"),
    *("tiles", "legend", "card", "keys", "periods", "timebar", "pair", "map"),
)


@dataclass(frozen=True)
class MapEvent:
    """What a person did: 'select' (code chosen), 'drill' (into code), 'up' (to code), 'crumb' (to code),
    'layout' (code is 'map' or 'tiles'), 'period' (code is one, where the page has no chip for it)."""

    action: str
    code: str


@dataclass(frozen=True)
class Pair:
    """The other of two maps side by side.

    key: its. measure: what this map measures, in a text that is the same where the other measures the same.
    second: whether this is the map on the right, whose legend the other may speak for.
    """

    key: str
    measure: str
    second: bool = False


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
    time: tuple[str, str] = ("", ""),
    pair: Pair | None = None,
    on_event: Callable[[MapEvent], None] | None = None,
) -> MapEvent | None:
    """Draw a packed Table on the map; gives what a person did on it in this run, if anything.

    packed: from `pack`. focus: code of the area in focus; highlight: codes a table or chart points at.
    crumbs: from the nation to this scope, the present last. drillable: whether areas open to their parts.
    layout: 'map' or 'tiles'. height: px on a wide screen; full: what the screen leaves, legend in the sea.
    time: period and series, which a time bar moves (mapview.ahead); without a series there is none.
    pair: the map beside it. on_event: called before the script runs, so that one run draws the new View.
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
        period=time[0],
        series=time[1],
        **({"pair": asdict(pair)} if pair else {}),
    )
    return _mount(key, data, packed.past, on_event)


def _mount(
    key: str,
    data: dict[str, Any],
    past: dict[str, Any] | None,
    on_event: Callable[[MapEvent], None] | None,
) -> MapEvent | None:
    with st.container(gap=None):
        _component.ship(f"{key}-code")
        result = _component.mount(key, data, on_event_change=partial(_forward, key, on_event))
        if past:  # behind the map, whose place must not depend on it
            _past(key=f"{key}-past", data={"of": key, **past})
    return read_event(result.event)


def _forward(key: str, on_event: Callable[[MapEvent], None] | None) -> None:
    """Answer what a person did, in their order. Of what is done during a run Streamlit brings only the last:
    so each event brings those before it, with their numbers, and what was heard is not heard again."""
    heard = f"{key}_heard"
    unheard, last = events_since(event_of(key, "event"), st.session_state.get(heard))
    st.session_state[heard] = last
    if on_event is not None:
        for event in unheard:
            on_event(event)


def events_since(raw: Any, heard: tuple[str, int] | None) -> tuple[list[MapEvent], tuple[str, int] | None]:
    """The events of a trigger value that come after `heard`, and the last one now heard.

    heard: the map in the browser that sent it, and its number there.
    """
    if not isinstance(raw, dict):
        return [], heard
    sender, number, before = raw.get("sender"), raw.get("number"), raw.get("before")
    if not isinstance(sender, str) or not isinstance(number, int):
        event = read_event(raw)
        return [event] if event else [], heard
    last = heard[1] if heard and heard[0] == sender else 0
    sent = [*(before if isinstance(before, list) else []), raw][-_MOST_BEFORE:]
    fresh = [one for one in sent if isinstance(one, dict) and _number(one) > last]
    return [event for one in fresh if (event := read_event(one))], (sender, max(last, number))


def _number(raw: dict[str, Any]) -> int:
    number = raw.get("number")
    return number if isinstance(number, int) else 0


def read_event(raw: Any) -> MapEvent | None:
    """A trigger value from the browser as a MapEvent; None for none, or one that we did not send."""
    if not isinstance(raw, dict):
        return None
    action, code = raw.get("action"), raw.get("code")
    if action not in ACTIONS or not isinstance(code, str) or not _CODE.fullmatch(code):
        return None
    return MapEvent(action, code)
