"""What a sentence says besides its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pantau.claims.read.mentions import DateMention, Number, PlaceMention, Span
from pantau.claims.read.vocabulary import NameMention


class Marks(NamedTuple):
    """What a sentence says besides numbers; `said` is all of it, in small letters."""

    sentence: Span
    said: str
    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    named: Sequence[NameMention]
    aside: Sequence[Number]
    basis: str
    counted_by: str
    registered: bool
    national_target: bool
    starts: Sequence[int] = ()  # of its numbers
