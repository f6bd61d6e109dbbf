"""What is mended, and what is not taken."""

from __future__ import annotations

import pytest
import shapely
from shapely import affinity

from pantau.areas import load_areas
from pantau.outline.boundaries import BoundaryFileError, import_boundaries
from pantau.outline.boundaries.columns import find_columns
from pantau.outline.boundaries.features import features_of
from pantau.outline.boundaries.repair import clean, mend_features, square_km
from tests.unit.outline.boundaries.conftest import agreement, bow_tie, kinds, no_shape, one, with_row, write


def take(frame, tmp_path):
    return import_boundaries(write(frame, tmp_path / "batas.gpkg"))


def test_a_ring_that_crosses_itself_is_repaired_and_told(tmp_path, yogyakarta, regencies):
    yogyakarta.loc[2, "geometry"] = bow_tie(regencies["34.03"])
    result = take(yogyakarta, tmp_path)
    found = one(result.findings, "repaired")
    assert (found.features, found.area, found.severity) == ((3,), "34.03", "note")
    assert result.regencies["34.03"].is_valid
    # Two triangles of half the height each: half of the box they stand in.
    west, south, east, north = regencies["34.03"].bounds
    assert result.regencies["34.03"].area > 0.4 * (east - west) * (north - south)


def test_rings_that_run_the_wrong_way_are_no_matter(tmp_path, yogyakarta, regencies):
    frame = yogyakarta.set_geometry(yogyakarta.geometry.reverse())
    result = take(frame, tmp_path)
    assert kinds(result.findings) == []
    assert agreement(result.regencies["34.01"], regencies["34.01"]) > 0.99


def test_the_same_shape_twice_is_used_once(tmp_path, yogyakarta):
    result = take(with_row(yogyakarta), tmp_path)
    found = one(result.findings, "same_twice")
    assert (found.features, found.severity) == ((1, 6), "warning")
    assert "34.01" not in result.embedded


def test_an_area_with_two_different_shapes_is_not_taken(tmp_path, yogyakarta):
    moved = affinity.translate(yogyakarta.geometry[0], 0.1, 0)
    result = take(with_row(yogyakarta, geometry=moved), tmp_path)
    found = one(result.findings, "doubled")
    assert (found.features, found.area, found.severity) == ((1, 6), "34.01", "error")
    assert "34.01" in result.embedded


def test_parts_of_an_area_are_joined(tmp_path, yogyakarta, regencies):
    west, south, east, north = regencies["34.01"].bounds
    half = shapely.box(west, south, (west + east) / 2, north)
    yogyakarta.loc[0, "geometry"] = shapely.intersection(regencies["34.01"], half)
    frame = with_row(yogyakarta, geometry=shapely.difference(regencies["34.01"], half))
    result = take(frame, tmp_path)
    assert one(result.findings, "joined").features == (1, 6)
    assert agreement(result.regencies["34.01"], regencies["34.01"]) > 0.98


def test_slivers_are_dropped_and_counted(tmp_path, yogyakarta):
    # 0.0005 degrees are 55 m: 0.3 ha. 0.005 degrees are 550 m: 30 ha, an island.
    south = yogyakarta.total_bounds[1]
    sliver, island = (
        shapely.box(110.2, south - 0.05, 110.2 + side, south - 0.05 + side) for side in (0.0005, 0.005)
    )
    island = affinity.translate(island, 0.1, 0)
    whole = shapely.union_all([yogyakarta.geometry[1], sliver, island])
    yogyakarta.loc[1, "geometry"] = whole
    result = take(yogyakarta, tmp_path)
    found = one(result.findings, "slivers")
    assert (found.area, found.values["count"], found.values["limit"]) == ("34.02", 1, 1)
    assert result.regencies["34.02"].distance(shapely.centroid(island)) == 0
    assert result.regencies["34.02"].distance(sliver) > 0.01


@pytest.mark.parametrize(
    ("east", "kind"),
    [(3.0, "misplaced"), (60.0, "outside")],
)
def test_a_shape_that_lies_elsewhere_is_not_taken(tmp_path, yogyakarta, east, kind):
    yogyakarta.loc[0, "geometry"] = affinity.translate(yogyakarta.geometry[0], east, 0)
    result = take(yogyakarta, tmp_path)
    found = one(result.findings, kind)
    assert (found.features, found.severity) == ((1,), "error")
    assert "34.01" in result.embedded


