"""Whether areas lie where they should: attribute tables slid, swapped and mixed, all made of our outlines."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from pantau.areas import load_areas
from pantau.outline.boundaries import BoundaryFileError, placing
from pantau.outline.boundaries.columns import find_columns
from pantau.outline.boundaries.matching import match_features
from pantau.outline.boundaries.repair import mend_features
from tests.unit.outline.boundaries.conftest import kinds, one

PROVINCE = "33"  # Jawa Tengah: 29 kabupaten and 6 kota, some of one name


def table(regencies, codes, shapes=None, coded=True):
    """A file of areas: the attributes of `codes`, the outlines of `shapes`, row by row."""
    areas = load_areas()
    rows = {
        "KAB_KOTA": [areas[code].name for code in codes],
        "PROV": [areas[areas[code].parent].name for code in codes],
    }
    if coded:
        rows["KODE"] = list(codes)
    return gpd.GeoDataFrame(rows, geometry=[regencies[code] for code in shapes or codes], crs="EPSG:4326")


def placed_of(frame, regencies):
    features, _ = match_features(frame, find_columns(frame), regencies)
    shapes, _ = mend_features(features, regencies)
    return placing.place(shapes, features, regencies), features


def refused(frame, regencies):
    placed, features = placed_of(frame, regencies)
    with pytest.raises(BoundaryFileError) as caught:
        placing.refuse_if_many(placed, features, "batas.gpkg")
    return caught.value


@pytest.fixture
def codes(regencies):
    return [code for code in sorted(regencies) if code.startswith(PROVINCE)]


def test_of_a_right_file_every_area_is_in_its_place(regencies):
    placed, features = placed_of(table(regencies, sorted(regencies)), regencies)
    assert set(placed.shapes) == set(regencies)
    assert (placed.wrong, placed.findings) == ({}, [])
    placing.refuse_if_many(placed, features, "batas.gpkg")


@pytest.mark.parametrize(("by", "kind"), [(1, "rows_slid_down"), (2, "rows_slid_down"), (-1, "rows_slid_up")])
def test_slid_rows_are_caught_every_one_and_the_file_is_refused(regencies, by, kind):
    everyone = sorted(regencies)
    names = [*everyone[-by:], *everyone[:-by]]  # of row i the name of row i - by
    frame = table(regencies, names, everyone)
    placed, _ = placed_of(frame, regencies)
    assert set(placed.wrong) == set(everyone), "514 of 514"
    error = refused(frame, regencies)
    assert (error.kind, error.values["rows"], error.values["count"]) == (kind, abs(by), 514)
    assert "ditolak seluruhnya" in str(error)
    assert "514 dari 514" in str(error)


def test_a_mixed_table_is_refused_without_a_guess_at_its_reason(regencies, codes):
    mixed = sorted(codes, key=lambda code: (int(code[3:]) * 17) % 41)
    assert refused(table(regencies, mixed, codes), regencies).kind == "many_misplaced"


def test_names_that_do_not_fit_the_codes_of_the_other_system_say_so(regencies):
    # shapes and BPS codes right, names by the same digits of Kemendagri: 1101 is Simeulue, not Aceh Selatan
    areas = load_areas()
    own = [area for area in areas if area.code.startswith("11.0") and area.bps_code[:3] == "110"]
    named = [areas[f"11.{area.bps_code[2:]}"] for area in own]
    frame = table(regencies, [area.code for area in named], [area.code for area in own])
    frame["KODE"] = [area.bps_code for area in own]
    assert refused(frame, regencies).kind in ("codes_of_other_system", "rows_slid_up", "rows_slid_down")


@pytest.mark.parametrize(
    "pair", [("33.71", "33.72"), ("33.75", "33.76"), ("33.08", "33.22"), ("33.01", "33.02")]
)
def test_two_that_are_exchanged_inside_a_province_are_found_and_the_others_taken(regencies, codes, pair):
    other = dict([pair, pair[::-1]])
    placed, features = placed_of(
        table(regencies, [other.get(code, code) for code in codes], codes), regencies
    )
    assert set(placed.wrong) == set(pair)
    assert set(placed.shapes) == set(codes) - set(pair)
    told = {finding.area: finding.kind for finding in placed.findings}
    assert set(told.values()) <= {"exchanged"}
    assert set(told) <= set(pair)
    placing.refuse_if_many(placed, features, "batas.gpkg")


def test_a_shape_of_which_less_than_0_6_is_alike_is_taken_and_asked_about(regencies, codes):
    frame = table(regencies, codes)
    at = codes.index("33.01")
    west, south, east, north = regencies["33.01"].bounds
    half = shapely.box(west, south, west + 0.25 * (east - west), north)
    frame.loc[at, "geometry"] = shapely.intersection(regencies["33.01"], half)
    placed, _ = placed_of(frame, regencies)
    found = one(placed.findings, "unlike")
    assert (found.area, found.severity, found.features) == ("33.01", "warning", (at + 1,))
    assert placed.likeness["33.01"] < placing.ASKED
    assert "33.01" in placed.shapes


def test_boundaries_of_before_a_split_are_named_and_not_taken(regencies):
    codes = ["32.04", "32.11", "32.14"]
    frame = table(regencies, codes)
    # Bandung until 2007, before Bandung Barat was split from it
    frame.loc[0, "geometry"] = shapely.union(regencies["32.04"], regencies["32.17"])
    placed, _ = placed_of(frame, regencies)
    found = one(placed.findings, "before_split")
    assert (found.area, found.severity) == ("32.04", "error")
    assert "Kabupaten Bandung Barat" in found.message()
    assert set(placed.shapes) == {"32.11", "32.14"}


def test_a_shape_on_no_outline_is_not_taken(regencies, codes):
    frame = table(regencies, codes[:4])
    frame.loc[0, "geometry"] = shapely.box(108.9, -8.0, 109.0, -7.95)  # 20 km off the coast
    placed, _ = placed_of(frame, regencies)
    assert kinds(placed.findings) == ["nowhere"]
    assert codes[0] not in placed.shapes


def test_a_column_of_kinds_decides_between_kabupaten_and_kota(regencies):
    names = ["Magelang", "Magelang", "Semarang", "Semarang"]
    frame = gpd.GeoDataFrame(
        {"NAME_2": names, "TYPE_2": ["Kabupaten", "Kota"] * 2, "NAME_1": ["Jawa Tengah"] * 4},
        geometry=[regencies[code] for code in ("33.08", "33.71", "33.22", "33.74")],
        crs="EPSG:4326",
    )
    columns = find_columns(frame)
    assert columns.kind == "TYPE_2"
    features, findings = match_features(frame, columns, regencies)
    assert [feature.area.code for feature in features] == ["33.08", "33.71", "33.22", "33.74"]
    assert findings == []


def test_a_lake_is_a_note(regencies, codes):
    frame = table(regencies, codes[:4], coded=False)
    frame.loc[3, "KAB_KOTA"] = "Danau Rawa Pening"
    _, findings = match_features(frame, find_columns(frame), regencies)
    assert [(finding.kind, finding.severity) for finding in findings] == [("lake", "note")]


@pytest.mark.parametrize("form", ["{0}.01.2001", "{0}.01", "{1}012001", "{1}010"])
def test_kecamatan_and_desa_are_dissolved_by_their_codes(regencies, codes, form):
    rows = [
        (form.format(code, code.replace(".", "")), shapely.intersection(regencies[code], half))
        for code in codes[:5]
        for half in _halves(regencies[code])
    ]
    frame = gpd.GeoDataFrame(
        {"NAMOBJ": [f"Sukamaju {at}" for at in range(len(rows))], "KODE": [code for code, _ in rows]},
        geometry=[shape for _, shape in rows],
        crs="EPSG:4326",
    )
    placed, features = placed_of(frame, regencies)
    assert [feature.area.code for feature in features] == [code for code in codes[:5] for _ in (1, 2)]
    assert set(placed.shapes) == set(codes[:5])
    assert min(placed.likeness.values()) > 0.98


def _halves(shape):
    west, south, east, north = shape.bounds
    middle = (west + east) / 2
    return shapely.box(west, south, middle, north), shapely.box(middle, south, east, north)
