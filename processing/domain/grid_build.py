# SPDX-License-Identifier: GPL-2.0-or-later
"""Building a `GridIndex`: cells touched by borders, labels of the others, and the borders' segments by cell."""

from typing import NamedTuple

import numpy as np
import shapely

from .errors import Progress, no_progress
from .grid_index import BORDER, OUTSIDE, GridIndex, ranges

MOST_CELLS = 16_000_000  # an extent of any size must fit into memory: cells grow instead
_CHUNK = 1_000_000  # cells or segments at a time
_TRIES = 64  # reference points tried in a cell, should a segment run through its middle


class Frame(NamedTuple):
    """The grid: lower left corner, size of a cell, numbers of columns and rows; `hair` is more than rounding moves."""

    x0: float
    y0: float
    size: float
    columns: int
    rows: int
    hair: float


def build(areas: np.ndarray, size: float, progress: Progress = no_progress) -> GridIndex | None:
    """Index of areas.

    Parameters
    ----------
    areas
        Valid polygons or multipolygons in one CRS in metres, none missing or empty.
    size
        Width of a cell in m; made larger where the grid would have more than `MOST_CELLS` cells.

    Returns
    -------
    GridIndex or None
        None where borders are so dense that a cell holds no reference point clear of them.
    """
    lines, owner = segments(areas)
    frame = _frame(shapely.total_bounds(areas), size)
    progress(0.1)
    which, cell = _touched(lines, frame, progress)
    border = np.unique(cell)
    progress(0.5)
    labels, inside = _labels(lines, owner, len(areas), frame, border, lambda f: progress(0.5 + 0.2 * f))
    progress(0.7)
    pairs = _Pairs.of(border, cell, which, owner, inside, len(areas))
    progress(0.9)
    lines = lines.take(pairs.segment, axis=0)
    reference = _references(areas, lines, border, pairs, frame)
    progress(1.0)
    if reference is None:
        return None
    cells, shared = labels
    cells[border] = BORDER
    return GridIndex(
        np.array(frame[:5], dtype=float), cells, shared, border, reference, pairs.first, pairs.area, pairs.inside,
        pairs.first_segment, lines,
    )  # fmt: skip


