# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of each line or polygon lies in each area, by where its edges cross the areas' borders: nothing is cut.

Along a line, s metres from its start, it crosses an area's border outwards and inwards in turn. The length inside is
the sum of s at all crossings outwards, less the sum at all inwards, plus the whole length if the line ends inside.

The ground that a polygon and an area have in common is the integral of x dy round its border (Green), which follows the
polygon's rings where they lie in the area, and the area's where they lie in the polygon. With that integral along each
ring in place of s, the same sum over crossings gives the size.

What touches a border (a vertex on it, an edge along it) and whatever lies in several areas at once goes to `cutting`.
"""

from typing import NamedTuple

import numpy as np
import shapely

from .borders import Borders, Edges, count_up, edges_of, rings_of, runs
from .cutting import TOUCH, Parts, cut, measure
from .errors import Progress, no_progress
from .threads import Beside, groups, in_threads, portions

_EDGES = 30_000  # at a time: some milliseconds, and arrays that fit the processor's cache
_TESTS = 50_000  # points tested in one task
_NOT_DRAWN = np.array(None, dtype=object)


class Shares(NamedTuple):
    """Length or size of features in areas whose borders they cross, a row each time they do, to be added up.

    Parameters
    ----------
    feature, area, size
        Indices of the pair, and what is to be added.
    line, line_area
        Lines or rings and the areas whose border they cross: each pair once.
    unsure
        Features left to `cutting`.
    """

    feature: np.ndarray
    area: np.ndarray
    size: np.ndarray
    line: np.ndarray
    line_area: np.ndarray
    unsure: np.ndarray


def parts_in_areas(features: np.ndarray, areas: np.ndarray, progress: Progress = no_progress) -> Parts:
    """Lengths of lines, or sizes of polygons, in each area; the same as `cutting.cut`, faster.

    Parameters
    ----------
    features
        Single lines only, or valid polygons only.
    areas
        Valid polygons in ascending order of their keys.
    """
    borders = Borders(areas, lambda f: progress(0.1 * f))
    if (shapely.get_dimensions(features) == 2).any():
        shares, owner, start, whole = _rings(features, borders, lambda f: progress(0.1 + 0.6 * f))
        line, area = _starts(start, areas, borders, lambda f: progress(0.7 + 0.1 * f))
    else:
        owner, whole = np.arange(len(features)), measure(features)
        # GEOS looks for the starts while numpy, which mostly holds the interpreter's lock, looks for crossings.
        with Beside(lambda look: _starts(_first_vertices(features), areas, borders, look)) as starts:
            shares = _lines(features, whole, borders, lambda f: progress(0.1 + 0.6 * f))
            line, area = starts.result(progress, 0.7)
    # A line or ring that starts in an area and never crosses its border lies in it as a whole.
    alone = ~np.isin(line * len(areas) + area, shares.line * len(areas) + shares.line_area)
    line, area = line[alone], area[alone]
    feature = np.concatenate([shares.feature, owner[line]])
    pair, place = np.unique(feature * len(areas) + np.concatenate([shares.area, area]), return_inverse=True)
    size = np.bincount(place, np.concatenate([shares.size, whole[line]]), len(pair))
    feature, area = pair // len(areas), pair % len(areas)
    crossed = np.zeros(len(features), dtype=bool)
    crossed[shares.feature] = True
    parts = Parts(feature, area, size, np.where(crossed[feature], _NOT_DRAWN, features[feature]))
    return _with_exact(features, areas, parts, shares.unsure, lambda f: progress(0.8 + 0.2 * f))


def _with_exact(features: np.ndarray, areas: np.ndarray, parts: Parts, unsure: np.ndarray, progress: Progress) -> Parts:
    """Replace features that are unsure, or lie in several areas at once, by what `cut` says of them."""
    within = np.bincount(parts.feature, parts.size, len(features))
    doubled = within > measure(features) * (1 + 1e-9) + TOUCH
    exact = np.unique(np.concatenate([unsure, np.flatnonzero(doubled)]))
    kept = ~np.isin(parts.feature, exact) & (parts.size > 0)
    found = cut(features[exact], areas, progress)
    found = found._replace(feature=exact[found.feature])
    joined = [np.concatenate([own[kept], cut_]) for own, cut_ in zip(parts, found, strict=True)]
    order = np.argsort(joined[0] * len(areas) + joined[1])
    return Parts(*(column[order] for column in joined))


def _starts(
    start: np.ndarray, areas: np.ndarray, borders: Borders, progress: Progress
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of a line and an area that the line's first vertex, (lines, 2), lies in."""
    points, which = borders.alike(start)
    x, y = points.T
    area, point = shapely.STRtree(shapely.points(points)).query(areas)
    shapely.prepare(areas)

    def test(rows: np.ndarray) -> np.ndarray:
        return rows[shapely.contains_xy(areas[area[rows]], x[point[rows]], y[point[rows]])]

    inside = np.concatenate([np.empty(0, np.int64), *in_threads(test, groups(area, _TESTS), progress)])
    area, point = area[inside], point[inside]
    order = np.argsort(point, kind="stable")
    number = np.bincount(point, minlength=len(points))
    first, number = (np.cumsum(number) - number)[which], number[which]
    return np.repeat(np.arange(len(start)), number), area[order][np.repeat(first, number) + count_up(number)]


