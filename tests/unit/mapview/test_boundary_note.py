"""What the map says of its boundaries. The layer of these tests has the areas 16.72 C, 16.05 A, 16.71 B."""

import json
from pathlib import Path

import pandas as pd
import pytest

from pantau.mapview import Geometry, MapClasses
from pantau.mapview.boundary_note import boundary_note
from pantau.mapview.layers import Layer, load_layer
from pantau.mapview.payload import pack
from pantau.text import Text

FILE = "imported/regencies.dd.json"


def take_in(static: Path, embedded: list[str]) -> None:
    """An official file with the same layer is taken in."""
    folder = static / "imported"
    folder.mkdir()
    (static / FILE).write_text((static / "regencies.aa.json").read_text())
    document = {"files": {"regencies": "regencies.dd.json"}, "file": "batas.zip", "taken_in": "2026-11-20"}
    (folder / "manifest.json").write_text(json.dumps(document | {"embedded": embedded}))


def note(static: Path) -> str:
    return boundary_note(load_layer("regencies", static), Text(), static)


def test_without_an_official_file_boundaries_are_indicative(static: Path) -> None:
    assert note(static) == "Batas indikatif, bukan batas resmi."


@pytest.mark.parametrize(
    ("embedded", "sentence"),
    [
        ([], "Batas menurut berkas batas.zip."),
        (["33.71"], "Batas menurut berkas batas.zip."),
        (["16.71", "16.72", "33.71"], "Batas menurut berkas batas.zip; C dan B memakai batas indikatif."),
        (["16.05", "16.71", "16.72"], "Batas indikatif, bukan batas resmi."),
    ],
)
def test_the_areas_of_the_layer_that_the_file_lacks_are_named(
    static: Path, embedded: list[str], sentence: str
) -> None:
    take_in(static, embedded)
    assert note(static) == sentence


def test_a_map_of_provinces_counts_them(static: Path) -> None:
    take_in(static, ["16.71", "33.71"])
    provinces = Layer("provinces38", "p.json", ("16", "33"), ("Sumatera Selatan", "Jawa Tengah"))
    assert boundary_note(provinces, Text(), static) == (
        "Batas menurut berkas batas.zip; 2 kabupaten/kota memakai batas indikatif."
    )


def test_the_note_goes_with_the_map(rows: pd.DataFrame, static: Path) -> None:
    take_in(static, ["16.71"])
    classes = MapClasses.of(rows["value"], (10, 20, 30, 40))
    sent = pack(rows, classes, Text(), geometry=Geometry("regencies"), summary="S", static=static).figures
    assert sent["files"]["layer"] == FILE
    assert sent["text"]["disclaimer"] == "Batas menurut berkas batas.zip; B memakai batas indikatif."


def test_the_layer_is_fetched_from_where_it_was_installed(static: Path) -> None:
    assert load_layer("regencies", static).file == "regencies.aa.json"
    take_in(static, [])
    assert load_layer("regencies", static).file == FILE
    assert load_layer("regencies", static).codes == ("16.72", "16.05", "16.71")
