"""The committed map geometry in static/."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
from functools import cache

import numpy as np
import pytest
import shapely

from pantau.folders import STATIC
from pantau.outline.geometry import svg_path
from pantau.outline.manifest import MANIFEST
from pantau.outline.project import HEIGHT, WIDTH
from tests.unit.outline.conftest import embedded_files, lines_of, polygon_of, read_layer

NATIONAL = ("provinces38", "provinces34", "regencies")
AREA_COUNT = {"provinces38": 38, "provinces34": 34, "regencies": 514}


@cache
def shapes(layer):
    return {area["code"]: polygon_of(area["d"]) for area in read_layer(layer)["areas"]}


def area_layers():
    return [layer for layer in embedded_files() if layer not in ("context", "tiles")]


def test_the_manifest_names_every_layer_and_every_file(provinces):
    assert set(embedded_files()) == {
        *NATIONAL,
        "context",
        "tiles",
        *(f"province-{code}" for code in provinces),
    }
    written = {path.name for path in STATIC.glob("*.json")} - {MANIFEST}
    assert written == {embedded_files()[layer] for layer in embedded_files()}


def test_a_file_is_named_by_its_content():
    for layer in embedded_files():
        digest = hashlib.sha256((STATIC / embedded_files()[layer]).read_bytes()).hexdigest()
        assert embedded_files()[layer] == f"{layer}.{digest[:12]}.json"


@pytest.mark.parametrize(
    ("layer", "limit"),
    [
        ("provinces38", 60_000),
        ("provinces34", 60_000),
        ("regencies", 250_000),
        ("context", 20_000),
        ("tiles", 20_000),
    ],
)
def test_files_are_small_on_the_wire(layer, limit):
    assert len(gzip.compress((STATIC / embedded_files()[layer]).read_bytes())) < limit


@pytest.mark.parametrize("layer", NATIONAL)
def test_a_national_layer_has_every_area(layer):
    document = read_layer(layer)
    assert (document["layer"], document["width"], document["height"]) == (layer, WIDTH, HEIGHT)
    assert len({area["code"] for area in document["areas"]}) == AREA_COUNT[layer]


def test_a_province_file_has_its_regencies(areas):
    for province in areas.loc[areas["parent_code"] == "ID", "area_code"]:
        own = set(areas.loc[areas["parent_code"] == province, "area_code"])
        document = read_layer(f"province-{province}")
        assert {area["code"] for area in document["areas"]} == own
        assert {area["parent"] for area in document["areas"]} == {province}


def test_written_shapes_share_their_borders_and_stay_in_the_box():
    frame = shapely.box(0, 0, WIDTH, HEIGHT)
    for layer in area_layers():
        drawn = np.array(list(shapes(layer).values()), dtype=object)
        assert (shapely.area(drawn) > 0).all(), layer
        assert shapely.is_valid(drawn).all(), layer
        assert shapely.coverage_is_valid(drawn), layer
        assert shapely.contains(frame, drawn).all(), layer


def test_box_and_label_point_belong_to_the_shape():
    for layer in area_layers():
        for area in read_layer(layer)["areas"]:
            shape = shapes(layer)[area["code"]]
            assert area["box"] == pytest.approx(shape.bounds, abs=0.001)
            assert shape.distance(shapely.Point(area["x"], area["y"])) < 0.1, area["name"]


def test_the_older_boundaries_join_the_provinces_split_from_papua():
    new, old = shapes("provinces38"), shapes("provinces34")
    parts = {"91": ("91", "93", "94", "95"), "92": ("92", "96")}
    for code, shape in old.items():
        whole = shapely.union_all([new[part] for part in parts.get(code, (code,))])
        assert shape.area == pytest.approx(whole.area, rel=0.03), code


def test_the_smallest_areas_are_drawn():
    # Kepulauan Seribu, Sabang, Magelang, Padang Panjang, Sibolga
    for code in ("31.01", "11.72", "33.71", "13.74", "12.73"):
        assert shapes("regencies")[code].area > 0.2


def segments(lines):
    """The steps of lines, whichever way they run."""
    for line in lines:
        points = [(round(x, 1), round(y, 1)) for x, y in line.coords]
        yield from (frozenset(step) for step in itertools.pairwise(points))


def test_outer_borders_are_just_those_between_two_provinces():
    provinces_at = {}
    for area in read_layer("regencies")["areas"]:
        for step in segments(lines_of(area["d"])):
            provinces_at.setdefault(step, set()).add(area["parent"])
    between = {step for step, provinces in provinces_at.items() if len(provinces) == 2}
    assert set(segments(lines_of(read_layer("regencies")["outer"]))) == between


def test_context_is_abroad_and_in_the_box():
    context = polygon_of(read_layer("context")["d"])
    assert shapely.box(0, 0, WIDTH, HEIGHT).covers(context)
    indonesia = shapely.union_all(list(shapes("provinces38").values()))
    assert context.intersection(indonesia).area < 0.02 * indonesia.area
    assert context.contains(shapely.Point(306, 144)), "Kuala Lumpur: 101.69 east, 3.14 north"


def test_writing_a_shape_again_gives_the_same_path():
    for area in read_layer("provinces38")["areas"]:
        shape = polygon_of(area["d"])
        assert polygon_of(svg_path(shape, 1)).equals(shape)


def test_json_is_compact():
    text = (STATIC / embedded_files()["provinces38"]).read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
