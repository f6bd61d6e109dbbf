"""A change from one level to another, part by part, as floating bars."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pantau.charts.style import GREY, accent, finish
from pantau.text import Text
from pantau.text.numbers import percent, points

RISE, FALL, STILL = "▲", "▼", "＝"
_ROW = 52  # pixels
_FRAME = 76


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the figure. A level (per cent) where a change begins or ends, or a part (points) of it.

    more: what its hover card says below, plain text.
    """

    name: str
    number: float
    is_level: bool = False
    more: str = ""


def waterfall(steps: Sequence[Step], say: Text, *, dark: bool = False, digits: int = 1) -> go.Figure:
    """The first and the last step are levels, those between parts that lead from one to the other.

    A part is a bar from where the one before ended: filled and marked with an upward triangle
    where it adds, hollow with a downward one where it takes away. The axis shows the span of the
    change alone and says so, for only differences are drawn as bars. digits: decimals of every
    number written.
    """
    figure, at, ends = go.Figure(), steps[0].number, [steps[0].number]
    for place, step in enumerate(steps):
        if step.is_level:
            figure.add_trace(_level(step, place, _card(step, say, digits)))
            continue
        figure.add_trace(_part(step, place, at, _card(step, say, digits), accent(dark)))
        at += step.number
        ends.append(at)
        # a thread from the end of this part to the next line
        figure.add_shape(
            type="line", x0=at, x1=at, y0=place, y1=place + 1, line={"color": GREY, "width": 1, "dash": "dot"}
        )
    for place, step in enumerate(steps):
        text = f"{html.escape(step.name)}: <b>{label(step, say, digits)}</b>"
        figure.add_annotation(
            x=0, xref="paper", y=place, text=text, showarrow=False, xanchor="left", yanchor="bottom", yshift=9
        )
    span = (max(ends) - min(ends)) or 1.0
    finish(figure, say, _ROW * len(steps) + _FRAME)
    figure.update_xaxes(
        range=[min(ends) - 0.12 * span, max(ends) + 0.12 * span],
        nticks=5,
        ticksuffix="%",
        title={"text": say("why.axis"), "font": {"size": 12}},
    )
    figure.update_yaxes(visible=False, range=[len(steps) - 0.6, -0.85])
    figure.update_layout(bargap=0.68, showlegend=False, margin={"t": 4})
    return figure


def label(step: Step, say: Text, digits: int = 1) -> str:
    """'39,0%' of a level, '▼ −4,6 poin' of a part."""
    if step.is_level:
        return percent(step.number, digits, say.language)
    mark = STILL if round(step.number, 9) == 0 else RISE if step.number > 0 else FALL
    return f"{mark} {points(step.number, digits, say.language)}"


def _level(step: Step, place: int, card: str) -> go.Scatter:
    marker = {"symbol": "line-ns", "size": 18, "line": {"width": 3, "color": GREY}}
    return go.Scatter(
        x=[step.number], y=[place], mode="markers", marker=marker, customdata=[[card]], hovertemplate=_HOVER
    )


def _part(step: Step, place: int, base: float, card: str, colour: str) -> go.Bar:
    fill = colour if step.number > 0 else "rgba(0,0,0,0)"
    return go.Bar(
        x=[step.number],
        base=[base],
        y=[place],
        orientation="h",
        marker={"color": fill, "line": {"color": colour, "width": 2}},
        customdata=[[card]],
        hovertemplate=_HOVER,
    )


_HOVER = "%{customdata[0]}<extra></extra>"


def _card(step: Step, say: Text, digits: int) -> str:
    lines = [f"<b>{html.escape(step.name)}</b>", label(step, say, digits), html.escape(step.more)]
    return "<br>".join(line for line in lines if line)
