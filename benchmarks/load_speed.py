"""Many people at once, over the websocket: how long a click waits, and what it costs the processor.

`python -m benchmarks load_speed`. For each number of people the product and the naive map page
(pages/naive.py) are clicked in turn in one run, each by the same people: 2 s on average between clicks;
another period, indicator, scope, the map, Peringkat, an area's page. One process serves. Sessions speak
as Streamlit's page does (tests/helpers/visitor.py); what a browser draws is left out. LOAD_PEOPLE
(1,10,30) and LOAD_SECONDS (20, of each) bound it.

Beside the clock stands the work: with other programs on the machine the clock says little.
"""

from __future__ import annotations

import os
import platform
import random
import statistics
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen
from typing import Any
from urllib.parse import urlencode

import anyio

from benchmarks.map_speed import PAGES, _app_folder
from pantau.analysis.release import catalogue_of
from pantau.store import Release, current_release
from pantau.view import params_of
from tests.helpers.browser import ROOT, serving
from tests.helpers.visitor import Visitor, World, processor_seconds, world_of

PEOPLE = tuple(int(number) for number in os.environ.get("LOAD_PEOPLE", "1,10,30").split(","))
SECONDS = float(os.environ.get("LOAD_SECONDS", "20"))
THINK, INDICATORS = 2.0, 4
# Of ten clicks three are on the map, two on Ringkasan and Peringkat each, three on an area's page.
MIX = ("peta", "peta", "peta", "ringkasan", "ringkasan", "peringkat", "peringkat", *("wilayah",) * 3)
TARGETS = {"processor_ms": 60, "median_ms at 1": 100, "p95_ms at 10": 500, "p95_ms at 30": 1500}


@dataclass(slots=True)
class Seen:
    """Seconds of each click, and pages that ended in an error."""

    seconds: list[float] = field(default_factory=list)
    of_areas: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def measure() -> dict[str, Any]:
    """Clicks and work by page and number of people; the machine's state."""
    release = current_release()
    world, provinces = world_of(release, [], INDICATORS), _provinces(release)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        logs, before = Path(folder), os.getloadavg()[0]
        naive = _app_folder(logs / "naive", PAGES / "naive.py")
        servers = {
            name: stack.enter_context(serving(script, log=logs / f"{name}.log", PANTAU_SIAPKAN="1"))
            for name, script in (("product", ROOT / "server.py"), ("naive", naive))
        }
        for address, _ in servers.values():
            anyio.run(_one_click, address)  # what is imported with the first
        runs = [
            {"people": people, "server": name, **_run(server, people, world, provinces, name == "product")}
            for people in PEOPLE
            for name, server in servers.items()
        ]
    return {
        "runs": runs,
        "seconds": SECONDS,
        "load_average": [round(load, 1) for load in (before, os.getloadavg()[0])],
        "machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}",
    }


def _provinces(release: Release) -> list[str]:
    areas = catalogue_of(release).areas
    return [str(code) for code in areas.loc[areas["level"] == "province", "code"]]


async def _one_click(address: str) -> None:
    async with Visitor(address) as visitor:
        await visitor.open("ringkasan")


def _run(
    server: tuple[str, Popen[bytes]], people: int, world: World, provinces: list[str], ours: bool
) -> dict[str, Any]:
    address, process = server
    before = processor_seconds(process.pid)
    seen = anyio.run(_crowd, address, people, world, provinces, ours)
    used = processor_seconds(process.pid) - before
    times = sorted(1000 * seconds for seconds in seen.seconds) or [0.0]
    areas = sorted(1000 * seconds for seconds in seen.of_areas) or [0.0]
    return {
        "clicks": len(seen.seconds),
        "failed": seen.failed,
        "median_ms": round(statistics.median(times)),
        "p95_ms": round(times[int(0.95 * (len(times) - 1))]),
        "area_median_ms": round(statistics.median(areas)),
        "processor_ms": round(1000 * used / max(len(seen.seconds), 1)),
    }


async def _crowd(address: str, people: int, world: World, provinces: list[str], ours: bool) -> Seen:
    seen, ends = Seen(), time.monotonic() + SECONDS

    async def one(number: int) -> None:
        chance = random.Random(number)
        await anyio.sleep(chance.uniform(0, THINK))
        async with Visitor(address) as visitor:
            while time.monotonic() < ends:
                page, params = _somewhere(world, provinces, chance) if ours else ("ringkasan", {})
                start = time.monotonic()
                try:
                    well, _ = await visitor.open(page, **params)
                except TimeoutError:
                    well = False
                took = time.monotonic() - start
                seen.seconds.append(took)
                if page == "wilayah":
                    seen.of_areas.append(took)
                if not well:
                    seen.failed.append(f"{page}?{urlencode(params)}")
                await anyio.sleep(chance.uniform(THINK / 2, THINK * 3 / 2))

    async with anyio.create_task_group() as tasks:
        for number in range(people):
            tasks.start_soon(one, number)
    return seen


def _somewhere(world: World, provinces: list[str], chance: random.Random) -> tuple[str, dict[str, str]]:
    page = chance.choice(MIX)
    (indicator, level), periods = chance.choice(list(world.periods.items()))
    asked = {"indicator": indicator, "level": level, "period": chance.choice(periods)}
    if page == "wilayah":  # half of them a province's
        asked = {"area": chance.choice(provinces if chance.random() < 0.5 else world.codes)}
    elif page == "ringkasan":
        asked = {}
    elif level == "regency" and chance.random() < 0.5:
        asked["scope"] = chance.choice(provinces)
    return page, params_of(asked)


def report(result: dict[str, Any]) -> str:
    """The runs as a table, with the targets below."""
    lines = [f"{'people':>6}  {'server':<9}{'clicks':>7}{'failed':>7}{'median':>10}{'p95':>10}{'work':>10}"]
    for run in result["runs"]:
        times = "".join(f"{run[key]:>7} ms" for key in ("median_ms", "p95_ms", "processor_ms"))
        lines.append(
            f"{run['people']:>6}  {run['server']:<9}{run['clicks']:>7}{len(run['failed']):>7}{times}"
            + (f"   areas' pages {run['area_median_ms']} ms" if run["server"] == "product" else "")
        )
    lines.append(f"targets: {TARGETS}")
    lines.append(f"{result['seconds']:.0f} s each; {result['machine']}; load {result['load_average']}")
    return "\n".join(lines)
