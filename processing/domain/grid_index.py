# SPDX-License-Identifier: GPL-2.0-or-later
"""Which area covers a point, exactly and at once: a regular grid over the areas.

A cell that no border touches answers by itself; a cell with borders keeps the few segments in it and a reference point
of known place. Whether an area covers a point of such a cell is the parity of the area's segments that cross the line
from the reference to the point (Jordan's theorem; a segment outside of the cell cannot cross it, because a cell is
convex). Each sign is taken from floating-point numbers only where it is larger than its own rounding error; what stays
undecided, above all a point on a border, is decided in rational arithmetic.

The rule for points that several areas cover: the first area in their order. Borders belong to the areas ("covers").
Areas may overlap, leave gaps, have holes and many parts.

After: Preparata & Shamos 1985, Computational Geometry, 2.2 (slab and grid location); the error filter after Shewchuk
1997, Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates.
"""

from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np

from .exact_points import covered_exactly

OUTSIDE, BORDER = -1, -2  # in `GridIndex.cells`: no area, and a cell with segments
_ROUNDING = 16 * 2.0**-53  # of a cross product of differences; four roundings would do, the rest is margin


class Located(NamedTuple):
    """Where points lie.

    Parameters
    ----------
    home : int16 or int32 array (n,)
        Index of the first area that covers each point, -1 outside of all.
    several : int
        Points that more than one area covers: on borders, or where areas overlap.
    """

    home: np.ndarray
    several: int


@dataclass(frozen=True)
class GridIndex:
    """Grid over areas; built by `grid_build.build`.

    Parameters
    ----------
    frame : float array (5,)
        x and y of the lower left corner in m, size of a cell in m, numbers of columns and rows.
    cells : int16 or int32 array (rows * columns,)
        Index of the first area that covers the whole cell, `OUTSIDE` or `BORDER`.
    shared : bool array (rows * columns,) or (0,)
        Cells that several areas cover wholly; empty where there are none.
    border : int array (m,)
        Positions of the border cells in `cells`, ascending.
    reference : float array (m, 2)
        Their reference points.
    first_pair : int array (m + 1,)
        Border cell i has the pairs first_pair[i] to first_pair[i + 1].
    pair_area, pair_inside : int and bool array (p,)
        An area that has segments in the cell or covers it; whether it covers the reference point.
    first_segment : int array (p + 1,)
        Pair i has the segments at first_segment[i] to first_segment[i + 1] in `lines`.
    lines : float array (s, 4)
        Segments of the borders, once for each cell they touch, so that those of a cell lie together: ax, ay, bx, by.
    """

    frame: np.ndarray
    cells: np.ndarray
    shared: np.ndarray
    border: np.ndarray
    reference: np.ndarray
    first_pair: np.ndarray
    pair_area: np.ndarray
    pair_inside: np.ndarray
    first_segment: np.ndarray
    lines: np.ndarray

    @classmethod
    def names(cls) -> list[str]:
        """What the arrays are called of which an index is made."""
        return [field.name for field in fields(cls)]

    def arrays(self) -> dict[str, np.ndarray]:
        """All there is to keep."""
        return {name: getattr(self, name) for name in self.names()}

    def locate(self, x: np.ndarray, y: np.ndarray) -> Located:
        """The first area that covers each point; a coordinate that is no number lies outside."""
        x0, y0, size, columns, rows = self.frame.tolist()
        across, up = (x - x0) * (1 / size), (y - y0) * (1 / size)
        if not (_within(across, columns) and _within(up, rows)):
            there = (across >= 0) & (across < columns) & (up >= 0) & (up < rows)
            home = np.full(len(x), OUTSIDE, self.cells.dtype)
            if not there.any():
                return Located(home, 0)
            found = self.locate(x[there], y[there])
            home[there] = found.home
            return Located(home, found.several)
        cell = up.astype(np.int32) * np.int32(columns) + across.astype(np.int32)
        home = self.cells[cell]
        several = int(np.count_nonzero(self.shared[cell])) if len(self.shared) else 0
        near = np.flatnonzero(home == BORDER)
        if len(near):
            home[near], more = self._near_borders(x[near], y[near], np.searchsorted(self.border, cell[near]))
            several += more
        return Located(home, several)

    def _near_borders(self, x: np.ndarray, y: np.ndarray, cell: np.ndarray) -> Located:
        """The same for points in border cells; `cell` is the number of the border cell."""
        point, pair = ranges(self.first_pair[cell], self.first_pair[cell + 1])
        # Whole rows by `take`: numpy's own indexing is several times slower for them.
        inside = self._inside(x[point], y[point], self.reference.take(cell[point], axis=0), pair)
        hits = np.flatnonzero(inside)
        home = np.full(len(x), OUTSIDE, self.cells.dtype)
        home[point[hits[::-1]]] = self.pair_area[pair[hits[::-1]]]  # areas ascend: the first one is written last
        return Located(home, int(np.count_nonzero(np.bincount(point[hits], minlength=1) > 1)))

    def _inside(self, x: np.ndarray, y: np.ndarray, reference: np.ndarray, pair: np.ndarray) -> np.ndarray:
        """Whether the pair's area covers each point, all arrays one row a point and pair."""
        row, place = ranges(self.first_segment[pair], self.first_segment[pair + 1])
        crosses, unsure = _crossings(x - reference[:, 0], y - reference[:, 1], reference, row,
                                     self.lines.take(place, axis=0))  # fmt: skip
        parity = np.bincount(row[crosses], minlength=len(pair)) & 1
        inside = self.pair_inside[pair] ^ (parity == 1)
        unclear, first = np.unique(row[unsure], return_index=True)
        lines = np.split(self.lines[place[unsure]], first[1:])
        for i, few in zip(unclear.tolist(), lines if len(unclear) else (), strict=True):
            inside[i] = covered_exactly(x[i], y[i], reference[i], few, bool(inside[i]))
        return inside


