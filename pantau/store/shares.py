"""Sharing out whole people exactly: arithmetic in integers and fractions, the same on every machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction


def largest_remainder(total: int, weights: Sequence[Fraction]) -> list[int]:
    """`total` people in proportion to `weights`, whole, summing exactly to `total`.

    Each part is its exact share rounded down or up; who gets the odd ones is decided by the
    larger remainder, then by the earlier place. Raises ValueError for a negative total or
    weight, and where there is somebody to share out and no weight to go by.
    """
    whole = sum(weights, Fraction(0))
    if total < 0 or any(weight < 0 for weight in weights) or (total > 0 and whole == 0):
        raise ValueError("cannot share out")
    if whole == 0:
        return [0] * len(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [share.numerator // share.denominator for share in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def capped_shares(total: int, weights: Mapping[str, Fraction], caps: Mapping[str, int]) -> dict[str, int]:
    """Like `largest_remainder`, but nobody gets more than their cap.

    What a full one cannot hold goes to the others in proportion to their weights, as water
    fills basins. Raises ValueError where `total` is more than all those with weight can hold.
    """
    open_ones = {key: weight for key, weight in weights.items() if weight > 0}
    if total > sum(caps[key] for key in open_ones):
        raise ValueError("more than fits")
    result = dict.fromkeys(weights, 0)
    left = total
    while open_ones:
        whole = sum(open_ones.values(), Fraction(0))
        full = [key for key, weight in open_ones.items() if left * weight / whole > caps[key]]
        if not full:
            break
        for key in full:
            result[key] = caps[key]
            left -= caps[key]
            del open_ones[key]
    result.update(zip(open_ones, largest_remainder(left, list(open_ones.values())), strict=True))
    return result
