"""Workers paid for in each month of a budget year, and in the January after it: always a simulation."""

from __future__ import annotations

import html

import pandas as pd
import plotly.graph_objects as go

from pantau.charts.style import Row, accent, empty, finish, records
from pantau.text import Text

_HEIGHT = 260  # pixels
_GAP = 0.35  # of a bar's place


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
    figure.update_layout(showlegend=False, bargap=_GAP, annotations=_labels(rows))
    return figure


def _labels(rows: list[Row]) -> list[dict[str, object]]:
    """A label where the number changes: twelve of them side by side are too many for a phone.

    Each begins or ends with its bar, so that none is cut off at an edge.
    """
    labels: list[dict[str, object]] = []
    before = None
    for at, row in enumerate(rows):
        if row["people"] != before:
            left = at < len(rows) / 2
            edge = (1 - _GAP) / 2
            labels.append(
                {
                    "x": at - edge if left else at + edge,
                    "y": int(row["people"]),
                    "text": html.escape(str(row["label"])),
                    "xanchor": "left" if left else "right",
                    "yanchor": "bottom",
                    "showarrow": False,
                }
            )
        before = row["people"]
    return labels
