# SPDX-License-Identifier: GPL-2.0-or-later
"""A dock's state in one sentence, with the buttons that lead on."""

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from .labels import WrappingLabel


class StatePanel(QWidget):
    """Empty and hidden, or a sentence and buttons for actions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 12, 8, 12)
        self._label = WrappingLabel(self)
        self._layout.addWidget(self._label)
        self._buttons: list[QToolButton] = []
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def say(self, text: str, actions: Sequence[QAction] = ()) -> None:
        """Show a sentence with buttons; an empty one hides the panel."""
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self._label.setText(text)
        self._buttons = [self._button(action) for action in actions]
        self.setVisible(bool(text))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumHeight(button.fontMetrics().height() + 10)  # without an icon Qt cuts the lower edge
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._layout.addWidget(button)
        return button
