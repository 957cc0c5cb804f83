# SPDX-License-Identifier: GPL-2.0-or-later
"""The thin bar under a dock's title while something is being done; the rest of the dock stays usable."""

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from ..i18n import translate
from .background import Background
from .runner import Runner

PATIENCE = 400  # ms of reading before the bar appears: what is quick shall not flicker


class WorkBar(QWidget):
    """Hidden when nothing is being done."""

    def __init__(self, runner: Runner, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._background = background
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        layout.addWidget(self._bar)
        line = QHBoxLayout()
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        line.addWidget(self._label, 1)
        self._cancel = QToolButton(self)
        self._cancel.setText(translate("Sozialraum", "Cancel"))
        self._cancel.clicked.connect(runner.cancel)
        line.addWidget(self._cancel)
        layout.addLayout(line)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._show_work)
        runner.workChanged.connect(self._show_work)
        runner.progressChanged.connect(self._progress)
        background.busyChanged.connect(self._reading)
        self.hide()

    def _reading(self, busy: bool) -> None:
        if busy and not self._timer.isActive() and not self.isVisible():
            self._timer.start()
        elif not busy:
            self._timer.stop()
            self._show_work()

    def _show_work(self) -> None:
        title = self._runner.title
        reading = self._background.busy and not self._timer.isActive()
        self._label.setText(title or translate("Sozialraum", "Reading…"))
        self._bar.setRange(0, 100 if title else 0)
        self._bar.setValue(0)
        self._cancel.setVisible(bool(title))
        self.setVisible(bool(title) or reading)

    def _progress(self, percent: float) -> None:
        if self._runner.title:
            self._bar.setValue(round(percent))
