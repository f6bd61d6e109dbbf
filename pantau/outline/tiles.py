"""The tile grid: every area the same size, near its place."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from pantau.outline import hexagons
from pantau.outline.project import project

Tile = dict[str, object]


def tile_layer(
    squares: pd.DataFrame,
    regencies: Mapping[str, BaseGeometry],
    labels: Mapping[str, str],
    parents: Mapping[str, str],
    before_split: Mapping[str, str],
) -> dict[str, object]:
    """Squares for provinces, hexagons for regencies.

    `squares`: the hand-made grid, columns code, column, row, and hexagon_x,
    hexagon_y: the middle of the province's hexagons. `regencies`: outlines in
    degrees. `labels` (short names) and `parents` are by area code. `before_split`:
    successor -> predecessor province; the predecessor stands for all of them on the older boundaries.
    """
    ordered = squares.sort_values("code")
    provinces: list[Tile] = [
        {"code": code, "q": column, "r": row, "label": labels[code]}
        for code, column, row in zip(
            *(ordered[name].tolist() for name in ("code", "column", "row")), strict=True
        )
    ]
    return {
        "layer": "tiles",
        "provinces38": provinces,
        "provinces34": [tile for tile in provinces if tile["code"] not in before_split],
        "regencies": _hexagons(squares, regencies, labels, parents),
    }


def _hexagons(
    squares: pd.DataFrame,
    regencies: Mapping[str, BaseGeometry],
    labels: Mapping[str, str],
    parents: Mapping[str, str],
) -> list[Tile]:
    points = dict(zip(regencies, _middle_points(regencies), strict=True))
    members = {
        province: sorted(code for code in regencies if parents[code] == province)
        for province in squares["code"]
    }
    middles = zip(squares["hexagon_x"], squares["hexagon_y"], strict=True)
    places = dict(zip(squares["code"], middles, strict=True))
    blocks = hexagons.grow_blocks({province: len(codes) for province, codes in members.items()}, places)
    tiles: list[Tile] = []
    for province, codes in members.items():
        hexes = blocks[province]
        chosen = hexes[hexagons.match(np.array([points[code] for code in codes]), hexes)]
        for code, (q, r) in zip(codes, chosen.tolist(), strict=True):
            tiles.append({"code": code, "q": q, "r": r, "parent": province, "label": labels[code]})
    return sorted(tiles, key=lambda tile: str(tile["code"]))


def _middle_points(regencies: Mapping[str, BaseGeometry]) -> np.ndarray:
    """Middle of the largest part of each outline, in map units (n rows of x, y)."""
    largest = [max(shapely.get_parts(shape), key=shapely.area) for shape in project(regencies).values()]
    points: np.ndarray = shapely.get_coordinates(shapely.centroid(largest))
    return points
