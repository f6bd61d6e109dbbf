"""The clauses of a sentence: what stands in one of them says nothing of a number in another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from pantau.claims.read.mentions import Number

_BOUNDARY = re.compile(
    r"[;:\n“”\"]|[.!?](?= |$)"
    r"|\b(?:sedangkan|sementara(?: itu)?|namun|tetapi|tapi|padahal|adapun|meski(?:pun)?|walau(?:pun)?"
    r"|karena|sehingga"
    r"|while|whereas|but|because|although)\b"
)


def clause_around(small: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause begins and ends in which a span of a sentence in small letters stands."""
    ends, starts = _boundaries(small)
    before, behind = bisect_right(ends, start), bisect_left(starts, end)
    return (
        ends[before - 1] if before else 0,
        starts[behind] if behind < len(starts) else len(small),
    )


def words_before(small: str, numbers: Sequence[Number], at: int) -> str:
    """The words before a number, back to the number before it, at most 90 characters."""
    return small[max(numbers[at - 1].end if at else 0, numbers[at].start - 90) : numbers[at].start]


@lru_cache(maxsize=64)
def _boundaries(small: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where boundaries end, and where they start."""
    found = list(_BOUNDARY.finditer(small))
    return tuple(match.end() for match in found), tuple(match.start() for match in found)
