"""Changes told from their end: '50,88% naik dari 36,2%', '50.88%, up from 36.2%'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pantau.claims.read.mentions import Number
from pantau.claims.read.movement_words import FALLS, RISES

COUNTABLE = ("people", "plain", "opd", "village")

# Nothing of another area or thing may stand between the figure and the verb of its change.
_OTHER = re.compile(r"\b(?:sedangkan|sementara|adapun|namun|tetapi|dan|while|whereas|and|but)\b")
_VERB = re.compile(rf"^[^;:\d]{{0,60}}?\b(?:{RISES}|{FALLS})\b")
# 'naik dari target 40%' tells of no earlier figure
_FROM = re.compile(
    r"^[^;:\d]{0,40}\b(?:dari|dibanding|dibandingkan|from)\b"
    r"(?![^;]*\b(?:target|targetnya|sasaran|potensi|semesta)\b)[^;:]{0,50}$"
)
_GOES_ON = re.compile(r"^[^;,.()\d]{0,40}?(?:\b(?:menjadi|jadi|ke|hingga|to)\b|→|->)")


def class_of(number: Number) -> str:
    """'percent' or 'count', '' for what is neither: only numbers of one class make a change."""
    if number.unit == "percent":
        return "percent"
    return "count" if number.unit in COUNTABLE else ""


def told_from_end(small: str, numbers: Sequence[Number]) -> dict[int, str]:
    """Roles 'to', 'from' and 'change', by index, of numbers whose verb stands behind the later figure.

    Not of 'X, naik dari Y menjadi Z': there Y and Z are the ends.
    """
    found: dict[int, str] = {}
    for at in range(len(numbers) - 1):
        # the change itself may stand between: '50,88%, naik 14,68 poin dari 36,2%'
        for last in (at + 1, at + 2):
            if at not in found and last < len(numbers) and _is_told(small, numbers[at : last + 1]):
                found |= {at: "to", last: "from"} | ({at + 1: "change"} if last == at + 2 else {})
    return found


def _is_told(small: str, numbers: Sequence[Number]) -> bool:
    first, last = numbers[0], numbers[-1]
    if not class_of(first) or class_of(first) != class_of(last):
        return False
    opening, closing = small[first.end : numbers[1].start], small[numbers[-2].end : last.start]
    verb = _VERB.search(opening)
    if not verb or _OTHER.search(opening[: verb.end()]) or _GOES_ON.search(small[last.end : last.end + 60]):
        return False
    if len(numbers) == 2:
        return bool(_FROM.search(closing[verb.end() :]))
    return numbers[1].unit in ("points", "percent", *COUNTABLE) and bool(_FROM.search(closing))
