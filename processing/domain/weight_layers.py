# SPDX-License-Identifier: GPL-2.0-or-later
"""Weights of the pieces of split areas, from layers of points or polygons: who lives on which side of the new border.

The official way is one layer with the block-exact population of the right age group (MSS 2021, SenStadt, method):

    V_new(j) = sum over i of V_old(i) * W(i and j) / W(i)

With one layer that is what is computed. Several layers, none of which is the population itself, are combined by the
geometric mean of their densities, each with the say that its number of points can bear:

    ln d(p) = sum over k of r(k) ln d(k, p) / sum over k of r(k),   r(k) = n(k) / (n(k) + 50)

where d(k, p) is weight per ground of layer k in piece p and n(k) the number of its points in the source area. The 50 is
the ratio of two variances: points tell a density ratio with variance 4/n, and even a layer with many points differs
from the population by about 28 % (0.28² = 4/50). One more point, spread evenly over the source, keeps an empty piece
from getting nothing only because no bus stops there. Polygons have their full say: where a polygon layer has nothing,
nobody lives. A layer that has nothing in a whole source says nothing about it.

Nothing is fitted, so that there is nothing to overfit. Tried and left out: weights fitted to the sources' own counts by
non-negative least squares or on ratios of neighbours; they follow what differs between areas, not within them, and were
no better on the one date that Berlin published for both sets of areas.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import shapely

from . import cache
from .errors import Progress, no_progress
from .overlap import overlap
from .pieces import Pieces

_FULL_SAY = 50.0  # points in a source from which on a layer has more than half of its say


class WeightLayer(NamedTuple):
    """Where the features of a layer lie, one row a part of a feature in a piece.

    Parameters
    ----------
    piece, feature : int array (m,)
        Indices of the pair.
    size : float array (m,)
        1 for a point, m² for the part of a polygon.
    whole : float array (features,)
        1 for points, m² of the whole polygon.
    points : bool array ()
        Whether they are points.
    """

    piece: np.ndarray
    feature: np.ndarray
    size: np.ndarray
    whole: np.ndarray
    points: np.ndarray


class Amount(NamedTuple):
    """What a layer has in each piece (n,), and the number of points that carry it in each source (sources,)."""

    pieces: np.ndarray
    points: np.ndarray


def located(
    drawn: np.ndarray, features: np.ndarray, key: str, folder: Path | None = None, progress: Progress = no_progress
) -> WeightLayer:
    """Find the pieces in which a layer's features lie.

    Parameters
    ----------
    drawn
        Geometry of the pieces (`pieces.drawn`).
    features
        Points, or valid polygons, with coordinates in the pieces' CRS. A multi-point is as many points; a point on the
        border of two pieces counts for the first.
    key
        Names the pieces (`cache.geometry_key`), for keeping the result.
    """
    name = cache.geometry_key(f"weights1-{key}", features) if folder is not None else ""
    stored = cache.load(folder, name)
    if stored is not None and set(stored) == set(WeightLayer._fields):
        return WeightLayer(**stored)
    if shapely.get_dimensions(features).max(initial=0) == 0:
        found = _points(drawn, features)
    else:
        common = overlap(drawn, features, progress)
        found = WeightLayer(common.source, common.target, common.area, common.target_area, np.array(False))
    cache.store(folder, name, found._asdict())
    return found


def _points(drawn: np.ndarray, features: np.ndarray) -> WeightLayer:
    points, feature = shapely.get_parts(features, return_index=True)
    piece, point = shapely.STRtree(points).query(drawn, predicate="intersects")
    order = np.lexsort((piece, point))
    point, first = np.unique(point[order], return_index=True)
    whole = np.bincount(feature, minlength=len(features)).astype(float)
    return WeightLayer(piece[order][first], feature[point], np.ones(len(point)), whole, np.array(True))


def amount(layer: WeightLayer, found: Pieces, weight: np.ndarray | None) -> Amount:
    """Sum of a layer's weights in each piece.

    Parameters
    ----------
    weight : float array (features,), optional
        A polygon's is spread evenly over its ground, a multi-point's over its points. Without it a point counts 1, and
        of polygons the ground counts.
    """
    part = layer.size if weight is None else weight[layer.feature] * layer.size / layer.whole[layer.feature]
    total = np.bincount(layer.piece, weights=part, minlength=len(found.source))
    source = found.source[layer.piece]
    sums = np.bincount(source, weights=part, minlength=len(found.source_area))
    squares = np.bincount(source, weights=part**2, minlength=len(found.source_area))
    carriers = np.divide(sums**2, squares, out=np.zeros_like(sums), where=squares > 0)  # Kish 1965: effective number
    return Amount(total, carriers if layer.points else np.full(len(sums), np.inf))


def combined(found: Pieces, amounts: Sequence[Amount]) -> tuple[np.ndarray, np.ndarray]:
    """Weight of each piece out of those of all layers, and which layers say something about each source.

    Returns
    -------
    weight : float array (n,)
        Comparable within a source; the ground in m² where no layer says anything, or where the layers contradict each
        other so that nothing is left.
    says : bool array (sources, layers)
        Whether the layer has anything in the source; False throughout where the ground decides.
    """
    sources = len(found.source_area)
    sums = [np.bincount(found.source, weights=each.pieces, minlength=sources) for each in amounts]
    says = np.array([total > 0 for total in sums], dtype=bool).reshape(len(amounts), sources).T
    alone = says.sum(axis=1) == 1
    logs, say = np.zeros(len(found.source)), np.zeros(len(found.source))
    ground = np.where(found.area > 0, found.area, found.source_area[found.source])
    share = ground / np.bincount(found.source, weights=ground, minlength=sources)[found.source]
    for each, total, speaks in zip(amounts, sums, says.T, strict=True):
        many = np.isinf(each.points)
        mean = np.divide(total, each.points, out=np.zeros(sources), where=(each.points > 0) & ~many)
        one_more = np.where(alone, 0, mean)[found.source] * share
        density = np.where(speaks[found.source], (each.pieces + one_more) / ground, 1.0)
        right = np.where(many | alone, 1.0, each.points / (np.where(many, 0, each.points) + _FULL_SAY))
        right = np.where(speaks, right, 0.0)[found.source]
        with np.errstate(divide="ignore"):
            logs += np.where(right > 0, right * np.log(density), 0)
        say += right
    mean_log = np.divide(logs, say, out=np.full(len(logs), -np.inf), where=say > 0)
    highest = np.full(sources, -np.inf)
    np.maximum.at(highest, found.source, mean_log)
    spoken = np.isfinite(highest)[found.source]
    weight = ground * np.exp(np.where(spoken, mean_log - np.where(spoken, highest[found.source], 0), 0))
    return weight, says & np.isfinite(highest)[:, None]
