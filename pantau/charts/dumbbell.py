"""Two periods of each area on one line: where it was, where it is."""

from __future__ import annotations

import html

import pandas as pd
import plotly.graph_objects as go

from pantau.charts.marks import HOVER, clickable, custom, inked, symbols, value_axis
from pantau.charts.style import GREY, Row, accent, empty, finish, records
from pantau.text import Text
from pantau.text.values import change_text, value_text

_ROW, _FRAME = 44, 60  # pixels
_AIR = 0.08  # of the range, at either end
# What a mark of the earlier period says of itself: nothing of it may come from the later one.
_OF_THEN = ("value", "status", "as_of", "numerator", "denominator", "denominator_as_of", "source_title")


def dumbbell(
    frame: pd.DataFrame, say: Text, *, unit: str, then: str, now: str, dark: bool = False
) -> go.Figure:
    """One line an area, top down in the order given: a small ring then, a full mark now.

    frame: a Table's rows with, of the earlier period, the fields of _OF_THEN under `_then`, and with
    change_points (comparing.pairs). unit: of the values. then, now: the two
    periods in words. The change stands in words above its line.
    """
    rows = records(frame)
    if not rows:
        return empty(say)
    figure = go.Figure()
    colour = accent(dark)
    for place, row in enumerate(rows):
        _write(figure, place, row, say, unit)
    for fell, dash in ((False, "solid"), (True, "dot")):  # a fall is told from a rise without its words
        _lines(figure, [(at, row) for at, row in enumerate(rows) if (row["change_points"] < 0) == fell], dash)
    before = [row | {key: row[f"{key}_then"] for key in _OF_THEN} for row in rows]
    _ends(figure, before, say, name=then, colour=GREY, size=9, plain="circle-open")
    _ends(figure, rows, say, name=now, colour=colour, size=14, plain="circle")
    both = pd.concat([frame["value"], frame["value_then"]])
    _finish(figure, both, say, unit, len(rows))
    inked(figure, dark)
    return figure


def _lines(figure: go.Figure, rows: list[tuple[int, Row]], dash: str) -> None:
    """The way from then to now of each row, by its place."""
    ways = [(place, (row["value_then"], row["value"], None)) for place, row in rows]
    figure.add_scatter(
        x=[end for _, ends in ways for end in ends],
        y=[place for place, ends in ways for _ in ends],
        mode="lines",
        line={"color": GREY, "width": 3, "dash": dash},
        hoverinfo="skip",
        showlegend=False,
    )


def _ends(figure: go.Figure, rows: list[Row], say: Text, **look: object) -> None:
    marks = symbols([row["status"] for row in rows], str(look["plain"]))
    figure.add_scatter(
        x=[row["value"] for row in rows],
        y=list(range(len(rows))),
        mode="markers",
        name=look["name"],
        marker={
            "color": look["colour"],
            "symbol": marks,
            "size": look["size"],
            "line": {"width": 2, "color": look["colour"]},
        },
        customdata=custom(rows, say),
        hovertemplate=HOVER,
        cliponaxis=False,
    )


def _write(figure: go.Figure, place: int, row: Row, say: Text, unit: str) -> None:
    language = say.language
    words = say(
        "compare.dumbbell_label",
        area=html.escape(str(row["name"])),
        then=value_text(row["value_then"], unit, language),
        now=value_text(row["value"], unit, language),
        change=change_text(row["change_points"], unit, language),
    )
    if row["status"] == "estimate":
        words += f" · {say('analysis.status.estimate')}"
    # above its line: a long name and a phone leave no room at the side
    place_of = {"x": 0, "xref": "paper", "y": place, "xanchor": "left", "yanchor": "bottom", "yshift": 7}
    figure.add_annotation(text=words, showarrow=False, align="left", **place_of)


def _finish(figure: go.Figure, values: pd.Series, say: Text, unit: str, count: int) -> None:
    finish(figure, say, _ROW * count + _FRAME + 30)
    low, high = float(values.min()), float(values.max())
    air = (high - low or 1.0) * _AIR
    axis = value_axis(values, unit)
    if axis.get("type") != "log":
        axis["range"] = [low - air, high + air]
    figure.update_xaxes(**axis, nticks=6)
    figure.update_yaxes(visible=False, range=[count - 0.5, -0.9])
    figure.update_layout(margin={"t": 4, "b": 56})
    clickable(figure)
