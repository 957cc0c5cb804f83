# SPDX-License-Identifier: GPL-2.0-or-later
"""Which area a point lies in: counted once, on a border in the area with the lowest key of those that cover it."""

import numpy as np
import shapely


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
