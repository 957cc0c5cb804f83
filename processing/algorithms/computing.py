# SPDX-License-Identifier: GPL-2.0-or-later
"""What the algorithms of group “Compute” share: layers and fields in, the areas with new columns out."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QStandardPaths

from ..domain.errors import Progress, SozialraumError, no_progress
from .base import SozialraumAlgorithm

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from geopandas import GeoDataFrame

    from .result_style import Categories, Classes

    Theme = Classes | Categories

POLYGONS = Qgis.ProcessingSourceType.VectorPolygon
ANY_GEOMETRY = Qgis.ProcessingSourceType.VectorAnyGeometry
TABLE = Qgis.ProcessingSourceType.Vector  # tables without geometry, too


def cache_folder() -> Path:
    """Where `domain.cache` keeps what depends on geometry alone: the user's own cache, no admin rights needed."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)) / "sozialraum"


class ComputeAlgorithm(SozialraumAlgorithm):
    """A subclass states parameters and `compute`; sources are read by `frame`, results written by `append` or `put`."""

    GROUP = "compute"

    def add_source(
        self, name: str, title: str, text: str, kind: Qgis.ProcessingSourceType = POLYGONS, optional: bool = False
    ) -> None:
        """Add a layer to be read."""
        self.add(QgsProcessingParameterFeatureSource(name, title, [kind], optional=optional), text)

    def add_field(
        self, name: str, parent: str, title: str, text: str, *, multiple: bool = False, optional: bool = False
    ) -> None:
        """Add a field of a layer, of any type: text is parsed by our number rules."""
        parameter = QgsProcessingParameterField(
            name, title, parentLayerParameterName=parent, type=Qgis.ProcessingFieldParameterDataType.Any,
            allowMultiple=multiple, optional=optional,
        )  # fmt: skip
        self.add(parameter, text)

    def add_text(self, name: str, title: str, text: str, *, advanced: bool = False) -> None:
        """Add a text that may be left empty."""
        self.add(QgsProcessingParameterString(name, title, optional=True), text, advanced)

    def add_switch(self, name: str, title: str, text: str, *, default: bool = False, advanced: bool = False) -> None:
        """Add a yes or no."""
        self.add(QgsProcessingParameterBoolean(name, title, defaultValue=default), text, advanced)

    def add_number_output(self, name: str, title: str) -> None:
        """Add a number that is returned beside the layers."""
        self.addOutput(QgsProcessingOutputNumber(name, title))

    def add_sink(
        self, name: str, title: str, text: str, kind: Qgis.ProcessingSourceType = POLYGONS, optional: bool = False
    ) -> None:
        """Add a layer to be written; an optional one is not made unless it is asked for."""
        sink = QgsProcessingParameterFeatureSink(name, title, kind, None, optional, not optional)
        self.add(sink, text)

    # --- reading

    def gather(self, parameters, context: QgsProcessingContext) -> None:
        """A disguised layer is refused before it is read."""
        from ..layers import refuse_disguised

        for definition in self.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterFeatureSource):
                layer = self.parameterAsVectorLayer(parameters, definition.name(), context)
                if isinstance(layer, QgsVectorLayer):
                    refuse_disguised(layer)

    def source(self, parameters, name: str, context: QgsProcessingContext) -> QgsProcessingFeatureSource | None:
        """The features of a parameter (filter, edits and selection respected); None for an optional one left empty."""
        source = self.parameterAsSource(parameters, name, context)
        if source is None and parameters.get(name) not in (None, ""):
            raise SozialraumError("layer_missing", layer=str(parameters.get(name)).rpartition("/")[2])
        return source

    def frame(
        self, parameters, name: str, context: QgsProcessingContext, progress: Progress = no_progress
    ) -> "GeoDataFrame":
        """A required layer as a table; `attrs["name"]` is what messages call it.

        Raises
        ------
        SozialraumError
            ``layer_missing``, ``layer_empty``.
        """
        from ..layers import frame

        source = self.source(parameters, name, context)
        if source is None:
            raise SozialraumError("layer_missing", layer=name)
        table = frame(source, progress=progress)
        if not len(table):
            raise SozialraumError("layer_empty", layer=source.sourceName())
        return table

    def field_names(self, parameters, name: str, context: QgsProcessingContext) -> list[str]:
        """The chosen fields, in the order chosen."""
        return [field for field in self.parameterAsStrings(parameters, name, context) if field.strip()]

    def condition(self, parameters, name: str, context: QgsProcessingContext) -> "np.ndarray | None":
        """Where the expression of a parameter holds for the features of INPUT, in the order of `frame`; None if empty.

        Raises
        ------
        SozialraumError
            ``expression_invalid``, ``expression_no_condition``, ``field_missing``.
        """
        from ..layers import holds

        text = self.parameterAsString(parameters, name, context).strip()  # parameterAsExpression drops a wrong one
        source = self.source(parameters, "INPUT", context)
        if not text or source is None:
            return None
        return holds(source, text, self.createExpressionContext(parameters, context, source))

    # --- writing

    def append(
        self,
        parameters,
        context: QgsProcessingContext,
        source: QgsProcessingFeatureSource,
        columns: "Mapping[str, np.ndarray]",
        progress: Progress = no_progress,
        name: str = "OUTPUT",
        *,
        theme: "Theme | None" = None,
        subject: str = "",
    ) -> str:
        """Write a source's features with new columns; returns the output's id (rest: see `dress`)."""
        from ..sinks import append_columns, fields_of

        fields = fields_of(columns, source.fields())
        sink, output = self.parameterAsSink(parameters, name, context, fields, source.wkbType(), source.sourceCrs())
        if sink is None:
            raise SozialraumError("output_failed", reason=str(parameters.get(name)))
        append_columns(source, columns, sink, progress)
        _finish(sink)
        self.dress(context, output, columns, theme, subject or source.sourceName())
        return output

    def copy(
        self,
        parameters,
        context: QgsProcessingContext,
        source: QgsProcessingFeatureSource,
        features: "Iterable[QgsFeature]",
        count: int,
        name: str,
        progress: Progress = no_progress,
    ) -> str | None:
        """Write some features of a source as they are; the output's id, None where the output is not wanted."""
        from ..sinks import copy

        fields, kind, crs = source.fields(), source.wkbType(), source.sourceCrs()
        sink, output = self.parameterAsSink(parameters, name, context, fields, kind, crs)
        if sink is None:
            if parameters.get(name):
                raise SozialraumError("output_failed", reason=str(parameters.get(name)))
            return None
        copy(features, count, sink, progress)
        _finish(sink)
        return output

    def put(
        self,
        parameters,
        context: QgsProcessingContext,
        frame: "pd.DataFrame",
        name: str = "OUTPUT",
        kind: Qgis.WkbType = Qgis.WkbType.MultiPolygon,
        progress: Progress = no_progress,
        *,
        theme: "Theme | None" = None,
        subject: str = "",
    ) -> str:
        """Write a table as a layer in its own CRS, or without geometry (`kind` NoGeometry); returns the output's id."""
        from ..sinks import columns_of, fields_of, write

        crs = QgsCoordinateReferenceSystem()
        if getattr(frame, "crs", None) is not None:
            crs.createFromUserInput(frame.crs.to_string())
        fields = fields_of(columns_of(frame))
        sink, output = self.parameterAsSink(parameters, name, context, fields, kind, crs)
        if sink is None:
            raise SozialraumError("output_failed", reason=str(parameters.get(name)))
        write(frame, sink, QgsWkbTypes.isMultiType(kind), progress)
        _finish(sink)
        self.dress(context, output, columns_of(frame), theme, subject)
        return output

    def dress(
        self,
        context: QgsProcessingContext,
        output: str,
        columns: Iterable[str],
        theme: "Theme | None",
        subject: str,
    ) -> None:
        """Name a result that goes into the project after what it is about, unless a model has named it, and have it
        styled.
        """
        from .result_style import KEPT, Look

        if not context.willLoadLayerOnCompletion(output):
            return
        details = context.layerToLoadOnCompletionDetails(output)
        definition = self.parameterDefinition(details.outputName)
        if subject and definition is not None and details.name == definition.description():
            details.name = f"{details.name}: {subject}"
        KEPT.append(Look(self.NAME, columns, theme))
        details.setPostProcessor(KEPT[-1])


def _finish(sink: QgsFeatureSink) -> None:
    """Write what a sink still holds, and close it where QGIS can (3.40 has no `finalize`)."""
    if sink.flushBuffer() is False:
        raise SozialraumError("output_failed", reason=sink.lastError())
    if hasattr(sink, "finalize"):
        sink.finalize()
