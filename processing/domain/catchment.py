# SPDX-License-Identifier: GPL-2.0-or-later
"""Catchments by straight line: who lives within a distance of a facility, by air.

Distances from points are exact. For people spread over areas the ground within the distance is measured with discs of
128 corners that have the exact size of the circle; their edge is off by at most 0.03 % of the distance.
"""

from collections.abc import Sequence
from functools import cached_property
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from .errors import Progress, no_progress
from .overlap import settle
from .threads import in_threads

if TYPE_CHECKING:
    from scipy.spatial import KDTree

QUADRANT = 32  # corners of a quarter of a disc
_CORNERS = 4 * QUADRANT
SAME_GROUND = sqrt(2 * pi / (_CORNERS * sin(2 * pi / _CORNERS)))  # radius of a polygon as large as the circle
AROUND = 1 / cos(pi / _CORNERS)  # radius of a polygon that holds the circle
_CHUNK = 20_000  # points between two looks at the cancel button


def part_of(progress: Progress, n: int, of: int) -> Progress:
    """The progress of one of several equal parts of the work."""
    return lambda fraction: progress((n + fraction) / of)


class Pairs(NamedTuple):
    """Which place is served by which facility, as indices."""

    place: np.ndarray
    facility: np.ndarray


class StraightLine:
    """Distance by air, to the edge of what is no point.

    Parameters
    ----------
    facilities
        Valid geometries in a CRS in metres.
    """

    NAME = "straight"

    def __init__(self, facilities: np.ndarray) -> None:
        self.facilities = facilities
        self.tree = shapely.STRtree(facilities)

    def shares(self, places: np.ndarray, distances: Sequence[float], progress: Progress = no_progress) -> np.ndarray:
        """Which share of each place lies within each distance of at least one facility.

        Parameters
        ----------
        places
            Points only (the share is 0 or 1) or valid polygons only.
        distances
            Ascending, metres; what is exactly so far away is within.

        Returns
        -------
        ndarray
            Shape (distances, places), 0 to 1.
        """
        if (shapely.get_dimensions(places) == 0).all():
            return self._points(places, distances, progress)
        steps = len(distances)
        return np.array([self._areas(places, d, part_of(progress, n, steps)) for n, d in enumerate(distances)])

    def _points(self, points: np.ndarray, distances: Sequence[float], progress: Progress) -> np.ndarray:
        nearest = np.full(len(points), np.inf)
        chunks = np.array_split(np.arange(len(points)), max(1, len(points) // _CHUNK))
        for n, chunk in enumerate(chunks):
            progress(n / len(chunks))
            nearest[chunk] = self._nearest(points[chunk], max(distances))
        return (nearest <= np.asarray(distances)[:, None]).astype(float)

    def _nearest(self, points: np.ndarray, limit: float) -> np.ndarray:
        """Metres to the nearest facility; infinite beyond the limit."""
        if self._sites is not None:
            return self._sites.query(shapely.get_coordinates(points))[0]
        away = np.full(len(points), np.inf)
        (which, _), metres = self.tree.query_nearest(
            points, max_distance=limit, return_distance=True, all_matches=False
        )
        away[which] = metres
        return away

    @cached_property
    def _sites(self) -> "KDTree | None":
        """The facilities for a quicker search, where all of them are points."""
        from scipy.spatial import KDTree

        points = (shapely.get_type_id(self.facilities) == shapely.GeometryType.POINT.value).all()
        return KDTree(shapely.get_coordinates(self.facilities)) if points else None

    def _areas(self, places: np.ndarray, distance: float, progress: Progress) -> np.ndarray:
        place, facility = self.tree.query(places, predicate="dwithin", distance=distance)
        zones = self.zones(np.unique(facility), distance, SAME_GROUND, part_of(progress, 0, 2))
        return covered_shares(places, zones, Pairs(place, facility), part_of(progress, 1, 2))

    def zones(self, which: np.ndarray, distance: float, factor: float, progress: Progress) -> np.ndarray:
        """The ground each of some facilities serves; None for the others."""
        zones = np.full(len(self.facilities), None, dtype=object)
        zones[which] = shapely.buffer(self.facilities[which], distance * factor, quad_segs=QUADRANT)
        return zones

    def pairs(self, points: np.ndarray, distance: float, progress: Progress = no_progress) -> Pairs:
        """Which points each facility serves within a distance."""
        found = [(np.empty(0, int), np.empty(0, int))]
        for start in range(0, len(points), _CHUNK):
            progress(start / len(points))
            some = points[start : start + _CHUNK]
            place, facility = self.tree.query(some, predicate="dwithin", distance=distance)
            found.append((place + start, facility))
        return Pairs(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def covered_shares(places: np.ndarray, zones: np.ndarray, pairs: Pairs, progress: Progress = no_progress) -> np.ndarray:
    """Share of each polygon's ground that lies in at least one of its zones; ground served twice counts once.

    Parameters
    ----------
    pairs
        Candidates: which zone may reach which place.
    """
    share = np.zeros(len(places))
    used = zones[np.unique(pairs.facility)]
    settle(used)  # several places, so perhaps both threads, ask for one zone
    shapely.prepare(used)
    whole = shapely.contains_properly(zones[pairs.facility], places[pairs.place])
    share[pairs.place[whole]] = 1.0
    rest = share[pairs.place] < 1.0
    place, zone = pairs.place[rest], pairs.facility[rest]
    order = np.argsort(place, kind="stable")
    place, zone = place[order], zone[order]
    index, first = np.unique(place, return_index=True)
    groups = np.split(zone, first[1:]) if len(index) else []

    def ground(n: int) -> float:
        return shapely.area(shapely.intersection(places[index[n]], shapely.union_all(zones[groups[n]])))

    share[index] = in_threads(ground, range(len(index)), progress)
    size = shapely.area(places)
    cut = index[size[index] > 0]
    share[cut] = np.minimum(share[cut] / size[cut], 1.0)
    return share
