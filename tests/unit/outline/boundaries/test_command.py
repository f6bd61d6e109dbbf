"""`pantau boundaries` as it is typed."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from pantau.cli import main
from pantau.outline import files
from pantau.outline.manifest import boundaries, geometry_file, layers
from tests.unit.outline.boundaries.conftest import YOGYAKARTA, no_shape, write
from tests.unit.outline.conftest import polygon_of


@pytest.fixture
def static(tmp_path):
    folder = tmp_path / "static"
    files.write_layers({"tiles": {"layer": "tiles"}}, folder)
    return folder


def run(*arguments):
    return main(["boundaries", *map(str, arguments)])


def test_a_check_reports_and_changes_nothing(tmp_path, yogyakarta, static, capsys):
    path = write(yogyakarta, tmp_path / "batas.geojson")
    assert run(path, "--static", static) == 0
    said = capsys.readouterr()
    assert "5 fitur dibaca. 5 dari 514 wilayah diambil dari berkas, 509 memakai batas tertanam." in said.out
    assert "Kolom yang dipakai: nama WADMKK, provinsi WADMPR, kode KDPKAB." in said.out
    assert "Membaca batas.geojson" in said.err
    assert not boundaries(static).official


def test_a_check_that_finds_a_mistake_says_so_and_ends_with_1(tmp_path, yogyakarta, static, capsys):
    yogyakarta.loc[3, "geometry"] = no_shape()
    assert run(write(yogyakarta, tmp_path / "batas.geojson"), "--static", static) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first == (
        "SALAH    Fitur 4. Sleman, Daerah Istimewa Yogyakarta: tidak punya bentuk. "
        "Kabupaten Sleman memakai batas tertanam."
    )


def test_installing_and_undoing(tmp_path, yogyakarta, static, regencies, capsys):
    path = write(yogyakarta, tmp_path / "batas.zip")
    assert run(path, "--simpan", "--static", static) == 0
    assert "Batas dari batas.zip sekarang dipakai peta" in capsys.readouterr().out
    assert set(boundaries(static).embedded) == set(regencies) - set(YOGYAKARTA)
    assert len(layers(static)) == 3 + 38 + 1 + 1  # national, provinces, context, tiles
    drawn = json.loads((static / geometry_file("province-34", static)).read_text(encoding="utf-8"))
    assert [area["code"] for area in drawn["areas"]] == list(YOGYAKARTA)
    assert all(polygon_of(area["d"]).is_valid for area in drawn["areas"])
    assert run("--batal", "--static", static) == 0
    assert "kembali memakai batas tertanam" in capsys.readouterr().out
    assert layers(static) == ("tiles",)
    assert run("--undo", "--static", static) == 0
    assert "Tidak ada batas resmi yang terpasang" in capsys.readouterr().out


def test_nothing_is_installed_over_an_error(tmp_path, yogyakarta, static, capsys):
    yogyakarta.loc[3, "geometry"] = no_shape()
    assert run(write(yogyakarta, tmp_path / "batas.geojson"), "--simpan", "--static", static) == 1
    said = capsys.readouterr().out
    assert "Batas tidak dipasang: masih ada 1 kesalahan" in said
    assert not boundaries(static).official


def test_a_report_shows_before_and_after_and_how_alike_each_area_is(tmp_path, yogyakarta, static, capsys):
    page = tmp_path / "laporan.html"
    path = write(yogyakarta, tmp_path / "batas.geojson")
    assert run(path, "--laporan", page, "--static", static) == 0
    assert f"ditulis ke {page}" in capsys.readouterr().out
    said = page.read_text(encoding="utf-8")
    assert said.count("<path") == 2
    for code in YOGYAKARTA:
        assert f"<td>{code}</td>" in said
    assert "<td>100%</td>" in said
    assert not boundaries(static).official


def test_what_takes_too_long_is_stopped_with_a_sentence(tmp_path, yogyakarta, static):
    """A process of its own: that is what is stopped."""
    path = write(yogyakarta, tmp_path / "batas.geojson")
    slowly = (
        "import sys, time; from pantau.cli import main; from pantau.outline import boundaries\n"
        "boundaries.import_boundaries = lambda *given, **named: time.sleep(60)\n"
        "sys.exit(main(['boundaries', *sys.argv[1:]]))"
    )
    command = [sys.executable, "-c", slowly, str(path), "--simpan", "--batas-waktu", "0.005"]
    done = subprocess.run(
        [*command, "--static", str(static)], check=False, capture_output=True, text=True, timeout=50
    )
    assert done.returncode == 1
    assert "batas.geojson terlalu berat: belum selesai setelah 0,005 menit" in done.stderr
    assert layers(static) == ("tiles",)


def test_writing_to_a_folder_does_not_install(tmp_path, yogyakarta, static):
    path = write(yogyakarta, tmp_path / "batas.gpkg")
    assert run(path, "--output", tmp_path / "peta", "--static", static) == 0
    written = json.loads((tmp_path / "peta" / "manifest.json").read_text(encoding="utf-8"))
    assert (tmp_path / "peta" / written["files"]["regencies"]).is_file()
    assert not boundaries(static).official


def test_what_cannot_be_done_is_said_in_a_sentence(tmp_path, yogyakarta, static, capsys):
    assert run("--static", static) == 2
    assert "Sebut satu berkas batas, atau --batal." in capsys.readouterr().err
    letter = tmp_path / "surat.pdf"
    letter.write_bytes(b"%PDF-1.7")
    assert run(letter) == 1
    assert "surat.pdf bukan berkas peta yang dikenal" in capsys.readouterr().err
    path = write(yogyakarta, tmp_path / "batas.geojson")
    assert run(path, "--install", "--static", letter) == 1
    assert "sehingga langkah ini dihentikan. Peta tidak diubah." in capsys.readouterr().err
    assert run(path, "--name-column", "KABUPATEN") == 1
    assert "Kolom KABUPATEN tidak ada" in capsys.readouterr().err
