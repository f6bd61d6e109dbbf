"""All areas of a level along one axis, the chosen ones named below."""

from __future__ import annotations

import html

import pandas as pd
import plotly.graph_objects as go

from pantau.charts.marks import HOVER, clickable, custom, inked, swarm, symbols, value_axis
from pantau.charts.style import CARD, GREY, accent, empty, finish, records, value_of
from pantau.text import Text
from pantau.text.values import value_text

_DOTS, _LABEL, _FRAME = 230, 24, 80  # pixels


def strip(
    frame: pd.DataFrame,
    say: Text,
    *,
    unit: str,
    chosen: list[str],
    marks: dict[str, float],
    dark: bool = False,
) -> go.Figure:
    """A dot an area, side by side where they would hide each other; chosen areas full, with their name.

    frame: a Table's rows. marks: words and value of lines across the drawing, such as the median.
    """
    if frame.empty:
        return empty(say)
    frame = frame[["area_code", "name", *CARD]].assign(height=swarm(frame["value"]))
    named = frame[frame["area_code"].isin(chosen)].sort_values("value")
    others = frame[~frame["area_code"].isin(chosen)]
    figure = go.Figure()
    if len(others):
        name = say("compare.strip_others" if len(named) else "compare.strip_all")
        figure.add_trace(_dots(others, say, name, colour=GREY, size=7, plain="circle"))
    if len(named):
        name = say("compare.strip_chosen")
        figure.add_trace(_dots(named, say, name, colour=accent(dark), size=12, plain="diamond"))
    tall = max(4.0, float(frame["height"].abs().max()) + 1)
    _lines(figure, marks, unit, say, tall)
    step = 2 * tall * _LABEL / _DOTS
    _labels(figure, named, say, floor=-tall, step=step)
    finish(figure, say, _DOTS + _LABEL * len(named) + _FRAME)
    figure.update_xaxes(**value_axis(frame["value"], unit), nticks=7)
    figure.update_yaxes(visible=False, range=[-tall - step * (len(named) + 0.5), tall])
    figure.update_layout(margin={"t": 52, "b": 60})
    clickable(figure)
    inked(figure, dark)
    return figure


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
        figure.add_annotation(
            x=value,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=2 + 18 * i,
            showarrow=False,
            text=f"{html.escape(words)} {value_text(value, unit, say.language)}",
        )
