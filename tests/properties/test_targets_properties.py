"""Gaps: never negative, monotone in the target, zero when reached, whatever the order of rows."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.targets.gaps import gap_people
from pantau.analysis.targets.pace import months_left, needed, working_days

people = st.integers(0, 200_000_000)
percents = st.decimals(0, 150, places=4).map(float)
rows = st.lists(st.tuples(people, people), min_size=1, max_size=20)


def gaps(pairs, target):
    n, whole = (pd.Series(column, dtype="Int64") for column in zip(*pairs, strict=True))
    return gap_people(n, whole, target)


@given(rows, percents)
def test_the_gap_is_that_of_exact_fractions(pairs, target):
    exact = [max(0, math.ceil(Fraction(str(target)) / 100 * whole) - n) for n, whole in pairs]
    assert gaps(pairs, target).tolist() == exact


@given(rows, st.floats(0, 150, allow_nan=False))
def test_any_written_number_is_taken_exactly(pairs, target):
    exact = [max(0, math.ceil(Fraction(str(target)) / 100 * whole) - n) for n, whole in pairs]
    assert gaps(pairs, target).tolist() == exact


@given(rows, percents, percents)
def test_a_higher_target_never_has_a_smaller_gap(pairs, one, other):
    low, high = sorted((one, other))
    assert (gaps(pairs, low) <= gaps(pairs, high)).all()


@given(rows, percents)
def test_the_gap_is_zero_where_the_target_is_reached_and_only_there(pairs, target):
    reached = [100 * n >= Fraction(str(target)) * whole for n, whole in pairs]
    assert (gaps(pairs, target) == 0).tolist() == reached


@given(rows, percents, st.randoms())
def test_the_order_of_rows_is_of_no_account(pairs, target, random):
    order = list(range(len(pairs)))
    random.shuffle(order)
    shuffled = gaps([pairs[i] for i in order], target)
    assert shuffled.tolist() == gaps(pairs, target).iloc[order].tolist()


@given(rows, st.lists(percents, min_size=20, max_size=20))
def test_a_target_a_row_is_as_one_at_a_time(pairs, targets):
    own = pd.Series(targets[: len(pairs)])
    one_by_one = [gaps([pair], target).iloc[0] for pair, target in zip(pairs, own, strict=True)]
    assert gaps(pairs, own).tolist() == one_by_one


@given(people, st.dates(pd.Timestamp("2020-01-01").date(), pd.Timestamp("2045-12-30").date()))
def test_the_pace_closes_the_gap_in_the_time_left(missing, day):
    start, end = pd.Series([pd.Timestamp(day)]), pd.Timestamp("2045-12-31")
    gap = pd.Series([missing], dtype="Int64")
    for time in (months_left(start, end), working_days(start, end).astype("float64")):
        rate = needed(gap, time)
        if time.iloc[0] > 0:
            assert float(rate.iloc[0]) * time.iloc[0] >= missing - 1e-6 * max(1, missing)
            # and one person less would not do
            assert missing == 0 or (float(rate.iloc[0]) - 1) * time.iloc[0] < missing + 1e-6 * missing
        else:
            assert rate.isna().iloc[0] or missing == 0


@given(st.dates(pd.Timestamp("2020-01-01").date(), pd.Timestamp("2030-12-31").date()))
def test_working_days_are_counted_one_by_one(day):
    end = pd.Timestamp("2030-12-31")
    days = pd.bdate_range(pd.Timestamp(day) + pd.Timedelta(days=1), end)
    assert working_days(pd.Series([pd.Timestamp(day)]), end).iloc[0] == len(days)
    assert np.isfinite(months_left(pd.Series([pd.Timestamp(day)]), end).iloc[0])
