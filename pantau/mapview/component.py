"""The map in a Streamlit page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from pantau.mapview.classes import MapClasses
from pantau.mapview.layers import STATIC, Geometry
from pantau.mapview.payload import Crumb, pack
from pantau.mapview.shipping import Component
from pantau.text import Text

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


def area_map(
    rows: pd.DataFrame,
    classes: MapClasses,
    text: Text,
    *,
    key: str,
    geometry: Geometry,
    summary: str,
    focus: str = "",
    highlight: Sequence[str] = (),
    crumbs: Sequence[Crumb] = (),
    drillable: bool = False,
    layout: str = "map",
    height: int = 520,
    history: pd.DataFrame | None = None,
    series_break: str = "",
    classed_on: str = "value",
    date_label: Callable[[str], str] = str,
    words: Mapping[str, str] | None = None,
    on_event: Callable[[MapEvent], None] | None = None,
    static: Path = STATIC,
) -> MapEvent | None:
    """Draw a Table on the map, and return what a person did on it in this run, if anything.

    rows: a Table's rows (docs/architecture.md): area_code, name, value (per cent), numerator,
        denominator (people), status, as_of, denominator_as_of, basis, flags, missing_reason; other
        columns are not read. Areas of the layer that have no row are drawn pale, outside the scope.
    classes: bounds and colours; they class the column `classed_on` ('value', or a column of points).
    geometry: from `geometry_for`. summary: a sentence that says what the map shows (the text twin).
    focus: code of the area in focus; highlight: codes a table or chart points at.
    crumbs: the way from the nation to this scope, the present scope last.
    drillable: whether an area can be opened to its parts (provinces).
    layout: 'map' or 'tiles'. height: px of the drawing on a wide screen.
    history: area_code, period (str), value (per cent), for the line in the card; `series_break` is the
        first period of a new series.
    date_label: how an as_of ('2025-08') is written.
    words: texts of map.client that this map says otherwise; `class_label` gives the card a line for the
        class of its area.
    on_event: called with the MapEvent before the script runs, so that one run draws the new View.

    The component holds no state: what it shows comes from these arguments. A click is outlined
    at once, and stays only if `focus` says so. Raises MissingLayerError.
    """
    data = pack(
        rows,
        classes,
        text,
        geometry=geometry,
        summary=summary,
        focus=focus,
        highlight=highlight,
        crumbs=crumbs,
        drillable=drillable,
        layout=layout,
        height=height,
        history=history,
        series_break=series_break,
        classed_on=classed_on,
        date_label=date_label,
        words=words,
        static=static,
    )
    with st.container(gap=None):
        _component.ship(f"{key}-code")
        result = _component.mount(key, data, on_event_change=partial(_forward, key, on_event))
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
