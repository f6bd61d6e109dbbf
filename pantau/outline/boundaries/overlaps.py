"""Where two areas of a file claim the same land: whose it is, and what is told."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from pantau.outline import coverage
from pantau.outline.boundaries.findings import BoundaryFinding

OVERLAP_KM2 = 0.05  # overlaps above it are told

Shapes = dict[str, BaseGeometry]


def square_km(shape: BaseGeometry) -> float:
    """Area of a shape in degrees, in square kilometres; within one per cent in Indonesia."""
    _, south, _, north = shape.bounds
    return float(shape.area) * 111.32 * 110.57 * float(np.cos(np.radians((south + north) / 2)))


def part_overlaps(
    shapes: Mapping[str, BaseGeometry], names: Mapping[str, str], sizes: Mapping[str, float]
) -> tuple[Shapes, list[BoundaryFinding]]:
    """The shapes without their overlaps, and a finding for each, the largest first.

    An overlap goes to the area that is the smaller of the two against its official size (`sizes`, km2 by
    code); where one is not known, to the smaller.
    """
    parted, found = dict(shapes), []
    for one, other in _pairs(shapes):
        try:
            shared = shapely.intersection(shapes[one], shapes[other])
            size = square_km(shared) if shared.area else 0.0
            if size <= OVERLAP_KM2:
                continue
            owner = _owner(one, other, parted, sizes)
            loser = other if owner == one else one
            left = coverage.polygonal(shapely.difference(parted[loser], shared))
        except shapely.errors.ShapelyError:
            continue  # coverage_clean settles what cannot be cut
        if not left.is_empty:
            parted[loser] = left
        found.append((size, one, other, owner))
    found.sort(key=lambda overlap: -overlap[0])
    return parted, [_finding(*overlap, names) for overlap in found]


def _pairs(shapes: Mapping[str, BaseGeometry]) -> list[tuple[str, str]]:
    """Codes of those that meet in more than a border, each pair once."""
    codes, array = list(shapes), np.array(list(shapes.values()), dtype=object)
    first, second = shapely.STRtree(array).query(array, predicate="intersects")
    pairs = [(a, b) for a, b in zip(first.tolist(), second.tolist(), strict=True) if a < b]
    return [(codes[a], codes[b]) for a, b in pairs if not array[a].touches(array[b])]


def _owner(one: str, other: str, shapes: Mapping[str, BaseGeometry], sizes: Mapping[str, float]) -> str:
    """Of two areas the one that is smaller against its official size, or smaller where that is not known."""
    known = bool(sizes.get(one) and sizes.get(other))
    return min((one, other), key=lambda code: square_km(shapes[code]) / (sizes[code] if known else 1.0))


def _finding(size: float, one: str, other: str, owner: str, names: Mapping[str, str]) -> BoundaryFinding:
    values = {"area": names[one], "other": names[other], "owner": names[owner]}
    return BoundaryFinding("overlap", (), one, {**values, "size": f"{size:.1f}".replace(".", ",")})
