"""What one passage of a text claims."""

from __future__ import annotations

from dataclasses import dataclass

from pantau.claims.read.mentions import DateMention, Number, PlaceMention, Span
from pantau.claims.read.statement import Statement


@dataclass(frozen=True, slots=True)
class ClaimFigure:
    """A number and its part in the claim (one of roles.ROLES)."""

    role: str
    number: Number


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage claims.

    sentence: where it stands. figures: in order of the text. places: none, one, or several among
    which the text does not say which; a place may itself have several codes. inherited: 'place'
    and 'date' where they come from the sentence before. whens: dates, also those that cannot be
    placed. basis: '', 'sakernas', 'semesta', 'target', 'registered' or 'mixed'. segment: id of a segment,
    group or institution, or ''. indicator: id of the one that it names, or ''. counted_by: '', 'branch',
    'nik'. registered: active and inactive ones. target_year: of its target, where it names one;
    national_target: it is the nation's. aside: numbers of the passage that are read but play no part: a
    rank, a count of areas or months. statements: what it says of its figure beside others'. is_subject: its
    area is what the sentence speaks of, not only whose office speaks.
    """

    sentence: Span
    figures: tuple[ClaimFigure, ...]
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    basis: str = ""
    segment: str = ""
    indicator: str = ""
    counted_by: str = ""
    registered: bool = False
    inherited: frozenset[str] = frozenset()
    target_year: int | None = None
    national_target: bool = False
    aside: tuple[Number, ...] = ()
    statements: tuple[Statement, ...] = ()
    is_subject: bool = True

    @property
    def of_registered(self) -> bool:
        """Whether it speaks of registered participants, or of the active as a part of them."""
        return self.registered or self.basis == "registered"

    def number(self, role: str) -> Number | None:
        """The number of a role, None where there is none."""
        return next((figure.number for figure in self.figures if figure.role == role), None)

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes that its place can mean: one where it is certain, none where a name is not known."""
        if any(not place.codes for place in self.places):
            return ()
        return tuple(code for place in self.places for code in place.codes)
