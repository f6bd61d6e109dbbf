"""The very number of a claim as a figure of something else: another indicator, another segment."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.comparisons import NumberComparison, comparable_numbers, compare_numbers
from pantau.claims.judge.mismatch import reasons
from pantau.claims.judge.release_figures import AreaFigure, months_apart
from pantau.claims.read.claim import Claim

# Ours. A smaller count, or a per cent of fewer decimals, is among so many figures by chance.
_LEAST_COUNT = 1000
_WIDEST = Decimal("0.01")
_SHOWN = 2


def elsewhere(claim: Claim, figures: Iterable[AreaFigure]) -> list[Comparator]:
    """Figures of another thing than a claim speaks of that say its number to the last digit, of its date.

    `figures`: newest first. Each bears the reason 'segment' (another segment or indicator), and what else.
    """
    asked = comparable_numbers(claim)
    found: dict[tuple[str, str], Comparator] = {}
    for figure in figures:
        months = months_apart(figure, claim.dates)
        if months:
            continue
        compared = compare_numbers(figure, asked, claim)
        if len(compared) == len(asked) and compared and all(_is_exact(one) for one in compared):
            why = tuple(dict.fromkeys(("segment", *reasons(figure, claim))))
            key = figure.indicator.id, figure.segment.id
            found.setdefault(key, Comparator(figure, months, compared, why))
    return list(found.values())[:_SHOWN]


def _is_exact(found: NumberComparison) -> bool:
    """Whether a number is too exact to agree by chance: a count in full, a per cent of two decimals."""
    number = found.claimed
    if not found.agrees or number.bound or number.low is None or number.high is None:
        return False
    if found.unit == "people":
        return number.low == number.high and number.low >= _LEAST_COUNT
    return number.high - number.low <= _WIDEST
