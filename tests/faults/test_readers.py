"""Fifty readers through twenty publishings, and publishers at once: never an error, never a mixture."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pantau.publishing import prepare_draft, publish_draft
from pantau.store import (
    FewerFilesError,
    MovedPointerError,
    build_release,
    current_id,
    journal,
    official_inputs,
    publish,
)
from tests.helpers import official
from tests.helpers.examples import turns

ROOT = Path(__file__).parents[2]
PROCESSES, THREADS, PUBLISHINGS = 2, 25, turns(20)
# So many releases are also built under the readers' eyes; the others before they come, which is quicker.
BUILT_BESIDE = 5
# Each process reads with its threads until standard input is closed, then prints what it saw.
_READER = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from pantau.store import serving_release
root, done = Path(sys.argv[1]), threading.Event()
def read(_):
    seen = set()
    while not done.is_set():
        serving = serving_release(root)
        assert serving.notice is None, serving.notice
        release = serving.release
        assert release.query("release")["id"].tolist() == [release.id]
        files = release.query("release_inputs")
        (sha256,) = files.loc[files["kind"] == "official", "sha256"]
        rows = release.query("observations", indicator="coverage_ucj", segment="pu")
        own = rows[rows["status"] == "official"]
        # Every official figure of a release is of its own file, and says which turn it is of.
        assert set(own["source_id"]) == {f"berkas-{sha256[:16]}"}, release.id
        assert own["numerator"].nunique() == 1, release.id
        seen.add(release.id)
    return seen
with ThreadPoolExecutor(int(sys.argv[2])) as pool:
    readers = [pool.submit(read, n) for n in range(int(sys.argv[2]))]
    print("mulai", flush=True)
    sys.stdin.read()
    done.set()
    print(len(set().union(*(reader.result() for reader in readers))))
"""


def built(root: Path, small: Path, turn: int) -> str:
    rows = [(code, "2025-08", "pu", 1_000 + turn, 50_000, 90_000) for code in ("16", "73")]
    file = official.keep(root, rows, f"laporan-{turn}.xlsx")
    return build_release(small, root=root, official=[file.sha256]).release_id


def test_readers_through_publishings(tmp_path, small):
    ready = [built(tmp_path, small, turn) for turn in range(PUBLISHINGS - BUILT_BESIDE + 1)]
    publish(tmp_path, ready[0], author="uji")
    command = [sys.executable, "-c", _READER, str(tmp_path), str(THREADS)]
    readers = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(PROCESSES)
    ]
    try:
        for reader in readers:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "mulai\n"
        for turn in range(1, PUBLISHINGS + 1):
            release_id = ready[turn] if turn < len(ready) else built(tmp_path, small, turn)
            # Each holds a file of its own, and lacks the one before.
            publish(tmp_path, release_id, author="uji", without=official_inputs(tmp_path))
        told = [reader.communicate(timeout=120)[0] for reader in readers]
    finally:
        for reader in readers:
            reader.kill()
            reader.wait(30)
    assert [reader.returncode for reader in readers] == [0] * PROCESSES
    assert all(int(seen) > 1 for seen in told), "they read while it was published"
    assert len(journal(tmp_path)) == PUBLISHINGS + 1


def test_publishers_at_once_lose_nothing(tmp_path, small, monkeypatch):
    """Of drafts made from one release only one gets in; the others are told, and come again."""
    # Comparing comes last, only reads, and takes longer than all the rest.
    monkeypatch.setattr("pantau.publishing.draft.diff_releases", lambda *_releases: None)
    publish(tmp_path, build_release(small, root=tmp_path).release_id, author="uji")
    drafts = []
    for name in ("a", "b", "c"):
        content = official.csv_file([("16", "2025-08", "pu", 1_000 + ord(name), 5_000, 9_000)])
        draft = prepare_draft([(f"{name}.csv", content)], name, root=tmp_path, facts=small)
        drafts.append((name, draft.release_id))
    start = threading.Barrier(len(drafts))

    def attempt(name: str, release_id: str) -> str:
        start.wait(30)
        try:
            publish_draft(release_id, name, "uji", accept_warnings=True, root=tmp_path)
        except (MovedPointerError, FewerFilesError):
            return ""
        return release_id

    with ThreadPoolExecutor(len(drafts)) as pool:
        published = list(pool.map(lambda draft: attempt(*draft), drafts))
    assert [release_id for release_id in published if release_id] == [current_id(tmp_path)]
    assert len(journal(tmp_path)) == 2
    # Who was too late makes a draft anew, on top of what got in.
    content = official.csv_file([("16", "2025-08", "bpu", 7, 8, 9)])
    again = prepare_draft([("d.csv", content)], "d", root=tmp_path, facts=small)
    publish_draft(again.release_id, "d", "uji", accept_warnings=True, root=tmp_path)
    assert len(official_inputs(tmp_path)) == 2


def test_two_publishers_of_the_same_release(tmp_path, small):
    """Processes that move the pointer at once: each move is whole and in the journal."""
    ids = [built(tmp_path, small, turn) for turn in (1, 2)]
    publish(tmp_path, ids[0], author="uji")
    publish(tmp_path, ids[1], author="uji", without=["laporan-1.xlsx"])  # readers had both
    script = (
        "import sys; from pathlib import Path; from pantau.store import roll_back\n"
        "root, *ids = sys.argv[1:]\n"
        "for turn in range(20): roll_back(Path(root), ids[turn % 2], author='uji')\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path), *ids]
    publishers = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    assert [publisher.wait(120) for publisher in publishers] == [0, 0]
    moves = journal(tmp_path)
    assert moves["target"].iloc[0] == current_id(tmp_path)
    assert moves["source"].iloc[:-1].tolist() == moves["target"].iloc[1:].tolist()
