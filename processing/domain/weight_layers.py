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
from getting nothing only because no bus stops there. Of polygons r(k) is how well they tell the pieces apart: 1 where
each lies in one piece, 0 where a single one covers the whole source (it says no more than ground, then); where a
polygon layer has nothing, nobody lives. A layer that has nothing in a whole source says nothing about it.

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
_NO_SAY = 0.02  # of a polygon layer that is hardly better than ground: borders drawn a little differently


class WeightLayer(NamedTuple):
    """Where the features of a layer lie, one row a part of a feature in a piece.

    Parameters
    ----------
    piece, feature : int array (m,)
        Indices of the pair.
    size : float array (m,)
        1 for a point (shared evenly where it lies on the border of pieces of one source), m² of a polygon's part.
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
    """What a layer has, and how much it can say.

    Parameters
    ----------
    pieces : float array (n,)
        Weight in each piece.
    sums : float array (sources,)
        Weight in each source.
    say : float array (sources,)
        0 to 1: how well the layer tells the pieces of a source apart.
    one_more : float array (sources,)
        Weight of one more point; 0 for polygons.
    """

    pieces: np.ndarray
    sums: np.ndarray
    say: np.ndarray
    one_more: np.ndarray


def located(
    found: Pieces, drawn: np.ndarray, features: np.ndarray, folder: Path | None = None, progress: Progress = no_progress
) -> WeightLayer:
    """Find the pieces in which a layer's features lie.

    Parameters
    ----------
    drawn
        Geometry of the pieces (`pieces.drawn`).
    features
        Points, or valid polygons, with coordinates in the pieces' CRS. A multi-point is as many points.
    folder
        Where the result is kept for the next time (`cache`).
    """

    def made() -> WeightLayer:
        if shapely.get_dimensions(features).max(initial=0) == 0:
            return _points(found, drawn, features)
        common = overlap(drawn, features, progress)
        return WeightLayer(common.source, common.target, common.area, common.target_area, np.array(False))

    return cache.kept(folder, "weights1", (drawn, features), WeightLayer, made)


def _points(found: Pieces, drawn: np.ndarray, features: np.ndarray) -> WeightLayer:
    points, feature = shapely.get_parts(features, return_index=True)
    piece, point = shapely.STRtree(points).query(drawn, predicate="intersects")
    _, place, times = np.unique(
        point * np.int64(len(found.source_area)) + found.source[piece], return_inverse=True, return_counts=True
    )
    whole = np.bincount(feature, minlength=len(features)).astype(float)
    return WeightLayer(piece, feature[point], 1 / times[place.reshape(-1)], whole, np.array(True))


def amount(layer: WeightLayer, found: Pieces, weight: np.ndarray | None) -> Amount:
    """Sum of a layer's weights in each piece.

    Parameters
    ----------
    weight : float array (features,), optional
        A polygon's is spread evenly over its ground, a multi-point's over its points. Without it a point counts 1, and
        of polygons the ground counts.
    """
    part = layer.size if weight is None else weight[layer.feature] * layer.size / layer.whole[layer.feature]
    source = found.source[layer.piece]
    sources = len(found.source_area)
    total = np.bincount(layer.piece, weights=part, minlength=len(found.source))
    sums = np.bincount(source, weights=part, minlength=sources)
    if not layer.points:
        return Amount(total, sums, _resolution(layer, found, part), np.zeros(sources))
    squares = np.bincount(source, weights=part**2, minlength=sources)
    carriers = np.divide(sums**2, squares, out=np.zeros(sources), where=squares > 0)  # Kish 1965: effective number
    one_more = np.divide(sums, carriers, out=np.zeros(sources), where=carriers > 0)
    return Amount(total, sums, carriers / (carriers + _FULL_SAY), one_more)


def _resolution(layer: WeightLayer, found: Pieces, part: np.ndarray) -> np.ndarray:
    """How well polygons tell the pieces of a source apart: 1 where each lies in one piece, 0 where one covers them all.

    With s(p) the shares of a polygon's part in the pieces, and g(p) those of the source's ground: the mean of
    sum s(p)² over the polygons, from sum g(p)² (no better than ground) to 1.
    """
    sources = len(found.source_area)
    _, place = np.unique(layer.feature * np.int64(sources) + found.source[layer.piece], return_inverse=True)
    place = place.reshape(-1)
    whole = np.bincount(place, weights=part)
    squares = np.divide(part**2, whole[place], out=np.zeros(len(part)), where=whole[place] > 0)
    sums = np.bincount(found.source[layer.piece], weights=part, minlength=sources)
    kept = np.bincount(found.source[layer.piece], weights=squares, minlength=sources)
    kept = np.divide(kept, sums, out=np.zeros(sources), where=sums > 0)
    ground = np.bincount(found.source, weights=_shares(found) ** 2, minlength=sources)
    found_apart = np.divide(kept - ground, 1 - ground, out=np.ones(sources), where=ground < 1 - 1e-9)
    return np.where(found_apart > _NO_SAY, np.minimum(found_apart, 1), 0)


def _ground(found: Pieces) -> np.ndarray:
    return np.where(found.area > 0, found.area, found.source_area[found.source])


def _shares(found: Pieces) -> np.ndarray:
    """Share of each piece in the ground of its source's pieces."""
    ground = _ground(found)
    return ground / np.bincount(found.source, weights=ground)[found.source]


def combined(found: Pieces, amounts: Sequence[Amount]) -> tuple[np.ndarray, np.ndarray]:
    """Weight of each piece out of those of all layers, and which layers say something about each source.

    Returns
    -------
    weight : float array (n,)
        Comparable within a source; the ground in m² where no layer says anything, or where the layers contradict each
        other so that nothing is left.
    says : bool array (sources, layers)
        Whether the layer tells the source's pieces apart; False throughout where the ground decides.
    """
    sources = len(found.source_area)
    says = np.array([(each.sums > 0) & (each.say > 0) for each in amounts], dtype=bool)
    says = says.reshape(len(amounts), sources).T
    weight = _mean(found, amounts, says)
    alone = (says.sum(axis=1) == 1)[found.source]
    for each, speaks in zip(amounts, says.T, strict=True):
        weight = np.where(alone & speaks[found.source], each.pieces, weight)  # one layer: its weights as they are
    says = says & (np.bincount(found.source, weights=weight, minlength=sources) > 0)[:, None]
    return np.where(says.any(axis=1)[found.source], weight, _ground(found)), says


def _mean(found: Pieces, amounts: Sequence[Amount], says: np.ndarray) -> np.ndarray:
    """Geometric mean of the layers' densities times ground, at most the ground; 0 where none says anything."""
    ground, share = _ground(found), _shares(found)
    logs, say = np.zeros(len(ground)), np.zeros(len(ground))
    for each, speaks in zip(amounts, says.T, strict=True):
        say_here = np.where(speaks, each.say, 0)[found.source]
        with np.errstate(divide="ignore", invalid="ignore"):
            density = np.log((each.pieces + each.one_more[found.source] * share) / ground)
            logs += np.where(say_here > 0, say_here * density, 0)
        say += say_here
    mean = np.divide(logs, say, out=np.full(len(logs), -np.inf), where=say > 0)
    highest = np.full(len(found.source_area), -np.inf)
    np.maximum.at(highest, found.source, mean)
    return ground * np.exp(mean - np.where(np.isfinite(highest), highest, 0)[found.source])
