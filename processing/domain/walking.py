# SPDX-License-Identifier: GPL-2.0-or-later
"""Catchments along a network of streets and paths, measured exactly to the place on the edge where one leaves it.

The way of a person is the straight line to the nearest place of the network, the shortest way along it, and the
straight line from there to the facility. A facility that is an area or a line is entered anywhere at its edge.
"""

from collections.abc import Sequence

import numpy as np
import shapely

from .catchment import Pairs, part_of
from .errors import Progress, no_progress
from .network import TOLERANCE, Joined, Network
from .spread import spread

EDGE_STEP = 5.0  # m between two places where an area is entered: at most 2.5 m too far
SPACING = (20.0, 100.0)  # m between two points of people who are spread over areas, least and most
_TOGETHER = 16  # facilities whose ways are sought in one go
_CHUNK = 10_000  # points between two looks at the cancel button


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

    def __init__(
        self,
        facilities: np.ndarray,
        lines: np.ndarray,
        tolerance: float = TOLERANCE,
        progress: Progress = no_progress,
    ) -> None:
        streets = Network.from_lines(lines, tolerance, part_of(progress, 0, 3))
        points, self._facility = _entrances(facilities)
        at = _joined(streets, points, part_of(progress, 1, 3))
        self.network, self._node = streets.with_nodes(at.edge, at.along)
        progress(2 / 3)
        self._away = at.away
        self._count = len(facilities)
        self._matrix = self._directed()
        self._last: tuple[np.ndarray, Joined] | None = None

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

        Polygons are measured at points spread over them (`spread`, `spacing_of`). With Berlin's Kitas and
        Planungsräume this is off by 0.5 percentage points of an area's ground on average, 2.5 at most.
        """
        limits = np.asarray(distances)[:, None]
        if (shapely.get_dimensions(places) == 0).all():
            return (self._nearest(places, max(distances), progress) <= limits).astype(float)
        sample = spread(places, spacing_of(distances), part_of(progress, 0, 2))
        within = self._nearest(sample.points, max(distances), part_of(progress, 1, 2)) <= limits
        part = sample.parts(np.ones(len(places)))
        shares = [np.bincount(sample.polygon, weights=part * row, minlength=len(places)) for row in within]
        return np.minimum(np.array(shares), 1.0)

    def _nearest(self, points: np.ndarray, limit: float, progress: Progress) -> np.ndarray:
        """Way of each point to its nearest facility; infinite beyond the limit."""
        from scipy.sparse.csgraph import dijkstra

        progress(0.0)
        sources = len(self.network.xy) + np.arange(self._count)
        way = dijkstra(self._matrix, indices=sources, min_only=True, limit=limit)
        at = self._joined(points, progress)
        by_first = way[self.network.first[at.edge]] + at.along
        by_last = way[self.network.last[at.edge]] + self.network.length[at.edge] - at.along
        return np.minimum(by_first, by_last) + at.away

    def _joined(self, points: np.ndarray, progress: Progress = no_progress) -> Joined:
        """Where points meet the network; the same points are asked for again and again."""
        if self._last is None or self._last[0] is not points:
            self._last = (points, _joined(self.network, points, progress))
        return self._last[1]

    def pairs(self, points: np.ndarray, distance: float, progress: Progress = no_progress) -> Pairs:
        """Which points each facility serves within a distance."""
        from scipy.sparse.csgraph import dijkstra

        at = self._joined(points, part_of(progress, 0, 2))
        progress = part_of(progress, 1, 2)
        # Each point hangs on both nodes of its edge, so many metres away; ordered by node.
        node = np.r_[self.network.first[at.edge], self.network.last[at.edge]]
        metres = np.r_[at.along, self.network.length[at.edge] - at.along] + np.r_[at.away, at.away]
        order = np.argsort(node, kind="stable")
        place, metres = order % len(points), metres[order]
        begin = np.searchsorted(node[order], np.arange(len(self.network.xy) + 1))
        found = []
        for start in range(0, self._count, _TOGETHER):
            progress(start / self._count)
            some = np.arange(start, min(start + _TOGETHER, self._count))
            way = dijkstra(self._matrix, indices=len(self.network.xy) + some, limit=distance)[:, : len(self.network.xy)]
            facility, reached = np.nonzero(np.isfinite(way))
            hanging = begin[reached + 1] - begin[reached]
            row = np.repeat(np.arange(len(reached)), hanging)
            entry = np.arange(len(row)) - np.repeat(np.cumsum(hanging) - hanging, hanging) + begin[reached[row]]
            near = way[facility[row], reached[row]] + metres[entry] <= distance
            both = np.unique(some[facility[row[near]]] * len(points) + place[entry[near]])
            found.append(both)
        facility, served = np.divmod(np.concatenate(found), len(points))
        return Pairs(served, facility)

    def cut_off(self, points: np.ndarray) -> np.ndarray:
        """Which points join a part of the network that has no facility at all."""
        component = self.network.component
        served = np.unique(component[self._node])
        return ~np.isin(component[self.network.first[self._joined(points).edge]], served)


def _joined(network: Network, points: np.ndarray, progress: Progress) -> Joined:
    """`Network.joined` in pieces, so that it can be cancelled."""
    chunks = np.array_split(points, max(1, len(points) // _CHUNK))
    found = []
    for n, chunk in enumerate(chunks):
        progress(n / len(chunks))
        found.append(network.joined(chunk))
    return Joined(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def _entrances(facilities: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Points at which facilities are entered, and whose each is."""
    flat = np.where(shapely.get_dimensions(facilities) == 2, shapely.boundary(facilities), facilities)
    dense = shapely.segmentize(flat, EDGE_STEP)
    xy, index = shapely.get_coordinates(dense, return_index=True)
    return shapely.points(xy), index
