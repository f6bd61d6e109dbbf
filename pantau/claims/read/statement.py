"""What a sentence says of figures besides naming them: which area's is higher, who is first."""

from __future__ import annotations

from dataclasses import dataclass

from pantau.claims.read.mentions import DateMention, PlaceMention, Span


@dataclass(frozen=True, slots=True)
class Statement(Span):
    """A comparison of two areas ('areas'), a rank, a rise or fall ('change'), or a comparison with a target.

    kind 'unread': it is there, and what it says is not certain; so is a change without a way.
    way: 'above', 'below' or 'equal'; of a rank 'most' or 'least'; of a change 'up' or 'down'.
    other: the area compared with.
    rank: the place that it is said to hold, from 1. scope: code of the area among whose parts it is ranked.
    of_counts: whether its words speak of how many.
    Of a change: base: the dates that it counts from; since: 'year' for the year before, '' for whatever was
    before; is_steady: said of every step ('terus menurun'); is_of_size: it tells by how much.
    """

    kind: str
    way: str = ""
    other: PlaceMention | None = None
    rank: int = 1
    scope: str = ""
    of_counts: bool = False
    base: tuple[DateMention, ...] = ()
    since: str = ""
    is_steady: bool = False
    is_of_size: bool = False
