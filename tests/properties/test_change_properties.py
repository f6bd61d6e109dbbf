"""The split of a change adds up, and leaves out what did not move."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.change import split_change
from tests.helpers.examples import examples

percents = st.floats(0, 150, allow_nan=False)
people = st.integers(1, 200_000_000).map(float)


def split(old_value, old_whole, value, whole):
    parts = split_change(*(pd.Series([number]) for number in (old_value, old_whole, value, whole)))
    return [float(part.iloc[0]) for part in parts]


@given(percents, people, percents, people)
@examples(200)
def test_the_parts_add_up_to_the_change(old_value, old_whole, value, whole):
    parts = split(old_value, old_whole, value, whole)
    scale = max(1, *(abs(part) for part in parts))
    assert sum(parts) == pytest.approx(value - old_value, abs=1e-9 * scale)


@given(percents, people, percents)
@examples(100)
def test_a_denominator_that_stays_has_no_part(old_value, whole, value):
    assert split(old_value, whole, value, whole)[1] == 0


@given(percents, people, percents, people)
@examples(100)
def test_the_way_back_is_the_way_there(old_value, old_whole, value, whole):
    there, back = split(old_value, old_whole, value, whole), split(value, whole, old_value, old_whole)
    scale = max(1, *(abs(part) for part in there))
    assert there == pytest.approx([-part for part in back], abs=1e-9 * scale)
