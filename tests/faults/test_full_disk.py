"""A full disk and a read-only one: a plain message, nothing by half, and the same command succeeds after."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pantau.store import build_release
from pantau.store import publish as move_pointer
from tests.faults.stepper import take_in
from tests.helpers import facts, official
from tests.helpers.examples import PROFILE

ROOT = Path(__file__).parents[2]
MEGABYTE = 1024 * 1024
# Bytes left. A release of these facts takes 7 MB, and as much again while it is written.
LEFT = [0, 4096, int(0.3 * MEGABYTE), MEGABYTE // 2, MEGABYTE, 2 * MEGABYTE, 4 * MEGABYTE, 8 * MEGABYTE]
TRIED = LEFT if PROFILE == "search" else [0, int(0.3 * MEGABYTE), 8 * MEGABYTE]
_MAY_MOUNT = ["unshare", "-Urm", "mount", "-t", "tmpfs", "pantau"]


@pytest.fixture(scope="module")
def work(tmp_path_factory) -> Path:
    """Facts that build in a moment, and releases built from others: two published, and a draft."""
    folder = tmp_path_factory.mktemp("work")
    facts.sparse_facts(folder / "facts")
    before = Path(shutil.copytree(folder / "facts", folder / "before"))
    with (before / "sources.csv").open("a", encoding="utf-8") as file:
        file.write("\n")  # the same figures of another file: another release
    root = folder / "releases"
    move_pointer(root, build_release(before, root=root).release_id, author="uji")
    take_in(root, before)
    held = [path.name for path in (root / "inputs").iterdir()]
    other = official.keep(root, [("73", "2026-08", "pu", 1, 2, 3)], "konsep.xlsx")
    build_release(before, root=root, official=[*held, other.sha256])
    return folder


def may_mount(folder: Path) -> bool:
    """Whether a file system of our own may be had here (a name space of the user's)."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*_MAY_MOUNT, str(folder)], check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize("left", [*TRIED, "ro"])
def test_every_command(work, tmp_path, left):
    if not may_mount(tmp_path):
        pytest.skip("may not mount a file system here; test_disk_steps.py tries the same by other means")
    command = ["unshare", "-Urm", sys.executable, "-m", "tests.faults.small_disk"]
    done = subprocess.run(
        [*command, str(tmp_path), str(work), str(left)], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    outcomes = dict(line.split(f" {left} ") for line in done.stdout.splitlines())
    assert len(outcomes) == 8
    if left in (0, "ro"):
        assert {outcome for name, outcome in outcomes.items() if name != "drill"} == {"refused"}, outcomes
    else:
        if left < 7 * MEGABYTE:
            assert outcomes["build"] == outcomes["intake"] == "refused", outcomes
        assert outcomes["publish"] == outcomes["rollback"] == "done", "they take a few bytes"
