"""Neighbours and funnels hold whatever the figures are."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.comparing.funnel import funnel
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


counts = st.lists(
    st.tuples(st.integers(min_value=1, max_value=900), st.integers(min_value=1000, max_value=1_000_000)),
    min_size=5,
    max_size=40,
)


@given(counts, st.sampled_from(["additive", "multiplicative", "none"]))
def test_limits_narrow_as_the_denominator_grows(pairs: list[tuple[int, int]], method: str) -> None:
    n, whole = np.array(pairs, dtype=float).T
    found = funnel(n, whole, method)
    assert found is not None
    sizes = [1e3, 1e4, 1e5, 1e6]
    for level in ("95", "99.8"):
        low, high = found.limits(sizes, level)
        assert (np.diff(high) <= 0).all()
        assert (np.diff(low) >= 0).all()
    assert (found.limits(sizes, "99.8")[1] > found.limits(sizes, "95")[1]).all()


@given(counts, st.randoms())
def test_a_funnel_knows_no_order(pairs: list[tuple[int, int]], chance: object) -> None:
    shuffled = list(enumerate(pairs))
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    n, whole = np.array(pairs, dtype=float).T
    m, parts = np.array([pair for _, pair in shuffled], dtype=float).T
    one, other = funnel(n, whole), funnel(m, parts)
    assert one is not None
    assert other is not None
    assert other.phi == pytest.approx(one.phi)
    assert list(other.zone) == [one.zone[i] for i, _ in shuffled]
