# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer's geometries as they can be measured: in EPSG:25833, valid, those that exist."""

from typing import TYPE_CHECKING

import numpy as np
import shapely

from . import projection
from .errors import SozialraumError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


def name_of(frame: "GeoDataFrame") -> str:
    """What messages call a layer."""
    return str(frame.attrs.get("name", ""))


def located(frame: "GeoDataFrame") -> tuple[np.ndarray, np.ndarray]:
    """Geometries of the features that have one, and which features these are.

    Returns
    -------
    geometry : ndarray
        Valid, EPSG:25833; multi-points are taken at their middle, of collections the parts of highest dimension.
    usable : bool array (features,)

    Raises
    ------
    SozialraumError
        ``layer_empty`` (no feature, or none with a geometry); those of `projection.to_25833`.
    """
    usable = projection.usable(frame).to_numpy(bool) if len(frame) else np.zeros(0, bool)
    if not usable.any():
        raise SozialraumError("layer_empty", layer=name_of(frame))
    geometry = np.array(projection.to_25833(frame[usable], name_of(frame)).geometry.values, dtype=object)
    broken = ~shapely.is_valid(geometry)
    geometry[broken] = shapely.make_valid(geometry[broken])
    for i in np.flatnonzero(shapely.get_type_id(geometry) == shapely.GeometryType.GEOMETRYCOLLECTION.value):
        geometry[i] = _main_part(geometry[i])
    many = shapely.get_type_id(geometry) == shapely.GeometryType.MULTIPOINT.value
    geometry[many] = shapely.centroid(geometry[many])
    return geometry, usable


def _main_part(collection: shapely.GeometryCollection) -> shapely.Geometry:
    """The ground of a polygon that also has a spike: GEOS takes no border of a collection."""
    parts = shapely.get_parts(shapely.get_parts(collection))
    dimensions = shapely.get_dimensions(parts)
    return shapely.union_all(parts[dimensions == dimensions.max()])
