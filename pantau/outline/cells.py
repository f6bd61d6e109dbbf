"""From village points to regency outlines: Voronoi cells, joined by regency, cut at the coast."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from pantau.outline import coverage
from pantau.outline.project import BOX

_AROUND = shapely.box(90, -16, 147, 11)  # cells at the rim reach well beyond the coast
GRID = 1e-4  # degrees, about 11 m: every vertex lies on this grid
ISLET_RADIUS = 0.011  # degrees, about 1.2 km: of the disc drawn for a village the land polygon lacks


def regency_cells(villages: pd.DataFrame) -> dict[str, BaseGeometry]:
    """Join the Voronoi cells of villages by regency.

    Returns regency code -> polygon in degrees, not cut at the coast.
    """
    points = _points(villages)
    cells = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=_AROUND, ordered=True)
    by_village = shapely.get_parts(cells)
    regency = villages["regency"].to_numpy()
    codes = sorted(set(villages["regency"]))
    return {code: shapely.coverage_union_all(by_village[regency == code]) for code in codes}


def grow_land(land: BaseGeometry, villages: pd.DataFrame) -> BaseGeometry:
    """The land polygon with a small disc for each village that lies outside of it, at sea."""
    points = _points(villages)
    shapely.prepare(land)
    at_sea = points[~shapely.contains(land, points)]
    discs = shapely.buffer(at_sea, ISLET_RADIUS, quad_segs=3)
    return coverage.polygonal(shapely.union_all([land, *discs], grid_size=GRID))


def cut_at_coast(
    cells: Mapping[str, BaseGeometry], land: BaseGeometry, neighbours: Mapping[str, BaseGeometry]
) -> tuple[dict[str, BaseGeometry], dict[str, BaseGeometry]]:
    """Regencies on land, and the neighbouring countries, as one coverage.

    All lines are noded together and the faces between them handed to their owner: borders are
    shared to the last digit by construction, and it takes seconds where clipping polygon by
    polygon takes minutes. Where both claim a face, it is Indonesia's. Raises ValueError when
    an area is left without land.
    """
    window = shapely.box(*BOX)
    abroad = {
        name: shapely.intersection(polygon, window, grid_size=GRID) for name, polygon in neighbours.items()
    }
    lines = [polygon.boundary for polygon in [*cells.values(), *abroad.values(), land]]
    faces = coverage.faces_between(lines, GRID)
    shapely.prepare(land)
    home = shapely.contains(land, shapely.point_on_surface(faces))
    regencies = coverage.join_faces(faces[home], cells)
    lost = sorted(set(cells) - set(regencies))
    if lost:
        raise ValueError(f"no land is left for {', '.join(lost)}")
    return regencies, coverage.join_faces(faces[~home], abroad)


def _points(villages: pd.DataFrame) -> np.ndarray:
    points: np.ndarray = shapely.points(villages["longitude"].to_numpy(), villages["latitude"].to_numpy())
    return points
