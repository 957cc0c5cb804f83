# SPDX-License-Identifier: GPL-2.0-or-later
"""The legend of the coloured map: pattern and limits of each class with the number of its areas, level, scope."""

from typing import TYPE_CHECKING

from qgis.core import QgsSymbolLayerUtils
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ..i18n import translate
from ..i18n.messages import number
from ..processing.algorithms.fills import SIGN_PATTERNS
from .coloured_layer import is_rate, signs_in, title_of
from .labels import WrappingLabel
from .map_styles import class_key, class_symbol
from .wording import levels_title

if TYPE_CHECKING:
    from ..processing.domain.profile import Choropleth

SWATCH = QSize(20, 14)
LEVELS = ("PLR", "BZR", "PGR", "BEZ")


class LegendView(QWidget):
    """`levelChosen`: the person wants areas of another level coloured."""

    levelChosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(3)
        line = QHBoxLayout()
        label = QLabel(translate("Sozialraum", "Level"), self)
        self.level = QComboBox(self)
        self.level.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.level.activated.connect(lambda index: self.levelChosen.emit(self.level.itemData(index)))
        label.setBuddy(self.level)
        line.addWidget(label)
        line.addWidget(self.level, 1)
        layout.addLayout(line)
        self.title = WrappingLabel(self, bold=True)
        layout.addWidget(self.title)
        self._grid_home = QWidget(self)
        layout.addWidget(self._grid_home)
        self.note = WrappingLabel(self)
        layout.addWidget(self.note)
        self.hide()

    def show_choropleth(self, choropleth: "Choropleth | None", vintage: str, scope: str) -> None:
        """Classes of the coloured indicator; None hides the legend."""
        self.setVisible(choropleth is not None)
        if choropleth is None:
            return
        self.level.clear()
        for level in LEVELS:
            if level in choropleth.indicator.levels:
                self.level.addItem(levels_title(level), level)
        self.level.setCurrentIndex(self.level.findData(choropleth.level))
        self.title.setText(f"{title_of(choropleth)} ({vintage})")
        self._fill(choropleth)
        if is_rate(choropleth):
            self.note.setText(translate("Sozialraum", "Classes hold for {scope}.").format(scope=scope))
        else:
            self.note.setText(translate("Sozialraum", "Circles: their area is proportional to the number."))

    def _fill(self, choropleth: "Choropleth") -> None:
        fresh = QWidget(self)
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        for row, (key, text, count) in enumerate(lines(choropleth)):
            if key and (is_rate(choropleth) or key in SIGN_PATTERNS):
                swatch = QLabel(fresh)
                symbol = class_symbol(choropleth, key)
                swatch.setPixmap(QgsSymbolLayerUtils.symbolPreviewPixmap(symbol, SWATCH))
                grid.addWidget(swatch, row, 0, Qt.AlignmentFlag.AlignTop)
            label = WrappingLabel(fresh)
            label.setText(text)
            grid.addWidget(label, row, 1)
            amount = QLabel(number(count), fresh)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(amount, row, 2)
        self.layout().replaceWidget(self._grid_home, fresh)
        self._grid_home.deleteLater()
        self._grid_home = fresh

    def texts(self) -> list[str]:
        """What the legend says, line by line."""
        return [label.text() for label in self._grid_home.findChildren(QLabel) if label.text()]


def lines(choropleth: "Choropleth") -> list[tuple[str, str, int]]:
    """Category, text and number of areas of each legend line; signs only where they occur."""
    keys = [class_key(choropleth, area) for area in choropleth.cells]
    found = [(str(k), one.label, one.count) for k, one in enumerate(choropleth.classes)]
    if not is_rate(choropleth):
        known = sum(cell.value is not None for cell in choropleth.cells.values())
        found = [("", translate("Sozialraum", "Areas with a number"), known)]
    return [*found, *((key, text, keys.count(key)) for key, text in signs_in(choropleth).items())]
