"""Cells of the tables on a claim's card: its numbers as they were read, and targets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pantau.claims.read.claim import ClaimFigure
from pantau.claims.read.mentions import Number
from pantau.claims.say.words import Words
from pantau.text.numbers import number, percent


def read_as(words: Words, figure: ClaimFigure) -> str:
    """What a number was read as, with what its printed decimals allow."""
    one = figure.number
    if one.low is None or one.high is None:
        return words.say("claims.unread")
    digits = _digits(one)
    low, high = (words.value(end, one.unit, digits + 1) for end in (one.low, one.high))
    if one.value is None:
        return words.say("claims.range", low=low, high=high)
    value = words.value(one.value, one.unit, digits)
    return value if low == high else words.say("claims.from_to", value=value, low=low, high=high)


def target_value(words: Words, target: Mapping[str, Any]) -> str:
    """What a target asks for: a per cent or people."""
    if target["unit"] == "people":
        return words.say("claims.people", number=number(target["value"], 0, words.language))
    return percent(target["value"], 2, words.language)


def target_basis(words: Words, target: Mapping[str, Any]) -> str:
    """The basis of a target; where its document names none, that it is our reading."""
    basis = words.say(f"pages.basis.{target['basis']}")
    return f"{basis} ({words.say('targets.readings.short')})" if target["inferred"] else basis


def _digits(one: Number) -> int:
    """How many decimals a per cent or points figure was printed with."""
    if one.unit not in ("percent", "points") or one.low is None or one.high is None:
        return 0
    width = one.high - one.low
    return max(0, -int(width.adjusted())) if 0 < width < 1 else 0
