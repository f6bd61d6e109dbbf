"""Ten people click for half an hour: what memory does, and whether clicks become slower.

`python -m benchmarks churn`; not part of `make bench`. CHURN_SECONDS (1800), CHURN_PEOPLE (10) and
CHURN_THINK (10 s between clicks, on average) make it shorter. Each person is a WebSocket that speaks
as Streamlit's page does (tests/helpers/visitor.py): every page, four indicators at both levels, all
periods, areas and scopes, a tenth of the clicks on one of six releases; one in twenty leaves, and
another comes. What a browser draws is left out.

Before it one person opens the same pages again and again, once with garbage collected between clicks
as ours is and once with Streamlit's collection after each click on top: processor time a click.
"""

from __future__ import annotations

import os
import platform
import random
import shutil
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import anyio

from pantau.store import current_release
from tests.helpers.browser import ROOT, serving
from tests.helpers.visitor import Click, Run, Visitor, World, churn, memory, processor_seconds, world_of

SECONDS = float(os.environ.get("CHURN_SECONDS", "1800"))
PEOPLE = int(os.environ.get("CHURN_PEOPLE", "10"))
THINK = float(os.environ.get("CHURN_THINK", "10"))
COPIES, INDICATORS = 6, 4
SAMPLES = 60
COLLECTING = {"own": "false", "streamlit": "true"}
FILLED, KNOWN, ROUNDS = 40, 8, 10  # pages opened first, pages opened again, and how often


def measure() -> dict[str, Any]:
    """Clicks and memory of one long run, and processor time a click of two short ones."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "releases"
        world = _world(root)
        result: dict[str, Any] = {
            "machine": {
                "cores": os.cpu_count(),
                "load": os.getloadavg()[0],
                "python": platform.python_version(),
            },
            "people": PEOPLE,
            "seconds": SECONDS,
            "collection": {name: _collection(root, world, setting) for name, setting in COLLECTING.items()},
        }
        return result | {"long": _run(root, world, SECONDS, PEOPLE, THINK)}


def _world(root: Path) -> World:
    """The current release, and copies of it under other names, in a folder of their own."""
    release = current_release()
    root.mkdir()
    shutil.copy(release.path.with_suffix(".sha256"), root)
    shutil.copy(release.path, root)
    (root / "current").write_text(release.id, encoding="utf-8")
    copies = [f"{release.id[:-2]}{number:02}" for number in range(COPIES)]
    for name in copies:
        shutil.copy(release.path, root / f"{name}.duckdb")
    return world_of(release, copies, INDICATORS)


def _collection(root: Path, world: World, after_each_click: str) -> dict[str, float]:
    """Milliseconds of a click on a page that is known, by the clock and of the processor."""
    chance = random.Random(1)
    pages = [world.somewhere(chance) for _ in range(FILLED)]
    pages = [page for page in pages if page[0] not in ("simulasi", "cek_angka")]
    settings = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": after_each_click}

    async def clicked(process: int) -> dict[str, float]:
        async with Visitor(address) as visitor:
            for page, params in [*pages, *pages[:KNOWN]]:
                await visitor.open(page, **params)
            before, times = processor_seconds(process), []
            for page, params in pages[:KNOWN] * ROUNDS:
                start = time.monotonic()
                await visitor.open(page, **params)
                times.append(1000 * (time.monotonic() - start))
            used = 1000 * (processor_seconds(process) - before)
        return {"median": statistics.median(times), "processor": used / len(times)}

    with serving(ROOT / "server.py", root, log=root.parent / "server.log", **settings) as (address, process):
        return anyio.run(clicked, process.pid)


def _run(root: Path, world: World, seconds: float, people: int, think: float) -> dict[str, Any]:
    """One server and those who click on it."""
    log = root.parent / "server.log"
    with serving(ROOT / "server.py", root, log=log) as (address, process):
        sampler = _Sampler(process.pid, seconds)
        before = processor_seconds(process.pid)
        run = anyio.run(churn, address, people, seconds, think, world)
        used = processor_seconds(process.pid) - before
        sampler.stop()
    return _told(run, seconds) | {
        "processor_ms_a_click": 1000 * used / max(len(run.clicks), 1),
        "memory": sampler.samples,
    }


class _Sampler(threading.Thread):
    """Looks at a process's memory now and then; samples: seconds, RSS and its own, in MB, clicks' load."""

    def __init__(self, process: int, seconds: float) -> None:
        super().__init__(daemon=True)
        self.samples: list[tuple[float, float, float, float]] = []
        self._process, self._every = process, seconds / SAMPLES
        self._ended = threading.Event()
        self.start()

    def run(self) -> None:
        began = time.monotonic()
        while True:
            used = processor_seconds(self._process)
            self.samples.append((time.monotonic() - began, *memory(self._process), used))
            if self._ended.wait(self._every):
                return

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()
        self.join()


def _told(run: Run, seconds: float) -> dict[str, Any]:
    """Clicks of the second fifth, when caches are warm, beside those of the last."""
    fifths = [[c for c in run.clicks if seconds * n / 5 <= c.at < seconds * (n + 1) / 5] for n in range(5)]
    return {
        "clicks": len(run.clicks),
        "failed": run.failed,
        "first": _times(fifths[1]),
        "last": _times(fifths[4]),
        "megabytes": sum(click.received for click in run.clicks) / 1e6,
    }


def _times(clicks: list[Click]) -> dict[str, float]:
    """Milliseconds."""
    times = sorted(1000 * click.seconds for click in clicks) or [0.0]
    return {
        "clicks": len(clicks),
        "median": statistics.median(times),
        "p95": times[int(0.95 * (len(times) - 1))],
        "slowest": times[-1],
    }


def report(result: dict[str, Any]) -> str:
    """The runs as lines."""
    run, collection = result["long"], result["collection"]
    first, last, samples = run["first"], run["last"], run["memory"]
    half = samples[len(samples) // 2]
    return "\n".join(
        [
            f"load at the beginning {result['machine']['load']:.1f}",
            *(
                f"garbage collected by {name}: {times['processor']:.0f} ms of processor a click,"
                f" median {times['median']:.0f} ms"
                for name, times in collection.items()
            ),
            f"{result['people']} people for {result['seconds']:.0f} s: {run['clicks']} clicks,"
            f" {len(run['failed'])} failed, {run['processor_ms_a_click']:.0f} ms of processor a click",
            f"median {first['median']:.0f} ms in the second fifth, {last['median']:.0f} ms in the last;"
            f" p95 {first['p95']:.0f} and {last['p95']:.0f} ms",
            f"memory {samples[0][1]:.0f} MB, {half[1]:.0f} MB half way, {samples[-1][1]:.0f} MB at the end",
        ]
    )
