"""Putting boundaries on the map, and taking them off again.

Files first, each named by its content; then the manifest, by a rename. Stopped at any point,
the map is the old one or the new one, never half of each.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from pantau.outline import files
from pantau.outline.manifest import IMPORTED, MANIFEST, STATIC

Layers = Mapping[str, object]


def write_folder(layers: Layers, folder: Path, file: str, embedded: set[str]) -> None:
    """Write the layers and their manifest to a folder: what `install` puts below static/.

    `file` is the name of the file they are from, `embedded` the codes of the areas it lacks.
    Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _only_writer(folder):
        before = _named_in(folder)
        written = files.write_files(layers, folder)
        document = {
            "files": written,
            "file": file,
            "taken_in": dt.date.today().isoformat(),
            "embedded": sorted(embedded),
        }
        files.write_document(folder / MANIFEST, document)
        # A page that is open may still ask for the files of the map it was drawn with.
        files.remove_others(folder, {*written.values(), *before})


def install(layers: Layers, file: str, embedded: set[str], static: Path = STATIC) -> None:
    """Make the layers those of the map, in every process from its next drawing on. Raises OSError."""
    write_folder(layers, static / IMPORTED, file, embedded)


def restore(static: Path = STATIC) -> bool:
    """Go back to the embedded outlines; False when they are shown already. Raises OSError."""
    path = static / IMPORTED / MANIFEST
    if not path.is_file():
        return False
    with _only_writer(path.parent):
        path.unlink(missing_ok=True)
    return True


def _named_in(folder: Path) -> set[str]:
    """The files that the folder's manifest names now."""
    try:
        return set(json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"].values())
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return set()  # none, or damaged: it is being replaced


@contextlib.contextmanager
def _only_writer(folder: Path) -> Iterator[None]:
    """Wait until nobody else writes into the folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
