"""The map's coordinate space: Mercator, 2,000 units wide, y down; one unit is about 2.6 km."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

BOX = (94.5, -11.5, 141.5, 6.5)  # degrees west, south, east, north: all of Indonesia
WIDTH = 2000
_WEST, _SOUTH, _EAST, _NORTH = BOX
_SCALE = WIDTH / math.radians(_EAST - _WEST)


def _mercator(latitude: np.ndarray) -> np.ndarray:
    projected: np.ndarray = np.log(np.tan(np.pi / 4 + np.radians(latitude) / 2))
    return projected


_TOP = float(_mercator(np.array(_NORTH)))
HEIGHT = math.ceil(_SCALE * (_TOP - float(_mercator(np.array(_SOUTH)))))


def to_map(lonlat: np.ndarray) -> np.ndarray:
    """Degrees (n rows of longitude, latitude) to map units (n rows of x, y)."""
    x = _SCALE * np.radians(lonlat[:, 0] - _WEST)
    y = _SCALE * (_TOP - _mercator(lonlat[:, 1]))
    return np.column_stack([x, y])


def project(coverage: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Every geometry of a coverage in map units; shared borders stay shared."""
    return {code: shapely.transform(geometry, to_map) for code, geometry in coverage.items()}
