"""Embedded areas beside official ones, on a toy map of squares of one degree."""

from __future__ import annotations

import pytest
import shapely

from pantau.outline.boundaries.fitting import SMALLEST, fit, grow_islets

# Three areas in a row, as we have them: a | b | c.
OURS = {name: shapely.box(110 + place, -8, 111 + place, -7) for place, name in enumerate("abc")}


def whole(shapes):
    return shapely.union_all(list(shapes.values()))


def sound(shapes):
    return shapely.coverage_is_valid(list(shapes.values()))


def test_a_file_that_has_all_areas_is_taken_as_it_is():
    assert fit(OURS, OURS) == (OURS, set())


def test_official_borders_stand_where_they_leave_the_place_free():
    # The file puts the border of a and b 0.1 degree further west, that of b and c further east.
    official = {"a": shapely.box(110, -8, 110.9, -7), "c": shapely.box(112.1, -8, 113, -7)}
    shapes, kept = fit(official, OURS)
    assert kept == {"b"}
    assert sound(shapes)
    assert shapes["a"].area == pytest.approx(0.9)
    # b fills the strips that would else be sea.
    assert shapes["b"].equals(shapely.box(110.9, -8, 112.1, -7))


def test_official_borders_that_reach_into_a_kept_area_make_it_smaller():
    official = {"a": shapely.box(110, -8, 111.2, -7), "c": OURS["c"]}
    shapes, kept = fit(official, OURS)
    assert kept == {"b"}
    assert sound(shapes)
    assert shapes["b"].area == pytest.approx(0.8)
    assert shapes["a"].area == pytest.approx(1.2)


def test_an_area_that_the_file_gave_to_its_neighbours_is_cut_out_of_them():
    # A small city inside a, lost when the file was simplified.
    city = shapely.box(110.4, -7.6, 110.5, -7.5)
    ours = {**OURS, "a": shapely.difference(OURS["a"], city), "city": city}
    shapes, kept = fit(OURS, ours)
    assert kept == {"city"}
    assert sound(shapes)
    assert shapes["city"].equals(city)
    assert shapes["a"].area == pytest.approx(0.99)
    assert whole(shapes).area == pytest.approx(3)


def test_land_of_ours_that_the_file_knows_as_sea_stays_sea():
    # The file puts the coast of c 0.2 degree north of ours; b, which is kept, touches that strip at its end.
    official = {"a": OURS["a"], "c": shapely.box(112, -7.8, 113, -7)}
    shapes, _ = fit(official, OURS)
    assert sound(shapes)
    assert shapes["b"].equals(OURS["b"])
    assert whole(shapes).area == pytest.approx(2.8)


def test_an_official_area_of_which_nothing_is_left_keeps_our_outline():
    # d lies where the file lost the city: the city is cut out, and d would be gone.
    city = shapely.box(110.4, -7.6, 110.5, -7.5)
    ours = {
        **OURS,
        "a": shapely.difference(OURS["a"], city),
        "city": city,
        "d": shapely.box(114, -8, 115, -7),
    }
    official = {**OURS, "a": shapely.difference(OURS["a"], city), "d": city}
    shapes, kept = fit(official, ours)
    assert kept == {"city", "d"}
    assert sound(shapes)
    assert shapes["d"].equals(ours["d"])


def test_islets_that_would_not_be_seen_are_drawn_larger():
    side = 0.003  # about 330 m
    islets = shapely.multipolygons([shapely.box(x, -5, x + side, -5 + side) for x in (106.4, 106.5)])
    shapes, small = grow_islets({"islets": islets, "land": shapely.box(107, -7, 108, -6)})
    assert small == {"islets"}
    assert shapely.contains(shapes["islets"], islets)
    assert shapes["islets"].area > SMALLEST
    assert shapes["land"].equals(shapely.box(107, -7, 108, -6))


def test_growing_islets_stop_at_the_land_of_others():
    islet = shapely.box(106.995, -6.5, 106.999, -6.496)
    land = shapely.box(107, -7, 108, -6)
    shapes, _ = grow_islets({"islet": shapely.multipolygons([islet]), "land": land})
    assert shapely.intersection(shapes["islet"], land).area == 0
