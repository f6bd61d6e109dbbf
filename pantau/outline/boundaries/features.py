"""The features of a boundary file: what each says of itself, and its shape."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from pantau.areas import Area
from pantau.areas.spelling import kind_of
from pantau.outline.boundaries.columns import Columns, code_of_regency, local_areas, texts
from pantau.text import Text


@dataclass(slots=True)
class BoundaryFeature:
    """A feature of the file: its place (from 1), what it says of itself, and its shape or None."""

    number: int
    name: str
    province: str
    code: str
    shape: BaseGeometry | None
    area: Area | None = None

    @property
    def label(self) -> str:
        """How a finding calls it: 'Bandung, Jawa Barat'."""
        name = self.name or self.code or Text()("boundaries.unnamed")
        if not self.province:
            return name
        return Text()("boundaries.in_province", name=name, province=self.province)


def features_of(frame: gpd.GeoDataFrame, columns: Columns) -> list[BoundaryFeature]:
    """Every feature of a file by the columns to read, none of them matched yet."""

    def column(name: str | None) -> list[str]:
        return texts(frame[name]) if name is not None else [""] * len(frame)

    shapes = frame.geometry.to_numpy()
    there = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    return [
        BoundaryFeature(
            place + 1,
            _with_kind(name, kind),
            province,
            code_of_regency(code) or code,
            shapes[place] if there[place] else None,
        )
        for place, (name, province, code, kind) in enumerate(
            zip(
                column(columns.name),
                column(columns.province),
                column(columns.code),
                column(columns.kind),
                strict=True,
            )
        )
    ]


def _with_kind(name: str, kind: str) -> str:
    """A name with the kind that its own column tells: 'Bandung' and 'Kota' are 'Kota Bandung'."""
    said = kind_of(kind) if name and not kind_of(name) else ""
    kinded = f"{said} {name}" if said else name
    return kinded if local_areas(kinded) else name
