"""Readings that a person has corrected: of which area, date, basis, segment and parts a claim is.

A correction names a claim by its number, for the text is no part of a link (docs/decisions/claims.md): who
pastes the same text sees the same corrections. Written '1:area:51,1:role0:uncovered,2:date:2025-03'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pantau.claims.read.claim import Claim, ClaimFigure
from pantau.claims.read.mentions import DateMention, Number, PlaceMention
from pantau.intake.periods import read_period

# What can be corrected of a claim; 'role<n>' is the part of its n-th figure, from 0 on.
FIELDS = ("area", "date", "basis", "segment", "numerator", "denominator")
ROLES = (
    "percent", "numerator", "denominator", "uncovered", "from", "to", "change", "target", "part", "gap",
    "addition", "other",
)  # fmt: skip
BASES = ("", "semesta", "sakernas", "target", "registered")
Corrections = Mapping[tuple[int, str], str]
_ROLE = re.compile(r"role(\d{1,2})")
_MOST = 12  # digits of a count


def parse(written: str) -> dict[tuple[int, str], str]:
    """Corrections by their claim's number (from 1 on) and what they correct; others are left out."""
    found: dict[tuple[int, str], str] = {}
    for item in filter(None, written.split(",")):
        at, name, value = item.split(":", 2)
        if name in FIELDS or _ROLE.fullmatch(name):
            found[int(at), name] = value
    return found


def written(corrections: Corrections) -> str:
    """Corrections as a link has them."""
    return ",".join(f"{at}:{name}:{value}" for (at, name), value in sorted(corrections.items()))


def corrected(claims: Sequence[Claim], corrections: Corrections) -> list[Claim]:
    """The claims of a text with what was corrected of them. What does not fit changes nothing."""
    return [
        _corrected(claim, {name: value for (of, name), value in corrections.items() if of == at})
        for at, claim in enumerate(claims, start=1)
    ]


def _corrected(claim: Claim, own: Mapping[str, str]) -> Claim:
    if not own:
        return claim
    if "area" in own:
        claim = _of_area(claim, own["area"])
    if "date" in own:
        claim = _of_date(claim, own["date"])
    if own.get("basis") in BASES:
        claim = replace(claim, basis=own["basis"])
    if "segment" in own:
        claim = replace(claim, segment=own["segment"])
    figures = [_with_role(figure, own.get(f"role{at}", "")) for at, figure in enumerate(claim.figures)]
    for role in ("numerator", "denominator"):
        figures = _with_count(figures, role, own.get(role, ""))
    return replace(claim, figures=tuple(figures), statements=())


def _of_area(claim: Claim, code: str) -> Claim:
    at = claim.sentence.start
    places = (PlaceMention(at, at, "", (code,)),) if code else ()
    return replace(claim, places=places, is_subject=True, inherited=claim.inherited - {"place"})


def _of_date(claim: Claim, as_of: str) -> Claim:
    at, period = claim.sentence.start, read_period(as_of).value if as_of else None
    if as_of and period is None:
        return claim
    dates = (DateMention(at, at, as_of, period),) if period else ()
    return replace(claim, dates=dates, inherited=claim.inherited - {"date"})


def _with_role(figure: ClaimFigure, role: str) -> ClaimFigure:
    return replace(figure, role=role) if role in ROLES else figure


def _with_count(figures: Sequence[ClaimFigure], role: str, count: str) -> list[ClaimFigure]:
    """The figures with a count of people in place of what was read."""
    if not (count.isdigit() and len(count) <= _MOST):
        return list(figures)
    value = Decimal(count)
    before = next((one.number for one in figures if one.role == role), None)
    start, end = (before.start, before.end) if before else (0, 0)
    number = Number(start, end, f"{int(count):,}".replace(",", "."), value, value, value, "people")
    rest = [one for one in figures if one.role != role]
    return [*rest, ClaimFigure(role, number)]
