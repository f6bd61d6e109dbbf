"""What all figures share: one accent and greys, Indonesian separators, no clutter."""

from __future__ import annotations

import html
import textwrap
from functools import lru_cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import is_missing, number
from pantau.text.values import mark_of, numerator_text, shown

Row = dict[str, Any]

# The accents of the light and the dark theme in .streamlit/config.toml: each at least 4.5:1 on its ground.
ACCENT = "#0b5394"
ACCENT_DARK = "#6fb1e8"
# Greys that stand on both grounds; alpha lets the ground through.
GREY = "#808a94"
FAINT = "rgba(128,138,148,0.25)"
TRACK = "rgba(128,138,148,0.16)"

# One button, to save the figure as it stands; nobody pans or lassoes four points.
CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "scale": 2, "filename": "pantau-jamsostek"},
}


def config(say: Text, filename: str = "pantau-jamsostek", image: str = "png") -> dict[str, Any]:
    """CONFIG with the button's words in the page's language; `image` is 'png' or 'svg'."""
    words = {
        "Download plot as a PNG": say("charts.save_png"),
        "Download plot as a PNG image": say("charts.save_png"),
        "Download plot": say("charts.save"),
        "Taking snapshot - this may take a few seconds": say("charts.saving"),
        "Snapshot succeeded": say("charts.saved"),
        "Sorry, there was a problem downloading your snapshot!": say("charts.not_saved"),
    }
    return CONFIG | {
        "locale": say.language,
        "locales": {say.language: {"dictionary": words}},
        "toImageButtonOptions": CONFIG["toImageButtonOptions"] | {"format": image, "filename": filename},
    }


def accent(dark: bool) -> str:
    """The one colour of a figure."""
    return ACCENT_DARK if dark else ACCENT


def finish(figure: go.Figure, say: Text, height: int) -> go.Figure:
    """The layout every figure ends with. `height` in pixels."""
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 16, "t": 28, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        separators=",." if say.language == "id" else ".,",
        font={"size": 13},
        # at the foot of the whole figure, however many panels it has
        legend={"orientation": "h", "x": 0, "y": 0, "yref": "container", "yanchor": "bottom", "title": None},
        hoverlabel={"align": "left"},
        dragmode=False,
        # The same figure on the next run keeps the reader's hidden legend entries.
        uirevision="keep",
    )
    figure.update_xaxes(gridcolor=FAINT, zeroline=False, linecolor=FAINT, fixedrange=True, automargin=True)
    figure.update_yaxes(gridcolor=FAINT, zeroline=False, fixedrange=True, automargin=True)
    return figure


def stamp(figure: go.Figure, words: str) -> go.Figure:
    """Write words large and pale across a figure, where they stay in a picture of it."""
    figure.add_annotation(
        text=words,
        showarrow=False,
        x=0.5,
        y=0.5,
        xref="paper",
        yref="paper",
        textangle=-20,
        font={"size": 48, "color": "rgba(138,75,0,0.35)"},
    )
    return figure


def empty(say: Text, height: int = 120) -> go.Figure:
    """A figure that says there is nothing to draw; an empty frame of axes would say less."""
    figure = go.Figure()
    figure.add_annotation(
        text=say("charts.nothing"), showarrow=False, x=0.5, y=0.5, xref="paper", yref="paper"
    )
    finish(figure, say, height)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return figure


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame as dicts by column name."""
    return [{str(column): value for column, value in row.items()} for row in frame.to_dict("records")]


# The fields of a row that `hover` reads: of 514 areas the other fifty take longer to copy than to draw.
CARD = (
    "value",
    "unit",
    "numerator",
    "denominator",
    "denominator_as_of",
    "status",
    "as_of",
    "source_title",
    "margin",
    "caveat",
)


def hover(row: Row, say: Text, title: str = "") -> str:
    """What a hover card says: title, value and status, n of N, dates, source. Escaped for plotly.

    Without a title the figure's date is the title.
    """
    when = date_text(row.get("as_of"), say.language)
    lines = [f"<b>{html.escape(title or when)}</b>"]
    status = row.get("status")
    word = "" if is_missing(status) else say(f"analysis.status.{mark_of(row)}")
    value = value_of(row, say)
    if not is_missing(row.get("value")):
        lines.append(say("charts.hover_value", value=value, status=word) if word else value)
    lines += _counts(row, say)
    if title and not is_missing(row.get("as_of")):
        lines.append(say("charts.hover_as_of", as_of=html.escape(when)))
    if not is_missing(row.get("denominator_as_of")):
        basis_date = date_text(row["denominator_as_of"], say.language)
        lines.append(say("charts.hover_denominator", as_of=html.escape(basis_date)))
    if not is_missing(row.get("source_title")):
        lines += _wrapped(say("charts.hover_source", source=str(row["source_title"])))
    return "<br>".join(lines)


def value_of(row: Row, say: Text) -> str:
    """The row's value in its unit; in per cent where it names none."""
    return shown({"value": None, **row}, say.language)


def _counts(row: Row, say: Text) -> list[str]:
    top, bottom = row.get("numerator"), row.get("denominator")
    if is_missing(top):
        return []
    if is_missing(bottom):
        return [number(top, 0, say.language)]
    n, of = numerator_text(row, say.language), number(bottom, 0, say.language)
    return [say("charts.hover_of", n=n, of=of)]


@lru_cache(maxsize=512)  # many areas have one source, and wrapping it is most of the work of their cards
def _wrapped(text: str) -> tuple[str, ...]:
    # a citation is often wider than a phone
    lines = textwrap.wrap(text, 46, max_lines=4, placeholder=" …")
    return tuple(html.escape(line) for line in lines)
