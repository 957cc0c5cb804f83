# SPDX-License-Identifier: GPL-2.0-or-later
"""Borders of areas as directed edges on a grid, and where other edges cross them.

A crossing is taken only where four orientation tests are sure of it beyond rounding (a static filter: Shewchuk,
Adaptive Precision Floating-Point Arithmetic, 1997); an edge for which they are not is told as unsure.
"""

from functools import cached_property
from typing import NamedTuple

import numpy as np
import shapely

from .errors import Progress, no_progress

_DOUBT = 1e-14  # of what an orientation is the difference of; rounding makes less than 1e-15
_MARGIN = 1e-6  # m around what is put on the grid, more than rounding of coordinates
_CELLS = 4.0  # an edge
_MOST_CELLS = 4_000_000


class Edges(NamedTuple):
    """Straight edges of lines or rings in their order: start and step in m, and the line each belongs to."""

    x: np.ndarray
    y: np.ndarray
    dx: np.ndarray
    dy: np.ndarray
    owner: np.ndarray


class Crossings(NamedTuple):
    """Where edges cross areas' borders, one row for each crossing and area.

    Parameters
    ----------
    edge, border : int array (n,)
        Index of the edge, and of the border's edge in `Borders.edges`.
    at, border_at : float array (n,)
        Where on the two: 0 at the start, 1 at the end.
    inward : bool array (n,)
        Whether the edge leads into the border's area.
    unsure : int array
        Edges that touch a border, or may.
    """

    edge: np.ndarray
    border: np.ndarray
    at: np.ndarray
    border_at: np.ndarray
    inward: np.ndarray
    unsure: np.ndarray


def edges_of(lines: np.ndarray) -> Edges:
    """Edges of single lines or rings; those without length are left out."""
    return _edges(*shapely.get_coordinates(lines, return_index=True))


def _edges(xy: np.ndarray, owner: np.ndarray) -> Edges:
    x, y = np.ascontiguousarray(xy.T)
    dx, dy = np.diff(x), np.diff(y)
    kept = np.flatnonzero((owner[1:] == owner[:-1]) & ((dx != 0) | (dy != 0)))
    return Edges(x[kept], y[kept], dx[kept], dy[kept], owner[kept])


def rings_of(polygons: np.ndarray) -> tuple[Edges, np.ndarray]:
    """Edges of all rings, directed so that the polygon lies on the left, and the polygon of each ring."""
    if ((shapely.get_type_id(polygons) == 3) & (shapely.get_num_interior_rings(polygons) == 0)).all():
        return _outlines(polygons), np.arange(len(polygons))
    single, polygon = shapely.get_parts(polygons, return_index=True)
    rings, part = shapely.get_rings(single, return_index=True)
    outer = np.diff(part, prepend=-1) > 0  # get_rings gives the outer ring of each part first
    wrong = shapely.is_ccw(rings) != outer
    if wrong.any():
        rings[wrong] = shapely.reverse(rings[wrong])
    return edges_of(rings), polygon[part]


def _outlines(polygons: np.ndarray) -> Edges:
    """The same for polygons without holes, from their coordinates alone."""
    xy, owner = shapely.get_coordinates(polygons, return_index=True)
    begins, number = runs(owner)
    x, y = (xy - np.repeat(xy[begins], number, axis=0)).T
    doubled = np.bincount(owner[1:], x[:-1] * y[1:] - x[1:] * y[:-1], len(polygons))  # 0 from one ring to the next
    turned = np.flatnonzero((doubled < 0)[owner])
    last = np.repeat(2 * begins + number - 1, number)
    place = np.arange(len(owner))
    place[turned] = last[turned] - turned
    return _edges(xy[place], owner)


