"""Neighbours and outliers hold whatever the figures are."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.comparing.outliers import PLACES, fences, outliers, places
from pantau.analysis.comparing.peers import Feature, distances, standardised

positive = st.floats(min_value=1, max_value=1e7)


@st.composite
def described(draw: st.DrawFn) -> list[Feature]:
    size = draw(st.integers(min_value=2, max_value=15))
    codes = [f"16.{i:02d}" for i in range(1, size + 1)]
    columns = [draw(st.lists(positive, min_size=size, max_size=size)) for _ in range(2)]
    return [
        Feature("population", "people", pd.Series(columns[0], index=codes), log=True),
        Feature("formal_share", "percent", pd.Series(columns[1], index=codes)),
    ]


@given(described())
def test_distance_is_symmetric_and_nobody_is_its_own_neighbour(features: list[Feature]) -> None:
    standard = standardised(features)
    first, last = standard.index[0], standard.index[-1]
    assert first not in distances(standard, first).index
    assert distances(standard, first).at[last, "distance"] == pytest.approx(
        distances(standard, last).at[first, "distance"]
    )


@given(described(), st.floats(min_value=0.001, max_value=1000), st.randoms())
def test_distance_knows_no_units_and_no_order(features: list[Feature], scale: float, chance: object) -> None:
    before = distances(standardised(features), "16.01")["distance"]
    order = list(features[0].values.index)
    chance.shuffle(order)  # type: ignore[attr-defined]
    changed = [Feature(f.id, f.unit, (f.values * scale).reindex(order), log=f.log) for f in features]
    after = distances(standardised(changed), "16.01")["distance"].reindex(before.index)
    assert after.to_numpy() == pytest.approx(before.to_numpy(), rel=1e-6, abs=1e-6)


groups = st.lists(st.floats(min_value=0, max_value=100), min_size=1, max_size=40)


@given(groups, st.randoms())
def test_outliers_know_no_order_and_lie_outside_of_all_others(values: list[float], chance: object) -> None:
    given_order = pd.Series(values)
    order = list(given_order.index)
    chance.shuffle(order)  # type: ignore[attr-defined]
    found = places(given_order)
    assert places(given_order.loc[order]).to_dict() == found.to_dict()
    assert set(outliers(given_order).index) == set(found.index[found.str.startswith("far_")])
    # the higher the value, the higher the place
    ranked = found.map(PLACES.index)[given_order.sort_values().index]
    assert ranked.is_monotonic_increasing
    # a quartile lies at a quarter of the way from the first to the last: no more than that are outside of it
    quarter = math.ceil((len(values) - 1) / 4)
    assert (ranked > 2).sum() <= quarter
    assert (ranked < 2).sum() <= quarter


@given(groups, st.floats(min_value=-50, max_value=50))
def test_values_moved_together_leave_the_fences_as_far_from_them(values: list[float], by: float) -> None:
    before, after = fences(pd.Series(values).round(3)), fences((pd.Series(values).round(3) + by).round(9))
    if before is not None and after is not None:
        assert after == pytest.approx([limit + by for limit in before], abs=1e-6)
