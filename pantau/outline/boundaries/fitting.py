"""Official areas and embedded ones in one coverage, for files that lack some areas.

An area the file lacks keeps its embedded outline. Where the file leaves its place free, the
official borders around it stand and it fills what is left. Where the file's neighbours cover its
place (a small city lost when the file was simplified), it is cut out of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from pantau.outline import coverage
from pantau.outline.cells import GRID

_FREE = 0.5  # share of an embedded outline that must be free for the official borders to stand
_ALONG = 0.2  # share of a leftover's rim that must run along a kept area for the leftover to join it
SMALLEST = 1.1e-4  # square degrees, 1.4 km2: islets below are left out of the national map
_GROWN = 0.005  # degrees, about 0.5 km: added around an area of nothing but such islets

Shapes = dict[str, BaseGeometry]
Owned = tuple[str, BaseGeometry]  # the code of an area, and land it has a claim on


def fit(
    official: Mapping[str, BaseGeometry], embedded: Mapping[str, BaseGeometry]
) -> tuple[Shapes, set[str]]:
    """All areas of `embedded` as one coverage, and the codes of those that kept their outline.

    `official`: the areas of the file, a coverage in degrees. An official area of which nothing
    is left keeps its embedded outline too.
    """
    kept = set(embedded) - set(official)
    if not kept:
        return dict(official), kept
    leftovers = _leftovers(official, embedded, kept)
    covered = _covered(official, embedded, kept, leftovers)
    owners = (
        [(code, embedded[code]) for code in sorted(covered)]
        + list(official.items())
        + [(code, embedded[code]) for code in sorted(kept - covered)]
        + [(code, piece) for code, piece in leftovers if code not in covered]
    )
    result = _assemble(owners)
    lost = set(official) - set(result)
    if lost:
        return fit({code: shape for code, shape in official.items() if code not in lost}, embedded)
    return result, kept


def grow_islets(official: Mapping[str, BaseGeometry]) -> tuple[Shapes, set[str]]:
    """Areas of nothing but islets too small to be seen are drawn larger. Returns the codes of those."""
    small = {
        code for code, shape in official.items() if max(shapely.area(shapely.get_parts(shape))) < SMALLEST
    }
    if not small:
        return dict(official), small
    others = shapely.union_all([shape for code, shape in official.items() if code not in small])
    grown = dict(official)
    for code in sorted(small):
        larger = shapely.buffer(official[code], _GROWN, quad_segs=3)
        grown[code] = coverage.polygonal(shapely.difference(larger, others, grid_size=GRID))
        others = shapely.union(others, grown[code])
    return grown, small


def _covered(
    official: Mapping[str, BaseGeometry],
    embedded: Mapping[str, BaseGeometry],
    kept: set[str],
    leftovers: list[Owned],
) -> set[str]:
    """The kept areas whose place the official areas take up."""
    shapes = np.array(list(official.values()), dtype=object)
    tree = shapely.STRtree(shapes)
    result = set()
    for code in kept:
        outline = embedded[code]
        near = shapes[tree.query(outline, predicate="intersects")]
        own = shapely.difference(outline, shapely.union_all(near)).area
        beside = sum(piece.area for owner, piece in leftovers if owner == code)
        if own + beside < _FREE * outline.area:
            result.add(code)
    return result


def _leftovers(
    official: Mapping[str, BaseGeometry], embedded: Mapping[str, BaseGeometry], kept: set[str]
) -> list[Owned]:
    """Land that no official area claims though it was another's, with the kept area it lies along.

    The borders of the file and ours differ by a few kilometres; without this there would be
    strips of sea along the border of an area that the file lacks.
    """
    codes = sorted(kept)
    # A little larger than they are: the pieces are rounded to the grid, and their rims with them.
    around = np.array([shapely.buffer(embedded[code], 2 * GRID, quad_segs=1) for code in codes], dtype=object)
    tree = shapely.STRtree(around)
    taken = [code for code in official if len(tree.query(embedded[code], predicate="intersects"))]
    if not taken:
        return []
    claimed = shapely.union_all(list(official.values()), grid_size=GRID)
    land = shapely.union_all([embedded[code] for code in taken], grid_size=GRID)
    found = []
    for piece in shapely.get_parts(shapely.difference(land, claimed, grid_size=GRID)):
        along = {
            codes[place]: shapely.intersection(piece.boundary, around[place]).length
            for place in tree.query(piece, predicate="intersects").tolist()
        }
        best = max(along, key=lambda code: along[code], default="")
        if best and along[best] > _ALONG * piece.length:
            found.append((best, piece))
    return found


def _assemble(owners: Sequence[Owned]) -> Shapes:
    """Node all borders together and hand each face to the first owner it lies in.

    Borders are shared by construction. Areas without a face are absent.
    """
    shapes = np.array([shape for _, shape in owners], dtype=object)
    faces = coverage.faces_between([shape.boundary for shape in shapes], GRID)
    face_of, owner_of = shapely.STRtree(shapes).query(shapely.point_on_surface(faces), predicate="within")
    first = np.full(len(faces), len(owners))
    np.minimum.at(first, face_of, owner_of)
    places: dict[str, list[int]] = {}
    for place, (code, _) in enumerate(owners):
        places.setdefault(code, []).append(place)
    own_faces = {code: faces[np.isin(first, own)] for code, own in places.items()}
    return {
        code: shapely.normalize(shapely.coverage_union_all(own))
        for code, own in own_faces.items()
        if len(own)
    }