def runs(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where each run of equal keys begins, and how long it is."""
    first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    return first, np.diff(np.append(first, len(keys)))


def count_up(number: np.ndarray) -> np.ndarray:
    """0 to number - 1 for each number, one after the other."""
    return np.arange(number.sum()) - np.repeat(np.cumsum(number) - number, number)


def order_of(keys: np.ndarray, bits: int) -> np.ndarray:
    """Order of whole numbers of so many bits, equal ones as they come; by radix, which numpy does for 16 bits."""
    order = np.argsort(keys.astype(np.uint16), kind="stable")  # the lowest 16 bits
    for shift in range(16, bits, 16):
        order = order[np.argsort((keys >> keys.dtype.type(shift)).astype(np.uint16)[order], kind="stable")]
    return order


class Borders:
    """The borders of areas.

    An edge that two areas have in common, in opposite directions, is looked at once.

    Parameters
    ----------
    areas
        Valid polygons.
    """

    def __init__(self, areas: np.ndarray, progress: Progress = no_progress) -> None:
        self.edges, area_of_ring = rings_of(areas)
        self.area = area_of_ring[self.edges.owner]
        progress(0.3)
        self._alone, self._twin = _paired(self.edges)
        self._drawn = Edges(*(column[self._alone] for column in self.edges))
        self._longest = _longest(self._drawn)
        progress(0.6)
        self._to_grid()

    def _to_grid(self) -> None:
        """Which edges come so near to each cell that a piece of a line with its middle there could meet them."""
        x, y, dx, dy, _ = self._drawn
        count = len(x)
        ends = np.concatenate([[x, y], [x + dx, y + dy]], axis=1)
        low, high = (ends.min(axis=1), ends.max(axis=1)) if count else (np.zeros(2), np.zeros(2))
        self.cell = float(np.sqrt((high - low + 1).prod() / min(_CELLS * count + 1, _MOST_CELLS)))
        self._west, self._south = low - 2 * self.cell
        self._columns, self._rows = ((high - low) // self.cell).astype(np.int64) + 5
        edge, column, row, width, height = self._pieces(self._drawn)
        reach = 0.5 + _MARGIN / self.cell
        first_column, last_column = _range(column, width, reach)
        first_row, last_row = _range(row, height, reach)
        wide = last_column - first_column + 1
        number = wide * (last_row - first_row + 1)
        nth = count_up(number)
        wide, base = np.repeat(wide, number), np.repeat(first_row * self._columns + first_column, number)
        cell = base + nth // wide * self._columns + nth % wide
        self._near = np.repeat(edge, number)[order_of(cell, 32)]
        self._number = np.bincount(cell, minlength=self._rows * self._columns)
        self._first = np.cumsum(self._number) - self._number

    def _pieces(self, edges: Edges) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Edges in pieces no longer than a cell: the edge, its middle on the grid, width and height in cells."""
        scale = 1 / self.cell
        x, y = (edges.x - self._west) * scale, (edges.y - self._south) * scale
        dx, dy = edges.dx * scale, edges.dy * scale
        pieces = np.maximum(np.abs(dx), np.abs(dy)).astype(np.int64) + 1
        edge = np.repeat(np.arange(len(x)), pieces)
        at = (count_up(pieces) + 0.5) / pieces[edge]
        width, height = np.abs(dx) / pieces, np.abs(dy) / pieces
        return edge, x[edge] + dx[edge] * at, y[edge] + dy[edge] * at, width[edge], height[edge]

    def _candidates(self, edges: Edges) -> tuple[np.ndarray, np.ndarray]:
        """Pairs of an edge and a border's edge that may meet; a pair may come more than once."""
        edge, column, row, _, _ = self._pieces(edges)
        on = (column >= 0) & (row >= 0) & (column < self._columns) & (row < self._rows)
        if not on.all():
            edge, column, row = edge[on], column[on], row[on]
        cell = row.astype(np.int64) * self._columns + column.astype(np.int64)
        number = self._number[cell]
        some = np.flatnonzero(number)
        edge, cell, number = edge[some], cell[some], number[some]
        return np.repeat(edge, number), self._near[np.repeat(self._first[cell], number) + count_up(number)]

    def alike(self, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Fewer points that lie in the same areas as the points (n, 2): one stands for all that no border divides.

        Returns
        -------
        points : float array (m, 2)
        which : int array (n,)
            Which of them stands for each point.
        """
        place = np.floor((at - (self._west, self._south)) / self.cell)
        on = (place >= 0).all(axis=1) & (place[:, 0] < self._columns) & (place[:, 1] < self._rows)
        cell = np.zeros(len(at), dtype=np.int64)  # off the grid, or no number: outside, as the first cell is
        cell[on] = (place[on, 1] * self._columns + place[on, 0]).astype(np.int64)
        region, middles = self._regions
        which = region[cell] - 1
        near = np.flatnonzero(which < 0)
        which[near] = len(middles) + np.arange(len(near))
        return np.concatenate([middles, at[near]]), which

    @cached_property
    def _regions(self) -> tuple[np.ndarray, np.ndarray]:
        """Cells without a border that hang together: the number of each cell's region, 0 for a cell with one, and the
        middle of a cell of each region."""
        from scipy import ndimage

        labels, count = ndimage.label((self._number == 0).reshape(self._rows, self._columns))
        region = labels.ravel()
        cell = np.zeros(count + 1, dtype=np.int64)
        cell[region] = np.arange(len(region))
        row, column = np.divmod(cell[1:], self._columns)
        return region, np.stack([column + 0.5, row + 0.5], axis=1) * self.cell + (self._west, self._south)

    def crossings(self, edges: Edges) -> Crossings:
        """Where edges cross the borders."""
        edge, border = self._candidates(edges)
        drawn = self._drawn
        ux, uy, ex, ey = edges.dx[edge], edges.dy[edge], drawn.dx[border], drawn.dy[border]
        ax, ay = drawn.x[border] - edges.x[edge], drawn.y[border] - edges.y[edge]
        reach = _longest(edges) + self._longest
        doubt = _DOUBT * reach * (reach + 2 * self.cell)
        # The border's edge leads from one side of the line to the other ...
        o1 = ux * ay - uy * ax
        o2 = o1 + (ux * ey - uy * ex)
        keep = np.flatnonzero((np.minimum(o1, o2) <= doubt) & (np.maximum(o1, o2) >= -doubt))
        edge, border, ux, uy, ex, ey, ax, ay, o1, o2 = (a[keep] for a in (edge, border, ux, uy, ex, ey, ax, ay, o1, o2))
        # ... and the line from one side of the border to the other.
        o3 = ey * ax - ex * ay
        o4 = o3 + (ex * uy - ey * ux)
        meets = (np.minimum(o3, o4) <= doubt) & (np.maximum(o3, o4) >= -doubt)
        sure = np.minimum(np.minimum(np.abs(o1), np.abs(o2)), np.minimum(np.abs(o3), np.abs(o4))) > doubt
        unsure = edge[meets & ~sure]
        found = np.flatnonzero(meets & sure)
        found = found[np.unique(edge[found] * len(drawn.x) + border[found], return_index=True)[1]]
        edge, border, at, inward = edge[found], border[found], o3[found] / (o3[found] - o4[found]), o4[found] > 0
        return self._of_areas(edge, border, at, o1[found] / (o1[found] - o2[found]), inward, unsure)

    def _of_areas(
        self,
        edge: np.ndarray,
        border: np.ndarray,
        at: np.ndarray,
        border_at: np.ndarray,
        inward: np.ndarray,
        unsure: np.ndarray,
    ) -> Crossings:
        """A common border is crossed for both of its areas."""
        twin = self._twin[border]
        both = np.flatnonzero(twin >= 0)
        return Crossings(
            np.concatenate([edge, edge[both]]),
            np.concatenate([self._alone[border], twin[both]]),
            np.concatenate([at, at[both]]),
            np.concatenate([border_at, 1 - border_at[both]]),
            np.concatenate([inward, ~inward[both]]),
            unsure,
        )


def _paired(edges: Edges) -> tuple[np.ndarray, np.ndarray]:
    """Edges to look at, and for each the one that runs the other way between the same points, else -1."""
    begins, number = runs(edges.owner)
    following = np.arange(1, len(edges.x) + 1)
    following[begins + number - 1] = begins
    start, end = _hashed(edges.x, edges.y), _hashed(edges.x[following], edges.y[following])
    mixed = (start + end) >> np.uint64(32)  # points that differ seldom have it in common, and are compared below
    order = order_of(mixed, 32)
    first, number = runs(mixed[order])
    one, other = order[first[number == 2]], order[first[number == 2] + 1]
    same = (edges.x[one] == edges.x[following[other]]) & (edges.y[one] == edges.y[following[other]])
    same &= (edges.x[other] == edges.x[following[one]]) & (edges.y[other] == edges.y[following[one]])
    twin = np.full(len(edges.x), -1)
    twin[one[same]] = other[same]
    alone = np.ones(len(edges.x), dtype=bool)
    alone[other[same]] = False
    kept = np.flatnonzero(alone)
    return kept, twin[kept]


def _hashed(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A number for each point, different for different points with near certainty."""
    mixed = x.view(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + y.view(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
    return (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)


def _range(middle: np.ndarray, extent: np.ndarray, reach: float) -> tuple[np.ndarray, np.ndarray]:
    around = extent / 2 + reach
    return (middle - around).astype(np.int64), (middle + around).astype(np.int64)


def _longest(edges: Edges) -> float:
    return max(float(np.max(np.abs(d), initial=0.0)) for d in (edges.dx, edges.dy))
