"""The commands, as the person who publishes types them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from pantau.cli import main
from pantau.progress_bar import ProgressBar
from pantau.store import current_id, journal, list_releases
from pantau.store.queries import sql
from tests.helpers import official

GOOD = [
    ("16.71", "2025-08", "pu", 150_000, 190_000, 400_000),
    ("16.71", "2025-08", "bpu", 50_000, 60_000, 250_000),
]


@pytest.fixture
def root(full_root, tmp_path, monkeypatch) -> Path:
    """A releases folder with the facts alone, which the commands use."""
    monkeypatch.setenv("PANTAU_RELEASES", str(tmp_path / "releases"))
    return Path(shutil.copytree(full_root, tmp_path / "releases"))


def write(path: Path, rows) -> str:
    path.write_bytes(official.csv_file(rows))
    return str(path)


def draft(root: Path) -> str:
    """The release that is not current."""
    (only,) = set(list_releases(root)) - {current_id(root)}
    return only


def test_from_a_file_to_readers_and_back(root, tmp_path, capsys):
    first = current_id(root)
    assert main(["intake", write(tmp_path / "agustus.csv", GOOD), "--penulis", "Ani"]) == 0
    said = capsys.readouterr()
    second = draft(root)
    assert f"pantau publish {second}" in said.err
    assert f"Dibandingkan dengan {first}: 11 angka baru, 1 berubah, 0 hilang; yang tampil" in said.out
    assert "coverage_employed, Agustus 2025: 2 baru, 1 berubah, 0 hilang" in said.out
    # people are written as people and not as a per cent
    assert "Kota Palembang (coverage_ucj, Desember 2025)" in said.out
    active = [line for line in said.out.splitlines() if "(active, " in line]
    assert active
    assert not any("%" in line for line in active)
    assert current_id(root) == first
    assert main(["publish", second, "--penulis", "Budi", "--alasan", "Agustus"]) == 0
    assert main(["check"]) == 0
    assert main(["rollback", "--penulis", "Budi", "--alasan", "keliru"]) == 0
    assert current_id(root) == first
    assert journal(root)["reason"].tolist()[:2] == ["keliru", "Agustus"]
    capsys.readouterr()
    assert main(["diff", first, second]) == 0
    assert "11 angka baru" in capsys.readouterr().out
    assert main(["diff", first, first]) == 0
    assert "Kedua rilis memuat angka yang sama." in capsys.readouterr().out


def test_building_anew_keeps_the_official_files(root, tmp_path, capsys):
    main(["intake", write(tmp_path / "agustus.csv", GOOD)])
    second = draft(root)
    main(["publish", second])
    assert main(["build", "--if-needed"]) == 0
    assert main(["build"]) == 0
    capsys.readouterr()
    assert current_id(root) == second


def test_a_mistake_is_told_with_its_place_and_reported(root, tmp_path, capsys):
    wrong = write(tmp_path / "salah.csv", [("16.71", "2025-08", "pu", 30, 20, 40)])
    report = tmp_path / "temuan.xlsx"
    assert main(["intake", wrong, "--laporan", str(report)]) == 1
    said = capsys.readouterr().err
    assert (
        "Kesalahan: salah.csv, baris 2, Aktif (D): Kota Palembang, Agustus 2025, PU: peserta aktif 30" in said
    )
    assert "Tidak ada yang dimuat" in said
    rows = CalamineWorkbook.from_path(report).get_sheet_by_name("Temuan").to_python()
    assert rows[1][0] == "Kesalahan"
    assert list_releases(root) == [current_id(root)]


def test_warnings_must_be_accepted(root, tmp_path, capsys):
    main(["intake", write(tmp_path / "tanya.csv", [("16.71", "2025-08", "pu", 900, 1_000, 800)])])
    assert "--setuju-peringatan" in capsys.readouterr().err
    second = draft(root)
    assert main(["publish", second]) == 1
    assert "Ada 1 peringatan yang belum disetujui" in capsys.readouterr().err
    assert main(["publish", second, "--setuju-peringatan"]) == 0


def test_the_same_file_again(root, tmp_path, capsys):
    path = write(tmp_path / "agustus.csv", GOOD)
    main(["intake", path])
    main(["publish", draft(root)])
    capsys.readouterr()
    assert main(["intake", path]) == 0
    assert "tidak ada konsep baru" in capsys.readouterr().err


def test_files_and_releases_that_do_not_exist(root, tmp_path, capsys):
    assert main(["intake", str(tmp_path / "tiada.xlsx")]) == 1
    assert "tiada.xlsx tidak ada" in capsys.readouterr().err
    for command in (["publish", "x"], ["diff", "x", "y"], ["export", "x", str(tmp_path)], ["rollback", "x"]):
        assert main(command) == 1
        assert "Rilis x tidak ada" in capsys.readouterr().err
    assert main(["rollback"]) == 1
    assert "Belum ada rilis sebelumnya" in capsys.readouterr().err


def test_export(root, tmp_path, capsys):
    assert main(["export", "current", str(tmp_path / "keluar")]) == 0
    tables = len(list((tmp_path / "keluar").rglob("*.parquet")))
    assert tables == sql("schema").count("create table ")
    assert f"{tables} tabel dan kamus data ditulis" in capsys.readouterr().err
    assert (tmp_path / "keluar" / "kamus-data.csv").is_file()


def test_a_full_disk_is_told(root, tmp_path, monkeypatch, capsys):
    def full(*_):
        raise OSError(28, "No space left on device", str(root))

    monkeypatch.setattr("pantau.store.archived.write_durably", full)
    assert main(["intake", write(tmp_path / "agustus.csv", GOOD)]) == 1
    told = capsys.readouterr().err.splitlines()[-2:]
    assert told[0].startswith("Ruang penyimpanan server penuh")
    assert "rilis yang berlaku tidak berubah" in told[0]
    assert told[1] == "Berkas atau folder yang dimaksud: releases", "not where it lies"


def test_ctrl_c_ends_the_child_and_is_told_in_a_sentence(root, tmp_path, monkeypatch, capsys):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(ProgressBar, "__call__", interrupted)
    assert main(["intake", write(tmp_path / "agustus.csv", GOOD)]) == 130
    assert capsys.readouterr().err == "Dibatalkan. Rilis yang berlaku tidak berubah.\n"
