"""`pantau penerbit`: naming, listing, taking off."""

from __future__ import annotations

from pathlib import Path

import pytest

from pantau.access import accept
from pantau.cli import main


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "elsewhere" / "nama.json"
    monkeypatch.setenv("PANTAU_PENERBIT", str(path))
    return path


def test_a_key_is_printed_once_and_opens(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["penerbit", "tambah", "Siti"]) == 0
    told = capsys.readouterr()
    assert "Siti sekarang penerbit" in told.err
    key = told.out.strip()
    assert key not in told.err
    assert accept(key, "10.1.0.1").name == "Siti"
    assert main(["penerbit", "tambah", "Budi", "--penyusun"]) == 0
    capsys.readouterr()
    assert main(["penerbit", "daftar"]) == 0
    assert capsys.readouterr().out == "Siti\tpenerbit\nBudi\tpenyusun\n"


def test_who_is_taken_off_is_gone(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["penerbit", "tambah", "Siti"])
    assert main(["penerbit", "hapus", "siti"]) == 0
    assert main(["penerbit", "daftar"]) == 0
    told = capsys.readouterr().err
    assert "siti dicabut" in told
    assert "Tidak ada yang ditunjuk" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["tambah", "Siti"], "sudah ada"),
        (["tambah", " "], "1 sampai 80"),
        (["hapus", "Budi"], "tidak ada dalam daftar"),
    ],
)
def test_what_cannot_be_done_says_why(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    main(["penerbit", "tambah", "Siti"])
    assert main(["penerbit", *arguments]) == 1
    assert told in capsys.readouterr().err


def test_a_damaged_list_is_told_and_left(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.parent.mkdir()
    file.write_text("{")
    file.chmod(0o600)
    for arguments in (["daftar"], ["tambah", "Siti"], ["hapus", "Siti"]):
        assert main(["penerbit", *arguments]) == 1
        assert "hanya untuk membaca" in capsys.readouterr().err
    assert file.read_text() == "{"
