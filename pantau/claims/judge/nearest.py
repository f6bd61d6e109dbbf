"""Which figure of a series stands beside a claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pantau.claims.judge.comparator import Comparator

_SERIES = ("indicator", "segment", "basis", "counted_by")
_STALE = 1  # years: of a figure in doubt only one so much older takes the place; ours


def nearest_of_series(found: Sequence[Comparator], *, dated: bool) -> list[Comparator]:
    """One a series: the nearest in date of a dated text; `found` is newest first.

    A text without a date may mean any: the newest that agrees, and the newest that may contradict.
    """
    series: dict[tuple[Any, ...], list[Comparator]] = {}
    for one in found:
        series.setdefault(tuple(one.figure[name] for name in _SERIES), []).append(one)
    if dated:
        return [
            # of one month what agrees comes first: a figure that another of its month bears out is not wrong
            min(own, key=lambda one: (one.months or 0, not _bears_out(one), not one.figure.compares))
            for own in series.values()
        ]
    return [one for own in series.values() for one in _of_undated(own)]


def _of_undated(own: Sequence[Comparator]) -> list[Comparator]:
    newest = own[0]
    year = newest.figure["period_end"].year - _STALE
    # a figure in doubt says nothing against anybody; one of years ago says nothing of today
    standing = [one for one in own if one.figure.compares and one.figure["period_end"].year >= year]
    judged = [newest, *standing[:1]]
    agreeing = [one for one in own if one.partly and (one in judged or not _is_loose(one))]
    agreeing.sort(key=lambda one: (not one.agrees, not one.figure.compares))
    chosen = standing[0] if standing else newest
    return [chosen] if not agreeing or agreeing[0] is chosen else [agreeing[0], chosen]


def _bears_out(one: Comparator) -> bool:
    """Whether a figure is a number of the text; a range may be of the area's parts."""
    return any(found.agrees and found.claimed.value is not None for found in one.comparisons)


def _is_loose(one: Comparator) -> bool:
    """Whether what agrees is a bound or a way of speaking, which some year always bears out."""
    return all(found.claimed.bound for found in one.comparisons if found.agrees)
