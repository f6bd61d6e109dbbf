"""Where each value of a group lies among the others, and which lie far out: Tukey's rule.

Tukey JW (1977), Exploratory Data Analysis: further outside of the quartiles than 1.5 times the
distance between them. It is a rule of thumb which we chose, no test and no judgement.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pantau.analysis.comparing.crossing import quartiles

STEPS = 1.5  # distances between the quartiles
FEWEST = 5  # of fewer values quartiles say nothing
PLACES = ("far_below", "below", "middle", "above", "far_above")


def fences(values: pd.Series) -> tuple[float, float] | None:
    """The limits beyond which a value is an outlier; None for fewer than FEWEST values.

    None too where the quartiles are one value: whatever differs from it would be an outlier.
    """
    low, _, high = quartiles(values)
    if values.notna().sum() < FEWEST or low == high:
        return None
    step = STEPS * (high - low)
    return low - step, high + step


def places(values: pd.Series) -> pd.Series:
    """Of PLACES, by the quartiles and the fences; on them counts as inside. All values known."""
    low, _, high = quartiles(values)
    floor, ceiling = fences(values) or (-np.inf, np.inf)
    cases = [values < floor, values < low, values <= high, values <= ceiling]
    return pd.Series(np.select(cases, PLACES[:-1], default=PLACES[-1]), index=values.index, dtype="str")


def outliers(values: pd.Series) -> pd.Series:
    """The values beyond the fences, the furthest from the median first (of equals the first given)."""
    far = values[places(values).str.startswith("far_")]
    order = (far - values.median()).abs().sort_values(ascending=False, kind="stable").index
    return far.loc[order]
