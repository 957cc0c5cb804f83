# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicators made comparable: distance from the mean in standard deviations (z-scores)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .errors import SozialraumError

DECIMALS = 9  # an index is classed and ranked to so many, so that the last bit of a float decides nothing
_FLAT = 1e-12  # a spread below this share of the size is the rounding of floats


@dataclass(frozen=True)
class Standardised:
    """Columns as distances from the mean in standard deviations.

    Parameters
    ----------
    z : float array (n, k)
        NaN where the value is.
    means, sds : float arrays (k,)
        Of the reference areas, in the unit of the indicator.
    """

    z: np.ndarray
    means: np.ndarray
    sds: np.ndarray


def standardised(values: np.ndarray, names: Sequence[str], reference: np.ndarray, ddof: int = 0) -> Standardised:
    """z = (x − mean) / SD, mean and SD unweighted over the reference areas.

    Parameters
    ----------
    values : float array (n, k)
        One column an indicator, NaN where there is no number; the reference areas have all.
    names
        Of the indicators, for messages.
    reference : bool array (n,)
        Which areas give mean and SD.
    ddof
        SD = sqrt(sum (x − mean)² / (m − ddof)), m reference areas: 0 population SD, 1 sample SD.

    Raises
    ------
    SozialraumError
        ``indicator_constant`` (field, value): equal in all reference areas, so nothing can be told apart by it;
        ``indicator_too_large`` (field): beyond what floats can square.
    """
    base = values[reference]
    with np.errstate(over="ignore", invalid="ignore"):
        means, sds, spread = base.mean(axis=0), base.std(axis=0, ddof=ddof), np.ptp(base, axis=0)
        flat = (spread <= _FLAT * np.abs(base).max(axis=0)) | (sds == 0)
    for k, name in enumerate(names):
        if flat[k]:
            raise SozialraumError("indicator_constant", field=name, value=float(base[0, k]))
        if not (np.isfinite(means[k]) and np.isfinite(sds[k])):
            raise SozialraumError("indicator_too_large", field=name)
    return Standardised((values - means) / sds, means, sds)


def ranks(values: np.ndarray) -> np.ndarray:
    """Rank of each area, 1 = highest value; equal ones share the better rank; 0 where there is no number.

    >>> ranks(np.array([0.5, 2.0, np.nan, 0.5])).tolist()
    [2, 1, 0, 2]
    """
    known = np.isfinite(values)
    rounded = np.round(values[known], DECIMALS)
    result = np.zeros(len(values), dtype=int)
    result[known] = 1 + len(rounded) - np.searchsorted(np.sort(rounded), rounded, side="right")
    return result


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Names of indicators, each once whatever its case, because each becomes columns of the result.

    Raises
    ------
    SozialraumError
        ``indicator_twice`` (field).
    """
    found = tuple(names)
    lower = [name.lower() for name in found]
    for name in found:
        if lower.count(name.lower()) > 1:
            raise SozialraumError("indicator_twice", field=name)
    return found


def parse_weights(text: str) -> dict[str, float]:
    """Weights by indicator from JSON; none for an empty text. Their values are checked by `given_weights`.

    Raises
    ------
    SozialraumError
        ``weights_unreadable`` (example).

    >>> parse_weights('{"S1": 2}')
    {'S1': 2}
    """
    try:
        found = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise SozialraumError("weights_unreadable", example='{"S1": 2, "S3": 0.5}')
    return found


def given_weights(names: Sequence[str], weights: Mapping[str, float]) -> np.ndarray:
    """Weights in the order of the indicators, 1 unless told; float (k,).

    Raises
    ------
    SozialraumError
        ``weight_unknown_field`` (field, known), ``weight_invalid`` (field, value): no number, negative or endless;
        ``weights_zero`` (fields).
    """
    for name, weight in weights.items():
        if name not in names:
            raise SozialraumError("weight_unknown_field", field=name, known=", ".join(names))
        number = isinstance(weight, int | float) and not isinstance(weight, bool)
        if not number or not 0 <= weight < np.inf:
            raise SozialraumError("weight_invalid", field=name, value=str(weight))
    found = np.array([weights.get(name, 1.0) for name in names], dtype=float)
    if not found.any():
        raise SozialraumError("weights_zero", fields=", ".join(names))
    return found
