"""The committed outlines and static files, read once."""

from __future__ import annotations

import json
import re

import pytest
import shapely

from pantau.folders import STATIC
from pantau.outline import build
from pantau.outline.manifest import MANIFEST

_RING = re.compile(r"M([^MlZ]+)l([^MlZ]*)(Z?)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def embedded_files():
    """Layer -> file of the committed outlines, whatever boundaries are installed beside them."""
    return json.loads((STATIC / MANIFEST).read_text(encoding="utf-8"))


def read_layer(name):
    return json.loads((STATIC / embedded_files()[name]).read_text(encoding="utf-8"))


def lines_of(path):
    """Lines of SVG path data made of M, l and Z; fails on anything else."""
    assert _RING.sub("", path) == "", "only M, l and Z are understood here"
    lines = []
    for start, moves, closed in _RING.findall(path):
        numbers = [float(text) for text in _NUMBER.findall(start) + _NUMBER.findall(moves)]
        assert len(numbers) % 2 == 0
        x = y = 0.0
        points = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = round(x + dx, 2), round(y + dy, 2)
            points.append((x, y))
        lines.append(shapely.LineString([*points, points[0]] if closed else points))
    return lines


def polygon_of(path):
    """The area that a closed path encloses by the even-odd rule."""
    return shapely.build_area(shapely.multilinestrings(lines_of(path)))


@pytest.fixture(scope="session")
def areas():
    return build.read_area_table(build.AREAS)


@pytest.fixture(scope="session")
def regencies():
    return build.read_outlines("regencies")


@pytest.fixture(scope="session")
def provinces():
    return build.read_outlines("provinces")
