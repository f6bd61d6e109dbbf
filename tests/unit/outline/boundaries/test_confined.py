"""A boundary file is read in a child as it is in one's own process; what stops the child is a refusal."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from pantau.cli import main
from pantau.confined import ConfinedWork
from pantau.outline.boundaries import BoundaryFileError, confined
from pantau.outline.boundaries.columns import texts
from pantau.outline.boundaries.confined import read_confined
from pantau.outline.boundaries.reading import read_features
from tests.unit.outline.boundaries.conftest import agreement, no_shape, swapped, with_row, write


def test_it_is_read_as_in_ones_own_process(tmp_path, yogyakarta):
    frame = with_row(swapped(yogyakarta), KDPKAB=None, geometry=no_shape())
    path = write(frame, tmp_path / "batas.gpkg")
    (inside, told), (outside, found) = read_features(path), read_confined(path)
    assert found == told
    process = confined.reader.nursery._process
    assert len(list(Path(f"/proc/{process.pid}/task").iterdir())) == 1, "what forks has one thread"
    assert list(outside.columns) == list(inside.columns)
    assert outside.crs == inside.crs
    for column in inside.columns.drop("geometry"):
        assert texts(outside[column]) == texts(inside[column])
    assert outside.geometry.isna().tolist() == inside.geometry.isna().tolist()
    assert all(agreement(*pair) == 1 for pair in zip(inside.geometry[:5], outside.geometry[:5], strict=True))


def refusal(path):
    with pytest.raises(BoundaryFileError) as caught:
        read_confined(path)
    assert path.name in caught.value.args[0]
    return caught.value


def test_a_refusal_comes_back_in_its_words(tmp_path):
    assert refusal(tmp_path / "tidak-ada.zip").kind == "not_there"
    path = tmp_path / "b.geojson"
    path.write_bytes(b'{"type": "FeatureCollection", "features": []}')
    assert refusal(path).args[0] == "Berkas b.geojson tidak berisi satu fitur pun."


@pytest.mark.parametrize(
    ("function", "limits", "kind"),
    [
        ("hang", {"seconds": 0.5}, "reading_too_slow"),
        ("hoard", {"memory": 100 << 20}, "reading_too_large"),
        ("crash", {}, "reading_broken"),
    ],
)
def test_what_ends_the_child_is_said_in_a_sentence(tmp_path, monkeypatch, function, limits, kind):
    work = ConfinedWork("tests.unit.confined.children", function, replace(confined.LIMITS, **limits))
    monkeypatch.setattr(confined, "reader", work)
    error = refusal(tmp_path / "batas.zip")
    assert error.kind == kind
    assert "Peta tidak berubah" in error.args[0]
    work.nursery.close()


def test_no_room_to_unpack_is_nothing_that_is_wrong_with_the_file(tmp_path, monkeypatch, capsys):
    """A file of the child may not be larger than so much, which is to it as a full disk."""
    path, folder = tmp_path / "batas.zip", tmp_path / "sementara"
    folder.mkdir()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("batas.geojson", '{"type": "FeatureCollection", "features": []}' + " " * 500_000)
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    work = ConfinedWork(
        "pantau.outline.boundaries.confined", "read_into", replace(confined.LIMITS, written=4_000)
    )
    monkeypatch.setattr(confined, "reader", work)
    assert main(["boundaries", str(path)]) == 1
    told = capsys.readouterr().err.splitlines()[-1]
    assert told.startswith(
        "Ruang penyimpanan server penuh, sehingga langkah ini dihentikan. Peta tidak diubah."
    )
    assert not list(folder.iterdir()), "nothing unpacked stays"
