"""Ranges of rank and tiers for 514 areas, against the plain loop and the bootstrap one writes first.

All are timed in turn in one run, so that whatever else the machine does falls on all. The loop
compares every pair once for each of its areas; the bootstrap draws numerators and denominators and
ranks each draw, which gives ranges that hang on its seed, and no tiers; ours adds tiers and the
ranges inside parents.
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

AREAS, ROUNDS, ERROR, DRAWS = 514, 5, 5.0, 4_000
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


def bootstrap(rows: pd.DataFrame) -> list[tuple[int, int]]:
    """The places that hold 95% of each area's in DRAWS draws of its numerator and denominator."""
    chance = np.random.default_rng(514)
    whole, share = rows["denominator"].to_numpy(), (rows["numerator"] / rows["denominator"]).to_numpy()
    sigma = math.sqrt(math.log1p((ERROR / 100) ** 2))
    places = np.empty((DRAWS, len(rows)), dtype="int64")
    for at in range(DRAWS):
        drawn = chance.binomial(whole, share) / (whole * np.exp(chance.normal(0, sigma, len(rows))))
        places[at, np.argsort(-drawn)] = np.arange(1, len(rows) + 1)
    low, high = np.quantile(places, (0.025, 0.975), axis=0)
    return list(zip(low.astype(int), high.astype(int), strict=True))


def measure() -> dict[str, Any]:
    """Seconds of each, by median of ROUNDS."""
    rows = sample()
    ours, loop, drawn, processor = [], [], [], []
    for _ in range(ROUNDS):
        before = time.process_time()
        ours.append(_seconds(lambda: add_ranges(rows, "more_is_better", Errors(ERROR, ERROR))))
        processor.append(time.process_time() - before)
        loop.append(_seconds(lambda: plain_loop(rows)))
        drawn.append(_seconds(lambda: bootstrap(rows)))
    out = add_ranges(rows, "more_is_better", Errors(ERROR, ERROR))
    found = list(zip(*(out[name].astype(int) for name in ("rank_low", "rank_high", "similar")), strict=True))
    if found != plain_loop(rows):
        raise ValueError("the loop finds other ranges")
    width = float((out["rank_high"] - out["rank_low"]).mean())
    median = {"ours": statistics.median(ours), "loop": statistics.median(loop)}
    median["bootstrap"] = statistics.median(drawn)
    median["processor"] = statistics.median(processor)
    counts = {"areas": AREAS, "width": width}
    return {**counts, "seconds": median, "least": min(ours), "targets": TARGETS}


def report(result: dict[str, Any]) -> str:
    """Four lines: ours, the loop, the bootstrap, and how many times they take as long."""
    seconds = result["seconds"]
    return (
        f"{result['areas']} areas: {seconds['ours']:.3f} s "
        f"(least {result['least']:.3f} s, processor {seconds['processor']:.3f} s, "
        f"target {result['targets']['seconds']} s)\n"
        f"plain loop: {seconds['loop']:.2f} s\n"
        f"bootstrap of {DRAWS:,} draws: {seconds['bootstrap']:.2f} s\n"
        f"ratio {seconds['loop'] / seconds['ours']:.0f} and {seconds['bootstrap'] / seconds['ours']:.0f}; "
        f"mean width of a range {result['width']:.0f} places"
    )


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
