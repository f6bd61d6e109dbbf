from pathlib import Path

import pandas as pd
import pytest

from pantau.mapview import Geometry, MissingLayerError, geometry_for, load_layer
from pantau.mapview.layers import outlines_version


def test_the_scope_and_level_choose_the_layer() -> None:
    assert geometry_for("ID", "regency") == Geometry("regencies", tiles="regencies")
    assert geometry_for("kanwil-sumbagsel", "regency").layer == "regencies"
    # a province stands among the others
    assert geometry_for("16", "regency") == Geometry("province-16", "provinces38", "regencies")
    assert geometry_for("kanwil-sumbagsel", "province").layer == "provinces38"


def test_a_row_on_34_boundaries_is_drawn_as_one_shape() -> None:
    before = pd.DataFrame({"boundaries": pd.array([34, None], dtype="Int64")})
    after = pd.DataFrame({"boundaries": pd.array([38, None], dtype="Int64")})

    assert geometry_for("ID", "province", before).layer == "provinces34"
    assert geometry_for("ID", "province", after).layer == "provinces38"


def test_a_layer_gives_codes_and_names_in_its_own_order(static: Path) -> None:
    layer = load_layer("regencies", static)

    assert layer.codes == ("16.72", "16.05", "16.71")
    assert layer.names == ("C", "A", "B")


def test_a_layer_that_is_not_built_is_named_in_the_error(static: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingLayerError, match="province-98"):
        load_layer("province-98", static)
    with pytest.raises(MissingLayerError, match="make outlines"):
        load_layer("regencies", tmp_path / "nowhere")


def test_the_built_layers_hold_every_area() -> None:
    assert len(load_layer("regencies").codes) == 514
    assert len(load_layer("provinces38").codes) == 38
    assert len(load_layer("provinces34").codes) == 34


def test_outlines_that_are_taken_in_have_another_version(static: Path) -> None:
    before = outlines_version(static)
    assert outlines_version(static) == before

    (static / "imported").mkdir()
    (static / "imported" / "manifest.json").write_text("{}")
    assert outlines_version(static) != before
