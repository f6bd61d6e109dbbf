"""Other periods of a map, sent ahead: what a rerun would send of each, so that a step repaints at once.

They travel in a message of their own, behind the map, and only when the browser asks for them; what
several periods share is said once. The browser keeps them for the tab, by the map's series.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from pantau.mapview.payload import Packed
from pantau.mapview.shipped import event_of
from pantau.view import fits

# A browser asks for a few periods at a time: a click must not wait long behind them.
MOST_ASKED = 12

_component = st.components.v2.component(
    "pantau_map_time",
    js="""const times = (globalThis.pantauMapTime ??= new Map());
export default ({ data, setTriggerValue }) => {
  times.set(data.of, { ...data, want: (wanted) => setTriggerValue("want", wanted) });
  window.dispatchEvent(new CustomEvent("pantau-time", { detail: data.of }));
};
""",
)


def pack_ahead(packs: Mapping[str, Packed]) -> dict[str, Any] | None:
    """The figures of several periods: `base`, those of the first, and of each period what differs.

    Of the words (`text`) too only those that differ are said. `pasts`: their histories, by id: where
    boundaries changed, so did the areas' order. None for no periods.
    """
    if not packs:
        return None
    figures = {
        period: {key: value for key, value in pack.figures.items() if key != "rev"}
        for period, pack in packs.items()
    }
    base = next(iter(figures.values()))
    return {
        "base": base,
        "periods": {period: _changed(one, base) for period, one in figures.items()},
        "pasts": {pack.past["id"]: pack.past for pack in packs.values() if pack.past},
    }


def _changed(one: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    changed = {key: value for key, value in one.items() if key != "text" and value != base[key]}
    words = {key: word for key, word in one["text"].items() if base["text"].get(key) != word}
    silent = [key for key in base["text"] if key not in one["text"]]
    return {**changed, "text": words | dict.fromkeys(silent)}


def time_bar(
    key: str, data: Mapping[str, Any], ahead: Mapping[str, Any] | None, on_want: Callable[[list[str]], None]
) -> None:
    """Give the map `key` its time bar (data: see ui.map.time), and periods ahead where it asked for them.

    on_want: called with the periods that the browser asks for, before the script runs.
    """
    place = f"{key}_time"
    shown = {"of": key, **data, "ahead": ahead}
    _component(key=place, data=shown, on_want_change=partial(_wanted, place, data["series"], on_want))


def _wanted(place: str, series: str, on_want: Callable[[list[str]], None]) -> None:
    wanted = read_wanted(event_of(place, "want"), series)
    if wanted:
        on_want(wanted)


def read_wanted(raw: Any, series: str) -> list[str]:
    """The periods of a series that a browser asks for; none where it asks for those of another."""
    if not isinstance(raw, dict) or raw.get("series") != series:
        return []
    asked = raw.get("periods")
    told = [period for period in asked if isinstance(period, str)] if isinstance(asked, list) else []
    return [period for period in told if period and fits("period", period)][:MOST_ASKED]
