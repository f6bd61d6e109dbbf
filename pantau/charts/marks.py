"""Marks that the drawings of many areas share: what a point looks like, says and stands for."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from pantau.charts.style import Row, hover
from pantau.text import Text

ESTIMATE_SYMBOL = "square-open"
# The text of the light and the dark theme (.streamlit/config.toml).
_INK = {False: "#1b2530", True: "#e8edf2"}
_BINS = 70  # columns of dots across a drawing
_AIR = 0.06  # of a range, at either end
_KEY_LINE = 17  # pixels
_TICKS = {"percent": "%", "yes_no": "%"}


def symbols(statuses: Sequence[str], plain: str = "circle") -> list[str]:
    """An open square for an estimate, `plain` for any other figure."""
    return [ESTIMATE_SYMBOL if status == "estimate" else plain for status in statuses]


def custom(rows: Sequence[Row], say: Text) -> list[list[str]]:
    """What each point carries: its area's code, which a click sends, and its card."""
    return [[str(row["area_code"]), hover(row, say, str(row["name"]))] for row in rows]


HOVER = "%{customdata[1]}<extra></extra>"


def swarm(values: pd.Series) -> pd.Series:
    """Heights of dots that would hide each other: 0, 1, -1, 2, ... for those of one column of the drawing."""
    low, high = float(values.min()), float(values.max())
    width = (high - low) / _BINS or 1.0
    column = ((values - low) // width).astype(int)
    order = values.groupby(column).rank(method="first").astype(int) - 1
    side = np.where(order % 2 == 1, 1, -1)
    return pd.Series(side * ((order + 1) // 2), index=values.index)


def value_axis(values: pd.Series, unit: str, title: str = "") -> dict[str, Any]:
    """An axis for values in `unit`: counts that differ by more than a hundred times on a log scale."""
    axis: dict[str, Any] = {"ticksuffix": _TICKS.get(unit, ""), "title": {"text": html.escape(title)}}
    if unit == "rupiah":
        axis["tickprefix"] = "Rp"
    if unit not in _TICKS:
        axis["tickformat"] = ",d"
    if unit not in _TICKS and len(values) and values.min() > 0 and values.max() > 100 * values.min():
        axis |= {"type": "log", "dtick": 1}
    return axis


def framed(axis: dict[str, Any], values: pd.Series, *others: float) -> np.ndarray:
    """Give an axis of `value_axis` a range around values and others; where each value lies on it, 0 to 1."""
    log = axis.get("type") == "log"
    scale = np.log10 if log else np.asarray
    at = scale(values.to_numpy(dtype="float64"))
    held = [*at, *scale(np.array([other for other in others if not log or other > 0], dtype="float64"))]
    low, high = min(held), max(held)
    air = (high - low or 1.0) * _AIR
    axis["range"] = [float(low - air), float(high + air)]
    return np.asarray((at - low + air) / (high - low + 2 * air))


def keyed(figure: Any, lines: Sequence[str], below: int) -> None:
    """Write the key of numbered marks `below` pixels under the drawing, and make room for it."""
    if not lines:
        return
    room = _KEY_LINE * len(lines) + 8
    figure.update_layout(height=figure.layout.height + room, margin_b=figure.layout.margin.b + room)
    figure.add_annotation(
        text="<br>".join(lines),
        x=0,
        y=0,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="top",
        yshift=-below,
        align="left",
        showarrow=False,
        font={"size": 12},
    )


def inked(figure: Any, dark: bool) -> None:
    """Names and figures beside the marks in the colour of the page's text, not of its axes."""
    colour = _INK[dark]
    figure.update_annotations(font_color=colour)
    figure.update_traces(textfont_color=colour, selector={"type": "scatter"})
    figure.update_layout(legend_font_color=colour)


def clickable(figure: Any) -> None:
    """Let a click on a point be told to the page, without fading the others."""
    figure.update_layout(clickmode="event+select")
    figure.update_traces(
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        selector={"mode": "markers"},
    )
