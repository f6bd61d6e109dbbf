"""Sharing out people: exact, whole, never more than fits, and the same every time."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.store.shares import capped_shares, largest_remainder

weights = st.lists(st.fractions(0, 1000, max_denominator=50), min_size=1, max_size=40)


@given(st.integers(0, 10**7), weights.filter(any))
def test_largest_remainder_sums_and_is_near(total, shares):
    parts = largest_remainder(total, shares)
    assert sum(parts) == total
    whole = sum(shares)
    for part, share in zip(parts, shares, strict=True):
        assert abs(part - total * share / whole) < 1
        assert part >= 0
        assert share or not part


@given(st.integers(0, 10**6), st.lists(st.integers(1, 1000), min_size=1, max_size=20), st.integers(2, 9))
def test_only_proportions_matter(total, shares, factor):
    exact = [Fraction(share) for share in shares]
    assert largest_remainder(total, exact) == largest_remainder(total, [share * factor for share in exact])


def test_odd_ones_go_to_the_larger_remainder_then_the_earlier():
    # 10 in 1:1:1 is 3,33 each; in 5:3:2 with 7 it is 3,5 2,1 1,4
    assert largest_remainder(10, [Fraction(1)] * 3) == [4, 3, 3]
    assert largest_remainder(7, [Fraction(5), Fraction(3), Fraction(2)]) == [4, 2, 1]
    assert largest_remainder(0, [Fraction(0), Fraction(0)]) == [0, 0]


@pytest.mark.parametrize(("total", "shares"), [(-1, [1]), (1, [0, 0]), (1, []), (1, [2, -1])])
def test_what_cannot_be_shared_out(total, shares):
    with pytest.raises(ValueError, match="cannot share out"):
        largest_remainder(total, [Fraction(share) for share in shares])


basins = st.lists(
    st.tuples(st.fractions(Fraction(1, 50), 1000, max_denominator=50), st.integers(0, 10**5)),
    min_size=1,
    max_size=30,
)


@given(basins, st.fractions(0, 1, max_denominator=1000))
def test_capped_shares_fit(basins, fullness):
    keys = [str(i) for i in range(len(basins))]
    caps = {key: cap for key, (_, cap) in zip(keys, basins, strict=True)}
    shares = {key: weight for key, (weight, _) in zip(keys, basins, strict=True)}
    total = int(sum(caps.values()) * fullness)
    result = capped_shares(total, shares, caps)
    assert sum(result.values()) == total
    assert all(0 <= result[key] <= caps[key] for key in keys)


def test_what_a_full_one_cannot_hold_goes_to_the_others():
    shares = {"a": Fraction(8), "b": Fraction(1), "c": Fraction(1)}
    # 80, 10, 10 would be due; a holds 50, so b and c get 25 each.
    assert capped_shares(100, shares, {"a": 50, "b": 60, "c": 60}) == {"a": 50, "b": 25, "c": 25}
    with pytest.raises(ValueError, match="more than fits"):
        capped_shares(200, shares, {"a": 50, "b": 60, "c": 60})
