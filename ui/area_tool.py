# SPDX-License-Identifier: GPL-2.0-or-later
"""Map tool: a click takes the area under the cursor, at the level of the area selected now."""

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import Qt

from ..processing.domain.lor import CITY, level_of
from .map_layers import CRS
from .readings import Readings
from .selection import Selection


class AreaTool(QgsMapTool):
    """Asks the library's areas, not a layer: it works whatever is visible."""

    def __init__(self, canvas: QgsMapCanvas, selection: Selection, readings: Readings) -> None:
        super().__init__(canvas)
        self._selection = selection
        self._readings = readings
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        overview = self._readings.overview
        if overview is None or event.button() != Qt.MouseButton.LeftButton:
            return
        project = QgsProject.instance()
        transform = QgsCoordinateTransform(project.crs(), QgsCoordinateReferenceSystem(CRS), project)
        point = transform.transform(event.mapPoint())
        area_id = self._selection.area_id
        level = level_of(area_id) if area_id and area_id != CITY else "BZR"
        vintage = self._selection.vintage or overview.vintage
        found = area_at(overview.numbers.layers[vintage, level], point.x(), point.y())
        if found:
            self._selection.set_area(found, vintage)


def area_at(frame, x: float, y: float) -> str:
    """Key of the area that holds a point (EPSG:25833), empty where there is none."""
    from shapely import Point

    hits = frame.sindex.query(Point(x, y), predicate="intersects")
    return str(frame["area_id"].iloc[sorted(hits)[0]]) if len(hits) else ""
