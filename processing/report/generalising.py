# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas that lie side by side generalised together, so that a border stays one line for both.

GEOS can do this from 3.12 on (coverage_simplify); QGIS's usual installer has shapely 2.0, which cannot. The areas must
share the vertices of their borders, as the official LOR layers do; where they do not, each side is a border of its own.
"""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

Ring = tuple[int, ...]  # numbers of vertices, the first not repeated


def generalised(geometries: Sequence[Any], tolerance: float) -> list[Any]:
    """Simplify polygons by Douglas and Peucker, border by border.

    Parameters
    ----------
    geometries
        (Multi)polygons that may touch.
    tolerance
        How far a border may be moved, in the unit of the coordinates.

    Returns
    -------
    list
        Valid (multi)polygons in the same order. A hole smaller than the tolerance is gone, an outline never.
    """
    parts, part_owner = shapely.get_parts(np.array(geometries, dtype=object), return_index=True)
    rings, ring_owner = shapely.get_rings(parts, return_index=True)
    if not len(rings):
        return list(geometries)
    points, point_owner = shapely.get_coordinates(rings, return_index=True)
    _, first, number = np.unique(points[:, 0] + 1j * points[:, 1], return_index=True, return_inverse=True)
    places = points[first]
    starts = np.searchsorted(point_owner, np.arange(len(rings) + 1))
    numbered = [number[a : b - 1] for a, b in itertools.pairwise(starts)]
    nodes = _nodes(numbered, len(places))
    borders = [_borders(ring, nodes, places) for ring in numbered]
    simple = _simplified({_one_way(border) for ring in borders for border in ring}, places, tolerance)
    outlines = [_joined(ring, simple) for ring in borders]
    made = [_polygon(p, outlines, rings, ring_owner, tolerance) for p in range(len(parts))]
    ends = np.searchsorted(part_owner, np.arange(len(geometries) + 1))
    together = [made[a:b] for a, b in itertools.pairwise(ends)]
    return [_valid(some[0] if len(some) == 1 else shapely.multipolygons(some)) for some in together]


def _valid(geometry: Any) -> Any:
    """A narrow part may cross itself when its sides are straightened; repaired as areas, without the lines left."""
    if shapely.is_valid(geometry):
        return geometry
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(geometry)))
    return shapely.multipolygons([part for part in parts if part.geom_type == "Polygon"])


def _nodes(rings: Sequence[np.ndarray], count: int) -> np.ndarray:
    """Which vertices are ends of borders: those with other than two neighbours."""
    start = np.concatenate(rings)
    end = np.concatenate([np.roll(ring, -1) for ring in rings])
    edges = np.unique(np.column_stack([np.minimum(start, end), np.maximum(start, end)]), axis=0)
    return np.bincount(edges.ravel(), minlength=count) != 2


def _borders(ring: np.ndarray, nodes: np.ndarray, places: np.ndarray) -> list[Ring]:
    """A ring cut at its nodes. One with fewer than two is cut where both of its sides would: far apart."""
    cuts = np.flatnonzero(nodes[ring])
    if len(cuts) < 2:
        one = int(cuts[0]) if len(cuts) else int(ring.argmin())
        away = ((places[ring] - places[ring[one]]) ** 2).sum(1)
        furthest = np.flatnonzero(away == away.max())
        cuts = np.unique([one, furthest[ring[furthest].argmin()]])
    turned = np.roll(ring, -cuts[0])
    ends = [*(cuts - cuts[0]), len(ring)]
    closed = [*turned.tolist(), int(turned[0])]
    return [tuple(closed[a : b + 1]) for a, b in itertools.pairwise(ends)]


def _one_way(border: Ring) -> Ring:
    """The same for both sides of a border."""
    return min(border, border[::-1])


def _simplified(borders: set[Ring], places: np.ndarray, tolerance: float) -> dict[Ring, np.ndarray]:
    ordered = sorted(borders)
    lengths = [len(border) for border in ordered]
    flat = places[np.fromiter((v for border in ordered for v in border), int, sum(lengths))]
    lines = shapely.linestrings(flat, indices=np.repeat(np.arange(len(ordered)), lengths))
    simple = shapely.simplify(lines, tolerance, preserve_topology=False)
    return {border: shapely.get_coordinates(line) for border, line in zip(ordered, simple, strict=True)}


def _joined(borders: Sequence[Ring], simple: dict[Ring, np.ndarray]) -> np.ndarray:
    """Coordinates of a ring, closed."""
    parts = []
    for border in borders:
        way = _one_way(border)
        points = simple[way] if way == border else simple[way][::-1]
        parts.append(points[:-1])
    ring = np.concatenate(parts)
    return np.vstack([ring, ring[:1]])


def _polygon(
    part: int, outlines: Sequence[np.ndarray], rings: np.ndarray, ring_owner: np.ndarray, tolerance: float
) -> Any:
    low, high = np.searchsorted(ring_owner, [part, part + 1])
    shell = outlines[low]
    if len(shell) < 4:  # smaller than the tolerance: a dot of its own shape is still seen
        shell = shapely.get_coordinates(rings[low])
    holes = [outline for outline in outlines[low + 1 : high] if len(outline) >= 4]
    return shapely.polygons(shapely.linearrings(shell), [shapely.linearrings(h) for h in holes] or None)
