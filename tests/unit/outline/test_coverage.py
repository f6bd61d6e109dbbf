from __future__ import annotations

import shapely

from pantau.outline import coverage


def test_faces_go_to_the_area_they_lie_in():
    areas = {"a": shapely.box(0, 0, 1, 2), "b": shapely.box(1, 0, 3, 2)}
    lines = [area.boundary for area in areas.values()] + [shapely.box(0, 0, 3, 1).boundary]
    faces = coverage.faces_between(lines, 0.1)
    assert len(faces) == 4
    joined = coverage.join_faces(faces, areas)
    assert {code: shape.area for code, shape in joined.items()} == {"a": 2, "b": 4}


def test_an_area_without_a_face_is_absent():
    faces = coverage.faces_between([shapely.box(0, 0, 1, 1).boundary], 0.1)
    assert list(coverage.join_faces(faces, {"a": shapely.box(0, 0, 1, 1), "b": shapely.box(5, 5, 6, 6)})) == [
        "a"
    ]


def test_snapping_keeps_borders_shared():
    # the border runs from (1.04, 0) to (0.96, 2): on a grid of 0.1 both ends become x = 1
    left = shapely.Polygon([(0, 0), (1.04, 0), (0.96, 2), (0, 2)])
    right = shapely.Polygon([(1.04, 0), (2, 0), (2, 2), (0.96, 2)])
    snapped = coverage.snap({"left": left, "right": right}, 0.1)
    assert snapped["left"].equals(shapely.box(0, 0, 1, 2))
    assert snapped["right"].equals(shapely.box(1, 0, 2, 2))


def test_simplifying_moves_both_sides_of_a_border():
    bump = [(1, 0), (1, 0.9), (1.1, 1), (1, 1.1), (1, 2)]
    left = shapely.Polygon([(0, 0), *bump, (0, 2)])
    right = shapely.Polygon([*bump, (2, 2), (2, 0)])
    simple = coverage.simplify({"left": left, "right": right}, 0.5)
    assert simple["left"].area == 2
    assert simple["right"].area == 2


def test_specks_go_but_never_the_last_part_nor_one_that_touches_a_neighbour():
    islet, enclave = shapely.box(5, 5, 5.1, 5.1), shapely.box(2, 0, 2.1, 0.1)
    outlines = {
        "a": shapely.multipolygons([shapely.box(0, 0, 1, 1), islet, enclave]),
        "b": shapely.multipolygons([shapely.box(2.1, 0, 3, 1)]),
        "c": shapely.multipolygons([shapely.box(8, 8, 8.1, 8.1)]),
    }
    kept = coverage.drop_specks(outlines, 0.5)
    assert shapely.get_num_geometries(kept["a"]) == 2
    assert kept["a"].covers(enclave)
    assert not kept["a"].intersects(islet)
    assert kept["c"].equals(outlines["c"])


def test_union_by_group():
    cells = {"1": shapely.box(0, 0, 1, 1), "2": shapely.box(1, 0, 2, 1), "3": shapely.box(2, 0, 3, 1)}
    joined = coverage.union_by(cells, {"1": "x", "2": "x", "3": "y"})
    assert joined["x"].equals(shapely.box(0, 0, 2, 1))
    assert joined["y"].equals(cells["3"])


def test_polygonal_repairs_a_bow_tie_and_leaves_lines_out():
    bow_tie = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    mixed = shapely.GeometryCollection([bow_tie, shapely.LineString([(0, 0), (9, 9)])])
    repaired = coverage.polygonal(mixed)
    assert repaired.geom_type == "MultiPolygon"
    assert repaired.is_valid
    assert repaired.area == 2
