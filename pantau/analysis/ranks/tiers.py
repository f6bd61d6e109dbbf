"""Tiers: bands of areas whose ranks cannot be told apart from that of the band's first. Our rule."""

from __future__ import annotations

import numpy as np


def tiers(rank: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """The tier of each area of one comparison group, from 1 (best) on, as float64.

    rank: point ranks, ties shared; low, high: the range of each rank. Going down the ranks, a
    tier ends before the first area whose range begins below the end of the range of the tier's
    first area, and that one begins the next. So the first areas of two tiers have ranges that
    do not overlap; neighbours on either side of a border may still not differ. Tied areas share
    a tier.
    """
    result = np.empty(len(rank), dtype="float64")
    tier, end = 0, -1
    for place in np.unique(rank):
        tied = rank == place
        if low[tied].min() > end:
            tier, end = tier + 1, int(high[tied].max())
        result[tied] = tier
    return result


def tell_apart(tier_of: int, areas: int) -> bool:
    """Whether so many tiers of so many areas say more than ranks: on average two areas or more in each."""
    return 1 < tier_of <= areas / 2
