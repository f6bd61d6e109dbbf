"""A figure of the release beside a claim."""

from __future__ import annotations

from dataclasses import dataclass

from pantau.claims.judge.comparisons import NumberComparison
from pantau.claims.judge.release_figures import AreaFigure


@dataclass(frozen=True, slots=True)
class Comparator:
    """A figure of the release beside a claim.

    months: between the claim's date and the figure's; None where the claim names none. reasons: why
    it is of something else than the claim speaks of (see mismatch.reasons); () for the very same thing.
    """

    figure: AreaFigure
    months: int | None
    comparisons: tuple[NumberComparison, ...]
    reasons: tuple[str, ...] = ()

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
