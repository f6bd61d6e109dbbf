"""The targets of a release that a target named in a text can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pantau.areas import NATION
from pantau.claims.judge.comparisons import agrees
from pantau.claims.judge.release_figures import as_printed
from pantau.claims.read.claim import Claim


@dataclass(frozen=True, slots=True)
class ComparedTarget:
    """A target of the release beside a stated one.

    verdict: 'match'; 'other': the same number of another year or area; 'differs'.
    """

    row: dict[str, Any]
    verdict: str


def compare_targets(claim: Claim, targets: Sequence[dict[str, Any]]) -> list[ComparedTarget]:
    """The targets of the claim's area, and those of the nation that say the same; agreeing first.

    Where the text names the year, a target of another year is no match, and is left out where it
    says another number too.
    """
    stated = claim.number("target")
    if stated is None or not stated.readable:
        return []
    unit, code = "percent" if stated.unit == "percent" else "people", claim.codes[0]
    found = []
    for row in targets:
        if row["area_code"] not in (code, NATION) or row["unit"] != unit:
            continue
        own = row["area_code"] == code and claim.target_year in (None, int(row["year"]))
        if agrees(as_printed(row["value"]), stated):
            found.append(ComparedTarget(row, "match" if own or _national(row, claim) else "other"))
        elif own:
            found.append(ComparedTarget(row, "differs"))
    return sorted(found, key=_order)


def _national(row: dict[str, Any], claim: Claim) -> bool:
    """Whether a national target is what a text compares an area with: 'target nasional 57,1 persen'."""
    return (
        row["area_code"] == NATION and claim.national_target and claim.target_year in (None, int(row["year"]))
    )


def _order(aim: ComparedTarget) -> tuple[Any, ...]:
    return (
        ("match", "other", "differs").index(aim.verdict),
        aim.row["area_code"] == NATION,
        aim.row["id"],
    )
