"""Parts of a whole as horizontal bars: groups, institutions, segments."""

from __future__ import annotations

import html

import pandas as pd
import plotly.graph_objects as go

from pantau.charts.style import TRACK, Row, accent, empty, finish, hover, records
from pantau.text import Text
from pantau.text.numbers import fraction, is_missing, number, percent

_ROW = 46  # pixels
_FRAME = 48


def bars(frame: pd.DataFrame, say: Text, *, dark: bool = False) -> go.Figure:
    """A numerator of a denominator a row, on a track that ends at 100%.

    frame: name, numerator, denominator (people or institutions), value (per cent), status, as_of,
    source_title; drawn top down in its own order. A value above 100% runs past its track; rows
    without a value keep their line, with the count that is known.
    """
    rows = records(frame)
    if not rows:
        return empty(say)
    longest = max([100.0, *(float(row["value"]) for row in rows if not is_missing(row.get("value")))])
    figure = go.Figure()
    figure.add_bar(
        y=_places(rows), x=[100] * len(rows), orientation="h", marker={"color": TRACK}, hoverinfo="skip"
    )
    figure.add_trace(_bar(rows, "value", say, accent(dark)))
    for place, row in enumerate(rows):
        _write(figure, place, str(row["name"]), _share_label(row, say))
    ticks = [0, 25, 50, 75, 100]
    figure.update_xaxes(range=[0, longest * 1.02], tickvals=ticks, ticktext=[f"{tick}%" for tick in ticks])
    return _frame(figure, rows, say)


def segment_bars(frame: pd.DataFrame, say: Text, *, dark: bool = False) -> go.Figure:
    """People a segment (PU, BPU, Jakon, PMI) side by side: sources rarely give each a denominator.

    frame: name, numerator (people), and where known denominator, value, status, as_of, source_title.
    """
    rows = [row for row in records(frame) if not is_missing(row["numerator"])]
    if not rows:
        return empty(say)
    most = max(float(row["numerator"]) for row in rows) or 1.0
    figure = go.Figure(_bar(rows, "numerator", say, accent(dark)))
    for place, row in enumerate(rows):
        label = number(row["numerator"], 0, say.language)
        if not is_missing(row.get("value")):
            label += f" ({percent(row['value'], 1, say.language)})"
        _write(figure, place, str(row["name"]), label)
    figure.update_xaxes(range=[0, most * 1.02], visible=False)
    return _frame(figure, rows, say)


def _places(rows: list[Row]) -> list[int]:
    # by place, not by name: two rows may bear one name
    return list(range(len(rows)))


def _bar(rows: list[Row], column: str, say: Text, colour: str) -> go.Bar:
    guessed = [row.get("status") == "estimate" for row in rows]
    return go.Bar(
        y=_places(rows),
        x=[None if is_missing(row.get(column)) else float(row[column]) for row in rows],
        orientation="h",
        marker={
            "color": colour,
            "pattern": {"shape": ["/" if g else "" for g in guessed], "fillmode": "replace", "size": 6},
            "line": {"color": colour, "width": [1 if g else 0 for g in guessed]},
        },
        customdata=[[hover(row, say, str(row["name"]))] for row in rows],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _share_label(row: Row, say: Text) -> str:
    if is_missing(row.get("value")):
        return number(row.get("numerator"), 0, say.language)
    share = percent(row["value"], 1, say.language)
    if row.get("status") == "estimate":
        share += f" {say('analysis.status.estimate')}"
    if is_missing(row.get("numerator")) or is_missing(row.get("denominator")):
        return share
    return f"{share} ({fraction(row['numerator'], row['denominator'], say.language)})"


def _write(figure: go.Figure, place: int, name: str, label: str) -> None:
    # above its bar rather than beside it: a long name and a phone leave no room at the side
    figure.add_annotation(
        x=0,
        y=place,
        text=f"{html.escape(name)}: <b>{label}</b>",
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        yshift=7,
        align="left",
    )


def _frame(figure: go.Figure, rows: list[Row], say: Text) -> go.Figure:
    finish(figure, say, _ROW * len(rows) + _FRAME)
    figure.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.8])
    figure.update_layout(barmode="overlay", bargap=0.7, showlegend=False, margin={"t": 4})
    return figure
