"""The ladder of targets: a bar for where an area stands, a mark for where each target is."""

from __future__ import annotations

import html

import pandas as pd
import plotly.graph_objects as go

from pantau.charts.style import GREY, TRACK, Row, accent, empty, finish, hover, records
from pantau.text import Text
from pantau.text.numbers import is_missing, percent

_RUNG = 66  # pixels: two lines of words and the bar
_FRAME = 34


def ladder(frame: pd.DataFrame, say: Text, *, dark: bool = False) -> go.Figure:
    """A rung a target, top down in the order of `frame`, all in per cent of their own denominators.

    frame: label (name of the target), words (target, position and gap in words), target_value
    and value (per cent; NA where there is no position), status, as_of, numerator, denominator,
    source_title. The axis ends at 100 or at the greatest value, whichever is more; nothing is clipped.
    """
    rows = records(frame)
    if not rows:
        return empty(say)
    known = [float(row[key]) for row in rows for key in ("value", "target_value") if not is_missing(row[key])]
    longest = max([100.0, *known])
    places = list(range(len(rows)))
    figure = go.Figure()
    figure.add_bar(
        y=places, x=[100] * len(rows), orientation="h", marker={"color": TRACK}, hoverinfo="skip", width=0.16
    )
    figure.add_trace(_positions(rows, say, accent(dark)))
    figure.add_trace(_marks(rows, say, dark))
    for place, row in enumerate(rows):
        _write(figure, place, row)
    finish(figure, say, _RUNG * len(rows) + _FRAME)
    ticks = [0, 25, 50, 75, 100]
    figure.update_xaxes(range=[0, longest * 1.02], tickvals=ticks, ticktext=[f"{tick}%" for tick in ticks])
    figure.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.85])
    figure.update_layout(barmode="overlay", showlegend=False, margin={"t": 4, "b": 24})
    return figure


def _positions(rows: list[Row], say: Text, colour: str) -> go.Bar:
    guessed = [row.get("status") == "estimate" for row in rows]
    return go.Bar(
        y=list(range(len(rows))),
        x=[None if is_missing(row["value"]) else float(row["value"]) for row in rows],
        orientation="h",
        width=0.16,
        marker={
            "color": colour,
            "pattern": {"shape": ["/" if g else "" for g in guessed], "fillmode": "replace", "size": 6},
            "line": {"color": colour, "width": [1 if g else 0 for g in guessed]},
        },
        customdata=[[hover(row, say, str(row["label"]))] for row in rows],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _marks(rows: list[Row], say: Text, dark: bool) -> go.Scatter:
    """Where the targets are: filled where the area is held against it, open where it is not."""
    ink = "#e8edf2" if dark else "#1b2530"
    held = [not is_missing(row["value"]) for row in rows]
    return go.Scatter(
        y=list(range(len(rows))),
        x=[None if is_missing(row["target_value"]) else float(row["target_value"]) for row in rows],
        mode="markers",
        marker={
            "symbol": ["diamond" if h else "diamond-open" for h in held],
            "size": 13,
            "color": [ink if h else GREY for h in held],
            "line": {"color": [ink if h else GREY for h in held], "width": 2},
        },
        customdata=[
            [
                html.escape(
                    say("targets.ladder.chart_target", target=percent(row["target_value"], 2, say.language))
                )
            ]
            for row in rows
        ],
        hovertemplate="%{customdata[0]}<extra></extra>",
        cliponaxis=False,
    )


def _write(figure: go.Figure, place: int, row: Row) -> None:
    # above its bar rather than beside it: a long name and a phone leave no room at the side
    figure.add_annotation(
        x=0,
        y=place,
        text=f"<b>{html.escape(str(row['label']))}</b><br>{html.escape(str(row['words']))}",
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        yshift=8,
        align="left",
    )
