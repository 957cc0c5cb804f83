# SPDX-License-Identifier: GPL-2.0-or-later
"""Status- und Dynamik-Index by the method of the Monitoring Soziale Stadtentwicklung (MSS).

Source: Monitoring Soziale Stadtentwicklung Berlin 2021, Senatsverwaltung für Stadtentwicklung, Bauen und Wohnen. The
report does not name the divisor of the standard deviation: with that of a population (ddof 0) the published two-decimal
values come out, with n − 1 some do not.

    z = (x − mean) / SD over the valid areas; index = Σ w·z / SD(Σ w·z), w = 1 in the MSS; positive = worse.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .attributes import Attribute
from .columns import NOT_APPLICABLE, SUPPRESSED
from .errors import SozialraumError
from .standardising import DECIMALS, distinct, given_weights, standardised
from .status import Reason

MIN_POPULATION = 300
FEWEST = 3  # valid areas; with two every index is +1 or −1, whatever the numbers are
SIGNS = {1: "+", 3: "+/-", 5: "-"}
# Planungsräume of Berlin until 2018, until 2020 and since 2021: only a table of the whole city gives the MSS's means.
WHOLE_CITY = frozenset({447, 448, 542})
_MOST_LEFT_OUT = 0.05  # share of areas; the editions left out 1 to 3 %
_EDITIONS = ({"1", "3", "4"}, {"1", "2", "3", "4"})  # 2019 and 2021; until 2017 and, with another S2, from 2023


@dataclass(frozen=True)
class SumIndex:
    """A standardised sum of standardised indicators over n areas; NaN (class 0) for areas that are not valid.

    Parameters
    ----------
    names, weights
        Of the k indicators.
    raw : float array (n, k)
        The indicators.
    reference : bool array (n,)
        The areas that give means and standard deviations.
    means, sds : float arrays (k,)
        Of the indicators, in their units.
    z : float array (n, k)
        Distance of each indicator from its mean in standard deviations.
    sum_sd : float
        Standard deviation of the sum of z; its mean is 0.
    contributions : float array (n, k)
        w·z / sum_sd: what each indicator adds to the index; they add up to it.
    values : float array (n,)
        The index.
    """

    names: tuple[str, ...]
    weights: np.ndarray
    raw: np.ndarray
    reference: np.ndarray
    means: np.ndarray
    sds: np.ndarray
    z: np.ndarray
    sum_sd: float
    contributions: np.ndarray
    values: np.ndarray


@dataclass(frozen=True)
class Mss:
    """Status and dynamics of n areas.

    Parameters
    ----------
    status, dynamic
        The two indices.
    reasons
        Why an area is not valid; None for a valid one.
    differs
        What keeps the result from being comparable with the published MSS: ``mss_own_indicators``,
        ``mss_own_weights``, ``mss_own_minimum``, ``mss_own_reference``; empty where nothing does.
    """

    status: SumIndex
    dynamic: SumIndex
    reasons: tuple[Reason | None, ...]
    differs: tuple[str, ...]

    @property
    def valid(self) -> np.ndarray:
        """Which areas have an index, bool (n,)."""
        return np.array([reason is None for reason in self.reasons], dtype=bool)

    @property
    def si(self) -> np.ndarray:
        """Status-Index, float (n,); positive is worse."""
        return self.status.values

    @property
    def di(self) -> np.ndarray:
        """Dynamik-Index, float (n,); positive is worse than the mean development."""
        return self.dynamic.values

    @property
    def si_class(self) -> np.ndarray:
        """1 hoch, 2 mittel, 3 niedrig, 4 sehr niedrig, 0 not valid; int (n,)."""
        return status_class(self.si)

    @property
    def di_class(self) -> np.ndarray:
        """1 positiv, 3 stabil, 5 negativ, 0 not valid; int (n,)."""
        return dynamic_class(self.di)

    @property
    def sdi(self) -> np.ndarray:
        """``1+`` … ``4-``, None where not valid; object (n,)."""
        return groups(self.si_class, self.di_class)


def status_class(index: np.ndarray) -> np.ndarray:
    """hoch x < −1, mittel −1 ≤ x ≤ 1, niedrig 1 < x ≤ 1,5, sehr niedrig x > 1,5 as 1 to 4; 0 for NaN.

    >>> status_class(np.array([-1.001, -1, 1, 1.5, 1.501, np.nan])).tolist()
    [1, 2, 2, 3, 4, 0]
    """
    x = np.round(index, DECIMALS)
    return np.where(np.isnan(x), 0, 1 + (x >= -1) + (x > 1) + (x > 1.5)).astype(int)


def dynamic_class(index: np.ndarray) -> np.ndarray:
    """positiv x < −1, stabil −1 ≤ x ≤ 1, negativ x > 1 as 1, 3, 5; 0 for NaN.

    >>> dynamic_class(np.array([-1.001, -1, 1, 1.001, np.nan])).tolist()
    [1, 3, 3, 5, 0]
    """
    x = np.round(index, DECIMALS)
    return np.where(np.isnan(x), 0, 1 + 2 * ((x >= -1).astype(int) + (x > 1))).astype(int)


def groups(status: np.ndarray, dynamic: np.ndarray) -> np.ndarray:
    """The groups of two arrays of classes.

    >>> groups(np.array([2, 4, 0]), np.array([3, 5, 0])).tolist()
    ['2+/-', '4-', None]
    """
    texts = [f"{s}{SIGNS[d]}" if s and d else None for s, d in zip(status.tolist(), dynamic.tolist(), strict=True)]
    return np.array(texts, dtype=object)


def mss_index(
    status: Mapping[str, Attribute],
    dynamic: Mapping[str, Attribute],
    population: Attribute | None = None,
    *,
    minimum: float = MIN_POPULATION,
    included: np.ndarray | None = None,
    weights: Mapping[str, float] | None = None,
    reference: np.ndarray | None = None,
) -> Mss:
    """Status and dynamics of all areas by the method of the MSS.

    An area is valid if it has at least `minimum` inhabitants, is `included` and has a number for every indicator; what
    is missing or secret is never taken for a number.

    Parameters
    ----------
    status, dynamic
        Indicators by name, n areas each; higher is worse. Shares and their changes in percentage points in the MSS.
    population
        Inhabitants; None: nobody is left out for their number.
    minimum
        Inhabitants an area needs.
    included : bool array (n,), optional
        False for what is declared an outlier.
    weights
        Of indicators that shall not weigh 1; 0 leaves one out.
    reference : bool array (n,), optional
        The areas whose means and standard deviations hold; None: all that are valid.

    Raises
    ------
    SozialraumError
        ``indicators_missing``; ``indicator_twice`` (field); ``negative_population`` (row, value); ``no_valid_area``
        (count); ``too_few_areas`` (count, limit); ``indicator_constant``, ``indicator_too_large`` (field);
        ``index_flat`` (fields); ``weight_unknown_field`` (field, known); ``weight_invalid`` (field, value);
        ``weights_zero`` (fields).
    """
    if not status or not dynamic:
        raise SozialraumError("indicators_missing")
    given = given_weights(distinct([*status, *dynamic]), weights or {})
    reasons = _reasons({**status, **dynamic}, population, minimum, included)
    valid = np.array([reason is None for reason in reasons], dtype=bool)
    base = valid if reference is None else valid & reference
    if not valid.any():
        raise SozialraumError("no_valid_area", count=len(valid))
    if base.sum() < FEWEST:
        raise SozialraumError("too_few_areas", count=int(base.sum()), limit=FEWEST)
    indices = [
        sum_index(
            list(part),
            np.where(valid[:, None], np.column_stack([a.values for a in part.values()]), np.nan),
            base,
            own_weights,
        )
        for part, own_weights in ((status, given[: len(status)]), (dynamic, given[len(status) :]))
    ]
    differs = _differs(list(status), list(dynamic), given, population, minimum, base)
    return Mss(indices[0], indices[1], reasons, differs)


def sum_index(names: Sequence[str], raw: np.ndarray, reference: np.ndarray, weights: np.ndarray) -> SumIndex:
    """Standardise, weigh, sum and standardise again, with the reference areas' means and standard deviations.

    Raises
    ------
    SozialraumError
        ``indicator_constant``, ``indicator_too_large`` (field), ``weights_zero`` (fields), ``index_flat`` (fields): the
        indicators cancel each other in every area.
    """
    fields = ", ".join(names)
    if not weights.any():
        raise SozialraumError("weights_zero", fields=fields)
    found = standardised(raw, names, reference)
    weighted = found.z * weights
    sum_sd = float(weighted[reference].sum(axis=1).std())
    if sum_sd <= 10.0**-DECIMALS * np.abs(weights).sum():
        raise SozialraumError("index_flat", fields=fields)
    contributions = weighted / sum_sd
    return SumIndex(
        tuple(names), weights, raw, reference, found.means, found.sds, found.z, sum_sd, contributions,
        contributions.sum(axis=1),
    )  # fmt: skip


def _reasons(
    indicators: Mapping[str, Attribute], population: Attribute | None, minimum: float, included: np.ndarray | None
) -> tuple[Reason | None, ...]:
    """Why each area has no index: too few people first, then what was declared, then what is lacking."""
    n = len(next(iter(indicators.values())).values)
    reasons: list[Reason | None] = [None] * n
    for name, attribute in reversed(list(indicators.items())):
        for i in np.flatnonzero(~attribute.known).tolist():
            reasons[i] = lacking(name, int(attribute.codes[i]))
    if included is not None:
        for i in np.flatnonzero(~included).tolist():
            reasons[i] = Reason("mss_excluded")
    if population is None:
        return tuple(reasons)
    known, people = population.known, population.values
    negative = np.flatnonzero(known & (np.nan_to_num(people) < 0))
    if len(negative):
        raise SozialraumError("negative_population", row=int(negative[0]) + 1, value=float(people[negative[0]]))
    for i in np.flatnonzero(~known | (np.nan_to_num(people) < minimum)).tolist():
        reasons[i] = Reason("mss_population", {"limit": minimum}) if known[i] else Reason("mss_population_unknown")
    return tuple(reasons)


def lacking(name: str, code: int) -> Reason:
    """Why an area has no index: the status of an indicator without a number."""
    if code == SUPPRESSED:
        return Reason("mss_part_suppressed", {"field": name})
    if code == NOT_APPLICABLE:
        return Reason("mss_part_not_applicable", {"field": name})
    return Reason("mss_part_missing", {"field": name})


def _differs(
    status: Sequence[str],
    dynamic: Sequence[str],
    weights: np.ndarray,
    population: Attribute | None,
    minimum: float,
    reference: np.ndarray,
) -> tuple[str, ...]:
    found = []
    numbers = [{_number(name, letter) for name in names} for names, letter in ((status, "s"), (dynamic, "d"))]
    if numbers[0] != numbers[1] or numbers[0] not in _EDITIONS:
        found.append("mss_own_indicators")
    if np.ptp(weights[: len(status)]) > 0 or np.ptp(weights[len(status) :]) > 0:  # only their relation counts
        found.append("mss_own_weights")
    if population is not None and minimum != MIN_POPULATION:
        found.append("mss_own_minimum")
    if len(reference) not in WHOLE_CITY or reference.sum() < (1 - _MOST_LEFT_OUT) * len(reference):
        found.append("mss_own_reference")
    return tuple(found)


def _number(name: str, letter: str) -> str:
    """``1`` for ``S1`` or ``s1_percentage_unemployed`` among the status fields; "" for any other, also for classes."""
    match = re.match(rf"(?:mss\.)?{letter}(\d)(?![0-9a-z])", name.lower())
    return match[1] if match and not name.lower().endswith("_gr") else ""
