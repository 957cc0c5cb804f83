# SPDX-License-Identifier: GPL-2.0-or-later
"""Point in area in rational arithmetic, for the points that floating-point numbers cannot decide."""

from fractions import Fraction

import numpy as np

Vector = tuple[Fraction, Fraction]


def covered_exactly(x: float, y: float, reference: np.ndarray, lines: np.ndarray, inside: bool) -> bool:
    """Whether an area covers a point, its border included.

    Parameters
    ----------
    reference : float array (2,)
        A point on none of the lines.
    lines : float array (n, 4)
        Segments of the area's border that the line from reference to point may cross: ax, ay, bx, by.
    inside
        Whether the area covers the reference, counting the segments that the line surely crosses.
    """
    origin = (Fraction(float(reference[0])), Fraction(float(reference[1])))
    point = _from(origin, float(x), float(y))
    for ax, ay, bx, by in lines.tolist():
        a, b = _from(origin, ax, ay), _from(origin, bx, by)
        pa, pb, ab = _cross(point, a), _cross(point, b), _cross(a, b)
        side = ab + pa - pb
        if side == 0 and _between(point, a, b):
            return True
        # An end exactly on the line counts as right of it, in all segments alike: as if it were moved a hair.
        if (pa > 0) != (pb > 0) and (side > 0) != (ab > 0):
            inside = not inside
    return inside


def _from(origin: Vector, x: float, y: float) -> Vector:
    return Fraction(x) - origin[0], Fraction(y) - origin[1]


def _cross(a: Vector, b: Vector) -> Fraction:
    return a[0] * b[1] - a[1] * b[0]


def _between(p: Vector, a: Vector, b: Vector) -> bool:
    """Whether a point on the line through a and b lies between them."""
    return all(min(a[i], b[i]) <= p[i] <= max(a[i], b[i]) for i in (0, 1))
