"""Which indicators of the catalogue describe an area rather than measure the programme."""

from __future__ import annotations

from collections.abc import Iterable

from pantau.catalogue import Indicator


def complements(indicators: Iterable[Indicator]) -> dict[str, str]:
    """By the id of an indicator the one that shows what it leaves of the whole: one of the two says all."""
    return {one.figures: one.id for one in indicators if one.complement}


def context_indicators(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Yearly indicators that describe an area rather than measure the programme, such as employed workers."""
    listed = list(indicators)
    same = complements(listed)
    found: dict[str, Indicator] = {}
    for one in listed:
        yearly = one.frequency == "year" and not one.carries_forward
        if yearly and one.unit in ("percent", "people") and one.polarity != "more_is_better":
            found.setdefault(same.get(one.id, one.id), one)
    return list(found.values())
