"""Outliers by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis.comparing.outliers import fences, outliers, places

# Quartiles at the 3rd and 7th of nine: 3 and 7, hence fences at 3 - 1.5 * 4 and 7 + 1.5 * 4.
NINE = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]


def test_fences_lie_one_and_a_half_spreads_outside_of_the_quartiles() -> None:
    assert fences(pd.Series(NINE)) == (-3.0, 13.0)


@pytest.mark.parametrize(("last", "place"), [(7.0, "middle"), (7.1, "above"), (13.0, "above")])
def test_what_lies_on_a_quartile_or_a_fence_is_inside_of_it(last: float, place: str) -> None:
    # the 9th of nine may be anything from the 8th on: the quartiles stay where they are
    values = pd.Series([*NINE[:6], 7.0, 7.0, last])
    assert places(values).tolist() == ["below", "below", *["middle"] * 6, place]


def test_what_lies_beyond_a_fence_is_an_outlier() -> None:
    values = pd.Series([-3.1, *NINE[1:8], 13.1])
    found = places(values)
    assert found.tolist() == ["far_below", "below", *["middle"] * 5, "above", "far_above"]


def test_the_furthest_from_the_median_comes_first_whatever_the_order_of_rows() -> None:
    # median 5: 30 is 25 away, -9 is 14, 14 is 9. Quartiles of the eleven at 3.5 (between 3 and 4) and 7.5
    values = pd.Series([14.0, 2.0, 3.0, 4.0, 5.0, 5.0, 5.0, 7.0, 8.0, -9.0, 30.0], index=list("abcdefghijk"))
    assert fences(values) == (-2.5, 13.5)
    assert outliers(values).to_dict() == {"k": 30.0, "j": -9.0, "a": 14.0}
    assert list(outliers(values).index) == ["k", "j", "a"]
    assert list(outliers(values[::-1]).index) == ["k", "j", "a"]


def test_nobody_is_an_outlier_where_most_have_one_value() -> None:
    values = pd.Series([20.0] * 9 + [21.0])
    assert fences(values) is None
    assert outliers(values).empty
    assert places(values).tolist() == ["middle"] * 9 + ["above"]


def test_nobody_is_an_outlier_among_four() -> None:
    assert fences(pd.Series([1.0, 2.0, 3.0, 900.0])) is None
    assert outliers(pd.Series([1.0, 2.0, 3.0, 900.0])).empty
    assert fences(pd.Series([1.0, 2.0, 3.0, 4.0, 900.0])) == (-1.0, 7.0)


def test_of_nothing_there_are_no_outliers() -> None:
    assert fences(pd.Series([], dtype="float64")) is None
    assert outliers(pd.Series([], dtype="float64")).empty
