# SPDX-License-Identifier: GPL-2.0-or-later
"""One indicator on the map: a layer in memory whose values are those of the `Choropleth`, rates as classes and
counts as circles. It carries its library and indicator, so that a project opened again gets it filled again."""

from typing import TYPE_CHECKING

from qgis.core import (
    QgsFeature,
    QgsField,
    QgsFields,
    QgsMemoryProviderUtils,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ..i18n import translate
from ..i18n.messages import period_text
from .editions import INTERNAL, PUBLIC
from .map_layers import COLOURED, EDITION, LEVEL, ROLE, VINTAGE, add_below, layers
from .map_styles import class_key, style_choropleth, style_circles
from .wording import row_title

if TYPE_CHECKING:
    from ..processing.domain.profile import Choropleth

INDICATOR = "sozialraum/indicator"
FIELDS = (
    ("area_id", QMetaType.Type.QString),
    ("name", QMetaType.Type.QString),
    ("value", QMetaType.Type.QString),  # as printed
    ("number", QMetaType.Type.Double),
    ("class", QMetaType.Type.QString),
)


def sign_titles() -> dict[str, str]:
    """What the signs mean, in the order of the legend."""
    return {
        "missing": translate("Sozialraum", "k. A.: no figure"),
        "suppressed": translate("Sozialraum", "• no figure (data protection)"),
        "not_applicable": translate("Sozialraum", "x: not meaningful (fewer than 300 inhabitants)"),
    }


def signs_in(choropleth: "Choropleth") -> dict[str, str]:
    """The signs that occur, with their titles."""
    present = {str(cell.status) for area, cell in choropleth.cells.items() if choropleth.class_of[area] is None}
    return {key: text for key, text in sign_titles().items() if key in present}


def title_of(choropleth: "Choropleth") -> str:
    """What the map shows: indicator, unit, date."""
    parts = [row_title(choropleth.indicator)]
    if choropleth.period is not None:
        parts.append(period_text(choropleth.period))
    return ", ".join(parts)


def is_rate(choropleth: "Choropleth") -> bool:
    """Only shares, rates and categories colour areas: a large area would make a count look large."""
    return bool(choropleth.indicator.denominator) or choropleth.indicator.categorical


def show(choropleth: "Choropleth", areas: QgsVectorLayer, vintage: str, edition: str) -> None:
    """Replace what is coloured now."""
    hide()
    layer = _layer(choropleth, areas)
    if edition == PUBLIC:
        layer.setName(translate("Sozialraum", "{title} – public, not audited").format(title=layer.name()))
    for key, value in (
        (ROLE, COLOURED),
        (LEVEL, choropleth.level),
        (VINTAGE, vintage),
        (EDITION, edition),
        (INDICATOR, choropleth.indicator.indicator),
        ("skipMemoryLayersCheck", 1),  # it can be made again at any time, so nobody needs to save it
    ):
        layer.setCustomProperty(key, value)
    layer.setDisplayExpression('"name" || \': \' || "value"')
    layer.setReadOnly(True)
    add_below(layer)


def hide() -> None:
    """Nothing is coloured."""
    QgsProject.instance().removeMapLayers([layer.id() for layer in layers(COLOURED)])


def hide_other_editions(edition: str) -> None:
    """Nothing is coloured by the numbers of another edition."""
    others = [layer.id() for layer in layers(COLOURED) if layer.customProperty(EDITION, INTERNAL) != edition]
    QgsProject.instance().removeMapLayers(others)


def coloured_indicator() -> tuple[str, str]:
    """Indicator and level of the coloured layer in the project, empty where there is none."""
    layer = next(layers(COLOURED), None)
    return ("", "") if layer is None else (layer.customProperty(INDICATOR, ""), layer.customProperty(LEVEL, ""))


def _layer(choropleth: "Choropleth", areas: QgsVectorLayer) -> QgsVectorLayer:
    fields = QgsFields()
    for name, kind in FIELDS:
        fields.append(QgsField(name, kind))
    rate = is_rate(choropleth)
    geometry = QgsWkbTypes.Type.MultiPolygon if rate else QgsWkbTypes.Type.Point
    layer = QgsMemoryProviderUtils.createMemoryLayer(title_of(choropleth), fields, geometry, areas.crs())
    features = []
    for area in areas.getFeatures():
        cell = choropleth.cells.get(area["area_id"])
        if cell is None:
            continue
        feature = QgsFeature(fields)
        feature.setGeometry(area.geometry() if rate else area.geometry().pointOnSurface())
        key = class_key(choropleth, area["area_id"])
        feature.setAttributes([area["area_id"], area["name"], cell.text, cell.value, key])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    if rate:
        style_choropleth(layer, choropleth, signs_in(choropleth))
    else:
        greatest = max((c.value for c in choropleth.cells.values() if c.value is not None), default=0.0)
        style_circles(layer, greatest, signs_in(choropleth))
    return layer
