"""How much of a file is read, told while it is being read."""

from __future__ import annotations

from collections.abc import Callable

# Hears a share from 0 to 1, never less than before.
Tell = Callable[[float], None]


def silent(share: float) -> None:
    """Tell nobody."""


def part_of(tell: Tell, first: float, last: float) -> Tell:
    """To tell of a part of the work as the whole: the part's 0 to 1 are the whole's `first` to `last`."""
    return lambda share: tell(first + (last - first) * share)
