"""Whether the two ends of a change that a text tells may be compared with each other.

The release knows only where both ends are figures of it; then the gate (analysis.comparable) says.
"""

from __future__ import annotations

from collections.abc import Sequence

from pantau.claims.judge.arithmetic import Recomputation
from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.note import Note
from pantau.claims.judge.release_figures import why_no_change
from pantau.claims.read.claim import Claim

_SERIES = ("indicator", "segment", "basis", "counted_by")
_KEYS = ("mixed_change", "gated_change")


def refused_change(claim: Claim, found: Sequence[Comparator]) -> Note | None:
    """Why the two ends of a change, both figures of the release, make no change of anything."""
    if not (claim.number("from") and claim.number("to")):
        return None
    ends = [
        {tuple(one.figure[name] for name in _SERIES) for one in found if role in one.agreeing_roles}
        for role in ("from", "to")
    ]
    first, last = first_agreeing(found, "from"), first_agreeing(found, "to")
    if first is None or last is None:
        return None
    if ends[0] & ends[1]:
        return _gated(found)
    values = (("part", first.figure.row), ("whole", last.figure.row))
    return Note("mixed_change", (*values, ("bases", (first.figure["basis"], last.figure["basis"]))))


def _gated(found: Sequence[Comparator]) -> Note | None:
    """The two ends of a change agree with figures of one series that may not be compared."""
    pairs = [
        (first.figure, last.figure)
        for first in found
        for last in found
        if "from" in first.agreeing_roles and "to" in last.agreeing_roles
    ]
    refused = [(why, *pair) for pair in pairs if (why := why_no_change(*pair))]
    if len(refused) < len(pairs) or not refused:
        return None
    why, first, last = refused[0]
    return Note("gated_change", (("reason", why), ("part", first.row), ("whole", last.row)))


def first_agreeing(found: Sequence[Comparator], role: str) -> Comparator | None:
    """The first figure that agrees with the claim's number of a role."""
    return next((one for one in found for d in one.comparisons if d.role == role and d.agrees), None)


def shown_recomputations(
    made: Sequence[Recomputation], found: Sequence[Comparator], notes: Sequence[Note]
) -> tuple[Recomputation, ...]:
    """Calculations as they may be shown: a change that the text does not state itself only where comparable.

    Where the ends may not be compared, or are not known to be, its verdict is 'refused' or 'open'
    and no difference is told; that it goes against the text's own verb is told all the same.
    """
    refused = any(note.key in _KEYS for note in notes)
    known = bool(first_agreeing(found, "from") and first_agreeing(found, "to"))
    if known and not refused:
        return tuple(made)
    verdict = "refused" if refused else "open"
    return tuple(one.untold(verdict) if one.is_implied_change else one for one in made)
