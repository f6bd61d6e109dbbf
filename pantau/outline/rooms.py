"""Where a label fits into an area: the largest upright rectangles of a few shapes."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

# Width to height: a name above its value, a longer name, a long name in two lines above it, all in one line.
ASPECTS = (1.4, 2.0, 3.2, 7.0)

_PARTS = 3  # the largest parts of an area that are looked at: of the Moluccas, the three largest islands
_ACROSS = 16  # candidates a side
_ROUNDS = 3  # each looks closer at the place that the one before found
_FINE = 60  # points of the outline are at most a sixtieth of its extent apart


def label_rooms(shape: BaseGeometry, decimals: int) -> list[list[float]]:
    """[x, y, width, height] of a rectangle for each of ASPECTS: its middle and size, inside the shape.

    An aspect for which nothing can be found is left out.
    """
    parts = sorted(shapely.get_parts(shape), key=shapely.area, reverse=True)[:_PARTS]
    found = []
    for aspect in ASPECTS:
        x, y, half = 0.0, 0.0, 0.0
        for part in parts:
            left, top, right, bottom = part.bounds
            if half < min((right - left) / aspect, bottom - top) / 2:  # else it is too small to do better
                x, y, half = max((x, y, half), _largest(part, aspect), key=lambda room: room[2])
        if half > 0:
            room = [x, y, 2 * half * aspect, 2 * half]
            found.append([round(float(side), decimals) for side in room])
    return found


def _largest(part: BaseGeometry, aspect: float) -> tuple[float, float, float]:
    """Middle and half the height of the largest rectangle found in a polygon; half 0 where there is none.

    In a space as much narrower as the rectangle is wide, it is a square: its half side is the distance
    to the outline by the larger of the two directions.
    """
    left, top, right, bottom = part.bounds
    edge = shapely.get_coordinates(shapely.segmentize(part.boundary, max(right - left, bottom - top) / _FINE))
    shapely.prepare(part)
    best = (0.0, 0.0, 0.0)
    x, y, wide, high = (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2
    for _ in range(_ROUNDS):
        across = np.linspace(x - wide, x + wide, _ACROSS)
        down = np.linspace(y - high, y + high, _ACROSS)
        points = np.array(np.meshgrid(across, down)).reshape(2, -1).T
        points = points[shapely.contains_xy(part, points)]
        if not len(points):
            break
        wide_of = np.abs(points[:, :1] - edge[:, 0]) / aspect
        halves = np.maximum(wide_of, np.abs(points[:, 1:] - edge[:, 1])).min(axis=1)
        at = int(halves.argmax())
        if halves[at] > best[2]:
            best = (float(points[at, 0]), float(points[at, 1]), float(halves[at]))
        x, y, wide, high = best[0], best[1], wide / 5, high / 5
    return _within(part, best, aspect)


def _within(
    part: BaseGeometry, room: tuple[float, float, float], aspect: float
) -> tuple[float, float, float]:
    """The room, made smaller until no piece of the outline between two of its points cuts a corner off."""
    x, y, half = room
    while half > 0:
        if part.contains(shapely.box(x - half * aspect, y - half, x + half * aspect, y + half)):
            return x, y, half
        half = half * 0.96 if half > 0.01 else 0.0
    return x, y, 0.0
