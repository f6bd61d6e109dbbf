"""Classes of a map: where the bounds lie, how they are coloured, how many areas stand in each."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# One hue path from light to dark: readable to the colour-blind, and in a photocopy.
LEVEL_RAMP = ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494")
# Below and above a target; not red and green, and never shown without the class's word.
DIVERGING_RAMP = ("#b35806", "#f1a340", "#fee0b6", "#d8daeb", "#998ec3", "#542788")
# The same on a dark sea, where far from the middle is bright: every class stands off the sea by 3:1.
LEVEL_RAMP_DARK = ("#5a6fd8", "#4590cc", "#41b6c4", "#a1dab4", "#ffffcc")
DIVERGING_RAMP_DARK = ("#ffb457", "#d98722", "#8f7756", "#77779b", "#a195dc", "#d3c6ff")
_DARK = dict(zip(LEVEL_RAMP + DIVERGING_RAMP, LEVEL_RAMP_DARK + DIVERGING_RAMP_DARK, strict=True))

_MOST_BARS = 24
_STEPS = (0.5, 1, 2, 2.5, 5, 10, 20, 25, 50, 100)


@dataclass(frozen=True)
class Histogram:
    """How values spread: `counts[i]` areas lie in [start + i * step, start + (i + 1) * step)."""

    start: float
    step: float
    counts: tuple[int, ...]


@dataclass(frozen=True)
class MapClasses:
    """Half-open classes: (-inf, b0), [b0, b1), ..., [bk, inf).

    breaks: ascending inner bounds, in per cent (or points); one fewer than colours.
    colours: '#rrggbb', lowest class first. words: a word for each class, or empty.
    counts: areas in each class. labels: the bounds in words; empty where they are per cents, which
    are written like everywhere else. unit: 'percent', 'people', 'rupiah', 'yes_no', or 'points' for a
    distance to a target. single: every 'yes_no' speaks of one government, and is a word.
    """

    breaks: tuple[float, ...]
    colours: tuple[str, ...]
    counts: tuple[int, ...]
    histogram: Histogram
    words: tuple[str, ...] = ()
    unit: str = "percent"
    labels: tuple[str, ...] = ()
    single: bool = False

    @classmethod
    def of(
        cls,
        values: Iterable[float | None],
        breaks: Sequence[float],
        colours: Sequence[str] = LEVEL_RAMP,
        *,
        words: Sequence[str] = (),
        unit: str = "percent",
        labels: Sequence[str] = (),
        single: bool = False,
        spread: Iterable[float | None] | None = None,
    ) -> MapClasses:
        """Classes of `values` (per cent or points; None, NA and NaN are left out of every count).

        spread: the values of the histogram where it does not show all of them, such as no estimates.
        Raises ValueError where breaks do not ascend, or do not fit colours, words and labels.
        """
        bounds = tuple(float(b) for b in breaks)
        if any(low >= high for low, high in pairwise(bounds)):
            raise ValueError(f"class breaks must ascend: {bounds}")
        size = len(bounds) + 1
        if len(colours) != size or len(words) not in (0, size) or len(labels) not in (0, size):
            raise ValueError(f"{size - 1} breaks need {size} colours, and words and labels for all or none")
        known = [number for value in values if (number := as_number(value)) is not None]
        counts = [0] * len(colours)
        for number in known:
            counts[bisect_right(bounds, number)] += 1
        told = known if spread is None else [one for value in spread if (one := as_number(value)) is not None]
        bars = Histogram(0.0, 1.0, ()) if single else histogram(told)
        return cls(bounds, tuple(colours), tuple(counts), bars, tuple(words), unit, tuple(labels), single)

    @property
    def dark(self) -> tuple[str, ...]:
        """The colours in the dark theme; one that is of no ramp of ours stays as it is."""
        return tuple(_DARK.get(colour, colour) for colour in self.colours)

    def index(self, value: float) -> int:
        """The class a value falls in, 0 for the lowest."""
        return bisect_right(self.breaks, value)


def as_number(value: object) -> float | None:
    """A finite float, or None for None, NA, NaN and infinities."""
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):  # None, and pandas.NA, which has no float
        return None
    return number if math.isfinite(number) else None


def histogram(values: Sequence[float]) -> Histogram:
    """Bars of a round width, at most 24 of them, over the range of `values`."""
    if not values:
        return Histogram(0.0, 1.0, ())
    low, high = min(values), max(values)
    step = next((s for s in _STEPS if (high - low) / s < _MOST_BARS - 1), None)
    if step is None:
        step = 10 ** math.ceil(math.log10((high - low) / (_MOST_BARS - 1)))
    start = math.floor(low / step) * step
    counts = [0] * (math.floor((high - start) / step) + 1)
    for value in values:
        counts[math.floor((value - start) / step)] += 1
    return Histogram(start, float(step), tuple(counts))
