# SPDX-License-Identifier: GPL-2.0-or-later
"""Bringing layers to EPSG:25833, and telling a wrong label instead of believing it."""

import warnings
from functools import cached_property
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
_SAMPLE = 4096


class Arriving:
    """The coordinates of one layer on their way to EPSG:25833, part by part, and whether they contradict their label.

    Features far away are allowed (a point with a wrong address), but most of the layer must lie in Berlin.

    Parameters
    ----------
    crs
        The layer's CRS by its own label.
    layer
        What messages call it.

    Raises
    ------
    SozialraumError
        ``crs_missing``.
    """

    def __init__(self, crs: "pyproj.CRS | None", layer: str) -> None:
        if crs is None:
            raise SozialraumError("crs_missing", layer=layer)
        self.same = crs.to_epsg() == 25833
        self._crs, self._layer = crs, layer
        self._seen = self._degrees = self._swapped = self._arrived = self._inside = 0

    def move(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Finite coordinates of many points in EPSG:25833; some thousand of them tell whether the label is right."""
        step = len(x) // _SAMPLE + 1
        self.saw(x[::step], y[::step])
        if not self.same:
            x, y = self._transformer.transform(x, y)
        self.arrived(x[::step], y[::step])
        return x, y

    @cached_property
    def _transformer(self) -> "pyproj.Transformer":
        from pyproj import Transformer

        return Transformer.from_crs(self._crs, CRS, always_xy=True)

    def saw(self, x: np.ndarray, y: np.ndarray) -> None:
        """Coordinates as they are in the layer."""
        self._seen += len(x)
        self._degrees += int(np.count_nonzero((np.abs(x) <= 180.0) & (np.abs(y) <= 90.0)))
        self._swapped += _inside(y, x, BOX_DEGREES)

    def arrived(self, x: np.ndarray, y: np.ndarray) -> None:
        """The same in EPSG:25833."""
        self._arrived += len(x)
        self._inside += _inside(x, y, BOX)

    def refuse_wrong_label(self) -> None:
        """Judge what was seen.

        Raises
        ------
        SozialraumError
            ``crs_degrees`` (metres on the label, degrees in the file), ``crs_metres`` (the other way round),
            ``crs_swapped`` (latitude before longitude), ``crs_elsewhere``; all name layer and CRS.
        """
        looks_geographic = self._degrees > self._seen / 2
        geographic = self._crs.is_geographic
        code = ""
        if self._seen and geographic != looks_geographic:
            code = "crs_metres" if geographic else "crs_degrees"
        elif self._arrived and self._inside < self._arrived / 2:
            code = "crs_swapped" if geographic and self._swapped > self._seen / 2 else "crs_elsewhere"
        if code:
            raise SozialraumError(code, layer=self._layer, crs=_label(self._crs))


def to_25833(frame: "GeoDataFrame", name: str) -> "GeoDataFrame":
    """A copy in EPSG:25833, two-dimensional; coordinates that contradict their label are refused.

    Raises
    ------
    SozialraumError
        Those of `Arriving`.
    """
    geometry = np.array(shapely.force_2d(frame.geometry.values), dtype=object)
    coming = Arriving(frame.crs, name)
    coming.saw(*_centres(geometry))
    coming.refuse_wrong_label()
    moved = frame.set_geometry(geometry, crs=frame.crs)
    if not coming.same:
        moved = moved.to_crs(CRS)
    coming.arrived(*_centres(moved.geometry.values))
    coming.refuse_wrong_label()
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
    """Middle of each geometry's box, x and y (2, n), without empty and non-finite ones."""
    bounds = shapely.bounds(geometry)
    centre = (bounds[:, :2] + bounds[:, 2:]) / 2
    return centre[np.isfinite(centre).all(axis=1)].T


def _inside(x: np.ndarray, y: np.ndarray, box: tuple[float, float, float, float]) -> int:
    """How many points lie in a box."""
    west, south, east, north = box
    return int(np.count_nonzero((x >= west) & (x <= east) & (y >= south) & (y <= north)))


def usable(frame: "GeoDataFrame") -> pd.Series:
    """Which features have a geometry with finite coordinates."""
    geometry = frame.geometry.values
    there = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    return pd.Series(there & np.isfinite(shapely.bounds(geometry)).all(axis=1), index=frame.index)
