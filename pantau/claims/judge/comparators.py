"""A claim beside the release: which official and published figures agree, and by how much others differ.

Estimates are never compared with a claim; they are given apart, for reading only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pantau.catalogue import Indicator
from pantau.claims.judge.comparisons import NumberComparison, comparable_numbers, compare_numbers
from pantau.claims.judge.intervals import interval
from pantau.claims.judge.meant import is_meant
from pantau.claims.judge.mismatch import reasons
from pantau.claims.judge.release_figures import AreaFigure, months_apart
from pantau.claims.read.claim import Claim
from pantau.claims.read.mentions import Number
from pantau.claims.read.vocabulary import Vocabulary

# Bases that are also kinds of segments.
_OF_KINDS = ("group", "institution")
_PREFERRED = ("sakernas", "semesta", "target")
_SHOWN = 8  # figures beside a claim, agreeing ones first


@dataclass(frozen=True, slots=True)
class Comparator:
    """A figure of the release beside a claim.

    months: between the claim's date and the figure's; None where the claim names none. reasons: why
    it is of something else than the claim speaks of (see mismatch.reasons); () for the very same thing.
    """

    figure: AreaFigure
    months: int | None
    comparisons: tuple[NumberComparison, ...]
    reasons: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether every number that can be compared agrees."""
        return bool(self.comparisons) and all(found.agrees for found in self.comparisons)

    @property
    def partly(self) -> bool:
        """Whether at least one does."""
        return any(found.agrees for found in self.comparisons)

    @property
    def agreeing_roles(self) -> set[str]:
        """Roles of the claim's numbers that agree."""
        return {found.role for found in self.comparisons if found.agrees}


def comparators(claim: Claim, figures: Iterable[AreaFigure], vocabulary: Vocabulary) -> list[Comparator]:
    """The figures to compare a claim with: of each series the nearest in date, and all that agree.

    Those of the claim's indicator, segment, group or institution. The agreeing first, then the nearest.
    """
    own = [one for one in figures if not one.is_estimate and is_meant(one, claim, vocabulary)]
    found = [one for part in _parts(claim) for one in _beside(part, own)]
    return sorted(found, key=lambda one: _order(one, claim))[:_SHOWN]


def _parts(claim: Claim) -> list[Claim]:
    """A claim of two dates as two: what was, at the first date, and what is, at the last."""
    ends = [figure for figure in claim.figures if figure.role in ("from", "to")]
    if not ends:
        return [claim]
    rest = tuple(figure for figure in claim.figures if figure not in ends)
    parts = [replace(claim, figures=rest)] if rest else []
    for figure in ends:
        dates = claim.dates[:1] if figure.role == "from" else claim.dates[-1:]
        parts.append(replace(claim, figures=(figure,), dates=dates))
    return parts


def _beside(claim: Claim, figures: Iterable[AreaFigure]) -> list[Comparator]:
    asked = comparable_numbers(claim)
    found = [
        Comparator(figure, months_apart(figure, claim.dates), compared, reasons(figure, claim))
        for figure in figures
        if (compared := compare_numbers(figure, asked, claim))
    ]
    found = [one for one in found if one.partly or _is_shown_anyway(one.figure.indicator, claim)]
    near = _nearest_of_series(found)
    return [one for one in found if one in near or is_conclusive(one)]


def _is_shown_anyway(indicator: Indicator, claim: Claim) -> bool:
    """Whether figures are shown also where they differ: those of what the claim speaks of."""
    if claim.indicator or indicator.covers_workers or indicator.basis in _OF_KINDS:
        return True
    return (
        (indicator.is_progress and claim.basis == "target")
        or (indicator.counts_workers and claim.basis == "sakernas")
        or (indicator.counts_registered and claim.of_registered)
        or (indicator.is_share_of_registered and (claim.of_registered or claim.counted_by == "branch"))
    )


def estimates(claim: Claim, figures: Iterable[AreaFigure], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Our estimates of the claim's area nearest to its date: at most one a series."""
    own = [
        one
        for one in figures
        if one.is_estimate
        and (one.indicator.covers_workers or claim.indicator)
        and is_meant(one, claim, vocabulary)
    ]
    own.sort(key=lambda one: months_apart(one, claim.dates) or 0)
    return list({(one.indicator.id, one.segment.id): one.row for one in reversed(own)}.values())


def is_conclusive(one: Comparator) -> bool:
    """Whether an agreement is no chance: a count, or a per cent with decimals."""
    return any(
        found.agrees and (found.unit == "people" or found.role in ("from", "to") or _decimals(found.claimed))
        for found in one.comparisons
    )


def _decimals(number: Number) -> bool:
    span = interval(number)
    return span is not None and span.high - span.low < Decimal("0.5")


def _nearest_of_series(found: Sequence[Comparator]) -> list[Comparator]:
    """One a series: the nearest in date, of several the first, which is the newest."""
    best: dict[tuple[Any, ...], Comparator] = {}
    for one in found:
        series = tuple(one.figure[name] for name in ("indicator", "segment", "basis", "counted_by"))
        held = best.get(series)
        if held is None or (one.months or 0) < (held.months or 0):
            best[series] = one
    return list(best.values())


def _order(one: Comparator, claim: Claim) -> tuple[Any, ...]:
    indicator = one.figure.indicator
    return (
        bool(one.reasons) or not one.partly,
        not one.agrees,
        not one.partly,
        bool(one.reasons),
        claim.basis in _PREFERRED and not _is_preferred(indicator, claim.basis),
        not indicator.covers_workers,
        one.months or 0,
        -one.figure["period_end"].toordinal(),
        indicator.id,
        one.figure.segment.id,
        str(one.figure["source_id"]),
    )


def _is_preferred(indicator: Indicator, said: str) -> bool:
    """Whether an indicator is what a text with words of that basis mostly means."""
    return indicator.basis == said and (indicator.covers_workers or indicator.is_progress)