def _first_vertices(lines: np.ndarray) -> np.ndarray:
    """Coordinates (lines, 2) of the first vertex; NaN where there is none."""
    number = shapely.get_num_coordinates(lines)
    first = (np.cumsum(number) - number)[number > 0]
    start = np.full((len(lines), 2), np.nan)
    start[number > 0] = shapely.get_coordinates(lines)[first]
    return start


def _lines(lines: np.ndarray, long: np.ndarray, borders: Borders, progress: Progress) -> Shares:
    """Shares of single lines, which are so long."""
    found = []
    tasks = portions(shapely.get_num_coordinates(lines) + long / borders.cell, _EDGES)
    for n, rows in enumerate(tasks):
        progress(n / len(tasks))
        edges = edges_of(lines[rows])
        found.append(lengths(borders, edges._replace(owner=edges.owner + rows[0])))
    return _joined(found)


def _joined(found: list[Shares]) -> Shares:
    none = np.empty(0, np.int64)
    return Shares(*map(np.concatenate, zip((none, none, np.empty(0), none, none, none), *found, strict=True)))


def lengths(borders: Borders, edges: Edges) -> Shares:
    """Length of lines in each area whose border they cross.

    Parameters
    ----------
    edges
        In their order along the lines; `owner` is the line, ascending.
    """
    long = np.hypot(edges.dx, edges.dy)
    before, total = _along(long, edges.owner)
    crossings = borders.crossings(edges)
    along = before[crossings.edge] + crossings.at * long[crossings.edge]
    owner, area = edges.owner[crossings.edge], borders.area[crossings.border]
    order, first, last, astray = _in_order(owner, area, along, crossings.inward)
    inward, along = crossings.inward[order], along[order]
    line, area = owner[order][first], area[order][first]
    size = np.add.reduceat(np.where(inward, -along, along), first) if len(first) else along
    size = size + inward[last] * total[line]
    unsure = np.concatenate([edges.owner[crossings.unsure], owner[order][astray]])
    return Shares(line, area, size, line, area, unsure)


