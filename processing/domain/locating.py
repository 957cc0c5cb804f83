# SPDX-License-Identifier: GPL-2.0-or-later
"""Which area a point lies in: the first one, in the areas' order, that covers it.

Each point counts once. Borders belong to the areas, so a point on a common border, or where areas overlap, goes to the
first of them; where areas are in ascending order of their keys (LOR), to the lowest key. Two ways give the same answer:
the grid index, built once and kept, and for few points without a kept index one prepared area after the other, in
two threads.
"""

from pathlib import Path

import numpy as np
import shapely

from . import cache, grid_build
from .cutting import repaired
from .errors import Progress, no_progress
from .grid_index import OUTSIDE, GridIndex, Located
from .threads import THREADS, in_threads

FEW = 200_000  # points below which building an index costs more than it saves
CELL = 32.0  # m; finer cells leave fewer points to be tested, but a larger index to be built, kept and loaded
_STRIPS = 65_535  # the highest number of 16 bits, which numpy sorts by radix
_FORMAT = "grid32m2"  # what is kept, and the version of its arrays


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
        many = expected >= FEW
        key = cache.geometry_key(_FORMAT, areas) if folder is not None and (many or _any_kept(folder)) else ""
        kept = cache.load(folder, key, GridIndex.names()) if key else None
        self._index = None if kept is None else GridIndex(**kept)
        if self._index is None and many:
            self._index = grid_build.build(self.valid, CELL, progress)
            if self._index is not None:
                cache.store(folder, key, self._index.arrays())
        progress(1.0)

    @property
    def indexed(self) -> bool:
        """Whether an index answers; else every call costs some time for each area, whatever the number of points."""
        return self._index is not None

    @property
    def valid(self) -> np.ndarray:
        """Copies of the areas, invalid ones repaired: asking changes a geometry, and another thread may use ours."""
        if self._valid is None:
            self._valid = shapely.force_2d(repaired(self._areas))
        return self._valid

    def locate(self, x: np.ndarray, y: np.ndarray, progress: Progress = no_progress) -> Located:
        """The first area that covers each point; a coordinate that is no number lies outside."""
        if self._index is not None:
            return self._index.locate(x, y)
        return _one_by_one(self.valid, x, y, progress)


def _any_kept(folder: Path) -> bool:
    """Whether it is worth to compute the key under which an index would be kept."""
    return any(folder.glob(f"{_FORMAT}-*"))


def _one_by_one(areas: np.ndarray, x: np.ndarray, y: np.ndarray, progress: Progress) -> Located:
    """Each area asks the points in its box."""
    bounds = shapely.bounds(areas)  # before the threads begin: GEOS keeps it in each geometry, and not safely
    strip, sides = _strips(x, bounds[:, [0, 2]])
    order = np.argsort(strip, kind="stable")
    x, y = x[order], y[order]
    strip = strip[order]
    rows = np.searchsorted(strip, sides[:, 0], "left"), np.searchsorted(strip, sides[:, 1], "right")
    halves = np.array_split(np.arange(len(areas)), THREADS)
    found = in_threads(lambda i: _asked(areas[i], i, bounds[i], (rows[0][i], rows[1][i]), x, y), halves, progress)
    home, twice = found[0]
    for later, later_twice in found[1:]:
        twice |= later_twice | ((home != OUTSIDE) & (later != OUTSIDE))
        home = np.where(home == OUTSIDE, later, home)
    back = np.empty_like(home)
    back[order] = home
    return Located(back, int(np.count_nonzero(twice)))


def _strips(x: np.ndarray, sides: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of strips from west to east in which coordinates lie, for points (n,) and sides of areas (areas, 2)."""
    low, high = sides.min(), sides.max()

    def strip(at: np.ndarray) -> np.ndarray:
        inside = np.clip(np.nan_to_num(at, nan=high), low, high)
        return ((inside - low) * (_STRIPS / max(high - low, 1.0))).astype(np.uint16)

    return strip(x), strip(sides)


def _asked(
    areas: np.ndarray,
    numbers: np.ndarray,
    bounds: np.ndarray,
    rows: tuple[np.ndarray, np.ndarray],
    x: np.ndarray,
    y: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """The first of some areas that covers each point, and where several of them do.

    `rows` are the first point in each area's strips and the one after the last.
    """
    home, twice = np.full(len(x), OUTSIDE, np.int32), np.zeros(len(x), dtype=bool)
    south, north = bounds[:, 1], bounds[:, 3]
    first, last = (side.tolist() for side in rows)
    for i in range(len(areas) - 1, -1, -1):  # the first area is written last
        strip = y[first[i] : last[i]]
        near = first[i] + np.flatnonzero((strip >= south[i]) & (strip <= north[i]))
        if not len(near):
            continue
        shapely.prepare(areas[i])
        covered = near[shapely.intersects_xy(areas[i], x[near], y[near])]
        twice[covered[home[covered] != OUTSIDE]] = True
        home[covered] = numbers[i]
    return home, twice
