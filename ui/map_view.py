# SPDX-License-Identifier: GPL-2.0-or-later
"""The map as a view of the selection: shows library, area, themes and coloured indicator, and tells what was chosen."""

from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsExpression,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..processing.domain.lor import CITY, level_of
from . import coloured_layer, map_layers
from .map_layers import AREAS, COLOURED, LEVEL, ROLE, VINTAGE
from .readings import Readings
from .remembered import enter_in_project, project_library
from .selection import Selection


class MapView(QObject):
    """`missingChanged`: the area layers were taken out of the project, or came back."""

    missingChanged = pyqtSignal()

    def __init__(self, iface, selection: Selection, readings: Readings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._selection = selection
        self._readings = readings
        self._following = False  # we are showing; what the map says meanwhile is our own doing
        self._wanted = False  # a library was opened and its layers are to be added once it is read
        self._quietly = False
        self._linked: set[str] = set()
        project = QgsProject.instance()
        project.layersAdded.connect(self._link)
        project.layersRemoved.connect(self._removed)
        selection.areaChanged.connect(self.show_area)
        selection.themesChanged.connect(self._show_themes)
        selection.editionChanged.connect(self._other_edition)
        selection.contentChanged.connect(map_layers.reload_facilities)
        readings.overviewChanged.connect(self._overview)
        readings.choroplethChanged.connect(self._show_coloured)
        self._link(list(project.mapLayers().values()))

    def close(self) -> None:
        """Let go of the project; its layers stay."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._link)
        project.layersRemoved.disconnect(self._removed)
        for layer_id in self._linked:
            layer = project.mapLayer(layer_id)
            if layer is not None:
                layer.selectionChanged.disconnect(self._map_selected)
        self._linked.clear()

    # --- library

    def want_layers(self, quietly: bool = False) -> None:
        """Add the library's layers as soon as it is read; quietly: without asking later to save an unused project."""
        self._wanted, self._quietly = True, quietly
        if self._readings.overview is not None:
            self._overview()

    def _overview(self) -> None:
        overview = self._readings.overview
        if overview is None:
            if self._selection.library is None:
                map_layers.remove_other_libraries(None)
            return
        map_layers.remove_other_libraries(overview.path)
        if self._wanted or any(True for _ in map_layers.layers(AREAS)):
            self._add_layers(overview.path)
        self._wanted = False
        self.adopt()
        self._drop_what_is_gone()
        self.missingChanged.emit()

    def _drop_what_is_gone(self) -> None:
        """Layers of a source that was removed from the library."""
        overview = self._readings.overview
        for theme in self._selection.themes:
            line = overview.theme(theme)
            if line is None or not line.kinds:
                self._selection.set_theme(theme, False)
        if self._selection.coloured and overview.indicator(self._selection.coloured) is None:
            self._selection.set_coloured("")

    def adopt(self) -> None:
        """Tick what lies in the project: it was saved with these layers."""
        for theme in map_layers.shown_themes():
            self._selection.set_theme(theme, True)
        indicator, level = coloured_layer.coloured_indicator()
        if indicator and not self._selection.coloured:
            self._selection.set_coloured(indicator, level)

    def _add_layers(self, path: Path) -> None:
        overview = self._readings.overview
        vintages = {vintage: overview.valid_to[vintage] for vintage in overview.vintages}
        dirty = QgsProject.instance().isDirty()
        empty = map_layers.add_areas(path, vintages)
        if project_library() != path:
            enter_in_project(path)
        if empty:
            self.zoom_to(CITY, overview.vintage)
            if self._quietly and not dirty:
                self._iface.mapCanvas().mapCanvasRefreshed.connect(self._not_worth_saving)

    def _not_worth_saving(self) -> None:
        """The map stands: up to here the project holds nothing of the person's own."""
        self._iface.mapCanvas().mapCanvasRefreshed.disconnect(self._not_worth_saving)
        QgsProject.instance().setDirty(False)

    @property
    def missing(self) -> bool:
        """A library is open, but the project has none of its areas."""
        overview = self._readings.overview
        return overview is not None and not any(
            map_layers.area_layer(level, overview.vintage) for level in map_layers.LEVELS
        )

    def _removed(self, ids: list[str]) -> None:
        self._linked -= set(ids)
        self._iface.mapCanvas().refresh()  # QGIS would leave the picture of a layer that is gone
        self._selection_of_removed()
        self.missingChanged.emit()

    def _selection_of_removed(self) -> None:
        """Layers the person took out are no longer ticked."""
        if self._following or self._readings.overview is None:
            return
        shown = map_layers.shown_themes()
        for theme in self._selection.themes - shown:
            self._selection.set_theme(theme, False)
        if self._selection.coloured and not coloured_layer.coloured_indicator()[0] and self._readings.choropleth:
            self._selection.set_coloured("")

    # --- areas

    def _link(self, layers: list[QgsMapLayer]) -> None:
        for layer in layers:
            ours = isinstance(layer, QgsVectorLayer) and layer.customProperty(ROLE) in (AREAS, COLOURED)
            if ours and layer.id() not in self._linked:
                self._linked.add(layer.id())
                layer.selectionChanged.connect(self._map_selected)
        self.missingChanged.emit()

    def _map_selected(self) -> None:
        """One area selected on the map by whatever tool; several are a selection of the person's own."""
        layer = self.sender()
        if self._following or layer is None or layer.selectedFeatureCount() != 1:
            return
        feature = next(layer.getSelectedFeatures(QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)))
        self._selection.set_area(feature["area_id"], layer.customProperty(VINTAGE))

    def show_area(self) -> None:
        """Select the area on the layer of its level, and nothing on the others."""
        area_id, vintage = self._selection.area_id, self._selection.vintage
        level = level_of(area_id) if area_id else ""
        self._following = True
        for layer in [*map_layers.layers(AREAS), *map_layers.layers(COLOURED)]:
            own = layer.customProperty(ROLE) == AREAS and layer.customProperty(VINTAGE) == vintage
            if own and layer.customProperty(LEVEL) == level:
                layer.selectByExpression(QgsExpression.createFieldEqualityExpression("area_id", area_id))
            elif layer.selectedFeatureCount():
                layer.removeSelection()
        self._following = False

    def zoom_to(self, area_id: str, vintage: str) -> None:
        """Show an area as a whole; needs no layer."""
        overview = self._readings.overview
        level = "BEZ" if area_id == CITY else level_of(area_id)
        if overview is None or (vintage, level) not in overview.numbers.layers:
            return
        frame = overview.numbers.layers[vintage, level]
        if area_id != CITY:
            frame = frame[frame["area_id"] == area_id]
        if frame.empty:
            return
        extent = QgsRectangle(*(float(number) for number in frame.total_bounds))
        crs = QgsCoordinateReferenceSystem(map_layers.CRS)
        project = QgsProject.instance()
        extent = QgsCoordinateTransform(crs, project.crs(), project).transformBoundingBox(extent)
        extent.scale(1.15)
        self._iface.mapCanvas().setExtent(extent)
        self._iface.mapCanvas().refresh()

    # --- themes and colours

    def _show_themes(self) -> None:
        overview = self._readings.overview
        if overview is None:
            return
        wanted = {}
        for theme in self._selection.themes:
            line = overview.theme(theme)
            if line is not None and line.kinds:
                wanted[theme] = (line.title, line.kinds)
        self._following = True
        map_layers.show_themes(overview.path, wanted, self._selection.edition)
        self._following = False

    def _other_edition(self) -> None:
        """Nothing of the former edition stays on the map while the new one is found."""
        self._following = True
        coloured_layer.hide_other_editions(self._selection.edition)
        self._following = False
        self._show_themes()

    def _show_coloured(self) -> None:
        choropleth, overview = self._readings.choropleth, self._readings.overview
        self._following = True
        if choropleth is None or overview is None:
            if not self._selection.coloured:
                coloured_layer.hide()
        else:
            vintage = self._selection.vintage or overview.vintage
            areas = map_layers.area_layer(choropleth.level, vintage)
            if areas is not None:
                coloured_layer.show(choropleth, areas, vintage, self._selection.edition)
        self._following = False
