"""Lists that are distributed: 'Aceh, Sumut dan Sumbar masing-masing 10, 20 dan 30 persen'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pantau.claims.read.claim import Claim
from pantau.claims.read.mentions import PlaceMention

_EACH = re.compile(r"\b(?:masing-masing|masing2|sama-sama|sama2|each|respectively)\b")
_IN_TURN = re.compile(r"\b(?:masing-masing|masing2|berturut-turut|secara berurutan|respectively)\b")


def says_in_turn(said: str) -> bool:
    """Whether a sentence in small letters gives one number after another to a list."""
    return bool(_IN_TURN.search(said))


def distribute(claims: Sequence[Claim], said: str, places: Sequence[PlaceMention]) -> list[Claim]:
    """The claims of a sentence with its areas or its dates distributed, where it says so.

    One by one where it names as many as it has claims of one number each; one number to every area
    where it has but one. As they are where the counts differ: which belongs to which is not guessed.
    """
    in_turn, each = _IN_TURN.search(said), _EACH.search(said)
    if not claims or not (in_turn or each):
        return list(claims)
    dates = [when for when in claims[0].dates if when.period]
    simple = len({_shape(claim) for claim in claims}) == 1 and len(claims[0].figures) == 1
    if not simple:
        return list(claims)
    if each and len(claims) == 1 and len(places) > 1:
        return [replace(claims[0], places=(place,)) for place in places]
    if in_turn and len(claims) > 1 and len(places) == len(claims):
        return [replace(claim, places=(place,)) for claim, place in zip(claims, places, strict=True)]
    if in_turn and len(claims) > 1 and len(dates) == len(claims) and len(places) < 2:
        return [replace(claim, dates=(when,)) for claim, when in zip(claims, dates, strict=True)]
    return list(claims)


def _shape(claim: Claim) -> tuple[str, ...]:
    return tuple(figure.role for figure in claim.figures)
