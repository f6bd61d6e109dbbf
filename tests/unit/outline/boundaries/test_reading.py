"""Opening what was sent: every form a boundary file comes in, and what must not be opened."""

from __future__ import annotations

import json
import zipfile

import numpy as np
import pytest

from pantau.outline.boundaries import BoundaryFileError, import_boundaries, reading
from pantau.outline.boundaries.reading import in_indonesia, read_features
from tests.unit.outline.boundaries.conftest import YOGYAKARTA, agreement, kinds, swapped, write

WEB_MERCATOR, UTM_49_SOUTH, SRGI_2013 = "EPSG:3857", "EPSG:32749", "EPSG:9470"


def refusal(path, **options):
    with pytest.raises(BoundaryFileError) as caught:
        read_features(path, **options)
    assert path.name in caught.value.args[0] or caught.value.kind == "crs_unknown"
    return caught.value.kind


def test_two_degrees_around_indonesia_still_count_as_there():
    # The country reaches from 94.5 to 141.5 degrees east and from 11.5 south to 6.5 north.
    inside = [(93.0, 0.0), (143.0, 0.0), (110.0, -13.0), (110.0, 8.0)]
    outside = [(92.0, 0.0), (144.0, 0.0), (110.0, -14.0), (110.0, 9.0)]
    assert in_indonesia(np.array(inside)).all()
    assert not in_indonesia(np.array(outside)).any()


@pytest.mark.parametrize("crs", ["EPSG:4326", WEB_MERCATOR, UTM_49_SOUTH, SRGI_2013])
@pytest.mark.parametrize("name", ["batas.geojson", "batas.gpkg", "batas.zip"])
def test_every_form_and_coordinate_system_gives_the_same_areas(tmp_path, yogyakarta, regencies, name, crs):
    result = import_boundaries(write(yogyakarta.to_crs(crs), tmp_path / name))
    assert set(regencies) - result.embedded == set(YOGYAKARTA)
    assert kinds(result.findings) == []
    for code in YOGYAKARTA:
        assert agreement(result.regencies[code], regencies[code]) > 0.99, code


def test_a_shapefile_without_projection_is_taken_as_degrees_when_it_lies_in_indonesia(tmp_path, yogyakarta):
    frame, findings = read_features(write(yogyakarta.set_crs(None, allow_override=True), tmp_path / "b.zip"))
    assert kinds(findings) == ["crs_missing"]
    assert frame.total_bounds == pytest.approx(yogyakarta.total_bounds)


def test_metres_without_a_projection_are_refused_until_it_is_named(tmp_path, yogyakarta):
    metres = yogyakarta.to_crs(UTM_49_SOUTH).set_crs(None, allow_override=True)
    path = write(metres, tmp_path / "b.zip")
    assert refusal(path) == "crs_needed"
    frame, findings = read_features(path, crs=UTM_49_SOUTH)
    assert findings == []
    assert frame.total_bounds == pytest.approx(yogyakarta.total_bounds)
    assert refusal(path, crs="EPSG:banyak") == "crs_unknown"


def test_metres_in_a_geojson_that_does_not_say_so_are_refused(tmp_path, yogyakarta):
    path = write(yogyakarta.to_crs(WEB_MERCATOR), tmp_path / "b.geojson")
    document = json.loads(path.read_text())
    del document["crs"]
    path.write_text(json.dumps(document))
    assert refusal(path) == "crs_needed"


def test_swapped_longitude_and_latitude_are_swapped_back(tmp_path, yogyakarta):
    frame, findings = read_features(write(swapped(yogyakarta), tmp_path / "b.geojson"))
    assert kinds(findings) == ["swapped"]
    assert frame.total_bounds == pytest.approx(yogyakarta.total_bounds)


def test_one_of_several_layers_must_be_named(tmp_path, yogyakarta):
    path = tmp_path / "b.gpkg"
    yogyakarta.to_file(path, layer="kabupaten")
    yogyakarta.head(2).to_file(path, layer="lain")
    assert refusal(path) == "several_layers"
    assert refusal(path, layer="desa") == "no_such_layer"
    assert len(read_features(path, layer="lain")[0]) == 2


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("b.geojson", b"", "empty_file"),
        ("b.geojson", b"kode,nama\n34.01,Kulon Progo\n", "not_a_map"),
        ("b.gpkg", b"%PDF-1.7 a letter", "not_a_map"),
        ("b.geojson", b"<OGRVRTDataSource><OGRVRTLayer name='x'/></OGRVRTDataSource>", "not_a_map"),
        ("b.geojson", b'{"just": "json"}', "unreadable"),
        ("b.geojson", b'{"type": "FeatureCollection", "features": [{"type": "Fea', "unreadable"),
        ("b.geojson", b'{"type": "FeatureCollection", "features": []}', "no_features"),
        ("b.gpkg", b"SQLite format 3\x00 and then nothing of it", "unreadable"),
    ],
)
def test_what_is_no_map_is_refused_with_its_reason(tmp_path, name, content, kind):
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path) == kind


def test_a_file_that_is_not_there(tmp_path):
    assert refusal(tmp_path / "tidak-ada.zip") == "not_there"


def test_a_file_above_the_limit_is_not_opened(tmp_path, yogyakarta, monkeypatch):
    path = write(yogyakarta, tmp_path / "b.geojson")
    monkeypatch.setattr(reading, "LARGEST_FILE", path.stat().st_size - 1)
    assert refusal(path) == "too_large"


def test_too_many_features_are_refused_before_they_are_read(tmp_path, yogyakarta, monkeypatch):
    monkeypatch.setattr(reading, "MOST_FEATURES", 4)
    assert refusal(write(yogyakarta, tmp_path / "b.gpkg")) == "too_many_features"


def test_lines_of_too_many_points_are_refused(tmp_path, yogyakarta, monkeypatch):
    monkeypatch.setattr(reading, "MOST_POINTS", 20)
    assert refusal(write(yogyakarta, tmp_path / "b.gpkg")) == "too_detailed"


def zipped(path, **members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return path


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    path = zipped(tmp_path / "b.zip", peta_geojson=b'{"a":' + b" " * 50_000_000)
    assert path.stat().st_size < 100_000
    assert refusal(path) == "suspicious_zip"


def test_a_zip_that_unpacks_above_the_limit_is_refused(tmp_path, yogyakarta, monkeypatch):
    path = write(yogyakarta, tmp_path / "b.zip")
    monkeypatch.setattr(reading, "LARGEST_UNPACKED", 1000)
    assert refusal(path) == "unpacks_too_large"


def test_zips_that_hold_no_map_or_several_or_half_a_one(tmp_path, yogyakarta):
    assert refusal(zipped(tmp_path / "a.zip", surat_txt=b"salam")) == "zip_without_map"
    assert refusal(zipped(tmp_path / "b.zip", satu_geojson=b"{}", dua_gpkg=b"x")) == "zip_with_several"
    assert refusal(zipped(tmp_path / "c.zip", peta_shp=b"x", peta_shx=b"x")) == "shapefile_incomplete"
    path = write(yogyakarta, tmp_path / "d.zip")
    content = bytearray(path.read_bytes())
    content[200:260] = bytes(60)
    path.write_bytes(content)
    assert refusal(path) == "damaged_zip"


def test_a_name_that_climbs_out_of_the_folder_is_not_followed(tmp_path, yogyakarta):
    inside = write(yogyakarta, tmp_path / "peta.geojson").read_text()
    path = tmp_path / "b.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../lolos.geojson", inside)
    assert len(read_features(path)[0]) == 5
    assert not list(tmp_path.parent.rglob("lolos.geojson"))
