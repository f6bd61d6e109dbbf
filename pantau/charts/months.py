"""Workers paid for in each month of a budget year, and in the January after it: always a simulation."""

from __future__ import annotations

import html

import pandas as pd
import plotly.graph_objects as go

from pantau.charts.style import Row, accent, empty, finish, records
from pantau.text import Text

_HEIGHT = 260  # pixels


def months(frame: pd.DataFrame, say: Text, *, dark: bool = False) -> go.Figure:
    """A hatched bar a month: what is hatched is no fact.

    frame: name (of the month), people, label (above the bar), hover; in order of time.
    """
    rows = records(frame)
    if not rows or not any(row["people"] for row in rows):
        return empty(say)
    colour = accent(dark)
    figure = go.Figure(
        go.Bar(
            x=list(range(len(rows))),
            y=[int(row["people"]) for row in rows],
            text=_labels(rows),
            textposition="outside",
            constraintext="none",
            cliponaxis=False,
            marker={
                "color": colour,
                "pattern": {"shape": "/", "fillmode": "replace", "size": 6},
                "line": {"color": colour, "width": 1},
            },
            customdata=[[html.escape(str(row["hover"]))] for row in rows],
            hovertemplate="%{customdata[0]}<extra></extra>",
        )
    )
    finish(figure, say, _HEIGHT)
    most = max(int(row["people"]) for row in rows)
    names = [html.escape(str(row["name"])) for row in rows]
    figure.update_xaxes(tickvals=list(range(len(rows))), ticktext=names, tickangle=0, showgrid=False)
    figure.update_yaxes(visible=False, range=[0, most * 1.18])
    figure.update_layout(showlegend=False, bargap=0.35)
    return figure


def _labels(rows: list[Row]) -> list[str]:
    """A label where the number changes: twelve of them side by side are too many for a phone."""
    before = [None, *(row["people"] for row in rows)]
    return ["" if row["people"] == old else str(row["label"]) for row, old in zip(rows, before, strict=False)]
