"""Values and distances in the unit of the indicator on screen."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.figures import SHARES
from pantau.text import Text, numbers
from pantau.text.values import counted_text
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.panels import counts_line

# A count of participants that ends in so many noughts was rounded by its source; ours.
_ROUNDED = 100_000


def gap_figure(say: Text, gap: object, counted: object) -> str:
    """'790.187'; 'sekitar 14.000.000' where it is taken from a rounded number of people (`counted`)."""
    figure = numbers.number(gap, 0, say.language)
    if numbers.is_missing(gap) or gap == 0 or numbers.is_missing(counted):
        return figure
    rounded = float(str(counted)) % _ROUNDED == 0
    return say("targets.block.about", people=figure) if rounded else figure


def value_words(frame: Frame, value: object, digits: int = 1) -> str:
    """A value in the indicator's unit."""
    if frame.table.indicator.unit == "people":
        return numbers.people(value, frame.view.language)
    return numbers.percent(value, digits, frame.view.language)


def distance_words(frame: Frame, gap: float) -> str:
    """A distance between two values: points, or people."""
    if frame.table.indicator.unit == "people":
        return numbers.people(gap, frame.view.language)
    return frame.say("format.points", number=numbers.number(gap, 2, frame.view.language))


def counts_words(frame: Frame, row: pd.Series) -> str:
    """As panels.counts_line; of a share without both counts it says which of them its source gives."""
    known, whole = (pd.notna(row[name]) for name in ("numerator", "denominator"))
    if row["unit"] not in SHARES or whole:
        return counts_line(frame, row)
    if not known:
        return frame.say("pages.panel.percent_alone")
    told = counted_text(row["numerator"], row["counted"], frame.view.language)
    return frame.say("pages.panel.no_whole", count=told)
