# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels that never widen their dock, and a search field whose hint can be read in a dark theme."""

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget


class ShrinkingLabel(QLabel):
    """A text in one line that never widens its dock; what does not fit stands in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_text(self, text: str, tooltip: str = "") -> None:
        self._whole = text
        self.setToolTip(tooltip or text)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        width = max(self.width() - 2, 40)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, width))


class WrappingLabel(QLabel):
    """A text in as many lines as it needs at the width it has.

    Qt reckons the least height of a wrapping text at its least width, which would be far too high here.
    """

    def __init__(self, parent: QWidget | None = None, bold: bool = False) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        font = self.font()
        font.setBold(bold)
        self.setFont(font)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(self.width(), 150)))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class SearchField(QLineEdit):
    """A theme's style sheet does not tell the hint's colour, so it gets one that can be read on any ground."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, QColor("#7d7d7d"))
        self.setPalette(palette)
