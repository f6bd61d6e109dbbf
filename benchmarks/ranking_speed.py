"""Ranges of rank for 514 areas, against the plain Python loop one writes first.

Both are timed in turn in one run, so that whatever else the machine does falls on both. The loop
compares every pair once for each of its areas; ours adds tiers and the ranges inside parents.
"""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from pantau.analysis.ranks.uncertainty import Errors, Z, add_ranges

AREAS, ROUNDS, ERROR = 514, 5, 5.0
TARGETS = {"seconds": 0.1}


def sample() -> pd.DataFrame:
    """514 made-up areas of 38 parents, ranked, whose spread is that of the estimates of 2025."""
    chance = np.random.default_rng(514)
    whole = np.exp(chance.normal(12.0, 0.9, AREAS)).astype("int64")
    share = np.clip(np.exp(chance.normal(-1.45, 0.3, AREAS)), 0.02, 0.95)
    count = (whole * share).astype("int64")
    rows = pd.DataFrame(
        {"area_code": [f"a{i:03}" for i in range(AREAS)], "numerator": count, "denominator": whole}
    )
    rows["value"] = 100 * rows["numerator"] / rows["denominator"]
    rows["parent"] = [f"p{i % 38:02}" for i in range(AREAS)]
    rows["parent_rank"] = rows["value"].groupby(rows["parent"]).rank(method="min", ascending=False)
    fixed = {"level": "regency", "basis": "sakernas", "status": "published", "comparison_group": "g"}
    return rows.assign(rank=rows["value"].rank(method="min", ascending=False), **fixed)


def plain_loop(rows: pd.DataFrame) -> list[tuple[int, int, int]]:
    """Range and number of areas that do not differ, of each area."""
    figures = []
    for n, of in zip(rows["numerator"], rows["denominator"], strict=True):
        share = n / of
        figures.append((math.log(share), (1 - share) / n + math.log1p((ERROR / 100) ** 2)))
    result = []
    for own, variance in figures:
        above = below = 0
        for other, its in figures:
            limit = Z * math.sqrt(variance + its)
            above += other - own > limit
            below += own - other > limit
        result.append((1 + above, len(figures) - below, len(figures) - 1 - above - below))
    return result


def measure() -> dict[str, Any]:
    """Seconds of both, by median of ROUNDS."""
    rows = sample()
    ours, loop, processor = [], [], []
    for _ in range(ROUNDS):
        before = time.process_time()
        ours.append(_seconds(lambda: add_ranges(rows, "more_is_better", Errors(ERROR, ERROR))))
        processor.append(time.process_time() - before)
        loop.append(_seconds(lambda: plain_loop(rows)))
    out = add_ranges(rows, "more_is_better", Errors(ERROR, ERROR))
    found = list(zip(*(out[name].astype(int) for name in ("rank_low", "rank_high", "similar")), strict=True))
    if found != plain_loop(rows):
        raise ValueError("the loop finds other ranges")
    width = float((out["rank_high"] - out["rank_low"]).mean())
    median = {"ours": statistics.median(ours), "loop": statistics.median(loop)}
    median["processor"] = statistics.median(processor)
    counts = {"areas": AREAS, "width": width}
    return {**counts, "seconds": median, "least": min(ours), "targets": TARGETS}


def report(result: dict[str, Any]) -> str:
    """Three lines: ours, the loop, and how many times it takes as long."""
    seconds = result["seconds"]
    return (
        f"{result['areas']} areas: {seconds['ours']:.3f} s "
        f"(least {result['least']:.3f} s, processor {seconds['processor']:.3f} s, "
        f"target {result['targets']['seconds']} s)\n"
        f"plain loop: {seconds['loop']:.2f} s\n"
        f"ratio {seconds['loop'] / seconds['ours']:.0f}; mean width of a range {result['width']:.0f} places"
    )


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
