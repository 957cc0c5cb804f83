# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground of the made-up district: irregular blocks, gathered to atoms of given size, dissolved to areas.

All areas of both key systems are unions of the same blocks, so borders are shared exactly: no gaps, no overlaps.
"""

import numpy as np
from shapely import (
    Polygon,
    STRtree,
    contains,
    get_coordinates,
    get_parts,
    normalize,
    points,
    polygonize,
    prepare,
    set_precision,
    unary_union,
    voronoi_polygons,
)
from shapely.geometry import MultiPoint
from shapely.geometry.base import BaseGeometry

from .district import ATOMS, REGIONS, SEED, Atom, plr_of

# Where the drawing's own plane (km) lies in EPSG:25833, inside Berlin's plausibility box.
ORIGIN = (386_000.0, 5_811_500.0)
GRID = 0.1  # metres; every vertex lies on it
CITY_EDGE = 6.2  # km; east of it lies the forest, with bigger blocks
BLOCK, FOREST_BLOCK = 105.0, 330.0

# Corners of the outline, clockwise from the south-west: the river in the north, a lake's bay in the south-east.
OUTLINE = (
    (0.1, 0.0), (-0.35, 1.1), (-0.5, 2.4), (-0.2, 3.6), (-0.3, 4.7), (0.5, 5.5), (1.7, 5.75), (2.8, 5.35), (4.0, 5.4),
    (5.2, 5.95), (6.5, 6.35), (7.9, 6.1), (9.2, 6.3), (10.6, 7.2), (12.4, 7.6), (14.2, 7.0), (15.1, 5.6), (15.3, 4.0),
    (14.5, 3.1), (13.2, 3.3), (12.0, 2.7), (11.7, 1.7), (12.6, 0.9), (12.9, -0.1), (11.8, -0.9), (10.2, -0.7), (8.6, -1.3),
    (7.2, -0.9), (5.8, -0.6), (4.2, -0.75), (2.7, -0.5), (1.3, -0.65),
)  # fmt: skip


def _smooth(corners: np.ndarray, steps: int) -> np.ndarray:
    """Closed Catmull-Rom curve through the corners, `steps` points a stretch."""
    t = np.arange(steps)[:, None] / steps
    stretches = []
    for i in range(len(corners)):
        a, b, c, d = (corners[(i + k) % len(corners)] for k in (-1, 0, 1, 2))
        stretches.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        )
    return np.concatenate(stretches)


def _to_metres(km: np.ndarray, scale: float) -> np.ndarray:
    return np.asarray(ORIGIN) + np.asarray(km, dtype=float) * 1000 * scale


def outline() -> tuple[Polygon, float]:
    """The district's border in EPSG:25833 and the factor that gives it the wanted area."""
    ring = _smooth(np.array(OUTLINE), 14)
    wanted = sum(r.hectares for r in REGIONS) * 1e4
    scale = float(np.sqrt(wanted / (Polygon(ring).area * 1e6)))
    return Polygon(_to_metres(ring, scale)), scale


def _lattice(box: tuple[float, float, float, float], step: float, rng: np.random.RandomState) -> np.ndarray:
    """Triangular lattice with trembling points: the Voronoi cells look like city blocks."""
    xs = np.arange(box[0], box[2], step)
    ys = np.arange(box[1], box[3], step * 0.87)
    x, y = np.meshgrid(xs, ys)
    x = x + (np.arange(len(ys)) % 2)[:, None] * step / 2
    grid = np.column_stack([x.ravel(), y.ravel()])
    return grid + (rng.random_sample(grid.shape) - 0.5) * step * 0.62


def blocks() -> np.ndarray:
    """Blocks that cover the district without gap or overlap, vertices on the grid."""
    border, scale = outline()
    rng = np.random.RandomState(SEED)  # this class's stream is frozen, unlike default_rng's
    west, south, east, north = border.buffer(2 * FOREST_BLOCK).bounds
    edge = _to_metres(np.array([CITY_EDGE, 0]), scale)[0]
    city = _lattice((west, south, edge, north), BLOCK, rng)
    forest = _lattice((edge, south, east, north), FOREST_BLOCK, rng)
    cells = voronoi_polygons(
        MultiPoint(np.concatenate([city[city[:, 0] < edge - 40], forest[forest[:, 0] > edge + 40]]))
    )
    lines = set_precision(unary_union([c.exterior for c in get_parts(cells)] + [border.exterior]), GRID)
    faces = get_parts(polygonize(get_parts(lines)))
    prepare(border)
    inside = faces[contains(border.buffer(GRID), faces)]
    order = np.lexsort(np.round(np.array([(c.x, c.y) for c in (f.centroid for f in inside)]), 2).T)
    return inside[order]


