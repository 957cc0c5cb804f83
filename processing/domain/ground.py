# SPDX-License-Identifier: GPL-2.0-or-later
"""Ground under polygons that overlap each other, counted once.

A polygon wholly inside another one adds nothing. Of those that overlap in part, only groups that hang together are
united; neighbours that merely touch are not looked at.
"""

import numpy as np
import shapely

from .borders import count_up, runs
from .cutting import Parts, drawn, tested
from .errors import Progress, no_progress
from .threads import groups, in_threads, portions

_ASKED = 20_000  # polygons whose neighbours are looked up at a time
_RELATED = 5_000  # pairs compared in one task
_VERTICES = 50_000  # united in one task


def covered(polygons: np.ndarray, areas: np.ndarray, parts: Parts, progress: Progress = no_progress) -> np.ndarray:
    """Ground under the polygons in each area, (areas,) in m².

    Parameters
    ----------
    polygons
        Valid ones.
    parts
        Of the polygons in the areas.
    """
    within, one, other = _overlapping(polygons, lambda f: progress(0.5 * f))
    rows = np.flatnonzero(~within[parts.feature])
    ground = np.bincount(parts.area[rows], parts.size[rows], len(areas))
    group = _components(len(polygons), one, other)[parts.feature[rows]] * len(areas) + parts.area[rows]
    order = np.argsort(group, kind="stable")
    rows, group = rows[order], group[order]
    first, number = runs(group)
    first, number = first[number > 1], number[number > 1]
    chosen = rows[np.repeat(first, number) + count_up(number)]
    place = np.repeat(np.arange(len(first)), number)
    pieces = drawn(parts, chosen, polygons, areas, lambda f: progress(0.5 + 0.2 * f))
    doubled = _doubled(pieces, parts.size[chosen], place, lambda f: progress(0.7 + 0.3 * f))
    return ground - np.bincount(parts.area[rows[first]], doubled, len(areas))


def _overlapping(polygons: np.ndarray, progress: Progress) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Which polygons lie wholly inside another one, and pairs of the others that share ground."""
    size = shapely.area(polygons)
    tree = shapely.STRtree(polygons)
    found = []
    for rows in portions(np.ones(len(polygons)), _ASKED):
        progress(0.0)
        found.append(tree.query(polygons[rows]) + np.array([[rows[0]], [0]]))
    one, other = np.concatenate([np.empty((2, 0), np.int64), *found], axis=1)
    pair = (size[one] > size[other]) | ((size[one] == size[other]) & (one < other))
    one, other = one[pair], other[pair]
    inside, meets = tested(polygons, polygons, one, other, lambda f: progress(0.5 * f))
    within = np.zeros(len(polygons), dtype=bool)
    within[other[inside]] = True
    rest = np.flatnonzero(meets & ~within[one] & ~within[other])
    one, other = one[rest], other[rest]

    def share(rows: np.ndarray) -> np.ndarray:
        """Pairs with a corner of the smaller one inside the larger one, which is soon told; else what GEOS says."""
        corners, place = shapely.get_coordinates(polygons[other[rows]], return_index=True)
        corner_inside = shapely.contains_xy(polygons[one[rows]][place], corners)
        sure = np.bincount(place, corner_inside, len(rows)) > 0
        asked = rows[~sure]
        sure[~sure] = shapely.relate_pattern(polygons[one[asked]], polygons[other[asked]], "T********")
        return rows[sure]

    tasks = groups(one, _RELATED)  # the larger ones are prepared, and must stay in one thread
    rows = np.concatenate([np.empty(0, np.int64), *in_threads(share, tasks, lambda f: progress(0.5 + 0.5 * f))])
    return within, one[rows], other[rows]


def _components(count: int, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Number of the group of polygons that hang together, for each polygon."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    return connected_components(coo_array((np.ones(len(one)), (one, other)), shape=(count, count)), directed=False)[1]


def _doubled(pieces: np.ndarray, size: np.ndarray, group: np.ndarray, progress: Progress) -> np.ndarray:
    """What summing counts too much in each group of pieces; groups are numbered in order."""
    number = np.bincount(group)
    first = np.cumsum(number) - number
    doubled = np.zeros(len(number))
    weight = np.bincount(group, shapely.get_num_coordinates(pieces))

    def surplus(chosen: np.ndarray) -> np.ndarray:
        pairs = chosen[number[chosen] == 2]
        found = np.zeros(len(chosen))
        common = shapely.intersection(pieces[first[pairs]], pieces[first[pairs] + 1])
        found[number[chosen] == 2] = shapely.area(common)
        for i in np.flatnonzero(number[chosen] > 2):
            own = slice(first[chosen[i]], first[chosen[i]] + number[chosen[i]])
            found[i] = size[own].sum() - shapely.union_all(pieces[own]).area
        return found

    tasks = portions(weight, _VERTICES)
    for chosen, found in zip(tasks, in_threads(surplus, tasks, progress), strict=True):
        doubled[chosen] = found
    return np.maximum(doubled, 0.0)
