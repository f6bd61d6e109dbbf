"""Funnel limits, against scipy, statsmodels and the hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.meta_analysis import combine_effects

from pantau.analysis.comparing.funnel import LIMITS, between_areas, funnel, standard_error, winsorised


def spread_out(areas: int, tau: float, seed: int = 4) -> tuple[np.ndarray, np.ndarray]:
    """Counts of areas whose true shares differ by `tau` around 30%."""
    chance = np.random.default_rng(seed)
    whole = chance.integers(20_000, 900_000, areas)
    shares = np.clip(chance.normal(0.30, tau, areas), 0.01, 0.99)
    return chance.binomial(whole, shares).astype(float), whole.astype(float)


@pytest.mark.parametrize("level", list(LIMITS))
def test_limits_are_normal_quantiles_two_sided(level: str) -> None:
    assert LIMITS[level] == pytest.approx(stats.norm.ppf(0.5 + float(level) / 200), rel=1e-12)


def test_without_overdispersion_limits_are_those_of_the_binomial() -> None:
    n, whole = spread_out(40, tau=0.0)
    found = funnel(n, whole, "none")
    assert found is not None
    at = np.array([5_000.0, 50_000.0, 900_000.0])
    low, high = found.limits(at, "99.8")
    # the exact binomial lies on whole people, so one person of the denominator is its grain
    for size, lower, upper in zip(at, low, high, strict=True):
        assert lower == pytest.approx(100 * stats.binom.ppf(0.001, size, found.rate) / size, abs=200 / size)
        assert upper == pytest.approx(100 * stats.binom.ppf(0.999, size, found.rate) / size, abs=200 / size)


def test_the_rate_is_pooled_and_phi_is_the_mean_square_of_winsorised_z() -> None:
    # five areas of 10.000 workers: 28, 29, 30, 31 and 32 per cent; the rate is 30%
    found = funnel([2800, 2900, 3000, 3100, 3200], [10_000] * 5, "multiplicative")
    assert found is not None
    assert found.rate == pytest.approx(0.30)
    error = (0.3 * 0.7 / 10_000) ** 0.5  # 0,0045826
    # the tenth of five values ordered lies 0,4 of the way from the first to the second: -0,016
    by_hand = (2 * (0.016 / error) ** 2 + 2 * (0.01 / error) ** 2) / 5
    assert found.phi == pytest.approx(by_hand)
    low, high = found.limits([10_000], "95")
    assert high[0] == pytest.approx(30 + 100 * 1.959964 * error * by_hand**0.5, rel=1e-6)
    assert low[0] == pytest.approx(60 - high[0])


def test_variance_between_areas_is_that_of_dersimonian_and_laird() -> None:
    n, whole = spread_out(34, tau=0.06)
    rate = n.sum() / whole.sum()
    errors = standard_error(rate, whole)
    phi = float(np.mean(((n / whole - rate) / errors) ** 2))
    reference = combine_effects(n / whole, errors**2, method_re="chi2")
    assert between_areas(errors, phi) ** 2 == pytest.approx(reference.tau2, rel=1e-9)


def test_winsorising_brings_in_the_ends_as_scipy_does() -> None:
    values = np.array([-30.0, *np.linspace(-1, 1, 19), 50.0])  # the quantiles fall on values: 21 of them
    assert winsorised(values) == pytest.approx(np.asarray(stats.mstats.winsorize(values, limits=(0.1, 0.1))))


def test_areas_that_differ_only_by_chance_need_no_correction() -> None:
    found = funnel([3000, 3001, 2999, 3000, 3000], [10_000] * 5)
    assert found is not None
    assert (found.method, found.tau) == ("none", 0.0)
    assert set(found.zone) == {"inside"}


def test_zones_name_both_sides_and_leave_small_denominators_unjudged() -> None:
    n = [30_000.0] * 20 + [60_000.0, 5_000.0, 9.0]
    whole = [100_000.0] * 22 + [10.0]
    found = funnel(n, whole, "none")
    assert found is not None
    assert list(found.zone[20:]) == ["above_99.8", "below_99.8", "small"]


@pytest.mark.parametrize("method", ["additive", "multiplicative"])
def test_overdispersion_widens_the_limits(method: str) -> None:
    n, whole = spread_out(34, tau=0.06)
    plain, wide = funnel(n, whole, "none"), funnel(n, whole, method)
    assert plain is not None
    assert wide is not None
    assert wide.phi > 1
    assert (wide.limits(whole, "95")[1] > plain.limits(whole, "95")[1]).all()
    assert (np.abs(wide.z) < np.abs(plain.z)).all()


def test_four_areas_and_rates_of_nothing_have_no_funnel() -> None:
    assert funnel([1, 2, 3, 4], [10, 10, 10, 10]) is None
    assert funnel([0] * 6, [10] * 6) is None
    assert funnel([20] * 6, [10] * 6) is None


@pytest.mark.parametrize(
    ("n", "whole", "method"), [([1, np.nan], [5, 5], "none"), ([1], [0], "none"), ([1], [2], "guess")]
)
def test_what_cannot_be_answered_is_refused(n: list[float], whole: list[float], method: str) -> None:
    with pytest.raises(ValueError, match=r"counts must be known|one of"):
        funnel(n, whole, method)
