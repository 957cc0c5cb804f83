# SPDX-License-Identifier: GPL-2.0-or-later
"""Widgets of the algorithm dialogs that QGIS has not: a list of suggestions that takes own words, and a choice whose
frozen values are shown in the user's words.

Named by its path in the parameter's metadata, so that it is imported only where a dialog opens.
"""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterEnum, QgsProcessingParameterString
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


class Choice(WidgetWrapper):
    """One of some values by its title; in the modeler also the model's choices and texts."""

    def createWidget(self, values=(), titles=()):
        combo = QComboBox()
        for title, value in zip(titles, values, strict=True):
            combo.addItem(title, value)
        if self.dialogType == DIALOG_MODELER:
            kinds = [QgsProcessingParameterEnum, QgsProcessingParameterString]
            for value in self.dialog.getAvailableValuesOfType(kinds, QgsProcessingOutputString):
                combo.addItem(self.dialog.resolveValueDescription(value), value)
        combo.setMinimumContentsLength(12)
        combo.currentIndexChanged.connect(lambda row: self.widgetValueHasChanged.emit(self))
        return combo

    def setValue(self, value):
        row = self.widget.findData("" if value is None else value)
        self.widget.setCurrentIndex(max(row, 0))

    def value(self):
        return self.widget.currentData() or None
