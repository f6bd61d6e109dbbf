"""The committed tile grids."""

from __future__ import annotations

import pytest

from pantau.outline.hexagons import NEIGHBOURS
from tests.unit.outline.conftest import read_layer


@pytest.fixture(scope="module")
def tiles():
    return read_layer("tiles")


@pytest.mark.parametrize(("grid", "count"), [("provinces38", 38), ("provinces34", 34), ("regencies", 514)])
def test_every_area_has_one_place_of_its_own(tiles, grid, count):
    assert len({tile["code"] for tile in tiles[grid]}) == count
    assert len({(tile["q"], tile["r"]) for tile in tiles[grid]}) == count
    assert all(tile["label"] for tile in tiles[grid])


def test_codes_are_those_of_the_map(tiles):
    for grid in ("provinces38", "provinces34", "regencies"):
        assert {tile["code"] for tile in tiles[grid]} == {area["code"] for area in read_layer(grid)["areas"]}


def test_the_hexagons_of_a_province_are_one_block(tiles):
    blocks = {}
    for tile in tiles["regencies"]:
        assert tile["parent"] == tile["code"][:2]
        blocks.setdefault(tile["parent"], set()).add((tile["q"], tile["r"]))
    for province, block in blocks.items():
        reached, edge = set(), {min(block)}
        while edge:
            reached |= edge
            edge = {(q + dq, r + dr) for q, r in edge for dq, dr in NEIGHBOURS} & (block - reached)
        assert reached == block, province


def test_tiles_lie_as_the_provinces_do(tiles):
    at = {tile["code"]: tile for tile in tiles["provinces38"]}
    westward = [at[code]["q"] for code in ("11", "13", "18", "36", "32", "33", "35", "51", "52", "53")]
    assert westward == sorted(westward)
    assert at["11"]["r"] == min(tile["r"] for tile in at.values())
    assert at["91"]["q"] == max(tile["q"] for tile in at.values())
