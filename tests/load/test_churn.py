"""Several people click at once, leave and come again: every page stands, and memory comes to rest.

A few seconds of it in every run of the tests; five minutes, and what memory does, in `make search`.
benchmarks/churn.py measures it.
"""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from pantau.store import open_release_by_id
from pantau.store.release import KEPT
from tests.helpers.apart import run_apart
from tests.helpers.browser import ROOT, serving
from tests.helpers.examples import PROFILE
from tests.helpers.visitor import Run, churn, memory, world_of

LONG = PROFILE == "search"
PEOPLE, SECONDS = (6, 300.0) if LONG else (3, 6.0)
INDICATORS = 12 if LONG else 3
THINK = 5.0 if LONG else 0.5  # seconds between two clicks


@pytest.mark.timeout(900)
def test_pages_stand_while_people_come_and_go(full_root: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(full_root, tmp_path / "releases"))
    release = open_release_by_id((root / "current").read_text(encoding="utf-8").strip(), root)
    copies = [f"{release.id[:-2]}{number:02}" for number in range(KEPT + 2)]
    for name in copies:  # more than are kept open
        shutil.copy(release.path, root / f"{name}.duckdb")
    world, log = world_of(release, copies, INDICATORS), tmp_path / "server.log"
    assert min(len(world.codes) / 500, len(world.periods) / 3) > 1, "there is something to look at"
    with serving(ROOT / "server.py", root, log=log) as (address, process):
        run = run_apart(churn, address, PEOPLE, SECONDS / 2, THINK, world)
        half = memory(process.pid)[1]
        later = run_apart(partial(churn, seed=PEOPLE), address, PEOPLE, SECONDS / 2, THINK, world)
        whole = memory(process.pid)[1]
        assert process.poll() is None
    _stood(run, log)
    _stood(later, log)
    if LONG:
        assert whole < 1.5 * half, f"{half:.0f} MB half way, {whole:.0f} MB at the end"


def _stood(run: Run, log: Path) -> None:
    assert run.failed == []
    assert len(run.clicks) >= PEOPLE, "everybody has clicked"
    assert "insiden" not in log.read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in log.read_text(encoding="utf-8", errors="replace")
