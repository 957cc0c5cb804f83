# SPDX-License-Identifier: GPL-2.0-or-later
"""Catchments that end at barriers: what lies behind a railway, a river or a motorway is not served.

After the rule of the Umweltatlas Berlin for green near the home: blocks behind a barrier count as not served even
inside the radius. A disc around the facility is cut by the barriers and the part that is connected with the facility
kept. A bridge is a gap in the barrier layer; the way over it is not measured, a detour is thus too short.

A facility on a barrier line serves both sides; one inside a barrier area serves the nearest part; one that is an area
serves all parts in which it has ground.
"""

from collections.abc import Sequence

import numpy as np
import shapely

from .catchment import AROUND, Pairs, StraightLine, part_of
from .errors import Progress, no_progress
from .threads import in_threads

_HALF = 0.05  # m: a barrier line is so wide to either side
_TOUCH = 2 * _HALF  # m: parts this near to a facility are its own
_INSIDE = 0.2  # m: so far inside its edge an area has ground of its own
_LARGE = 1000  # vertices from which on an area is clipped before it is taken off


class AroundBarriers(StraightLine):
    """Straight-line distance, but only to what no barrier cuts off.

    Parameters
    ----------
    facilities, barriers
        Valid geometries in a CRS in metres; barriers are lines or polygons.
    """

    NAME = "barriers"

    def __init__(self, facilities: np.ndarray, barriers: np.ndarray) -> None:
        super().__init__(facilities)
        parts = shapely.get_parts(barriers)
        parts = shapely.get_parts(parts)  # collections of multi-geometries
        self._lines = parts[shapely.get_dimensions(parts) == 1]
        self._grounds = parts[shapely.get_dimensions(parts) == 2]
        self._line_tree, self._ground_tree = shapely.STRtree(self._lines), shapely.STRtree(self._grounds)
        area = shapely.get_dimensions(facilities) == 2
        self._anchors = np.array(facilities, dtype=object)
        inner = shapely.buffer(facilities[area], -_INSIDE)
        self._anchors[area] = np.where(shapely.is_empty(inner), facilities[area], inner)

    def _near_barrier(self, distance: float) -> np.ndarray:
        """Which facilities have a barrier within a distance."""
        near = np.zeros(len(self.facilities), dtype=bool)
        for tree in (self._line_tree, self._ground_tree):
            if len(tree):
                near[tree.query(self.facilities, predicate="dwithin", distance=distance)[0]] = True
        return near

    def zones(self, which: np.ndarray, distance: float, factor: float, progress: Progress) -> np.ndarray:
        zones = super().zones(which, distance, factor, progress)
        cut = which[self._near_barrier(distance * factor)[which]]
        kept = in_threads(lambda i: self._kept(zones[i], self._anchors[i]), cut.tolist(), progress)
        for i, zone in zip(cut.tolist(), kept, strict=True):
            zones[i] = zone
        return zones

    def _kept(self, disc: shapely.Geometry, anchor: shapely.Geometry) -> shapely.Geometry:
        """The parts of a disc that no barrier cuts off from the facility."""
        lines = _clipped(self._lines[self._line_tree.query(disc)], disc)
        grounds = self._grounds[self._ground_tree.query(disc)].copy()
        large = shapely.get_num_coordinates(grounds) > _LARGE
        grounds[large] = shapely.make_valid(_clipped(grounds[large], disc))
        walls = [*shapely.buffer(lines, _HALF, quad_segs=2), *grounds]
        parts = shapely.get_parts(shapely.difference(disc, shapely.union_all(walls)))
        if not len(parts):
            return shapely.Polygon()
        away = shapely.distance(parts, anchor)
        return shapely.union_all(parts[away <= max(_TOUCH, float(away.min()) + _HALF / 10)])

    def _points(self, points: np.ndarray, distances: Sequence[float], progress: Progress) -> np.ndarray:
        within = np.zeros((len(distances), len(points)))
        for n, distance in enumerate(distances):
            # Who is served within a shorter way is served within the longer one: the cut disc only grows.
            open_ = np.flatnonzero(within[n - 1] == 0) if n else np.arange(len(points))
            within[n] = within[n - 1] if n else 0
            found = self.pairs(points[open_], distance, part_of(progress, n, len(distances)))
            within[n, open_[found.place]] = 1.0
        return within

    def pairs(self, points: np.ndarray, distance: float, progress: Progress = no_progress) -> Pairs:
        place, facility = super().pairs(points, distance, part_of(progress, 0, 2))
        near = self._near_barrier(distance)
        doubtful = np.flatnonzero(near[facility])
        zones = self.zones(np.unique(facility[doubtful]), distance, AROUND, part_of(progress, 1, 2))
        shapely.prepare(zones[near])
        served = np.ones(len(place), dtype=bool)
        served[doubtful] = shapely.intersects(zones[facility[doubtful]], points[place[doubtful]])
        return Pairs(place[served], facility[served])


def _clipped(geometry: np.ndarray, disc: shapely.Geometry) -> np.ndarray:
    """What of barriers lies around a disc, with a metre to spare, so that they still cut through its edge."""
    west, south, east, north = shapely.bounds(disc)
    return shapely.clip_by_rect(geometry, west - 1, south - 1, east + 1, north + 1)
