"""Tiers by hand."""

from __future__ import annotations

import numpy as np

from pantau.analysis.ranks.tiers import tiers


def of(*areas):
    return tiers(*(np.array(column) for column in zip(*areas, strict=True))).tolist()


def test_a_tier_ends_where_the_range_of_its_first_ends():
    # the first's range ends at 2; the third begins at 3, hence a tier of its own, which reaches to 5
    assert of((1, 1, 2), (2, 1, 3), (3, 3, 5), (4, 2, 5), (5, 5, 5), (6, 6, 6)) == [1, 1, 2, 2, 2, 3]


def test_tied_areas_share_a_tier():
    assert of((1, 1, 1), (2, 1, 3), (2, 2, 4), (4, 4, 4)) == [1, 1, 1, 2]


def test_the_order_of_areas_does_not_matter():
    assert of((3, 3, 3), (1, 1, 1), (2, 1, 3)) == [2, 1, 1]
