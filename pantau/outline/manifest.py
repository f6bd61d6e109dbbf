"""Which static file holds which layer of the map. Needs nothing but the standard library.

The embedded outlines stand in static/, named by static/manifest.json. Official boundaries that
were taken in (`pantau boundaries --install`) stand in static/imported/, and its manifest.json
goes before the embedded one layer by layer; without it the map is the embedded one.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pantau.folders import STATIC

MANIFEST = "manifest.json"
IMPORTED = "imported"

_log = logging.getLogger(__name__)


class MissingGeometryError(LookupError):
    """A layer of the map is not among the static files."""


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Where the outlines on the map come from.

    official: whether an official file is in use. file, taken_in: its name and the day it was
    taken in ('2026-11-20'), '' without one. embedded: codes of the regencies and cities that it
    lacks, whose outlines are ours.
    """

    official: bool = False
    file: str = ""
    taken_in: str = ""
    embedded: tuple[str, ...] = ()


def layers(folder: Path = STATIC) -> tuple[str, ...]:
    """Names of all layers: 'provinces38', 'provinces34', 'regencies', 'province-16', 'context', 'tiles'."""
    return tuple(_files(folder))


def geometry_file(layer: str, folder: Path = STATIC) -> str:
    """The file that holds a layer, below `folder`: 'regencies.1a2b3c4d5e6f.json', 'imported/regencies...'.

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


def boundaries(folder: Path = STATIC) -> Boundaries:
    """Whose boundaries the map shows now."""
    return _override(folder)[1]


def _files(folder: Path) -> dict[str, str]:
    path = folder / MANIFEST
    try:
        embedded = _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError as error:
        raise MissingGeometryError(f"{path} is missing: run `make outlines`") from error
    return {**embedded, **_override(folder)[0]}


def _override(folder: Path) -> tuple[dict[str, str], Boundaries]:
    """Files and origin of the boundaries that were taken in; nothing where there are none, or none whole."""
    path = folder / IMPORTED / MANIFEST
    try:
        modified = path.stat().st_mtime_ns
    except FileNotFoundError:
        return {}, Boundaries()
    return _read_override(path, modified)


@lru_cache(maxsize=8)
def _read(path: Path, _modified: int) -> dict[str, str]:
    files: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return files


@lru_cache(maxsize=8)
def _read_override(path: Path, _modified: int) -> tuple[dict[str, str], Boundaries]:
    """As `_override`: what is damaged, or names files that are gone, must not take the map away."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        files = {layer: f"{IMPORTED}/{name}" for layer, name in document["files"].items()}
        found = Boundaries(True, document["file"], document["taken_in"], tuple(document["embedded"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        _log.warning("%s cannot be read (%r); the embedded outlines are shown", path, error)
        return {}, Boundaries()
    lost = [name for name in files.values() if not (path.parents[1] / name).is_file()]
    if lost:
        _log.warning("%s names files that are not there (%s); the embedded outlines are shown", path, lost)
        return {}, Boundaries()
    return files, found
