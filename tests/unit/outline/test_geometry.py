from __future__ import annotations

import shapely

from pantau.outline import geometry
from pantau.outline.project import HEIGHT, WIDTH, to_map


def test_a_ring_is_written_in_short_relative_steps():
    ring = shapely.Polygon([(10, 20.5), (10.2, 20.5), (10.2, 20), (10, 20)])
    assert geometry.svg_path(ring, 1) == "M10 20.5l.2 0 0-.5-.2 0Z"


def test_a_hole_is_a_ring_of_its_own():
    shape = shapely.Polygon(shapely.box(0, 0, 4, 4).exterior, [shapely.box(1, 1, 2, 2).exterior])
    assert geometry.svg_path(shape, 1).count("M") == 2


def test_shared_borders_leave_the_coast_out():
    shapes = {"a": shapely.box(0, 0, 1, 2), "b": shapely.box(1, 0, 2, 2)}
    assert geometry.shared_borders(shapes, 1) in ("M1 0l0 2", "M1 2l0-2")


def test_a_layer_describes_each_area():
    outlines = {"16.01": shapely.box(104, -4, 105, -3), "16.02": shapely.box(105, -4, 106, -3)}
    names = {"16.01": "Kabupaten Satu", "16.02": "Kabupaten Dua"}
    layer = geometry.province_layer("16", outlines, names, dict.fromkeys(outlines, "16"))
    first, second = layer["areas"]
    assert (first["code"], first["name"], first["parent"]) == ("16.01", "Kabupaten Satu", "16")
    # 9.5 degrees east of the west rim, in a space of 2,000 units for 47 degrees
    assert first["box"][0] == round(2000 * 9.5 / 47, 2)
    assert first["box"][2] == second["box"][0]
    assert first["x"] < first["box"][2] < second["x"]


def test_the_map_is_mercator_with_north_up():
    west_north, equator, east_south = to_map(
        shapely.get_coordinates(shapely.LineString([(94.5, 6.5), (118, 0), (141.5, -11.5)]))
    )
    assert west_north.tolist() == [0, 0]
    # ln tan(45 deg + 6.5 deg / 2) = 0.113691; 2000 units for 47 degrees are 2438.12 for a radian
    assert equator.round(1).tolist() == [1000, 277.2]
    assert east_south[0] == WIDTH
    assert HEIGHT - 1 < east_south[1] <= HEIGHT
