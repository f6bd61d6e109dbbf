"""A funnel: a share against its denominator, with the limits that chance and variety would keep."""

from __future__ import annotations

import html
from collections.abc import Mapping

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pantau.charts.marks import HOVER, clickable, custom, inked
from pantau.charts.style import GREY, accent, empty, finish, records
from pantau.text import Text
from pantau.text.numbers import percent

Limits = Mapping[str, tuple[np.ndarray, np.ndarray]]

_HEIGHT = 520  # pixels
_DASH = {"95": "dash", "99.8": "solid"}
# Inside, beyond 95%, beyond 99.8%, not judged: by form as well as by size.
_SYMBOL = {"inside": "circle", "95": "triangle-up", "99.8": "star", "small": "x-thin-open"}


def funnel_chart(
    frame: pd.DataFrame,
    say: Text,
    *,
    rate: float,
    sizes: np.ndarray,
    limits: Limits,
    denominator: str,
    labelled: list[str],
    dark: bool = False,
) -> go.Figure:
    """A point an area. frame: a Table's rows with `share` (per cent) and `zone` (analysis.funnel).

    rate: pooled, per cent. sizes: denominators at which `limits` (per cent, by level '95' and '99.8') are
    given. denominator: its name. labelled: codes that bear their name.
    """
    if frame.empty:
        return empty(say)
    figure = go.Figure()
    for level, pair in limits.items():
        for i, side in enumerate(pair):
            figure.add_scatter(
                x=sizes,
                y=side,
                mode="lines",
                line={"color": GREY, "width": 1.2, "dash": _DASH[level]},
                name=say(
                    "compare.funnel_limit",
                    level=percent(float(level), 1 if "." in level else 0, say.language),
                ),
                showlegend=i == 0,
                hoverinfo="skip",
            )
    figure.add_hline(y=rate, line={"color": GREY, "width": 1, "dash": "dot"})
    kinds = frame["zone"].str.replace(r"^(above|below)_", "", regex=True)
    for kind, symbol in _SYMBOL.items():
        rows = frame[kinds == kind]
        if len(rows):
            figure.add_trace(_points(rows, say, kind, symbol, labelled=labelled, dark=dark))
    finish(figure, say, _HEIGHT)
    figure.update_xaxes(type="log", tickformat=",d", dtick=1, title={"text": html.escape(denominator)})
    figure.update_yaxes(ticksuffix="%")
    figure.update_layout(margin={"b": 110})
    clickable(figure)
    inked(figure, dark)
    return figure


def _points(
    rows: pd.DataFrame, say: Text, kind: str, symbol: str, *, labelled: list[str], dark: bool
) -> go.Scatter:
    listed = records(rows)
    return go.Scatter(
        x=rows["denominator"].astype("float64"),
        y=rows["share"],
        mode="markers+text",
        name=say(f"compare.funnel_zone.{kind.replace('.', '_')}"),
        text=[html.escape(str(row["name"])) if row["area_code"] in labelled else "" for row in listed],
        textposition="top center",
        marker={
            "color": GREY if kind in ("inside", "small") else accent(dark),
            "symbol": symbol,
            "size": 12 if kind == "99.8" else 9,
            "line": {"width": 1},
        },
        customdata=custom(listed, say),
        hovertemplate=HOVER,
        cliponaxis=False,
    )
