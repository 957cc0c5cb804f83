# SPDX-License-Identifier: GPL-2.0-or-later
"""The window *Rules and targets*: what a library holds of its own, changed and tried before it is kept."""

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QDialog, QMessageBox, QTabWidget, QVBoxLayout, QWidget

from ..i18n import translate
from .attention_page import AttentionPage
from .background import Background
from .keep_buttons import KeepButtons
from .labels import WrappingLabel
from .notices import Notices
from .readings import Readings
from .runner import Outcome, Runner
from .selection import Selection
from .targets_page import TargetsPage

Page = AttentionPage | TargetsPage


class RulesDialog(QDialog):
    """Two pages over the open library; what is kept goes through the algorithm `keeprules`."""

    def __init__(
        self, selection: Selection, readings: Readings, runner: Runner, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._readings = readings
        self._runner = runner
        self._notices = notices
        self._background = Background(self)
        self._path = selection.library
        self.setWindowTitle(translate("Sozialraum", "Rules and targets"))
        self.resize(1080, 660)
        layout = QVBoxLayout(self)
        self.tabs = QTabWidget(self)
        self.attention = AttentionPage(readings, self._background, self.tabs)
        self.targets = TargetsPage(readings, self._background, self.tabs)
        self.tabs.addTab(self.attention, translate("Sozialraum", "Attention stages"))
        self.tabs.addTab(self.targets, translate("Sozialraum", "Targets of supply"))
        layout.addWidget(self.tabs)
        self.notice = WrappingLabel(self)
        self.notice.hide()
        layout.addWidget(self.notice)
        buttons = KeepButtons(self._keep, self)
        self.keep = buttons.keep
        layout.addWidget(buttons)
        for page in self.pages:
            page.changed.connect(self._enable)
        readings.overviewChanged.connect(self._library_changed)
        runner.workChanged.connect(self._enable)
        self.finished.connect(self._background.close)
        for page in self.pages:
            page.load(self._kept(page))
        self._enable()

    @property
    def pages(self) -> Sequence[Page]:
        return (self.attention, self.targets)

    def _kept(self, page: Page) -> str:
        return getattr(self._readings.overview.numbers.context, page.PART)

    def _enable(self) -> None:
        sound = all(not page.problem for page in self.pages)
        self.keep.setEnabled(sound and any(page.dirty for page in self.pages) and not self._runner.title)

    # --- keeping

    def _keep(self) -> None:
        """Keep what was changed, one page after the other."""
        page = next((page for page in self.pages if page.dirty), None)
        if page is None:
            self._notices.success(translate("Sozialraum", "The rules are kept in the data library."))
            self._selection.contentChanged.emit()
            return
        text = page.text

        def done(outcome: Outcome) -> None:
            if outcome.ok:
                page.kept(text)
                self._keep()
            elif not outcome.cancelled:
                self._say(" ".join(outcome.errors))

        parameters = {"LIBRARY": str(self._path), "PART": page.PART, "RULES": text}
        self._runner.run("sozialraum:keeprules", parameters, translate("Sozialraum", "Keeping rules…"), done)

    def _library_changed(self) -> None:
        """The library was read again: here, from another window or another computer."""
        if self._readings.overview is None:
            return
        if self._selection.library != self._path:
            self.done(0)
            return
        for page in self.pages:
            kept = self._kept(page)
            if kept != page.base and page.dirty:
                self._say(translate("Sozialraum", "Somebody else has changed these rules meanwhile. What is typed here "
                                    "replaces theirs when you keep it; close the window to see theirs."))  # fmt: skip
            elif kept != page.base:
                page.load(kept)

    def _say(self, text: str) -> None:
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def reject(self) -> None:
        if any(page.dirty or page.problem for page in self.pages) and not self._may_drop():
            return
        super().reject()

    def _may_drop(self) -> bool:
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.windowTitle())
        question.setText(translate("Sozialraum", "Close without keeping the changes?"))
        drop = question.addButton(translate("Sozialraum", "Close"), QMessageBox.ButtonRole.DestructiveRole)
        question.addButton(translate("Sozialraum", "Go on editing"), QMessageBox.ButtonRole.RejectRole)
        question.exec()
        return question.clickedButton() is drop
