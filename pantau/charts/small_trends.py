"""Many areas over time: a small panel each, on one scale, so that no line hides another."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pantau.analysis.comparable import SERIES_BREAK
from pantau.charts.marks import inked, symbols, value_axis
from pantau.charts.style import FAINT, GREY, Row, accent, empty, finish, hover, records
from pantau.text import Text
from pantau.text.numbers import is_missing
from pantau.text.values import value_text

_COLUMNS = 3
_PANEL, _GAP = 112, 66  # pixels: a panel, and the room above it for its name
_NAME, _LINES = 15, 3  # characters a line, which fit a third of a phone; lines
_AIR = 1.25
_OPEN = "circle-open"
_MARK, _SMALL_MARK, _MANY = 8, 4, 24  # pixels; of more than so many figures the marks would make a band
_BEHIND = 12  # figures of a line behind all other panels
_STEPS = (1, 3, 6, 12)


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
    frame = frame.assign(when=_when(frame, carries))
    by_area = {code: records(rows) for code, rows in frame.groupby("area_code", sort=False)}
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


def _when(frame: pd.DataFrame, carries: bool) -> pd.Series:
    """Where figures stand: months since the first year began, as short as can be; yearly ones at mid-year."""
    ends = pd.to_datetime(frame["period_end"])
    return (ends.dt.year - ends.dt.year.min()) * 12 + (ends.dt.month - 1 if carries else 6)


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


def _runs(rows: list[Row]) -> list[list[Row]]:
    """Rows that a line joins, each run at least two."""
    runs: list[list[Row]] = []
    for row in rows:
        if runs and is_missing(row["apart_before"]):
            runs[-1].append(row)
        else:
            runs.append([row])
    return [run for run in runs if len(run) > 1]


def _line(runs: list[list[Row]], colour: str, width: int, at: dict[str, str]) -> go.Scatter:
    """Runs as one trace, with a gap between two."""
    points = [point for run in runs for point in (*run, None)][:-1]
    return go.Scatter(
        x=[None if point is None else point["when"] for point in points],
        y=[None if point is None else round(point["value"], 2) for point in points],
        mode="lines",
        line={"color": colour, "width": width},
        hoverinfo="skip",
        showlegend=False,
        **at,
    )


def _background(others: list[list[Row]], at: dict[str, str]) -> go.Scatter:
    runs = [thinned for rows in others for run in _runs(rows) if len(thinned := _thinned(run)) > 1]
    return _line(runs, FAINT, 1, at)


def _thinned(run: list[Row]) -> list[Row]:
    """A run as it stands behind all the other panels: of many months the last of each quarter, half, or year.

    Every panel bears the lines of all: drawn month by month they would be most of what is sent.
    """
    step = next((step for step in _STEPS if len(run) <= _BEHIND * step), _STEPS[-1])
    kept = run[::-step][::-1]
    return kept if kept[0] is run[0] else [run[0], *kept]


def _panel(rows: list[Row], say: Text, unit: str, *, colour: str, at: dict[str, str]) -> list[go.Scatter]:
    labelled = _labelled(rows)
    template, cards = _cards([hover(row, say, str(row["name"])) for row in rows])
    drawn = _symbols(rows)
    points = go.Scatter(
        x=[row["when"] for row in rows],
        y=[round(row["value"], 2) for row in rows],
        mode="markers+text",
        marker={
            "color": colour,
            "size": _MARK if len(rows) <= _MANY else _SMALL_MARK,
            "symbol": drawn if len(set(drawn)) > 1 else drawn[0],
            "line": {"color": colour, "width": 2 if len(rows) <= _MANY else 1},
        },
        text=[
            value_text(row["value"], unit, say.language) if at in labelled else ""
            for at, row in enumerate(rows)
        ],
        textposition="top center",
        textfont={"size": 11},
        customdata=cards,
        hovertemplate=template,
        cliponaxis=False,
        showlegend=False,
        **at,
    )
    return [_line(_runs(rows), colour, 2, at), points]


def _cards(cards: list[str]) -> tuple[str, list[list[str]]]:
    """Hover cards of one panel as a template, and what differs in each: of 60 months a third of the text."""
    lines = [card.split("<br>") for card in cards]
    if len({len(card) for card in lines}) > 1:
        return "%{customdata[0]}<extra></extra>", [[card] for card in cards]
    template: list[str] = []
    fields: list[list[str]] = []
    for line in zip(*lines, strict=True):
        head = _beginning(line)
        tail = _beginning([words[len(head) :][::-1] for words in line])[::-1]
        own = [words[len(head) : len(words) - len(tail)] for words in line]
        field = f"%{{customdata[{len(fields)}]}}" if any(own) else ""
        fields += [own] if any(own) else []
        # what a source writes is no field of a template
        template.append(head.replace("%{", "%&#123;") + field + tail.replace("%{", "%&#123;"))
    return "<br>".join(template) + "<extra></extra>", [list(one) for one in zip(*fields, strict=True)]


def _beginning(texts: Sequence[str]) -> str:
    """What all texts begin with; the first and the last by order differ first."""
    low, high = min(texts), max(texts)
    return low[: next((at for at, letter in enumerate(low) if high[at] != letter), len(low))]


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
    end = 12 * (last - first)  # the last year begins
    ends, at = ([-5, end + 14], [0, end]) if carries else ([1, end + 11], [6, end + 6])
    figure.update_xaxes(range=ends, tickvals=at, ticktext=[str(first), str(last)], showgrid=False)
    most = float(frame["value"].max()) or 1.0
    figure.update_yaxes(**value_axis(frame["value"].head(0), unit), range=[0, most * _AIR], nticks=3)
