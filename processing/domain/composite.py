# SPDX-License-Identifier: GPL-2.0-or-later
"""A composite index of any indicators: sum of z-scores with given weights, or their first principal component.

The weights of the Gesundheits- und Sozialstrukturatlas (GSSA 2022, SenWGP Berlin) come out as those of the first
principal component: GESIx of three dimensions, ESIx of two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .attributes import Attribute
from .columns import VALUE
from .errors import SozialraumError
from .standardising import DECIMALS, distinct, given_weights, ranks, standardised


class Method(StrEnum):
    """How indicators become one number."""

    ZSCORES = "zscores"
    PCA = "pca"


@dataclass(frozen=True)
class Composite:
    """A composite index over n areas; NaN where an indicator has no number. Mean 0 and standard deviation 1.

    Parameters
    ----------
    names
        Of the k indicators.
    signs : int array (k,)
        +1 where a high indicator points the way a high index does, −1 where it points the other way.
    high_is_favourable
        What a high index means.
    means, sds : float arrays (k,)
        Of the indicators, in their units.
    weights : float array (k,)
        index = Σ weights · signs · z: given (equal) weights or the component's, over the standard deviation of the sum.
    loadings : float array (k,)
        Correlation of each oriented indicator with the index.
    explained : float
        Share of the indicators' variance that the first component carries (0 to 1); NaN for z-scores.
    contributions : float array (n, k)
        What each indicator adds to the index.
    values : float array (n,)
        The index.
    codes : int8 array (n,)
        Status of each area, index into `columns.STATUSES`; ``value`` where there is an index.
    lacking : tuple of str or None
        The first indicator without a number.
    """

    names: tuple[str, ...]
    signs: np.ndarray
    high_is_favourable: bool
    means: np.ndarray
    sds: np.ndarray
    weights: np.ndarray
    loadings: np.ndarray
    explained: float
    contributions: np.ndarray
    values: np.ndarray
    codes: np.ndarray
    lacking: tuple[str | None, ...]

    @property
    def contrary(self) -> tuple[str, ...]:
        """Indicators that, as oriented, run against the index: worth a look at their orientation."""
        return tuple(n for n, load in zip(self.names, self.loadings, strict=True) if load < 0)


def composite(
    indicators: Mapping[str, Attribute],
    favourable: Sequence[str] = (),
    *,
    method: Method = Method.ZSCORES,
    weights: Mapping[str, float] | None = None,
    high_is_favourable: bool = False,
    ddof: int = 0,
) -> Composite:
    """Standardise, orient, weigh, sum and standardise again.

    z = (x − mean) / SD over the areas with all indicators; a z whose indicator points the other way than the index
    gets a minus. ``zscores``: the weights are given, 1 each unless told. ``pca``: the weights are the eigenvector of
    the largest eigenvalue λ of the correlation matrix; its sign is such that they add up to more than 0, so that a high
    index means what the orientation says; explained variance λ/k.

    Parameters
    ----------
    indicators
        By name, n areas each.
    favourable
        The indicators of which a high value is favourable.
    weights
        For ``zscores``: of indicators that shall not weigh 1.
    high_is_favourable
        True: a high index is favourable, as in the GSSA; False: unfavourable, as in the MSS.
    ddof
        0: standard deviation of a population (MSS), 1: of a sample (GSSA).

    Raises
    ------
    SozialraumError
        ``too_few_indicators`` (count); ``indicator_twice`` (field); ``field_not_chosen`` (field, known);
        ``weight_unknown_field``, ``weight_invalid``, ``weights_zero``, ``weights_not_for_pca``; ``no_valid_area``
        (count), ``too_few_areas`` (count, limit); ``indicator_constant``, ``indicator_too_large`` (field);
        ``index_flat`` (fields); ``component_undetermined`` (fields): two components are equally strong.
    """
    names = distinct(indicators)
    if len(names) < 2:
        raise SozialraumError("too_few_indicators", count=len(names))
    for name in favourable:
        if name not in names:
            raise SozialraumError("field_not_chosen", field=name, known=", ".join(names))
    raw, codes, lacking = _complete(indicators)
    valid = _enough(lacking, len(names) + 1)  # with fewer areas the correlations are not determined
    found = standardised(raw, names, valid, ddof)
    signs = np.array([1 if (name in favourable) == high_is_favourable else -1 for name in names])
    z = found.z * signs
    if method == Method.PCA:
        if weights:
            raise SozialraumError("weights_not_for_pca")
        vector, explained = _first_component(z[valid], names)
    else:
        vector, explained = given_weights(names, weights or {}), float("nan")
    sum_sd = float((z[valid] @ vector).std(ddof=ddof))
    if sum_sd <= 10.0**-DECIMALS * np.abs(vector).sum():
        raise SozialraumError("index_flat", fields=", ".join(names))
    vector = vector / sum_sd
    contributions = z * vector
    values = contributions.sum(axis=1)
    loadings = np.array([np.corrcoef(column, values[valid])[0, 1] for column in z[valid].T])
    return Composite(
        names, signs, high_is_favourable, found.means, found.sds, vector, loadings, explained, contributions, values,
        codes, lacking,
    )  # fmt: skip


def _enough(lacking: Sequence[str | None], fewest: int) -> np.ndarray:
    """Which areas lack nothing, bool (n,); refused where they are too few."""
    valid = np.array([name is None for name in lacking], dtype=bool)
    if not valid.any():
        raise SozialraumError("no_valid_area", count=len(valid))
    if valid.sum() < fewest:
        raise SozialraumError("too_few_areas", count=int(valid.sum()), limit=fewest)
    return valid


def _complete(indicators: Mapping[str, Attribute]) -> tuple[np.ndarray, np.ndarray, tuple[str | None, ...]]:
    """The indicators beside each other, NaN in areas that lack one; status and name of the first one lacking."""
    raw = np.column_stack([a.values for a in indicators.values()])
    n = len(raw)
    codes, lacking = np.full(n, VALUE, dtype=np.int8), np.full(n, None, dtype=object)
    for name, attribute in reversed(list(indicators.items())):
        codes[~attribute.known] = attribute.codes[~attribute.known]
        lacking[~attribute.known] = name
    raw[np.array([name is not None for name in lacking])] = np.nan
    return raw, codes, tuple(lacking)


def _first_component(z: np.ndarray, names: Sequence[str]) -> tuple[np.ndarray, float]:
    """Unit eigenvector of the largest eigenvalue of the correlation matrix, and the share of variance it carries."""
    found, vectors = np.linalg.eigh(np.corrcoef(z.T))
    if found[-1] - found[-2] <= 10.0**-DECIMALS * len(names):
        raise SozialraumError("component_undetermined", fields=", ".join(names))
    vector = vectors[:, -1]
    total = vector.sum()
    # Where the indicators contradict each other evenly, the first one decides, so that the result is one.
    up = total if abs(total) > 10.0**-DECIMALS else vector[np.abs(vector) > 10.0**-DECIMALS][0]
    return vector * np.sign(up), float(found[-1] / len(names))


def columns(result: Composite) -> dict[str, np.ndarray]:
    """``index``, ``rank`` (1 = most unfavourable) and ``c_<indicator>``, empty where an indicator has no number."""
    unfavourable = -result.values if result.high_is_favourable else result.values
    order = ranks(unfavourable)
    found = {"index": result.values, "rank": np.ma.array(order, mask=order == 0)}
    return found | {f"c_{name}": result.contributions[:, i] for i, name in enumerate(result.names)}
