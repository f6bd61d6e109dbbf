"""Figures over time: a line only within one series, each basis in a panel of its own."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pantau.charts.style import FAINT, GREY, Row, accent, empty, finish, hover, records
from pantau.text import Text
from pantau.text.dates import short_date
from pantau.text.numbers import percent

_SYMBOL = {"official": "circle", "published": "circle", "estimate": "square-open"}
_PANEL = 260  # pixels
# Figures whose basis the source does not state are not known to be of one series.
_NEVER_JOINED = ("unstated",)
_LABELLED = 8


def trend(history: pd.DataFrame, say: Text, *, dark: bool = False) -> go.Figure:
    """Coverage over time for one area.

    history: one row a figure: period, period_date, value (per cent), numerator, denominator (people),
    status, basis, as_of, source_title, series_break_before (bool). Rows without a value are left
    out. A panel a basis, stacked, never one axis for two denominators; a vertical line marks a
    break of the series and nothing is joined across it.
    """
    rows = _rows(history)
    if not rows:
        return empty(say)
    bases = list(dict.fromkeys(row["basis"] for row in rows))
    figure = make_subplots(
        rows=len(bases),
        shared_xaxes=True,
        vertical_spacing=0.14 if len(bases) > 1 else 0,
        subplot_titles=[say(f"charts.basis.{basis}") for basis in bases],
    )
    for panel, basis in enumerate(bases, start=1):
        own = [row for row in rows if row["basis"] == basis]
        _draw_lines(figure, own, panel, accent(dark))
        _draw_points(figure, own, panel, say, accent(dark))
        _mark_breaks(figure, own, panel, say)
    _left_titles(figure)
    figure.update_yaxes(rangemode="tozero", ticksuffix="%", nticks=5)
    figure.update_xaxes(showgrid=False, dtick="M12", tickformat="%Y", range=_span(rows))
    return finish(figure, say, _PANEL * len(bases) + 40)


def published_points(frame: pd.DataFrame, say: Text, *, dark: bool = False) -> go.Figure:
    """Published figures of one area, unjoined: a disc where the source states its basis, else a diamond.

    frame: one row a figure, columns as in `trend`. The source stands in the hover card.
    """
    rows = _rows(frame)
    if not rows:
        return empty(say)
    figure = go.Figure()
    kinds = (("stated", "circle", accent(dark)), ("unstated", "diamond-open", GREY))
    for kind, symbol, colour in kinds:
        own = [row for row in rows if (row["basis"] in _NEVER_JOINED) == (kind == "unstated")]
        if own:
            figure.add_trace(_points(own, say, say(f"charts.points_{kind}"), symbol, colour))
    figure.update_yaxes(rangemode="tozero", ticksuffix="%", nticks=6)
    figure.update_xaxes(showgrid=False, dtick="M12", tickformat="%Y", range=_span(rows))
    return finish(figure, say, _PANEL + 40)


def _rows(history: pd.DataFrame) -> list[Row]:
    known = history[history["value"].notna()].sort_values("period_date", kind="stable")
    rows = records(known)
    for row in rows:
        row["when"] = pd.Timestamp(row["period_date"]).date()
        row["basis"] = row["basis"] if isinstance(row["basis"], str) else "unstated"
        row["breaks"] = bool(row.get("series_break_before") or False)
    return rows


def _draw_lines(figure: go.Figure, rows: list[Row], panel: int, colour: str) -> None:
    if rows[0]["basis"] in _NEVER_JOINED:
        return
    for before, after in pairwise(rows):
        if after["breaks"]:
            continue
        guessed = "estimate" in (before["status"], after["status"])
        figure.add_trace(
            go.Scatter(
                x=[before["when"], after["when"]],
                y=[before["value"], after["value"]],
                mode="lines",
                line={"color": colour, "width": 2, "dash": "dot" if guessed else "solid"},
                hoverinfo="skip",
                showlegend=False,
            ),
            row=panel,
            col=1,
        )


def _draw_points(figure: go.Figure, rows: list[Row], panel: int, say: Text, colour: str) -> None:
    shown = {trace.name for trace in figure.data}
    for status in dict.fromkeys(row["status"] for row in rows):
        name = say(f"charts.legend.{status}")
        own = [row for row in rows if row["status"] == status]
        trace = _points(own, say, name, _SYMBOL.get(status, "circle"), colour, every=len(rows) <= _LABELLED)
        # one entry in the legend for the same mark in two panels
        trace.update(legendgroup=status, showlegend=name not in shown)
        figure.add_trace(trace, row=panel, col=1)


def _points(
    rows: list[Row], say: Text, name: str, symbol: str, colour: str, *, every: bool = True
) -> go.Scatter:
    last = len(rows) - 1
    labels = [percent(r["value"], 1, say.language) if every or i == last else "" for i, r in enumerate(rows)]
    return go.Scatter(
        x=[row["when"] for row in rows],
        y=[row["value"] for row in rows],
        name=name,
        mode="markers+text",
        text=labels,
        textposition="top center",
        cliponaxis=False,
        marker={"color": colour, "symbol": symbol, "size": 10, "line": {"color": colour, "width": 2}},
        customdata=[[hover(row, say, short_date(row["as_of"], say.language))] for row in rows],
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
            y1=1,
            xref=f"x{suffix}",
            yref=f"y{suffix} domain",
            line={"color": GREY, "width": 1, "dash": "dash"},
        )
        figure.add_annotation(
            text=say("charts.series_break"),
            x=middle,
            y=0.02,
            xref=f"x{suffix}",
            yref=f"y{suffix} domain",
            yanchor="bottom",
            xanchor="left",
            showarrow=False,
            bgcolor=FAINT,
        )


def _left_titles(figure: go.Figure) -> None:
    titles = [note for note in figure.layout.annotations if note.yref == "paper"]
    for note in titles:
        note.update(x=0, xanchor="left", font={"size": 13})


def _span(rows: list[Row]) -> list[dt.date]:
    # half a year of air: the label of the first and the last point needs it
    air = dt.timedelta(days=150)
    return [rows[0]["when"] - air, rows[-1]["when"] + air]
