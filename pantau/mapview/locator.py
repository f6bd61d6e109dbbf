"""A small drawing of where an area lies: a regency in its province, a province or Kanwil in the nation.

Two paths of one picture, from the outlines that the map uses, thinned to what its few pixels can show. It
is plain SVG without a script: an area's page has it in its first HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from itertools import pairwise
from pathlib import Path

from pantau.folders import STATIC
from pantau.mapview.layers import layer_file
from pantau.remembered import remembered

WIDTH, HEIGHT = 190, 74  # pixels
_SEEN = 5.0  # pixels; a smaller area is marked with a ring
_NUMBERS = re.compile(r"-?\d*\.?\d+")

Point = tuple[float, float]
Ring = list[Point]


def locator(layer: str, marked: Collection[str], static: Path = STATIC) -> str:
    """SVG of a layer ('provinces38', 'province-16'), the areas of `marked` filled; '' where it has none.

    Raises MissingLayerError.
    """
    return _drawn(layer_file(layer, static), tuple(sorted(marked)), static)


@remembered(64)
def _drawn(file: str, marked: tuple[str, ...], static: Path) -> str:
    outlines = _outlines(static / file)
    own = [ring for code in marked for ring in outlines.get(code, [])]
    if not own:
        return ""
    rings = [ring for found in outlines.values() for ring in found]
    left, top, scale = _fit(rings)
    whole, part = (_path(found, left, top, scale) for found in (rings, own))
    ring = _ring(own, left, top, scale)
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" aria-hidden="true">'
        f'<path class="whole" d="{whole}"/><path class="part" d="{part}"/>{ring}</svg>'
    )


def _outlines(file: Path) -> dict[str, list[Ring]]:
    """The rings of each area of a layer's file, by code, in the units of the file."""
    areas = json.loads(file.read_text(encoding="utf-8"))["areas"]
    return {area["code"]: list(_rings(area["d"])) for area in areas}


def _rings(path: str) -> Iterable[Ring]:
    """The rings of a path of M (absolute), l (relative) and Z."""
    for piece in path.split("M")[1:]:
        numbers = [float(number) for number in _NUMBERS.findall(piece)]
        x, y = numbers[0], numbers[1]
        ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        yield ring


def _box(rings: list[Ring]) -> tuple[float, float, float, float]:
    across = [x for ring in rings for x, _ in ring]
    down = [y for ring in rings for _, y in ring]
    return min(across), min(down), max(across), max(down)


def _fit(rings: list[Ring]) -> tuple[float, float, float]:
    """Where the picture begins in the units of the file, and pixels a unit."""
    left, top, right, bottom = _box(rings)
    scale = min((WIDTH - 4) / ((right - left) or 1), (HEIGHT - 4) / ((bottom - top) or 1))
    return left - (WIDTH / scale - (right - left)) / 2, top - (HEIGHT / scale - (bottom - top)) / 2, scale


def _path(rings: list[Ring], left: float, top: float, scale: float) -> str:
    """One path of all rings that have more than a line left at this size; its steps are relative."""
    drawn = []
    for ring in rings:
        pixels = [(round((x - left) * scale), round((y - top) * scale)) for x, y in ring]
        corners = _corners(pixels)
        if len(set(corners)) > 2:
            steps = (f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(corners))
            drawn.append(f"M{corners[0][0]} {corners[0][1]}l{' '.join(steps)}Z".replace(" -", "-"))
    return "".join(drawn)


def _corners(pixels: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The points of a line that are neither repeated nor on the way between their neighbours."""
    kept: list[tuple[int, int]] = []
    for x, y in pixels:
        if kept and kept[-1] == (x, y):
            continue
        if len(kept) > 1:
            (a, b), (c, d) = kept[-2:]
            if (c - a) * (y - b) == (d - b) * (x - a):
                kept.pop()
        kept.append((x, y))
    return kept


def _ring(own: list[Ring], left: float, top: float, scale: float) -> str:
    """A ring around what would hardly be seen."""
    west, north, east, south = _box(own)
    if max(east - west, south - north) * scale >= _SEEN:
        return ""
    x, y = ((west + east) / 2 - left) * scale, ((north + south) / 2 - top) * scale
    return f'<circle class="ring" cx="{x:.1f}" cy="{y:.1f}" r="6"/>'
