"""A forecast's range holds its centre, widens with the horizon, and knows no order of points.

That of a share never leaves 0 to 100 per cent.
"""

from __future__ import annotations

from math import exp

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.targets.forecast import forecast

people = st.lists(st.floats(0, 1e7, allow_nan=False), min_size=5, max_size=12)
inside = st.floats(0, 100, exclude_min=True, exclude_max=True)
shares = st.lists(inside, min_size=5, max_size=12)


def points(numbers):
    ends = [pd.Timestamp(2010 + year, 12, 31) for year in range(len(numbers))]
    return pd.DataFrame({"period_end": ends, "as_of": [str(end.year) for end in ends], "value": numbers})


def year(number):
    return pd.Timestamp(number, 12, 31)


@given(shares, st.integers(2026, 2200))
def test_a_share_never_leaves_0_to_100(numbers, when):
    told = forecast(points(numbers), year(when))
    assert 0 <= told.low <= told.value <= told.high <= 100


@given(st.lists(st.floats(-50, 300), min_size=0, max_size=12), st.integers(2026, 2045))
def test_whatever_the_figures_there_is_a_share_or_no_forecast(numbers, when):
    told = forecast(points(numbers), year(when))
    assert (told is not None) == (len(numbers) >= 5 and all(0 < number < 100 for number in numbers))
    assert told is None or 0 <= told.low <= told.high <= 100


@given(people, st.integers(2026, 2045), st.integers(1, 10))
def test_the_range_holds_its_centre_and_widens(numbers, when, later):
    near, far = (forecast(points(numbers), year(at), share=False) for at in (when, when + later))
    assert near.low <= near.value <= near.high
    assert far.high - far.low >= (near.high - near.low) * (1 - 1e-9)


@given(shares, st.randoms())
def test_the_order_of_points_is_of_no_account(numbers, random):
    one = points(numbers)
    order = list(range(len(one)))
    random.shuffle(order)
    assert forecast(one.iloc[order], year(2030)) == forecast(one, year(2030))


@given(st.floats(0, 100), st.floats(-5, 5), st.integers(5, 12))
def test_points_on_a_line_go_on_along_it(start, slope, count):
    ends = points([0.0] * count)["period_end"]
    past = ((ends - ends.iloc[-1]).dt.days / 365.25).tolist()
    told = forecast(points([start + slope * years for years in past]), year(2030), share=False)
    ahead = (year(2030) - ends.iloc[-1]).days / 365.25
    assert told.value == pytest.approx(start + slope * ahead, abs=1e-6)
    assert told.high - told.low == pytest.approx(0, abs=1e-4)


@given(st.floats(-2, 2), st.floats(-0.3, 0.3), st.integers(5, 12))
def test_points_on_a_logistic_curve_go_on_along_it(start, slope, count):
    ends = points([0.0] * count)["period_end"]
    past = ((ends - ends.iloc[-1]).dt.days / 365.25).tolist()
    told = forecast(points([100 / (1 + exp(-start - slope * years)) for years in past]), year(2030))
    ahead = (year(2030) - ends.iloc[-1]).days / 365.25
    assert told.value == pytest.approx(100 / (1 + exp(-start - slope * ahead)), abs=1e-6)
