"""Where a figure goes if its trend goes on: a line with its range, or a refusal.

Ordinary least squares on the points of progress.comparable_points (one month of each year, one
series, no estimates). The range is the prediction interval of a new observation (Student's t, n - 2
degrees of freedom). The line of a share runs through its log odds and is brought back to per cent:
a straight line through the per cents themselves soon left 0 to 100, and gave coverage below zero.
Fewer than five points are refused: three leave one degree of freedom, and a range of anything.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

FEWEST_POINTS = 5
LEVEL = 80  # per cent; ours. 95 would take 3.2 standard errors on five points, 80 takes 1.6
# Student's t at 90 per cent one-sided, for 1 to 30 degrees of freedom (tests compare it with scipy).
T90 = (
    3.0777, 1.8856, 1.6377, 1.5332, 1.4759, 1.4398, 1.4149, 1.3968, 1.3830, 1.3722,
    1.3634, 1.3562, 1.3502, 1.3450, 1.3406, 1.3368, 1.3334, 1.3304, 1.3277, 1.3253,
    1.3232, 1.3212, 1.3195, 1.3178, 1.3163, 1.3150, 1.3137, 1.3125, 1.3114, 1.3104,
)  # fmt: skip
_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Forecast:
    """A value at a date, in the unit of its points; of a share within 0 to 100 per cent.

    low, high: the LEVEL per cent range. points: how many it rests on. first, last: their dates
    as the sources write them. a_year: the slope a year, of a share in log odds.
    """

    value: float
    low: float
    high: float
    points: int
    first: str
    last: str
    a_year: float


def forecast(points: pd.DataFrame, when: pd.Timestamp, *, share: bool = True) -> Forecast | None:
    """The trend of one area at `when`; None with fewer than FEWEST_POINTS points.

    `points`: period_end, value, as_of of one series, in any order, one a date (progress.comparable_points).
    `share`: whether values are per cents of a whole; None where one of them is 0, or 100 and above,
    which have no log odds. Of other units the line is straight.
    Raises ValueError where two points are of one date, or `when` is not after the last.
    """
    known = points[points["value"].notna()].sort_values("period_end")
    if len(known) < FEWEST_POINTS:
        return None
    ends = known["period_end"]
    if ends.duplicated().any() or when <= ends.iloc[-1]:
        raise ValueError("points of one date, or a date that is not in the future")
    years = ((ends - ends.iloc[-1]).dt.days / _DAYS_A_YEAR).to_numpy(dtype=float)
    ahead = (when - ends.iloc[-1]).days / _DAYS_A_YEAR
    values = known["value"].to_numpy(dtype=float)
    if share and not ((values > 0) & (values < 100)).all():
        return None
    centre, half, slope = line_at(years, _log_odds(values) if share else values, ahead)
    ends_at = np.array([centre, centre - half, centre + half])
    value, low, high = (float(end) for end in (_per_cent(ends_at) if share else ends_at))
    first, last = str(known["as_of"].iloc[0]), str(known["as_of"].iloc[-1])
    return Forecast(value, low, high, len(known), first, last, slope)


def _log_odds(values: np.ndarray) -> np.ndarray:
    # two logarithms: the quotient of a very small share would be none
    odds: np.ndarray = np.log(values) - np.log(100 - values)
    return odds


def _per_cent(odds: np.ndarray) -> np.ndarray:
    # 100 / (1 + exp(-odds)), which would overflow far out
    values: np.ndarray = 50 * (1 + np.tanh(odds / 2))
    return values


def line_at(x: np.ndarray, y: np.ndarray, at: float) -> tuple[float, float, float]:
    """The least-squares line through (x, y) at `at`: value, half the LEVEL per cent range, slope."""
    count, middle = len(x), x.mean()
    spread = ((x - middle) ** 2).sum()
    slope = ((x - middle) * (y - y.mean())).sum() / spread
    value = y.mean() + slope * (at - middle)
    residuals = y - y.mean() - slope * (x - middle)
    error = np.sqrt((residuals**2).sum() / (count - 2) * (1 + 1 / count + (at - middle) ** 2 / spread))
    return float(value), float(T90[min(count - 2, len(T90)) - 1] * error), float(slope)
