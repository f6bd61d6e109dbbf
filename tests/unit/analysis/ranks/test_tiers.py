"""Tiers by hand."""

from __future__ import annotations

import numpy as np

from pantau.analysis.ranks.tiers import tell_apart, tiers


def of(*areas):
    return tiers(*(np.array(column) for column in zip(*areas, strict=True))).tolist()


def test_a_tier_ends_where_the_range_of_its_first_ends():
    # the first's range ends at 2; the third begins at 3, hence a tier of its own, which reaches to 5
    assert of((1, 1, 2), (2, 1, 3), (3, 3, 5), (4, 2, 5), (5, 5, 5), (6, 6, 6)) == [1, 1, 2, 2, 2, 3]


def test_tied_areas_share_a_tier():
    assert of((1, 1, 1), (2, 1, 3), (2, 2, 4), (4, 4, 4)) == [1, 1, 1, 2]


def test_the_order_of_areas_does_not_matter():
    assert of((3, 3, 3), (1, 1, 1), (2, 1, 3)) == [2, 1, 1]


def test_tiers_of_hardly_more_than_one_area_say_nothing():
    assert [tell_apart(tiers, areas) for tiers, areas in ((1, 34), (14, 34), (17, 34), (23, 28))] == [
        False,
        True,
        True,
        False,
    ]
