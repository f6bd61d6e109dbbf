"""Tiers: bands of areas that do not differ clearly from the band's first. Our rule."""

from __future__ import annotations

import numpy as np
import pandas as pd

# 'almost every': so large a part of areas, or of pairs of them
ALMOST_ALL = 0.9


def tiers(rank: np.ndarray, above: np.ndarray) -> np.ndarray:
    """The tier of each area of one comparison group, from 1 (best) on, as float64.

    rank: point ranks, ties shared; above: whether each row's area stands clearly above each
    column's (uncertainty.clearly_above). Going down the ranks, a tier ends before the first area
    that differs from the tier's first, and that one begins the next. Neighbours on either side of
    a border may still not differ. Tied areas share a tier: they begin one where each of them
    differs from each that is tied at the head of the tier before.
    """
    result = np.empty(len(rank), dtype="float64")
    tier, first = 0, np.zeros(len(rank), dtype=bool)
    for place in np.unique(rank):
        tied = rank == place
        # of no first at all, everybody differs: the best begin the first tier
        if above[np.ix_(first, tied)].all():
            tier, first = tier + 1, tied
        result[tied] = tier
    return result


def tell_apart(tier_of: int, areas: int) -> bool:
    """Whether so many tiers of so many areas say more than ranks: on average two areas or more in each."""
    return 1 < tier_of <= areas / 2


def without_tiers(rows: pd.DataFrame) -> str:
    """What is the case where no tiers are shown: the end of a key of `ranking.no_tiers`; '' to say nothing.

    rows: of a Table with ranges. '' where some group's tiers are shown or nothing is in a tier.
    'single': no area stands beside another. 'differ': almost every area differs from all others it
    is ranked with. 'alike': of almost no two areas it is clear which is better. Else 'between'.
    The rows say all of it themselves (`similar`), so that a sentence never says the contrary.
    """
    inside = rows[rows["tier_of"].notna()]
    groups = [group for _, group in inside.groupby("comparison_group")]
    if not groups or any(tell_apart(int(group["tier_of"].iloc[0]), len(group)) for group in groups):
        return ""
    count, total = differing(rows)
    if not total:
        return "single"
    if count >= ALMOST_ALL * total:
        return "differ"
    pairs = sum(len(group) * (len(group) - 1) for group in groups)
    return "alike" if int(inside["similar"].sum()) >= ALMOST_ALL * pairs else "between"


def differing(rows: pd.DataFrame) -> tuple[int, int]:
    """(how many differ clearly from all they are ranked with, of how many): areas in a tier, not alone."""
    inside = rows[rows["tier_of"].notna()]
    beside = inside[inside.groupby("comparison_group")["similar"].transform("size") > 1]
    return int((beside["similar"] == 0).sum()), len(beside)
