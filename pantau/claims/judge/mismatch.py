"""Whether a figure of the release is of the very thing, date and basis that a claim speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pantau.claims.judge.figures import months_apart
from pantau.claims.read.text import Claim

COVERAGE = ("coverage_employed", "coverage_ucj")
_BASES = ("sakernas", "semesta")
# Registered participants, and the active as a part of them.
OF_REGISTERED = ("registered", "active_share")


def reasons(row: Mapping[str, Any], claim: Claim) -> tuple[str, ...]:
    """Why a figure is of something else than the claim speaks of; () where nothing speaks against it.

    'date', 'basis', 'progress' (to a target, not coverage), 'coverage' (not progress), 'registered',
    'active' (not registered), 'branch' (counted by branch), 'nik' (not by branch). What the claim
    leaves unsaid (no date, no basis) speaks against nothing.
    """
    tests = {
        "date": bool(months_apart(row, claim.whens)),
        "basis": _other_basis(row, claim.basis),
        "progress": row["indicator"] == "target_progress" and claim.basis != "target",
        "coverage": row["indicator"] in COVERAGE and claim.basis == "target",
        "registered": row["indicator"] == "registered" and not claim.of_registered,
        "active": row["indicator"] in (*COVERAGE, "active") and claim.of_registered,
        "branch": row["counted_by"] == "branch"
        and claim.counted_by != "branch"
        and not (claim.of_registered and row["indicator"] in OF_REGISTERED),
        "nik": claim.counted_by == "branch" and row["counted_by"] == "nik",
    }
    return tuple(name for name, hit in tests.items() if hit)


def _other_basis(row: Mapping[str, Any], said: str) -> bool:
    """A figure of unstated basis may be what a text calls UCJ, as it was published so; never Sakernas."""
    theirs = row["basis"]
    if said == "mixed":
        return theirs in _BASES
    if said == "sakernas":
        return row["indicator"] in COVERAGE and theirs != "sakernas"
    return said == "semesta" and theirs == "sakernas"
