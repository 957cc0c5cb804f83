# SPDX-License-Identifier: GPL-2.0-or-later
"""Which area a point lies in: the first one, in the areas' order, that covers it.

Each point counts once. Borders belong to the areas, so a point on a common border, or where areas overlap, goes to the
first of them; where areas are in ascending order of their keys (LOR), to the lowest key. Two ways give the same answer:
the grid index, built once and kept, and for few points without a kept index one prepared area after the other.
"""

from pathlib import Path

import numpy as np
import shapely

from . import cache, grid_build
from .cutting import repaired
from .errors import Progress, no_progress
from .grid_index import OUTSIDE, GridIndex, Located

FEW = 200_000  # points below which building an index costs more than it saves
# Cells in m by number of points: finer cells cost more to build and to load, and save more for each point.
_SIZES = ((200_000, 64), (1_500_000, 32), (float("inf"), 16))
_FORMAT = "grid1"
_LOOK = 16  # areas between two looks at the cancel button


class Locator:
    """Finds areas of points.

    Parameters
    ----------
    areas : object array (areas,)
        Polygons or multipolygons in one CRS in metres, none missing; invalid ones are repaired on a copy.
    expected
        About how many points will be asked for; decides how.
    folder
        Where `cache` keeps indices; None keeps none.
    """

    def __init__(
        self, areas: np.ndarray, expected: int, folder: Path | None = None, progress: Progress = no_progress
    ) -> None:
        self.count = len(areas)
        self._areas = areas
        self._valid: np.ndarray | None = None
        size = next(size for most, size in _SIZES if expected <= most)
        self._index = None if folder is None else self._kept(folder, size)
        if self._index is None and expected >= FEW:
            self._index = grid_build.build(self.valid, size, progress)
            if self._index is not None and folder is not None:
                cache.store(folder, self._key(size), self._index.arrays())
        progress(1.0)

    @property
    def valid(self) -> np.ndarray:
        """The areas, invalid ones repaired."""
        if self._valid is None:
            self._valid = repaired(self._areas)
        return self._valid

    def _key(self, size: float) -> str:
        return cache.geometry_key(f"{_FORMAT}-{size}", self._areas)

    def _kept(self, folder: Path, wanted: float) -> GridIndex | None:
        """The index in the cells wanted, else in any."""
        key = self._key(wanted)
        for size in sorted((size for _, size in _SIZES), key=lambda size: abs(size - wanted)):
            arrays = cache.load(folder, key.replace(f"{_FORMAT}-{wanted}", f"{_FORMAT}-{size}", 1))
            if arrays is not None:
                return GridIndex.of(arrays)
        return None

    def locate(self, x: np.ndarray, y: np.ndarray, progress: Progress = no_progress) -> Located:
        """The first area that covers each point; a coordinate that is no number lies outside."""
        if self._index is not None:
            return self._index.locate(x, y)
        return _one_by_one(self.valid, x, y, progress)


def _one_by_one(areas: np.ndarray, x: np.ndarray, y: np.ndarray, progress: Progress) -> Located:
    """Each area asks the points in its box."""
    home, twice = np.full(len(x), OUTSIDE, np.int32), np.zeros(len(x), dtype=bool)
    order = np.argsort(x)
    x, y = x[order], y[order]
    west, south, east, north = shapely.bounds(areas).T
    first, last = np.searchsorted(x, west, "left").tolist(), np.searchsorted(x, east, "right").tolist()
    for n, i in enumerate(range(len(areas) - 1, -1, -1)):  # the first area is written last
        if n % _LOOK == 0:
            progress(n / len(areas))
        strip = y[first[i] : last[i]]
        near = first[i] + np.flatnonzero((strip >= south[i]) & (strip <= north[i]))
        if not len(near):
            continue
        shapely.prepare(areas[i])
        covered = near[shapely.intersects_xy(areas[i], x[near], y[near])]
        twice[covered[home[covered] != OUTSIDE]] = True
        home[covered] = i
    found = np.empty_like(home)
    found[order] = home
    return Located(found, int(np.count_nonzero(twice)))
