"""The trend against an independent implementation, and when there is none."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats

from pantau.analysis.targets.forecast import T90, forecast, line_at

# Odds of 1/4, 1/2, 1, 2 and 4 to one: they double every year, so the shares lie on one logistic curve.
DOUBLING = [20.0, 100 / 3, 50.0, 200 / 3, 80.0]


def yearly(values, first=2021):
    ends = [pd.Timestamp(first + at, 12, 31) for at in range(len(values))]
    return pd.DataFrame({"period_end": ends, "as_of": [str(end.year) for end in ends], "value": values})


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


def test_a_share_goes_on_along_its_logistic_curve():
    # In 2029 the odds have doubled four times more: 64 to one, 64 / 65 of the whole. A straight line
    # through the per cents would be at 111. (Leap days shift the years by a thousandth or two.)
    told = forecast(yearly(DOUBLING), pd.Timestamp("2029-12-31"))
    assert told.value == pytest.approx(100 * 64 / 65, abs=0.01)
    assert (told.low, told.high) == pytest.approx((told.value, told.value), abs=0.05)
    assert np.exp(told.a_year) == pytest.approx(2, abs=0.002)
    assert (told.points, told.first, told.last) == (5, "2021", "2025")


def test_a_falling_share_does_not_fall_below_nothing():
    told = forecast(yearly(DOUBLING[::-1]), pd.Timestamp("2029-12-31"))
    assert told.value == pytest.approx(100 / 65, abs=0.01)
    assert 0 < told.low <= told.value <= told.high


def test_the_range_of_a_share_is_worked_out_on_its_log_odds():
    # Log odds in units of ln 2: -2, -1, 3, 1, 2 where the curve has 0 in the middle. Their mean is 0.6 and
    # their slope (2 * 2 + 1 + 1 + 2 * 2) / 10 = 1. Residuals -0.6, -0.6, 2.4, -0.6, -0.6: squares 7.2; three
    # degrees of freedom, s = sqrt(2.4) = 1.5492. A year on: 0.6 + 3 = 3.6, half the range
    # 1.6377 * 1.5492 * sqrt(1 + 1/5 + 9/10) = 3.6766: from -0.0766 to 7.2766. Odds 2 ** -0.0766 = 0.9483,
    # 2 ** 3.6 = 12.126, 2 ** 7.2766 = 155.05 to one; leap days move the steep end by 0.05 points.
    told = forecast(yearly([20.0, 100 / 3, 100 * 8 / 9, 200 / 3, 80.0]), pd.Timestamp("2026-12-31"))
    assert told.value == pytest.approx(100 * 12.126 / 13.126, abs=0.02)
    assert told.low == pytest.approx(100 * 0.9483 / 1.9483, abs=0.1)
    assert told.high == pytest.approx(100 * 155.05 / 156.05, abs=0.02)


def test_people_go_on_along_a_straight_line():
    # 100 more a year: 500 at the end of 2025, 900 four years on
    people = yearly([100.0, 200.0, 300.0, 400.0, 500.0])
    told = forecast(people, pd.Timestamp("2029-12-31"), share=False)
    assert told.value == pytest.approx(900, abs=0.5)
    assert told.a_year == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_fewer_than_five_points_are_refused(count):
    assert forecast(yearly(DOUBLING).head(count), pd.Timestamp("2029-12-31")) is None


def test_points_without_a_value_do_not_count():
    values = [*DOUBLING[:4], None]
    assert forecast(yearly(values), pd.Timestamp("2029-12-31")) is None


@pytest.mark.parametrize("value", [0.0, 100.0, 126.0])
def test_what_has_no_log_odds_is_not_forecast(value):
    assert forecast(yearly([*DOUBLING[:4], value]), pd.Timestamp("2029-12-31")) is None
    assert forecast(yearly([*DOUBLING[:4], value]), pd.Timestamp("2029-12-31"), share=False) is not None


@pytest.mark.parametrize("when", ["2025-12-31", "2024-06-30"])
def test_the_past_is_not_forecast(when):
    with pytest.raises(ValueError, match="future"):
        forecast(yearly(DOUBLING), pd.Timestamp(when))
