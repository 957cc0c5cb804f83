# SPDX-License-Identifier: GPL-2.0-or-later
"""Catchments along a network of streets and paths, measured exactly to the place on the edge where one leaves it.

The way of a person is the straight line to the nearest place of the network, the shortest way along it, and the
straight line from there to the facility. A facility that is an area or a line is entered anywhere at its edge.
"""

from collections.abc import Sequence

import numpy as np
import shapely

from .catchment import Pairs
from .errors import Progress, no_progress
from .network import TOLERANCE, Network
from .spread import spread

EDGE_STEP = 5.0  # m between two places where an area is entered: at most 2.5 m too far
SPACING = (20.0, 100.0)  # m between two points of people who are spread over areas, least and most
_TOGETHER = 16  # facilities whose ways are sought in one go


def spacing_of(distances: Sequence[float]) -> float:
    """How densely people are spread: a fifth of the shortest distance, within `SPACING`."""
    return float(np.clip(min(distances) / 5, *SPACING))


class AlongNetwork:
    """Distance along a network.

    Parameters
    ----------
    facilities, lines
        Valid geometries in a CRS in metres.
    tolerance
        See `Network.from_lines`.
    """

    NAME = "network"

    def __init__(self, facilities: np.ndarray, lines: np.ndarray, tolerance: float = TOLERANCE) -> None:
        streets = Network.from_lines(lines, tolerance)
        points, self._facility = _entrances(facilities)
        at = streets.joined(points)
        self.network, self._node = streets.with_nodes(at.edge, at.along)
        self._away = at.away
        self._count = len(facilities)
        self._matrix = self._directed()

    def _directed(self):
        """The streets in both directions, and from each facility (a node of its own) to its entrances, so that nobody
        takes a short cut through a park.
        """
        nodes = len(self.network.xy)
        return self.network.matrix(nodes + self._count, (nodes + self._facility, self._node, self._away))

    def access(self) -> np.ndarray:
        """How far each facility is from the network, metres."""
        nearest = np.full(self._count, np.inf)
        np.minimum.at(nearest, self._facility, self._away)
        return nearest

    def shares(self, places: np.ndarray, distances: Sequence[float], progress: Progress = no_progress) -> np.ndarray:
        """Which share of each place lies within each distance of at least one facility; see `StraightLine.shares`.

        Polygons are measured at points spread over them (`spread`, `spacing_of`).
        """
        limits = np.asarray(distances)[:, None]
        if (shapely.get_dimensions(places) == 0).all():
            return (self._nearest(places, max(distances), progress) <= limits).astype(float)
        sample = spread(places, spacing_of(distances), lambda f: progress(f / 2))
        within = self._nearest(sample.points, max(distances), lambda f: progress(0.5 + f / 2)) <= limits
        part = sample.parts(np.ones(len(places)))
        shares = [np.bincount(sample.polygon, weights=part * row, minlength=len(places)) for row in within]
        return np.minimum(np.array(shares), 1.0)

    def _nearest(self, points: np.ndarray, limit: float, progress: Progress) -> np.ndarray:
        """Way of each point to its nearest facility; infinite beyond the limit."""
        from scipy.sparse.csgraph import dijkstra

        progress(0.0)
        sources = len(self.network.xy) + np.arange(self._count)
        way = dijkstra(self._matrix, indices=sources, min_only=True, limit=limit)
        progress(0.5)
        at = self.network.joined(points)
        progress(1.0)
        return self._arrived(way, at)

    def _arrived(self, way: np.ndarray, at) -> np.ndarray:
        """From ways to nodes to ways to places on edges; `way` has the nodes on its last axis."""
        by_first = way[..., self.network.first[at.edge]] + at.along
        by_last = way[..., self.network.last[at.edge]] + self.network.length[at.edge] - at.along
        return np.minimum(by_first, by_last) + at.away

    def pairs(self, points: np.ndarray, distance: float, progress: Progress = no_progress) -> Pairs:
        """Which points each facility serves within a distance."""
        from scipy.sparse.csgraph import dijkstra

        at = self.network.joined(points)
        places, facilities = [np.empty(0, int)], [np.empty(0, int)]
        for start in range(0, self._count, _TOGETHER):
            progress(start / self._count)
            some = np.arange(start, min(start + _TOGETHER, self._count))
            way = dijkstra(self._matrix, indices=len(self.network.xy) + some, limit=distance)
            near = np.atleast_2d(self._arrived(way, at) <= distance)
            facility, place = np.nonzero(near)
            places.append(place)
            facilities.append(some[facility])
        return Pairs(np.concatenate(places), np.concatenate(facilities))

    def cut_off(self, points: np.ndarray) -> np.ndarray:
        """Which points join a part of the network that has no facility at all."""
        served = np.unique(self.network.component[self._node])
        return ~np.isin(self.network.component[self.network.first[self.network.joined(points).edge]], served)


def _entrances(facilities: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Points at which facilities are entered, and whose each is."""
    flat = np.where(shapely.get_dimensions(facilities) == 2, shapely.boundary(facilities), facilities)
    dense = shapely.segmentize(flat, EDGE_STEP)
    xy, index = shapely.get_coordinates(dense, return_index=True)
    return shapely.points(xy), index
