"""Which indicators of the catalogue describe an area rather than measure the programme."""

from __future__ import annotations

from collections.abc import Iterable

from pantau.catalogue import Indicator


def context_indicators(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Those that neighbours are sought by, as the catalogue says; never two that measure the same."""
    return [one for one in indicators if one.describes]
