"""How pages and drafts grow with the months of official data: 6, 60 and 180 of 514 areas and 4 segments.

For each number of months a file is handed in on top of the facts, a draft built of it and published,
both in a process of their own. Another process then opens every page as a server does for which
everything is new: what is kept of a release is forgotten before each opening, what is imported is not.
No browser takes part, so that what it waits for is not counted. Of ROUNDS openings the least is told.

Processor time stands first: where others use the machine, wall time says more of them than of us.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.draft_speed import _BASE, _DRAFT, STEPS, _run
from benchmarks.growth_picture import PICTURE, drawn
from benchmarks.intake_speed import HEADINGS, SEGMENTS, write_csv
from pantau.areas import load_areas
from pantau.publishing import publish_draft

MONTHS = (6, 60, 180)
LAST = 2026 * 12 + 9  # October 2026
TARGETS = {"first_seconds": 1.0, "query_ms": 10, "trend_ms": 300, "trend_kb": 100}
TARGETS |= {"draft_seconds": 10, "draft_mb": 700, "of_months": 60}
_PAGES = "benchmarks.pages.first_opening"


def rows_of(months: int) -> Iterator[list[Any]]:
    """Made-up records of the months up to October 2026, growing smoothly, no series like another."""
    codes = [area.code for area in load_areas() if area.is_local]
    yield HEADINGS
    for at in range(LAST - months + 1, LAST + 1):
        year, place = divmod(at, 12)
        month = at - (LAST - months + 1)
        for series, (code, segment) in enumerate(product(codes, SEGMENTS)):
            active = 1_000 + series * 7 + month * (3 + series % 5) + (series * 31 + month * 17) % 9
            yield [code, f"{year}-{place + 1:02}", segment, active, active + 50, 40_000 + series * 5]


def _pages(root: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", _PAGES],
        env={**os.environ, "PANTAU_RELEASES": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.strip().rpartition("\n")[2])
    return found


def measure() -> dict[str, Any]:
    """Of each number of months the draft's steps and every page's first opening; draws the picture."""
    result: dict[str, Any] = {"when": time.strftime("%Y-%m-%dT%H:%M:%S"), "targets": TARGETS, "months": {}}
    for months in MONTHS:
        with tempfile.TemporaryDirectory() as folder:
            path, root = Path(folder, "peserta.csv"), Path(folder, "releases")
            write_csv(path, rows_of(months))
            _run(_BASE, root)
            draft = _run(_DRAFT, path, root, " ".join(STEPS))
            publish_draft(draft["release"], "benchmark", "benchmark", accept_warnings=True, root=root)
            load = round(os.getloadavg()[0], 1)
            result["months"][str(months)] = {"load": load, "draft": draft, "pages": _pages(root)}
    PICTURE.write_text(drawn(result["months"]), encoding="utf-8")
    return result


def report(result: dict[str, Any]) -> str:
    """A block for each number of months: the draft, then a line a page."""
    lines = []
    for months, found in result["months"].items():
        draft = found["draft"]
        worked, took = (sum(draft[name].values()) for name in ("cpu_seconds", "seconds"))
        peak = max(draft["peak_mb"].values())
        lines.append(
            f"{months} months, {draft['rows']:,} rows (load {found['load']}): draft {worked:.1f} s of work, "
            f"{took:.1f} s, peak {peak} MB"
        )
        lines += [
            f"  {name:22} first {page['work']:.2f} s of work, {page['wall']:.2f} s; "
            f"queries {page['queries']}, {page['query_ms']:.0f} ms; again {page['again']:.2f} s; "
            f"{page['kb']:.0f} KB, of them drawings {page['drawing_kb']:.0f} KB"
            for name, page in found["pages"].items()
        ]
    return "\n".join(lines)
