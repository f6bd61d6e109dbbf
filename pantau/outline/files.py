"""Writing layers as content-hashed static files, with the manifest that names them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from pantau.outline.manifest import MANIFEST

_HASHED = re.compile(r"[a-z0-9-]+\.[0-9a-f]{12}\.json")


def content_name(layer: str, content: bytes) -> str:
    """'<layer>.<first 12 digits of the content's SHA-256>.json'."""
    return f"{layer}.{hashlib.sha256(content).hexdigest()[:12]}.json"


def write_layers(layers: Mapping[str, object], folder: Path) -> dict[str, str]:
    """Write each layer, then the manifest, then remove the files of earlier builds. Returns the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {}
    for layer, document in layers.items():
        content = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        manifest[layer] = content_name(layer, content)
        (folder / manifest[layer]).write_bytes(content)
    text = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    for path in folder.glob("*.json"):
        if _HASHED.fullmatch(path.name) and path.name not in manifest.values():
            path.unlink()
    return manifest
