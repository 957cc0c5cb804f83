# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines and polygons onto areas: how much of them lies in each, and where each is at home.

A feature is counted once, in its home: the area that holds most of it (equal parts, to the millimetre: the first area).
Its length or size is given to all areas it crosses, each metre once, by the rule of `cutting`.
"""

from typing import NamedTuple

import numpy as np
import shapely

from .borders import runs
from .crossings import parts_in_areas
from .cutting import TOUCH, Parts, measure, repaired
from .errors import Progress, no_progress
from .ground import covered, overlapping
from .threads import Beside


class InAreas(NamedTuple):
    """Lines or polygons in areas.

    Parameters
    ----------
    home : int array (features,)
        Index of the area that holds most of the feature, -1 where none does.
    measure : float array (areas,)
        Length in m or size in m² of the features in each area, summed over features.
    covered : float array (areas,)
        Ground in m² under the polygons, counted once where they overlap each other; empty for lines.
    outside : float array (features,)
        Length in m or size in m² outside of all areas.
    """

    home: np.ndarray
    measure: np.ndarray
    covered: np.ndarray
    outside: np.ndarray


def lines_in_areas(lines: np.ndarray, areas: np.ndarray, progress: Progress = no_progress) -> InAreas:
    """Length of lines in each area.

    Parameters
    ----------
    lines
        LineString or MultiLineString, shape (features,), in a CRS in metres; empty and missing ones count nothing.
    areas
        Polygons in the same CRS, in ascending order of their keys, shape (areas,).
    """
    areas = repaired(areas)
    single, owner = _singles(lines)
    parts = parts_in_areas(single, areas, progress)
    return _summed(len(lines), areas, single, owner, parts, np.empty(0))


def polygons_in_areas(polygons: np.ndarray, areas: np.ndarray, progress: Progress = no_progress) -> InAreas:
    """Size of polygons in each area; invalid ones are repaired on a copy.

    Parameters
    ----------
    polygons
        Polygon or MultiPolygon, shape (features,), in a CRS in metres; empty and missing ones count nothing.
    areas
        Polygons in the same CRS, in ascending order of their keys, shape (areas,).
    """
    areas = repaired(areas)
    single, owner = _singles(repaired(polygons, lambda f: progress(0.1 * f)))
    # GEOS looks for overlaps while numpy, which mostly holds the interpreter's lock, looks for crossings.
    with Beside(lambda look: overlapping(single, look)) as overlaps:
        parts = parts_in_areas(single, areas, lambda f: progress(0.1 + 0.5 * f))
        ground = covered(single, areas, parts, overlaps.result(progress, 0.6), lambda f: progress(0.6 + 0.4 * f))
    return _summed(len(polygons), areas, single, owner, parts, ground)


def _singles(features: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Single lines or polygons, and the feature each belongs to."""
    if np.isin(shapely.get_type_id(features), (1, 3)).all():
        return features, np.arange(len(features))
    single, owner = shapely.get_parts(features, return_index=True)
    shapely.is_valid(single)  # as in `repaired`: these are copies
    return single, owner


def _summed(
    count: int, areas: np.ndarray, single: np.ndarray, owner: np.ndarray, parts: Parts, covered: np.ndarray
) -> InAreas:
    """Numbers of features from the parts of their single lines or polygons."""
    total = np.bincount(owner, measure(single), count)
    feature = owner[parts.feature]
    outside = np.maximum(total - np.bincount(feature, parts.size, count), 0.0)
    outside[outside < total * 1e-9 + TOUCH] = 0.0
    by_area = np.bincount(parts.area, parts.size, len(areas)).astype(float)
    pair, place = np.unique(feature * len(areas) + parts.area, return_inverse=True)
    size = np.bincount(place, parts.size, len(pair))
    return InAreas(_homes(pair // len(areas), pair % len(areas), size, count), by_area, covered, outside)


def _homes(feature: np.ndarray, area: np.ndarray, size: np.ndarray, count: int) -> np.ndarray:
    """The area with the most of each feature; pairs are ordered by feature, then area."""
    home = np.full(count, -1, dtype=np.int64)
    some = np.flatnonzero(size > TOUCH)
    feature, area, size = feature[some], area[some], size[some].round(3)
    first, number = runs(feature)
    if len(first):
        most = np.flatnonzero(size == np.repeat(np.maximum.reduceat(size, first), number))
        most = most[runs(feature[most])[0]]
        home[feature[most]] = area[most]
    return home
