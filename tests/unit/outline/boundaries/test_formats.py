"""The kinds of map files that offices send, each read as the same features."""

from __future__ import annotations

import json
import zipfile

import geopandas as gpd
import pytest
import shapely

from pantau.outline.boundaries import BoundaryFileError
from pantau.outline.boundaries.reading import read_features

BOXES = [shapely.box(110, -8, 111, -7), shapely.box(111, -8, 112, -7)]


@pytest.fixture
def frame():
    return gpd.GeoDataFrame({"KAB": ["Lahat", "Ngawi"]}, geometry=BOXES, crs="EPSG:4326")


def _topojson(path):
    """Two boxes that share a border, written by hand: arcs in degrees, no quantisation."""
    ring = [[110, -8], [111, -8], [111, -7], [110, -7], [110, -8]]
    other = [[x + 1, y] for x, y in ring]
    areas = [
        {"type": "Polygon", "arcs": [[at]], "properties": {"KAB": name}}
        for at, name in enumerate(("Lahat", "Ngawi"))
    ]
    objects = {"kab": {"type": "GeometryCollection", "geometries": areas}}
    path.write_text(json.dumps({"type": "Topology", "objects": objects, "arcs": [ring, other]}))
    return path


def _written(frame, path):
    if path.suffix == ".topojson":
        return _topojson(path)
    if path.suffix == ".kmz":
        frame.to_file(path.with_suffix(".kml"), driver="KML")
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(path.with_suffix(".kml"), "doc.kml")
        return path
    frame.to_file(path, driver={".kml": "KML", ".fgb": "FlatGeobuf", ".gpkg": "GPKG"}[path.suffix])
    return path


@pytest.mark.parametrize("ending", [".kml", ".kmz", ".fgb", ".topojson", ".gpkg"])
def test_each_kind_gives_the_same_features(tmp_path, frame, ending):
    named = frame.assign(Name=frame["KAB"]) if ending in (".kml", ".kmz") else frame
    read, findings = read_features(_written(named, tmp_path / f"batas{ending}"))
    assert findings == []
    column = next(name for name in ("KAB", "Name") if name in read.columns and read[name].notna().all())
    # a FlatGeobuf has its features in an order of its own
    assert sorted(read[column]) == ["Lahat", "Ngawi"]
    for name, box in zip(("Lahat", "Ngawi"), BOXES, strict=True):
        (shape,) = read.geometry[read[column] == name]
        assert shapely.intersection(shape, box).area == pytest.approx(1)


def test_of_several_layers_the_only_one_of_areas_is_read(tmp_path, frame):
    path = tmp_path / "batas.gpkg"
    seats = frame.set_geometry(shapely.centroid(frame.geometry.to_numpy()), crs=frame.crs)
    seats.to_file(path, layer="ibu_kota", driver="GPKG")
    frame.to_file(path, layer="batas", driver="GPKG")
    read, _ = read_features(path)
    assert list(read["KAB"]) == ["Lahat", "Ngawi"]
    assert set(read.geometry.geom_type) == {"Polygon"}


def test_layers_that_say_nothing_are_asked_about(tmp_path, frame):
    path = tmp_path / "batas.gpkg"
    frame.to_file(path, layer="satu", driver="GPKG")
    frame.to_file(path, layer="dua", driver="GPKG")
    with pytest.raises(BoundaryFileError) as caught:
        read_features(path)
    assert caught.value.kind == "several_layers"


def test_xml_that_is_no_map_is_refused(tmp_path):
    path = tmp_path / "batas.kml"
    path.write_text("<?xml version='1.0'?><OGRVRTDataSource/>")
    with pytest.raises(BoundaryFileError) as caught:
        read_features(path)
    assert caught.value.kind == "not_a_map"
