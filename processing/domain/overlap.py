# SPDX-License-Identifier: GPL-2.0-or-later
"""How two sets of areas lie over each other: the ground of every pair that meets.

Base of the crosswalk between key systems and of every areal interpolation. Only pairs that truly cross are cut; areas
that lie wholly in another are given to it with their own size. The cutting runs in two threads, since shapely releases
the interpreter's lock.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import shapely

THREADS = 2
_TOUCH = 1e-6  # m²: areas that only touch share no ground


class Overlap(NamedTuple):
    """Pairs of a source and a target area with ground in common, ordered by source, then target.

    Parameters
    ----------
    source, target : int array (n,)
        Indices of the pair.
    area : float array (n,)
        Common ground in m².
    source_area, target_area : float array
        Size of every source and target area in m².
    """

    source: np.ndarray
    target: np.ndarray
    area: np.ndarray
    source_area: np.ndarray
    target_area: np.ndarray


def overlap(sources: np.ndarray, targets: np.ndarray) -> Overlap:
    """Common ground of all pairs of two sets of valid polygons in one CRS in metres."""
    shapely.prepare(targets)
    tree = shapely.STRtree(sources)
    target, source = tree.query(targets, predicate="intersects")
    inside = shapely.contains_properly(targets[target], sources[source])
    area = np.where(inside, shapely.area(sources[source]), 0.0)
    cut = np.flatnonzero(~inside)
    halves = np.array_split(cut, THREADS)
    with ThreadPoolExecutor(THREADS) as pool:
        sizes = pool.map(
            lambda rows: shapely.area(shapely.intersection(sources[source[rows]], targets[target[rows]])), halves
        )
        for rows, size in zip(halves, sizes, strict=True):
            area[rows] = size
    keep = area > _TOUCH
    order = np.lexsort((target[keep], source[keep]))
    return Overlap(
        source[keep][order], target[keep][order], area[keep][order], shapely.area(sources), shapely.area(targets)
    )
