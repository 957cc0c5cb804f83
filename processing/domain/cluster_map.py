# SPDX-License-Identifier: GPL-2.0-or-later
"""Clusters of a layer's areas: which areas take part, with which value, and what comes out for each."""

from dataclasses import dataclass

import numpy as np

from .attributes import Attribute, refuse_negative
from .clusters import SEED, Moran, adjusted_for_many, local_moran, moran, standardised_rates
from .columns import NOT_APPLICABLE, STATUSES
from .errors import Progress, SozialraumError, no_progress
from .neighbours import Neighbours

FEWEST = 5  # areas with neighbours; with fewer, chance alone makes any pattern
NO_NEIGHBOUR = "no_neighbour"
_EQUAL = 1e-12  # relative: numbers that differ by less are equal
_GLOBAL = 0.4  # share of the work that the global permutations take


@dataclass(frozen=True)
class ClusterMap:
    """Clusters of n areas; floats are NaN and words None where an area takes no part.

    Parameters
    ----------
    moran
        The global statistic.
    status : object array (n,)
        Status of the value; ``no_neighbour`` where there is a value but no neighbour with one. ``value`` and ``none``
        take part.
    neighbours : int array (n,)
        Neighbours that the area is compared with.
    analysed : float array (n,)
        The value that was analysed: the field's, or the standardised rate.
    z, lag, lisa, p, p_fdr : float array (n,)
        See `clusters.LocalMoran`; `p_fdr` is adjusted for as many tests.
    significant : float array (n,)
        1 where `p_fdr` is at most α, else 0.
    quadrant : object array (n,)
        ``HH``, ``LL``, ``HL``, ``LH`` where significant, else None.
    """

    moran: Moran
    status: np.ndarray
    neighbours: np.ndarray
    analysed: np.ndarray
    z: np.ndarray
    lag: np.ndarray
    lisa: np.ndarray
    p: np.ndarray
    p_fdr: np.ndarray
    significant: np.ndarray
    quadrant: np.ndarray

    def count(self, quadrant: str) -> int:
        """Number of areas in a quadrant."""
        return int((self.quadrant == quadrant).sum())


def cluster_map(
    field: Attribute,
    neighbours: Neighbours,
    population: Attribute | None = None,
    *,
    permutations: int = 999,
    seed: int = SEED,
    alpha: float = 0.05,
    names: tuple[str, str, str] = ("", "", ""),
    progress: Progress = no_progress,
) -> ClusterMap:
    """Moran's I and local clusters of all areas that have a value and a neighbour with one.

    Areas without a value (missing, secret, not applicable) take no part; the mean of their neighbours is that of the
    others. With a population, `field` is a count, and rates are standardised (`clusters.standardised_rates`); areas
    without inhabitants have no rate.

    Parameters
    ----------
    alpha
        Share of false areas among the significant ones that is accepted.
    names
        Layer, field and population field, for messages.

    Raises
    ------
    SozialraumError
        ``negative_count``, ``clusters_few``, ``clusters_constant``.
    """
    layer, name, name_of_population = names
    value = field if population is None else _rates(field, population, layer, name, name_of_population)
    connected = np.bincount(neighbours.area[value.known[neighbours.other]], minlength=len(value.codes))
    part = value.known & (connected > 0)
    status = np.array([str(STATUSES[code]) for code in value.codes], dtype=object)
    status[value.known & ~part] = NO_NEIGHBOUR
    values = value.values[part]
    if len(values) < FEWEST:
        raise SozialraumError("clusters_few", layer=layer, field=name, count=len(values), needed=FEWEST)
    if np.ptp(values) <= _EQUAL * np.abs(values).max():
        raise SozialraumError("clusters_constant", layer=layer, field=name, count=len(values))
    if population is not None:
        values = standardised_rates(field.values[part], population.values[part])
    among = neighbours.among(part)
    whole = moran(values, among, permutations, seed, lambda f: progress(_GLOBAL * f))
    local = local_moran(values, among, permutations, seed, lambda f: progress(_GLOBAL + (1 - _GLOBAL) * f))
    p_fdr = adjusted_for_many(local.p)
    significant = p_fdr <= alpha + _EQUAL
    quadrant = local.quadrant
    quadrant[~significant] = None
    columns = (values, local.z, local.lag, local.value, local.p, p_fdr, significant.astype(float), quadrant)
    return ClusterMap(whole, status, connected, *(_spread(column, part) for column in columns))


def _rates(count: Attribute, population: Attribute, layer: str, name: str, name_of_population: str) -> Attribute:
    """Raw rates with their status: that of the count, else that of the population; x without inhabitants."""
    refuse_negative(count, layer, name)
    refuse_negative(population, layer, name_of_population)
    codes = np.where(count.known, np.where(population.known, count.codes, population.codes), count.codes)
    codes[count.known & (population.values == 0)] = NOT_APPLICABLE
    with np.errstate(invalid="ignore", divide="ignore"):
        return Attribute(count.values / population.values, codes.astype(np.int8))


def _spread(numbers: np.ndarray, part: np.ndarray) -> np.ndarray:
    """Results of the areas that take part, among all areas."""
    wide = np.full(len(part), np.nan if numbers.dtype.kind == "f" else None, dtype=numbers.dtype)
    wide[part] = numbers
    return wide
