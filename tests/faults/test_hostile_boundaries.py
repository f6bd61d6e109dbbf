"""Boundary files made to end the process that opens them, or to hold it."""

from __future__ import annotations

import random

import pytest

from pantau.outline.boundaries import BoundaryFileError
from pantau.outline.boundaries.confined import read_confined
from tests.helpers.examples import turns

START = b'{"type": "FeatureCollection", "features": ['
POLYGON = (
    b'{"type": "Feature", "properties": {"nama": "Sleman"}, "geometry": {"type": "Polygon", "coordinates": '
    b"[[[110.2, -7.7], [110.4, -7.7], [110.4, -7.5], [110.2, -7.7]]]}}"
)
GOOD = START + POLYGON + b"]}"


def outcome(path, content):
    """How many features there are, or why there are none."""
    path.write_bytes(content)
    try:
        frame, _ = read_confined(path)
    except BoundaryFileError as error:
        return error.kind
    return len(frame)


@pytest.mark.parametrize(
    "content",
    [
        START + b"[" * 3_000_000,
        START + b'{"a":' * 1_000_000,
        START + POLYGON.replace(b"[[[", b"[" * 500_000),
        START + POLYGON.replace(b"110.2", b"1e999999999") + b"]}",
        b"SQLite format 3\0" + b"\xff" * 100_000,
        b"SQLite format 3\0" + bytes(4_000),
    ],
)
def test_what_no_map_holds(tmp_path, content):
    found = outcome(tmp_path / "batas.geojson", content)
    assert found in (1, "unreadable", "reading_broken", "reading_too_large", "no_features")
    assert outcome(tmp_path / "baik.geojson", GOOD) == 1


def test_files_with_bytes_changed(tmp_path):
    chance = random.Random(20261129)
    for _ in range(turns(40)):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.choice(b'\0[]{},:"9eE-\xff')
        assert outcome(tmp_path / "batas.geojson", bytes(data)) is not None
