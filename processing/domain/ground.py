# SPDX-License-Identifier: GPL-2.0-or-later
"""Ground under polygons that overlap each other, counted once.

A polygon wholly inside another one adds nothing. Of those that overlap in part, groups that hang together are looked
at: where no three overlap each other, what summing counts too much is what the pairs have in common (inclusion and
exclusion); else the group is united. Neighbours that merely touch cost nothing.
"""

from typing import NamedTuple

import numpy as np
import shapely

from .borders import count_up, runs
from .cutting import Parts, drawn, tested
from .errors import Progress, no_progress
from .threads import groups, in_threads, portions

_ASKED = 20_000  # polygons whose neighbours are looked up at a time
_RELATED = 5_000  # pairs compared in one task
_VERTICES = 50_000  # united in one task


class Overlaps(NamedTuple):
    """Polygons that overlap.

    Parameters
    ----------
    within : bool array (polygons,)
        Those wholly inside another one.
    one, other : int array (n,)
        Pairs of the others that share ground.
    """

    within: np.ndarray
    one: np.ndarray
    other: np.ndarray


def covered(
    polygons: np.ndarray, areas: np.ndarray, parts: Parts, overlaps: Overlaps, progress: Progress = no_progress
) -> np.ndarray:
    """Ground under the polygons in each area, (areas,) in m².

    Parameters
    ----------
    polygons
        Valid ones.
    parts
        Of the polygons in the areas.
    overlaps
        What `overlapping` says of the polygons.
    """
    within, one, other = overlaps
    rows = np.flatnonzero(~within[parts.feature])
    ground = np.bincount(parts.area[rows], parts.size[rows], len(areas))
    group = _components(len(polygons), one, other)[parts.feature[rows]] * len(areas) + parts.area[rows]
    order = np.argsort(group, kind="stable")
    rows, group = rows[order], group[order]
    first, number = runs(group)
    first, number = first[number > 1], number[number > 1]
    chosen = rows[np.repeat(first, number) + count_up(number)]
    place = np.repeat(np.arange(len(first)), number)
    pieces = drawn(parts, chosen, polygons, areas, lambda f: progress(0.4 * f))
    pairs = _pairs(parts.feature[chosen], parts.area[chosen], one, other)
    doubled = _doubled(pieces, parts.size[chosen], place, *pairs, lambda f: progress(0.4 + 0.6 * f))
    return ground - np.bincount(parts.area[rows[first]], doubled, len(areas))


def overlapping(polygons: np.ndarray, progress: Progress = no_progress) -> Overlaps:
    """Which of valid polygons overlap."""
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
    return Overlaps(within, one[rows], other[rows])


def _components(count: int, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Number of the group of polygons that hang together, for each polygon."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    return connected_components(coo_array((np.ones(len(one)), (one, other)), shape=(count, count)), directed=False)[1]


def _pairs(feature: np.ndarray, area: np.ndarray, one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pieces that lie in the same area and belong to polygons that share ground."""
    width = int(area.max(initial=0)) + 1
    key = feature * width + area
    order = np.argsort(key)
    begin = np.searchsorted(feature[order], one)
    number = np.searchsorted(feature[order], one, side="right") - begin
    first = order[np.repeat(begin, number) + count_up(number)]
    second, found = _looked_up(key[order], np.repeat(other, number) * width + area[first])
    return first[found], order[second[found]]


def _looked_up(sorted_keys: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where wanted keys stand, and whether they do."""
    if not len(sorted_keys):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), bool)
    at = np.minimum(np.searchsorted(sorted_keys, wanted), len(sorted_keys) - 1)
    return at, sorted_keys[at] == wanted


def _in_threes(count: int, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Pairs both of whose pieces overlap a third one."""
    a, b = np.concatenate([first, second]), np.concatenate([second, first])
    key = np.sort(a * count + b)
    degree = np.bincount(a, minlength=count)
    begin = np.cumsum(degree) - degree
    few = np.where(degree[first] <= degree[second], first, second)  # the neighbours of the one that has fewer
    many = first + second - few
    pair = np.repeat(np.arange(len(first)), degree[few])
    third = key[np.repeat(begin[few], degree[few]) + count_up(degree[few])] % max(count, 1)
    return np.bincount(pair, _looked_up(key, many[pair] * count + third)[1], len(first)) > 0


def _doubled(
    pieces: np.ndarray,
    size: np.ndarray,
    group: np.ndarray,
    first: np.ndarray,
    second: np.ndarray,
    progress: Progress,
) -> np.ndarray:
    """What summing counts too much in each group of pieces; groups are numbered in order."""
    number = np.bincount(group)
    begin = np.cumsum(number) - number
    knotted = np.zeros(len(number), dtype=bool)
    knotted[group[first[_in_threes(len(pieces), first, second)]]] = True
    plain = ~knotted[group[first]]
    first, second, knots = first[plain], second[plain], np.flatnonzero(knotted)

    def common(rows: np.ndarray) -> np.ndarray:
        return shapely.area(shapely.intersection(pieces[first[rows]], pieces[second[rows]]))

    def surplus(rows: np.ndarray) -> list[float]:
        own = [slice(begin[i], begin[i] + number[i]) for i in knots[rows]]
        return [size[s].sum() - shapely.union_all(pieces[s]).area for s in own]

    vertices = shapely.get_num_coordinates(pieces)
    tasks = portions(vertices[first] + vertices[second], _VERTICES)
    shared = np.concatenate([np.empty(0), *in_threads(common, tasks, lambda f: progress(0.5 * f))])
    doubled = np.bincount(group[first], shared, len(number)).astype(float)  # of nothing, numpy counts whole numbers
    tasks = portions(np.bincount(group, vertices, len(number))[knots], _VERTICES)
    doubled[knots] = np.concatenate([np.empty(0), *in_threads(surplus, tasks, lambda f: progress(0.5 + 0.5 * f))])
    return np.maximum(doubled, 0.0)
