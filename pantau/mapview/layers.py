"""Which geometry file a map needs, and the order its areas stand in.

The browser fetches a layer once; the server reads only its codes and names, so that a
rerun can send figures in the layer's order instead of naming each area again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from pantau.folders import STATIC
from pantau.outline.manifest import IMPORTED, MANIFEST, MissingGeometryError, geometry_file
from pantau.view import NATION


class MissingLayerError(LookupError):
    """A layer is not in static/manifest.json. Attributes: layer, folder."""

    def __init__(self, layer: str, folder: Path) -> None:
        super().__init__(f"no layer {layer!r} in {folder / 'manifest.json'}; build it with: make outlines")
        self.layer = layer
        self.folder = folder


@dataclass(frozen=True)
class Geometry:
    """Layers of one map, by their names in the manifest.

    layer: the areas that carry figures. under: pale areas beneath them, or '' where the layer itself
    covers the whole country.
    tiles: which set of the tile grid is this layer's twin, or ''.
    """

    layer: str
    under: str = ""
    tiles: str = ""


@dataclass(frozen=True)
class Layer:
    """One geometry file as the server needs it: its file name, and its areas in order."""

    name: str
    file: str
    codes: tuple[str, ...]
    names: tuple[str, ...]


def geometry_for(scope: str, level: str, rows: pd.DataFrame | None = None) -> Geometry:
    """The geometry for a View's scope ('ID', a Kanwil, a province) and level of rows.

    Provinces are drawn on the boundaries of 34 provinces when `rows` (a Table's rows) hold a
    row on those boundaries, since such a row speaks for the provinces split from it.
    """
    if level == "regency":
        if scope != NATION and not scope.startswith("kanwil-"):
            return Geometry(f"province-{scope}", under="provinces38", tiles="regencies")
        return Geometry("regencies", tiles="regencies")
    split = rows is None or "boundaries" not in rows or not (rows["boundaries"] == 34).fillna(False).any()
    name = "provinces38" if split else "provinces34"
    return Geometry(name, tiles=name)


def layer_file(name: str, static: Path = STATIC) -> str:
    """The file of a layer, below `static`. Raises MissingLayerError."""
    try:
        return geometry_file(name, static)
    except MissingGeometryError as error:
        raise MissingLayerError(name, static) from error


def outlines_version(static: Path = STATIC) -> str:
    """Another text as soon as other outlines are built or taken in, and with them what is said of them."""
    manifests = (static / MANIFEST, static / IMPORTED / MANIFEST)
    return " ".join(str(path.stat().st_mtime_ns) for path in manifests if path.exists())


def load_layer(name: str, static: Path = STATIC) -> Layer:
    """A layer's areas in order; read once a process. Raises MissingLayerError."""
    return _layer(name, layer_file(name, static), static)


@lru_cache(maxsize=128)
def _layer(name: str, file: str, static: Path) -> Layer:
    areas = json.loads((static / file).read_text(encoding="utf-8"))["areas"]
    return Layer(name, file, tuple(a["code"] for a in areas), tuple(a["name"] for a in areas))
