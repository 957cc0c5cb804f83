# SPDX-License-Identifier: GPL-2.0-or-later
"""Larger areas instead of nothing: what is done where no partner is left.

There is no partner where public numbers tell too much by themselves: of 40 people, which everybody knows, 39 are men,
and the one woman knows it whatever we hide. Such a number is protected as far as these allow, and its quantity is shown
for no area of its level in its Bezirk, so that no sign there points to it; larger areas are shown. Where it is small
itself, or that of a Bezirk or of the city, the whole quantity is kept back; but of a handful of people everybody knows
enough beforehand.
"""

from collections.abc import Collection, Iterator

import numpy as np

from ..lor import LEVELS, ancestor
from .cells import Cause
from .date_cells import DateCells
from .office import Key

_COARSEST = "PGR"  # the largest areas that may be left out
_STAYS = (Cause.LEVEL, Cause.BLOCKED, Cause.DENOMINATOR, Cause.POPULATION, Cause.DELIVERED)  # says more than that


def coarsened(
    date: DateCells, weak: np.ndarray, causes: np.ndarray, public: np.ndarray, sensitive: np.ndarray
) -> np.ndarray:
    """The causes with the levels of weak cells, and those below, left out in their Bezirke, where that is enough.

    Parameters
    ----------
    weak, causes, public, sensitive
        Cells without a partner, why each is hidden (0: it is not), which cannot be hidden, and which are small
        themselves; arrays (n,).
    """
    levels = LEVELS[: LEVELS.index(_COARSEST) + 1]
    lost = _columns(date, weak & sensitive & ~_handful(date)) | _columns(date, weak & ~_at(date, levels))
    coarsest: dict[tuple[str, str, str], int] = {}
    for key, place, _ in _in_districts(date, weak):
        if (key.vintage, key.quantity) not in lost:
            part = (key.vintage, key.quantity, place)
            coarsest[part] = max(coarsest.get(part, 0), levels.index(key.level))
    left_out = np.zeros(len(causes), dtype=bool)
    for key, place, cell in _in_districts(date, ~public & _at(date, levels)):
        left_out[cell] = levels.index(key.level) <= coarsest.get((key.vintage, key.quantity, place), -1)
    return np.where(left_out & ~np.isin(causes, _STAYS), Cause.COARSER, causes).astype(causes.dtype)


def blocked(date: DateCells, weak: np.ndarray, causes: np.ndarray, public: np.ndarray) -> np.ndarray:
    """The causes with the columns that weak cells are in blocked at every level."""
    names = _columns(date, weak)
    changed = causes.copy()
    for key, index in date.index.items():
        if (key.vintage, key.quantity) in names:
            changed[index] = np.where((causes[index] > 0) | public[index], causes[index], Cause.BLOCKED)
    return changed


def _columns(date: DateCells, mask: np.ndarray) -> set[tuple[str, str]]:
    """Key system and quantity of some cells."""
    return {(key.vintage, key.quantity) for key, index in date.index.items() if mask[index].any()}


def _at(date: DateCells, levels: Collection[str]) -> np.ndarray:
    """Which cells are of some levels; bool (n,)."""
    found = np.zeros(date.cells.size, dtype=bool)
    for key, index in date.index.items():
        found[index] = key.level in levels
    return found


def _handful(date: DateCells) -> np.ndarray:
    """Which cells count some of so few people that each is known; bool (n,)."""
    found = np.zeros(date.cells.size, dtype=bool)
    for key, index in date.index.items():
        for _, whole in date.wholes(key):
            found[index] |= whole.known & (np.nan_to_num(whole.values) <= date.policies[key.quantity].threshold)
    return found


def _in_districts(date: DateCells, mask: np.ndarray) -> Iterator[tuple[Key, str, int]]:
    """Column, Bezirk and number of some cells; of the city there is none."""
    for key, index in date.index.items():
        ids = date.numbers.areas(key.vintage, key.level).ids
        for i in np.flatnonzero(mask[index]).tolist() if key.level != "STADT" else ():
            yield key, ancestor(ids[i], "BEZ"), int(index[i])
