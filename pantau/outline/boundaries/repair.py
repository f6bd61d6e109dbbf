"""From matched features to one sound shape an area: what is safe is mended, the rest is not taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from pantau.areas import Area
from pantau.outline import coverage
from pantau.outline.boundaries.features import BoundaryFeature
from pantau.outline.boundaries.findings import BoundaryFileError, BoundaryFinding
from pantau.outline.boundaries.overlaps import part_overlaps, square_km
from pantau.outline.boundaries.reading import in_indonesia, middles

SLIVER_KM2 = 0.01  # a hectare: smaller parts cannot be seen and are mostly slips of the pen
FARTHEST_KM = 50  # from where the area should be
MOST_TIMES = 5.0  # the area of our own outline; the largest of a real file had 1.2
GAP = 0.002  # degrees, about 200 m: narrower gaps between areas are closed
SIMPLIFICATION = 0.001  # degrees, about 100 m: finer than the map's finest layer
_SAME = 0.98  # share of area from which two shapes are the same
_KM = 111.0  # in a degree

Shapes = dict[str, BaseGeometry]


def mend_features(
    features: Sequence[BoundaryFeature], embedded: Mapping[str, BaseGeometry]
) -> tuple[Shapes, list[BoundaryFinding]]:
    """One polygon an area, of the features that can be used, and what was found.

    `embedded`: our own outlines, against which place and size are held.
    """
    findings: list[BoundaryFinding] = []
    usable: dict[str, list[BoundaryFeature]] = defaultdict(list)
    for feature in features:
        if feature.area is None or feature.shape is None:
            continue
        try:
            kind, values = _mend(feature, embedded[feature.area.code])
        except shapely.errors.ShapelyError:
            kind, values = "broken_shape", {}
        if kind:
            values = {"label": feature.label, "area": feature.area.name, **values}
            findings.append(BoundaryFinding(kind, (feature.number,), feature.area.code, values))
        if kind in ("", "repaired"):
            usable[feature.area.code].append(feature)
    shapes: Shapes = {}
    for code, own in sorted(usable.items()):
        try:
            shape, found = _join(own)
        except shapely.errors.ShapelyError:
            numbers, area = tuple(one.number for one in own), own[0].area
            values = {"label": own[0].label, "area": area.name if area else ""}
            shape, found = None, [BoundaryFinding("broken_shape", numbers, code, values)]
        findings += found
        if shape is not None:
            shapes[code] = shape
    return shapes, findings + _without_shape(features)


def clean(
    shapes: Mapping[str, BaseGeometry], names: Mapping[str, str], sizes: Mapping[str, float] = {}
) -> tuple[Shapes, list[BoundaryFinding]]:
    """The shapes as one coverage: overlaps given to one of the two, narrow gaps closed, simplified.

    sizes: official km2 by code, which tell whose an overlap is.
    Raises BoundaryFileError when no coverage can be made of them.
    """
    codes = list(shapes)
    parted, findings = part_overlaps(shapes, names, sizes)
    array = np.array([parted[code] for code in codes], dtype=object)
    try:
        cleaned = shapely.coverage_clean(array, gap_width=GAP)
        simple = shapely.coverage_simplify(cleaned, SIMPLIFICATION)
    except shapely.errors.GEOSException as error:
        raise BoundaryFileError("nothing_drawn", file="", reason=str(error)) from error
    result: Shapes = {}
    for code, shape in zip(codes, simple, strict=True):
        if shape.is_empty:
            findings.append(BoundaryFinding("swallowed", (), code, {"area": names[code]}))
        else:
            result[code] = shape
    return result, findings


def _mend(feature: BoundaryFeature, expected: BaseGeometry) -> tuple[str, dict[str, object]]:
    """Make the feature's shape sound. Returns the kind of what was found, '' for nothing, and its values."""
    raw = _with_area(feature.shape)
    if raw.is_empty:
        return "not_area", {}
    if not bool(in_indonesia(middles(np.array([raw], dtype=object)))[0]):
        return "outside", {}
    sound = bool(shapely.is_valid(raw))
    mended = _parts_as_one(raw) if sound else coverage.polygonal(raw)
    if mended.is_empty:
        return "not_area", {}
    feature.shape = mended
    distance = float(mended.distance(expected)) * _KM
    if distance > FARTHEST_KM:
        return "misplaced", {"distance": round(distance)}
    times = mended.area / expected.area
    if times > MOST_TIMES:
        return "oversized", {"times": round(times)}
    return ("" if sound else "repaired"), {}


def _with_area(shape: BaseGeometry | None) -> BaseGeometry:
    """The polygons of a shape but those without any extent, on which overlays fail; sound or not."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    kept = [part for part in parts if part.geom_type == "Polygon" and shapely.convex_hull(part).area > 0]
    return shape if shape is not None and len(kept) == len(parts) else shapely.MultiPolygon(kept)


def _parts_as_one(shape: BaseGeometry | None) -> BaseGeometry:
    """The polygons of a sound shape as one; mending it, too, would take most of a large file's time."""
    return shapely.MultiPolygon([part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"])


def _join(own: Sequence[BoundaryFeature]) -> tuple[BaseGeometry | None, list[BoundaryFinding]]:
    """One shape of the features that say they are the same area."""
    area = own[0].area
    assert area is not None
    numbers = tuple(feature.number for feature in own)
    shapes = [feature.shape for feature in own]
    findings = []
    whole = shapes[0]
    if len(own) > 1:
        union = shapely.union_all(shapes)
        least = min(shape.area for shape in shapes if shape is not None)
        total = sum(shape.area for shape in shapes if shape is not None)
        if least >= _SAME * union.area:
            findings.append(BoundaryFinding("same_twice", numbers, area.code, {"area": area.name}))
        elif union.area >= _SAME * total:
            findings.append(
                BoundaryFinding("joined", numbers, area.code, {"area": area.name, "count": len(own)})
            )
            whole = coverage.polygonal(union)
        else:
            return None, [BoundaryFinding("doubled", numbers, area.code, {"area": area.name})]
    return _without_slivers(whole, area, numbers, findings), findings


def _without_slivers(
    whole: BaseGeometry | None, area: Area, numbers: tuple[int, ...], findings: list[BoundaryFinding]
) -> BaseGeometry:
    """Leave out parts below SLIVER_KM2, never the largest."""
    parts = sorted(shapely.get_parts(whole), key=shapely.area, reverse=True)
    kept = parts[:1] + [part for part in parts[1:] if square_km(part) >= SLIVER_KM2]
    if len(kept) < len(parts):
        values = {"area": area.name, "count": len(parts) - len(kept), "limit": round(SLIVER_KM2 * 100)}
        findings.append(BoundaryFinding("slivers", numbers, area.code, values))
    return shapely.multipolygons(kept)


def _without_shape(features: Sequence[BoundaryFeature]) -> list[BoundaryFinding]:
    """Features of an area that hold nothing: a loss, unless another feature has the area's shape."""
    drawn = {feature.area.code for feature in features if feature.area and feature.shape is not None}
    findings = []
    for feature in features:
        if feature.area is None or feature.shape is not None:
            continue
        kind = "remnant" if feature.area.code in drawn else "empty"
        values = {"label": feature.label, "area": feature.area.name}
        findings.append(BoundaryFinding(kind, (feature.number,), feature.area.code, values))
    return findings
