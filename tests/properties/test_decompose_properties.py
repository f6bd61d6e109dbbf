"""The parts of a change add up to it, whatever the figures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.decompose import PARTS, split_mix
from tests.helpers.examples import examples

people = st.integers(1, 50_000_000).map(float)
# old count, old denominator, count, denominator: counts may exceed denominators
part = st.tuples(st.integers(0, 50_000_000).map(float), people, st.integers(0, 50_000_000).map(float), people)
areas = st.lists(part, min_size=1, max_size=40)


def columns(figures):
    return [np.array(column) for column in zip(*figures, strict=True)]


def change_of(figures):
    n0, w0, n1, w1 = (column.sum() for column in columns(figures))
    return 100 * (n1 / w1 - n0 / w0)


@given(areas)
@examples(200)
def test_the_parts_add_up_to_the_change_of_the_whole(figures):
    parts = split_mix(*columns(figures))
    scale = max(1.0, float(parts.abs().to_numpy().max()))
    assert parts.to_numpy().sum() == pytest.approx(change_of(figures), abs=1e-9 * scale)


@given(areas)
@examples(100)
def test_the_way_back_is_the_way_there(figures):
    there = split_mix(*columns(figures))[list(PARTS)].to_numpy()
    back = split_mix(*columns([(n1, w1, n0, w0) for n0, w0, n1, w1 in figures]))[list(PARTS)].to_numpy()
    scale = max(1.0, float(np.abs(there).max()))
    assert np.abs(there + back).max() <= 1e-9 * scale


@given(areas)
@examples(100)
def test_the_order_of_the_parts_does_not_matter(figures):
    forward = split_mix(*columns(figures)).to_numpy()
    backward = split_mix(*columns(figures[::-1])).to_numpy()[::-1]
    scale = max(1.0, float(np.abs(forward).max()))
    assert np.abs(forward - backward).max() <= 1e-9 * scale


@given(areas, st.floats(0.1, 10))
@examples(100)
def test_weights_that_stay_have_no_mix(figures, growth):
    figures = [(n0, w0, n1, w0 * growth) for n0, w0, n1, _ in figures]
    parts = split_mix(*columns(figures))
    scale = max(1.0, float(parts.abs().to_numpy().max()))
    assert parts["mix"].abs().max() <= 1e-9 * scale