def segments(areas: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All segments of the areas' borders as ax, ay, bx, by, and the area of each."""
    parts, area = shapely.get_parts(areas, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    at, ring = shapely.get_coordinates(rings, return_index=True)
    along = ring[1:] == ring[:-1]
    lines = np.hstack([at[:-1], at[1:]])[along]
    owner = area[part[ring[:-1][along]]].astype(np.int32)
    real = (lines[:, 0] != lines[:, 2]) | (lines[:, 1] != lines[:, 3])
    return np.ascontiguousarray(lines[real]), owner[real]


def _frame(bounds: np.ndarray, size: float) -> Frame:
    """A grid around the bounds. Its corner is odd on purpose: data on round coordinates shall not lie on its lines."""
    west, south, east, north = bounds.tolist()
    size = max(size, np.sqrt(max(east - west, 1.0) * max(north - south, 1.0) / MOST_CELLS), (east - west) / MOST_CELLS,
               (north - south) / MOST_CELLS)  # fmt: skip
    x0, y0 = west - 0.3819660112501051 * size, south - 0.4142135623730951 * size
    hair = 1e-6 * size + 64 * float(np.spacing(max(abs(west), abs(south), abs(east), abs(north))))
    return Frame(x0, y0, size, int((east - x0) / size) + 2, int((north - y0) / size) + 2, hair)


def _touched(lines: np.ndarray, frame: Frame, progress: Progress) -> tuple[np.ndarray, np.ndarray]:
    """Every pair of a segment and a cell that it touches or passes by a hair: indices of segments, and of cells."""
    found = []
    for start in range(0, len(lines), _CHUNK):
        progress(0.1 + 0.3 * start / len(lines))
        which, cell = _touched_by(lines[start : start + _CHUNK], frame)
        found.append((which + start, cell))
    return tuple(np.concatenate(arrays) for arrays in zip(*found, strict=True))  # type: ignore[return-value]


def _touched_by(lines: np.ndarray, frame: Frame) -> tuple[np.ndarray, np.ndarray]:
    ax, ay, bx, by = lines.T
    low = _index(np.minimum(ay, by) - frame.hair, frame.y0, frame)
    high = _index(np.maximum(ay, by) + frame.hair, frame.y0, frame)
    which, row = ranges(low, high + 1)
    bottom = frame.y0 + row * frame.size - frame.hair
    top = bottom + frame.size + 2 * frame.hair
    ax, ay, dx, dy = ax[which], ay[which], (bx - ax)[which], (by - ay)[which]
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        enter, leave = (bottom - ay) / dy, (top - ay) / dy
    enter, leave = np.minimum(enter, leave), np.maximum(enter, leave)
    flat = dy == 0
    enter[flat], leave[flat] = 0, 1
    x1, x2 = ax + np.clip(enter, 0, 1) * dx, ax + np.clip(leave, 0, 1) * dx
    left = _index(np.minimum(x1, x2) - frame.hair, frame.x0, frame)
    right = _index(np.maximum(x1, x2) + frame.hair, frame.x0, frame)
    part, column = ranges(left, right + 1)
    return which[part], row[part] * frame.columns + column


def _index(at: np.ndarray, origin: float, frame: Frame) -> np.ndarray:
    """Row or column of a coordinate."""
    return np.floor((at - origin) * (1 / frame.size)).astype(np.int64)


def _labels(
    lines: np.ndarray, owner: np.ndarray, areas: int, frame: Frame, border: np.ndarray, progress: Progress
) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
    """What the middle of each cell lies in.

    Returns
    -------
    (cells, shared)
        First area of each cell, and which cells have several (empty: none).
    inside
        For the border cells: cell * areas + area of each area that covers the middle, ascending.
    """
    area, first, last = _runs(lines, owner, frame)
    cells = np.full(frame.rows * frame.columns, OUTSIDE, np.int16 if areas < 2**15 else np.int32)
    chunks = _chunks(last - first)
    for n, chunk in enumerate(reversed(chunks)):  # areas descend: the first one is written last
        progress(0.5 * n / len(chunks))
        which, cell = ranges(first[chunk][::-1], last[chunk][::-1])
        cells[cell] = area[chunk][::-1][which]
    if int((last - first).sum()) == np.count_nonzero(cells != OUTSIDE):
        label = cells[border].astype(np.int64)
        keys = (border * areas + label)[label != OUTSIDE]
        return (cells, np.zeros(0, dtype=bool)), keys
    shared, at_border, found = np.zeros(len(cells), dtype=bool), np.zeros(len(cells), dtype=bool), []
    at_border[border] = True
    for n, chunk in enumerate(chunks):
        progress(0.5 + 0.5 * n / len(chunks))
        which, cell = ranges(first[chunk], last[chunk])
        mine = area[chunk][which].astype(np.int64)
        shared[cell[cells[cell] != mine]] = True
        found.append((cell * areas + mine)[at_border[cell]])
    shared[border] = False  # there, each point is asked
    return (cells, shared if shared.any() else shared[:0]), np.unique(np.concatenate(found))


def _runs(lines: np.ndarray, owner: np.ndarray, frame: Frame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Runs of cells in a row whose middles an area covers: the area, first cell, and the cell after the last."""
    ax, ay, bx, by = lines.T
    # The first row whose middle is not below the point: the same for both segments that end in it.
    start, stop = (np.ceil((y - frame.y0) * (1 / frame.size) - 0.5).astype(np.int64) for y in (ay, by))
    which, row = ranges(np.minimum(start, stop), np.maximum(start, stop))
    middle = frame.y0 + (row + 0.5) * frame.size
    share = np.clip((middle - ay[which]) / (by - ay)[which], 0, 1)
    x = ax[which] + share * (bx - ax)[which]
    column = np.ceil((x - frame.x0) * (1 / frame.size) - 0.5).astype(np.int64)
    total = frame.rows * frame.columns
    key = np.sort(owner[which].astype(np.int64) * total + row * frame.columns + column)  # pairs: in, out, in, out …
    area, cell = key // total, key % total
    return area[0::2].astype(np.int32), cell[0::2], cell[1::2]


def _chunks(lengths: np.ndarray) -> list[slice]:
    """Slices of runs with about `_CHUNK` cells each."""
    ends = np.cumsum(lengths)
    cuts = np.searchsorted(ends, np.arange(_CHUNK, ends[-1] if len(ends) else 0, _CHUNK))
    edges = np.unique([0, *cuts.tolist(), len(lengths)])
    return [slice(a, b) for a, b in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)]


class _Pairs(NamedTuple):
    """Border cells and the areas that have to do with them, see `GridIndex`; `segment` are numbers of segments."""

    first: np.ndarray
    area: np.ndarray
    inside: np.ndarray
    first_segment: np.ndarray
    segment: np.ndarray

    @classmethod
    def of(
        cls, border: np.ndarray, cell: np.ndarray, which: np.ndarray, owner: np.ndarray, inside: np.ndarray, areas: int
    ) -> "_Pairs":
        """Segments `which` by the `cell` they touch; `inside` are keys cell * areas + area."""
        touching = cell * areas + owner[which]
        order = np.argsort(touching, kind="stable")
        touching = touching[order]
        pairs = np.union1d(touching, inside)
        first = np.searchsorted(pairs, np.append(border, border[-1] + 1) * areas)
        return cls(
            first.astype(np.int32), (pairs % areas).astype(np.int32), np.isin(pairs, inside, assume_unique=True),
            np.append(np.searchsorted(touching, pairs), len(touching)).astype(np.int32), which[order].astype(np.int32),
        )  # fmt: skip


def _references(
    areas: np.ndarray, lines: np.ndarray, border: np.ndarray, pairs: _Pairs, frame: Frame
) -> np.ndarray | None:
    """Reference points of the border cells: the middles, elsewhere where a segment passes a middle by a hair.

    `lines` are the segments of the pairs.
    `pairs.inside` is corrected for those moved.
    """
    middle = np.stack([border % frame.columns + 0.5, border // frame.columns + 0.5], axis=1)
    reference = middle * frame.size + (frame.x0, frame.y0)
    begin = pairs.first_segment[pairs.first]
    cell = np.repeat(np.arange(len(border)), np.diff(begin))
    unclear = np.unique(cell[~_clear(lines, reference.take(cell, axis=0), frame.hair)])
    tries = np.random.default_rng(1).uniform(-0.4, 0.4, (_TRIES, 2)) * frame.size
    for i in unclear.tolist():
        near = lines[begin[i] : begin[i + 1]]
        spot = next((s for s in reference[i] + tries if _clear(near, s[None], frame.hair).all()), None)
        if spot is None:
            return None
        reference[i] = spot
        for pair in range(pairs.first[i], pairs.first[i + 1]):
            if pairs.first_segment[pair] < pairs.first_segment[pair + 1]:
                pairs.inside[pair] = shapely.intersects_xy(areas[pairs.area[pair]], *spot)
    return reference


def _clear(lines: np.ndarray, reference: np.ndarray, hair: float) -> np.ndarray:
    """Whether the line through each segment keeps clear of the reference point."""
    ax, ay, bx, by = lines.T
    x, y = reference[:, 0], reference[:, 1]
    cross = (ax - x) * (by - y) - (ay - y) * (bx - x)
    return np.abs(cross) > hair * np.hypot(bx - ax, by - ay)
