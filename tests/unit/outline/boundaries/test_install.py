"""Boundaries on the map: all of them or the ones before, whenever we are stopped."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys

import pytest

from pantau.outline import files
from pantau.outline.boundaries.install import PREVIOUS, install, restore
from pantau.outline.manifest import IMPORTED, MANIFEST, Boundaries, boundaries, geometry_file, layers

EMBEDDED = {"regencies": {"layer": "regencies", "areas": ["ours"]}, "tiles": {"layer": "tiles"}}
OFFICIAL = {"regencies": {"layer": "regencies", "areas": ["official"]}, "context": {"layer": "context"}}


@pytest.fixture
def static(tmp_path):
    """A static folder with an embedded map."""
    files.write_layers(EMBEDDED, tmp_path)
    return tmp_path


def shown(static):
    """The map as a page gets it: every layer read through the manifest, each file whole."""
    content = {}
    for layer in layers(static):
        name = geometry_file(layer, static)
        text = (static / name).read_bytes()
        assert hashlib.sha256(text).hexdigest()[:12] in name, f"{name} is not whole"
        content[layer] = json.loads(text)
    return content


def test_layers_that_were_taken_in_go_before_the_embedded_ones(static):
    assert boundaries(static) == Boundaries()
    install(OFFICIAL, "batas.zip", {"33.71", "12.73"}, static)
    assert shown(static) == {**EMBEDDED, **OFFICIAL}
    assert geometry_file("regencies", static).startswith("imported/regencies.")
    found = boundaries(static)
    assert (found.official, found.file, found.embedded) == (True, "batas.zip", ("12.73", "33.71"))


def test_undoing_gives_back_the_embedded_map(static):
    assert restore(static) is None
    install(OFFICIAL, "batas.zip", set(), static)
    assert restore(static) == ""
    assert shown(static) == EMBEDDED
    assert boundaries(static) == Boundaries()


def test_undoing_goes_back_step_by_step(static):
    install(OFFICIAL, "pertama.zip", {"33.71"}, static)
    newer = {"regencies": {"areas": ["newer"]}}
    for _ in range(2):  # the same once more is no step
        install(newer, "kedua.zip", set(), static)
    assert restore(static) == "pertama.zip"
    assert shown(static) == {**EMBEDDED, **OFFICIAL}
    assert boundaries(static).embedded == ("33.71",)
    assert restore(static) == ""
    assert shown(static) == EMBEDDED
    assert restore(static) is None


@pytest.mark.parametrize("damage", ["{", "[]", '{"files": {"regencies": "lost.json"}, "file": "x"}'])
def test_undoing_never_goes_back_to_what_is_not_whole(static, damage):
    install(OFFICIAL, "pertama.zip", set(), static)
    install({"regencies": {"areas": ["newer"]}}, "kedua.zip", set(), static)
    (static / IMPORTED / PREVIOUS).write_text(damage)
    assert restore(static) == ""
    assert shown(static) == EMBEDDED


def test_pages_that_are_open_still_find_the_files_of_the_map_before(static):
    names = []
    for turn in range(3):
        install({"regencies": {"turn": turn}}, "batas.zip", set(), static)
        names.append(geometry_file("regencies", static))
    assert [(static / name).is_file() for name in names] == [False, True, True]


def test_a_manifest_that_is_damaged_or_names_lost_files_leaves_the_embedded_map(static, caplog):
    install(OFFICIAL, "batas.zip", set(), static)
    (static / geometry_file("context", static)).unlink()
    manifest = static / IMPORTED / MANIFEST
    later = manifest.stat().st_mtime_ns + 1_000_000
    os.utime(manifest, ns=(later, later))
    assert shown(static) == EMBEDDED
    assert "files that are not there" in caplog.text
    for text in ("{", "[]", '{"files": 3}', ""):
        later += 1_000_000
        manifest.write_text(text)
        os.utime(manifest, ns=(later, later))
        assert shown(static) == EMBEDDED, text
    install(OFFICIAL, "batas.zip", set(), static)
    assert shown(static) == {**EMBEDDED, **OFFICIAL}


KILLED_AT = """
import os, signal, sys
from pathlib import Path
from pantau.outline import files
from pantau.outline.boundaries.install import install

static, stop = Path(sys.argv[1]), int(sys.argv[2])
real, steps = os.fsync, []

def stopping(descriptor):
    steps.append(descriptor)
    if len(steps) > stop:
        os.kill(os.getpid(), signal.SIGKILL)
    real(descriptor)

os.fsync = stopping  # called after each file is written and before it is put in place
install({"regencies": {"areas": ["newer"]}, "context": {"of": "newer"}}, "baru.zip", set(), static)
"""


# Two layers, the manifest of before, and the new one: each file is brought to disk, then its folder.
@pytest.mark.parametrize("stop", range(7))
def test_killed_at_any_step_the_map_before_stays(static, stop):
    install(OFFICIAL, "batas.zip", {"33.71"}, static)
    command = [sys.executable, "-c", KILLED_AT, str(static), str(stop)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert shown(static) == {**EMBEDDED, **OFFICIAL}
    assert boundaries(static).file == "batas.zip"
    subprocess.run([*command[:-1], "99"], check=True)
    assert shown(static)["regencies"] == {"areas": ["newer"]}
    assert boundaries(static).file == "baru.zip"


def test_a_full_disk_leaves_the_map_before(static, monkeypatch):
    install(OFFICIAL, "batas.zip", set(), static)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        install({"regencies": {"areas": ["newer"]}}, "baru.zip", set(), static)
    assert shown(static) == {**EMBEDDED, **OFFICIAL}
    assert not list(static.rglob(".*json*")), "nothing half-written is left behind"
