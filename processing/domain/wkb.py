# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinates of points straight from well-known binary, many at once (OGC 06-103r4, 8.2; ISO types with Z and M)."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

_POINT = np.dtype([("order", "u1"), ("type", "<u4"), ("x", "<f8"), ("y", "<f8")])
_MULTI = np.dtype([("order", "u1"), ("type", "<u4"), ("parts", "<u4"), ("first", _POINT)])
_POINTS, _MULTIPOINTS = 1, 4


class WkbPoints(NamedTuple):
    """Points of features.

    Parameters
    ----------
    x, y : float array (n,)
        NaN where a feature has no geometry or an empty one.
    several : int
        Features with more than one point, of which the first was taken.
    others : int
        Features that are no points.
    """

    x: np.ndarray
    y: np.ndarray
    several: int
    others: int


def points(data: np.ndarray, offsets: np.ndarray) -> WkbPoints:
    """Read points and multi-points, of these the first point, because each feature counts once.

    Parameters
    ----------
    data : uint8 array
        Geometries behind each other, little-endian.
    offsets : int array (n + 1,)
        Where each begins and ends; nothing between means no geometry.
    """
    if not len(offsets) or offsets[-1] == offsets[0]:
        nothing = np.full(max(len(offsets) - 1, 0), np.nan)
        return WkbPoints(nothing, nothing.copy(), 0, 0)
    length = np.diff(offsets)
    if (length == _POINT.itemsize).all():
        record = data[offsets[0] : offsets[-1]].view(_POINT)
        if (record["type"] == _POINTS).all():
            return WkbPoints(record["x"].astype(float), record["y"].astype(float), 0, 0)
    return _mixed(data, offsets[:-1], length)


def points_of(shapes: Sequence[bytes]) -> WkbPoints:
    """The same for geometries one by one; no bytes mean no geometry."""
    data = np.frombuffer(b"".join(shapes), dtype=np.uint8)
    if len(data) == _POINT.itemsize * len(shapes):
        record = data.view(_POINT)
        # Well-known binary tells its own length: where every record begins as a point does, no geometry has another
        # length, and none is missing. So lengths need not be asked for.
        if (record["order"] == 1).all() and (record["type"] == _POINTS).all():
            return WkbPoints(record["x"].astype(float), record["y"].astype(float), 0, 0)
    length = np.fromiter(map(len, shapes), np.int64, len(shapes))
    return points(data, np.concatenate([[0], np.cumsum(length)]))


def _mixed(data: np.ndarray, begin: np.ndarray, length: np.ndarray) -> WkbPoints:
    x, y = np.full(len(begin), np.nan), np.full(len(begin), np.nan)
    rows = np.flatnonzero(length >= 9)  # the shortest geometry: an empty collection
    kind = np.zeros(len(begin), dtype=np.int64)
    kind[rows] = (_records(data, begin[rows], np.dtype("<u4"), 1) & 0x0FFFFFFF) % 1000  # without flags and ISO's Z, M
    single = np.flatnonzero(kind == _POINTS)
    record = _records(data, begin[single], _POINT)
    x[single], y[single] = record["x"], record["y"]
    multi = np.flatnonzero((kind == _MULTIPOINTS) & (length >= _MULTI.itemsize))
    record = _records(data, begin[multi], _MULTI)
    x[multi], y[multi] = record["first"]["x"], record["first"]["y"]
    others = int(np.count_nonzero(~np.isin(kind[rows], (_POINTS, _MULTIPOINTS))))
    return WkbPoints(x, y, int(np.count_nonzero(record["parts"] > 1)), others)


def _records(data: np.ndarray, begin: np.ndarray, kind: np.dtype, skip: int = 0) -> np.ndarray:
    """A record of each geometry, `skip` bytes behind its beginning."""
    where = (begin + skip)[:, None] + np.arange(kind.itemsize)
    return np.ascontiguousarray(data[where]).view(kind)[:, 0]
