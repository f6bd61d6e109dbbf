"""Any files of a releases folder damaged in any way: a whole release or a plain message, and no file lost."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from pantau.store import (
    DamagedInputError,
    DamagedReleaseError,
    NoReleaseError,
    build_release,
    current_id,
    notices,
    official_inputs,
    publish,
    serving_release,
    verify,
)
from pantau.store.release import release_path
from tests.faults.disk import run
from tests.helpers import official
from tests.helpers.examples import PROFILE

TRIED = range(200 if PROFILE == "search" else 12)
TOLD = (NoReleaseError, DamagedReleaseError, DamagedInputError)


@pytest.fixture(scope="module")
def built(small, tmp_path_factory) -> Path:
    """Three published releases, with none, one and two official files."""
    root = tmp_path_factory.mktemp("releases")
    held: list[str] = []
    publish(root, build_release(small, root=root).release_id, author="uji")
    for code in ("16", "73"):
        rows = [(code, "2025-08", "pu", 100_000, 200_000, 400_000)]
        held.append(official.keep(root, rows, f"{code}.xlsx").sha256)
        publish(root, build_release(small, root=root, official=held).release_id, author="uji")
    return root


def damage(path: Path, chance: random.Random) -> str:
    """Do something to a file; what."""
    content = bytearray(path.read_bytes())
    kind = chance.choice(["flip", "cut", "empty", "remove", "folder", "noise", "longer"])
    if kind in ("remove", "folder"):
        path.unlink()
        if kind == "folder":
            path.mkdir()
        return kind
    match kind:
        case "flip":
            for _ in range(chance.randint(1, 20)):
                content[chance.randrange(len(content))] ^= chance.randint(1, 255)
        case "cut":
            del content[chance.randrange(len(content)) :]
        case "empty":
            content.clear()
        case "noise":
            content[:] = chance.randbytes(chance.randint(1, 5_000))
        case _:
            content += chance.randbytes(chance.randint(1, 5_000))
    path.write_bytes(content)
    return kind


@pytest.mark.parametrize("seed", TRIED)
def test_whatever_is_damaged(built, small, tmp_path, capsys, seed):
    chance = random.Random(f"2026-11-29 {seed}")
    root = Path(shutil.copytree(built, tmp_path / "releases"))
    held, current = official_inputs(root), current_id(root)
    files = sorted(path for path in root.rglob("*") if path.is_file())
    # Pointer, journal and digests are as likely to be damaged as all the others together.
    own = [path for path in files if path.suffix in ("", ".jsonl", ".sha256")]
    done = [
        (str(path.relative_to(root)), damage(path, chance))
        for path in sorted({chance.choice(chance.choice([own, files])) for _ in range(chance.randint(1, 3))})
    ]
    told = ""
    try:
        serving = serving_release(root)
        verify(release_path(root, serving.release.id))
        assert serving.release.query("release")["id"].tolist() == [serving.release.id]
        assert serving.release.id == current or serving.notice, done
        notices(root)
    except TOLD as error:
        told = str(error)
    assert str(root) not in told, done
    status = run(["build", "--facts", str(small)], root, small)
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    if status == 0:
        # Where the pointer is lost, the end of the journal too, nobody knows what is lost with it.
        both = {"current", "journal.jsonl"} <= {name for name, _ in done}
        kept = official_inputs(root) == held
        assert kept or (both and "Perhatian pengelola" in said.err), f"none is lost without a word: {done}"
        serving = serving_release(root)
        assert serving.release.query("release")["id"].tolist() == [serving.release.id]
    else:
        assert said.err.strip(), done
