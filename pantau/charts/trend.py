"""Figures over time: a line only within one series, each basis in a panel of its own."""

from __future__ import annotations

import datetime as dt
import html
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pantau.analysis.comparable import SERIES_BREAK
from pantau.charts.style import GREY, Row, accent, empty, finish, hover, records, value_of
from pantau.text import Text
from pantau.text.numbers import is_missing
from pantau.text.values import mark_of

_SYMBOL = {"estimate": "square-open", "provisional": "circle-open", "estimate_provisional": "diamond-open"}
_MARK_OF_BASIS = {"semesta": "circle", "sakernas": "square", "unstated": "diamond-open"}
_BEFORE_SPLIT = "x-thin"  # another land than the figures after it
_EDGE = 0.08  # of the time axis, at either end
_PANEL = 260  # pixels
# Figures whose basis the source does not state are not known to be of one series.
_NEVER_JOINED = ("unstated",)
_LABELLED = 8
_OLD_PROVINCES = 34  # the boundaries (`territory`) of a province that others were split off from since


@dataclass(frozen=True)
class Aim:
    """A target as a line across the newest panel: its value in the unit of the figures, and its name."""

    value: float
    name: str


def trend(history: pd.DataFrame, say: Text, *, aim: Aim | None = None, dark: bool = False) -> go.Figure:
    """Coverage over time for one area.

    history: as `analysis.history` gives it, one row a figure: period, period_end (date), value (in
    `unit`), numerator, denominator (people), status, basis, boundaries, as_of, source_title,
    apart_before (text key, or NA). Rows without a value are left out. A panel a basis, stacked, never
    one axis for two denominators. A line joins only what the gate lets be compared; a vertical line
    marks a break of the series, or a change of boundaries.
    """
    rows = _rows(history)
    if not rows:
        return empty(say)
    bases = list(dict.fromkeys(row["basis"] for row in rows))
    figure = make_subplots(
        rows=len(bases),
        shared_xaxes=True,
        vertical_spacing=0.1 if len(bases) > 1 else 0,
        subplot_titles=[say(f"charts.basis.{basis}") for basis in bases],
    )
    for panel, basis in enumerate(bases, start=1):
        own = [row for row in rows if row["basis"] == basis]
        _draw_lines(figure, own, panel, accent(dark))
        _draw_points(figure, own, panel, say, accent(dark))
        _mark_breaks(figure, own, panel, say)
        _scale(figure, own, panel, aim if panel == len(bases) else None)
    if aim:
        _draw_aim(figure, aim, len(bases))
    _left_titles(figure)
    _set_time_axis(figure, rows)
    return finish(figure, say, _PANEL * len(bases) + 40)


def published_points(frame: pd.DataFrame, say: Text, *, dark: bool = False) -> go.Figure:
    """Published figures of one area, unjoined, each basis with a mark of its own; hollow: not stated.

    frame: one row a figure, columns as in `trend`. The source stands in the hover card. A figure of before
    provinces were split off has a mark of its own, and a line stands where the boundaries changed.
    """
    rows = _rows(frame)
    if not rows:
        return empty(say)
    figure = go.Figure()
    for basis, before in dict.fromkeys((row["basis"], row["before_split"]) for row in rows):
        own = [row for row in rows if (row["basis"], row["before_split"]) == (basis, before)]
        symbol, colour = _MARK_OF_BASIS.get(basis, "square"), GREY if basis in _NEVER_JOINED else accent(dark)
        name = say(f"charts.basis.{basis}")
        if before:
            symbol, name = _BEFORE_SPLIT, f"{name} · {say('charts.before_split')}"
        figure.add_trace(_points(own, say, name, symbol, colour))
    figure.update_traces(showlegend=True)
    _mark_breaks(figure, rows, 1, say)
    _scale(figure, rows)
    _set_time_axis(figure, rows)
    return finish(figure, say, _PANEL + 40)


def _rows(history: pd.DataFrame) -> list[Row]:
    known = history[history["value"].notna()].sort_values("period_end", kind="stable")
    rows = records(known)
    for row in rows:
        row["when"] = _moment(row)
        row["basis"] = row["basis"] if isinstance(row["basis"], str) else "unstated"
        row["apart"] = not is_missing(row.get("apart_before"))
        row["breaks"] = "series_break" if row["apart"] and row["apart_before"] == SERIES_BREAK else ""
        territory: Any = row.get("territory")
        row["before_split"] = not is_missing(territory) and int(territory) == _OLD_PROVINCES
    for earlier, later in pairwise(rows):
        if earlier["before_split"] != later["before_split"]:
            later["breaks"] = "boundary_change"
    return rows


def _moment(row: Row) -> dt.date:
    """Where a figure stands on the axis: one that speaks of a year, in the middle of it."""
    end: dt.date = pd.Timestamp(row["period_end"]).date()
    return dt.date(end.year, 7, 1) if len(str(row["period"])) == 4 else end


