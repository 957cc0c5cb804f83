# SPDX-License-Identifier: GPL-2.0-or-later
"""Widgets of the algorithm dialogs that QGIS has not: a list that takes own words, and yes / no / as recognised.

Named by their path in the parameter's metadata, so that they are imported only where a dialog opens.
"""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterBoolean, QgsProcessingParameterString
from qgis.PyQt.QtWidgets import QComboBox

from processing.gui.wrappers import DIALOG_MODELER, WidgetWrapper

from ...i18n import translate


class _Combo(WidgetWrapper):
    """A combo box of titles and values; in the modeler also the model's inputs and outputs of that type."""

    TYPES = (QgsProcessingParameterString, QgsProcessingOutputString)

    def fill(self, entries) -> QComboBox:
        combo = QComboBox()
        for title, value in entries:
            combo.addItem(title, value)
        if self.dialogType == DIALOG_MODELER:
            for value in self.dialog.getAvailableValuesOfType(*self.TYPES):
                combo.addItem(self.dialog.resolveValueDescription(value), value)
        combo.setMinimumContentsLength(12)
        combo.currentTextChanged.connect(lambda text: self.widgetValueHasChanged.emit(self))
        return combo

    def setValue(self, value):
        self.setComboValue(value)


class Suggestions(_Combo):
    """Suggested values, own words welcome."""

    def createWidget(self, value_hints=(), titles=None):
        combo = self.fill([("", ""), *zip(titles or value_hints, value_hints, strict=True)])
        combo.setEditable(True)
        return combo

    def value(self):
        row = self.widget.findText(self.widget.currentText())
        return self.widget.currentText().strip() if row < 0 else self.widget.itemData(row)


class AsRecognised(_Combo):
    """Yes, no, or what the plugin recognises (no value)."""

    TYPES = (QgsProcessingParameterBoolean, None)

    def createWidget(self):
        return self.fill(
            [
                (translate("Sozialraum", "as recognised"), None),
                (translate("Sozialraum", "yes"), True),
                (translate("Sozialraum", "no"), False),
            ]
        )

    def value(self):
        return self.widget.currentData()
