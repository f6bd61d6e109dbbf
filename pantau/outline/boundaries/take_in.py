"""The way of a boundary file from reading to the layers of the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from pantau.areas import load_areas
from pantau.outline import build, coverage, geometry
from pantau.outline.boundaries import fitting, matching, placing, repair
from pantau.outline.boundaries.columns import Columns, find_columns
from pantau.outline.boundaries.confined import read_confined
from pantau.outline.boundaries.features import BoundaryFeature
from pantau.outline.boundaries.findings import BoundaryFileError, BoundaryFinding, by_severity
from pantau.outline.cells import GRID
from pantau.text import Text

Tell = Callable[[str], None]


def _silent(_: str) -> None:
    """Progress that nobody asked for."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a boundary file.

    regencies: code -> outline in degrees, all areas, one coverage. embedded: codes of those that
    kept our own outline. findings: errors first. columns: those that were read. features: how many.
    likeness: of each area of the file to our own outline, 0 to 1 (boundaries/placing.py).
    """

    file: str
    features: int
    columns: Columns
    regencies: dict[str, BaseGeometry]
    embedded: set[str]
    findings: list[BoundaryFinding]
    likeness: dict[str, float]

    @property
    def embedded_names(self) -> list[str]:
        """Names of the areas that kept our own outline, in order of their codes."""
        areas = load_areas()
        return [areas[code].name for code in sorted(self.embedded)]

    def layers(self) -> dict[str, object]:
        """The layers of the map; the tiles are not among them, for borders do not move them.

        Raises BoundaryFileError when they cannot be drawn.
        """
        areas = build.read_area_table(build.AREAS)
        lineage = pd.read_csv(build.LINEAGE, dtype=str)
        before_split = dict(zip(lineage["successor"], lineage["predecessor"], strict=True))
        provinces = coverage.union_by(self.regencies, build.column_of(areas, "parent_code"))
        try:
            layers = dict[str, object](build.area_layers(self.regencies, provinces, areas, before_split))
            layers["context"] = _context(provinces)
        except (shapely.errors.GEOSException, KeyError) as error:
            raise BoundaryFileError("nothing_drawn", file=self.file, reason=str(error)) from error
        return layers


def import_boundaries(
    path: Path,
    columns: Columns = Columns(),
    layer: str | None = None,
    crs: str | None = None,
    tell: Tell = _silent,
) -> Imported:
    """Read a file of regency boundaries and make it into one coverage of all areas.

    `columns`, `layer` and `crs` override what is found in the file; `tell` is told of each step.
    Nothing is written. Raises BoundaryFileError when nothing in the file can be used.
    """
    say = Text()
    tell(say("boundaries.progress.reading", file=path.name))
    frame, found = read_confined(path, layer, crs)
    frame.attrs["file"] = path.name
    tell(say("boundaries.progress.matching", count=len(frame)))
    columns = find_columns(frame, columns)
    embedded = build.read_outlines("regencies")
    features, unmatched = matching.match_features(frame, columns, embedded)
    tell(say("boundaries.progress.repairing"))
    official, likeness, mended = _official(features, embedded, path.name)
    tell(say("boundaries.progress.fitting"))
    try:
        official, small = fitting.grow_islets(official)
        regencies, kept = fitting.fit(official, embedded)
    except shapely.errors.ShapelyError as error:
        raise BoundaryFileError("nothing_drawn", file=path.name, reason=str(error)) from error
    names = _names()
    found += unmatched + mended
    found += [BoundaryFinding("enlarged", (), code, {"area": names[code]}) for code in sorted(small)]
    found += [
        BoundaryFinding("swallowed", (), code, {"area": names[code]}) for code in sorted(kept & set(official))
    ]
    mentioned = {feature.area.code for feature in features if feature.area is not None}
    found += matching.missing_areas(set(regencies) - kept, mentioned)
    return Imported(path.name, len(features), columns, regencies, kept, by_severity(found), likeness)


def _official(
    features: Sequence[BoundaryFeature], embedded: Mapping[str, BaseGeometry], file: str
) -> tuple[dict[str, BaseGeometry], dict[str, float], list[BoundaryFinding]]:
    """The areas that can be taken, as one coverage; how alike each of the file is to ours; what was found.

    Raises BoundaryFileError where none can be taken, or too many lie in a wrong place.
    """
    shapes, mended = repair.mend_features(features, embedded)
    placed = placing.place(shapes, features, embedded)
    placing.refuse_if_many(placed, features, file)
    if not placed.shapes:
        raise BoundaryFileError("nothing_taken", file=file)
    known = build.column_of(build.read_area_table(build.AREAS), "area_km2")
    sizes = {code: float(size) for code, size in known.items() if pd.notna(size)}
    official, cleaned = repair.clean(placed.shapes, _names(), sizes)
    return official, placed.likeness, mended + placed.findings + cleaned


def _names() -> dict[str, str]:
    return {area.code: area.name for area in load_areas()}


def _context(provinces: dict[str, BaseGeometry]) -> geometry.Layer:
    """Neighbouring countries, reaching under the land that either our outlines or the file claim.

    The file's border with a neighbour differs from ours by up to some kilometres, and no sea
    should show between.
    """
    ours = build.read_outlines("provinces")
    home = shapely.union_all([*ours.values(), *provinces.values()], grid_size=GRID)
    return geometry.context_layer(build.read_outlines("neighbours"), {"": home}, geometry.PROVINCES.tolerance)
