# SPDX-License-Identifier: GPL-2.0-or-later
"""Made-up counts over the real LOR tree, and a reader who computes hidden cells back by linear programs alone."""

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sozialraum.processing.domain.keys import known_systems
from sozialraum.processing.domain.lor import CITY_DISTRICTS, LEVELS, ancestor

PLR = sorted(plr for plr in known_systems()["2021"] if plr[:2] in CITY_DISTRICTS)
SHARES = np.array([36, 25, 15, 10, 6.5, 4, 2, 1.5]) / 100  # of eight categories


def table(mean: float, seed: int) -> tuple[list[str], np.ndarray]:
    """Areas of all levels, and Poisson counts of eight categories and their total; `mean` persons a Planungsraum."""
    counts = np.random.default_rng(seed).poisson(mean * SHARES, (len(PLR), len(SHARES))).astype(float)
    leaves = np.c_[counts, counts.sum(1)]
    areas, rows = list(PLR), [leaves]
    for level in LEVELS[1:]:
        own = np.array([ancestor(plr, level) for plr in PLR])
        keys = sorted(set(own))
        areas += keys
        rows.append(np.array([leaves[own == key].sum(0) for key in keys]))
    return areas, np.concatenate(rows)


def equations(areas: list[str], columns: int) -> list[tuple[int, list[int]]]:
    """Every sum a reader knows: each area from those of the next level, each total from its categories."""
    place = {area: n * columns for n, area in enumerate(areas)}
    found = [(at + columns - 1, list(range(at, at + columns - 1))) for at in place.values()]
    for level, finer in zip(LEVELS[1:], LEVELS, strict=False):
        for area in sorted({ancestor(plr, level) for plr in PLR}):
            parts = sorted({ancestor(plr, finer) for plr in PLR if ancestor(plr, level) == area})
            found += [(place[area] + c, [place[part] + c for part in parts]) for c in range(columns)]
    return found


def intervals(
    values: np.ndarray, sums: list[tuple[int, list[int]]], hidden: np.ndarray, wanted: np.ndarray, known: int = -1
) -> dict[int, tuple[float, float]]:
    """Least and most that wanted hidden cells can be, each by two linear programs over its block of unknowns.

    Parameters
    ----------
    known
        A hidden cell that the reader knows.
    """
    unknown = hidden.copy()
    if known >= 0:
        unknown[known] = False
    cells = np.flatnonzero(unknown)
    place = np.full(len(values), -1)
    place[cells] = np.arange(len(cells))
    row, column, sign, right = [], [], [], []
    for total, parts in sums:
        own = [(total, 1.0), *((part, -1.0) for part in parts)]
        if any(unknown[cell] for cell, _ in own):
            right.append(-sum(s * values[cell] for cell, s in own if not unknown[cell]))
            for cell, s in own:
                if unknown[cell]:
                    row.append(len(right) - 1)
                    column.append(place[cell])
                    sign.append(s)
    matrix = coo_array((sign, (row, column)), shape=(len(right), len(cells))).tocsr()
    block = connected_components(abs(matrix.T) @ abs(matrix), directed=False)[1]
    found = {}
    for b in np.unique(block[place[np.flatnonzero(wanted & unknown)]]):
        own = np.flatnonzero(block == b)
        part = matrix[:, own]
        rows = np.unique(part.nonzero()[0])
        a, r = part[rows].toarray(), np.array(right)[rows]
        for n, cell in enumerate(cells[own]):
            if wanted[cell]:
                goal = np.zeros(len(own))
                goal[n] = 1
                low, high = (linprog(s * goal, A_eq=a, b_eq=r, method="highs") for s in (1, -1))
                found[int(cell)] = (low.fun, -high.fun if high.status == 0 else np.inf)
    return found


def narrow(
    values: np.ndarray, sums: list, hidden: np.ndarray, wanted: np.ndarray, threshold: int, known: int = -1
) -> list[int]:
    """Wanted cells that the reader gets to less than `threshold` wide, or knows to be below it."""
    found = intervals(values, sums, hidden, wanted, known)
    return [c for c, (low, high) in found.items() if high - low < threshold - 1e-6 or high < threshold - 1e-6]
