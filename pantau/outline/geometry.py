"""Layers of the map as path data, from outlines in degrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from pantau.outline import coverage
from pantau.outline.project import HEIGHT, WIDTH, project
from pantau.outline.rooms import label_rooms

Layer = dict[str, object]


@dataclass(frozen=True, slots=True)
class Detail:
    """How finely a layer is drawn: `tolerance` of simplification in units, `least_area` of an
    islet in square units, `decimals` of the grid that points are written on."""

    tolerance: float
    least_area: float
    decimals: int


# One unit is about 2.6 km. The nation is drawn 1,000 to 2,000 px wide, a province fills a screen.
PROVINCES = Detail(tolerance=0.3, least_area=0.3, decimals=1)
REGENCIES = Detail(tolerance=0.25, least_area=0.2, decimals=1)
ONE_PROVINCE = Detail(tolerance=0.1, least_area=0.01, decimals=2)
_REACH = 1.5  # units that neighbouring land reaches under Indonesia, so that no sea shows at a land border


def area_layer(
    name: str,
    outlines: Mapping[str, BaseGeometry],
    names: Mapping[str, str],
    parents: Mapping[str, str],
    detail: Detail,
) -> tuple[Layer, dict[str, BaseGeometry]]:
    """A layer of areas and its shapes in map units.

    `outlines`: code -> polygon in degrees, one coverage. `names` and `parents` are by area code. Islets
    below the least area are left out unless they are all an area has.
    """
    simple = coverage.simplify(project(outlines), detail.tolerance)
    shapes = coverage.snap(coverage.drop_specks(simple, detail.least_area), 10.0**-detail.decimals)
    rows = [
        _area(code, names[code], parents[code], shapes[code], detail.decimals) for code in sorted(outlines)
    ]
    return {"layer": name, "width": WIDTH, "height": HEIGHT, "areas": rows}, shapes


def provinces_layer(
    name: str, provinces: Mapping[str, BaseGeometry], names: Mapping[str, str], parents: Mapping[str, str]
) -> Layer:
    """Provinces of the nation, on the boundaries of some year; `mesh` holds the borders between them."""
    layer, shapes = area_layer(name, provinces, names, parents, PROVINCES)
    return {**layer, "mesh": shared_borders(shapes, PROVINCES.decimals)}


def regency_layer(
    regencies: Mapping[str, BaseGeometry], names: Mapping[str, str], parents: Mapping[str, str]
) -> Layer:
    """All regencies of the nation; `outer` holds the borders between provinces."""
    layer, shapes = area_layer("regencies", regencies, names, parents, REGENCIES)
    return {**layer, "outer": shared_borders(coverage.union_by(shapes, parents), REGENCIES.decimals)}


def province_layer(
    province: str,
    regencies: Mapping[str, BaseGeometry],
    names: Mapping[str, str],
    parents: Mapping[str, str],
) -> Layer:
    """One province's regencies in finer detail; `mesh` holds the borders between them."""
    own = {code: shape for code, shape in regencies.items() if parents[code] == province}
    layer, shapes = area_layer(f"province-{province}", own, names, parents, ONE_PROVINCE)
    return {**layer, "mesh": shared_borders(shapes, ONE_PROVINCE.decimals)}


def context_layer(
    neighbours: Mapping[str, BaseGeometry], provinces: Mapping[str, BaseGeometry], tolerance: float
) -> Layer:
    """Neighbouring countries as one path, reaching a little under Indonesia at land borders.

    `neighbours` and `provinces` are in degrees and one coverage.
    """
    home = shapely.coverage_union_all(list(project(provinces).values()))
    abroad = shapely.coverage_union_all(list(project(neighbours).values()))
    below = shapely.intersection(home, shapely.buffer(abroad, _REACH, quad_segs=2))
    joined = coverage.polygonal(shapely.union_all([abroad, below], grid_size=0.1))
    simple = coverage.drop_specks(coverage.simplify({"": joined}, tolerance), least_area=0.5)
    return {"layer": "context", "width": WIDTH, "height": HEIGHT, "d": svg_path(simple[""], 1)}


def shared_borders(shapes: Mapping[str, BaseGeometry], decimals: int) -> str:
    """Borders between areas as one open path; coasts are left out, a line there would eat islets."""
    polygons = list(shapes.values())
    everything = shapely.union_all([polygon.boundary for polygon in polygons])
    inner = shapely.difference(everything, shapely.coverage_union_all(polygons).boundary)
    lines = shapely.get_parts(shapely.line_merge(inner))
    return "".join(_line(line, decimals, closed=False) for line in lines)


def svg_path(geometry: BaseGeometry, decimals: int) -> str:
    """SVG path data of a polygon or multipolygon, relative after the first point of each ring.

    Coordinates are counted in whole steps of the grid, so that rounding cannot add up along
    a ring and two areas write a shared border with the same points.
    """
    rings = [ring for part in shapely.get_parts(geometry) for ring in [part.exterior, *part.interiors]]
    return "".join(_line(ring, decimals, closed=True) for ring in rings)


def _line(line: BaseGeometry, decimals: int, *, closed: bool) -> str:
    steps = np.rint(shapely.get_coordinates(line) * 10**decimals).astype(int)
    if closed:
        steps = steps[:-1]
    moves = "".join(
        _number(dx, decimals, first=index == 0) + _number(dy, decimals, first=False)
        for index, (dx, dy) in enumerate(np.diff(steps, axis=0))
    )
    start = _number(steps[0][0], decimals, first=True) + _number(steps[0][1], decimals, first=False)
    return f"M{start}l{moves}" + ("Z" if closed else "")


def _number(steps: int, decimals: int, *, first: bool) -> str:
    """A number as short as SVG allows: no leading zero, no separator before a minus sign."""
    text = f"{abs(int(steps)) / 10**decimals:.{decimals}f}".rstrip("0").rstrip(".")
    text = text.removeprefix("0") or "0"
    return f"-{text}" if steps < 0 else text if first else f" {text}"


def _area(code: str, name: str, parent: str, shape: BaseGeometry, decimals: int) -> Layer:
    largest = max(shapely.get_parts(shape), key=shapely.area)
    middle = shapely.get_point(shapely.maximum_inscribed_circle(largest, tolerance=0.01), 0)
    return {
        "code": code,
        "name": name,
        "parent": parent,
        "d": svg_path(shape, decimals),
        "x": round(middle.x, decimals),
        "y": round(middle.y, decimals),
        "box": [round(float(bound), decimals) for bound in shape.bounds],
        "rooms": label_rooms(shape, decimals),
    }
