"""Hexagons for areas: one connected block a province, near its place, an area each.

Hexagons are pointy-top, in axial coordinates (q, r); neighbours' centres are one unit apart.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

NEIGHBOURS = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))
GAP = 0.35  # units kept between the circles of two provinces
_HEXAGON_AREA = np.sqrt(3) / 2
_ROW_HEIGHT = np.sqrt(3) / 2
_ROUNDS = 600
_PULL = 0.02  # share of the way back to its place that a province takes each round

Hex = tuple[int, int]


def centres(hexes: np.ndarray) -> np.ndarray:
    """Centres (n rows of x, y) of hexagons (n rows of q, r)."""
    return np.column_stack([hexes[:, 0] + hexes[:, 1] / 2, hexes[:, 1] * _ROW_HEIGHT])


def grow_blocks(sizes: Mapping[str, int], places: Mapping[str, tuple[float, float]]) -> dict[str, np.ndarray]:
    """A connected block of hexagons for each province.

    `sizes`: province -> hexagons wanted. `places`: province -> where its middle would be (x, y, in
    hexagon units); provinces are pushed apart from there as their sizes need.
    Returns province -> hexagons (n rows of q, r). Raises ValueError when a block is walled in.
    """
    codes = sorted(sizes)
    wanted = np.array([sizes[code] for code in codes])
    anchors = _spread(np.array([places[code] for code in codes], dtype=float), wanted)
    blocks: list[list[Hex]] = [[] for _ in codes]
    taken: set[Hex] = set()
    while any(len(block) < size for block, size in zip(blocks, wanted, strict=True)):
        filled = np.array([len(block) for block in blocks]) / wanted
        turn = int(np.argmin(filled))
        chosen = _next(blocks[turn], anchors[turn], taken)
        if chosen is None:
            raise ValueError(f"no room left for the hexagons of {codes[turn]}")
        blocks[turn].append(chosen)
        taken.add(chosen)
    return {code: np.array(block) for code, block in zip(codes, blocks, strict=True)}


def match(points: np.ndarray, hexes: np.ndarray) -> np.ndarray:
    """Which hexagon each point gets, one to one, so that the sum of squared distances is least.

    Points are first moved and stretched to the extent of the hexagons, for what counts is who
    lies north or east of whom.
    """
    places = centres(hexes)
    spread = np.where(points.std(axis=0) > 0, points.std(axis=0), 1)
    fitted = (points - points.mean(axis=0)) / spread * places.std(axis=0) + places.mean(axis=0)
    return assign(((fitted[:, None, :] - places[None, :, :]) ** 2).sum(axis=2))


def assign(cost: np.ndarray) -> np.ndarray:
    """Column for each row of a square matrix, the sum of costs least (Hungarian method).

    Shortest augmenting paths with row and column potentials; cubic in the number of rows.
    """
    size = len(cost)
    row_price, column_price = np.zeros(size + 1), np.zeros(size + 1)
    row_of = np.full(size + 1, -1)  # the last column is a stand-in from which each row starts
    for row in range(size):
        row_of[size] = row
        column, came_from = size, np.full(size, size)
        least, seen = np.full(size, np.inf), np.zeros(size + 1, dtype=bool)
        while row_of[column] >= 0:
            seen[column] = True
            current = row_of[column]
            reduced = cost[current] - row_price[current] - column_price[:size]
            better = ~seen[:size] & (reduced < least)
            least[better], came_from[better] = reduced[better], column
            nearest = int(np.argmin(np.where(seen[:size], np.inf, least)))
            step = least[nearest]
            row_price[row_of[seen]] += step
            column_price[seen] -= step
            least[~seen[:size]] -= step
            column = nearest
        while column != size:
            previous = int(came_from[column])
            row_of[column], column = row_of[previous], previous
    columns = np.empty(size, dtype=int)
    columns[row_of[:size]] = np.arange(size)
    return columns


def _spread(places: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Push provinces apart, as circles of their size, until they hardly overlap, near their places."""
    radii = np.sqrt(sizes * _HEXAGON_AREA / np.pi) + GAP / 2
    needed = radii[:, None] + radii[None, :]
    at = places.copy()
    for turn in range(_ROUNDS):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.linalg.norm(apart, axis=2)
        np.fill_diagonal(distance, np.inf)
        overlap = np.maximum(needed - distance, 0)
        at = at + (apart / distance[..., None] * overlap[..., None]).sum(axis=1) * 0.3
        at = at + (places - at) * _PULL * (1 - turn / _ROUNDS)
    return at


def _next(block: list[Hex], anchor: np.ndarray, taken: set[Hex]) -> Hex | None:
    """The free hexagon nearest to the anchor that touches the block; the nearest of all for its first."""
    if block:
        around = {(q + dq, r + dr) for q, r in block for dq, dr in NEIGHBOURS}
    else:
        row = round(anchor[1] / _ROW_HEIGHT)
        column = round(anchor[0] - row / 2)
        around = {(column + dq, row + dr) for dq in range(-3, 4) for dr in range(-3, 4)}
    free = sorted(around - taken)
    if not free:
        return None
    return free[int(np.argmin(((centres(np.array(free)) - anchor) ** 2).sum(axis=1)))]
