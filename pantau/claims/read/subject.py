"""A sentence to look for statements in, and whom a statement of it may speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pantau.claims.read.mentions import Number, PlaceMention
from pantau.claims.read.statement import Statement

UNREAD = "unread"
# Where a sentence turns to something else.
TURN = re.compile(r"[;\n]|\b(?:sedangkan|sementara|adapun|namun|tetapi|tapi|while|whereas|but)\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to look for statements in: small letters without dates, its areas, its numbers."""

    small: str
    places: Sequence[PlaceMention]
    numbers: Sequence[Number]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a statement may speak of: the areas and numbers of one claim, as they stand in the sentence."""

    places: Sequence[PlaceMention]
    numbers: Sequence[Number]

    @property
    def place(self) -> PlaceMention | None:
        """Its area, where it is one and certain."""
        sure = [place for place in self.places if len(place.codes) == 1]
        return sure[0] if len(sure) == len(self.places) == 1 else None

    @property
    def start(self) -> int:
        return min((one.start for one in (self.numbers or self.places)), default=0)

    @property
    def end(self) -> int:
        return max((one.end for one in (self.numbers or self.places)), default=0)


def unread(match: re.Match[str]) -> Statement:
    return Statement(match.start(), match.end(), match[0], UNREAD)


def nearest(subjects: Sequence[Subject], at: int) -> int:
    """The claim told last before a place in the sentence, or the first of all."""
    before = [number for number, one in enumerate(subjects) if one.end <= at]
    return before[-1] if before else 0
