"""A funnel: a share against its denominator, with the limits that chance and variety would keep."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pantau.charts.labels import SIZE, Labels, placed
from pantau.charts.marks import HOVER, clickable, custom, framed, inked, keyed
from pantau.charts.style import GREY, accent, empty, finish, records
from pantau.text import Text
from pantau.text.numbers import number, percent

Limits = Mapping[str, tuple[np.ndarray, np.ndarray]]

_HEIGHT = 520  # pixels
_MOST_TICKS = 5
_PLOT = 380.0  # of them between the axes
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
    given. denominator: its name. labelled: codes that bear their name, or a number where not all find room.
    """
    if frame.empty:
        return empty(say)
    figure = go.Figure(_limit_lines(sizes, limits, say))
    figure.add_hline(y=rate, line={"color": GREY, "width": 1, "dash": "dot"})
    title = {"text": html.escape(denominator)}
    across: dict[str, Any] = {"type": "log", "title": title, **_ticks(sizes, say)}
    upwards: dict[str, Any] = {"ticksuffix": "%"}
    ends = [float(end) for pair in limits.values() for side in pair for end in (side.min(), side.max())]
    places = framed(across, frame["denominator"]), framed(upwards, frame["share"], *ends)
    labels = placed(*places, list(frame["name"].where(frame["area_code"].isin(labelled), "")), _PLOT)
    kinds = frame["zone"].str.replace(r"^(above|below)_", "", regex=True)
    for kind, symbol in _SYMBOL.items():
        here = (kinds == kind).to_numpy()
        if here.any():
            figure.add_trace(_points(frame, here, say, kind, symbol, labels=labels, dark=dark))
    finish(figure, say, _HEIGHT)
    figure.update_xaxes(**across)
    figure.update_yaxes(**upwards)
    figure.update_layout(margin={"b": 130})
    keyed(figure, labels.key, below=44)
    clickable(figure)
    inked(figure, dark)
    return figure


def _limit_lines(sizes: np.ndarray, limits: Limits, say: Text) -> list[go.Scatter]:
    """Both sides of each limit, named once."""
    return [
        go.Scatter(
            x=sizes,
            y=side,
            mode="lines",
            line={"color": GREY, "width": 1.2, "dash": _DASH[level]},
            name=say(
                "compare.funnel_limit", level=percent(float(level), 1 if "." in level else 0, say.language)
            ),
            showlegend=i == 0,
            hoverinfo="skip",
        )
        for level, pair in limits.items()
        for i, side in enumerate(pair)
    ]


def _ticks(sizes: np.ndarray, say: Text) -> dict[str, Any]:
    """Round denominators on the axis: of 1, 2 and 5 times a power of ten as many as a phone has room for."""
    low, high = float(sizes.min()), float(sizes.max())
    powers = range(int(np.log10(low)), int(np.log10(high)) + 1)
    for steps in ((1, 2, 5), (1, 3), (1,)):
        at = [step * 10**power for power in powers for step in steps if low <= step * 10**power <= high]
        if len(at) <= _MOST_TICKS:
            break
    return {"tickvals": at, "ticktext": [number(tick, 0, say.language) for tick in at]}


def _points(
    frame: pd.DataFrame,
    here: np.ndarray,
    say: Text,
    kind: str,
    symbol: str,
    *,
    labels: Labels,
    dark: bool,
) -> go.Scatter:
    rows, places = frame[here], np.flatnonzero(here)
    listed = records(rows)
    return go.Scatter(
        x=rows["denominator"].astype("float64"),
        y=rows["share"],
        mode="markers+text",
        name=say(f"compare.funnel_zone.{kind.replace('.', '_')}"),
        text=[labels.texts[i] for i in places],
        textposition=[labels.positions[i] for i in places],
        textfont={"size": SIZE},
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
