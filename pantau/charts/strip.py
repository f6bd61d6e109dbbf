"""All areas of a level along one axis, the chosen ones named below."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from pantau.charts.marks import HOVER, clickable, custom, inked, swarm, symbols, value_axis
from pantau.charts.style import CARD, GREY, accent, empty, finish, records, value_of
from pantau.text import Text
from pantau.text.values import value_text

_DOTS, _LABEL, _FRAME, _MARK = 230, 24, 80, 18  # pixels
_MOST_OUTLIERS = 8  # that bear their name


def strip(
    frame: pd.DataFrame,
    say: Text,
    *,
    unit: str,
    chosen: list[str],
    marks: dict[str, float],
    middle: tuple[float, float] | None = None,
    outliers: Sequence[str] = (),
    dark: bool = False,
) -> go.Figure:
    """A dot an area, side by side where they would hide each other; chosen areas full, with their name.

    frame: a Table's rows. marks: words and value of lines across the drawing, such as the median.
    middle: quartiles, between which the drawing is shaded. outliers: codes drawn as stars, of which
    the first bear their name.
    """
    if frame.empty:
        return empty(say)
    frame = frame.reindex(columns=["area_code", "name", *CARD]).assign(height=swarm(frame["value"]))
    codes = frame["area_code"]
    stars = codes.isin(list(outliers)) & ~codes.isin(chosen)
    named = frame[codes.isin([*chosen, *outliers[:_MOST_OUTLIERS]])].sort_values("value")
    figure = go.Figure(_traces(frame, say, codes.isin(chosen), stars, dark=dark))
    tall = max(4.0, float(frame["height"].abs().max()) + 1)
    _lines(figure, marks, unit, say, tall)
    if middle is not None:
        _shade(figure, middle, unit, say, tall=tall, line=len(marks))
    step = 2 * tall * _LABEL / _DOTS
    _labels(figure, named, say, floor=-tall, step=step)
    top = 16 + _MARK * max(2, len(marks) + (middle is not None))
    finish(figure, say, _DOTS + _LABEL * len(named) + _FRAME + top - 52)
    _across(figure, frame["value"], unit)
    figure.update_yaxes(visible=False, range=[-tall - step * (len(named) + 0.5), tall])
    figure.update_layout(margin={"t": top, "b": 60})
    clickable(figure)
    inked(figure, dark)
    return figure


def _across(figure: go.Figure, values: pd.Series, unit: str) -> None:
    axis = value_axis(values, unit)
    if axis.get("type") == "log":
        # words, unlike lines and marks, are placed by the logarithm
        figure.for_each_annotation(lambda note: note.update(x=math.log10(note.x)))
    figure.update_xaxes(**axis, nticks=7)


def _traces(
    frame: pd.DataFrame, say: Text, chosen: pd.Series, stars: pd.Series, *, dark: bool
) -> list[go.Scatter]:
    """The dots of all others, of outliers and of the areas chosen, each where there are any."""
    others = say("compare.strip_others" if (chosen | stars).any() else "compare.strip_all")
    kinds = [
        (~chosen & ~stars, others, GREY, 7, "circle"),
        (stars, say("compare.strip_outliers"), GREY, 11, "star"),
        (chosen, say("compare.strip_chosen"), accent(dark), 12, "diamond"),
    ]
    return [
        _dots(frame[here], say, name, colour=colour, size=size, plain=plain)
        for here, name, colour, size, plain in kinds
        if here.any()
    ]


def _dots(rows: pd.DataFrame, say: Text, name: str, *, colour: str, size: int, plain: str) -> go.Scatter:
    return go.Scatter(
        x=rows["value"],
        y=rows["height"],
        mode="markers",
        name=name,
        marker={"color": colour, "size": size, "symbol": symbols(list(rows["status"]), plain)},
        customdata=custom(records(rows), say),
        hovertemplate=HOVER,
    )


def _labels(figure: go.Figure, named: pd.DataFrame, say: Text, *, floor: float, step: float) -> None:
    middle = named["value"].median() if len(named) else 0
    for i, row in enumerate(records(named)):
        y = floor - step * (i + 0.5)
        figure.add_shape(
            type="line",
            x0=row["value"],
            x1=row["value"],
            y0=row["height"],
            y1=y,
            line={"color": GREY, "width": 1, "dash": "dot"},
        )
        words = f"{html.escape(str(row['name']))} <b>{value_of(row, say)}</b>"
        figure.add_annotation(
            x=row["value"],
            y=y,
            text=words,
            showarrow=False,
            xanchor="right" if row["value"] > middle else "left",
            xshift=-4 if row["value"] > middle else 4,
            yanchor="middle",
        )


def _lines(figure: go.Figure, marks: dict[str, float], unit: str, say: Text, tall: float) -> None:
    for i, (words, value) in enumerate(marks.items()):
        line = {"color": GREY, "width": 1, "dash": "dash"}
        figure.add_shape(type="line", x0=value, x1=value, y0=-tall, y1=tall, line=line)
        _above(figure, value, f"{html.escape(words)} {value_text(value, unit, say.language)}", line=i)


def _shade(
    figure: go.Figure, middle: tuple[float, float], unit: str, say: Text, *, tall: float, line: int
) -> None:
    """The middle half of the values, told in the `line`-th line of words above the drawing."""
    low, high = middle
    figure.add_shape(
        type="rect",
        x0=low,
        x1=high,
        y0=-tall,
        y1=tall,
        fillcolor=GREY,
        opacity=0.15,
        line_width=0,
        layer="below",
    )
    ends = {name: value_text(end, unit, say.language) for name, end in (("low", low), ("high", high))}
    _above(figure, (low + high) / 2, html.escape(say("compare.strip_middle", **ends)), line=line)


def _above(figure: go.Figure, at: float, words: str, *, line: int) -> None:
    figure.add_annotation(
        x=at, y=1, yref="paper", yanchor="bottom", yshift=2 + _MARK * line, showarrow=False, text=words
    )
