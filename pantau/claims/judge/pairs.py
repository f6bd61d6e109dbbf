"""Pairs of figures of one area between which the gate (analysis.comparable) knows a rise or fall."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pantau.claims.judge.release_figures import AreaFigure, months_apart, why_no_change
from pantau.claims.judge.statement import Assessment
from pantau.claims.read.mentions import DateMention
from pantau.claims.read.statement import Statement

_SERIES = ("indicator", "segment", "basis", "counted_by")
Pair = tuple[AreaFigure, AreaFigure]


def is_one_series(first: AreaFigure, last: AreaFigure) -> bool:
    """Whether two figures are of one measure, counted in one way."""
    return all(first[name] == last[name] for name in _SERIES)


def direction(first: AreaFigure, last: AreaFigure) -> str:
    """'up', 'down' or 'still'."""
    apart = round((last.amount or 0.0) - (first.amount or 0.0), 9)
    return "up" if apart > 0 else "down" if apart < 0 else "still"


def told(*pairs: Pair) -> tuple[tuple[str, Any], ...]:
    """What fills the sentence on one pair of figures, or on two."""
    names = (("one", "other"), ("third", "fourth"))
    return tuple(
        (name, figure.measured)
        for named, pair in zip(names, pairs, strict=False)
        for name, figure in zip(named, pair, strict=True)
    )


def earlier_figures(
    last: AreaFigure, others: Iterable[AreaFigure], base: Sequence[DateMention] = (), since: str = ""
) -> list[AreaFigure]:
    """The figures that one may have risen from, newest first: of its series, at the date that is told.

    base: that date; since: 'year' for the year before. With neither whatever was before it.
    """
    same = [one for one in others if is_one_series(one, last)]
    if base:
        return [one for one in same if months_apart(one, base) == 0]
    if since == "year":
        return [one for one in same if one["period_end"].year == last["period_end"].year - 1]
    return [one for one in same if one["period_end"] < last["period_end"]]


def compared_pairs(
    lasts: Iterable[AreaFigure], others: Sequence[AreaFigure], base: Sequence[DateMention], since: str
) -> list[Pair]:
    """Each figure with those before it that the gate lets through; without a date the newest of these."""
    found: list[Pair] = []
    for last in lasts:
        let = [
            (first, last)
            for first in earlier_figures(last, others, base, since)
            if not why_no_change(first, last)
        ]
        found += let if base or since else let[:1]
    return found


def refused_pair(
    lasts: Iterable[AreaFigure], others: Sequence[AreaFigure], base: Sequence[DateMention], since: str
) -> Assessment:
    """Why no figure may be compared with one before it; that there is none, where there is none."""
    for last in lasts:
        own = earlier_figures(last, others, base, since)
        # nothing of its own series at that date: what there is of other ones
        for first in own or [one for one in others if base and months_apart(one, base) == 0]:
            why = why_no_change(first, last)
            if why:
                return Assessment("change", "refused", "", "change_refused", why, told((first, last)))
    return Assessment("change", "open", "", "change_open", "claims.why.no_earlier")


def of_size(claim_statements: Iterable[Statement]) -> Statement | None:
    """What is stated of a change that is told by its size."""
    return next((one for one in claim_statements if one.kind == "change" and one.is_of_size), None)
