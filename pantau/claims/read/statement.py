"""What a sentence says of figures besides naming them: which area's is higher, who is first."""

from __future__ import annotations

from dataclasses import dataclass

from pantau.claims.read.mentions import PlaceMention, Span


@dataclass(frozen=True, slots=True)
class Statement(Span):
    """A comparison of two areas ('areas'), a place in a ranking ('rank'), or of a target ('target').

    kind 'unread': it is there, and what it says is not certain. way: 'above', 'below' or 'equal'; of a
    rank 'most' or 'least'. other: the area compared with. rank: the place that it is said to hold, from 1.
    scope: code of the area among whose parts it is ranked. of_counts: whether its words speak of how many.
    """

    kind: str
    way: str = ""
    other: PlaceMention | None = None
    rank: int = 1
    scope: str = ""
    of_counts: bool = False
