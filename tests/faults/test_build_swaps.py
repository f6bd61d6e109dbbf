"""Publishing under the eyes of readers: every answer is wholly of one release."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from pantau.store import build_release, current_release, list_releases, publish
from tests.helpers import facts


def test_readers_never_see_half_a_release(tmp_path):
    full = build_release(facts.REAL, root=tmp_path).release_id
    sparse = build_release(facts.sparse_facts(tmp_path / "facts"), root=tmp_path).release_id
    areas = {full: 553, sparse: 3}
    publish(tmp_path, full)
    done = threading.Event()

    def read(_: int) -> set[str]:
        seen = set()
        while not done.is_set():
            release = current_release(tmp_path)
            assert len(release.query("areas")) == areas[release.id]
            assert release.query("release")["id"].tolist() == [release.id]
            seen.add(release.id)
        return seen

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read, n) for n in range(4)]
        try:
            for turn in range(40):
                publish(tmp_path, (full, sparse)[turn % 2])
        finally:
            done.set()
        assert set().union(*(reader.result() for reader in readers)) == {full, sparse}


def test_two_builders_at_once(tmp_path):
    environment = {**os.environ, "PANTAU_RELEASES": str(tmp_path)}
    command = [sys.executable, "-m", "pantau.cli", "build"]
    builders = [subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [builder.wait(120) for builder in builders] == [0, 0]
    assert list_releases(tmp_path) == [current_release(tmp_path).id]
    assert not list(tmp_path.glob(".*"))
