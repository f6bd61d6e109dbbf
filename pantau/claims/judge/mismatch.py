"""Whether a figure of the release is of the very thing, date and basis that a claim speaks of."""

from __future__ import annotations

from pantau.claims.judge.release_figures import AreaFigure, months_apart
from pantau.claims.read.claim import Claim

_BASES = ("sakernas", "semesta")


def reasons(figure: AreaFigure, claim: Claim) -> tuple[str, ...]:
    """Why a figure is of something else than the claim speaks of; () where nothing speaks against it.

    'date', 'basis', 'progress' (to a target, not coverage), 'coverage' (not progress), 'registered',
    'active' (not registered), 'branch' (counted by branch), 'nik' (not by branch). What the claim
    leaves unsaid (no date, no basis) speaks against nothing, nor does what an indicator is that it names.
    """
    indicator, unnamed = figure.indicator, not claim.indicator
    tests = {
        "date": bool(months_apart(figure, claim.dates)),
        "basis": _other_basis(figure, claim.basis),
        "progress": unnamed and indicator.is_progress and claim.basis != "target",
        "coverage": unnamed and indicator.covers_workers and claim.basis == "target",
        "registered": unnamed and indicator.counts_registered and not claim.of_registered,
        "active": unnamed and indicator.covers_workers and claim.basis == "registered",
        "branch": unnamed
        and figure["counted_by"] == "branch"
        and claim.counted_by != "branch"
        and not (claim.of_registered and (indicator.counts_registered or indicator.is_share_of_registered)),
        "nik": unnamed and claim.counted_by == "branch" and figure["counted_by"] == "nik",
    }
    return tuple(name for name, speaks_against in tests.items() if speaks_against)


def _other_basis(figure: AreaFigure, said: str) -> bool:
    """A figure of unstated basis may be what a text calls UCJ, as it was published so; never Sakernas."""
    basis = figure["basis"]
    if said == "mixed":
        return basis in _BASES
    if said == "sakernas":
        return figure.indicator.covers_workers and basis != "sakernas"
    return bool(said == "semesta" and basis == "sakernas")
