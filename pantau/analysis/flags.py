"""Flags: what a reader should know before believing a figure. A flag never changes the figure."""

from __future__ import annotations

import pandas as pd

NEAR_ZERO_PCT = 5.0  # below this, often a new regency whose workers still carry the parent's NIK
SMALL_DENOMINATOR = 5_000  # people; a handful of workers moves the percentage
DIFFERS_POINTS = 0.05  # published and recomputed further apart than rounding to one decimal explains

# The release itself records where a source is in doubt or a figure an artefact (observation.caveat).
CAVEATS = {"suspect": "uncertain", "artefact": "artefact"}

FLAGS = ("over_100", "near_zero", "artefact", "small_denominator", "suspect", "differs", "series_break")
# Known only beside others and over time: improvement.flag_movements adds them.
MOVEMENT_FLAGS = ("unchanged", "jump")


def add_flags(rows: pd.DataFrame, unit: str = "percent") -> pd.DataFrame:
    """Rows with `flags`, a tuple of names of FLAGS; needs the `series_break` column of change."""
    value, percent = rows["value"], unit == "percent"
    gap = (rows["published_pct"] - rows["recomputed_pct"]).abs()
    marks = {
        "over_100": (value > 100) & percent,
        "near_zero": (value < NEAR_ZERO_PCT) & percent,
        "small_denominator": (rows["denominator"] < SMALL_DENOMINATOR) & value.notna(),
        **{flag: rows["caveat"] == caveat for flag, caveat in CAVEATS.items()},
        "differs": gap.round(9) >= DIFFERS_POINTS,
        "series_break": rows["series_break"],
    }
    columns = [marks[flag].to_numpy(dtype=bool) for flag in FLAGS]
    flags = [
        tuple(flag for flag, on in zip(FLAGS, row, strict=True) if on) for row in zip(*columns, strict=True)
    ]
    return rows.assign(flags=pd.Series(flags, index=rows.index, dtype="object"))
