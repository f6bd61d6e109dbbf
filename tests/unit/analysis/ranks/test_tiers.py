"""Tiers by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pantau.analysis.ranks.tiers import differing, tell_apart, tiers, without_tiers


def of(ranks, *clear):
    """Tiers of areas of these ranks. clear: (better, worse) of each pair that differs, as places in ranks."""
    above = np.zeros((len(ranks), len(ranks)), dtype=bool)
    for better, worse in clear:
        above[better, worse] = True
    return tiers(np.array(ranks), above).tolist()


def test_a_tier_ends_before_the_first_that_differs_from_its_first():
    # a differs from c and d, b from d alone, c from nobody: c begins the second tier, and d is in it
    assert of((1, 2, 3, 4), (0, 2), (0, 3), (1, 3)) == [1, 1, 2, 2]


def test_who_does_not_differ_from_the_first_of_the_new_tier_stays_in_it():
    # uncertain figures: c begins a tier, d does not differ from the first of the one before and stays below c
    assert of((1, 2, 3, 4), (0, 2)) == [1, 1, 2, 2]


def test_each_differs_from_all():
    assert of((1, 2, 3), (0, 1), (0, 2), (1, 2)) == [1, 2, 3]


def test_nobody_differs():
    assert of((1, 2, 3)) == [1, 1, 1]


def test_tied_areas_share_a_tier():
    # b and c are tied: b alone differs from a, which is not enough; then both do
    assert of((1, 2, 2, 4), (0, 1)) == [1, 1, 1, 1]
    assert of((1, 2, 2, 4), (0, 1), (0, 2)) == [1, 2, 2, 2]


def test_who_differs_from_one_of_two_tied_firsts_stays_in_their_tier():
    assert of((1, 1, 3), (0, 2)) == [1, 1, 1]
    assert of((1, 1, 3), (0, 2), (1, 2)) == [1, 1, 2]


def test_the_order_of_areas_does_not_matter():
    assert of((3, 1, 2), (1, 0)) == [2, 1, 1]


def test_tiers_of_hardly_more_than_one_area_say_nothing():
    assert [tell_apart(tiers, areas) for tiers, areas in ((1, 34), (14, 34), (17, 34), (23, 28))] == [
        False,
        True,
        True,
        False,
    ]


def rows(*groups):
    """Rows of a Table: each group (name, tier_of, similar of each of its areas)."""
    found = [
        {"comparison_group": name, "tier_of": tier_of, "similar": similar}
        for name, tier_of, alike in groups
        for similar in alike
    ]
    frame = pd.DataFrame(found, columns=["comparison_group", "tier_of", "similar"])
    return frame.astype({"tier_of": "Int64", "similar": "Int64"})


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        # ten areas in ten tiers, of which all differ from all, or nine; eight is not almost every
        ([("a", 10, [0] * 10)], "differ"),
        ([("a", 10, [0] * 9 + [1])], "differ"),
        ([("a", 9, [0] * 8 + [1, 1])], "between"),
        # more tiers than half the areas, and yet nobody who differs from all: what used to be told as
        # "almost every area differs"
        ([("a", 3, [1, 2, 2, 1])], "between"),
        # one tier: of five areas 20 pairs, all alike; 18 of 20 are almost all; 16 are not
        ([("a", 1, [4, 4, 4, 4, 4])], "alike"),
        ([("a", 1, [4, 4, 4, 3, 3])], "alike"),
        ([("a", 1, [4, 3, 3, 3, 3])], "between"),
        # two areas in one tier
        ([("a", 1, [1, 1])], "alike"),
        # one area alone is not told to differ from others, nor to be like them
        ([("a", 1, [0])], "single"),
        ([("a", 1, [0]), ("b", 1, [0])], "single"),
        # one alone beside a group speaks for nobody: two alike, and of 1 + 2 areas the one has nobody
        ([("a", 1, [1, 1]), ("b", 1, [0])], "alike"),
        # two groups of opposite kinds: neither sentence holds of both
        ([("a", 2, [0, 0]), ("b", 1, [1, 1])], "between"),
        # tiers are shown, of one group at least: nothing to say
        ([("a", 2, [1, 1, 1, 1])], ""),
        ([("a", 2, [1, 1, 1, 1]), ("b", 1, [1, 1])], ""),
        ([], ""),
    ],
)
def test_what_is_said_where_no_tiers_are_shown_is_what_the_rows_say(groups, said):
    assert without_tiers(rows(*groups)) == said


def test_rows_outside_of_tiers_count_for_nothing():
    mixed = rows(("a", 1, [1, 1]), ("b", None, [None, None, 0]))
    assert without_tiers(mixed) == "alike"
    assert without_tiers(rows(("b", None, [0, 0]))) == ""


def test_who_differs_is_counted_among_those_that_stand_beside_others():
    assert differing(rows(("a", 3, [0, 1, 0]), ("b", 1, [0]), ("c", None, [0, 0]))) == (2, 3)
    assert differing(rows()) == (0, 0)
