"""The numbers of a claim beside those of one figure of the release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pantau.claims.judge.arithmetic import spoken_share
from pantau.claims.judge.intervals import Interval, agreement, signed_gap
from pantau.claims.judge.release_figures import AreaFigure, as_printed
from pantau.claims.read.claim import Claim
from pantau.claims.read.mentions import Number


@dataclass(frozen=True, slots=True)
class NumberComparison:
    """One number of a claim beside one of a figure.

    role: of the claim's number. figure: what it is compared with ('published', 'recomputed',
    'numerator', 'denominator', 'uncovered'). theirs: the claim's number, ours: the figure's.
    difference: claim less figure, in points or people (of a range from its nearer end).
    """

    role: str
    figure: str
    claimed: Number
    released: Decimal
    difference: Decimal
    agrees: bool

    @property
    def unit(self) -> str:
        """'points' or 'people'."""
        return "points" if self.figure in ("published", "recomputed") else "people"


def comparable_numbers(claim: Claim) -> list[tuple[str, Number]]:
    """The claim's numbers that figures can be compared with, with their role."""
    spoken = spoken_share(claim)
    # the 1 and 4 of 'satu dari empat pekerja' count nobody: what they mean is a per cent
    counts = () if spoken else ("numerator", "denominator")
    roles = ("percent", *counts, "uncovered", "from", "to")
    asked = [
        (figure.role, figure.number)
        for figure in claim.figures
        if figure.role in roles and figure.number.readable
    ]
    return asked if spoken is None or claim.number("percent") else [("percent", spoken), *asked]


def compare_numbers(
    figure: AreaFigure, asked: Sequence[tuple[str, Number]], claim: Claim
) -> tuple[NumberComparison, ...]:
    """Those of the claim's numbers (`dated_numbers`) that the figure has a number for."""
    found = [_closest(figure, role, number, claim) for role, number in asked]
    return tuple(one for one in found if one is not None)


def _closest(figure: AreaFigure, role: str, number: Number, claim: Claim) -> NumberComparison | None:
    """The figure's number that comes closest to the claim's of that role; None where it has none."""
    options = [
        NumberComparison(
            role,
            name,
            number,
            released,
            signed_gap(Interval(released, released), number),
            agrees(released, number),
        )
        for name, released in _numbers_of(figure, role, number, claim)
    ]
    return min(options, key=lambda one: (not one.agrees, abs(one.difference)), default=None)


def _numbers_of(figure: AreaFigure, role: str, number: Number, claim: Claim) -> list[tuple[str, Decimal]]:
    if number.unit != "percent":
        names = _counts_of(figure, role, claim)
    elif claim.indicator or _has_share(figure, claim):
        names = {"published": figure["published_pct"], "recomputed": figure["recomputed_pct"]}
        if role == "uncovered":
            names = {name: None if value is None else 100 - value for name, value in names.items()}
    else:
        names = {}
    return [(name, as_printed(value)) for name, value in names.items() if value is not None]


def _has_share(figure: AreaFigure, claim: Claim) -> bool:
    """Whether the figure's per cent can be the claim's: of the registered only where that is said."""
    if figure.indicator.counts_workers:
        return False
    return figure.indicator.is_share_of_registered == (claim.basis == "registered")


def _counts_of(figure: AreaFigure, role: str, claim: Claim) -> dict[str, Any]:
    part, whole = figure["numerator"], figure["denominator"]
    if figure.indicator.counts_workers and not claim.indicator:
        part, whole = None, part  # a count of workers is a denominator of coverage
    if figure.indicator.is_share_of_registered and not claim.indicator and claim.basis != "registered":
        whole = None  # its denominator is the registered, not workers
    if role == "uncovered":
        return {"uncovered": None if part is None or whole is None else max(0, whole - part)}
    if role == "denominator":
        return {"denominator": whole}
    if role == "numerator":
        return {"numerator": part}
    return {"numerator": part, "denominator": whole}


def agrees(released: Decimal, number: Number) -> bool:
    """Whether a figure lies within what a claim's printed decimals allow, or is met by 'lebih dari'."""
    return agreement(Interval(released, released), number) in ("match", "cut_off")
