"""Whether a sum that differs is surely the text's own: its numbers stand together and say what they are."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pantau.claims.judge.arithmetic import Recomputation
from pantau.claims.read.claim import Claim
from pantau.claims.read.doubt import is_doubted
from pantau.claims.read.mentions import Number, lower

# Ours. Numbers further apart may speak of two things; a larger gap is a number misread rather than a slip.
_FURTHEST = 70
_MOST = Decimal(25)
# What stands between two numbers of one sum speaks of nothing else.
_TURNS = re.compile(
    r"[;\n]|\b(?:sedangkan|sementara|namun|tetapi|tapi|padahal|adapun|target\w*|sasaran\w*|sebelumnya"
    r"|di antaranya|termasuk|terdiri|meliputi|tambahan|baru saja|while|whereas|but|including)\b"
)
_OF_SHARE = ("numerator", "denominator", "percent", "uncovered")
_OF_CHANGE = ("from", "to", "change")


def surely(found: Recomputation, claim: Claim) -> Recomputation:
    """The calculation, 'unsure' in place of 'differs' where the text may not mean those numbers together."""
    if found.verdict != "differs" or _is_sure(found, claim):
        return found
    return replace(found, verdict="unsure")


def _is_sure(found: Recomputation, claim: Claim) -> bool:
    roles = _OF_SHARE if found.kind.startswith("share") else _OF_CHANGE
    numbers = sorted(
        (one.number for one in claim.figures if one.role in roles), key=lambda number: number.start
    )
    if found.unit != "people" and abs(found.difference) > _MOST:
        return False
    small = lower(claim.sentence.text)
    if any(is_doubted(small, number.start - claim.sentence.start) for number in numbers):
        return False
    return all(_together(one, other, claim, small) for one, other in pairwise(numbers))


def _together(one: Number, other: Number, claim: Claim, small: str) -> bool:
    """Whether nothing but words of the same thing stand between two numbers."""
    between = small[one.end - claim.sentence.start : other.start - claim.sentence.start]
    others = (*claim.aside, *(figure.number for figure in claim.figures))
    crossed = any(one.end <= number.start < other.start for number in others)
    return len(between) <= _FURTHEST and not crossed and not _TURNS.search(between)
