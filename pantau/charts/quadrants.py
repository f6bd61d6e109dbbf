"""Two indicators of the same areas, crossed; a triangle points to its quarter."""

from __future__ import annotations

import html

import pandas as pd
import plotly.graph_objects as go

from pantau.charts.marks import HOVER, clickable, inked, value_axis
from pantau.charts.style import GREY, empty, finish, hover, records
from pantau.text import Text
from pantau.text.values import value_text

# Below both lines, above the first only, above the second only, above both. Okabe and Ito's colours,
# which are told apart by the colour-blind; the triangle's corner says the same without them.
QUADRANT_COLOURS = ("#e69f00", "#56b4e9", "#cc79a7", "#0072b2")
_CORNERS = ("triangle-sw", "triangle-se", "triangle-nw", "triangle-ne")
_HEIGHT = 540  # pixels


def quadrants(
    frame: pd.DataFrame,
    say: Text,
    *,
    units: tuple[str, str],
    names: tuple[str, str],
    lines: tuple[float, float],
    words: list[str],
    chosen: list[str],
    dark: bool = False,
) -> go.Figure:
    """A triangle an area: its first indicator across, its second upwards.

    frame: a Table's rows with x, y, quadrant (0 to 3), other_status. names: of both indicators, with
    date. words: of the four quarters. Chosen areas bear their name; an open mark: one of both is an estimate.
    """
    if frame.empty:
        return empty(say)
    figure = go.Figure()
    for quarter, word in enumerate(words):
        rows = frame[frame["quadrant"] == quarter]
        if len(rows):
            figure.add_trace(_quarter(rows, say, units, quarter, name=f"{word} ({len(rows)})", chosen=chosen))
    finish(figure, say, _HEIGHT + 22 * len(words))
    for axis, value, side, unit, name in (
        ("x", lines[0], frame["x"], units[0], names[0]),
        ("y", lines[1], frame["y"], units[1], names[1]),
    ):
        figure.update_layout({f"{axis}axis": value_axis(side, unit, name)})
        line = {"line": {"color": GREY, "width": 1, "dash": "dash"}}
        written = value_text(value, unit, say.language)
        if axis == "x":
            figure.add_vline(x=value, annotation_text=written, annotation_position="top", **line)
        else:
            figure.add_hline(y=value, annotation_text=written, annotation_position="right", **line)
    figure.update_layout(
        margin={"t": 28, "b": 60 + 22 * len(words), "r": 44},
        legend={"orientation": "v"},
    )
    clickable(figure)
    inked(figure, dark)
    return figure


def _quarter(
    rows: pd.DataFrame, say: Text, units: tuple[str, str], quarter: int, *, name: str, chosen: list[str]
) -> go.Scatter:
    listed = records(rows)
    guessed = ["estimate" in (row["status"], row["other_status"]) for row in listed]
    marked = [row["area_code"] in chosen for row in listed]
    return go.Scatter(
        x=rows["x"],
        y=rows["y"],
        mode="markers+text",
        name=html.escape(name),
        text=[html.escape(str(row["name"])) if m else "" for row, m in zip(listed, marked, strict=True)],
        textposition="top center",
        marker={
            "color": QUADRANT_COLOURS[quarter],
            "symbol": [_CORNERS[quarter] + ("-open" if guess else "") for guess in guessed],
            "size": [17 if m else 12 for m in marked],
            "opacity": 1,
            "line": {"width": 1.5, "color": QUADRANT_COLOURS[quarter]},
        },
        customdata=[
            [
                str(row["area_code"]),
                f"{hover(row, say, str(row['name']))}<br>"
                + html.escape(say("compare.other_value", value=value_text(row["y"], units[1], say.language))),
            ]
            for row in listed
        ],
        hovertemplate=HOVER,
        cliponaxis=False,
    )
