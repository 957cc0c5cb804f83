# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of areas by categories over the LOR tree: which sums they hold, and what of them is hidden."""

from collections.abc import Collection, MutableMapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import Progress, no_progress
from ..lor import CITY, CITY_DISTRICTS, LEVELS, ancestor, level_of
from .primary import small
from .sums import Relation
from .suppress import Cells, suppress

COST = {"PLR": 1.0, "BZR": 1.2, "PGR": 1.6, "BEZ": 2.5, "STADT": 6.0}  # what hiding a number of a level costs
TOTAL_COST = 1.5  # times that for the total of all categories
ZERO_COST = 1.6  # times that for a 0, which often is known to be one


def tree_sums(areas: Sequence[str], system: Collection[str]) -> list[Relation]:
    """Which areas are the sum of which, by the prefix rule.

    Parameters
    ----------
    areas
        LOR keys of any levels, ``BE`` for the city.
    system
        All Planungsräume there are; an area is the sum of others only where all that it consists of are in `areas`.

    Returns
    -------
    list
        Positions in `areas`: (an area, those of the next level below that is complete).

    >>> tree_sums(["07", "0701", "0702", "070101"], ["07010101", "07020101"])
    [(0, (1, 2)), (1, (3,))]
    """
    place = {area: n for n, area in enumerate(areas)}
    sums: list[Relation] = []
    for n, area in enumerate(areas):
        level = level_of(area)
        inside = [plr for plr in system if (plr[:2] in CITY_DISTRICTS if area == CITY else plr.startswith(area))]
        for finer in reversed(LEVELS[: LEVELS.index(level)]):
            parts = sorted({ancestor(plr, finer) for plr in inside})
            if parts and all(part in place for part in parts):
                sums.append((n, tuple(place[part] for part in parts)))
                break
    return sums


@dataclass(frozen=True)
class ProtectedTable:
    """A table of areas by columns, and what of it is hidden.

    Parameters
    ----------
    values : float array (areas, columns)
        NaN where hidden or not known.
    hidden, primary, secondary, weak : bool array (areas, columns)
        All that is hidden; what rules hide; their partners; what could not be protected.
    """

    values: np.ndarray
    hidden: np.ndarray
    primary: np.ndarray
    secondary: np.ndarray
    weak: np.ndarray


def table_cells(
    areas: Sequence[str], values: np.ndarray, system: Collection[str], threshold: int = 3, zero: bool = False
) -> Cells:
    """The cells of a table whose last column is the sum of the others, area by area.

    Parameters
    ----------
    areas
        LOR keys of any levels; sums among them are those of `tree_sums`.
    values : float array (areas, columns)
    zero
        Whether 0 is sensitive too.
    """
    count, columns = values.shape
    tree = tree_sums(areas, system)
    relations: list[Relation] = [
        (total * columns + c, tuple(part * columns + c for part in parts))
        for total, parts in tree
        for c in range(columns)
    ]
    summed = {total for total, _ in tree}  # the categories of these add up because those of their parts do
    relations += [
        (a * columns + columns - 1, tuple(range(a * columns, a * columns + columns - 1)))
        for a in range(count)
        if a not in summed
    ]
    cost = np.array([[COST[level_of(area)]] * columns for area in areas])
    cost[:, -1] *= TOTAL_COST
    cost[values == 0] *= ZERO_COST
    flat = values.ravel()
    return Cells(flat, relations, small(flat, threshold, zero), threshold, cost.ravel())


def protect_table(
    areas: Sequence[str],
    values: np.ndarray,
    system: Collection[str],
    threshold: int = 3,
    zero: bool = False,
    cache: MutableMapping[str, object] | None = None,
    progress: Progress = no_progress,
) -> ProtectedTable:
    """Hide what is small in a table, and the partners that takes; parameters as for `table_cells`."""
    cells = table_cells(areas, values, system, threshold, zero)
    found = suppress(cells, cache, progress)
    shape = values.shape
    weak = np.zeros(values.size, bool)
    weak[list(found.weak)] = True
    hidden = found.hidden.reshape(shape)
    return ProtectedTable(
        np.where(hidden, np.nan, values),
        hidden,
        np.asarray(cells.sensitive).reshape(shape),
        found.secondary.reshape(shape),
        weak.reshape(shape),
    )
