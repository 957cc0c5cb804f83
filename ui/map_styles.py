# SPDX-License-Identifier: GPL-2.0-or-later
"""How areas, coloured areas and facilities look on the map; class and theme colours are those of the documents.

No opacity and no blend modes: they would turn a printed map into an image.
"""

import math
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFilledMarkerSymbolLayer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

from ..i18n import translate
from ..processing.algorithms.fills import SIGN_PATTERNS, is_mss_group, mss_group, shade, sign

if TYPE_CHECKING:
    from ..processing.domain.profile import Choropleth

# Outline width in mm, colour, and from which scale on names are written (0: never).
OUTLINES = {
    "PLR": (0.15, "#6b6b6b", 30_000),
    "BZR": (0.35, "#3c3c3c", 110_000),
    "PGR": (0.5, "#3c3c3c", 0),
    "BEZ": (0.8, "#1a1a1a", 400_000),
}
LARGEST = 9.0  # mm: circle of the greatest count
MARK = 3.5  # mm: where there is a sign and no count


def style_areas(layer: QgsVectorLayer, level: str) -> None:
    """Outlines only, with names from a scale on."""
    width, colour, scale = OUTLINES[level]
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": colour, "outline_width": str(width), "joinstyle": "round"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    if scale:
        label(layer, "name", scale, bold=level != "PLR")


def style_selection(layer: QgsVectorLayer) -> None:
    """A selected area is framed, not filled: what colours it stays visible."""
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "#ffffff", "outline_width": "2.2", "joinstyle": "round"}
    )
    inner = QgsSimpleFillSymbolLayer(QColor("#ffffff"), Qt.BrushStyle.NoBrush, QColor("#c44601"))
    inner.setStrokeWidth(1.2)
    symbol.appendSymbolLayer(inner)
    properties = layer.selectionProperties()
    properties.setSelectionSymbol(symbol)
    properties.setSelectionRenderingMode(Qgis.SelectionRenderingMode.CustomSymbol)


def label(layer: QgsVectorLayer, field: str, scale: int, bold: bool = False, size: float = 8) -> None:
    """Write a field's text in each area, from a scale on (0: always)."""
    text = QgsTextFormat()
    font = QFont()
    font.setBold(bold)
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor("#1a1a1a"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("#ffffff"))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.setFormat(text)
    settings.placement = Qgis.LabelPlacement.Horizontal
    settings.autoWrapLength = 16
    if scale:
        settings.scaleVisibility = True
        settings.minimumScale = scale
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def class_key(choropleth: "Choropleth", area_id: str) -> str:
    """The category of an area: number of its class, or the status of its sign."""
    number = choropleth.class_of[area_id]
    return str(number) if number is not None else str(choropleth.cells[area_id].status)


def class_symbol(choropleth: "Choropleth", key: str) -> QgsFillSymbol:
    """Colour and pattern of a category, as in the documents."""
    if key in SIGN_PATTERNS:
        return sign(key)
    group = choropleth.classes[int(key)].label.split(" ")[0]
    if choropleth.indicator.categorical and is_mss_group(group):
        return mss_group(group)
    return shade(int(key), len(choropleth.classes))


def style_choropleth(layer: QgsVectorLayer, choropleth: "Choropleth", signs: dict[str, str]) -> None:
    """Classes with their limits, then the signs that occur; the printed value stands in each area."""
    texts = {str(k): one.label for k, one in enumerate(choropleth.classes)} | signs
    categories = [QgsRendererCategory(key, class_symbol(choropleth, key), text) for key, text in texts.items()]
    layer.setRenderer(QgsCategorizedSymbolRenderer("class", categories))
    label(layer, "value", 60_000)


def sign_marker(status: str) -> QgsMarkerSymbol:
    """The pattern of a sign as a mark: where no circle is drawn, there need not be nothing."""
    mark = QgsFilledMarkerSymbolLayer(Qgis.MarkerShape.Square, MARK)
    mark.setSubSymbol(sign(status))
    symbol = QgsMarkerSymbol()
    symbol.changeSymbolLayer(0, mark)
    return symbol


def style_circles(layer: QgsVectorLayer, greatest: float, signs: dict[str, str]) -> None:
    """Circles whose area is proportional to the count, then the signs that occur."""
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": "#5B93C7", "outline_color": "#1a1a1a", "outline_width": "0.2"}
    )
    factor = LARGEST / math.sqrt(greatest) if greatest > 0 else 0.0
    symbol.symbolLayer(0).setDataDefinedProperty(
        QgsSimpleMarkerSymbolLayer.Property.Size,
        QgsProperty.fromExpression(f'coalesce(sqrt("number") * {factor!r}, 0)'),
    )
    categories = [QgsRendererCategory(key, sign_marker(key), text) for key, text in signs.items()]
    others = QgsRendererCategory(None, symbol, translate("Sozialraum", "Areas with a number"))
    layer.setRenderer(QgsCategorizedSymbolRenderer("class", [others, *categories]))
    label(layer, "value", 60_000)


def theme_symbol(theme: str, kind: str) -> QgsSymbol:
    """Shape and colour of a theme's features."""
    from ..processing.domain.catalogue import themes

    known = themes().get(theme)
    colour = known.colour if known else "#555555"
    if kind == "line":
        return QgsLineSymbol.createSimple({"line_color": colour, "line_width": "0.7"})
    if kind == "area":
        return QgsFillSymbol.createSimple(
            {"color": colour, "style": "f_diagonal", "outline_color": colour, "outline_width": "0.5"}
        )
    return QgsMarkerSymbol.createSimple(
        {
            "name": known.marker if known else "circle",
            "color": colour,
            "outline_color": "#ffffff",
            "outline_width": "0.25",
            "size": "3",
            "size_unit": QgsUnitTypes.encodeUnit(Qgis.RenderUnit.Millimeters),
        }
    )
