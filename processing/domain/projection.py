# SPDX-License-Identifier: GPL-2.0-or-later
"""Bringing layers to EPSG:25833, and telling a wrong label instead of believing it."""

import warnings
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from .errors import SozialraumError

if TYPE_CHECKING:
    import pyproj
    from geopandas import GeoDataFrame

CRS = "EPSG:25833"
# Berlin with 15 km around it, EPSG:25833: minx, miny, maxx, maxy. The made-up district lies inside, too.
BOX = (355_000.0, 5_785_000.0, 431_000.0, 5_852_000.0)
# The same in degrees, for telling what a wrong label hides.
BOX_DEGREES = (12.85, 52.2, 13.97, 52.82)


def to_25833(frame: "GeoDataFrame", name: str) -> "GeoDataFrame":
    """A copy in EPSG:25833, two-dimensional; coordinates that contradict their label are refused.

    Features far away are allowed (a point with a wrong address), but most of the layer must lie in Berlin.

    Raises
    ------
    SozialraumError
        ``crs_missing``, ``crs_degrees`` (metres on the label, degrees in the file), ``crs_metres`` (the other way
        round), ``crs_swapped`` (latitude before longitude), ``crs_elsewhere``; all name layer and CRS.
    """
    geometry = np.array(shapely.force_2d(frame.geometry.values), dtype=object)
    centre = _centres(geometry)
    if frame.crs is None:
        raise SozialraumError("crs_missing", layer=name)
    label = _label(frame.crs)
    if not len(centre):
        return frame.set_geometry(geometry, crs=CRS)
    looks_geographic = bool((np.abs(centre) <= (180.0, 90.0)).all(axis=1).mean() > 0.5)
    if frame.crs.is_geographic and not looks_geographic:
        raise SozialraumError("crs_metres", layer=name, crs=label)
    if not frame.crs.is_geographic and looks_geographic:
        raise SozialraumError("crs_degrees", layer=name, crs=label)
    moved = frame.set_geometry(geometry, crs=frame.crs)
    if frame.crs.to_epsg() != 25833:
        moved = moved.to_crs(CRS)
    inside = _share_inside(_centres(moved.geometry.values), BOX)
    if inside < 0.5:
        swapped = frame.crs.is_geographic and _share_inside(centre[:, ::-1], BOX_DEGREES) > 0.5
        raise SozialraumError("crs_swapped" if swapped else "crs_elsewhere", layer=name, crs=label)
    return moved.set_crs(CRS, allow_override=True)


def accuracy(crs: "pyproj.CRS") -> float | None:
    """Accuracy of the way from `crs` to EPSG:25833 in metres; None where it is not known.

    Without the official grid (BeTA2007) old Gauß-Krüger coordinates are some metres off, which a report has to say.
    """
    from pyproj.transformer import TransformerGroup

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that a better grid is missing; the accuracy says it
        ways = TransformerGroup(crs, CRS, always_xy=True).transformers
    return ways[0].accuracy if ways and ways[0].accuracy >= 0 else None


def _label(crs: "pyproj.CRS") -> str:
    epsg = crs.to_epsg()
    return f"EPSG:{epsg}" if epsg else str(crs.name)


def _centres(geometry: np.ndarray) -> np.ndarray:
    """Middle of each geometry's box, shape (n, 2), without empty and non-finite ones."""
    bounds = shapely.bounds(geometry)
    centre = (bounds[:, :2] + bounds[:, 2:]) / 2
    return centre[np.isfinite(centre).all(axis=1)]


def _share_inside(centre: np.ndarray, box: tuple[float, float, float, float]) -> float:
    if not len(centre):
        return 0.0
    return float(((centre >= box[:2]) & (centre <= box[2:])).all(axis=1).mean())


def usable(frame: "GeoDataFrame") -> pd.Series:
    """Which features have a geometry with finite coordinates."""
    geometry = frame.geometry.values
    there = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    return pd.Series(there & np.isfinite(shapely.bounds(geometry)).all(axis=1), index=frame.index)
