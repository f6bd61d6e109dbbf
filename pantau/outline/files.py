"""Writing layers as content-hashed static files, with the manifest that names them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from pantau.atomic_files import replace_durably
from pantau.outline.manifest import MANIFEST

_HASHED = re.compile(r"[a-z0-9-]+\.[0-9a-f]{12}\.json")


def content_name(layer: str, content: bytes) -> str:
    """'<layer>.<first 12 digits of the content's SHA-256>.json'."""
    return f"{layer}.{hashlib.sha256(content).hexdigest()[:12]}.json"


def write_layers(layers: Mapping[str, object], folder: Path) -> dict[str, str]:
    """Write each layer, then the manifest, then remove the files of earlier builds. Returns the manifest."""
    manifest = write_files(layers, folder)
    write_document(folder / MANIFEST, manifest)
    remove_others(folder, manifest.values())
    return manifest


def write_files(layers: Mapping[str, object], folder: Path) -> dict[str, str]:
    """Write each layer under the name of its content. Returns layer -> file name."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {}
    for layer, document in layers.items():
        content = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        names[layer] = content_name(layer, content)
        replace_durably(folder / names[layer], content)
    return names


def write_document(path: Path, document: object) -> None:
    """Write a manifest: whoever reads it meets the old one or the new one."""
    replace_durably(path, (json.dumps(document, indent=1, sort_keys=True) + "\n").encode())


def remove_others(folder: Path, kept: Collection[str]) -> None:
    """Remove the layer files of a folder that are not `kept` (file names)."""
    for path in folder.glob("*.json"):
        if _HASHED.fullmatch(path.name) and path.name not in kept:
            path.unlink()
