"""Many areas over time: a small panel each, on one scale, so that no line hides another."""

from __future__ import annotations

import html
import textwrap
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pantau.analysis.comparable import SERIES_BREAK
from pantau.charts.marks import HOVER, custom, inked, symbols, value_axis
from pantau.charts.style import FAINT, GREY, Row, accent, empty, finish, records
from pantau.text import Text
from pantau.text.numbers import is_missing
from pantau.text.values import value_text

_COLUMNS = 3
_PANEL, _GAP = 112, 66  # pixels: a panel, and the room above it for its name
_NAME, _LINES = 15, 3  # characters a line, which fit a third of a phone; lines
_AIR = 1.25
_OPEN = "circle-open"


def small_trends(
    frame: pd.DataFrame, say: Text, *, unit: str, carries: bool = False, dark: bool = False
) -> go.Figure:
    """A panel an area, in the order of its first row; grey behind it the lines of all the others.

    frame: one row an area and period: area_code, name, period_end, value, status, numerator,
    denominator, as_of, month, source_title, apart_before. Nothing is joined that the gate keeps apart
    (comparable.why_not). carries: whether figures come at any date; else each speaks of a year.
    """
    if frame.empty:
        return empty(say)
    by_area = {
        code: records(rows.assign(when=_when(rows, carries)))
        for code, rows in frame.groupby("area_code", sort=False)
    }
    count = -(-len(by_area) // _COLUMNS)
    height = count * (_PANEL + _GAP) + 40
    figure = make_subplots(
        rows=count,
        cols=_COLUMNS,
        shared_yaxes="all",
        horizontal_spacing=0.05,
        vertical_spacing=_GAP / height,
        subplot_titles=[_title(rows) for rows in by_area.values()],
    )
    _fill(figure, list(by_area.values()), say, unit, accent(dark))
    figure.update_annotations(font={"size": 12}, yanchor="bottom")
    finish(figure, say, height + _GAP)
    figure.update_layout(margin={"t": _GAP})
    _axes(figure, frame, unit, carries)
    inked(figure, dark)
    return figure


def _when(rows: pd.DataFrame, carries: bool) -> pd.Series:
    ends = pd.to_datetime(rows["period_end"])
    return ends.dt.year + (ends.dt.month - 0.5) / 12 if carries else ends.dt.year.astype("float64")


def _fill(figure: go.Figure, areas: list[list[Row]], say: Text, unit: str, colour: str) -> None:
    """Draw the panels, one for each area's rows."""
    traces: list[go.Scatter] = []
    breaks: list[dict[str, object]] = []
    for i, rows in enumerate(areas, start=1):
        at = {"xaxis": f"x{i if i > 1 else ''}", "yaxis": f"y{i if i > 1 else ''}"}
        others = [line for line in areas if line is not rows]
        traces += [_background(others, at), *_panel(rows, say, unit, colour=colour, at=at)]
        breaks += _breaks(rows, at)
    # at once: plotly looks through the whole figure for each that is added alone
    figure.add_traces(traces)
    figure.update_layout(shapes=breaks)


def _title(rows: list[Row]) -> str:
    lines = textwrap.wrap(str(rows[0]["name"]), _NAME, max_lines=_LINES, placeholder=" …")
    return "<br>".join(html.escape(line) for line in lines)


def _runs(rows: list[Row]) -> list[tuple[Row, Row]]:
    return [(before, after) for before, after in pairwise(rows) if is_missing(after["apart_before"])]


def _background(others: list[list[Row]], at: dict[str, str]) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    for rows in others:
        for before, after in _runs(rows):
            x += [before["when"], after["when"], None]
            y += [before["value"], after["value"], None]
    line = {"color": FAINT, "width": 1}
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", showlegend=False, **at)


def _panel(rows: list[Row], say: Text, unit: str, *, colour: str, at: dict[str, str]) -> list[go.Scatter]:
    traces = []
    for before, after in _runs(rows):
        line = {"color": colour, "width": 2}
        x, y = [before["when"], after["when"]], [before["value"], after["value"]]
        traces.append(go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", showlegend=False, **at))
    labelled = _labelled(rows)
    traces.append(
        go.Scatter(
            x=[row["when"] for row in rows],
            y=[row["value"] for row in rows],
            mode="markers+text",
            marker={
                "color": colour,
                "size": 8,
                "symbol": _symbols(rows),
                "line": {"color": colour, "width": 2},
            },
            text=[
                value_text(row["value"], unit, say.language) if at in labelled else ""
                for at, row in enumerate(rows)
            ],
            textposition="top center",
            textfont={"size": 11},
            customdata=custom(rows, say),
            hovertemplate=HOVER,
            cliponaxis=False,
            showlegend=False,
            **at,
        )
    )
    return traces


def _labelled(rows: list[Row]) -> set[int]:
    """The figures whose values are written: the newest of a known month, and the first it is joined to.

    Two values in one panel are read as a change; so they are two that may be compared.
    """
    last = max((at for at, row in enumerate(rows) if not _provisional(row)), default=len(rows) - 1)
    first = last
    while first > 0 and is_missing(rows[first]["apart_before"]):
        first -= 1
    return {first, last}


def _symbols(rows: list[Row]) -> list[str]:
    """A mark a figure: hollow where its month is not known."""
    drawn = symbols([row["status"] for row in rows])
    return [_OPEN if _provisional(row) else symbol for row, symbol in zip(rows, drawn, strict=True)]


def _provisional(row: Row) -> bool:
    return is_missing(row["month"])


def _breaks(rows: list[Row], at: dict[str, str]) -> list[dict[str, object]]:
    """An upright line where the series begins anew."""
    middles = [
        (before["when"] + after["when"]) / 2
        for before, after in pairwise(rows)
        if after["apart_before"] == SERIES_BREAK
    ]
    return [
        {
            "type": "line",
            "xref": at["xaxis"],
            "yref": f"{at['yaxis']} domain",
            "x0": middle,
            "x1": middle,
            "y0": 0,
            "y1": 1,
            "line": {"color": GREY, "width": 1, "dash": "dash"},
        }
        for middle in middles
    ]


def _axes(figure: go.Figure, frame: pd.DataFrame, unit: str, carries: bool) -> None:
    years = pd.to_datetime(frame["period_end"]).dt.year
    first, last = int(years.min()), int(years.max())
    ends = [first - 0.4, last + (1.2 if carries else 0.4)]
    figure.update_xaxes(range=ends, tickvals=[first, last], tickformat="d", showgrid=False)
    most = float(frame["value"].max()) or 1.0
    figure.update_yaxes(**value_axis(frame["value"].head(0), unit), range=[0, most * _AIR], nticks=3)
