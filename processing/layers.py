# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS layers to the domain's tables; the way back is `sinks`, bulk reading `points`. Nothing else maps them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import NULL, QByteArray, QDate, QDateTime, QTime

from .domain.errors import Progress, SozialraumError, no_progress

if TYPE_CHECKING:
    import numpy as np
    import pyproj
    from geopandas import GeoDataFrame

STEP = 1000  # features between two looks at the cancel button


class LayerCopy:
    """What is needed to read a layer in another thread, taken in the layer's own: filter and unsaved edits included."""

    def __init__(self, layer: QgsVectorLayer, optional: bool = False) -> None:
        refuse_disguised(layer)
        self.optional = optional  # one of many layers of a file
        self.name = layer.name()
        self.file = file_name(layer)
        self.crs = layer.crs()
        self.fields = layer.fields()
        self.count = layer.featureCount()
        self._source = QgsVectorLayerFeatureSource(layer)

    def frame(self, progress: Progress = no_progress) -> "GeoDataFrame":
        """All features as a table; see `frame`."""
        features = self._source.getFeatures(QgsFeatureRequest())
        table = _frame(features, self.fields, None, self.crs, self.count, progress)
        table.attrs.update(name=self.name, file=self.file, optional=self.optional)
        return table


def frame(
    source: QgsFeatureSource, fields: Sequence[str] | None = None, progress: Progress = no_progress
) -> "GeoDataFrame":
    """Read a feature source (a layer, or the selected features of one) into a table.

    Parameters
    ----------
    fields
        Which attributes; None means all. Values come as they are: text stays text, QGIS's NULL becomes None.

    Returns
    -------
    GeoDataFrame
        Geometry without Z and M, curves as short straight lines, None where a feature has none. `.crs` is the
        source's or None; `attrs["name"]` the source's name.
    """
    request = QgsFeatureRequest()
    if fields is not None:
        request.setSubsetOfAttributes(list(fields), source.fields())
    features = source.getFeatures(request)
    table = _frame(features, source.fields(), fields, source.sourceCrs(), source.featureCount(), progress)
    table.attrs["name"] = source.sourceName()
    return table


def picked(source: QgsFeatureSource, positions: "np.ndarray") -> Iterator[QgsFeature]:
    """The features at these positions of the order in which `frame` reads them, whole."""
    features = sorted(source.getFeatures(), key=QgsFeature.id) if len(positions) else []
    yield from (features[i] for i in positions.tolist())


def require_fields(source: QgsFeatureSource, fields: Sequence[str]) -> None:
    """Refuse a source that lacks one of the named fields.

    Raises
    ------
    SozialraumError
        ``field_missing`` (layer, field).
    """
    for field in fields:
        if source.fields().lookupField(field) < 0:
            raise SozialraumError("field_missing", layer=source.sourceName(), field=field)


def holds(source: QgsFeatureSource, condition: str, context: QgsExpressionContext) -> "np.ndarray":
    """Where a QGIS expression is true, rows in the order `frame` reads them; unknown (NULL) is not true.

    Raises
    ------
    SozialraumError
        ``expression_invalid`` (expression, reason), ``expression_no_condition`` (expression, value, example) where it
        gives a text, ``field_missing`` (layer, field).
    """
    import numpy as np

    expression = QgsExpression(condition)
    if expression.hasParserError():
        raise SozialraumError("expression_invalid", expression=condition, reason=expression.parserErrorString().strip())
    for field in sorted(expression.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES}):
        if source.fields().lookupField(field) < 0:  # QGIS would take it for NULL
            raise SozialraumError("field_missing", layer=source.sourceName(), field=field)
    context.setFields(source.fields())
    expression.prepare(context)
    found = []
    for feature in sorted(source.getFeatures(), key=QgsFeature.id):
        context.setFeature(feature)
        value = expression.evaluate(context)
        if expression.hasEvalError():
            raise SozialraumError("expression_invalid", expression=condition, reason=expression.evalErrorString())
        if isinstance(value, str):
            raise SozialraumError(
                "expression_no_condition", expression=condition, value=value, example=f"{condition} = '{value}'"
            )
        found.append(value is not None and value != NULL and bool(value))
    return np.array(found, dtype=bool)


