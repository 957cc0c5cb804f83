# SPDX-License-Identifier: GPL-2.0-or-later
"""How two sets of areas lie over each other: the ground of every pair that meets.

Base of the crosswalk between key systems and of every areal interpolation. Only pairs that truly cross are cut; areas
that lie wholly in another are given to it with their own size. The cutting runs in threads, since shapely releases the
interpreter's lock.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import shapely

from . import cache
from .errors import Progress, no_progress
from .threads import in_threads, portions

_VERTICES = 30_000  # of both polygons cut in one task: some ten milliseconds
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


def overlap(
    sources: np.ndarray, targets: np.ndarray, progress: Progress = no_progress, folder: Path | None = None
) -> Overlap:
    """Common ground of all pairs of two sets of valid polygons in one CRS in metres.

    Parameters
    ----------
    folder
        Where the result is kept for the next time (`cache`); None keeps nothing.
    """
    return cache.kept(folder, "overlap1", (sources, targets), Overlap, lambda: _cut(sources, targets, progress))


def _cut(sources: np.ndarray, targets: np.ndarray, progress: Progress) -> Overlap:
    settle(sources)
    settle(targets)
    shapely.prepare(targets)
    target, source = shapely.STRtree(sources).query(targets, predicate="intersects")
    inside = shapely.contains_properly(targets[target], sources[source])
    area = np.where(inside, shapely.area(sources)[source], 0.0)
    cut = np.flatnonzero(~inside)
    area[cut] = common_ground(sources[source[cut]], targets[target[cut]], progress)
    keep = area > _TOUCH
    order = np.lexsort((target[keep], source[keep]))
    return Overlap(
        source[keep][order], target[keep][order], area[keep][order], shapely.area(sources), shapely.area(targets)
    )


def settle(areas: np.ndarray) -> None:
    """Have GEOS keep the boxes of all rings now: it does so when first asked, and not safely from two threads."""
    parts, owner = shapely.get_parts(areas, return_index=True)
    shapely.bounds(areas)  # of the outer rings
    shapely.is_valid(areas[np.unique(owner[shapely.get_num_interior_rings(parts) > 0])])  # of holes, too


def common_ground(one: np.ndarray, other: np.ndarray, progress: Progress = no_progress) -> np.ndarray:
    """Common ground in m² of the pairs of two equally long arrays of valid polygons, float (n,).

    Whoever shares geometries between pairs has them settled (`settle`) before.
    """
    vertices = shapely.get_num_coordinates(one) + shapely.get_num_coordinates(other)
    found = in_threads(
        lambda rows: shapely.area(shapely.intersection(one[rows], other[rows])), portions(vertices, _VERTICES), progress
    )
    return np.concatenate([np.empty(0), *found])
