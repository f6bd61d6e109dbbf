"""Values and distances in the unit of the indicator on screen."""

from __future__ import annotations

from pantau.text import numbers
from pantau.ui.shell.frame import Frame


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
