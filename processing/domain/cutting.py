# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines and polygons cut by areas, with GEOS: exact for whatever lies on a border.

A part on a common border, or where areas overlap, goes to the first area that covers it, so that each metre counts
once. Features wholly inside an area are not cut.
"""

from typing import NamedTuple

import numpy as np
import shapely

from .errors import Progress, no_progress
from .threads import in_threads, portions

TOUCH = 1e-6  # m or m²: less than the rounding of coordinates makes; no feature is at home or outside by it
_VERTICES = 200_000  # of features and areas cut in one task: some ten milliseconds
_TESTS = 20_000  # pairs tested in one task


class Parts(NamedTuple):
    """Parts of features in areas, one row a pair, ordered by feature, then area.

    Parameters
    ----------
    feature, area : int array (n,)
        Indices of the pair.
    size : float array (n,)
        Length in m or size in m² of the feature inside the area.
    geometry : object array (n,)
        The part itself; None where it was not drawn (`drawn` does it).
    """

    feature: np.ndarray
    area: np.ndarray
    size: np.ndarray
    geometry: np.ndarray


def repaired(features: np.ndarray) -> np.ndarray:
    """Valid copies; parts that the repair turned into points or lines are dropped, so a feature may become empty."""
    invalid = np.flatnonzero(~shapely.is_valid(features) & ~shapely.is_missing(features))
    if not len(invalid):
        return features
    features = features.copy()
    for i in invalid:
        parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(features[i])))
        same = shapely.get_dimensions(parts) == shapely.get_dimensions(features[i])
        features[i] = shapely.union_all(parts[same])
    return features


def measure(features: np.ndarray) -> np.ndarray:
    """Size in m² of polygons, length in m of lines; 0 for empty and missing ones."""
    area = (shapely.get_dimensions(features) == 2).any()
    return np.nan_to_num(shapely.area(features) if area else shapely.length(features))


def cut(features: np.ndarray, areas: np.ndarray, progress: Progress = no_progress) -> Parts:
    """Parts of valid lines, or of valid polygons, in each area.

    Parameters
    ----------
    features
        Lines only or polygons only.
    areas
        Valid polygons in ascending order of their keys.
    """
    total = measure(features)
    area, feature = shapely.STRtree(features).query(areas)
    inside, meets = _tested(features, areas, area, feature, lambda f: progress(0.4 * f))
    area, feature, inside = area[meets], feature[meets], inside[meets]
    geometry = features[feature]
    geometry[~inside] = None
    size = np.where(inside, total[feature], 0.0)
    rows = np.flatnonzero(~inside)
    weights = shapely.get_num_coordinates(features[feature[rows]]) + shapely.get_num_coordinates(areas[area[rows]])

    def pieces(places: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        chosen = rows[places]
        found = shapely.intersection(features[feature[chosen]], areas[area[chosen]])
        return chosen, found, measure(found) if len(found) else np.empty(0)

    for chosen, found, sizes in in_threads(pieces, portions(weights, _VERTICES), lambda f: progress(0.4 + 0.6 * f)):
        geometry[chosen], size[chosen] = found, sizes
    order = np.lexsort((area, feature))
    parts = Parts(feature[order], area[order], size[order], geometry[order])
    return _each_once(features, areas, total, parts)


def _tested(
    features: np.ndarray, areas: np.ndarray, area: np.ndarray, feature: np.ndarray, progress: Progress
) -> tuple[np.ndarray, np.ndarray]:
    """Which pairs lie wholly inside, and which meet at all; pairs are ordered by area.

    A prepared area builds its index when first asked and must stay in one thread: a task holds whole areas.
    """
    shapely.prepare(areas)
    first = np.flatnonzero(np.diff(area, prepend=-1))
    counts = np.diff(first, append=len(area))

    def test(places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        rows = np.arange(first[places[0]], first[places[-1]] + counts[places[-1]])
        polygons, others = areas[area[rows]], features[feature[rows]]
        inside = shapely.contains_properly(polygons, others)
        meets = inside.copy()
        meets[~inside] = shapely.intersects(polygons[~inside], others[~inside])
        return inside, meets

    found = in_threads(test, portions(counts, _TESTS), progress)
    if not found:
        return np.empty(0, bool), np.empty(0, bool)
    return np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])


def _each_once(features: np.ndarray, areas: np.ndarray, total: np.ndarray, parts: Parts) -> Parts:
    """Give what lies in several areas to the first of them, and drop pairs that only touch."""
    feature, area, size, geometry = parts
    within = np.bincount(feature, weights=size, minlength=len(features))
    for i in np.flatnonzero(within > total * (1 + 1e-9) + TOUCH):
        rest = features[i]
        for row in range(*np.searchsorted(feature, (i, i + 1))):
            geometry[row] = shapely.intersection(rest, areas[area[row]])
            rest = shapely.difference(rest, areas[area[row]])
            size[row] = measure(geometry[row : row + 1])[0] if _same_kind(geometry[row], features[i]) else 0.0
    keep = size > 0
    return Parts(feature[keep], area[keep], size[keep], geometry[keep])


def _same_kind(part: shapely.Geometry, whole: shapely.Geometry) -> bool:
    return shapely.get_dimensions(part) == shapely.get_dimensions(whole)


def drawn(parts: Parts, rows: np.ndarray, features: np.ndarray, areas: np.ndarray) -> np.ndarray:
    """The geometry of some parts."""
    geometry = parts.geometry[rows]
    lacking = np.array([g is None for g in geometry], dtype=bool)
    some = rows[lacking]
    geometry[lacking] = shapely.intersection(features[parts.feature[some]], areas[parts.area[some]])
    return geometry
