"""What a rerun sends to the map's legend: classes and histogram, written out."""

from __future__ import annotations

from functools import partial
from itertools import pairwise, zip_longest
from typing import Any

from pantau.mapview.classes import MapClasses
from pantau.text.numbers import class_bounds, points
from pantau.text.values import value_text


def pack_classes(classes: MapClasses, language: str) -> dict[str, Any]:
    """Colours, counts and written labels of the classes, and the histogram with its ends written."""
    edges = (None, *classes.breaks, None)
    labels = classes.labels or [class_bounds(low, high, language) for low, high in pairwise(edges)]
    bars = classes.histogram
    written = points if classes.unit == "points" else partial(_end, unit=classes.unit)
    ends = (bars.start, bars.start + bars.step * len(bars.counts))
    return {
        "colours": classes.colours,
        "dark": classes.dark,
        "counts": classes.counts,
        "labels": [" · ".join(filter(None, pair)) for pair in zip_longest(labels, classes.words)],
        "bars": bars.counts,
        # each bar takes the colour of the class its middle lies in
        "levels": [classes.index(bars.start + bars.step * (i + 0.5)) for i in range(len(bars.counts))],
        "ends": [written(end, 0 if float(end).is_integer() else 1, language) for end in ends],
    }


def _end(value: float, digits: int, language: str, unit: str) -> str:
    return value_text(value, unit, language, digits)
