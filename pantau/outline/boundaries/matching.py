"""Which area each feature is: by name and province, compared with its code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from pantau.areas import Area, UnknownAreaError, load_areas, match_area
from pantau.areas.spelling import split_kind, words
from pantau.outline.boundaries.columns import (
    Columns,
    areas_of_code,
    local_areas,
    may_be_bps,
    province_of,
)
from pantau.outline.boundaries.features import BoundaryFeature, features_of
from pantau.outline.boundaries.findings import BoundaryFileError, BoundaryFinding
from pantau.text import Text

_CITY = "city"
# Boundary files have these as features of their own.
_WATERS = {
    "danau",
    "waduk",
    "situ",
    "telaga",
    "rawa",
    "bendungan",
    "perairan",
    "laut",
    "lake",
    "reservoir",
    "water",
}
_SAMPLE = 600  # features looked at to tell the system of the codes
_FEW_PROVINCES = 5  # that many features, each in another province, and no more: a file of provinces


@dataclass(slots=True)
class _Matching:
    """What holds for the whole file while its features are matched."""

    system: str  # of the codes: 'kemendagri' or 'bps'
    cities_say_so: bool  # cities are written with the word Kota, so a bare name is a regency
    findings: list[BoundaryFinding] = field(default_factory=list)

    def note(self, kind: str, feature: BoundaryFeature, area: Area | None = None, **values: object) -> None:
        code = area.code if area is not None else ""
        more = {"area": area.name} if area is not None else {}
        self.findings.append(
            BoundaryFinding(kind, (feature.number,), code, {"label": feature.label, **more, **values})
        )


def match_features(
    frame: gpd.GeoDataFrame, columns: Columns, embedded: Mapping[str, BaseGeometry]
) -> tuple[list[BoundaryFeature], list[BoundaryFinding]]:
    """Every feature with its area, or None, and what was found on the way.

    `embedded`: our own outlines, to tell BPS codes from Kemendagri's, which look alike. Raises
    BoundaryFileError for a file of provinces.
    """
    features = features_of(frame, columns)
    provinces = {feature.province for feature in features if feature.province}
    if len(provinces) == len(features) > _FEW_PROVINCES:
        raise BoundaryFileError("provinces_only", file=frame.attrs.get("file", ""))
    matching = _Matching(
        system=_code_system(features, columns, embedded),
        cities_say_so=any(split_kind(words(feature.name))[0] == _CITY for feature in features),
    )
    for feature in features:
        feature.area = _area_of(feature, matching)
    return features, matching.findings


def _code_system(
    features: list[BoundaryFeature], columns: Columns, embedded: Mapping[str, BaseGeometry]
) -> str:
    """The system in which most codes mean the area that the feature lies in.

    1101 is Aceh Selatan for Kemendagri and Simeulue for BPS: only the place can tell.
    """
    if columns.code is None:
        return "kemendagri"
    hits = {}
    for system in ("kemendagri", "bps"):
        pairs = [
            (feature.shape, embedded[area.code])
            for feature in features[:: len(features) // _SAMPLE + 1]
            if feature.shape is not None
            for area in areas_of_code(feature.code, system)
        ]
        near = [shapely.distance(shapely.point_on_surface(a), b) < 0.1 for a, b in pairs]
        hits[system] = int(np.sum(near)) + 0.5 * (may_be_bps(columns.code) == (system == "bps"))
    return max(hits, key=lambda system: hits[system])


def _area_of(feature: BoundaryFeature, matching: _Matching) -> Area | None:
    """The area of a feature, or None with a finding that says why."""
    province = province_of(feature.province)
    by_code = areas_of_code(feature.code, matching.system)
    if feature.province and province is None and feature.name:
        matching.note("province_unknown", feature)
    by_name = local_areas(feature.name, province)
    if not by_name:
        return _without_name(feature, by_code, province, matching)
    if len(by_name) > 1:
        return _one_of(feature, by_name, by_code, matching)
    area = by_name[0]
    if by_code and area not in by_code:
        if province is None:
            matching.note("conflict", feature, area, code=feature.code, other=by_code[0].name)
            return None
        matching.note("code_differs", feature, area, code=feature.code, other=by_code[0].name)
    elif feature.code and not by_code:
        matching.note("code_unknown", feature, area, code=feature.code)
    _check_age(feature, area, by_code, matching)
    return area


def _without_name(
    feature: BoundaryFeature, by_code: Sequence[Area], province: str | None, matching: _Matching
) -> Area | None:
    """By code alone, for a name that is missing or not known."""
    fitting = [area for area in by_code if province in (None, area.parent, area.province_code_2020)]
    if len(fitting) == 1:
        if feature.name:
            matching.note("name_unknown", feature, fitting[0], code=feature.code)
        _check_age(feature, fitting[0], by_code, matching)
        return fitting[0]
    if len(fitting) > 1:
        matching.note("ambiguous", feature, candidates=_listed(fitting))
    elif feature.shape is None:
        matching.note("remnant", feature)
    elif _WATERS & set(words(feature.name)):
        matching.note("lake", feature)
    else:
        near = _alike(feature.name, province)
        if near:
            matching.note("unmatched_near", feature, candidates=near)
        else:
            matching.note("unmatched", feature)
    return None


def _one_of(
    feature: BoundaryFeature, by_name: Sequence[Area], by_code: Sequence[Area], matching: _Matching
) -> Area | None:
    """One of the areas that share a name: by code, else by how the file writes cities."""
    both = [area for area in by_name if area in by_code]
    if len(both) == 1:
        _check_age(feature, both[0], by_code, matching)
        return both[0]
    regencies = [area for area in by_name if area.level != _CITY]
    if not by_code and matching.cities_say_so and len(regencies) == 1:
        matching.note("assumed_regency", feature, regencies[0])
        return regencies[0]
    matching.note("ambiguous", feature, candidates=_listed(by_name))
    return None


def _check_age(feature: BoundaryFeature, area: Area, by_code: Sequence[Area], matching: _Matching) -> None:
    """Say so when the code is the one of before the split of Papua."""
    today = area.code if matching.system == "kemendagri" else area.bps_code
    if today and area in by_code and feature.code.replace(".", "") != today.replace(".", ""):
        matching.note("old_code", feature, area, code=feature.code)


def _alike(name: str, province: str | None) -> str:
    if not name or name[0].isdigit():
        return ""
    try:
        return match_area(name, province).name
    except UnknownAreaError as error:
        return _listed([area for area in error.candidates if area.is_local])
    except LookupError:
        return ""


def _listed(areas: Sequence[Area]) -> str:
    say = Text()
    return ", ".join(say("areas.candidate", code=area.code, name=area.name) for area in areas)


def missing_areas(taken: set[str], mentioned: set[str]) -> list[BoundaryFinding]:
    """A finding for each area that the file does not speak of at all."""
    return [
        BoundaryFinding("missing", (), area.code, {"area": area.name})
        for area in load_areas()
        if area.is_local and area.code not in taken | mentioned
    ]
