# SPDX-License-Identifier: GPL-2.0-or-later
"""Objects of any layer onto areas of any layer: numbers by area, in the order of the areas' layer.

Every feature counts once: a point in the first area that covers it (`locating`), a line or polygon where most of it
lies (`aggregation_shapes`). Areas of a LOR layer stand in the order of their keys, others in the order of their layer.
Counts of the areas and what is in none of them always sum to the features of the layer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from . import projection
from .aggregation_shapes import InAreas, lines_in_areas, polygons_in_areas
from .attributes import require
from .cutting import repaired
from .errors import Progress, SozialraumError, no_progress
from .grid_index import Located
from .located import name_of
from .locating import FEW, Locator
from .status import Reason
from .tally import Tally
from .target_areas import Areas

if TYPE_CHECKING:
    import pandas as pd
    import pyproj
    from geopandas import GeoDataFrame


class Points(NamedTuple):
    """Some features of a layer of points.

    Parameters
    ----------
    numbers : int array (n,)
        What `Aggregate.outside` calls each feature.
    x, y : float array (n,)
        Coordinates in the layer's CRS, NaN where a feature has no geometry.
    columns : sequence of arrays (n,)
        The fields to sum: numbers (NaN: none), or cells of any kind as objects.
    several, others : int
        Features with more than one point (the first is taken), and features that are no points.
    """

    numbers: np.ndarray
    x: np.ndarray
    y: np.ndarray
    columns: Sequence[np.ndarray]
    several: int = 0
    others: int = 0


@dataclass(frozen=True)
class Aggregate:
    """Numbers by area.

    Parameters
    ----------
    columns : dict of str to array (areas,)
        New fields in the order of the areas' layer. ``count``: features at home in the area. Lines: ``length_m``.
        Polygons: ``area_m2_in``, ground under them, counted once where they overlap, and ``share``, that ground by the
        area's own. For each field ``sum_<field>`` (double precision; 0 where no feature is, NaN where none of the
        features there holds a number) and ``missing_<field>`` (features that hold no number).
    features
        How many there are.
    outside : int64 array
        The features in no area, those without geometry included: numbers of points, positions of lines and polygons.
    notes
        What a report should say.
    """

    columns: dict[str, np.ndarray]
    features: int
    outside: np.ndarray
    notes: list[Reason] = field(default_factory=list)


def points_in_areas(
    batches: Iterable[Points],
    areas: Areas,
    fields: Sequence[str] = (),
    *,
    crs: "pyproj.CRS | None",
    layer: str,
    expected: int,
    folder: Path | None = None,
    progress: Progress = no_progress,
) -> Aggregate:
    """Count points and sum their fields by area; batch by batch, so that memory does not grow with their number.

    Parameters
    ----------
    batches
        The layer's features with `fields` as columns.
    crs
        The layer's; None where it has none.
    layer
        What messages call it.
    expected
        About how many features there are.
    folder
        Where the areas' index is kept, see `locating`.

    Raises
    ------
    SozialraumError
        ``layer_empty``, ``layer_without_geometry`` (no feature has one), ``mixed_geometries``, ``field_not_numeric``,
        those of `projection.Arriving`.
    """
    coming = projection.Arriving(crs, layer)
    locator = Locator(areas.geometry, expected, folder, lambda f: progress(0.2 * f))
    tally = Tally(len(areas.geometry), len(fields))
    nowhere = shared = several = 0
    parts = batches if locator.indexed else _gathered(batches, expected, lambda f: progress(0.2 + 0.5 * f))
    start = 0.2 if locator.indexed else 0.7
    for batch in parts:
        done = start + (1 - start) * min(1.0, tally.features / max(expected, 1))
        progress(done)
        if batch.others:
            raise SozialraumError("mixed_geometries", layer=layer)
        found, lost = _located(batch, coming, locator, partial(_stay, progress, done))
        tally.add(found.home, batch.numbers, batch.columns)
        nowhere += lost
        shared += found.several
        several += batch.several
    _refuse_nothing(tally.features, nowhere, layer)
    coming.refuse_wrong_label()
    progress(1.0)
    counted = {"count": areas.in_layer(tally.count)}
    notes = _noted("several_points", several) + _noted(
        "points_shared_by_key" if areas.by_key else "points_shared", shared
    )
    return _result(tally, areas, fields, layer, counted, nowhere, notes)


def shapes_in_areas(
    frame: "GeoDataFrame",
    kind: str,
    areas: Areas,
    fields: Sequence[str] = (),
    progress: Progress = no_progress,
) -> Aggregate:
    """Measure lines or polygons by area and sum their fields where most of each feature lies.

    Parameters
    ----------
    frame
        Features with `fields`; ``attrs["name"]`` is what messages call the layer.
    kind
        ``line`` or ``area``.

    Raises
    ------
    SozialraumError
        ``layer_empty``, ``layer_without_geometry``, ``field_missing``, ``field_not_numeric``, those of
        `projection.to_25833`.
    """
    layer = name_of(frame)
    require(frame, fields, layer)
    there = projection.usable(frame).to_numpy()
    _refuse_nothing(len(frame), int(np.count_nonzero(~there)), layer)
    moved = projection.to_25833(frame.geometry[there].rename("geometry").to_frame(), layer)
    shapes = np.asarray(moved.geometry.values)
    measured = lines_in_areas if kind == "line" else polygons_in_areas
    found = measured(shapes, areas.geometry, progress)
    home = np.full(len(frame), -1, dtype=np.int64)
    home[there] = found.home
    tally = Tally(len(areas.geometry), len(fields))
    tally.add(home, np.arange(len(frame)), [_array(frame[field]) for field in fields])
    counted, notes = {"count": areas.in_layer(tally.count)}, []
    if kind == "line":
        counted["length_m"] = areas.in_layer(found.measure)
        notes += _noted("length_outside", float(found.outside.sum()), 0.5, "length_m")
    else:
        counted["area_m2_in"] = areas.in_layer(found.covered)
        counted["share"] = areas.in_layer(found.covered / shapely.area(repaired(areas.geometry)))
        notes += _noted("area_outside", float(found.outside.sum()), 0.5, "area_m2")
        notes += _noted("features_overlap", _doubled(found), 1.0, "area_m2")
    return _result(tally, areas, fields, layer, counted, int(np.count_nonzero(~there)), notes)


def _located(batch: Points, coming: projection.Arriving, locator: Locator, progress: Progress) -> tuple[Located, int]:
    """The areas of points in any CRS, and how many have no coordinates."""
    if np.isfinite(batch.x.sum() + batch.y.sum()):  # so is each of them
        return locator.locate(*coming.move(batch.x, batch.y), progress), 0
    there = np.isfinite(batch.x) & np.isfinite(batch.y)
    found = locator.locate(*coming.move(batch.x[there], batch.y[there]), progress)
    home = np.full(len(there), -1, dtype=found.home.dtype)
    home[there] = found.home
    return Located(home, found.several), int(np.count_nonzero(~there))


def _gathered(batches: Iterable[Points], expected: int, progress: Progress) -> Iterable[Points]:
    """Larger batches, while they stay few enough for memory."""
    waiting: list[Points] = []
    read = 0
    for batch in batches:
        progress(min(1.0, read / max(expected, 1)))
        waiting.append(batch)
        read += len(batch.x)
        if sum(len(part.x) for part in waiting) >= FEW:
            yield _joined(waiting)
            waiting = []
    if waiting:
        yield _joined(waiting)


def _joined(parts: Sequence[Points]) -> Points:
    if len(parts) == 1:
        return parts[0]
    numbers, x, y = (np.concatenate([part[i] for part in parts]) for i in range(3))
    columns = [np.concatenate(column) for column in zip(*(part.columns for part in parts), strict=True)]
    return Points(numbers, x, y, columns, sum(part.several for part in parts), sum(part.others for part in parts))


def _stay(progress: Progress, at: float, fraction: float) -> None:
    """A look at the cancel button inside a part of the work."""
    progress(at)


def _array(column: "pd.Series") -> np.ndarray:
    """Numbers as they are, all else as objects."""
    return column.to_numpy() if column.dtype.kind in "iuf" else column.to_numpy(dtype=object)


def _doubled(found: InAreas) -> float:
    """Ground in m² that lies under more than one polygon, as often as it is doubled."""
    return float(found.measure.sum() - found.covered.sum())


def _refuse_nothing(features: int, nowhere: int, layer: str) -> None:
    if not features:
        raise SozialraumError("layer_empty", layer=layer)
    if nowhere == features:
        raise SozialraumError("layer_without_geometry", layer=layer)


def _noted(code: str, amount: float, least: float = 1, name: str = "count") -> list[Reason]:
    return [Reason(code, {name: amount})] if amount >= least else []


def _result(
    tally: Tally,
    areas: Areas,
    fields: Sequence[str],
    layer: str,
    counted: dict[str, np.ndarray],
    nowhere: int,
    notes: list[Reason],
) -> Aggregate:
    columns, gaps = dict(counted), []
    for i, name in enumerate(fields):
        total, missing = tally.field(i, name, layer)
        columns[f"sum_{name}"] = areas.in_layer(total)
        columns[f"missing_{name}"] = areas.in_layer(missing)
        if missing.any():
            gaps.append(Reason("numbers_missing", {"field": name, "count": int(missing.sum())}))
    lost = [*_noted("features_outside", len(tally.outside)), *_noted("features_nowhere", nowhere)]
    return Aggregate(columns, tally.features, tally.outside, [*lost, *notes, *gaps])
