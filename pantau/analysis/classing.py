"""Classes of a map: which colour each value gets, and how many areas share it.

Classes are half-open, [a, b): a value on a bound belongs to the class above it. The first is
open below and the last above, so every value has exactly one class and none is clipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import jenkspy
import numpy as np
import pandas as pd

HISTOGRAM_BINS = 20
# Ours: classes that follow the data are made of at least so many figures, two a class.
FEWEST = 10
DATA_DRIVEN = ("quantile", "jenks")


@dataclass(frozen=True, eq=False)
class Classing:
    """Classes of one set of values.

    bounds: inner bounds, ascending; there is one class more than bounds. counts: values per
    class. class_of: class of each value, 0 the lowest (Int64, NA for missing), on the index of
    the values. method: 'fixed', 'quantile' or 'jenks', as they were made in the end. histogram:
    edges and counts of HISTOGRAM_BINS equal bins from the least value to the greatest; both empty
    without values.
    """

    bounds: tuple[float, ...]
    counts: tuple[int, ...]
    class_of: pd.Series
    method: str
    histogram: tuple[tuple[float, ...], tuple[int, ...]]

    def interval(self, number: int) -> tuple[float | None, float | None]:
        """The bounds of a class: None where it is open."""
        edges: list[float | None] = [None, *self.bounds, None]
        return edges[number], edges[number + 1]


def classify(
    values: pd.Series,
    method: str,
    breaks: Sequence[float] = (),
    k: int = 5,
    ours: pd.Series | None = None,
) -> Classing:
    """Put values (per cent) into classes.

    'fixed' uses `breaks`, the same in every period; 'quantile' gives classes of about equal
    size; 'jenks' natural breaks (Fisher-Jenks). The latter two give at most `k` classes and
    fewer where there are fewer distinct values; equal values always share a class. 'fixed'
    without breaks falls to quantiles. ours: where a value is our estimate (on the index of the values):
    it has a class and makes none, nor a bar of the histogram; where fewer than FEWEST others are left,
    classes are the fixed ones, if there are breaks. Raises ValueError for another method or k below 1.
    """
    if k < 1:
        raise ValueError(f"{k} classes")
    numbers = pd.to_numeric(values).astype("float64")
    told = numbers if ours is None else numbers[~ours.to_numpy(dtype=bool)]
    known = np.sort(told.dropna().to_numpy())
    if ours is not None and breaks and len(known) < FEWEST:
        method = method if method not in DATA_DRIVEN else "fixed"
    if method == "fixed" and not breaks:
        method = "quantile"
    if method == "fixed":
        bounds = tuple(sorted(set(map(float, breaks))))
    elif method == "quantile":
        bounds = _quantiles(known, k)
    elif method == "jenks":
        bounds = _natural(known, k)
    else:
        raise ValueError(f"no such classing: {method}")
    class_of = pd.Series(np.searchsorted(bounds, numbers.to_numpy(), side="right"), index=values.index)
    class_of = class_of.astype("Int64").mask(numbers.isna())
    counts = class_of.value_counts().reindex(range(len(bounds) + 1), fill_value=0)
    return Classing(bounds, tuple(int(count) for count in counts), class_of, method, _histogram(known))


def _quantiles(known: np.ndarray, k: int) -> tuple[float, ...]:
    if not known.size:
        return ()
    # A bound at the least value would leave the class below it empty.
    cuts = np.quantile(known, np.arange(1, k) / k, method="inverted_cdf")
    following = np.searchsorted(known, cuts, side="right")
    above = known[np.minimum(following, known.size - 1)]
    return tuple(
        sorted({float(bound) for bound, at in zip(above, following, strict=True) if at < known.size})
    )


def _natural(known: np.ndarray, k: int) -> tuple[float, ...]:
    distinct = np.unique(known)
    classes = min(k, distinct.size)
    if classes < 2:
        return ()
    edges = jenkspy.jenks_breaks(known.tolist(), n_classes=classes)
    # jenkspy closes its classes above; ours are closed below, so a class begins at the next value.
    inner = np.searchsorted(distinct, edges[1:-1], side="right")
    return tuple(sorted({float(distinct[at]) for at in inner if at < distinct.size}))


def _histogram(known: np.ndarray) -> tuple[tuple[float, ...], tuple[int, ...]]:
    if not known.size:
        return (), ()
    # Rounded: values that differ only by floating point leave no room for bins between them.
    counts, edges = np.histogram(known.round(6), bins=HISTOGRAM_BINS)
    return tuple(map(float, edges)), tuple(map(int, counts))
