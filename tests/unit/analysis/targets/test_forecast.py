"""The trend against an independent implementation, and when there is none."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats

from pantau.analysis.targets.forecast import T90, forecast, line_at

YEARS = pd.DataFrame(
    {
        "period_end": pd.to_datetime(["2023-12-31", "2024-12-31", "2025-12-31"]),
        "as_of": ["2023", "2024", "2025"],
        # Lampung, facts: of 2023, 2024 and 2025
        "value": [100 * 732_890 / 4_697_658, 100 * 858_652 / 4_787_589, 100 * 710_019 / 4_853_377],
    }
)


@pytest.mark.parametrize("count", [3, 4, 7, 20, 32])
def test_the_range_is_that_of_statsmodels(count):
    x = np.arange(count, dtype=float)
    y = 20 + 0.7 * x + np.random.default_rng(count).normal(0, 2, count)
    fit = sm.OLS(y, sm.add_constant(x)).fit()
    told = fit.get_prediction([[1.0, count + 3.5]]).summary_frame(alpha=0.2).iloc[0]
    value, half, slope = line_at(x, y, count + 3.5)
    assert value == pytest.approx(told["mean"])
    assert slope == pytest.approx(fit.params[1])
    assert value - half == pytest.approx(told["obs_ci_lower"], rel=1e-4)
    assert value + half == pytest.approx(told["obs_ci_upper"], rel=1e-4)


def test_the_table_is_students():
    assert [round(float(stats.t.ppf(0.9, df)), 4) for df in range(1, 31)] == list(T90)


def test_three_points_by_hand():
    # Years -2, -1, 0; values 15.6012, 17.9350, 14.6294; their mean 16.0552; the slope
    # (14.6294 - 15.6012) / 2 = -0.4859. Residuals -0.9399, 1.8798, -0.9399: sum of squares 5.3003,
    # one degree of freedom, s = 2.3022. In 4 years: 16.0552 - 0.4859 * 5 = 13.6257; half the range
    # 3.0777 * 2.3022 * sqrt(1 + 1/3 + 25/2) = 26.36.
    told = forecast(YEARS, pd.Timestamp("2029-12-31"))
    assert told.value == pytest.approx(13.6257, abs=0.01)
    assert (told.high - told.low) / 2 == pytest.approx(26.36, abs=0.05)
    assert told.low < 0  # a range that no coverage can have is not cut off: it says how little is known
    assert (told.points, told.first, told.last) == (3, "2023", "2025")


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_points_are_refused(count):
    assert forecast(YEARS.head(count), pd.Timestamp("2029-12-31")) is None


def test_points_without_a_value_do_not_count():
    assert forecast(YEARS.assign(value=[1.0, None, 2.0]), pd.Timestamp("2029-12-31")) is None


@pytest.mark.parametrize("when", ["2025-12-31", "2024-06-30"])
def test_the_past_is_not_forecast(when):
    with pytest.raises(ValueError, match="future"):
        forecast(YEARS, pd.Timestamp(when))
