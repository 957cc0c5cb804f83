# SPDX-License-Identifier: GPL-2.0-or-later
"""The table that carries counts from source to target areas: built once, applied to any number of columns.

Which share of a source goes to a target: all where the source lies wholly in it, else by weights (`weight_layers`).
Applying it is a sum by target; the status of a number travels with it.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import shapely

from .columns import MISSING, NONE, NOT_APPLICABLE, SUPPRESSED, VALUE
from .pieces import SAME, Pieces
from .weight_layers import Amount, combined

IDENTICAL, MERGED, SPLIT, MIXED = "identical", "merged", "split", "mixed"

# How far the counts per weight of two places lie apart where the source areas cannot tell (fewer than `_FEW` pairs of
# neighbours): a factor of exp(0.6), as between old planning areas of Berlin by their ground.
_UNKNOWN_SPREAD = 0.6
_FEW = 10
_SHRINK = 5
_OF_MEAN_DIFFERENCE = np.sqrt(np.pi) / 2  # from the mean |difference| of two normal values to their standard deviation
_MEAN_OF_NORMAL = np.sqrt(2 / np.pi)  # expected |error| of a normal distribution with standard deviation 1


class Applied(NamedTuple):
    """A column on the target areas.

    Parameters
    ----------
    values : float array (targets,)
        NaN where the status is no number.
    codes : int8 array (targets,)
        Index into `columns.STATUSES`.
    error : float array (targets,)
        Expected absolute error; 0 where nothing was estimated, NaN where there is no number.
    estimated : float array (targets,)
        How much of the value comes from split sources.
    """

    values: np.ndarray
    codes: np.ndarray
    error: np.ndarray
    estimated: np.ndarray


@dataclass(frozen=True)
class Table:
    """Shares of source areas in target areas.

    Parameters
    ----------
    pieces : Pieces
    share : float array (n,)
        Share of the source's count that goes with each piece; 1 in all within a source.
    says : bool array (sources, layers)
        Which weight layers decide; none where a split source goes by its ground.
    sums : float array (sources, layers)
        Weight of the whole source in each layer.
    neighbours : int array (m, 2)
        Pairs of sources that lie beside each other.
    """

    pieces: Pieces
    share: np.ndarray
    says: np.ndarray
    sums: np.ndarray
    neighbours: np.ndarray

    @cached_property
    def quality(self) -> np.ndarray:
        """Of each target: ``identical`` (one whole source, the same within 1 % of both), ``merged`` (whole sources),
        ``split`` (parts of sources), ``mixed`` (whole ones and parts); None where there is no source. Text (targets,).
        """
        p, targets = self.pieces, len(self.pieces.target_area)
        whole = np.bincount(p.target[~p.split], minlength=targets)
        parts = np.bincount(p.target[p.split], minlength=targets)
        same = (p.area >= SAME * p.source_area[p.source]) & (p.area >= SAME * p.target_area[p.target])
        found = np.full(targets, None, dtype=object)
        found[(whole > 0) & (parts == 0)] = MERGED
        found[(whole == 1) & (parts == 0) & np.isin(np.arange(targets), p.target[same])] = IDENTICAL
        found[(whole == 0) & (parts > 0)] = SPLIT
        found[(whole > 0) & (parts > 0)] = MIXED
        return found

    def apply(self, values: np.ndarray, codes: np.ndarray) -> Applied:
        """Carry a column over.

        Parameters
        ----------
        values, codes : (sources,)
            Counts and their status (`attributes.Attribute`). A target with a share of a missing or suppressed source is
            missing or suppressed itself (missing wins); a source that is not applicable is left out.
        """
        p, targets = self.pieces, len(self.pieces.target_area)
        known = (codes == VALUE) | (codes == NONE)
        counts = np.where(known, values, 0.0)
        carried = self.share * counts[p.source]
        sums = np.bincount(p.target, weights=carried, minlength=targets)
        status = self._statuses(codes)
        number = (status == VALUE) | (status == NONE)
        split = p.split
        estimated = np.bincount(p.target[split], weights=carried[split], minlength=targets)
        error = _MEAN_OF_NORMAL * np.sqrt(self._variance(counts, self.spread(counts)))
        return Applied(
            np.where(number, sums, np.nan), status, np.where(number, error, np.nan), np.where(number, estimated, np.nan)
        )

    def _statuses(self, codes: np.ndarray) -> np.ndarray:
        """The rules of `columns.added`, for shares above 0."""
        p, targets = self.pieces, len(self.pieces.target_area)
        some = self.share > 0

        def has(code: int) -> np.ndarray:
            mask = some & (codes[p.source] == code)
            return np.bincount(p.target[mask], minlength=targets) > 0

        nothing = np.bincount(p.target, minlength=targets) == 0
        zero = ~nothing & (np.bincount(p.target[some], minlength=targets) == 0)  # weights say that nobody lives there
        return np.select(
            [nothing | has(MISSING), has(SUPPRESSED), has(VALUE) | zero, has(NONE)],
            [MISSING, SUPPRESSED, VALUE, NONE],
            NOT_APPLICABLE,
        ).astype(np.int8)

    def spread(self, counts: np.ndarray) -> np.ndarray:
        """How unevenly a count goes with the weights: standard deviation of ln(count per weight), by source (sources,).

        Told by the sources' own counts: the mean |difference| to a source's neighbours, weighted by their counts, and
        with the weight of five pairs that of all neighbours. Weights are those of the layers that decide in the source
        (their geometric mean; its ground where none does).
        """
        kinds, kind = np.unique(self.says, axis=0, return_inverse=True)
        found = np.full(len(counts), _UNKNOWN_SPREAD)
        for n, layers in enumerate(kinds):
            weights = self.sums[:, layers] if layers.any() else self.pieces.source_area[:, None]
            here = kind.reshape(-1) == n
            found[here] = self._spread_of(counts, weights)[here]
        return found

    def _spread_of(self, counts: np.ndarray, weights: np.ndarray) -> np.ndarray:
        known = (counts > 0) & (weights > 0).all(axis=1)
        level = np.log(np.where(known, counts, 1)) - np.log(np.where(known[:, None], weights, 1)).mean(axis=1)
        one, other = self.neighbours[known[self.neighbours].all(axis=1)].T
        if len(one) < _FEW:
            return np.full(len(counts), _UNKNOWN_SPREAD)
        say = counts[one] * counts[other] / (counts[one] + counts[other])
        apart = np.abs(level[one] - level[other])
        everywhere = float(np.average(apart, weights=say))
        both = np.concatenate([one, other])
        says = np.bincount(both, weights=np.tile(say, 2), minlength=len(counts))
        around = np.bincount(both, weights=np.tile(say * apart, 2), minlength=len(counts))
        around = np.divide(around, says, out=np.full(len(counts), everywhere), where=says > 0)
        pairs = np.bincount(both, minlength=len(counts))
        return _OF_MEAN_DIFFERENCE * (pairs * around + _SHRINK * everywhere) / (pairs + _SHRINK)

    def _variance(self, counts: np.ndarray, spread: np.ndarray) -> np.ndarray:
        """Variance of the targets' values (targets,): that of the weights and that of a draw of whole persons.

        With shares s of the pieces p of a source, independent errors of ln(weight) with standard deviation `spread`,
        and count y (delta method, and binomial variance):

            Var(p) = y² spread² s(p)² [(1 - s(p))² + sum over q ≠ p of s(q)²] + y s(p) (1 - s(p))

        Measured on 31.12.2020, published for both sets of areas of Berlin: from old to new areas the actual errors were
        0.6 to 1.0 of the expected ones in the mean, and below 2.5 times the expected one in 81 to 93 % of the areas,
        depending on the weights. From new to old they were twice the expected ones, and below 2.5 times in three of
        four areas: there mostly parks are cut off estates, which no neighbour tells of.
        """
        p = self.pieces
        share, count = self.share, counts[p.source]
        squares = np.bincount(p.source, weights=share**2, minlength=len(counts))[p.source]
        shifted = (spread[p.source] * count * share) ** 2 * np.maximum((1 - share) ** 2 + squares - share**2, 0)
        drawn = count * share * (1 - share)
        variance = np.where(p.split, shifted + drawn, 0.0)
        return np.bincount(p.target, weights=variance, minlength=len(p.target_area))


def table(found: Pieces, amounts: list[Amount], neighbours: np.ndarray) -> Table:
    """Shares from pieces and the weights of all layers (none: by ground)."""
    weight, says = combined(found, amounts)
    sources = len(found.source_area)
    total = np.bincount(found.source, weights=weight, minlength=sources)
    share = np.where(found.split, weight / total[found.source], 1.0)
    sums = np.array([each.sums for each in amounts]).reshape(len(amounts), sources).T
    return Table(found, share, says, sums, neighbours)


def neighbours_of(sources: np.ndarray) -> np.ndarray:
    """Pairs of areas whose bounding boxes meet, int (m, 2)."""
    one, other = shapely.STRtree(sources).query(sources)
    pairs = np.column_stack([one, other])[one < other]
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def rounded(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Whole numbers with the same sum, by the largest remainder (Hare-Niemeyer); NaN stays.

    Parameters
    ----------
    places : float array (n, 2)
        Where each area lies. Of equal remainders the larger value is rounded up first, then the area further west, then
        the one further south, so that the order of the areas decides nothing.
    """
    known = np.flatnonzero(~np.isnan(values))
    exact = values[known].round(6)
    whole = np.floor(exact)
    missing = round(exact.sum()) - int(whole.sum())
    rest = (exact - whole).round(6)
    order = np.lexsort((places[known, 1], places[known, 0], -exact, -rest))
    whole[order[:missing]] += 1
    result = np.full(len(values), np.nan)
    result[known] = whole
    return result
