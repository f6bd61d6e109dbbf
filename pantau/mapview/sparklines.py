"""The small line of each area: past values, packed into two characters each."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pantau.mapview.layers import Layer

# Two characters carry 0.0 to 809.9 per cent in tenths: base 90, without the characters JSON escapes.
ALPHABET = "".join(c for c in map(chr, range(35, 127)) if c != "\\")[:90]
_UNKNOWN = "  "
_LARGEST = len(ALPHABET) ** 2 - 1
_LETTERS = np.array(list(ALPHABET))


def pack_history(
    history: pd.DataFrame | None, rows: pd.DataFrame, layer: Layer, series_break: str
) -> dict[str, Any] | None:
    """Past values of the areas in scope: two characters each, tenths of a per cent in base 90.

    `history`: area_code, period (str, ascending labels such as '2022'), value (per cent). `series_break` is
    the first period of a new series; the line is drawn broken before it.
    """
    if history is None or history.empty:
        return None
    periods = sorted(history["period"].astype(str).unique())
    column = {period: i for i, period in enumerate(periods)}
    in_scope = set(rows["area_code"])
    row = {code: i for i, code in enumerate(code for code in layer.codes if code in in_scope)}
    grid = np.full((len(row), len(periods)), np.nan)
    at = [row.get(code, -1) for code in history["area_code"]]
    kept = np.array(at) >= 0
    across = [column[str(period)] for period in history["period"]]
    values = pd.to_numeric(history["value"]).to_numpy(dtype=float, na_value=np.nan)
    grid[np.array(at)[kept], np.array(across)[kept]] = values[kept]
    broken = periods.index(series_break) if series_break in periods else -1
    return {"periods": periods, "break": broken, "line": _two_characters(grid.ravel())}


def _two_characters(values: np.ndarray) -> str:
    # A sparkline shows the course, not the figure: what is beyond its range is drawn at its edge.
    known = ~np.isnan(values)
    numbers = np.clip(np.floor(np.where(known, values, 0) * 10 + 0.5), 0, _LARGEST).astype(int)
    pairs = np.char.add(_LETTERS[numbers // len(ALPHABET)], _LETTERS[numbers % len(ALPHABET)])
    return "".join(np.where(known, pairs, _UNKNOWN))
