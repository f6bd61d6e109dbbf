"""What `make run` runs after the pointer was lost, as a process of its own: the official figures stay."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pantau.store import current_id, current_release, list_releases, official_inputs
from tests.helpers import facts, official

PROJECT = Path(__file__).parents[2]
ROWS = [("16.71", "2025-08", "pu", 150_000, 190_000, 400_000)]


def pantau(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PANTAU_RELEASES": str(root)}
    command = [sys.executable, "-m", "pantau.cli", *arguments]
    return subprocess.run(
        command, cwd=PROJECT, env=environment, check=False, capture_output=True, text=True, timeout=300
    )


@pytest.fixture(scope="module")
def taken_in(full_root, tmp_path_factory) -> Path:
    """All facts, and on top of them an official file that was taken in and published by the commands."""
    root = Path(shutil.copytree(full_root, tmp_path_factory.mktemp("taken-in") / "releases"))
    report = root.parent / "laporan.csv"
    report.write_bytes(official.csv_file(ROWS))
    assert pantau(root, "intake", str(report), "--penulis", "Ani").returncode == 0
    (draft,) = {*list_releases(root)} - {current_id(root)}
    assert pantau(root, "publish", draft, "--setuju-peringatan").returncode == 0
    return root


def official_figures(root: Path) -> list[int]:
    rows = current_release(root).query("observations", indicator="coverage_ucj", segment="pu")
    return rows.loc[rows["status"] == "official", "numerator"].tolist()


def test_with_the_same_facts_nothing_is_built(taken_in, tmp_path):
    root = Path(shutil.copytree(taken_in, tmp_path / "releases"))
    before, held = current_id(root), official_inputs(root)
    (root / "current").unlink()
    done = pantau(root, "build", "--if-needed")
    assert done.returncode == 0, done.stderr
    assert "penunjuk rilis (berkas current) tidak ada" in done.stderr
    assert (current_id(root), official_inputs(root)) == (before, held)
    assert official_figures(root) == [150_000]


def test_with_newer_facts_the_official_file_is_in_what_is_built(taken_in, tmp_path):
    root = Path(shutil.copytree(taken_in, tmp_path / "releases"))
    newer = facts.copy_facts(tmp_path / "facts")
    with (newer / "regulations.csv").open("a") as file:
        file.write("\n")
    before, held = current_id(root), official_inputs(root)
    (root / "current").write_bytes(b"\x00\xff")
    done = pantau(root, "build", "--if-needed", "--facts", str(newer))
    assert done.returncode == 0, done.stderr
    assert current_id(root) != before
    assert official_inputs(root) == held
    assert official_figures(root) == [150_000]


def test_without_the_journal_as_well_it_is_refused(taken_in, tmp_path):
    root = Path(shutil.copytree(taken_in, tmp_path / "releases"))
    there = list_releases(root)
    (root / "current").unlink()
    (root / "journal.jsonl").unlink()
    done = pantau(root, "build", "--if-needed")
    assert done.returncode == 1
    assert "Tidak diketahui rilis mana yang berlaku" in done.stderr
    assert "Traceback" not in done.stderr
    assert list_releases(root) == there
