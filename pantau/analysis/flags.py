"""Flags: what a reader should know before believing a figure. A flag never changes the figure."""

from __future__ import annotations

import pandas as pd

from pantau.catalogue import Indicator

NEAR_ZERO_PCT = 5.0  # below this, often a new regency whose workers still carry the parent's NIK
SMALL_DENOMINATOR = 5_000  # people; a handful of workers moves the percentage
DIFFERS_POINTS = 0.05  # published and recomputed further apart than rounding to one decimal explains

# Bases whose denominator is those who should be covered; of others it is a target or the registered.
BASES_OF_COVERAGE = ("sakernas", "employees", "semesta", "unstated", "group", "institution")

# The release itself records where a source is in doubt or a figure an artefact (observation.caveat).
CAVEATS = {"suspect": "uncertain", "artefact": "artefact", "approximate": "approximate"}

# improvement.flag_movements adds 'unchanged' and 'jump', which are known only beside others and over time.
# What an area shows only beside others.
BESIDE_OTHERS = ("jump",)
FLAGS = ("over_100", "near_zero", "artefact", "small_denominator", "suspect", "approximate", "differs")


def is_coverage(indicator: Indicator) -> bool:
    """Whether an indicator says how many of those who should be covered are."""
    return bool(indicator.unit == "percent" and indicator.polarity == "more_is_better")


def add_flags(rows: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Rows with `flags`, a tuple of names of FLAGS.

    What a flag says must hold for what the indicator counts:
    a rate of unemployment near zero is no artefact, and sixty villages are no small denominator.
    """
    value, coverage = rows["value"], is_coverage(indicator)
    of_people = coverage & (indicator.counted == "people")
    of_workers = of_people & rows["basis"].isin(("sakernas", "semesta", "unstated"))
    gap = (rows["published_pct"] - rows["recomputed_pct"]).abs()
    marks = {
        "over_100": (value > 100) & coverage & rows["basis"].isin(BASES_OF_COVERAGE),
        "near_zero": (value < NEAR_ZERO_PCT) & of_workers,
        "small_denominator": (rows["denominator"] < SMALL_DENOMINATOR) & value.notna() & of_people,
        **{flag: rows["caveat"] == caveat for flag, caveat in CAVEATS.items()},
        "differs": gap.round(9) >= DIFFERS_POINTS,
    }
    columns = [marks[flag].to_numpy(dtype=bool) for flag in FLAGS]
    flags = [
        tuple(flag for flag, on in zip(FLAGS, row, strict=True) if on) for row in zip(*columns, strict=True)
    ]
    return rows.assign(flags=pd.Series(flags, index=rows.index, dtype="object"))
