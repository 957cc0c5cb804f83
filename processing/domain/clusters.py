# SPDX-License-Identifier: GPL-2.0-or-later
"""Spatial autocorrelation: are like values neighbours, and where (Moran's I, local Moran, LISA)?

Moran 1950, Biometrika 37; Cliff & Ord 1981, Spatial Processes; Anselin 1995, Geographical Analysis 27; Assunção &
Reis 1999, Statistics in Medicine 18; Benjamini & Hochberg 1995, JRSS B 57. Weights are row-standardised: an area is
compared with the mean of its neighbours. QGIS's usual installer has no PySAL, hence this small code of our own; the
tests compare it with esda.

Pseudo p-values are two-sided: twice the share of the smaller tail, ``2 (1 + min(#≥, #≤)) / (1 + permutations)``, at
most 1. esda's ``directed`` p (its `p_sim` up to version 2) chooses the tail by the data and is half of it.
"""

from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np

from .errors import Progress, no_progress
from .neighbours import Neighbours

SEED = 1  # any fixed number: the same layer gives the same p each time
QUADRANTS = ("LL", "LH", "HL", "HH")  # own value low or high, neighbours' mean low or high
_TIE = 1e-12  # sums of the same numbers in another order differ by less
_DRAWING = 0.3  # share of the local work that drawing takes
_LOOKS = 10  # a loop looks at the cancel button every so many rounds


@dataclass(frozen=True)
class Moran:
    """Moran's I of n areas.

    Parameters
    ----------
    value
        Near `expected` for values without spatial order, positive where like values are neighbours.
    expected
        −1 / (n − 1).
    variance_normal, variance_random
        Variance if the values come from a normal distribution, or if they are what they are in any order.
    p
        Two-sided pseudo p-value of the permutations.
    """

    n: int
    value: float
    expected: float
    variance_normal: float
    variance_random: float
    p: float

    @property
    def p_normal(self) -> float:
        """Two-sided p-value by `variance_normal`."""
        return _two_sided_normal(self.value - self.expected, self.variance_normal)

    @property
    def p_random(self) -> float:
        """Two-sided p-value by `variance_random`."""
        return _two_sided_normal(self.value - self.expected, self.variance_random)


@dataclass(frozen=True)
class LocalMoran:
    """Local Moran of each area, arrays of shape (n,).

    Parameters
    ----------
    value
        I_i = z_i · mean of the neighbours' z; their mean over all areas is Moran's I.
    z, lag
        The area's value in standard deviations (ddof 0) from the mean, and the mean of its neighbours'.
    p
        Two-sided pseudo p-value: the area keeps its value, the others are dealt out anew.
    """

    value: np.ndarray
    z: np.ndarray
    lag: np.ndarray
    p: np.ndarray

    @property
    def quadrant(self) -> np.ndarray:
        """Quadrant of the Moran scatterplot: HH, LL (like among like), HL, LH (unlike its neighbours)."""
        return np.array(QUADRANTS, dtype=object)[2 * (self.z > 0) + (self.lag > 0)]


def moran(
    values: np.ndarray,
    neighbours: Neighbours,
    permutations: int = 999,
    seed: int = SEED,
    progress: Progress = no_progress,
) -> Moran:
    """Moran's I = Σ_i z_i lag_i / Σ_i z_i² (row-standardised weights, so that n / S0 = 1).

    Parameters
    ----------
    values : float array (n,)
        Not all equal, none missing.
    neighbours
        Every area has at least one; n ≥ 4.
    """
    z = _standardised(values)
    n = len(z)
    observed = float(z @ neighbours.mean(z)) / n
    generator = np.random.default_rng(seed)
    drawn = np.empty(permutations)
    for i in range(permutations):
        if i % _LOOKS == 0:
            progress(i / permutations)
        shuffled = generator.permutation(z)
        drawn[i] = shuffled @ neighbours.mean(shuffled) / n
    p = float(_pseudo_p(np.array([observed]), drawn[None, :])[0])
    return Moran(n, observed, -1 / (n - 1), *_variances(z, neighbours), p)


