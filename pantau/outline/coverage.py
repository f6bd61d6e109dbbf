"""Coverages: sets of polygons that share their borders exactly and do not overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry


def polygonal(geometry: BaseGeometry) -> BaseGeometry:
    """The polygons of a geometry as one valid MultiPolygon, empty without any; no lines or points."""
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(geometry)))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def faces_between(lines: Sequence[BaseGeometry], grid: float) -> np.ndarray:
    """The polygons that `lines` cut the plane into, every vertex on a grid of step `grid`."""
    noded = shapely.union_all(np.asarray(lines, dtype=object), grid_size=grid)
    faces: np.ndarray = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    return faces


def join_faces(faces: np.ndarray, owners: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Join the faces that lie inside the same owner; faces inside none are left out.

    Owners without a face are absent from the result.
    """
    points = shapely.point_on_surface(faces)
    codes = list(owners)
    tree = shapely.STRtree(list(owners.values()))
    face_of, owner_of = tree.query(points, predicate="within")
    joined = {}
    for number, code in enumerate(codes):
        own = faces[face_of[owner_of == number]]
        if len(own):
            joined[code] = shapely.normalize(shapely.coverage_union_all(own))
    return joined


def snap(coverage: Mapping[str, BaseGeometry], grid: float) -> dict[str, BaseGeometry]:
    """The same coverage with every vertex on a grid: borders stay shared, hair-thin parts vanish."""
    faces = faces_between([geometry.boundary for geometry in coverage.values()], grid)
    return join_faces(faces, coverage)


def simplify(coverage: Mapping[str, BaseGeometry], tolerance: float) -> dict[str, BaseGeometry]:
    """Simplify all borders together (Visvalingam-Whyatt).

    `tolerance`: square root of the area of the least triangle that a point may make and stay.
    """
    simple = shapely.coverage_simplify(np.array(list(coverage.values()), dtype=object), tolerance)
    return dict(zip(coverage, simple, strict=True))


def union_by(coverage: Mapping[str, BaseGeometry], groups: Mapping[str, str]) -> dict[str, BaseGeometry]:
    """Union of the members of each group; `groups` names the group of each member."""
    members: dict[str, list[BaseGeometry]] = {}
    for code, geometry in coverage.items():
        members.setdefault(groups[code], []).append(geometry)
    return {
        group: shapely.normalize(shapely.coverage_union_all(parts))
        for group, parts in sorted(members.items())
    }


def drop_specks(coverage: Mapping[str, BaseGeometry], least_area: float) -> dict[str, BaseGeometry]:
    """Leave out islets smaller than `least_area` (square units), never the largest part of an area.

    Only parts that touch no other area are left out, so borders stay whole.
    """
    codes, parts = [], []
    for code, geometry in coverage.items():
        own = shapely.get_parts(geometry)
        codes += [code] * len(own)
        parts += list(own)
    table = np.array(parts, dtype=object)
    touching = (
        np.bincount(shapely.STRtree(table).query(table, predicate="intersects")[0], minlength=len(table)) > 1
    )
    kept: dict[str, list[BaseGeometry]] = {code: [] for code in coverage}
    largest = {code: max(shapely.area(shapely.get_parts(geometry))) for code, geometry in coverage.items()}
    for code, part, touches in zip(codes, parts, touching, strict=True):
        if touches or part.area >= min(least_area, largest[code]):
            kept[code].append(part)
    return {code: shapely.multipolygons(own) for code, own in kept.items()}
