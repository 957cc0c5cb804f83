# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences in QGIS's message bar; nothing is modal, and what stands there also stands in the log."""

from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.core import Qgis, QgsMessageLog
from qgis.PyQt.QtCore import QObject, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QPushButton

from ..i18n import translate

TAG = "Sozialraum"
Button = tuple[str, Callable[[], object]]


class Notices(QObject):
    """Tell a person what happened, with buttons that lead on."""

    def __init__(self, iface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = iface.messageBar()
        self._items: list = []

    def success(self, text: str, buttons: Sequence[Button] = ()) -> None:
        self._push(text, Qgis.MessageLevel.Success, buttons, 0 if buttons else 8)

    def info(self, text: str, buttons: Sequence[Button] = ()) -> None:
        self._push(text, Qgis.MessageLevel.Info, buttons, 10)

    def warning(self, text: str, buttons: Sequence[Button] = ()) -> None:
        self._push(text, Qgis.MessageLevel.Warning, buttons, 0)

    def _push(self, text: str, level: Qgis.MessageLevel, buttons: Sequence[Button], seconds: int) -> None:
        QgsMessageLog.logMessage(text, TAG, level, False)
        item = self._bar.createMessage("Sozialraum", text)
        for title, action in buttons:
            button = QPushButton(title, item)
            button.clicked.connect(lambda checked=False, action=action: action())
            item.layout().addWidget(button)
        self._items.append(item)
        item.destroyed.connect(lambda: self._forget(item))
        self._bar.pushWidget(item, level, seconds)

    def _forget(self, item) -> None:
        if item in self._items:
            self._items.remove(item)

    def close(self) -> None:
        """Take our messages away."""
        for item in list(self._items):
            self._bar.popWidget(item)
        self._items.clear()


def open_button(path: Path) -> Button:
    return translate("Sozialraum", "Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def folder_button(folder: Path) -> Button:
    return translate("Sozialraum", "Show folder"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