def local_moran(
    values: np.ndarray,
    neighbours: Neighbours,
    permutations: int = 999,
    seed: int = SEED,
    progress: Progress = no_progress,
) -> LocalMoran:
    """Local Moran I_i = z_i · lag_i with z in standard deviations (ddof 0), by conditional permutation.

    All areas are given the same draws from the others, as esda does; each draw is without replacement.
    """
    z = _standardised(values)
    n = len(z)
    lag = neighbours.mean(z)
    generator = np.random.default_rng(seed)
    most = int(neighbours.counts.max())
    draws = np.empty((permutations, most), dtype=np.intp)
    for i in range(permutations):
        if i % _LOOKS == 0:
            progress(_DRAWING * i / permutations)
        draws[i] = generator.choice(n - 1, most, replace=False)
    p = np.empty(n)
    for i in range(n):
        if i % _LOOKS == 0:
            progress(_DRAWING + (1 - _DRAWING) * i / n)
        others = np.delete(z, i)
        drawn = others[draws[:, : neighbours.counts[i]]].mean(axis=1)
        p[i] = _pseudo_p(lag[i : i + 1], drawn[None, :])[0]
    return LocalMoran(z * lag, z, lag, p)


def adjusted_for_many(p: np.ndarray) -> np.ndarray:
    """p-values adjusted for as many tests, so that of all areas with p ≤ α about the share α is false at most (FDR).

    Benjamini & Hochberg 1995: the i-th smallest of m becomes min over j ≥ i of p_j · m / j. Holds for tests that are
    independent or go along with each other, as those of neighbours do.

    >>> adjusted_for_many(np.array([0.01, 0.04, 0.03, 0.5])).round(4).tolist()
    [0.04, 0.0533, 0.0533, 0.5]
    """
    order = np.argsort(p)
    scaled = p[order] * len(p) / np.arange(1, len(p) + 1)
    result = np.empty(len(p))
    result[order] = np.minimum.accumulate(scaled[::-1])[::-1]
    return np.minimum(result, 1.0)


def smallest_p(permutations: int) -> float:
    """No pseudo p-value of so many permutations is smaller.

    >>> smallest_p(999)
    0.002
    """
    return 2 / (1 + permutations)


def standardised_rates(counts: np.ndarray, population: np.ndarray) -> np.ndarray:
    """Rates that small populations do not blow up: empirical Bayes standardisation of Assunção & Reis 1999.

    (r_i − β) / √v_i with r_i = count / population, β = Σ count / Σ population, v_i = α + β / n_i,
    α = Σ n_i (r_i − β)² / Σ n_i − β / mean n; where v_i is not positive, β / n_i.

    Parameters
    ----------
    counts, population : float array (n,)
        Population > 0 everywhere, and not all counts 0.

    Returns
    -------
    float array (n,)
        Without unit: deviation of the rate in its own standard deviations.
    """
    rate = counts / population
    mean = counts.sum() / population.sum()
    spread = (population * (rate - mean) ** 2).sum() / population.sum() - mean / population.mean()
    poisson = mean / population
    variance = spread + poisson
    return (rate - mean) / np.sqrt(np.where(variance > _TIE * poisson, variance, poisson))


def _standardised(values: np.ndarray) -> np.ndarray:
    return (values - values.mean()) / values.std()


def _variances(z: np.ndarray, neighbours: Neighbours) -> tuple[float, float]:
    """Variance of I under normality and under randomisation (Cliff & Ord 1981, pp. 44 and 46)."""
    n, weight = len(z), 1 / neighbours.counts
    s0 = float(n)
    s1 = 0.5 * ((weight[neighbours.area] + weight[neighbours.other]) ** 2).sum()
    s2 = ((1 + np.bincount(neighbours.area, weights=weight[neighbours.other], minlength=n)) ** 2).sum()
    expected2 = 1 / (n - 1) ** 2
    normal = (n**2 * s1 - n * s2 + 3 * s0**2) / ((n**2 - 1) * s0**2) - expected2
    kurtosis = (z**4).mean() / (z**2).mean() ** 2
    plain = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    peaked = kurtosis * ((n**2 - n) * s1 - 2 * n * s2 + 6 * s0**2)
    random = (plain - peaked) / ((n - 1) * (n - 2) * (n - 3) * s0**2) - expected2
    return float(normal), float(random)


def _pseudo_p(observed: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Two-sided pseudo p of each row; draws equal to the observed count for both tails."""
    above = (drawn >= observed[:, None] - _TIE).sum(axis=1)
    below = (drawn <= observed[:, None] + _TIE).sum(axis=1)
    return np.minimum(1.0, 2 * (1 + np.minimum(above, below)) / (1 + drawn.shape[1]))


def _two_sided_normal(distance: float, variance: float) -> float:
    return erfc(abs(distance) / sqrt(variance) / sqrt(2))
