"""Whose boundaries a map shows, in a sentence below it."""

from __future__ import annotations

from pathlib import Path

from pantau.mapview.layers import Layer
from pantau.outline.manifest import STATIC, boundaries
from pantau.text import Text
from pantau.text.numbers import listing

_MOST_NAMED = 8


def boundary_note(layer: Layer, text: Text, static: Path = STATIC) -> str:
    """The sentence for a layer: indicative, or of an official file, and which of its areas the file lacks."""
    origin = boundaries(static)
    lacking = set(origin.embedded)
    of_regencies = any("." in code for code in layer.codes)
    own = [name for code, name in zip(layer.codes, layer.names, strict=True) if code in lacking]
    if not origin.official or (of_regencies and len(own) == len(layer.codes)):
        return text("map.client.disclaimer")
    if not lacking or (of_regencies and not own):
        return text("boundaries.map.whole", file=origin.file)
    if of_regencies and len(own) <= _MOST_NAMED:
        return text("boundaries.map.named", file=origin.file, areas=listing(own, text.language))
    return text("boundaries.map.counted", file=origin.file, count=len(own) if of_regencies else len(lacking))
