"""Ranges of rank for 514 areas, against the plain Python loop one writes first.

Both are timed in turn in one run, so that whatever else the machine does falls on both. The loop
draws with Python's own generator and normal binomial numerators, sorts every draw, and compares
every pair; it makes fewer draws, and its time is scaled to as many as ours.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from pantau.analysis.ranks.uncertainty import DRAWS, Errors, add_ranges

AREAS, ROUNDS, LOOP_DRAWS, ERROR = 514, 5, 100, 5.0
TARGETS = {"seconds": 1.0}


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


def plain_loop(rows: pd.DataFrame, draws: int) -> list[tuple[int, int, int]]:
    """Range and number of areas that do not differ, of each area."""
    chance, spread = random.Random(1), float(np.sqrt(np.log1p((ERROR / 100) ** 2)))
    figures = list(zip(rows["numerator"], rows["denominator"], strict=True))
    places: list[list[int]] = [[] for _ in figures]
    for _ in range(draws):
        drawn = [
            chance.gauss(n, (n * (1 - n / of)) ** 0.5) / of * chance.lognormvariate(0, spread)
            for n, of in figures
        ]
        for place, i in enumerate(sorted(range(len(drawn)), key=drawn.__getitem__, reverse=True), start=1):
            places[i].append(place)
    result = []
    for i, own in enumerate(places):
        alike = 0
        for j, other in enumerate(places):
            above = sum(a < b for a, b in zip(own, other, strict=True)) / draws
            alike += i != j and 0.025 <= above <= 0.975
        ordered = sorted(own)
        result.append((ordered[int(0.025 * draws)], ordered[-1 - int(0.025 * draws)], alike))
    return result


def measure() -> dict[str, Any]:
    """Seconds of both, by median of ROUNDS; the loop's scaled to DRAWS draws."""
    rows = sample()
    ours, loop, processor = [], [], []
    for _ in range(ROUNDS):
        before = time.process_time()
        ours.append(_seconds(lambda: add_ranges(rows, "more_is_better", Errors(ERROR, ERROR))))
        processor.append(time.process_time() - before)
        loop.append(_seconds(lambda: plain_loop(rows, LOOP_DRAWS)) * DRAWS / LOOP_DRAWS)
    out = add_ranges(rows, "more_is_better", Errors(ERROR, ERROR))
    width = float((out["rank_high"] - out["rank_low"]).mean())
    median = {"ours": statistics.median(ours), "loop": statistics.median(loop)}
    median["processor"] = statistics.median(processor)
    counts = {"areas": AREAS, "draws": DRAWS, "width": width}
    return {**counts, "seconds": median, "least": min(ours), "targets": TARGETS}


def report(result: dict[str, Any]) -> str:
    """Three lines: ours, the loop, and how many times it takes as long."""
    seconds = result["seconds"]
    return (
        f"{result['areas']} areas, {result['draws']} draws: {seconds['ours']:.2f} s "
        f"(least {result['least']:.2f} s, processor {seconds['processor']:.2f} s, "
        f"target {result['targets']['seconds']} s)\n"
        f"plain loop, scaled to as many draws: {seconds['loop']:.0f} s\n"
        f"ratio {seconds['loop'] / seconds['ours']:.0f}; mean width of a range {result['width']:.0f} places"
    )


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
