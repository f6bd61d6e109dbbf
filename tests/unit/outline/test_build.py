"""The committed outlines in data/outlines."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import shapely

from pantau.areas.short_names import short_names
from pantau.outline import build, geometry, packages, tiles
from tests.unit.outline.conftest import read_layer

# The seat of Wakatobi stands at longitude 23.5389 in the source, a digit short of 123.5389.
POINTS_WRONG_IN_SOURCE = {"74.07"}


def test_every_area_has_an_outline_and_no_other(areas, regencies, provinces):
    in_facts = set(areas["area_code"])
    assert set(regencies) == {code for code in in_facts if "." in code}
    assert set(provinces) == {code for code in in_facts if "." not in code}
    assert (len(regencies), len(provinces)) == (514, 38)


def test_outlines_are_valid_and_share_their_borders(regencies, provinces):
    for outlines in (regencies, provinces):
        shapes = np.array(list(outlines.values()), dtype=object)
        assert shapely.is_valid(shapes).all()
        assert (shapely.area(shapes) > 0).all()
        assert shapely.coverage_is_valid(shapes)


def test_a_province_is_the_union_of_its_regencies(regencies, provinces):
    for code, province in provinces.items():
        own = [shape for regency, shape in regencies.items() if regency.startswith(code)]
        assert shapely.coverage_union_all(own).equals(province), code


def test_the_seat_of_every_area_lies_in_or_near_its_outline(areas, regencies, provinces):
    outlines = {**regencies, **provinces}
    far = {
        row.area_code
        for row in areas.itertuples()
        if outlines[row.area_code].distance(shapely.Point(row.longitude, row.latitude)) > 0.06
    }
    assert far <= POINTS_WRONG_IN_SOURCE


def test_areas_are_about_as_large_as_the_facts_say(areas, provinces):
    known = areas[(areas["parent_code"] == "ID") & areas["area_km2"].notna()]
    for row in known.itertuples():
        shape = provinces[row.area_code]
        square_degree = 111.32 * 110.57 * np.cos(np.radians(shape.centroid.y))
        assert 0.7 < shape.area * square_degree / row.area_km2 < 1.35, row.name


def test_far_island_districts_belong_to_their_regency(regencies):
    # Enggano, Tambelan, Bawean, Batang Dua: far from the mainland of their regency, yet part of it
    for code, longitude, latitude in [
        ("17.03", 102.25, -5.38),
        ("21.01", 107.56, 1.00),
        ("35.25", 112.68, -5.80),
        ("82.71", 126.38, 1.33),
    ]:
        assert regencies[code].distance(shapely.Point(longitude, latitude)) < 0.05, code


def test_the_committed_files_are_small_and_those_the_sources_name():
    named = json.loads((build.OUTLINES / build.SOURCES).read_text(encoding="utf-8"))
    files = sorted(build.OUTLINES.glob("*.parquet"))
    assert sum(path.stat().st_size for path in files) < 3_000_000
    assert named["outputs_sha256"] == {path.name: packages.sha256(path) for path in files}
    assert [entry["sha256"] for entry in named["inputs"]] == [
        packages.VILLAGES.sha256,
        packages.LAND.sha256,
    ]


def test_the_static_files_are_those_of_the_committed_outlines(areas, regencies):
    names, parents = build.column_of(areas, "name"), build.column_of(areas, "parent_code")
    labels = short_names(names)
    layer = geometry.province_layer("16", regencies, names, parents)
    assert build.labelled(layer, labels) == read_layer("province-16")
    squares = pd.read_csv(build.TILES, dtype={"code": str})
    before_split = dict.fromkeys(("93", "94", "95"), "91") | {"96": "92"}
    assert tiles.tile_layer(squares, regencies, labels, parents, before_split) == read_layer("tiles")
