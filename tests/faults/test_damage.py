"""Damaged files: the newest published release that is whole is served, and the reader is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pantau.cli import main
from pantau.store import (
    DamagedInputError,
    DamagedReleaseError,
    NoReleaseError,
    build_release,
    current_id,
    official_inputs,
    publish,
    roll_back,
    serving_release,
)
from pantau.store.release import SCHEMA_VERSION, digest_path, release_path
from tests.helpers import official

ROWS = [("16", "2025-08", "pu", 100_000, 200_000, 400_000)]


@pytest.fixture(scope="module")
def built(small, tmp_path_factory) -> Path:
    """Two published releases, the second with an official file, and a draft that never was."""
    root = tmp_path_factory.mktemp("releases")
    first = build_release(small, root=root).release_id
    publish(root, first, author="uji")
    file = official.keep(root, ROWS)
    publish(root, build_release(small, root=root, official=[file.sha256]).release_id, author="uji")
    other = official.keep(root, [("73", "2026-12", "pu", 1, 2, 3)], "konsep.xlsx")
    build_release(small, root=root, official=[file.sha256, other.sha256])
    return root


@pytest.fixture
def root(built, tmp_path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "releases"))


def older(root: Path) -> str:
    """The release that was published before the current one."""
    copy = Path(shutil.copytree(root, root.parent / "lain"))
    return roll_back(copy)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, flip, empty, Path.unlink])
def test_a_damaged_release_gives_way_to_the_one_before(root, damage):
    expected, damaged = older(root), current_id(root)
    assert serving_release(root).notice is None
    damage(release_path(root, damaged))
    serving = serving_release(root)
    assert serving.release.id == expected, "the newer draft was never published"
    assert serving.release.query("release")["id"].tolist() == [expected]
    assert serving.notice is not None
    assert damaged in serving.notice
    assert expected in serving.notice


@pytest.mark.parametrize("content", [b"", b"2025-12-31-nosuch\n", b"\xff\x00" * 5000])
def test_a_broken_pointer(root, content):
    expected = current_id(root)
    (root / "current").write_bytes(content)
    serving = serving_release(root)
    assert serving.release.id == expected, "what the journal says was published last"
    assert serving.notice is not None


def test_nothing_whole_is_left(root):
    for path in root.glob("*.duckdb"):
        cut(path)
    with pytest.raises(DamagedReleaseError, match="berubah sejak dibangun"):
        serving_release(root)


def test_nothing_published(tmp_path):
    with pytest.raises(NoReleaseError):
        serving_release(tmp_path)


def test_a_release_of_before_the_journal(root):
    (root / "journal.jsonl").unlink()
    damaged = current_id(root)
    cut(release_path(root, damaged))
    serving = serving_release(root)
    assert serving.release.id != damaged
    assert serving.notice is not None


def test_the_journal_is_cut_off(root):
    expected, path = older(root), root / "journal.jsonl"
    lines = len(path.read_bytes().splitlines())
    path.write_bytes(path.read_bytes()[:-30])
    roll_back(root, expected, author="uji")
    assert current_id(root) == expected
    assert len(path.read_bytes().splitlines()) == lines + 2, "the move and that it was done, each on its line"


def age(path: Path, version: int) -> None:
    """Make a release one of another schema, whole in itself."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("update release set schema_version = ?", [version])
    import hashlib

    digest_path(path).write_text(hashlib.sha256(path.read_bytes()).hexdigest() + "\n")


@pytest.mark.parametrize("version", [1, SCHEMA_VERSION + 1])
def test_a_release_of_another_schema_says_so(root, version):
    expected = older(root)
    age(release_path(root, current_id(root)), version)
    serving = serving_release(root)
    assert serving.release.id == expected
    assert f"versi skemanya {version}, yang dibaca {SCHEMA_VERSION}" in str(serving.notice)
    with pytest.raises(DamagedReleaseError, match=f"versi skemanya {version}, yang dibaca {SCHEMA_VERSION}"):
        publish(root, current_id(root), author="uji")


def test_a_build_after_damage_keeps_the_official_files(root, small, monkeypatch, capsys):
    held, damaged = official_inputs(root), current_id(root)
    assert len(held) == 1
    cut(release_path(root, damaged))
    assert official_inputs(root) == held, "the journal knows them"
    monkeypatch.setenv("PANTAU_RELEASES", str(root))
    assert main(["build", "--facts", str(small)]) == 0
    capsys.readouterr()
    assert current_id(root) == damaged, "the same inputs give the same release"
    assert serving_release(root).notice is None


def test_a_damaged_archive_is_told_and_mended_by_sending_the_file_again(root, small, monkeypatch):
    (sha256,) = official_inputs(root)
    flip(root / "inputs" / sha256 / "participants.parquet")
    with pytest.raises(DamagedInputError, match="berubah sejak diarsipkan"):
        build_release(small, root=root, official=[sha256])
    monkeypatch.setenv("PANTAU_RELEASES", str(root))
    assert official.keep(root, ROWS).sha256 == sha256
    assert build_release(small, root=root, official=[sha256]).release_id == current_id(root)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to mount a file system")
def test_a_full_disk(built, small, tmp_path):
    """A real one: of a size that holds what is there and not what is to come."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sum(path.stat().st_size for path in built.rglob("*") if path.is_file()) + 300_000
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "pantau", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("may not mount a file system here")
    try:
        root = Path(shutil.copytree(built, disk / "releases"))
        before = current_id(root)
        report = tmp_path / "laporan.csv"
        report.write_bytes(official.csv_file([("73", "2025-08", "pu", 1_000, 2_000, 4_000)]))
        done = subprocess.run(
            [sys.executable, "-c", _INTAKE, str(root), str(small), str(report)],
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 3, done.stderr
        assert current_id(root) == before
        assert serving_release(root).notice is None
        assert not list(root.glob(".pending*"))
        assert not list((root / "inputs").glob(".pending*"))
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


_INTAKE = """
import sys
from pathlib import Path
from pantau.publishing import prepare_draft
root, facts, report = map(Path, sys.argv[1:])
try:
    prepare_draft([report], "uji", root=root, facts=facts)
except OSError:
    sys.exit(3)
"""
