"""Where a label fits into an area."""

from __future__ import annotations

import pytest
import shapely

from pantau.outline.rooms import ASPECTS, label_rooms
from tests.unit.outline.conftest import embedded_files, polygon_of, read_layer


def box_of(room: list[float]) -> shapely.Polygon:
    x, y, width, height = room
    return shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def test_a_rectangle_has_its_own_size_where_its_aspect_is_asked_for() -> None:
    (first, *_) = label_rooms(shapely.box(0, 0, 14, 10), 2)
    assert ASPECTS[0] == 1.4
    assert first == pytest.approx([7, 5, 14, 10], abs=0.8)


def test_a_room_keeps_out_of_holes_and_bays() -> None:
    ring = shapely.box(0, 0, 30, 10).difference(shapely.box(4, 4, 12, 6))
    for room in label_rooms(ring, 2):
        assert ring.buffer(0.01).contains(box_of(room)), room


def test_the_largest_of_several_islands_has_the_room() -> None:
    islands = shapely.MultiPolygon([shapely.box(0, 0, 3, 2), shapely.box(10, 0, 24, 10)])
    assert all(room[0] > 10 for room in label_rooms(islands, 2))


def test_rooms_of_the_map_lie_inside_their_areas() -> None:
    for layer in ("provinces38", "provinces34", "regencies", "province-16", "province-33"):
        assert layer in embedded_files()
        rooms = 0
        for area in read_layer(layer)["areas"]:
            shape = polygon_of(area["d"])
            for room in area["rooms"]:
                rooms += 1
                outside = box_of(room).difference(shape).area
                assert outside < 0.12 * box_of(room).area + 0.05, (layer, area["name"], room)
        assert rooms >= 3.5 * len(read_layer(layer)["areas"])


def test_every_area_of_every_layer_has_a_label() -> None:
    for layer in embedded_files():
        if layer not in ("context", "tiles"):
            assert all(area["label"] for area in read_layer(layer)["areas"]), layer
