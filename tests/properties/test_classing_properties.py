"""What holds of classes whatever the values."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.classing import classify
from tests.helpers.examples import examples

percents = st.one_of(st.none(), st.floats(0, 200, allow_nan=False).map(lambda value: round(value, 2)))
value_lists = st.lists(percents, max_size=60)
methods = st.sampled_from(["fixed", "quantile", "jenks"])
break_lists = st.lists(st.integers(1, 120), max_size=6)


@given(value_lists, methods, break_lists, st.integers(1, 7))
@examples(150)
def test_every_value_lies_in_the_interval_of_its_one_class(values, method, breaks, k):
    series = pd.Series(values, dtype="float64")
    result = classify(series, method, breaks, k)
    assert sum(result.counts) == series.notna().sum()
    assert len(result.counts) == len(result.bounds) + 1
    assert list(result.class_of.isna()) == list(series.isna())
    for value, number in zip(series.dropna(), result.class_of.dropna(), strict=True):
        low, high = result.interval(int(number))
        assert low is None or low <= value
        assert high is None or value < high


@given(value_lists, st.sampled_from(["quantile", "jenks"]), st.integers(1, 7))
@examples(150)
def test_made_classes_are_never_empty_nor_too_many(values, method, k):
    result = classify(pd.Series(values, dtype="float64"), method, (), k)
    known = [value for value in values if value is not None]
    assert len(result.counts) <= max(1, min(k, len(set(known))))
    assert not known or min(result.counts) > 0


@given(value_lists, methods, st.randoms(use_true_random=False))
@examples(100)
def test_the_order_of_rows_does_not_matter_and_order_is_kept(values, method, random):
    series = pd.Series(values, dtype="float64")
    shuffled = series.sample(frac=1, random_state=random.randint(0, 9999))
    one, other = classify(series, method, (10, 50)), classify(shuffled, method, (10, 50))
    assert one.bounds == other.bounds
    assert one.class_of.equals(other.class_of.sort_index())
    by_value = one.class_of[series.sort_values().dropna().index]
    assert by_value.is_monotonic_increasing
