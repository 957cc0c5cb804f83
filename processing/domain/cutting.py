# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines and polygons cut by areas, with GEOS: exact for whatever lies on a border.

A part on a common border, or where areas overlap, goes to the first area that covers it, so that each metre counts
once. Features wholly inside an area are not cut.
"""

from typing import NamedTuple

import numpy as np
import shapely

from .errors import Progress, no_progress
from .threads import groups, in_threads, portions

TOUCH = 1e-6  # m or m²: less than the rounding of coordinates makes; no feature is at home or outside by it
_VERTICES = 200_000  # of features and areas cut in one task: some ten milliseconds
_CHECKED = 50_000  # vertices checked for validity in one task: some milliseconds
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


def repaired(features: np.ndarray, progress: Progress = no_progress) -> np.ndarray:
    """Valid copies; parts that the repair turned into points or lines are dropped, so a feature may become empty."""
    tasks = portions(shapely.get_num_coordinates(features), _CHECKED)
    valid = in_threads(lambda rows: shapely.is_valid(features[rows]), tasks, progress)
    invalid = np.flatnonzero(~np.concatenate([np.empty(0, bool), *valid]) & ~shapely.is_missing(features))
    if not len(invalid):
        return features
    features = features.copy()
    for n, i in enumerate(invalid):
        progress(n / len(invalid))
        parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(features[i])))
        same = shapely.get_dimensions(parts) == shapely.get_dimensions(features[i])
        features[i] = shapely.union_all(parts[same])
    shapely.is_valid(features[invalid])  # GEOS keeps boxes of rings once asked for; threads must find them kept
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

    Returns
    -------
    Parts
        A line that doubles back counts as often as it is drawn, as its length does.
    """
    pieces, owner = _unfolded(features)
    found = _cut(pieces, areas, progress)
    return found if len(pieces) == len(features) else _together(found, owner)


def _unfolded(features: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Features and their owners; a line that meets itself step by step, since GEOS counts what it finds twice once."""
    lines = np.flatnonzero(shapely.get_dimensions(features) == 1)
    folded = lines[~shapely.is_simple(features[lines])]
    whole = np.setdiff1d(np.arange(len(features)), folded)
    parts, line = shapely.get_parts(features[folded], return_index=True)
    points, part = shapely.get_coordinates(parts, return_index=True)
    step = np.flatnonzero((part[1:] == part[:-1]) & (points[1:] != points[:-1]).any(axis=1))
    steps = shapely.linestrings(np.stack([points[step], points[step + 1]], axis=1)) if len(step) else parts[:0]
    return np.concatenate([features[whole], steps]), np.concatenate([whole, folded[line[part[step]]]])


def _together(parts: Parts, owner: np.ndarray) -> Parts:
    """The steps of a line in one area as one part."""
    feature = owner[parts.feature]
    order = np.lexsort((parts.area, feature))
    feature, area = feature[order], parts.area[order]
    first = np.flatnonzero(np.r_[True, (feature[1:] != feature[:-1]) | (area[1:] != area[:-1])][: len(feature)])
    size = np.add.reduceat(parts.size[order], first) if len(first) else parts.size
    steps = np.split(parts.geometry[order], first[1:]) if len(first) else []
    geometry = np.array([some[0] if len(some) == 1 else shapely.union_all(some) for some in steps], dtype=object)
    return Parts(feature[first], area[first], size, geometry)


def _cut(features: np.ndarray, areas: np.ndarray, progress: Progress) -> Parts:
    total = measure(features)
    area, feature = shapely.STRtree(features).query(areas)
    inside, meets = tested(features, areas, area, feature, lambda f: progress(0.4 * f))
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

    for chosen, found, sizes in in_threads(pieces, portions(weights, _VERTICES), lambda f: progress(0.4 + 0.4 * f)):
        geometry[chosen], size[chosen] = found, sizes
    order = np.lexsort((area, feature))
    parts = Parts(feature[order], area[order], size[order], geometry[order])
    return _each_once(features, areas, total, parts, lambda f: progress(0.8 + 0.2 * f))


def tested(
    features: np.ndarray, areas: np.ndarray, area: np.ndarray, feature: np.ndarray, progress: Progress
) -> tuple[np.ndarray, np.ndarray]:
    """Which pairs lie wholly inside, and which meet at all.

    Parameters
    ----------
    area, feature
        Indices of the pairs, ordered by area: a prepared area builds its index when first asked and must stay in one
        thread, so a task holds whole areas.
    """
    shapely.prepare(areas)

    def test(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        polygons, others = areas[area[rows]], features[feature[rows]]
        inside = shapely.contains_properly(polygons, others)
        meets = inside.copy()
        meets[~inside] = shapely.intersects(polygons[~inside], others[~inside])
        return inside, meets

    found = in_threads(test, groups(area, _TESTS), progress)
    if not found:
        return np.empty(0, bool), np.empty(0, bool)
    return np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])


def _each_once(features: np.ndarray, areas: np.ndarray, total: np.ndarray, parts: Parts, progress: Progress) -> Parts:
    """Give what lies in several areas to the first of them, and drop pairs that only touch."""
    feature, area, size, geometry = parts
    within = np.bincount(feature, weights=size, minlength=len(features))
    doubled = np.flatnonzero(within > total * (1 + 1e-9) + TOUCH)
    for n, i in enumerate(doubled):
        progress(n / len(doubled))
        rest = features[i]
        for row in range(*np.searchsorted(feature, (i, i + 1))):
            geometry[row] = shapely.intersection(rest, areas[area[row]])
            rest = shapely.difference(rest, areas[area[row]])
            same = shapely.get_dimensions(geometry[row]) == shapely.get_dimensions(features[i])
            size[row] = measure(geometry[row : row + 1])[0] if same else 0.0
    keep = size > 0
    return Parts(feature[keep], area[keep], size[keep], geometry[keep])


def drawn(
    parts: Parts, rows: np.ndarray, features: np.ndarray, areas: np.ndarray, progress: Progress = no_progress
) -> np.ndarray:
    """The geometry of some parts."""
    geometry = parts.geometry[rows]
    lacking = np.flatnonzero(shapely.is_missing(geometry))
    feature, area = features[parts.feature[rows[lacking]]], areas[parts.area[rows[lacking]]]
    tasks = portions(shapely.get_num_coordinates(feature) + shapely.get_num_coordinates(area), _VERTICES)
    for task, found in zip(
        tasks, in_threads(lambda t: shapely.intersection(feature[t], area[t]), tasks, progress), strict=True
    ):
        geometry[lacking[task]] = found
    return geometry
