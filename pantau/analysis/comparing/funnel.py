"""Funnel limits: how far a proportion may lie from its group's by chance, and by ordinary variety.

Spiegelhalter DJ (2005), "Funnel plots for comparing institutional performance", Statistics in
Medicine 24:1185-1202; over-dispersion as in its section 3.2 to 3.4: z-scores winsorised, a factor
phi, and either limits widened by sqrt(phi) or a variance tau^2 between areas added (DerSimonian
and Laird 1986). Limits are normal approximations, so small denominators are shown but not judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

METHODS = ("additive", "multiplicative", "none")
# Two-sided 95% and 99.8%: 1.96 and 3.09 standard errors.
LIMITS = {"95": 1.959963984540054, "99.8": 3.090232306167813}
WINSORISED = 0.1  # of either end, as in Spiegelhalter (2005)
SMALLEST_VARIANCE = 9.0  # N p (1 - p) below this: the normal approximation is not to be relied on
FEWEST = 5  # areas; of fewer neither a rate nor its variety can be told


@dataclass(frozen=True, eq=False)
class Funnel:
    """Limits of one group of areas.

    rate: pooled, sum of numerators over sum of denominators (share, 0 to 1). phi: mean of the
    squared winsorised z-scores; about 1 where chance explains all. tau: standard deviation
    between areas (share), 0 unless the method is additive. method: of METHODS, 'none' where phi
    does not exceed 1. z: per area, distance from the rate in standard errors of the method.
    zone: per area 'inside', 'above_95', 'above_99.8', 'below_95', 'below_99.8' or 'small' (not judged).
    """

    rate: float
    phi: float
    tau: float
    method: str
    z: Floats
    zone: npt.NDArray[np.object_]

    def limits(self, denominators: Sequence[float] | Floats, level: str) -> tuple[Floats, Floats]:
        """Lower and upper limit (per cent, may lie outside 0 to 100) at `level` of LIMITS."""
        half = LIMITS[level] * _error(self, np.asarray(denominators, dtype=float))
        return 100 * (self.rate - half), 100 * (self.rate + half)


def funnel(
    numerators: Sequence[float] | Floats, denominators: Sequence[float] | Floats, method: str = "additive"
) -> Funnel | None:
    """The funnel of areas with counts (people); None for fewer than FEWEST, or a rate of 0 or 1 or more.

    Counts must be known and denominators above 0. Raises ValueError for another method, or counts
    that are not.
    """
    n, whole = np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
    if method not in METHODS:
        raise ValueError(f"funnel by {method!r}; one of {METHODS}")
    if np.isnan(n).any() or not (whole > 0).all():
        raise ValueError("counts must be known and denominators above 0")
    if len(n) < FEWEST or not 0 < n.sum() / whole.sum() < 1:
        return None
    rate = float(n.sum() / whole.sum())
    raw = (n / whole - rate) / standard_error(rate, whole)
    phi = float(np.mean(winsorised(raw) ** 2))
    used = method if phi > 1 else "none"
    tau = between_areas(standard_error(rate, whole), phi) if used == "additive" else 0.0
    empty = np.array([], dtype=object)
    bare = Funnel(rate, phi, tau, used, raw, empty)
    z = (n / whole - rate) / _error(bare, whole)
    return Funnel(rate, phi, tau, used, z, _zones(z, whole * rate * (1 - rate)))


def standard_error(rate: float, denominators: Floats) -> Floats:
    """Binomial standard error of a share `rate` at each denominator."""
    return np.asarray(np.sqrt(rate * (1 - rate) / denominators))


def winsorised(z: Floats, share: float = WINSORISED) -> Floats:
    """z with the lowest and highest `share` of values set to the value at that quantile."""
    low, high = np.quantile(z, [share, 1 - share])
    return np.asarray(np.clip(z, low, high))


def between_areas(errors: Floats, phi: float) -> float:
    """tau: the standard deviation between areas that explains phi (moment estimate, DerSimonian-Laird)."""
    weights = errors**-2.0
    spread = weights.sum() - (weights**2).sum() / weights.sum()
    return float(np.sqrt(max(0.0, (len(errors) * phi - (len(errors) - 1)) / spread)))


def _error(funnel: Funnel, denominators: Floats) -> Floats:
    chance = standard_error(funnel.rate, denominators)
    if funnel.method == "multiplicative":
        return np.asarray(chance * np.sqrt(funnel.phi))
    return np.asarray(np.sqrt(chance**2 + funnel.tau**2))


def _zones(z: Floats, variance: Floats) -> npt.NDArray[np.object_]:
    far, near = LIMITS["99.8"], LIMITS["95"]
    cases = [variance < SMALLEST_VARIANCE, z > far, z < -far, z > near, z < -near]
    names = ["small", "above_99.8", "below_99.8", "above_95", "below_95"]
    keys = [np.array(name, dtype=object) for name in names]
    return np.select(cases, keys, default=np.array("inside", dtype=object))
