"""A real file with the faults of real files: 518 features of BIG's boundaries of 2022."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
import shapely

from pantau.outline.boundaries import import_boundaries
from tests.unit.outline.boundaries.conftest import kinds
from tests.unit.outline.conftest import polygon_of

ROOT = Path(__file__).resolve().parents[4]
REAL = ROOT.parent / "shared" / "boundaries" / "big_2022_kabupaten.geojson"
WITHOUT_SHAPE = {
    "12.73": "Kota Sibolga",
    "12.76": "Kota Tebing Tinggi",
    "13.74": "Kota Padang Panjang",
    "13.75": "Kota Bukittinggi",
    "31.01": "Kabupaten Administrasi Kepulauan Seribu",
    "33.71": "Kota Magelang",
    "35.76": "Kota Mojokerto",
}
REMNANTS = {
    "Sumbawa/Sumbawa Barat, Nusa Tenggara Barat",
    "Pahuwato, Gorontalo",
    "tanpa nama, Jawa Timur",
    "Minahasa Selatan/Bolaang Mongondwo Timur, Sulawesi Utara",
}

pytestmark = pytest.mark.skipif(
    not REAL.exists(), reason=f"{REAL} is not there; it is no part of the project"
)


@pytest.fixture(scope="module")
def imported():
    return import_boundaries(REAL)


def test_507_areas_are_taken_and_7_keep_our_outline(imported, regencies):
    assert imported.features == 518
    assert set(imported.regencies) == set(regencies)
    assert imported.embedded == set(WITHOUT_SHAPE)
    assert imported.embedded_names == list(WITHOUT_SHAPE.values())


def test_each_fault_is_named(imported):
    found = imported.findings
    assert {finding.area for finding in found if finding.kind == "empty"} == set(WITHOUT_SHAPE)
    assert {finding.values["label"] for finding in found if finding.kind == "remnant"} == REMNANTS
    # 26 of today's regencies in the four provinces split from Papua and Papua Barat, by areas.csv.
    old = [finding for finding in found if finding.kind == "old_code"]
    assert {finding.area[:2] for finding in old} == {"93", "94", "95", "96"}
    assert len(old) == 26
    assert set(kinds(found)) == {"empty", "remnant", "old_code", "overlap", "repaired", "unlike"}


def test_no_area_of_a_right_file_is_said_to_lie_elsewhere(imported):
    assert len(imported.likeness) == 507
    # the coarsest of our outlines; each is still the one that its area is most alike to
    assert min(imported.likeness, key=imported.likeness.get) == "64.74"
    asked = {finding.area for finding in imported.findings if finding.kind == "unlike"}
    assert asked == {code for code, share in imported.likeness.items() if share < 0.6}
    assert len(asked) <= 12


def test_the_result_is_one_coverage(imported):
    shapes = np.array(list(imported.regencies.values()), dtype=object)
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)


def test_kept_areas_keep_their_size(imported, regencies):
    for code in WITHOUT_SHAPE:
        assert imported.regencies[code].area == pytest.approx(regencies[code].area, rel=0.01), code


def test_every_layer_draws_every_area_within_the_time(imported):
    started = time.monotonic()
    layers = imported.layers()
    assert time.monotonic() - started < 60
    assert len(layers) == 3 + 38 + 1
    for name, count in (("regencies", 514), ("provinces38", 38), ("provinces34", 34)):
        drawn = np.array([polygon_of(area["d"]) for area in layers[name]["areas"]], dtype=object)
        assert len(drawn) == count
        assert shapely.is_valid(drawn).all()
        assert (shapely.area(drawn) > 0).all()
        assert shapely.coverage_is_valid(drawn), name