def _draw_lines(figure: go.Figure, rows: list[Row], panel: int, colour: str) -> None:
    if rows[0]["basis"] in _NEVER_JOINED:
        return
    for before, after in pairwise(rows):
        if after["apart"]:
            continue
        figure.add_trace(
            go.Scatter(
                x=[before["when"], after["when"]],
                y=[before["value"], after["value"]],
                mode="lines",
                line={"color": colour, "width": 2},
                hoverinfo="skip",
                showlegend=False,
            ),
            row=panel,
            col=1,
        )


def _draw_points(figure: go.Figure, rows: list[Row], panel: int, say: Text, colour: str) -> None:
    shown = {trace.name for trace in figure.data}
    kinds = [_kind(row) for row in rows]
    for kind in dict.fromkeys(kinds):
        name = say(f"charts.legend.{kind}")
        own = [row for row, of in zip(rows, kinds, strict=True) if of == kind]
        trace = _points(own, say, name, _SYMBOL.get(kind, "circle"), colour, every=len(rows) <= _LABELLED)
        # one entry in the legend for the same mark in two panels
        trace.update(legendgroup=kind, showlegend=name not in shown)
        figure.add_trace(trace, row=panel, col=1)


def _kind(row: Row) -> str:
    """What the legend calls a figure: whose it is, or provisional (it or what it is made of, of no month)."""
    if is_missing(row.get("month", 0)):
        return "estimate_provisional" if row["status"] == "estimate" else "provisional"
    return mark_of(row)


def _points(
    rows: list[Row], say: Text, name: str, symbol: str, colour: str, *, every: bool = True
) -> go.Scatter:
    last = len(rows) - 1
    labels = [value_of(r, say) if every or i == last else "" for i, r in enumerate(rows)]
    return go.Scatter(
        x=[row["when"] for row in rows],
        y=[row["value"] for row in rows],
        name=name,
        mode="markers+text",
        text=labels,
        textposition="top center",
        cliponaxis=False,
        marker={"color": colour, "symbol": symbol, "size": 10, "line": {"color": colour, "width": 2}},
        customdata=[[hover(row, say)] for row in rows],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _mark_breaks(figure: go.Figure, rows: list[Row], panel: int, say: Text) -> None:
    for i, row in enumerate(rows):
        if not row["breaks"]:
            continue
        before = rows[i - 1]["when"] if i else row["when"] - dt.timedelta(days=180)
        middle = before + (row["when"] - before) / 2
        suffix = "" if panel == 1 else str(panel)
        figure.add_shape(
            type="line",
            x0=middle,
            x1=middle,
            y0=0,
            # the panel's title begins where the line would end
            y1=0.95,
            xref=f"x{suffix}",
            yref=f"y{suffix} domain",
            line={"color": GREY, "width": 1, "dash": "dash"},
        )
        figure.add_annotation(
            text=say(f"charts.{row['breaks']}"),
            x=middle,
            y=0.02,
            xref=f"x{suffix}",
            yref=f"y{suffix} domain",
            yanchor="bottom",
            xanchor="left",
            showarrow=False,
            xshift=4,
        )


def _left_titles(figure: go.Figure) -> None:
    titles = [note for note in figure.layout.annotations if note.yref == "paper"]
    for note in titles:
        note.update(x=0, xanchor="left", font={"size": 13})


def _draw_aim(figure: go.Figure, aim: Aim, panel: int) -> None:
    """A dotted line at the target's value, its name above it at the left, where the oldest figure is low."""
    axes, suffix = {"row": panel, "col": 1}, "" if panel == 1 else str(panel)
    figure.add_hline(y=aim.value, line={"color": GREY, "width": 2, "dash": "dot"}, **axes)
    figure.add_annotation(
        text=html.escape(aim.name), x=0, y=aim.value, xref=f"x{suffix} domain", yref=f"y{suffix}",
        xanchor="left", yanchor="bottom", showarrow=False,
    )  # fmt: skip


def _scale(figure: go.Figure, rows: list[Row], panel: int | None = None, aim: Aim | None = None) -> None:
    # from zero, so that a small change looks small; a fifth of air above, for the labels
    most = max([row["value"] for row in rows] + ([aim.value] if aim else [])) or 1
    where = {"row": panel, "col": 1} if panel else {}
    share = rows[0].get("unit", "percent") in ("percent", "yes_no")
    look = {"ticksuffix": "%"} if share else {"tickformat": ",d"}
    figure.update_yaxes(range=[0, most * 1.22], nticks=5, **look, **where)


def _set_time_axis(figure: go.Figure, rows: list[Row]) -> None:
    """Whole years; each year's name stands in its middle, where its figure stands."""
    first, last = dt.date(rows[0]["when"].year, 1, 1), dt.date(rows[-1]["when"].year, 12, 31)
    figure.update_xaxes(
        showgrid=False, dtick="M12", tickformat="%Y", ticklabelmode="period", range=[first, last]
    )
    for trace in figure.data:
        if trace.text is not None:  # a label at either end would be cut by the edge of the drawing
            trace.textposition = [_label_place((when - first) / (last - first)) for when in trace.x]


def _label_place(share: float) -> str:
    """Beside a figure near an end of the axis its label stands on the inner side. share: 0 to 1 along it."""
    if share > 1 - _EDGE:
        return "top left"
    return "top right" if share < _EDGE else "top center"
