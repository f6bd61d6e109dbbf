"""A claim beside the release: which official and published figures agree, and by how much others differ.

Estimates are never held against a claim; they are given apart, for reading only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pantau.claims.judge.differences import Difference, dated_numbers, differences
from pantau.claims.judge.figures import months_apart
from pantau.claims.judge.intervals import interval
from pantau.claims.judge.mismatch import COVERAGE, OF_REGISTERED, reasons
from pantau.claims.read.mentions import Number
from pantau.claims.read.signals import GROUPS, INSTITUTIONS
from pantau.claims.read.text import Claim

# Which segments stand for a whole where the claim names none.
_WHOLES = ("all", "pu_bpu")
_WIDE = (*COVERAGE, "target_progress", "registered", "active", "active_share", "employed")
_SHOWN = 8  # figures beside a claim, agreeing ones first


@dataclass(frozen=True, slots=True)
class Comparator:
    """A figure of the release beside a claim.

    months: between the claim's date and the figure's; None where the claim names none. reasons: why
    it is of something else than the claim speaks of (see same.reasons); () for the very same thing.
    """

    row: dict[str, Any]
    months: int | None
    differences: tuple[Difference, ...]
    reasons: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether every number that can be compared agrees."""
        return bool(self.differences) and all(found.agrees for found in self.differences)

    @property
    def partly(self) -> bool:
        """Whether at least one does."""
        return any(found.agrees for found in self.differences)

    @property
    def hits(self) -> set[str]:
        """Roles of the claim's numbers that agree."""
        return {found.role for found in self.differences if found.agrees}


def comparators(claim: Claim, figures: Iterable[dict[str, Any]]) -> list[Comparator]:
    """The figures to hold a claim against: of each series the nearest in date, and all that agree.

    Those of the claim's segment, group or institution. The agreeing first, then the nearest.
    """
    rows = [row for row in figures if row["status"] != "estimate" and _of_kind(row, claim)]
    found = [one for part in _parts(claim) for one in _beside(part, rows)]
    return sorted(found, key=lambda one: _order(one, claim))[:_SHOWN]


def _parts(claim: Claim) -> list[Claim]:
    """A claim of two dates as two: what was, at the first date, and what is, at the last."""
    ends = [figure for figure in claim.figures if figure.role in ("from", "to")]
    if not ends:
        return [claim]
    rest = tuple(figure for figure in claim.figures if figure not in ends)
    parts = [replace(claim, figures=rest)] if rest else []
    for figure in ends:
        whens = claim.whens[:1] if figure.role == "from" else claim.whens[-1:]
        parts.append(replace(claim, figures=(figure,), whens=whens))
    return parts


def _beside(claim: Claim, rows: Iterable[dict[str, Any]]) -> list[Comparator]:
    asked = dated_numbers(claim)
    found = [
        Comparator(row, months_apart(row, claim.whens), apart, reasons(row, claim))
        for row in rows
        if (apart := differences(row, asked, claim))
    ]
    found = [one for one in found if one.partly or one.row["indicator"] in _wanted(claim)]
    near = _nearest_of_series(found)
    return [one for one in found if one in near or is_sure(one)]


def _wanted(claim: Claim) -> tuple[str, ...]:
    """Indicators whose figures are shown also where they differ: those that the claim speaks of."""
    also = {"target": "target_progress", "sakernas": "employed"}.get(claim.basis, "")
    counted = "active_share" if claim.counted_by == "branch" else ""
    registered = OF_REGISTERED if claim.of_registered else ()
    return (*COVERAGE, "group_coverage", "institution_registered", also, counted, *registered)


def estimates(claim: Claim, figures: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Our estimates of the claim's area nearest to its date: at most one a series."""
    rows = [
        row
        for row in figures
        if row["status"] == "estimate" and row["indicator"] in COVERAGE and _of_kind(row, claim)
    ]
    rows.sort(key=lambda row: months_apart(row, claim.whens) or 0)
    return list({(row["indicator"], row["segment"]): row for row in reversed(rows)}.values())


def _of_kind(row: dict[str, Any], claim: Claim) -> bool:
    indicator, segment = row["indicator"], row["segment"]
    if claim.kind in GROUPS:
        return bool(indicator == "group_coverage" and segment.startswith(claim.kind))
    if claim.kind in INSTITUTIONS:
        return bool(indicator == "institution_registered" and segment == claim.kind)
    if indicator not in _WIDE:
        return False
    return segment == claim.kind if claim.kind else segment in _WHOLES or indicator not in COVERAGE


def is_sure(one: Comparator) -> bool:
    """Whether an agreement is no chance: a count, or a per cent with decimals."""
    return any(
        found.agrees and (found.unit == "people" or found.role in ("from", "to") or _decimals(found.theirs))
        for found in one.differences
    )


def _decimals(number: Number) -> bool:
    span = interval(number)
    return span is not None and span.high - span.low < Decimal("0.5")


def _nearest_of_series(found: Sequence[Comparator]) -> list[Comparator]:
    """One a series: the nearest in date, of several the first, which is the newest."""
    best: dict[tuple[Any, ...], Comparator] = {}
    for one in found:
        series = tuple(one.row[name] for name in ("indicator", "segment", "basis", "counted_by"))
        held = best.get(series)
        if held is None or (one.months or 0) < (held.months or 0):
            best[series] = one
    return list(best.values())


def _order(one: Comparator, claim: Claim) -> tuple[Any, ...]:
    wanted = {"sakernas": "coverage_employed", "semesta": "coverage_ucj", "target": "target_progress"}
    ours = one.row["indicator"]
    return (
        bool(one.reasons) or not one.partly,
        not one.agrees,
        not one.partly,
        bool(one.reasons),
        ours != wanted.get(claim.basis, ours),
        ours not in COVERAGE,
        one.months or 0,
        -one.row["period_end"].toordinal(),
        ours,
        one.row["segment"],
        str(one.row["source_id"]),
    )
