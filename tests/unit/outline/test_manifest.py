from __future__ import annotations

import json
import subprocess
import sys

import pytest

from pantau.outline.manifest import MissingGeometryError, geometry_file, geometry_url, layers


@pytest.fixture
def folder(tmp_path):
    files = {"tiles": "tiles.0123456789ab.json", "province-16": "province-16.ba9876543210.json"}
    (tmp_path / "manifest.json").write_text(json.dumps(files), encoding="utf-8")
    return tmp_path


def test_a_layer_is_found_by_name(folder):
    assert layers(folder) == ("tiles", "province-16")
    assert geometry_file("province-16", folder) == "province-16.ba9876543210.json"
    assert geometry_url("tiles", folder) == "app/static/tiles.0123456789ab.json"


def test_an_unknown_layer_is_named_in_the_error(folder):
    with pytest.raises(MissingGeometryError, match=r"no layer 'province-99'.*tiles, province-16"):
        geometry_file("province-99", folder)


def test_a_missing_manifest_says_what_to_do(tmp_path):
    with pytest.raises(MissingGeometryError, match="make outlines"):
        geometry_url("tiles", tmp_path)


def test_reading_the_manifest_loads_no_geometry_library():
    heavy = "{'shapely', 'geopandas', 'pandas'}"
    code = f"import sys, pantau.outline.manifest; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
