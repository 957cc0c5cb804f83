# SPDX-License-Identifier: GPL-2.0-or-later
"""A widget of the algorithm dialogs that QGIS has not: a list of suggestions that takes own words.

Named by its path in the parameter's metadata, so that it is imported only where a dialog opens.
"""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterString
from qgis.PyQt.QtWidgets import QComboBox

from processing.gui.wrappers import DIALOG_MODELER, WidgetWrapper


class Suggestions(WidgetWrapper):
    """Titles and values to choose from, own words welcome; in the modeler also the model's texts."""

    def createWidget(self, value_hints=(), titles=None):
        combo = QComboBox()
        for title, value in [("", ""), *zip(titles or value_hints, value_hints, strict=True)]:
            combo.addItem(title, value)
        if self.dialogType == DIALOG_MODELER:
            for value in self.dialog.getAvailableValuesOfType(QgsProcessingParameterString, QgsProcessingOutputString):
                combo.addItem(self.dialog.resolveValueDescription(value), value)
        combo.setMinimumContentsLength(12)
        combo.currentTextChanged.connect(lambda text: self.widgetValueHasChanged.emit(self))
        combo.setEditable(True)
        return combo

    def setValue(self, value):
        self.setComboValue(value)

    def value(self):
        row = self.widget.findText(self.widget.currentText())
        return self.widget.currentText().strip() if row < 0 else self.widget.itemData(row)
