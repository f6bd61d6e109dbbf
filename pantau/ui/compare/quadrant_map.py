"""The map of the four quarters of two indicators crossed."""

from __future__ import annotations

import dataclasses

import pandas as pd

from pantau.analysis.comparing.sets import Comparison
from pantau.charts.quadrants import QUADRANT_COLOURS
from pantau.mapview import Histogram, MapClasses, MapEvent, area_map, geometry_for, pack
from pantau.text.dates import short_date
from pantau.ui.compare.click import open_area
from pantau.ui.compare.words import (
    marked_codes,
)
from pantau.ui.shell import state
from pantau.ui.shell.frame import Frame
from pantau.view import NATION


def quarters_map(
    frame: Frame, main: Comparison, points: pd.DataFrame, words: list[str], summary: str
) -> None:
    """Areas in the colour of their quarter (`quadrant` of `points`); `words` names the four."""
    rows = main.table.rows
    quarter = points.set_index("area_code")["quadrant"].astype("float64")
    rows = rows.assign(quadrant=rows["area_code"].map(quarter))
    classes = MapClasses.of(quarter, (0.5, 1.5, 2.5), QUADRANT_COLOURS, labels=words)
    # bars of four classes would say no more than their counts do
    classes = dataclasses.replace(classes, histogram=Histogram(0.0, 1.0, ()))
    view = main.table.view
    inside = frame.table.rows["area_code"]
    scope = view.scope if rows["area_code"].isin(inside).all() else NATION
    packed = pack(
        rows,
        classes,
        frame.say,
        geometry=geometry_for(scope, view.level, rows),
        summary=frame.say("compare.quadrant_map", summary=summary),
        classed_on="quadrant",
        date_label=lambda as_of: short_date(as_of, view.language),
    )
    area_map(
        packed,
        key="compare_map",
        focus=frame.view.area,
        highlight=marked_codes(frame, main),
        layout=frame.view.layout,
        height=420,
        on_event=_answer,
    )


def _answer(event: MapEvent) -> None:
    if event.action == "layout":
        state.change(layout=event.code)
    elif event.action in ("select", "drill"):
        open_area(event.code)
