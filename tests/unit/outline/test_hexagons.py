from __future__ import annotations

import itertools

import numpy as np
import pytest

from pantau.outline import hexagons


def test_neighbours_are_one_unit_apart():
    around = hexagons.centres(np.array(hexagons.NEIGHBOURS))
    assert np.linalg.norm(around, axis=1) == pytest.approx(1)


def test_assignment_is_the_cheapest_of_all():
    # by hand: 1 + 2 + 2 = 5 (rows to columns 1, 0, 2); the greedy 0-0 costs more in the end
    cost = np.array([[4.0, 1, 3], [2, 0, 5], [3, 2, 2]])
    assert hexagons.assign(cost).tolist() == [1, 0, 2]


def test_assignment_agrees_with_trying_every_order():
    generator = np.random.default_rng(7)
    for _ in range(30):
        cost = generator.integers(0, 20, size=(6, 6)).astype(float)
        best = min(
            sum(cost[row, column] for row, column in enumerate(order))
            for order in itertools.permutations(range(6))
        )
        columns = hexagons.assign(cost)
        assert sorted(columns) == list(range(6))
        assert cost[np.arange(6), columns].sum() == best


def test_points_keep_their_order_on_a_row():
    points = np.array([[30.0, 0], [10, 0], [20, 0]])
    hexes = np.array([[0, 0], [1, 0], [2, 0]])
    assert hexagons.match(points, hexes).tolist() == [2, 0, 1]


def test_blocks_have_the_size_asked_for_and_do_not_overlap():
    blocks = hexagons.grow_blocks({"a": 7, "b": 12, "c": 1}, {"a": (0, 0), "b": (3, 0), "c": (9, 9)})
    assert {code: len(block) for code, block in blocks.items()} == {"a": 7, "b": 12, "c": 1}
    assert len({tuple(place) for block in blocks.values() for place in block.tolist()}) == 20