def test_a_shape_much_larger_than_its_area_is_not_taken(tmp_path, yogyakarta):
    # Kota Yogyakarta has 32 km2, the province 3,200: someone named the whole after its capital.
    yogyakarta.loc[4, "geometry"] = shapely.union_all(yogyakarta.geometry.to_numpy())
    result = take(yogyakarta, tmp_path)
    assert one(result.findings, "oversized").features == (5,)
    assert "34.71" in result.embedded


def test_empty_features_are_a_loss_or_a_remnant(tmp_path, yogyakarta):
    yogyakarta.loc[3, "geometry"] = no_shape()
    frame = with_row(yogyakarta, geometry=no_shape())
    result = take(frame, tmp_path)
    assert one(result.findings, "empty").features == (4,)
    assert one(result.findings, "remnant").features == (6,)
    assert "34.04" in result.embedded
    assert "34.01" not in result.embedded


def test_points_are_no_area(tmp_path, yogyakarta):
    yogyakarta.loc[0, "geometry"] = yogyakarta.geometry[0].centroid
    result = import_boundaries(write(yogyakarta, tmp_path / "batas.geojson"))
    assert one(result.findings, "not_area").features == (1,)
    assert "34.01" in result.embedded


def test_a_file_of_which_nothing_can_be_taken_is_refused(tmp_path, yogyakarta):
    frame = yogyakarta.set_geometry([no_shape()] * 5, crs="EPSG:4326")
    with pytest.raises(BoundaryFileError, match="Tidak satu pun wilayah"):
        import_boundaries(write(frame, tmp_path / "batas.geojson"))


def test_overlaps_are_given_to_one_and_narrow_gaps_closed():
    # 0.1 degree of overlap; 0.001 degree (110 m) of gap, shut in by the wall above and below.
    shapes = {
        "a": shapely.box(110, -8, 110.6, -7),
        "b": shapely.box(110.5, -8, 111, -7),
        "c": shapely.difference(shapely.box(111, -8, 112, -7), shapely.box(111, -7.8, 111.001, -7.2)),
    }
    cleaned, findings = clean(shapes, {"a": "A", "b": "B", "c": "C"})
    assert shapely.coverage_is_valid(list(cleaned.values()))
    assert sum(shape.area for shape in cleaned.values()) == pytest.approx(2.0)
    (found,) = findings
    assert (found.kind, found.values["area"], found.values["other"]) == ("overlap", "A", "B")
    # 0.1 degree of longitude at 7.5 south is 11.0 km, one of latitude 110.6 km.
    assert float(str(found.values["size"]).replace(",", ".")) == pytest.approx(1220, rel=0.01)


def test_square_kilometres(areas, regencies):
    # areas.csv, the Ministry's figure: Gunungkidul. Our outline is of village points.
    said = float(areas.loc[areas["area_code"] == "34.03", "area_km2"].iloc[0])
    assert square_km(regencies["34.03"]) == pytest.approx(said, rel=0.1)


def test_parts_without_extent_are_dropped_and_broken_shapes_told(tmp_path, yogyakarta, regencies):
    flat = shapely.Polygon([(110, -8), (110.1, -8), (110.2, -8)])
    yogyakarta.loc[0, "geometry"] = shapely.MultiPolygon([*shapely.get_parts(regencies["34.01"]), flat])
    yogyakarta.loc[1, "geometry"] = flat
    result = take(yogyakarta, tmp_path)
    assert agreement(result.regencies["34.01"], regencies["34.01"]) > 0.99
    found = one(result.findings, "not_area")
    assert (found.area, found.severity) == ("34.02", "error")


def test_what_the_geometry_library_refuses_is_a_finding_about_its_feature(yogyakarta, regencies):
    features = features_of(yogyakarta, find_columns(yogyakarta))
    for feature, code in zip(features, yogyakarta["KDPKAB"], strict=True):
        feature.area = load_areas()[code]
    features[0].shape = shapely.Polygon([(110, -8), (110.1, float("nan")), (110.2, -7.9)])
    shapes, findings = mend_features(features, regencies)
    found = one(findings, "broken_shape")
    assert (found.area, found.features, found.severity) == ("34.01", (1,), "error")
    assert set(shapes) == {"34.02", "34.03", "34.04", "34.71"}
