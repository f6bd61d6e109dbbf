"""A claim beside the release: which official and published figures agree, and by how much others differ.

Estimates are never compared with a claim; they are given apart, for reading only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pantau.catalogue import Indicator
from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.comparisons import comparable_numbers, compare_numbers
from pantau.claims.judge.elsewhere import elsewhere
from pantau.claims.judge.intervals import interval
from pantau.claims.judge.left_open import left_open
from pantau.claims.judge.meant import is_meant
from pantau.claims.judge.mismatch import reasons
from pantau.claims.judge.nearest import nearest_of_series
from pantau.claims.judge.release_figures import AreaFigure, months_apart
from pantau.claims.read.claim import Claim, ClaimFigure
from pantau.claims.read.mentions import DateMention, Number
from pantau.claims.read.vocabulary import Vocabulary

# Bases that are also kinds of segments.
_OF_KINDS = ("group", "institution")
_PREFERRED = ("sakernas", "semesta", "target")
_SHOWN = 8  # figures beside a claim, agreeing ones first


def comparators(claim: Claim, figures: Iterable[AreaFigure], vocabulary: Vocabulary) -> list[Comparator]:
    """The figures to compare a claim with: of each series the nearest in date, and all that agree.

    Those of the claim's indicator, segment, group or institution; where none of them agrees also what says
    the very same number of something else. The agreeing first, then the nearest.
    """
    real = [one for one in figures if not one.is_estimate]
    own = [one for one in real if is_meant(one, claim, vocabulary)]
    found: list[Comparator] = []
    for part in _parts(claim):
        beside = _beside(part, own)
        if not any(one.partly and not one.reasons for one in beside):
            beside = left_open(part, beside, real, vocabulary)
            if not any(one.partly for one in beside):
                beside += elsewhere(part, [one for one in real if one not in own])
        found += beside
    return sorted(found, key=lambda one: _order(one, claim))[:_SHOWN]


def _parts(claim: Claim) -> list[Claim]:
    """A claim of two dates as two: what was, at the first date, and what is, at the last."""
    ends = [figure for figure in claim.figures if figure.role in ("from", "to")]
    if not ends:
        return [claim]
    rest = tuple(figure for figure in claim.figures if figure not in ends)
    parts = [replace(claim, figures=rest)] if rest else []
    return parts + [replace(claim, figures=(end,), dates=_dates_of(end, ends, claim)) for end in ends]


def _dates_of(end: ClaimFigure, ends: Sequence[ClaimFigure], claim: Claim) -> tuple[DateMention, ...]:
    """The date of one end of a change: the first date is of the end that is told first."""
    dates, is_first = claim.dates, end is ends[0]
    if [one.role for one in ends] != ["to", "from"]:
        return dates[:1] if end.role == "from" else dates[-1:]
    if len(dates) == 1:
        # '50,88% pada Maret 2025, naik dari 36,2%': of what it was no date is told, unless behind it
        return dates if is_first == (dates[0].start < ends[1].number.start) else ()
    return dates[:1] if is_first else dates[-1:]


def _beside(claim: Claim, figures: Iterable[AreaFigure]) -> list[Comparator]:
    asked = comparable_numbers(claim)
    found = [
        Comparator(figure, months_apart(figure, claim.dates), compared, reasons(figure, claim))
        for figure in figures
        if (compared := compare_numbers(figure, asked, claim))
    ]
    found = [one for one in found if one.partly or _is_shown_anyway(one.figure.indicator, claim)]
    near = nearest_of_series(found, dated=bool(claim.dates))
    return _settled([one for one in found if one in near or is_conclusive(one)])


def _settled(found: Sequence[Comparator]) -> list[Comparator]:
    """Where numbers are those of a figure, others are of something else than the text speaks of."""
    known = [one.figure for one in found if one.partly and not one.reasons]
    if not known:
        return list(found)
    return [
        one if one.reasons or one.partly else replace(one, reasons=_unlike(one.figure, known))
        for one in found
    ]


def _unlike(figure: AreaFigure, known: Sequence[AreaFigure]) -> tuple[str, ...]:
    """How a figure differs from those known to be meant; () for another source's of the same thing."""
    same = [one for one in known if one["basis"] == figure["basis"]]
    if not same:
        return ("basis",)
    same = [one for one in same if (one.indicator, one.segment) == (figure.indicator, figure.segment)]
    if not same:
        return ("segment",)
    return () if any(one["as_of"] == figure["as_of"] for one in same) else ("date",)


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
    """Our estimates of the claim's area, at most one a series: of a known month, nearest to its date."""
    own = [
        one
        for one in figures
        if one.is_estimate
        and (one.indicator.covers_workers or claim.indicator)
        and is_meant(one, claim, vocabulary)
    ]
    own.sort(key=lambda one: ("month_unknown" in one.doubts, months_apart(one, claim.dates) or 0))
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


def _order(one: Comparator, claim: Claim) -> tuple[Any, ...]:
    indicator = one.figure.indicator
    return (
        bool(one.reasons) or not one.partly,
        not one.agrees,
        not one.partly,
        bool(one.reasons),
        not one.figure.compares,  # a figure in doubt is never named before a sound one that says the same
        one.is_one_of_several,
        claim.basis in _PREFERRED and not _is_preferred(indicator, claim.basis),
        not indicator.covers_workers,
        one.months or 0,
        -one.figure["period_end"].toordinal(),
        not claim.basis and indicator.basis == "sakernas",  # of one month UCJ is meant before Sakernas
        indicator.id,
        one.figure.segment.id,
        str(one.figure["source_id"]),
    )


def _is_preferred(indicator: Indicator, said: str) -> bool:
    """Whether an indicator is what a text with words of that basis mostly means."""
    return indicator.basis == said and (indicator.covers_workers or indicator.is_progress)
