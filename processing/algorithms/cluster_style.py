# SPDX-License-Identifier: GPL-2.0-or-later
"""How clusters look on the map: by colour, hatching and word, none of which rates what is high or low."""

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsProcessingLayerPostProcessorInterface,
    QgsRendererCategory,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayerSimpleLabeling,
)

from ...i18n import translate

# Orange and violet are told apart with every kind of colour vision; outliers are hatched.
FILLS = {
    "HH": ("#b35806", "solid", lambda: translate("Sozialraum", "HH: high among high")),
    "LL": ("#542788", "solid", lambda: translate("Sozialraum", "LL: low among low")),
    "HL": ("#b35806", "b_diagonal", lambda: translate("Sozialraum", "HL: high among low")),
    "LH": ("#542788", "f_diagonal", lambda: translate("Sozialraum", "LH: low among high")),
    "": ("#f0f0f0", "solid", lambda: translate("Sozialraum", "not significant or without a value")),
}


class ClusterStyle(QgsProcessingLayerPostProcessorInterface):
    """Styles the result when QGIS adds it to the project."""

    def postProcessLayer(self, layer, context, feedback) -> None:
        categories = [
            QgsRendererCategory(word, _symbol(colour, style), title()) for word, (colour, style, title) in FILLS.items()
        ]
        layer.setRenderer(QgsCategorizedSymbolRenderer("quadrant", categories))
        settings = QgsPalLayerSettings()
        settings.fieldName = "quadrant"
        text, halo = QgsTextFormat(), QgsTextBufferSettings()
        halo.setEnabled(True)
        text.setBuffer(halo)
        text.setSize(7)
        settings.setFormat(text)
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layer.setLabelsEnabled(True)
        layer.triggerRepaint()


def _symbol(colour: str, style: str) -> QgsFillSymbol:
    outline = {} if style == "solid" else {"outline_color": colour, "outline_width": "0.7"}  # hatching alone is faint
    return QgsFillSymbol.createSimple({"color": colour, "style": style} | outline)


STYLE = ClusterStyle()  # one for all and for ever: QGIS keeps no reference of its own
