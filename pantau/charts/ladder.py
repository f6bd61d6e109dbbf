"""The ladder of targets: a bar for where an area stands, a mark for where each target is."""

from __future__ import annotations

import html
import textwrap
from itertools import accumulate

import pandas as pd
import plotly.graph_objects as go

from pantau.charts.style import GREY, TRACK, Row, accent, empty, finish, hover, records
from pantau.text import Text
from pantau.text.numbers import is_missing, percent

_LINE, _BAR, _GAP = 15, 10, 26  # pixels: a line of words, a bar, and what parts a bar from the next words
_TOP, _BOTTOM = 4, 24
_CHARACTERS = 58  # of a line of words, which fit a phone


def ladder_figure(frame: pd.DataFrame, say: Text, *, dark: bool = False) -> go.Figure:
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
    words = [_lines(row) for row in rows]
    # places are pixels from the top, so that a rung is as high as its words need
    places = list(accumulate(_LINE * len(lines) + _GAP for lines in words))
    figure = go.Figure()
    figure.add_bar(
        y=places, x=[100] * len(rows), orientation="h", marker={"color": TRACK}, hoverinfo="skip", width=_BAR
    )
    figure.add_trace(_positions(rows, places, say, accent(dark)))
    figure.add_trace(_marks(rows, places, say, dark))
    for place, lines in zip(places, words, strict=True):
        _write(figure, place, lines)
    height = places[-1] + _GAP
    finish(figure, say, height + _TOP + _BOTTOM)
    ticks = [0, 25, 50, 75, 100]
    figure.update_xaxes(range=[0, longest * 1.02], tickvals=ticks, ticktext=[f"{tick}%" for tick in ticks])
    figure.update_yaxes(visible=False, range=[height, 0])
    figure.update_layout(barmode="overlay", showlegend=False, margin={"t": _TOP, "b": _BOTTOM})
    return figure


def _lines(row: Row) -> list[str]:
    """The name of a target and what is said of it, in lines that fit a phone."""
    name = [f"<b>{html.escape(line)}</b>" for line in textwrap.wrap(str(row["label"]), _CHARACTERS)]
    return [*name, *(html.escape(line) for line in textwrap.wrap(str(row["words"]), _CHARACTERS))]


def _positions(rows: list[Row], places: list[int], say: Text, colour: str) -> go.Bar:
    guessed = [row.get("status") == "estimate" for row in rows]
    return go.Bar(
        y=places,
        x=[None if is_missing(row["value"]) else float(row["value"]) for row in rows],
        orientation="h",
        width=_BAR,
        marker={
            "color": colour,
            "pattern": {"shape": ["/" if g else "" for g in guessed], "fillmode": "replace", "size": 6},
            "line": {"color": colour, "width": [1 if g else 0 for g in guessed]},
        },
        customdata=[[hover(row, say, str(row["label"]))] for row in rows],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _marks(rows: list[Row], places: list[int], say: Text, dark: bool) -> go.Scatter:
    """Where the targets are: filled where the area is compared with it, open where it is not."""
    ink = "#e8edf2" if dark else "#1b2530"
    held = [not is_missing(row["value"]) for row in rows]
    return go.Scatter(
        y=places,
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


def _write(figure: go.Figure, place: int, lines: list[str]) -> None:
    # above its bar rather than beside it: a long name and a phone leave no room at the side
    figure.add_annotation(
        x=0,
        y=place,
        text="<br>".join(lines),
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        yshift=8,
        align="left",
    )
