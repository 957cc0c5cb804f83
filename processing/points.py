# SPDX-License-Identifier: GPL-2.0-or-later
"""Points of a QGIS layer in batches, by the fastest way the layer allows.

A plain file whose features are read as they stand there is read in bulk past QGIS; all else (unsaved edits, a
selection, joined or virtual fields, other providers) comes from QGIS feature by feature.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFields,
    QgsProcessingFeatureSourceDefinition,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import NULL, QMetaType

from .layers import quiet, value_of

if TYPE_CHECKING:
    import numpy as np
    from osgeo import gdal, ogr

    from .domain.aggregation import Points

# What may be opened in bulk, by the name the layer itself gives; nothing that can lead to other files.
DRIVERS = ("GPKG", "ESRI Shapefile", "GeoJSON", "FlatGeobuf")
_NUMBERS = (QMetaType.Type.Int, QMetaType.Type.UInt, QMetaType.Type.LongLong, QMetaType.Type.ULongLong,
            QMetaType.Type.Double)  # fmt: skip
_TEXT = QMetaType.Type.QString
_FEATURES = 16_384  # read one by one before the next look at the cancel button


@dataclass(frozen=True)
class PlainFile:
    """A layer of a file that can be read past QGIS."""

    path: Path
    driver: str
    layer: str
    subset: str


def plain_file(value: object, layer: QgsVectorLayer | None, fields: Sequence[str]) -> PlainFile | None:
    """The file behind a parameter, if what it holds is exactly what QGIS would give; in the layer's own thread.

    Parameters
    ----------
    value
        The parameter's value as the user or a script gave it.
    layer
        The layer it means.
    fields
        The fields that will be read.
    """
    if isinstance(value, QgsProcessingFeatureSourceDefinition) and (
        value.selectedFeaturesOnly or value.featureLimit != -1 or value.filterExpression
    ):
        return None
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr" or layer.isEditable():
        return None
    driver, subset = layer.storageType(), layer.subsetString()
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path = Path(str(parts.get("path", "")))
    special = {key for key in ("openOptions", "geometryType", "vsiPrefix", "vsiSuffix", "layerId") if parts.get(key)}
    if driver not in DRIVERS or special or not path.is_file() or subset.lstrip().lower().startswith("select"):
        return None
    if not all(_in_file(layer, field, driver) for field in fields) or (driver != "GPKG" and not subset.isascii()):
        return None
    return PlainFile(path, driver, str(parts.get("layerName") or ""), subset)


def _in_file(layer: QgsVectorLayer, field: str, driver: str) -> bool:
    """Whether the file itself holds the field, as number or text whose encoding is certain."""
    fields = layer.fields()
    index = fields.lookupField(field)
    if index < 0 or fields.fieldOrigin(index) != QgsFields.FieldOrigin.OriginProvider:
        return False
    kind = fields.at(index).type()
    return kind in _NUMBERS or (kind == _TEXT and driver != "ESRI Shapefile")


class PointReader:
    """Reads a source of points, and finds features again by the numbers it gave them.

    Parameters
    ----------
    fields
        Which attributes, as columns.
    file
        What `plain_file` says of the source.
    """

    def __init__(self, source: QgsFeatureSource, fields: Sequence[str], file: PlainFile | None = None) -> None:
        self._source, self._fields = source, fields
        self._opened = None if file is None else _opened(file, fields)

    def batches(self) -> "Iterator[Points]":
        """All features. Those of a plain file are numbered by their ids, others by their position."""
        return _one_by_one(self._source, self._fields) if self._opened is None else _in_bulk(*self._opened)

    def picked(self, numbers: "np.ndarray") -> "Iterator[QgsFeature]":
        """The features with these numbers, whole."""
        if not len(numbers):
            return
        if self._opened is not None:
            yield from self._source.getFeatures(QgsFeatureRequest().setFilterFids(numbers.tolist()))
            return
        wanted = set(numbers.tolist())
        yield from (feature for n, feature in enumerate(self._source.getFeatures()) if n in wanted)


def _opened(file: PlainFile, fields: Sequence[str]) -> "tuple[gdal.Dataset, ogr.Layer, list[str]] | None":
    """A file, its layer and the layer's names of fields; None where GDAL sees it with other eyes than QGIS."""
    from osgeo import gdal, ogr

    kinds = (ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal, ogr.OFTString)
    with quiet({}):
        try:
            dataset = gdal.OpenEx(str(file.path), gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=[file.driver])
            if dataset is None:
                return None
            layer = dataset.GetLayerByName(file.layer) if file.layer else dataset.GetLayer(0)
            if layer is None or not hasattr(layer, "GetArrowStream") or layer.GetLayerDefn().GetGeomFieldCount() != 1:
                return None
            if file.subset and layer.SetAttributeFilter(file.subset) != ogr.OGRERR_NONE:
                return None
        except RuntimeError:  # another plugin may have switched GDAL's exceptions on
            return None
    definition = layer.GetLayerDefn()
    places = [definition.GetFieldIndex(field) for field in fields]
    if any(i < 0 or definition.GetFieldDefn(i).GetType() not in kinds for i in places):
        return None
    return dataset, layer, [definition.GetFieldDefn(i).GetName() for i in places]


def _in_bulk(dataset: "gdal.Dataset", layer: "ogr.Layer", fields: Sequence[str]) -> "Iterator[Points]":
    from . import arrow_stream
    from .domain import wkb
    from .domain.aggregation import Points

    stream = arrow_stream.batches(layer, fields)
    try:
        for batch in stream:
            at = wkb.points(batch.data, batch.offsets)
            yield Points(batch.ids, at.x, at.y, batch.columns, at.several, at.others)
    finally:
        stream.close()  # before its dataset goes


def _one_by_one(source: QgsFeatureSource, fields: Sequence[str]) -> "Iterator[Points]":
    import numpy as np

    from .domain import wkb
    from .domain.aggregation import Points

    known = source.fields()
    places = [known.lookupField(field) for field in fields]
    features = source.getFeatures(QgsFeatureRequest().setSubsetOfAttributes(places))
    number = 0
    while True:
        shapes, cells = _rows(islice(features, _FEATURES), places)
        if not shapes:
            return
        at = wkb.points_of(shapes)
        values = [_column(c, known.at(place).type()) for c, place in zip(cells, places, strict=True)]
        yield Points(number + np.arange(len(shapes)), at.x, at.y, values, at.several, at.others)
        number += len(shapes)


def _rows(features: "Iterator[QgsFeature]", places: Sequence[int]) -> tuple[list[bytes], list[list]]:
    """Geometries and attributes of features: the one loop where each call counts."""
    shapes: list[bytes] = []
    cells: list[list] = [[] for _ in places]
    take = shapes.append
    if len(places) == 1:
        put, place = cells[0].append, places[0]
        for feature in features:
            take(feature.geometry().asWkb().data())
            put(feature[place])
        return shapes, cells
    columns = [(column.append, place) for column, place in zip(cells, places, strict=True)]
    for feature in features:
        take(feature.geometry().asWkb().data())
        for put, place in columns:
            put(feature[place])
    return shapes, cells


def _column(cells: list, kind: int) -> "np.ndarray":
    """Numbers as floats, NaN for NULL; all else as it is, None for NULL."""
    import numpy as np

    null = type(NULL)
    if kind in _NUMBERS:
        return np.array([math.nan if type(cell) is null else cell for cell in cells], dtype=float)
    column = np.empty(len(cells), dtype=object)
    column[:] = [None if type(cell) is null else cell if isinstance(cell, str) else value_of(cell) for cell in cells]
    return column
