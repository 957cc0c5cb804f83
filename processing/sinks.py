# SPDX-License-Identifier: GPL-2.0-or-later
"""The domain's arrays and tables to QGIS features: new columns behind a layer's own, or a table as a layer."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from qgis.core import QgsFeature, QgsFeatureSink, QgsFeatureSource, QgsField, QgsFields, QgsGeometry
from qgis.PyQt.QtCore import QMetaType

from .domain.errors import Progress, SozialraumError, no_progress
from .layers import STEP

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


def fields_of(columns: "Mapping[str, np.ndarray]", before: QgsFields | None = None) -> QgsFields:
    """Fields for new columns, after those of a source; a field of the source that has a new one's name becomes
    ``<name>_old``, so that the names of the algorithm hold and nothing is lost.

    Parameters
    ----------
    columns
        Arrays by name: integers (masked ones are NULL), floats (NaN is NULL) or objects (text, None is NULL).
    """
    fields = QgsFields()
    taken = {name.lower() for name in columns}
    for field in before or ():
        old = QgsField(field)
        while old.name().lower() in taken:
            old.setName(f"{old.name()}_old")
        taken.add(old.name().lower())
        fields.append(old)
    kinds = {"i": QMetaType.Type.LongLong, "u": QMetaType.Type.LongLong, "f": QMetaType.Type.Double}
    for name, values in columns.items():
        fields.append(QgsField(name, kinds.get(values.dtype.kind, QMetaType.Type.QString)))
    return fields


def append_columns(
    source: QgsFeatureSource,
    columns: "Mapping[str, np.ndarray]",
    sink: QgsFeatureSink,
    progress: Progress = no_progress,
) -> None:
    """Write the features of a source with new columns behind their own; rows in the order `frame` reads them."""
    features = sorted(source.getFeatures(), key=QgsFeature.id)
    rows = zip(*(_cells_of(values) for values in columns.values()), strict=True)
    for n, (feature, row) in enumerate(zip(features, rows, strict=True)):
        if n % STEP == 0:
            progress(n / len(features))
        feature.setAttributes([*feature.attributes(), *row])
        _add(sink, feature)


def copy(features: Iterable[QgsFeature], count: int, sink: QgsFeatureSink, progress: Progress = no_progress) -> None:
    """Write features as they are; `count` says how many there are."""
    for n, feature in enumerate(features):
        if n % STEP == 0:
            progress(n / count)
        _add(sink, feature)


def columns_of(frame: "pd.DataFrame") -> "dict[str, np.ndarray]":
    """The columns of a table but its geometry."""
    shape = getattr(frame, "_geometry_column_name", None)
    return {name: frame[name].to_numpy() for name in frame.columns if name != shape}


def write(frame: "pd.DataFrame", sink: QgsFeatureSink, multi: bool, progress: Progress = no_progress) -> None:
    """Write a table, with geometry or without, into a sink whose fields are `fields_of` its `columns_of`.

    Parameters
    ----------
    multi
        Whether the sink wants multi-geometries.
    """
    import shapely

    shapes = shapely.to_wkb(frame.geometry.values) if hasattr(frame, "geom_type") else [None] * len(frame)
    columns = [_cells_of(values) for values in columns_of(frame).values()]
    for n, (shape, *row) in enumerate(zip(shapes, *columns, strict=True)):
        if n % STEP == 0:
            progress(n / len(frame))
        feature = QgsFeature()
        if shape is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(shape)
            if multi:
                geometry.convertToMultiType()
            feature.setGeometry(geometry)
        feature.setAttributes(row)
        _add(sink, feature)


def _add(sink: QgsFeatureSink, feature: QgsFeature) -> None:
    if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
        raise SozialraumError("output_failed", reason=sink.lastError())


def _cells_of(values: "np.ndarray") -> list:
    """Plain Python values; what is no number or no text becomes None."""
    return [None if value is None or value != value else value for value in values.tolist()]
