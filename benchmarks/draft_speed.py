"""From a file that an office sends to a whole draft release: 1,000,000 rows of CSV, 200,000 of xlsx.

Read, checked, archived and built; the comparison with the current release, which the preview
shows, is told apart. Each run has a process of its own, whose peak memory is its own. Beside it
stands what one would write without any of that: pandas reads the cells, duckdb stores them.

The figures are made up and grow smoothly, every area and segment month after month, so that the
checks find no more than in a good file. 1,000,000 rows are 41 years; 'today' is set after the last.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.intake_speed import CSV_ROWS, HEADINGS, SEGMENTS, XLSX_ROWS, write_csv, write_xlsx
from pantau.areas import load_areas

TARGETS = {"csv": 20, "xlsx": 60, "peak_mb": 1_500}
STEPS = ("reading", "checking", "archiving", "building", "comparing")

_BASE = """
import sys
from pathlib import Path
from pantau.store import build_release, publish
from pantau.folders import CATALOGUE, FACTS
report = build_release(FACTS, CATALOGUE, Path(sys.argv[1]), author="benchmark")
publish(Path(sys.argv[1]), report.release_id)
"""
_DRAFT = """
import datetime, json, resource, sys, time
from collections import Counter
from pathlib import Path
from pantau.publishing import prepare_draft
from pantau.text import Text
path, root, steps = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3].split()
opening = {step: Text()("publishing." + step, name="{", count="{").partition("{")[0] for step in steps}
def now():
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return time.perf_counter(), time.process_time(), peak
seen = {}
def progress(message, share):
    for step in steps:
        if message.startswith(opening[step]):
            seen.setdefault(step, now())
started = now()
draft = prepare_draft([path], "benchmark", "", progress, root=root, today=datetime.date(2041, 1, 1))
ends = [*(seen[step] for step in steps[1:]), now()]
pairs = list(zip(steps, [started, *ends], ends))
print(json.dumps({
    "release": draft.release_id,
    "rows": sum(sum(counts.values()) for counts in draft.files.values()),
    "findings": dict(Counter(one.severity for one in draft.findings)),
    "seconds": {step: round(end[0] - start[0], 2) for step, start, end in pairs},
    "cpu_seconds": {step: round(end[1] - start[1], 2) for step, start, end in pairs},
    "peak_mb": {step: round(end[2]) for step, _, end in pairs},
}))
"""
_PLAIN = """
import json, resource, sys, time
import duckdb
import pandas as pd
path, target = sys.argv[1:]
started = time.perf_counter()
frame = pd.read_csv(path, sep=";") if path.endswith(".csv") else pd.read_excel(path, engine="calamine")
with duckdb.connect(target) as database:
    database.execute("CREATE TABLE figures AS SELECT * FROM frame")
seconds = time.perf_counter() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"rows": len(frame), "seconds": round(seconds, 2), "peak_mb": round(peak)}))
"""


def rows_of(count: int) -> Iterator[list[Any]]:
    """Made-up records that grow smoothly: every area and segment, month after month from 2000."""
    codes = [area.code for area in load_areas() if area.is_local]
    yield HEADINGS
    for number in range(count):
        month, series = divmod(number, len(codes) * len(SEGMENTS))
        year, place = divmod(month, 12)
        # no two months alike, no series like another, no jump
        active = 1_000 + series * 7 + month * (3 + series % 5) + (series * 31 + month * 17) % 9
        eligible = 40_000 + series * 5
        code, segment = codes[series // len(SEGMENTS)], SEGMENTS[series % len(SEGMENTS)]
        yield [code, f"{2000 + year}-{place + 1:02}", segment, active, active + 50, eligible]


def _run(script: str, *arguments: object) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    # what libraries print of their progress stands above
    last = done.stdout.strip().rpartition("\n")[2]
    return json.loads(last) if last.startswith("{") else {}


def measure() -> dict[str, Any]:
    """Seconds of each step, peak memory, findings, and the plain way, for CSV and xlsx."""
    result: dict[str, Any] = {"when": time.strftime("%Y-%m-%dT%H:%M:%S"), "targets": TARGETS}
    for name, count, write in (("csv", CSV_ROWS, write_csv), ("xlsx", XLSX_ROWS, write_xlsx)):
        with tempfile.TemporaryDirectory() as folder:
            path, root = Path(folder, f"peserta.{name}"), Path(folder, "releases")
            # row by row: a child's peak memory counts what its parent holds when it is forked
            write(path, rows_of(count))
            _run(_BASE, root)
            load = os.getloadavg()[0]
            ours = _run(_DRAFT, path, root, " ".join(STEPS))
            plain = _run(_PLAIN, path, Path(folder, "plain.duckdb"))
            result[name] = {"load_before": round(load, 1), "ours": ours, "plain": plain}
    return result


def report(result: dict[str, Any]) -> str:
    """Two lines for each format."""
    lines = []
    for name in ("csv", "xlsx"):
        ours, plain = result[name]["ours"], result[name]["plain"]
        # where others use the machine, what it worked says more than how long it took
        worked = {step: took for step, took in ours["cpu_seconds"].items() if step != "comparing"}
        steps, peaks = dict(ours["seconds"]), dict(ours["peak_mb"])
        comparing, last = steps.pop("comparing"), peaks.pop("comparing")
        seconds, peak = sum(steps.values()), max(peaks.values())
        within = f"target {TARGETS[name]} s; CPU {sum(worked.values()):.1f} s"
        told = ", ".join(f"{step} {took} s" for step, took in steps.items())
        times, memory = seconds / plain["seconds"], peak / plain["peak_mb"]
        lines += [
            f"{name}: {ours['rows']:,} rows to a draft in {seconds:.1f} s ({within}), "
            f"peak {peak} MB (target {TARGETS['peak_mb']} MB): {told}; "
            f"then comparing {comparing} s, peak {last} MB; load {result[name]['load_before']}",
            f"  pandas and duckdb, nothing checked: {plain['seconds']} s, {plain['peak_mb']} MB; "
            f"ratio {times:.1f} in time, {memory:.1f} in memory",
        ]
    return "\n".join(lines)
