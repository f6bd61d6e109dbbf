"""Values and distances in the unit of the indicator on screen."""

from __future__ import annotations

from pantau.text import Text, numbers
from pantau.ui.shell.frame import Frame

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