def _along(step: np.ndarray, owner: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sum of the steps before each edge on its line, and of all steps of each line."""
    begins, number = runs(owner)
    total = np.bincount(owner, step)
    reset = step.copy()  # each line's sum begins near 0: what all lines add up to would cost digits
    reset[begins[1:]] -= total[owner[begins[:-1]]]
    before = np.cumsum(reset) - step
    return before - np.repeat(before[begins], number), total


def _in_order(
    one: np.ndarray, other: np.ndarray, along: np.ndarray, inward: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Crossings of each pair in their order along the line: the order, each pair's first and last, and those that do
    not lead in and out in turn.
    """
    order = np.lexsort((along, other, one))
    one, other, inward = one[order], other[order], inward[order]
    same = (one[1:] == one[:-1]) & (other[1:] == other[:-1])
    first = np.flatnonzero(np.append(True, ~same)[: len(one)])
    last = np.append(first[1:], len(one))[: len(first)] - 1
    return order, first, last, np.flatnonzero(same & (inward[1:] == inward[:-1]))


class _Integral:
    """Integral of x dy along rings from their first vertex, in m²; x counts from `origin`, y from the ring's start.

    Parameters
    ----------
    origin
        x of each edge's origin; None: the first vertex of its ring.
    """

    def __init__(self, edges: Edges, origin: np.ndarray | None = None) -> None:
        begins, number = runs(edges.owner)
        self.edges, self.start = edges, np.stack([edges.x[begins], edges.y[begins]], axis=1)
        self.origin = np.repeat(edges.x[begins], number) if origin is None else origin
        self._height = edges.y - np.repeat(edges.y[begins], number)
        self._before, self.total = _along(edges.dy * (edges.x - self.origin + edges.dx / 2), edges.owner)

    def at(self, edge: np.ndarray, share: np.ndarray) -> np.ndarray:
        """The integral up to a place on an edge."""
        x, dx, dy = self.edges.x[edge], self.edges.dx[edge], self.edges.dy[edge]
        return self._before[edge] + share * dy * (x - self.origin[edge] + share * dx / 2)

    def height(self, edge: np.ndarray, share: np.ndarray) -> np.ndarray:
        """y at a place on an edge."""
        return self._height[edge] + share * self.edges.dy[edge]


def _rings(
    features: np.ndarray, borders: Borders, progress: Progress
) -> tuple[Shares, np.ndarray, np.ndarray, np.ndarray]:
    """Shares of polygons; of each ring the feature, the first vertex and the size, negative for a hole."""
    round_areas = _Integral(borders.edges)
    found, owners, starts, sizes = [], [np.empty(0, np.int64)], [np.empty((0, 2))], [np.empty(0)]
    rings = 0
    around = np.nan_to_num(shapely.length(features))
    tasks = portions(shapely.get_num_coordinates(features) + around / borders.cell, _EDGES)
    for n, rows in enumerate(tasks):
        progress(n / len(tasks))
        edges, owner = rings_of(features[rows])
        if not len(owner):
            continue
        begins, number = runs(owner[edges.owner])
        ring = _Integral(edges, np.repeat(edges.x[begins], number))
        shares = ground(borders, round_areas, ring, owner)
        found.append(
            shares._replace(feature=shares.feature + rows[0], unsure=shares.unsure + rows[0], line=shares.line + rings)
        )
        owners.append(owner + rows[0])
        starts.append(ring.start)
        sizes.append(ring.total)
        rings += len(owner)
    shares = _joined(found)
    shares = shares._replace(unsure=np.concatenate([shares.unsure, _around(features, borders)]))
    return shares, np.concatenate(owners), np.concatenate(starts), np.concatenate(sizes)


def ground(borders: Borders, areas: _Integral, rings: _Integral, owner: np.ndarray) -> Shares:
    """Ground that polygons have in common with each area whose border they cross.

    Parameters
    ----------
    areas, rings
        Along the borders and along the polygons' rings.
    owner
        The polygon of each ring; all rings of a polygon are there.
    """
    edge, border, at, border_at, inward, touching = borders.crossings(rings.edges)
    ring, area_ring, area = rings.edges.owner[edge], areas.edges.owner[border], borders.area[border]
    polygon = owner[ring]
    shift = areas.origin[border] - rings.origin[edge]
    along_area = areas.at(border, border_at) + shift * areas.height(border, border_at)
    size = np.where(inward, 1.0, -1.0) * (along_area - rings.at(edge, at))
    # The rings of the polygon that start inside the area, and the area's that start inside the polygon: where the
    # polygon enters the area, the area's border leaves the polygon.
    ring_area, ring_inside, astray = _begun(ring, area, edge + at, inward)
    border_polygon, border_inside, astray_too = _begun(area_ring, polygon, border + border_at, ~inward)
    rows, borders_rows = ring_area[ring_inside], border_polygon[border_inside]
    return Shares(
        np.concatenate([polygon, polygon[rows], polygon[borders_rows]]),
        np.concatenate([area, area[rows], area[borders_rows]]),
        np.concatenate([size, rings.total[ring[rows]], areas.total[area_ring[borders_rows]]]),
        ring[ring_area],
        area[ring_area],
        np.concatenate([owner[rings.edges.owner[touching]], polygon[astray], polygon[astray_too]]),
    )


def _begun(
    line: np.ndarray, other: np.ndarray, along: np.ndarray, inward: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each pair of a ring and what it crosses: a row of the pair, whether the ring starts inside, rows astray."""
    order, first, last, astray = _in_order(line, other, along, inward)
    open_ = inward[order[first]] == inward[order[last]]  # a ring comes back: it must cross an even number of times
    return order[first], ~inward[order[first]], np.concatenate([order[astray], order[first[open_]]])


def _around(features: np.ndarray, borders: Borders) -> np.ndarray:
    """Polygons in whose box a whole ring of an area lies: it may lie in the polygon and cross nothing."""
    edges = borders.edges
    begins, _ = runs(edges.owner)
    if not len(begins):
        return begins
    box = [reduce.reduceat(axis, begins) for reduce in (np.minimum, np.maximum) for axis in (edges.x, edges.y)]
    ring, feature = shapely.STRtree(features).query(shapely.points(edges.x[begins], edges.y[begins]))
    low_x, low_y, high_x, high_y = shapely.bounds(features[feature]).T
    inside = (low_x <= box[0][ring]) & (low_y <= box[1][ring]) & (high_x >= box[2][ring]) & (high_y >= box[3][ring])
    return feature[inside]
