# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a layer holds points, lines or areas."""

from typing import TYPE_CHECKING

import shapely

from .errors import SozialraumError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


def kind_of(features: "GeoDataFrame", layer: str) -> str:
    """``point``, ``line`` or ``area``; `layer` is what messages call it.

    Raises
    ------
    SozialraumError
        ``layer_empty``, ``layer_without_geometry``, ``mixed_geometries``.
    """
    if not hasattr(features, "geom_type"):
        raise SozialraumError("layer_without_geometry", layer=layer)
    if not len(features):
        raise SozialraumError("layer_empty", layer=layer)
    types = shapely.get_type_id(features.geometry.values)
    dimensions = {int(d) for d in shapely.get_dimensions(features.geometry.values)} - {-1}
    if not dimensions:
        raise SozialraumError("layer_without_geometry", layer=layer)
    if len(dimensions) > 1 or (types == 7).any():
        raise SozialraumError("mixed_geometries", layer=layer)
    return ("point", "line", "area")[dimensions.pop()]