def _within(values: np.ndarray, end: float) -> bool:
    """Whether all lie from 0 to below `end`; no, where one is no number."""
    return not len(values) or bool(values.min() >= 0 and values.max() < end)


def _crossings(
    px: np.ndarray, py: np.ndarray, reference: np.ndarray, row: np.ndarray, lines: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Which segments cross the line from the reference to the point, and which signs are too small to be sure of.

    All is taken relative to the reference r: with p, a, b for the point and the segment's ends and × for the cross
    product, ends on different sides mean p × a and p × b of different sign, and point and reference on different sides
    of the segment mean a × b and a × b + p × a - p × b of different sign.
    """
    px, py = px[row], py[row]
    ax, ay = lines[:, 0] - reference[row, 0], lines[:, 1] - reference[row, 1]
    bx, by = lines[:, 2] - reference[row, 0], lines[:, 3] - reference[row, 1]
    pa, pb, ab = px * ay - py * ax, px * by - py * bx, ax * by - ay * bx
    side = ab + pa - pb
    reach = np.abs(ax) + np.abs(ay) + np.abs(bx) + np.abs(by)
    error = _ROUNDING * (np.abs(px) + np.abs(py)) * reach
    error_side = _ROUNDING * reach * reach + 2 * error
    sure_pa, sure_pb, sure_side = np.abs(pa) > error, np.abs(pb) > error, np.abs(side) > error_side
    apart = (pa > 0) != (pb > 0)
    beyond = (side > 0) != (ab > 0)
    possible = (apart | ~(sure_pa & sure_pb)) & (beyond | ~sure_side)
    sure = sure_pa & sure_pb & sure_side
    return possible & sure, possible & ~sure


def ranges(first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All numbers first[i] … last[i] - 1 behind each other, and the i of each.

    >>> ranges(np.array([4, 9]), np.array([6, 10]))
    (array([0, 0, 1]), array([4, 5, 9]))
    """
    count = last - first
    which = np.repeat(np.arange(len(first)), count)
    begin = np.cumsum(count) - count
    return which, np.arange(len(which)) + np.repeat(first - begin, count)
