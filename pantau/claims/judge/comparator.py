"""A figure of the release beside a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pantau.claims.judge.comparisons import NumberComparison
from pantau.claims.judge.release_figures import AreaFigure


@dataclass(frozen=True, slots=True)
class Comparator:
    """A figure of the release beside a claim.

    months: between the claim's date and the figure's; None where the claim names none. reasons: why
    it is of something else than the claim speaks of (see mismatch.reasons), or that the text leaves open
    whether it speaks of it ('basis_unsaid', 'counted_unsaid'); () for the very same thing. is_one_of_several:
    the text may speak of it, and as well of another measure.
    """

    figure: AreaFigure
    months: int | None
    comparisons: tuple[NumberComparison, ...]
    reasons: tuple[str, ...] = ()
    is_one_of_several: bool = False

    @property
    def tells_gap(self) -> bool:
        """Whether how far a number lies from it says anything: it is of the one measure that is meant."""
        return self.partly or not (self.why_apart or self.is_one_of_several)

    @property
    def agrees(self) -> bool:
        """Whether every number that can be compared agrees."""
        return bool(self.comparisons) and all(found.agrees for found in self.comparisons)

    @property
    def partly(self) -> bool:
        """Whether at least one does."""
        return any(found.agrees for found in self.comparisons)

    @property
    def why_apart(self) -> tuple[str, ...]:
        """Why no difference from it is a finding: its reasons, and the figure's own doubts."""
        return (*self.reasons, *self.figure.doubts)

    @property
    def agreeing_roles(self) -> set[str]:
        """Roles of the claim's numbers that agree."""
        return {found.role for found in self.comparisons if found.agrees}


def first_agreeing(found: Sequence[Comparator], role: str) -> Comparator | None:
    """The first figure that agrees with the claim's number of a role."""
    return next((one for one in found for d in one.comparisons if d.role == role and d.agrees), None)
