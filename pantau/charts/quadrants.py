"""Two indicators of the same areas, crossed; a triangle points to its quarter."""

from __future__ import annotations

import html

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pantau.charts.labels import SIZE, Labels, placed
from pantau.charts.marks import HOVER, clickable, framed, inked, keyed, value_axis
from pantau.charts.style import GREY, Row, empty, finish, hover, records
from pantau.text import Text
from pantau.text.values import value_text

# Below both lines, above the first only, above the second only, above both. Okabe and Ito's colours,
# which are told apart by the colour-blind; the triangle's corner says the same without them.
QUADRANT_COLOURS = ("#e69f00", "#56b4e9", "#cc79a7", "#0072b2")
_CORNERS = ("triangle-sw", "triangle-se", "triangle-nw", "triangle-ne")
_HEIGHT = 540  # pixels
_PLOT = 420.0  # of them between the axes


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

    frame: a Table's rows with x, y, quadrant (0 to 3) and the second's fields under `other_`
    (comparing.cross). names: of both indicators, with date. words: of the four quarters. Chosen areas bear
    their name, or a number where not all names find room; an open mark: one of both is an estimate.
    """
    if frame.empty:
        return empty(say)
    figure = go.Figure()
    axes = [value_axis(frame[side], unit, name) for side, unit, name in zip("xy", units, names, strict=True)]
    x, y = (framed(axis, frame[side], line) for axis, side, line in zip(axes, "xy", lines, strict=True))
    marked = frame["area_code"].isin(chosen)
    labels = placed(x, y, list(frame["name"].where(marked, "").astype(str)), _PLOT)
    for quarter, word in enumerate(words):
        here = (frame["quadrant"] == quarter).to_numpy()
        if here.any():
            mark = _quarter(frame, here, say, units, quarter, word=word, names=names, labels=labels)
            figure.add_trace(mark)
    finish(figure, say, _HEIGHT + 22 * len(words))
    _cross(figure, lines, units, say)
    margin = {"t": 28, "b": 60 + 22 * len(words), "r": 44}
    figure.update_layout(xaxis=axes[0], yaxis=axes[1], margin=margin, legend={"orientation": "v"})
    keyed(figure, labels.key, below=48)
    clickable(figure)
    inked(figure, dark)
    return figure


def _cross(figure: go.Figure, lines: tuple[float, float], units: tuple[str, str], say: Text) -> None:
    """The two lines that make the quarters, each with its value."""
    across, upwards = (value_text(*line, say.language) for line in zip(lines, units, strict=True))
    dashed = {"line": {"color": GREY, "width": 1, "dash": "dash"}}
    figure.add_vline(x=lines[0], annotation_text=across, annotation_position="top", **dashed)
    figure.add_hline(y=lines[1], annotation_text=upwards, annotation_position="right", **dashed)


def _quarter(
    frame: pd.DataFrame,
    here: np.ndarray,
    say: Text,
    units: tuple[str, str],
    quarter: int,
    *,
    word: str,
    names: tuple[str, str],
    labels: Labels,
) -> go.Scatter:
    rows, places = frame[here], np.flatnonzero(here)
    listed = records(rows)
    guessed = ["estimate" in (row["status"], row["other_status"]) for row in listed]
    return go.Scatter(
        x=rows["x"],
        y=rows["y"],
        mode="markers+text",
        name=html.escape(f"{word} ({len(rows)})"),
        text=[labels.texts[i] for i in places],
        textposition=[labels.positions[i] for i in places],
        textfont={"size": SIZE},
        marker={
            "color": QUADRANT_COLOURS[quarter],
            "symbol": [_CORNERS[quarter] + ("-open" if guess else "") for guess in guessed],
            "size": [17 if labels.texts[i] else 12 for i in places],
            "opacity": 1,
            "line": {"width": 1.5, "color": QUADRANT_COLOURS[quarter]},
        },
        customdata=[[str(row["area_code"]), _card(row, say, units, names)] for row in listed],
        hovertemplate=HOVER,
        cliponaxis=False,
    )


def _card(row: Row, say: Text, units: tuple[str, str], names: tuple[str, str]) -> str:
    """Both figures of an area, each with n, N, date and source of its own."""
    second = {key.removeprefix("other_"): value for key, value in row.items() if key.startswith("other_")}
    second |= {"value": row["y"], "unit": units[1]}
    first = hover(row, say, f"{row['name']} · {names[0]}")
    return f"{first}<br>{hover(second, say, names[1])}"
