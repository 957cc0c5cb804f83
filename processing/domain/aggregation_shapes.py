# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines and polygons onto areas: how much of them lies in each, and where each is at home.

A feature is counted once, in its home: the area that holds most of it (equal parts, to the millimetre: the first area).
Its length or size is given to all areas it crosses, each metre once, by the rule of `cutting`.
"""

from typing import NamedTuple

import numpy as np
import shapely

from .cutting import TOUCH, Parts, cut, drawn, measure, repaired
from .errors import Progress, no_progress
from .threads import in_threads, portions

_UNITED = 2_000  # polygons united in one task


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
    return _summed(lines, areas, cut(lines, areas, progress), np.empty(0))


def polygons_in_areas(polygons: np.ndarray, areas: np.ndarray, progress: Progress = no_progress) -> InAreas:
    """Size of polygons in each area; invalid ones are repaired on a copy.

    Parameters
    ----------
    polygons
        Polygon or MultiPolygon, shape (features,), in a CRS in metres; empty and missing ones count nothing.
    areas
        Polygons in the same CRS, in ascending order of their keys, shape (areas,).
    """
    polygons, areas = repaired(polygons), repaired(areas)
    parts = cut(polygons, areas, lambda f: progress(0.8 * f))
    return _summed(polygons, areas, parts, _covered(polygons, areas, parts, lambda f: progress(0.8 + 0.2 * f)))


def _summed(features: np.ndarray, areas: np.ndarray, parts: Parts, covered: np.ndarray) -> InAreas:
    total = measure(features)
    inside = np.bincount(parts.feature, weights=parts.size, minlength=len(features))
    outside = np.maximum(total - inside, 0.0)
    outside[outside < total * 1e-9 + TOUCH] = 0.0
    by_area = np.bincount(parts.area, weights=parts.size, minlength=len(areas))
    return InAreas(_homes(parts, len(features)), by_area, covered, outside)


def _homes(parts: Parts, count: int) -> np.ndarray:
    home = np.full(count, -1, dtype=np.int64)
    order = np.lexsort((parts.area, -np.round(parts.size, 3), parts.feature))
    order = order[parts.size[order] > TOUCH]
    feature, first = np.unique(parts.feature[order], return_index=True)
    home[feature] = parts.area[order][first]
    return home


def _covered(polygons: np.ndarray, areas: np.ndarray, parts: Parts, progress: Progress) -> np.ndarray:
    """Ground under the polygons: only those that overlap another are united, area by area."""
    ground = np.bincount(parts.area, weights=parts.size, minlength=len(areas))
    rows = np.flatnonzero(np.isin(parts.feature, _overlapping(polygons, lambda f: progress(0.5 * f))))
    rows = rows[np.argsort(parts.area[rows], kind="stable")]
    groups = np.split(rows, np.flatnonzero(np.diff(parts.area[rows])) + 1)
    groups = [group for group in groups if len(group) > 1]

    def surplus(places: np.ndarray) -> list[float]:
        """What summing counts too much in each group."""
        united = [shapely.union_all(drawn(parts, groups[i], polygons, areas)).area for i in places]
        return [parts.size[groups[i]].sum() - once for i, once in zip(places, united, strict=True)]

    tasks = portions(np.array([len(group) for group in groups]), _UNITED)
    for places, doubled in zip(tasks, in_threads(surplus, tasks, lambda f: progress(0.5 + 0.5 * f)), strict=True):
        for i, twice in zip(places, doubled, strict=True):
            ground[parts.area[groups[i][0]]] -= max(twice, 0.0)
    return ground


def _overlapping(polygons: np.ndarray, progress: Progress) -> np.ndarray:
    """Polygons that share ground with another one; neighbours that only touch do not."""
    one, other = shapely.STRtree(polygons).query(polygons)
    once = one < other
    one, other = one[once], other[once]

    def share(places: np.ndarray) -> np.ndarray:
        near = places[shapely.intersects(polygons[one[places]], polygons[other[places]])]
        return near[shapely.relate_pattern(polygons[one[near]], polygons[other[near]], "T********")]

    found = in_threads(share, portions(np.ones(len(one)), 5_000), progress)
    places = np.concatenate(found) if found else np.empty(0, np.int64)
    return np.unique(np.concatenate([one[places], other[places]]))
