"""The map of a frame's Table, wired to the View."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.analysis.classing import classify
from pantau.analysis.targets.pace import today
from pantau.mapview import LEVEL_RAMP, Crumb, MapClasses, MapEvent, Packed, area_map, geometry_for, pack
from pantau.mapview.layers import outlines_version
from pantau.text.dates import short_date
from pantau.text.values import class_texts
from pantau.ui import cached
from pantau.ui.map import target as target_map
from pantau.ui.shell import state
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.navigation import open_page
from pantau.ui.shell.words import map_sentence
from pantau.view import NATION

_OPEN = "map_open_area"
# Where fewer than five classes can be told apart, the ramp's ends stay and the middle thins out.
_RAMP_PICKS = {1: (2,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}


def classes_of(frame: Frame) -> MapClasses:
    """The classes that the View asks for, over the figures that the Table shows."""
    rows, language = frame.table.rows, frame.view.language
    values, unit = rows["value"], frame.table.indicator.unit
    # Of one local government the answer is a word, and there are two classes.
    single = unit == "yes_no" and bool((rows["denominator"].dropna() == 1).all())
    fixed = (100.0,) if single else frame.table.indicator.class_breaks
    inner = classify(values, "fixed" if single else frame.view.classing, fixed).bounds
    colours = [LEVEL_RAMP[i] for i in _RAMP_PICKS[len(inner) + 1]]
    labels = class_texts(inner, unit, single, language)
    return MapClasses.of(values, inner, colours, labels=labels, unit=unit, single=single)


def draw_map(frame: Frame, *, key: str, height: int = 520) -> None:
    """The map; clicks become a new View. On the map of regencies a drill opens the area's page.

    Where the View asks for it and a target is in force, its colours show the distance to it.
    """
    _leave_if_asked()
    view = frame.view
    area_map(
        packed(frame),
        key=key,
        focus=view.area,
        crumbs=[Crumb(code, frame.area_name(code)) for code in _way_to(view.scope)],
        drillable=True,
        layout=view.layout,
        height=height,
        on_event=lambda event: _answer(event, frame),
    )


def packed(frame: Frame) -> Packed:
    """The frame's Table as its map shows it, whatever area is in focus."""
    aimed = target_map.by_target(frame)
    view = frame.view.but(area=NATION, target=frame.view.target if aimed else "", layout="map", options=())
    return _packed(frame.release.id, view.to_query(), aimed, today(), outlines_version(), frame)


@st.cache_resource(max_entries=256, show_spinner=False)
def _packed(
    release_id: str, query: str, aimed: bool, day: pd.Timestamp, outlines: str, _frame: Frame
) -> Packed:
    view, unit = _frame.view, _frame.table.indicator.unit
    rows = target_map.target_rows(_frame) if aimed else _frame.table.rows
    return pack(
        rows,
        target_map.target_classes(rows, _frame.say) if aimed else classes_of(_frame),
        _frame.say,
        geometry=geometry_for(view.scope, view.level, rows),
        summary=target_map.target_summary(_frame, rows) if aimed else map_sentence(_frame),
        classed_on="distance_points" if aimed else "value",
        words=target_map.target_words(_frame.say) if aimed else None,
        # a small line of counts would need a scale of its own
        history=cached.sparks(_frame.release, view) if unit == "percent" else None,
        series_break="2023" if view.indicator == "coverage_employed" else "",
        date_label=lambda as_of: short_date(as_of, view.language),
    )


def _way_to(scope: str) -> list[str]:
    return [NATION] if scope == NATION else [NATION, scope]


def _answer(event: MapEvent, frame: Frame) -> None:
    """Turn what a person did into a new View; runs before the page does."""
    provinces = frame.areas.index[frame.areas["level"] == "province"]
    if event.action == "layout":
        state.change(layout=event.code)
    elif event.action == "select":
        state.change(area=event.code)
    elif event.action == "drill" and event.code in provinces:
        state.change(scope=event.code, level="regency", area=event.code)
    elif event.action == "drill":
        st.session_state[_OPEN] = event.code
    elif event.code == NATION:
        state.change(scope=NATION, level="province", area=state.current().scope)
    else:
        state.change(scope=event.code, area=event.code)


def _leave_if_asked() -> None:
    code = st.session_state.pop(_OPEN, None)
    if code:
        open_page("wilayah", state.current().but(area=code))