def sublayers(layer: QgsVectorLayer) -> list[QgsVectorLayer]:
    """The layer itself; for a file with several layers given without a layer's name, all its polygon layers."""
    registry = QgsProviderRegistry.instance()
    parts = registry.decodeUri(layer.providerType(), layer.source())
    if layer.providerType() != "ogr" or parts.get("layerName") or not parts.get("path"):
        return [layer]
    found = [s for s in registry.querySublayers(parts["path"]) if s.providerKey() == "ogr"]
    if len(found) < 2:
        return [layer]
    layers = [QgsVectorLayer(s.uri(), s.name(), "ogr") for s in found]
    return [part for part in layers if part.isValid() and part.isSpatial()]


def refuse_disguised(layer: QgsVectorLayer) -> None:
    """A VRT, whatever its file is called, reads other files: refuse it."""
    if "VRT" in (layer.storageType() or ""):
        raise SozialraumError("layer_disguised", layer=layer.name())


def file_name(layer: QgsVectorLayer) -> str:
    """Name of the layer's file, without folders and credentials; empty for what is no file."""
    path = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path")
    return Path(path).name if path else ""


def _frame(
    features: Iterable[QgsFeature],
    fields: QgsFields,
    wanted: Sequence[str] | None,
    crs: QgsCoordinateReferenceSystem,
    count: int,
    progress: Progress,
) -> "GeoDataFrame":
    import geopandas
    import shapely

    names = list(fields.names()) if wanted is None else list(wanted)
    places = [fields.lookupField(name) if wanted else i for i, name in enumerate(names)]
    ids, rows, shapes = [], [], []
    for n, feature in enumerate(features):
        if n % STEP == 0:
            progress(min(1.0, n / count) if count > 0 else 0.0)
        values = feature.attributes()
        ids.append(feature.id())
        rows.append([value_of(values[i]) for i in places])
        shapes.append(_wkb(feature.geometry()))
    if ids != sorted(ids):  # a selection comes in any order; the same layer shall give the same table
        order = sorted(range(len(ids)), key=ids.__getitem__)
        rows, shapes = [rows[i] for i in order], [shapes[i] for i in order]
    data = {name: [row[i] for row in rows] for i, name in enumerate(names)}
    geometry = shapely.from_wkb(shapes, on_invalid="ignore")  # what GEOS does not know counts as no geometry
    column = "geometry" if "geometry" not in data else "_geometry"
    table = geopandas.GeoDataFrame({**data, column: geometry}, geometry=column)
    return table.set_crs(_crs(crs)) if crs.isValid() else table


def crs_of(crs: QgsCoordinateReferenceSystem) -> "pyproj.CRS | None":
    """A layer's CRS for the domain; None where it has none."""
    import pyproj

    return pyproj.CRS.from_user_input(_crs(crs)) if crs.isValid() else None


def _crs(crs: QgsCoordinateReferenceSystem) -> str:
    return crs.authid() if crs.authid().startswith("EPSG:") else crs.toWkt(QgsCoordinateReferenceSystem.WKT2_2019)


def value_of(value):
    if value is None or value == NULL:
        return None
    if isinstance(value, QDateTime):
        return value.toPyDateTime()
    if isinstance(value, QDate):
        return value.toPyDate()
    if isinstance(value, QTime):
        return value.toPyTime()
    return bytes(value) if isinstance(value, QByteArray) else value


def _wkb(geometry: QgsGeometry) -> bytes | None:
    if geometry.isNull():
        return None
    shape = geometry.constGet()
    if shape.hasCurvedSegments():
        shape = shape.segmentize()
    if shape.is3D() or shape.isMeasure():
        shape = shape.clone()
        shape.dropZValue()
        shape.dropMValue()
    return bytes(shape.asWkb())


@contextmanager
def quiet(options: dict[str, str]) -> Iterator[None]:
    """GDAL with these options in this thread alone, and without messages on the terminal."""
    before = {key: gdal.GetThreadLocalConfigOption(key) for key in options}
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        for key, value in options.items():
            gdal.SetThreadLocalConfigOption(key, value)
        yield
    finally:
        for key, value in before.items():
            gdal.SetThreadLocalConfigOption(key, value)
        gdal.PopErrorHandler()
