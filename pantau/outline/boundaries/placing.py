"""Whether each area of a file lies where it should: of all embedded outlines its own must be the likest.

How alike two shapes are is the area both cover over the area either covers: 1 for the same shape. Of a
right file (BIG, 507 areas) each area is likest to its own outline, small cities and islands too, whose
outlines are coarse; of one whose rows slid none is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from pantau.areas import load_areas
from pantau.outline.boundaries.columns import areas_of_code
from pantau.outline.boundaries.features import BoundaryFeature
from pantau.outline.boundaries.findings import BoundaryFileError, BoundaryFinding

ASKED = 0.6  # likeness below which somebody should look
_HOLDS = 0.5  # share of another's outline inside a shape that also holds its own: borders of before a split
_MANY = 3  # areas in the wrong place, at least, for which a whole file is refused
_MANY_SHARE = 0.2  # of the areas with a shape
_MOST_SLID = 5  # rows by which attributes are looked for above and below
_SLID = 0.6  # share of the misplaced that must have slid by one number of rows
_NAMED = 5  # areas named in the reason

Shapes = dict[str, BaseGeometry]


@dataclass(slots=True)
class Placed:
    """shapes: those in their place. likeness: of each area looked at, to its own outline, 0 to 1.

    wrong: code of an area -> that of the area in whose place its shape lies ('' for none).
    """

    shapes: Shapes
    likeness: dict[str, float] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    findings: list[BoundaryFinding] = field(default_factory=list)


def place(
    shapes: Mapping[str, BaseGeometry],
    features: Sequence[BoundaryFeature],
    embedded: Mapping[str, BaseGeometry],
) -> Placed:
    """The shapes that lie in the place of their areas, and where the others lie.

    features: all of the file; of those that were not taken as too far or too large it is only noted
    where they lie. Raises nothing; `refuse_if_many` judges the whole file.
    """
    outlines, told = _Outlines(embedded), _Told(features)
    placed = Placed({})
    for code, shape in shapes.items():
        alike = outlines.alike(shape)
        own, best = alike.get(code, 0.0), max(alike, key=lambda other: alike[other], default="")
        placed.likeness[code] = own
        held = outlines.held(shape, code)
        if held:
            others = ", ".join(told.names[other] for other in held)
            placed.findings.append(told.finding("before_split", code, others=others))
        elif best != code:
            placed.wrong[code] = best
        else:
            placed.shapes[code] = shape
            if own < ASKED:
                placed.findings.append(told.finding("unlike", code, share=round(100 * own)))
    placed.findings += [told.misplaced(code, placed) for code in placed.wrong]
    for code, shape in told.not_taken(shapes):
        alike = outlines.alike(shape)
        placed.wrong[code] = max(alike, key=lambda other: alike[other], default="")
    return placed


class _Told:
    """What findings call the areas of a file and their features."""

    def __init__(self, features: Sequence[BoundaryFeature]) -> None:
        self.names = {area.code: area.name for area in load_areas()}
        self._own: dict[str, list[BoundaryFeature]] = {}
        for feature in features:
            if feature.area is not None:
                self._own.setdefault(feature.area.code, []).append(feature)

    def finding(self, kind: str, code: str, **values: object) -> BoundaryFinding:
        own = self._own.get(code, [])
        label = own[0].label if own else self.names[code]
        numbers = tuple(feature.number for feature in own)
        return BoundaryFinding(kind, numbers, code, {"label": label, "area": self.names[code], **values})

    def misplaced(self, code: str, placed: Placed) -> BoundaryFinding:
        """Why a shape is not its area's: it lies on another outline, or on none."""
        best = placed.wrong[code]
        if not best:
            return self.finding("nowhere", code)
        kind = "exchanged" if placed.wrong.get(best) == code else "elsewhere"
        share = round(100 * placed.likeness[code])
        return self.finding(kind, code, other=self.names[best], share=share)

    def not_taken(self, shapes: Mapping[str, BaseGeometry]) -> Iterator[tuple[str, BaseGeometry]]:
        """Sound shapes of areas that have none among `shapes`."""
        for code, own in self._own.items():
            sound = [one.shape for one in own if one.shape is not None and shapely.is_valid(one.shape)]
            if code not in shapes and sound:
                yield code, sound[0]


