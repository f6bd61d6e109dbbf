"""Which static file holds which layer of the map. Needs nothing but the standard library."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "static"
MANIFEST = "manifest.json"


class MissingGeometryError(LookupError):
    """A layer of the map is not among the static files."""


@cache
def _files(folder: Path) -> dict[str, str]:
    path = folder / MANIFEST
    try:
        files: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise MissingGeometryError(f"{path} is missing: run `make outlines`") from error
    return files


def layers(folder: Path = STATIC) -> tuple[str, ...]:
    """Names of all layers: 'provinces38', 'provinces34', 'regencies', 'province-16', 'context', 'tiles'."""
    return tuple(_files(folder))


def geometry_file(layer: str, folder: Path = STATIC) -> str:
    """Name of the file that holds a layer, e.g. 'regencies.1a2b3c4d5e6f.json'.

    Raises MissingGeometryError when there is no such layer.
    """
    try:
        return _files(folder)[layer]
    except KeyError:
        known = ", ".join(layers(folder))
        raise MissingGeometryError(f"no layer {layer!r} in {folder / MANIFEST}; it has {known}") from None


def geometry_url(layer: str, folder: Path = STATIC) -> str:
    """Where a browser finds a layer, relative to the app's address: 'app/static/<file>'."""
    return f"app/static/{geometry_file(layer, folder)}"
