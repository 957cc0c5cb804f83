# SPDX-License-Identifier: GPL-2.0-or-later
"""The areas of any polygon layer, checked and in the order that decides where several of them are possible."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from . import area_layers, projection
from .cutting import repaired
from .errors import SozialraumError
from .located import name_of

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_MOST_NAMED = 10  # so many rows a sentence lists


@dataclass(frozen=True)
class Areas:
    """Areas to aggregate to.

    Parameters
    ----------
    geometry : object array (n,)
        Polygons in EPSG:25833, in the order that decides where several cover a point.
    position : int array (n,)
        Where each stands in its layer.
    by_key : bool
        Whether the order is that of LOR keys.
    """

    geometry: np.ndarray
    position: np.ndarray
    by_key: bool

    @classmethod
    def of(cls, frame: "GeoDataFrame") -> "Areas":
        """Areas of a layer; ``attrs["name"]`` is what messages call it.

        Raises
        ------
        SozialraumError
            ``layer_empty``, ``no_polygons``, ``areas_without_outline`` (layer, count, rows); those of
            `projection.to_25833`.
        """
        name = name_of(frame)
        if not len(frame):
            raise SozialraumError("layer_empty", layer=name)
        if not area_layers.has_polygons(frame):
            raise SozialraumError("no_polygons", layer=name)
        there = projection.usable(frame).to_numpy()
        there &= _with_ground(np.asarray(frame.geometry.values))
        if not there.all():
            rows = ", ".join(str(row + 1) for row in np.flatnonzero(~there)[:_MOST_NAMED])
            raise SozialraumError("areas_without_outline", layer=name, count=int((~there).sum()), rows=rows)
        order = area_layers.order_of(frame)
        position = np.arange(len(frame)) if order is None else order
        moved = projection.to_25833(frame.geometry.rename("geometry").to_frame(), name)
        return cls(np.asarray(moved.geometry.values)[position], position, order is not None)

    def in_layer(self, values: np.ndarray) -> np.ndarray:
        """Values by area in the order of the layer."""
        back = np.empty_like(values)
        back[..., self.position] = values
        return back

    def at(self, found: np.ndarray) -> np.ndarray:
        """Where areas found (indices into `geometry`, -1 for none) stand in the layer."""
        return np.where(found >= 0, self.position[found], -1)


def _with_ground(polygons: np.ndarray) -> np.ndarray:
    """Which polygons have any size, a bow tie's two halves not set against each other."""
    ground = shapely.area(polygons) > 0
    ground[~ground] = shapely.area(repaired(polygons[~ground])) > 0
    return ground