def _shares_of_area(centres, areas, seeds, wanted, rounds=400):
    """Assign blocks to seeds by power distance, weights tuned until each seed holds its wanted area."""
    weights = np.zeros(len(seeds))
    wanted = np.asarray(wanted) * areas.sum() / np.sum(wanted)
    squared = ((centres[:, None, :] - seeds[None, :, :]) ** 2).sum(axis=2)
    best, best_error = None, np.inf
    for step in range(rounds):
        owner = np.argmin(squared - weights, axis=1)
        held = np.bincount(owner, areas, minlength=len(seeds))
        error = np.abs(held / wanted - 1).max()
        if error < best_error:
            best, best_error = owner, error
        rate = 0.5 * (1 - step / rounds) + 0.02
        weights += rate * (wanted - held) / np.pi
    return best


def _warped(centres: np.ndarray) -> np.ndarray:
    """Push the blocks' centres about softly, so that borders between areas bend like streets do."""
    x, y = (centres / 1000).T
    bend = np.column_stack([np.sin(3.1 * y + 1.7 * np.sin(1.3 * x)), np.sin(2.7 * x + 1.1 * np.sin(1.9 * y))])
    return centres + 90 * bend


def _gather(cells: np.ndarray) -> np.ndarray:
    """Index of the atom of each block: first the regions share the ground, then the atoms share their region."""
    _, scale = outline()
    centres = _warped(np.array([(c.x, c.y) for c in (f.centroid for f in cells)]))
    areas = np.array([f.area for f in cells])
    seeds = _to_metres(np.array([(r.x, r.y) for r in REGIONS]), scale)
    region = _shares_of_area(centres, areas, seeds, [r.hectares for r in REGIONS])
    owner = np.full(len(cells), -1)
    for index, plan in enumerate(REGIONS):
        mine = np.flatnonzero(region == index)
        atoms = [i for i, a in enumerate(ATOMS) if a.new.startswith(plan.bzr)]
        local = _to_metres(np.array([(ATOMS[i].x, ATOMS[i].y) for i in atoms]), scale)
        part = _shares_of_area(centres[mine], areas[mine], local, [ATOMS[i].share for i in atoms])
        owner[mine] = np.array(atoms)[part]
    return _without_exclaves(cells, owner)


def _without_exclaves(cells: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """Give blocks cut off from their atom's main part to the neighbour they share most border with."""
    tree = STRtree(cells)
    near = [[j for j in tree.query(c, predicate="touches") if c.intersection(cells[j]).length > 1] for c in cells]
    for _ in range(20):
        lost = [i for atom in range(len(ATOMS)) for i in _cut_off(atom, owner, near, cells)]
        if not lost:
            return owner
        for i in lost:
            shared: dict[int, float] = {}
            for j in near[i]:
                if owner[j] != owner[i]:
                    shared[owner[j]] = shared.get(owner[j], 0.0) + cells[i].intersection(cells[j]).length
            if shared:
                owner[i] = max(sorted(shared), key=shared.__getitem__)
    raise ValueError("some areas fall apart")


def _cut_off(atom: int, owner: np.ndarray, near: list[list[int]], cells: np.ndarray) -> list[int]:
    todo = set(np.flatnonzero(owner == atom).tolist())
    parts = []
    while todo:
        part, front = set(), [min(todo)]
        while front:
            i = front.pop()
            if i in todo:
                todo.remove(i)
                part.add(i)
                front.extend(j for j in near[i] if j in todo)
        parts.append(part)
    parts.sort(key=lambda p: -sum(cells[i].area for i in p))
    return sorted(i for part in parts[1:] for i in part)


def draw_atoms() -> dict[Atom, BaseGeometry]:
    """The ground of each atom, a polygon with vertices on the grid (EPSG:25833)."""
    cells = blocks()
    owner = _gather(cells)
    return {a: _tidy(unary_union(cells[owner == i])) for i, a in enumerate(ATOMS)}


def _tidy(geometry: BaseGeometry) -> BaseGeometry:
    return normalize(set_precision(geometry, GRID, mode="pointwise"))


def areas(atoms: dict[Atom, BaseGeometry], vintage: str, level: str) -> dict[str, BaseGeometry]:
    """Ground by area id of one level of one key system, ascending."""
    length = {"PLR": 8, "BZR": 6, "PGR": 4, "BEZ": 2}[level]
    parts: dict[str, list[BaseGeometry]] = {}
    for atom, ground in atoms.items():
        parts.setdefault(plr_of(atom, vintage)[:length], []).append(ground)
    return {key: _tidy(unary_union(parts[key])) for key in sorted(parts)}


def random_spot(ground: BaseGeometry, rng: np.random.RandomState, margin: float = 25.0) -> tuple[float, float]:
    """A point well inside the ground, decimetres."""
    inner = ground.buffer(-margin)
    inner = inner if not inner.is_empty else ground
    west, south, east, north = inner.bounds
    while True:
        x, y = west + rng.random_sample() * (east - west), south + rng.random_sample() * (north - south)
        if contains(inner, points(x, y)):
            return round(x, 1), round(y, 1)


def vertices(geometry: BaseGeometry) -> int:
    """Number of corners, for the log."""
    return len(get_coordinates(geometry))
