"""What a file says of estimates: no more digits than are known, and the ends of their range."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pantau.text.numbers import is_missing, rounded
from pantau.text.values import TO_PEOPLE, people_ends

# Of an estimate these have no more digits than are known, as on screen; its range stands beside them.
_TO_WHOLE = {"value": 1, "recomputed_pct": 1, "numerator": TO_PEOPLE, "uncovered": TO_PEOPLE}
_WHOLE = 100.0  # per cent


def guessed(rows: pd.DataFrame) -> pd.Series:
    """Which rows of a Table are estimates with a range."""
    ours: pd.Series = (rows["status"] == "estimate") & rows["margin"].notna()
    return ours


def as_known(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with what estimates come to rounded: per cents to whole ones, people to thousands.

    With their ENDS; nobody counted the people of an estimate in any way.
    """
    ours = guessed(rows)
    if not ours.any():
        return rows
    rows = rows.assign(**_ends(rows[ours]), counted_by=rows["counted_by"].mask(ours))
    told = {
        name: rows[name].mask(ours, rows[name].map(partial(_rounded_to, size), na_action="ignore"))
        for name, size in _TO_WHOLE.items()
    }
    return rows.assign(**told)


def _ends(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """The columns of ENDS, of the rows that are estimates."""
    value, margin = (rows[name].astype("float64") for name in ("value", "margin"))
    low, high = (value - margin).clip(0, _WHOLE), (value + margin).clip(0, _WHOLE)
    left = zip(rows["uncovered"], rows["denominator"], rows["margin"], strict=True)
    ends = [(pd.NA, pd.NA) if any(map(is_missing, row)) else people_ends(*row) for row in left]
    people = {
        name: pd.Series([pair[at] for pair in ends], rows.index, dtype="Int64")
        for at, name in enumerate(("uncovered_low", "uncovered_high"))
    }
    return {"value_low": low.round(), "value_high": high.round(), **people}


def known_people(count: Any) -> int:
    """How many people of an estimate a file tells: to thousands, as on screen."""
    return _rounded_to(TO_PEOPLE, count)


def _rounded_to(size: int, value: Any) -> int:
    return int(rounded(value / size)) * size
