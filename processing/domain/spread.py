# SPDX-License-Identifier: GPL-2.0-or-later
"""The people of an area as points spread evenly over it, for what is measured from point to point."""

from typing import NamedTuple

import numpy as np
import shapely

from .errors import Progress, no_progress

LEAST = (16, 100)  # points even a small area gets, so that its shape counts: of many areas fewer, of few areas more
_ALL = 100_000  # points that many small areas get together
_STEP = 200  # areas between two looks at the cancel button


class Spread(NamedTuple):
    """Points and the index of the polygon each stands for; all points of a polygon carry the same part of it."""

    points: np.ndarray
    polygon: np.ndarray

    def parts(self, amount: np.ndarray) -> np.ndarray:
        """What each point carries of its polygon's amount."""
        count = np.bincount(self.polygon, minlength=len(amount))
        return amount[self.polygon] / count[self.polygon]


def spread(polygons: np.ndarray, spacing: float, progress: Progress = no_progress) -> Spread:
    """Points of a square grid inside each polygon; at least one each.

    Parameters
    ----------
    polygons
        Valid polygons in a CRS in metres; each has its own grid from its own box, so that the order does not matter.
    spacing
        Metres between two points; less in small polygons, so that each has 16 to 100 points (`LEAST`).
    """
    shapely.prepare(polygons)
    found, index = [], []
    least = np.clip(_ALL / len(polygons), *LEAST)
    steps = np.minimum(spacing, np.sqrt(np.maximum(shapely.area(polygons), 1.0) / least))
    for i, (polygon, step, box) in enumerate(zip(polygons, steps, shapely.bounds(polygons), strict=True)):
        if i % _STEP == 0:
            progress(i / len(polygons))
        x, y = (_axis(box[a], box[a + 2], step) for a in (0, 1))
        xs, ys = (grid.ravel() for grid in np.meshgrid(x, y))
        inside = shapely.contains_xy(polygon, xs, ys)
        points = shapely.points(xs[inside], ys[inside])
        if not len(points):
            points = np.array([shapely.point_on_surface(polygon)])
        found.append(points)
        index.append(np.full(len(points), i))
    return Spread(np.concatenate(found), np.concatenate(index))


def _axis(low: float, high: float, step: float) -> np.ndarray:
    """Middles of equal steps over a span."""
    count = max(1, round((high - low) / step))
    return low + (np.arange(count) + 0.5) * (high - low) / count