def refuse_if_many(placed: Placed, features: Sequence[BoundaryFeature], file: str) -> None:
    """Raise BoundaryFileError where so many areas lie in a wrong place that no row can be trusted."""
    wrong, looked_at = placed.wrong, len({*placed.likeness, *placed.wrong})
    if len(wrong) < _MANY or len(wrong) < _MANY_SHARE * looked_at:
        return
    areas = load_areas()
    named = ", ".join(areas[code].name for code in sorted(wrong)[:_NAMED])
    values: dict[str, object] = {"file": file, "count": len(wrong), "total": looked_at, "areas": named}
    rows = _slid_by(wrong, features)
    if rows:
        raise BoundaryFileError("rows_slid_down" if rows > 0 else "rows_slid_up", **values, rows=abs(rows))
    system = _system_that_fits(wrong, features)
    if system:
        raise BoundaryFileError("codes_of_other_system", **values, system=system)
    raise BoundaryFileError("many_misplaced", **values)


def _slid_by(wrong: Mapping[str, str], features: Sequence[BoundaryFeature]) -> int:
    """By how many rows the attributes slid against the shapes; 0 where they did not."""
    meant = [feature.area.code if feature.area else "" for feature in features]
    slides: Counter[int] = Counter()
    looked = 0
    for at, code in enumerate(meant):
        best = wrong.get(code, "")
        if not best:
            continue
        looked += 1
        for by in range(-_MOST_SLID, _MOST_SLID + 1):
            if by and meant[(at + by) % len(meant)] == best:
                slides[by] += 1
    by, count = slides.most_common(1)[0] if slides else (0, 0)
    return by if count >= max(_SLID * looked, 2) else 0


def _system_that_fits(wrong: Mapping[str, str], features: Sequence[BoundaryFeature]) -> str:
    """'BPS' or 'Kemendagri', in which most codes of the misplaced mean where they lie; '' for neither."""
    coded = [one for one in features if one.area and one.code and wrong.get(one.area.code)]
    for system, name in (("bps", "BPS"), ("kemendagri", "Kemendagri")):
        hits = sum(
            wrong[one.area.code] in {area.code for area in areas_of_code(one.code, system)}
            for one in coded
            if one.area
        )
        if hits > len(coded) / 2:
            return name
    return ""


class _Outlines:
    """The embedded outlines, for looking up those that a shape lies on."""

    def __init__(self, embedded: Mapping[str, BaseGeometry]) -> None:
        self._codes = list(embedded)
        self._shapes = np.array(list(embedded.values()), dtype=object)
        self._sizes = shapely.area(self._shapes)
        self._tree = shapely.STRtree(self._shapes)

    def _shared(self, shape: BaseGeometry) -> tuple[np.ndarray, np.ndarray]:
        near = self._tree.query(shape, predicate="intersects")
        return near, shapely.area(shapely.intersection(self._shapes[near], shape))

    def alike(self, shape: BaseGeometry) -> dict[str, float]:
        """Likeness (0 to 1) to each outline that the shape overlaps, by code."""
        near, shared = self._shared(shape)
        either = self._sizes[near] + shape.area - shared
        return {
            self._codes[at]: float(part / whole)
            for at, part, whole in zip(near, shared, either, strict=True)
            if part > 0
        }

    def held(self, shape: BaseGeometry, own: str) -> list[str]:
        """Other areas of today whose outlines lie mostly in a shape that holds most of its own as well.

        Not cities: a small one that was lost when a file was simplified lies in its neighbour.
        """
        near, shared = self._shared(shape)
        inside = [
            self._codes[at] for at, part in zip(near, shared, strict=True) if part > _HOLDS * self._sizes[at]
        ]
        areas = load_areas()
        return (
            [code for code in inside if code != own and areas[code].level == "regency"]
            if own in inside
            else []
        )
