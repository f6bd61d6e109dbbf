"""What a sentence takes from those before it: the area in question, the date, what a list's heading says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pantau.areas import NATION
from pantau.claims.read.claim import Claim
from pantau.claims.read.distribution import says_in_turn
from pantau.claims.read.mentions import DateMention, PlaceMention, Span, lower

# More workers than any province has: so many can only be the nation's.
_OF_NATION = Decimal(27_000_000)


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says besides its claims: the places that figures can be of, its dates, its basis."""

    sentence: Span
    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    basis: str

    @property
    def is_heading(self) -> bool:
        """Whether a list follows: its line ends with a colon."""
        return self.sentence.text.rstrip(" *_\n").endswith(":") and self.ends_line

    @property
    def ends_line(self) -> bool:
        return "\n" in self.sentence.text


class Carried:
    """What was said so far in a text, sentence by sentence.

    Area and date go on to the end of a line only, for lines are headlines or a list, each by itself; what a
    heading says goes on to the lines of its list.
    """

    def __init__(self) -> None:
        self._place: tuple[PlaceMention, ...] = ()
        self._date: tuple[DateMention, ...] = ()
        self._heading: Said | None = None
        self._list: tuple[PlaceMention, ...] = ()

    def given_to(self, claims: Sequence[Claim], said: Said) -> list[Claim]:
        """The claims of a sentence with what they take from before, which is then what was said last."""
        found = [self._given(of_nation(claim)) for claim in self._paired(claims, said)]
        self._keep(found, said)
        return found

    def _paired(self, claims: Sequence[Claim], said: Said) -> Sequence[Claim]:
        """The claims of 'masing-masing 35 dan 24 persen' with the areas listed in the sentence before."""
        same_many = len(claims) > 1 and len(claims) == len(self._list)
        if (
            not same_many
            or any(claim.places for claim in claims)
            or not says_in_turn(lower(said.sentence.text))
        ):
            return claims
        return [
            replace(claim, places=(place,), inherited=frozenset({"place"}))
            for claim, place in zip(claims, self._list, strict=True)
        ]

    def _given(self, claim: Claim) -> Claim:
        taken: set[str] = set(claim.inherited)
        places, dates, basis = claim.places, claim.dates, claim.basis
        heading = self._heading
        if not places and self._place:
            places, taken = self._place, taken | {"place"}
        if not dates and (self._date or heading):
            before = self._date or tuple(heading.dates if heading else ())
            if len(before) == 1 and before[0].period:
                dates, taken = before, taken | {"date"}
        if not basis and heading:
            basis = heading.basis
        return replace(claim, places=places, dates=dates, basis=basis, inherited=frozenset(taken))

    def _keep(self, claims: Sequence[Claim], said: Said) -> None:
        if said.is_heading:
            self._heading = said
        elif said.dates:
            self._heading = None
        self._list = () if said.ends_line else tuple(said.places)
        if said.ends_line:
            self._place, self._date = (), ()
            return
        if claims:
            last = claims[-1]
            self._place = last.places if len(last.codes) == 1 else ()
            self._date = last.dates if len(last.dates) == 1 and last.dates[0].period else ()
        elif said.places:
            self._place = (
                tuple(said.places) if len(said.places) == 1 and len(said.places[0].codes) == 1 else ()
            )


def of_nation(claim: Claim) -> Claim:
    """A claim without a place as the nation's, where it counts more workers than any province has."""
    counts = [one.number for one in claim.figures if one.role in ("numerator", "denominator", "from", "to")]
    if claim.places or not any(
        one.unit != "percent" and one.value is not None and one.value >= _OF_NATION for one in counts
    ):
        return claim
    first = counts[0]
    return replace(claim, places=(PlaceMention(first.start, first.start, "", (NATION,)),))
