# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns that are sums of others, searched for: what elimination cannot tell where there are few areas.

A table of a district by sex, age and nationality has more columns than the district has regions. Each of its margins is
a sum of columns that are nowhere larger, and a small integer program finds the shortest.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import comb

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

_NODES = 200  # of the search for one column: more is not tried
_CHANCE = 1.0  # so many sums that agree by chance are expected at most


def margins(
    columns: Mapping[str, np.ndarray], wholes: Sequence[str], parts: Sequence[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Columns that are the sum of others in every area that they are known of.

    Parameters
    ----------
    columns
        Numbers by quantity over the same areas, NaN where unknown.
    wholes, parts
        Quantities that may be sums, and that may be parts of them.

    Yields
    ------
    A column and the fewest parts that make it up, then the fewest of the others: those of each dimension. Not if it is
    to be expected that so many columns make up another by chance, as they do in a few areas with numbers of 0 and 1.

    >>> table = {"m0": [3, 1, 7], "m1": [2, 5, 4], "w0": [9, 2, 6], "m": [5, 6, 11], "alter0": [12, 3, 13]}
    >>> list(margins({name: np.array(values, float) for name, values in table.items()}, ["m", "alter0"], list(table)))
    [('m', ('m0', 'm1')), ('alter0', ('m0', 'w0'))]
    """
    for whole in wholes:
        values = columns[whole]
        at = np.isfinite(values)
        inside = [part for part in parts if part != whole and _fits(columns[part][at], values[at])]
        while len(inside) > 1:
            table = np.stack([columns[part][at] for part in inside], axis=1)
            chosen = _fewest(table, values[at])
            if not chosen or _by_chance(table, len(chosen)) >= _CHANCE:
                break
            yield whole, tuple(inside[i] for i in chosen)
            inside = [part for i, part in enumerate(inside) if i not in chosen]  # those of another dimension


def _fits(part: np.ndarray, whole: np.ndarray) -> bool:
    """Whether one column may be a part of another: known wherever that is, nowhere larger, and not the same."""
    return bool(part.any() and (part <= whole).all() and (part < whole).any())


def _fewest(table: np.ndarray, whole: np.ndarray) -> list[int]:
    """The fewest columns of a table that add up to another; none where there are no such."""
    if (table.sum(axis=1) < whole).any():
        return []
    many = table.shape[1]
    found = milp(
        np.ones(many), constraints=LinearConstraint(table, whole, whole), bounds=Bounds(0, 1),
        integrality=np.ones(many), options={"node_limit": _NODES},
    )  # fmt: skip
    return [] if found.x is None else np.flatnonzero(found.x > 0.5).tolist()


def _by_chance(table: np.ndarray, many: int) -> float:
    """How many of the sums of so many columns would equal any given one in all areas if they were not related.

    A sum of n independent columns hits a given number in an area in about 1 of sqrt(2 pi n) s cases, s being how far
    the columns differ there (normal approximation).
    """
    spread = np.sqrt(2 * np.pi * many) * table.std(axis=1)
    hits = comb(table.shape[1], many)
    return float(hits * np.prod(1 / np.maximum(spread, 1)))
