# SPDX-License-Identifier: GPL-2.0-or-later
"""Which areas border on each other, and which lie at the edge of what the layer covers.

QGIS's usual installer has neither libpysal nor esda, hence this small code of our own.
"""

from collections import deque
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely

from .cutting import repaired
from .errors import Progress, SozialraumError, no_progress
from .projection import to_25833, usable

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

# Metres. The LOR areas of 2021 fit exactly (all tolerances up to 0.1 m give the same neighbours); coordinates that
# were rounded or transformed part neighbours by millimetres or centimetres. From 0.5 m on, areas that only come
# close to each other at a crossing begin to count.
TOLERANCE = 0.1
_BORDER = 10  # a shared border is longer than so many tolerances; what is shorter is a corner
_MOST_NAMED = 10
_STRIP = 32  # areas that are united in one go
_POLYGONS = (3, 6)  # shapely's type ids


@dataclass(frozen=True)
class Neighbours:
    """Who borders on whom, in compressed rows.

    Parameters
    ----------
    start : int array (n + 1,)
        The neighbours of area i are ``other[start[i]:start[i + 1]]``.
    other : int array (m,)
        Indices of neighbours, ascending within an area. The relation is symmetric and has no area with itself.
    """

    start: np.ndarray
    other: np.ndarray

    @cached_property
    def counts(self) -> np.ndarray:
        """Number of neighbours of each area, shape (n,)."""
        return np.diff(self.start)

    @cached_property
    def area(self) -> np.ndarray:
        """The area each entry of `other` belongs to, shape (m,)."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    def of(self, i: int) -> np.ndarray:
        """Neighbours of one area."""
        return self.other[self.start[i] : self.start[i + 1]]

    def among(self, keep: np.ndarray) -> "Neighbours":
        """The relation among some areas (bool array (n,)), which are counted anew from 0."""
        place = np.cumsum(keep) - 1
        both = keep[self.area] & keep[self.other]
        return _compressed(place[self.area[both]], place[self.other[both]], int(keep.sum()))

    def mean(self, values: np.ndarray) -> np.ndarray:
        """Mean of each area's neighbours (the spatial lag with row-standardised weights); NaN where there are none."""
        sums = np.bincount(self.area, weights=values[self.other], minlength=len(self.counts))
        with np.errstate(invalid="ignore"):
            return sums / self.counts

    def crossing(self, groups: np.ndarray) -> np.ndarray:
        """Which areas have a neighbour of another group (shape (n,)), e.g. of another Bezirk."""
        differs = groups[self.area] != groups[self.other]
        return np.bincount(self.area[differs], minlength=len(self.counts)) > 0


def polygons(frame: "GeoDataFrame", layer: str) -> np.ndarray:
    """The areas of a layer as valid polygons in EPSG:25833, shape (n,).

    Raises
    ------
    SozialraumError
        ``no_polygons``, ``geometry_missing`` (with the rows), those of `projection.to_25833`.
    """
    there = usable(frame).to_numpy()
    kinds = shapely.get_type_id(np.asarray(frame.geometry.values))
    if not np.isin(kinds[there], _POLYGONS).all() or not there.any():
        raise SozialraumError("no_polygons", layer=layer)
    if not there.all():
        rows = ", ".join(f"#{i + 1}" for i in np.flatnonzero(~there)[:_MOST_NAMED])
        raise SozialraumError("geometry_missing", layer=layer, areas=rows)
    return repaired(np.asarray(to_25833(frame.geometry.rename("geometry").to_frame(), layer).geometry.values))


def ground(frame: "GeoDataFrame", layer: str) -> np.ndarray | None:
    """Size of each area in m² on the plane of EPSG:25833, NaN without an outline; None for what is no polygon layer.

    Raises
    ------
    SozialraumError
        Those of `projection.to_25833`.
    """
    there = usable(frame).to_numpy()
    kinds = shapely.get_type_id(np.asarray(frame.geometry.values))
    if not there.any() or not np.isin(kinds[there], _POLYGONS).all():
        return None
    moved = to_25833(frame.geometry.rename("geometry").to_frame(), layer)
    size = shapely.area(repaired(np.asarray(moved.geometry.values)))  # of a bow tie one half would be taken off
    return np.where(there & (size > 0), size, np.nan)


def contiguity(areas: np.ndarray, *, rook: bool = False, tolerance: float = TOLERANCE) -> Neighbours:
    """Areas that share a border or a corner (queen), or a border only (rook).

    Parameters
    ----------
    areas : object array (n,)
        Valid polygons in one CRS in metres. Gaps up to `tolerance` and overlaps of any size do not part neighbours.
    rook
        Only borders longer than ten tolerances count.
    tolerance
        Metres.
    """
    n = len(areas)
    wide = shapely.buffer(areas, tolerance)  # cheaper than to ask every pair for its distance
    shapely.prepare(wide)
    first, second = shapely.STRtree(areas).query(wide, predicate="intersects")
    if rook:
        shared = shapely.length(shapely.intersection(shapely.boundary(areas[second]), wide[first]))
        first, second = first[shared > _BORDER * tolerance], second[shared > _BORDER * tolerance]
    pairs = np.unique(np.concatenate([first * n + second, second * n + first]))  # neighbours are so both ways
    pairs = pairs[pairs // n != pairs % n]
    return _compressed(pairs // n, pairs % n, n)


def outer_border(areas: np.ndarray, tolerance: float = TOLERANCE, progress: Progress = no_progress) -> np.ndarray:
    """Which areas lie at the outer border of all areas together, with a line or a corner; bool array (n,).

    Beyond that border there are neighbours that the layer does not hold (edge effect). Holes inside do not count.
    """
    whole = _united(areas, tolerance, progress)
    filled = shapely.polygons(shapely.get_exterior_ring(shapely.get_parts(whole)))
    inner = shapely.union_all(shapely.buffer(filled, -3 * tolerance, quad_segs=1))
    shapely.prepare(inner)
    return ~shapely.contains_properly(inner, areas)


def _united(areas: np.ndarray, tolerance: float, progress: Progress) -> shapely.Geometry:
    """All areas, a little widened, as one: strips from west to east, then neighbouring strips two by two.

    In one go nobody could cancel: the 542 Planungsräume take as long (0.3 s, under load 0.8 s), a strip 0.02 s.
    """
    west_to_east = np.argsort(shapely.get_x(shapely.centroid(areas)))
    strips = np.array_split(west_to_east, -(-len(areas) // _STRIP))
    steps = 2 * len(strips) - 1
    parts: deque[shapely.Geometry] = deque()
    for strip in strips:
        progress(len(parts) / steps)
        parts.append(shapely.union_all(shapely.buffer(areas[strip], tolerance, quad_segs=1)))
    while len(parts) > 1:
        progress((steps - len(parts) + 1) / steps)
        parts.append(shapely.union(parts.popleft(), parts.popleft()))
    return parts[0]


def _compressed(first: np.ndarray, second: np.ndarray, n: int) -> Neighbours:
    order = np.lexsort((second, first))
    start = np.concatenate([[0], np.cumsum(np.bincount(first, minlength=n))])
    return Neighbours(start, second[order])
