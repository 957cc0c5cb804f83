# SPDX-License-Identifier: GPL-2.0-or-later
"""The pieces into which target areas cut source areas: what carries counts from one set of areas to another.

Borders of two vintages are hardly ever drawn alike: of the 3,088 pairs of old and new planning areas of Berlin that
meet, 2,421 are slivers that nobody lives in. A piece is a sliver when it is at most 1 % of its source and at most 10 %
of its target; slivers are left out, and most of them need not even be cut: once the rest of a source is that small,
whatever is left of it is slivers. A source's count goes to its pieces alone, so what of a source lies in slivers or
outside of all targets (outlines of the city differ by some hectares) goes where the rest of it goes; a source without
any piece goes to the nearest target. Where a source and a target are the same area within 1 % of both, the target takes
nothing from other sources: what they have in it is a border drawn anew, at most 1 % of it.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import shapely

from . import cache
from .errors import Progress, no_progress
from .overlap import common_ground

SLIVER = 0.01  # of the source …
SLIVER_OF_TARGET = 0.1  # … and of the target: 1 % of a forest can be half a small area
SAME = 0.99  # so much of both areas is common ground of identical ones


class Pieces(NamedTuple):
    """Pairs of a source and a target, ordered by source, then target.

    Parameters
    ----------
    source, target : int array (n,)
        Indices of the pair.
    area : float array (n,)
        Common ground in m²; 0 where a source was given to the nearest target.
    source_area, target_area : float array
        Size of every area in m².
    """

    source: np.ndarray
    target: np.ndarray
    area: np.ndarray
    source_area: np.ndarray
    target_area: np.ndarray

    @property
    def parts(self) -> np.ndarray:
        """Number of pieces of each source, at least 1."""
        return np.bincount(self.source, minlength=len(self.source_area))

    @property
    def split(self) -> np.ndarray:
        """Which pieces belong to a source that is split, bool (n,)."""
        return self.parts[self.source] > 1

    @property
    def far(self) -> np.ndarray:
        """Which pieces are sources without common ground, given to the nearest target, bool (n,)."""
        return self.area == 0

    @property
    def outside(self) -> np.ndarray:
        """Share of each source that lies in no piece, 0 to 1; slivers count as outside here."""
        inside = np.bincount(self.source, weights=self.area, minlength=len(self.source_area))
        return np.clip(1 - inside / self.source_area, 0, 1)

    @property
    def filled(self) -> np.ndarray:
        """How often each target is filled by pieces: about 1, more where sources overlap, 0 without a source."""
        inside = np.bincount(self.target, weights=self.area, minlength=len(self.target_area))
        return inside / self.target_area


def pieces(
    sources: np.ndarray, targets: np.ndarray, folder: Path | None = None, progress: Progress = no_progress
) -> Pieces:
    """Cut sources by targets.

    Parameters
    ----------
    sources, targets
        Valid polygons in one CRS in metres, at least one each.
    folder
        Where the table is kept for the next time (`cache`); None keeps nothing.
    """
    return cache.kept(folder, "pieces2", (sources, targets), Pieces, lambda: _cut(sources, targets, progress))


def _cut(sources: np.ndarray, targets: np.ndarray, progress: Progress) -> Pieces:
    source, target = shapely.STRtree(targets).query(sources)
    source_area, target_area = shapely.area(sources), shapely.area(targets)
    bound = np.minimum(_boxes(sources, targets, source, target), np.minimum(source_area[source], target_area[target]))
    area = _areas(sources, targets, source, target, bound, progress)
    keep = (area > SLIVER * source_area[source]) | (area > SLIVER_OF_TARGET * target_area[target])
    source, target, area = source[keep], target[keep], area[keep]
    same = (area >= SAME * source_area[source]) & (area >= SAME * target_area[target])
    keep = same | ~np.isin(target, target[same])
    source, target, area = source[keep], target[keep], area[keep]
    lost = np.setdiff1d(np.arange(len(sources)), source)
    if len(lost):
        row, nearest = shapely.STRtree(targets).query_nearest(sources[lost])
        row, first = np.unique(row, return_index=True)
        source, target = np.append(source, lost[row]), np.append(target, nearest[first])
        area = np.append(area, np.zeros(len(row)))
    order = np.lexsort((target, source))
    return Pieces(source[order], target[order], area[order], source_area, target_area)


def _boxes(sources: np.ndarray, targets: np.ndarray, source: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Common ground of the bounding boxes of each pair."""
    one, other = shapely.bounds(sources)[source], shapely.bounds(targets)[target]
    sides = np.minimum(one[:, 2:], other[:, 2:]) - np.maximum(one[:, :2], other[:, :2])
    return np.maximum(sides, 0).prod(axis=1)


def _areas(
    sources: np.ndarray, targets: np.ndarray, source: np.ndarray, target: np.ndarray, bound: np.ndarray,
    progress: Progress,
) -> np.ndarray:  # fmt: skip
    """Common ground of the pairs, in rounds: each source's likeliest pair first, until its rest can only be slivers.

    `bound` is what a pair can have at most. Pairs never cut have 0.
    """
    area = np.full(len(source), np.nan)
    rest = shapely.area(sources)
    sliver = np.minimum(SLIVER * rest[source], SLIVER_OF_TARGET * shapely.area(targets)[target])
    at_first = 0
    while True:
        most = np.minimum(bound, rest[source])
        rows = np.flatnonzero((most > sliver) & np.isnan(area))
        if not len(rows):
            return np.nan_to_num(area)
        at_first = at_first or len(rows)
        progress(1 - len(rows) / at_first)
        rows = rows[np.lexsort((target[rows], -most[rows], source[rows]))]
        rows = rows[np.unique(source[rows], return_index=True)[1]]
        area[rows] = common_ground(sources[source[rows]], targets[target[rows]])
        rest[source[rows]] -= area[rows]


def drawn(found: Pieces, sources: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Geometry of the pieces; of a source that is not split the whole source."""
    geometry = sources[found.source]
    split = np.flatnonzero(found.split)
    cut = shapely.intersection(geometry[split], targets[found.target[split]])
    mixed = np.flatnonzero(~np.isin(shapely.get_type_id(cut), (3, 6)))  # polygons that also touch along lines
    for row in mixed:
        parts = shapely.get_parts(cut[row])
        cut[row] = shapely.union_all(parts[shapely.get_dimensions(parts) == 2])
    geometry[split] = cut
    return geometry
