# SPDX-License-Identifier: GPL-2.0-or-later
"""Which area a feature lies in, and how much of it.

Each feature is counted once, in its home area. A point on a border belongs to the area with the lowest key of those
that cover it. A line or polygon is at home where most of it lies (equal parts: the lowest key); its length or size is
given to all areas it crosses.
"""

from typing import NamedTuple

import numpy as np
import shapely

_TOUCH = 1e-6  # m or m²: what is smaller than rounding of coordinates is a touch, no part


class Pieces(NamedTuple):
    """Parts of features in areas, one row a pair, and what lies outside of all areas by feature."""

    feature: np.ndarray  # (n,) index of the feature
    area: np.ndarray  # (n,) index of the area
    geometry: np.ndarray  # (n,) the part inside
    outside: np.ndarray  # (features,) length in m or size in m² outside of all areas


def home_of_points(points: np.ndarray, areas: np.ndarray) -> tuple[np.ndarray, int]:
    """Index of the area of each point.

    Parameters
    ----------
    points, areas
        Shapely geometries in one CRS; areas in ascending order of their keys.

    Returns
    -------
    home : ndarray of int
        Index into `areas`, -1 outside of all.
    on_border : int
        How many points were covered by more than one area.
    """
    # The tree holds the points, so that each polygon is prepared once, whatever the number of points.
    area, point = shapely.STRtree(points).query(areas, predicate="intersects")
    home = np.full(len(points), len(areas), dtype=np.int64)
    np.minimum.at(home, point, area)
    on_border = int((np.bincount(point, minlength=len(points)) > 1).sum())
    home[home == len(areas)] = -1
    return home, on_border


def pieces(features: np.ndarray, areas: np.ndarray) -> Pieces:
    """Cut lines or polygons by areas; a line on a border is given to the lower key alone.

    Parameters
    ----------
    features
        Lines only or polygons only, valid.
    """
    measure = _measure(features)
    area, feature = shapely.STRtree(features).query(areas, predicate="intersects")
    order = np.lexsort((area, feature))
    area, feature = area[order], feature[order]
    geometry = shapely.intersection(features[feature], areas[area])
    size = measure(geometry)
    total = measure(features)
    inside = np.bincount(feature, weights=size, minlength=len(features))
    doubled = np.flatnonzero(inside > total * (1 + 1e-9) + _TOUCH)
    for i in doubled:
        first, last = np.searchsorted(feature, (i, i + 1))
        _once(features[i], areas, range(first, last), area, geometry)
    if len(doubled):
        size = measure(geometry)
        inside = np.bincount(feature, weights=size, minlength=len(features))
    keep = size > _TOUCH
    outside = np.maximum(total - inside, 0.0)
    outside[outside < total * 1e-9 + _TOUCH] = 0.0
    return Pieces(feature[keep], area[keep], geometry[keep], outside)


def _measure(features: np.ndarray):
    return shapely.area if (shapely.get_dimensions(features) == 2).any() else shapely.length


def _once(whole: shapely.Geometry, areas: np.ndarray, rows: range, area: np.ndarray, geometry: np.ndarray) -> None:
    """Give each part of one feature to the first area that covers it (rows are in ascending order of keys)."""
    rest = whole
    for row in rows:
        geometry[row] = shapely.intersection(rest, areas[area[row]])
        rest = shapely.difference(rest, areas[area[row]])


def home_of_pieces(parts: Pieces, count: int, size: np.ndarray) -> np.ndarray:
    """Index of the area that holds most of each feature; -1 where none holds any.

    Parameters
    ----------
    count
        Number of features.
    size
        Length or area of each piece.
    """
    home = np.full(count, -1, dtype=np.int64)
    order = np.lexsort((parts.area, -np.round(size, 3), parts.feature))
    first = np.unique(parts.feature[order], return_index=True)
    home[first[0]] = parts.area[order][first[1]]
    return home


def covered(parts: Pieces, areas: int) -> np.ndarray:
    """Size of the features in each area, (areas,) in m²; where polygons overlap, ground is counted once."""
    size = shapely.area(parts.geometry)
    total = np.bincount(parts.area, weights=size, minlength=areas)
    for i in np.flatnonzero(np.bincount(parts.area, minlength=areas) > 1):
        united = shapely.union_all(parts.geometry[parts.area == i]).area
        if total[i] - united > 0.5:
            total[i] = united
    return total
