# SPDX-License-Identifier: GPL-2.0-or-later
"""Which area a point lies in: counted once, on a border in the area with the lowest key of those that cover it."""

import numpy as np
import shapely

from .locating import Locator


def home_of_points(points: np.ndarray, areas: np.ndarray) -> tuple[np.ndarray, int]:
    """Index of the area of each point.

    Parameters
    ----------
    points, areas
        Shapely geometries in one CRS in metres; areas in ascending order of their keys.

    Returns
    -------
    home : ndarray of int
        Index into `areas`, -1 outside of all.
    on_border : int
        How many points were covered by more than one area.
    """
    found = Locator(areas, len(points)).locate(shapely.get_x(points), shapely.get_y(points))
    return found.home, found.several
