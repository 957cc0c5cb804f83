# SPDX-License-Identifier: GPL-2.0-or-later
"""Notices that the library was written: from the toolbox, a model, or a colleague's computer."""

from pathlib import Path

from qgis.PyQt.QtCore import QFileSystemWatcher, QObject, QTimer

from .selection import Selection

CALM = 700  # ms without another write before the library is read again


class LibraryWatch(QObject):
    """Watches the open library's file; views that read it again see for themselves whether anything changed."""

    def __init__(self, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CALM)
        self._timer.timeout.connect(selection.contentChanged)
        self._watcher.fileChanged.connect(self._changed)
        selection.libraryChanged.connect(self._watch)
        self._watch()

    def _watch(self) -> None:
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
        path = self._selection.library
        if path is not None:
            self._watcher.addPath(str(path))

    def _changed(self, name: str) -> None:
        self._timer.start()
        if name not in self._watcher.files() and Path(name).exists():  # replaced by another file of that name
            self._watcher.addPath(name)
