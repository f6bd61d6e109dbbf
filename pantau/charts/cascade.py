"""The steps of a programme as bars: how much is done, in part, not yet, and not known."""

from __future__ import annotations

import html
import textwrap

import pandas as pd
import plotly.graph_objects as go

from pantau.charts.marks import inked
from pantau.charts.style import FAINT, GREY, Row, accent, empty, finish, records
from pantau.text import Text

_ROW, _LINE, _FRAME = 50, 17, 84  # pixels
_BAR = 15  # pixels
_WIDTH = 56  # characters of a label that a phone holds
PARTS = ("done", "part", "short", "unknown")
# Each part has a pattern of its own: none is told from another by colour alone.
_PATTERNS = {"done": "", "part": "x", "short": "", "unknown": "."}


def steps_figure(frame: pd.DataFrame, say: Text, names: dict[str, str], *, dark: bool = False) -> go.Figure:
    """A bar a step, top down in its own order, of PARTS (per cent, together at least 100).

    frame: name, label (above the bar), hover (lines), estimate (hatched), and a column per part.
    names: words of the legend by part. A share above 100% runs past the others.
    """
    rows = records(frame)
    if not rows:
        return empty(say)
    figure = go.Figure([_bars(rows, part, names[part], accent(dark)) for part in PARTS])
    labels = [_label(str(row["name"]), str(row["label"])) for row in rows]
    _write(figure, labels)
    longest = max(sum(float(row[part]) for part in PARTS) for row in rows)
    ticks = [0, 25, 50, 75, 100]
    row_height = _ROW + _LINE * (max(map(len, labels)) - 1)
    finish(figure, say, row_height * len(rows) + _FRAME)
    figure.update_xaxes(range=[0, longest * 1.01], tickvals=ticks, ticktext=[f"{tick}%" for tick in ticks])
    figure.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.8])
    figure.update_layout(
        barmode="stack", bargap=1 - _BAR / row_height, legend_traceorder="normal", margin={"t": 4, "b": 56}
    )
    inked(figure, dark)
    return figure


def _bars(rows: list[Row], part: str, name: str, colour: str) -> go.Bar:
    """One part of all steps."""
    fill = {"short": "rgba(0,0,0,0)", "unknown": GREY}.get(part, colour)
    hatched = ["/" if part == "done" and row["estimate"] else _PATTERNS[part] for row in rows]
    return go.Bar(
        y=list(range(len(rows))),
        x=[float(row[part]) for row in rows],
        orientation="h",
        name=name,
        marker={
            "color": fill,
            "pattern": {"shape": hatched, "fillmode": "replace", "size": 6},
            "line": {"color": FAINT if part == "unknown" else colour, "width": 1},
        },
        customdata=[["<br>".join(html.escape(line) for line in row["hover"])] for row in rows],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _label(name: str, label: str) -> list[str]:
    """The lines above a bar: the name, and what it says in bold, wrapped for a phone."""
    first, *rest = textwrap.wrap(f"{name}: {label}", _WIDTH)
    told = first[len(name) + 1 :]
    bold = [told, *rest]
    return [
        f"{html.escape(name)}:<b>{html.escape(bold[0])}</b>",
        *(f"<b>{html.escape(line)}</b>" for line in bold[1:]),
    ]


def _write(figure: go.Figure, labels: list[list[str]]) -> None:
    # above its bar rather than beside it: a long name and a phone leave no room at the side
    for place, lines in enumerate(labels):
        figure.add_annotation(
            x=0, y=place, text="<br>".join(lines), showarrow=False,
            xanchor="left", yanchor="bottom", yshift=8, align="left",
        )  # fmt: skip
