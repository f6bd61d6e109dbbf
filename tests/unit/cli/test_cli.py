"""The pantau command."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pantau.cli import main
from pantau.store import current_id, list_releases
from tests.helpers import facts


@pytest.fixture
def releases(tmp_path, monkeypatch):
    """An empty folder for releases."""
    monkeypatch.setenv("PANTAU_RELEASES", str(tmp_path / "releases"))
    return tmp_path / "releases"


def test_build_publishes(releases, capsys):
    assert main(["build"]) == 0
    (release_id,) = list_releases(releases)
    said = capsys.readouterr()
    assert said.out == ""
    assert f"Rilis {release_id} sekarang berlaku." in said.err
    assert main(["releases", "--current"]) == 0
    assert capsys.readouterr().out == f"{releases / release_id}.duckdb\n"
    assert main(["releases"]) == 0
    assert capsys.readouterr().out == f"{release_id} (berlaku)\n"


def test_build_if_needed(releases, capsys):
    assert main(["build", "--if-needed"]) == 0
    (path,) = releases.glob("*.duckdb")
    before = path.stat().st_mtime_ns
    capsys.readouterr()
    assert main(["build", "--if-needed"]) == 0
    assert path.stat().st_mtime_ns == before
    assert "masih sesuai dengan berkas fakta" in capsys.readouterr().err


def test_a_damaged_release_is_built_anew(releases, capsys):
    main(["build"])
    (path,) = releases.glob("*.duckdb")
    path.write_bytes(b"damaged")
    assert main(["build", "--if-needed"]) == 0
    assert main(["check"]) == 0
    assert "utuh dan sesuai" in capsys.readouterr().out


def test_build_without_publishing(releases, capsys):
    assert main(["build", "--no-publish", "--note", "percobaan"]) == 0
    assert main(["releases", "--current"]) == 1
    assert "Jalankan: pantau build" in capsys.readouterr().err
    (release_id,) = list_releases(releases)
    assert main(["publish", release_id]) == 0
    assert main(["releases", "--current"]) == 0


def test_refused_rows_are_told_and_nothing_is_published(releases, tmp_path, capsys):
    folder = facts.copy_facts(tmp_path / "facts")
    facts.change(folder, "coverage_published", 2, area_code="97")
    assert main(["build", "--facts", str(folder)]) == 1
    said = capsys.readouterr().err
    assert 'facts/coverage_published.csv, baris 2: kode wilayah "97" tidak dikenal' in said
    assert list_releases(releases) == []
    assert main(["check", "--facts", str(folder)]) == 1


def test_check(release_root, capsys):
    assert main(["check"]) == 0
    assert "utuh dan sesuai" in capsys.readouterr().out


def test_check_tells_of_newer_facts(release_root, tmp_path, capsys):
    folder = facts.copy_facts(tmp_path / "facts")
    facts.change(folder, "coverage_published", 2, coverage_pct_published="33")
    assert main(["check", "--facts", str(folder)]) == 1
    assert "bukan dari berkas fakta yang sekarang" in capsys.readouterr().err


def test_check_tells_of_a_changed_file(releases, capsys):
    main(["build"])
    (path,) = releases.glob("*.duckdb")
    with path.open("ab") as file:
        file.write(b"x")
    assert main(["check"]) == 1
    assert "berubah sejak dibangun" in capsys.readouterr().err


def test_without_a_release(releases, capsys):
    assert main(["releases"]) == 1
    assert main(["check"]) == 1
    assert "Belum ada rilis" in capsys.readouterr().err


def test_as_a_module(release_root):
    done = subprocess.run(
        [sys.executable, "-m", "pantau.cli", "releases", "--current"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip().endswith(".duckdb")


def test_an_unknown_command():
    with pytest.raises(SystemExit) as caught:
        main(["rebuild"])
    assert caught.value.code == 2


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_cannot_be_written_is_told(release_root, monkeypatch, unbuffered):
    """The list goes to a full disk; so may the complaint, and then the exit status tells."""
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    command = [sys.executable, "-m", "pantau.cli", "releases"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, text=True)
        silent = subprocess.run(command, check=False, stdout=full, stderr=full)
    assert done.returncode == silent.returncode == 1
    assert done.stderr.startswith("Ruang penyimpanan server penuh")
    assert "Exception" not in done.stderr
    assert "Traceback" not in done.stderr


def test_whoever_reads_may_have_had_enough(release_root):
    command = [sys.executable, "-m", "pantau.cli", "releases"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as one:
        assert one.stdout is not None
        assert one.stderr is not None
        one.stdout.close()
        assert one.stderr.read() == ""
    assert one.returncode == 0


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_log_on_a_full_disk_stops_no_build(releases, monkeypatch, unbuffered):
    """What is told while it is built and published cannot be written: it is done all the same."""
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with open("/dev/full", "wb") as full:
        build = [sys.executable, "-m", "pantau.cli", "build"]
        done = subprocess.run(build, check=False, stdout=full, stderr=full)
    assert done.returncode == 0
    assert current_id() in list_releases()
