"""The figures of an area as plain rows, and how far their dates lie from a claim's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from pantau.analysis.figures import prepare
from pantau.analysis.table import Release
from pantau.claims.read.mentions import When


def figures_of(release: Release, code: str) -> list[dict[str, Any]]:
    """Every figure of an area, newest first, None for what is missing, with recomputed_pct."""
    frame = prepare(release.query("observations_of_area", area=code))
    return plain_rows(frame.sort_values("period_end", ascending=False, kind="stable"))


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dicts, None for what is missing."""
    return [
        {str(key): None if pd.isna(value) else value for key, value in row.items()}
        for row in frame.to_dict("records")
    ]


def exact(value: Any) -> Decimal:
    """A figure of a release as the decimal it is printed as: 50.88, not 50.880000000000003."""
    return Decimal(repr(float(value)))


def months_apart(row: Mapping[str, Any], whens: Sequence[When]) -> int | None:
    """Whole months between a figure and the nearest of a claim's dates; 0 where they overlap."""
    periods = [when.period for when in whens if when.period]
    if not periods:
        return None
    start, end = row["period"], row["period_end"]
    first, last = start.year * 12 + start.month, end.year * 12 + end.month
    gaps: list[int] = []
    for period in periods:
        month = period.start.year * 12 + period.start.month
        until = month + 11 if period.grain == "year" else month
        gaps.append(max(0, first - until, month - last))
    return min(gaps)
