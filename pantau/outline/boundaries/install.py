"""Putting boundaries on the map, and taking them off again.

Files first, each named by its content; then the manifest, by a rename. Stopped at any point,
the map is the old one or the new one, never half of each.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from pantau.atomic_files import only_writer
from pantau.folders import STATIC
from pantau.outline import files
from pantau.outline.manifest import IMPORTED, MANIFEST

Layers = Mapping[str, object]
# The manifest of the boundaries before these, which undoing goes back to.
PREVIOUS = "previous.json"


def write_folder(layers: Layers, folder: Path, file: str, embedded: set[str]) -> None:
    """Write the layers and their manifest to a folder: what `install` puts below static/.

    `file` is the name of the file they are from, `embedded` the codes of the areas it lacks.
    Raises OSError.
    """
    with only_writer(folder):
        before, previous = _document(folder / MANIFEST), _document(folder / PREVIOUS)
        written = _written(layers, folder, kept=_files(before) | _files(previous))
        document = {
            "files": written,
            "file": file,
            "taken_in": dt.date.today().isoformat(),
            "embedded": sorted(embedded),
        }
        # The same boundaries once more are no step: undoing goes to those before them.
        if before and before["files"] != written:
            files.write_document(folder / PREVIOUS, before)
        files.write_document(folder / MANIFEST, document)
        # A page that is open may still ask for the files of the map it was drawn with.
        previous = _document(folder / PREVIOUS)
        kept = [_files(one) for one in (document, before, previous)]
        files.remove_others(folder, {name for names in kept for name in names})


def _written(layers: Layers, folder: Path, kept: set[str]) -> dict[str, str]:
    """Write the layers; where one of them cannot be, nothing stays but what is `kept`. Raises OSError."""
    try:
        return files.write_files(layers, folder)
    except OSError:
        with suppress(OSError):
            files.remove_others(folder, kept)
        raise


def install(layers: Layers, file: str, embedded: set[str], static: Path = STATIC) -> None:
    """Make the layers those of the map, in every process from its next drawing on. Raises OSError."""
    write_folder(layers, static / IMPORTED, file, embedded)


def restore(static: Path = STATIC) -> str | None:
    """Go one step back: to the boundaries before these (the name of their file), else to the embedded ('').

    None when the embedded ones are shown already. Raises OSError.
    """
    folder = static / IMPORTED
    if not (folder / MANIFEST).is_file():
        return None
    with only_writer(folder):
        previous = _document(folder / PREVIOUS)
        there = all((folder / name).is_file() for name in _files(previous))
        if previous and there and previous != _document(folder / MANIFEST):
            (folder / PREVIOUS).replace(folder / MANIFEST)
            return str(previous["file"])
        (folder / MANIFEST).unlink(missing_ok=True)
        (folder / PREVIOUS).unlink(missing_ok=True)
    return ""


def _document(path: Path) -> dict[str, Any]:
    """A manifest; {} where there is none, or one that is damaged."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return dict(document) if isinstance(document["files"], dict) and document["file"] else {}
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return {}


def _files(document: Mapping[str, Any]) -> set[str]:
    """The files that a manifest names."""
    return set(document.get("files", {}).values())
