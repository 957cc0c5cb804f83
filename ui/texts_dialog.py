# SPDX-License-Identifier: GPL-2.0-or-later
"""The texts of an area, chapter by chapter: what is generated, and beside it what the planner makes of it."""

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import translate
from ..i18n.messages import message, period_text
from ..processing.domain.planning import AGREED, STATES
from .notices import Notices
from .readings import Readings
from .runner import Outcome, Runner
from .selection import Selection
from .text_desk import ChapterLine, Draft, Mark, TextDesk

PAUSE = 400  # ms without typing after which the text is looked at
CHAPTER = Qt.ItemDataRole.UserRole

MARKS: dict[Mark, Callable[[], str]] = {
    Mark.UNSAVED: lambda: translate("Sozialraum", "not saved"),
    Mark.FOREIGN: lambda: translate("Sozialraum", "other area’s name"),
    Mark.STALE: lambda: translate("Sozialraum", "numbers have changed"),
    Mark.RELEASED: lambda: translate("Sozialraum", "own text, released"),
    Mark.OWN: lambda: translate("Sozialraum", "own text"),
    Mark.SUGGESTION: lambda: translate("Sozialraum", "suggestion"),
    Mark.EMPTY: lambda: translate("Sozialraum", "empty"),
}


def typed(edit: QPlainTextEdit) -> str:
    """The text as it is: `toPlainText` would make plain blanks of those that keep number and unit together."""
    return edit.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


class TextsDialog(QDialog):
    """Follows the selection like a dock; choosing an area here selects it everywhere."""

    def __init__(
        self,
        selection: Selection,
        readings: Readings,
        runner: Runner,
        notices: Notices,
        chapters: Sequence[ChapterLine],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._selection, self._readings = selection, readings
        self._runner, self._notices = runner, notices
        self.desk = TextDesk(chapters)
        self._closing = False
        self._problem = ""  # why the last saving failed
        self.setWindowTitle(translate("Sozialraum", "Texts"))
        self.resize(1340, 720)
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)
        readings.overviewChanged.connect(self._fill_areas)
        readings.profileChanged.connect(self._show_area)
        selection.areaChanged.connect(self._show_area)
        self._fill_areas()
        self._show_area()

    # --- widgets

    def _build(self) -> None:
        self.areas = QComboBox(self)
        self.areas.setEditable(True)
        self.areas.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.areas.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.areas.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        self.areas.activated.connect(self._choose_area)
        self.about = QLabel(self)
        head = QHBoxLayout()
        label = QLabel(translate("Sozialraum", "&Area:"), self)
        label.setBuddy(self.areas)
        head.addWidget(label)
        head.addWidget(self.areas, 1)
        head.addWidget(self.about)
        split = QSplitter(self)
        split.addWidget(self._chapter_list())
        split.addWidget(self._suggestion_side())
        split.addWidget(self._text_side())
        split.setSizes([500, 380, 440])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(split, 1)

    def _chapter_list(self) -> QWidget:
        self.chapters = QTreeWidget(self)
        self.chapters.setRootIsDecorated(False)
        self.chapters.setHeaderLabels([translate("Sozialraum", "Chapter"), translate("Sozialraum", "State")])
        self.chapters.setColumnWidth(0, 225)
        self.chapters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for chapter in self.desk.chapters:
            item = QTreeWidgetItem(self.chapters, [chapter.name, ""])
            item.setData(0, CHAPTER, chapter)
            item.setToolTip(0, chapter.name)
        self.chapters.setCurrentItem(self.chapters.topLevelItem(0))
        self.chapters.currentItemChanged.connect(self._show_chapter)
        return self.chapters

    def _suggestion_side(self) -> QWidget:
        side = QWidget(self)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        title = QLabel(translate("Sozialraum", "S&uggestion from the numbers"), side)
        self.suggestion = QPlainTextEdit(side)
        self.suggestion.setReadOnly(True)
        title.setBuddy(self.suggestion)
        self.take = QPushButton(translate("Sozialraum", "&Take the suggestion"), side)
        self.take.setToolTip(translate("Sozialraum", "Appends the suggestion to your text, to be edited there."))
        self.take.clicked.connect(self._take)
        layout.addWidget(title)
        layout.addWidget(self.suggestion, 1)
        layout.addWidget(self.take)
        return side

    def _text_side(self) -> QWidget:
        side = QWidget(self)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        title = QLabel(translate("Sozialraum", "&Your text (printed instead of the suggestion)"), side)
        self.text = QPlainTextEdit(side)
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._reworded)
        title.setBuddy(self.text)
        self.hints = QLabel(side)
        self.hints.setWordWrap(True)
        self.hints.setTextFormat(Qt.TextFormat.PlainText)
        self.hints.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state = QComboBox(side)
        self.state.addItems(STATES)
        self.state.currentTextChanged.connect(self._typed)
        label = QLabel(translate("Sozialraum", "A&greed by:"), side)
        label.setBuddy(self.state)
        self.released = QCheckBox(translate("Sozialraum", "Released for the &public"), side)
        self.released.setToolTip(
            translate(
                "Sozialraum",
                "Public editions print these words. Only a text that is agreed can be released; other words have to be "
                "released again.",
            )
        )
        self.released.toggled.connect(self._ticked)
        self.suspicion = QLabel(side)
        self.suspicion.setWordWrap(True)
        self.suspicion.setTextFormat(Qt.TextFormat.PlainText)
        self.save = QPushButton(translate("Sozialraum", "&Save"), side)
        self.save.clicked.connect(self._save)
        self.undo = QPushButton(translate("Sozialraum", "&Discard changes"), side)
        self.undo.clicked.connect(self._give_up)
        self.remove = QPushButton(translate("Sozialraum", "D&elete…"), side)
        self.remove.setToolTip(translate("Sozialraum", "Deletes your text; the suggestion is printed again."))
        self.remove.clicked.connect(self._ask_remove)
        row = QHBoxLayout()
        for widget in (label, self.state, self.save, self.undo, self.remove):
            row.addWidget(widget)
        for button in (self.take, self.save, self.undo, self.remove):
            button.setAutoDefault(False)  # Enter in the list of areas presses none of them
        row.addStretch(1)
        release = QHBoxLayout()
        release.addWidget(self.released, 0, Qt.AlignmentFlag.AlignTop)
        release.addWidget(self.suspicion, 1)
        layout.addWidget(title)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.hints)
        layout.addLayout(release)
        layout.addLayout(row)
        return side

    # --- area

    def _fill_areas(self) -> None:
        overview = self._readings.overview
        self.areas.blockSignals(True)
        self.areas.clear()
        if overview is not None:
            for top in overview.trees.get(self._selection.vintage or overview.vintage, ()):
                for node in top.walk():
                    self.areas.addItem(f"{node.name} ({node.area_id})", node.area_id)
        self.areas.blockSignals(False)
        self._name_area()

    def _name_area(self) -> None:
        self.areas.blockSignals(True)
        self.areas.setCurrentIndex(self.areas.findData(self._selection.area_id))
        if self.areas.currentIndex() < 0:
            self.areas.setEditText("")
        self.areas.blockSignals(False)

    def _choose_area(self, index: int) -> None:
        overview, area_id = self._readings.overview, self.areas.itemData(index)
        if overview is not None and area_id:
            self._selection.set_area(area_id, self._selection.vintage or overview.vintage)

    def _show_area(self) -> None:
        """The profile of the selected area; while it is being read there is nothing to edit."""
        self._name_area()
        profile, overview = self._readings.internal, self._readings.overview
        there = profile is not None and overview is not None and profile.area.area_id == self._selection.area_id
        if there:
            self.desk.show(self._selection.library, overview.numbers, profile)
            day = period_text(profile.period) if profile.period else ""
            self.about.setText(translate("Sozialraum", "Data as of {day}").format(day=day) if day else "")
        else:
            self.desk.leave()
            waiting = self._selection.area_id and self._readings.problem is None
            self.about.setText(
                translate("Sozialraum", "Reading…") if waiting else translate("Sozialraum", "Choose an area.")
            )
        for part in (self.chapters, self.suggestion, self.text, self.state):
            part.setEnabled(there)
        self._mark_all()
        self._show_chapter()

    # --- chapter

    @property
    def chapter(self) -> ChapterLine:
        return self.chapters.currentItem().data(0, CHAPTER)

    def _show_chapter(self) -> None:
        there = self.desk.profile is not None
        text, state, released = self.desk.shown(self.chapter) if there else ("", STATES[0], False)
        suggestion = self.desk.suggestion(self.chapter).text if there else ""
        if suggestion != typed(self.suggestion):
            self.suggestion.setPlainText(suggestion)
        for part in (self.text, self.state, self.released):
            part.blockSignals(True)
        if text != typed(self.text):  # else the cursor stays where it is
            self.text.setPlainText(text)
        self.state.setCurrentText(state)
        self.released.setChecked(released)
        for part in (self.text, self.state, self.released):
            part.blockSignals(False)
        self._look()

    def _reworded(self) -> None:
        """Nobody has released the new words yet."""
        self._untick()
        self._typed()

    def _untick(self) -> None:
        self.released.blockSignals(True)
        self.released.setChecked(False)
        self.released.blockSignals(False)

    def _ticked(self) -> None:
        self._typed()
        self._look()

    def _typed(self) -> None:
        if self.desk.profile is not None:
            self._problem = ""
            if self.state.currentText() not in AGREED:
                self._untick()
            self.desk.edit(self.chapter, typed(self.text), self.state.currentText(), self.released.isChecked())
            self._suspect()
            self._enable()
            self._pause.start()

    def _look(self) -> None:
        """Hints on the text that is shown, and its mark."""
        self._pause.stop()
        lines = [self._problem] if self._problem else []
        if self.desk.profile is not None:
            stored = self.desk.stored(self.chapter)
            if stored is not None and stored.period != self.desk.profile.period:
                written = translate("Sozialraum", "Written for {day}; saving keeps that text and adds this one.")
                lines.append(written.format(day=period_text(stored.period) or "–"))
            lines += [message(reason.code, reason.values) for reason in self.desk.hints(self.chapter)]
            self._mark(self.chapters.currentItem())
        self.hints.setText("\n".join(lines))
        self.hints.setVisible(bool(lines))
        self._suspect()
        self._enable()

    def _suspect(self) -> None:
        """Beside the tick, what whoever sets it should look at."""
        found = self.desk.suspicious(self.chapter) if self.released.isChecked() else ()
        text = translate("Sozialraum", "Please check, it becomes public: {found}")
        self.suspicion.setText(text.format(found="; ".join(found)) if found else "")

    def _enable(self) -> None:
        there = self.desk.profile is not None
        idle = there and not self._runner.title
        self.take.setEnabled(there and bool(self.chapter.indicators))
        self.save.setEnabled(idle and self.desk.to_save(self.chapter) is not None)
        text, state, _ = self.desk.shown(self.chapter) if there else ("", "", False)
        self.released.setEnabled(state in AGREED and bool(text.strip()))
        self.undo.setEnabled(there and self.desk.draft(self.chapter) is not None)
        self.remove.setEnabled(idle and self.desk.stored(self.chapter) is not None)

    def _mark_all(self) -> None:
        for at in range(self.chapters.topLevelItemCount()):
            self._mark(self.chapters.topLevelItem(at))

    def _mark(self, item: QTreeWidgetItem) -> None:
        marks = self.desk.marks(item.data(0, CHAPTER)) if self.desk.profile is not None else ()
        text = ", ".join(MARKS[mark]() for mark in marks)
        item.setText(1, text)
        item.setToolTip(1, text)
        font = item.font(1)
        font.setBold(any(mark in (Mark.UNSAVED, Mark.FOREIGN, Mark.STALE) for mark in marks))
        item.setFont(1, font)

    # --- buttons

    def _take(self) -> None:
        """Never replaces a word: the suggestion comes after what is there, and can be undone like typing."""
        cursor = self.text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        gap = "\n\n" if typed(self.text).strip() else ""
        cursor.insertText(gap + typed(self.suggestion))
        self.text.setFocus()

    def _give_up(self) -> None:
        self.desk.give_up(self.chapter)
        self._show_chapter()

    def _save(self) -> None:
        draft = self.desk.to_save(self.chapter)
        if draft is not None:
            self.keep([draft])

    def keep(self, drafts: Sequence[Draft], then: Callable[[], object] | None = None) -> None:
        """Write texts, beside the window; what could not be written stays as it was typed."""
        written: list[Draft] = []

        def write(progress) -> None:
            from ..processing.domain.library import Library
            from ..processing.domain.texts import keep_text

            for draft in drafts:
                words = draft.text, draft.state, draft.basis, draft.seen
                keep_text(Library(draft.library), draft.place, *words, public=draft.public)
                written.append(draft)

        def end() -> None:
            for draft in written:
                self.desk.saved(draft)

        self._write(write, end, then)

    def _ask_remove(self) -> None:
        title = translate("Sozialraum", "Delete text")
        text = translate("Sozialraum", "Delete the text of “{chapter}”? The suggestion is printed again.")
        answer = QMessageBox.question(self, title, text.format(chapter=self.chapter.name))
        if answer == QMessageBox.StandardButton.Yes:
            self.take_out()

    def take_out(self) -> None:
        """Delete the stored text of the chapter."""
        draft, chapter = self.desk.to_remove(self.chapter), self.chapter

        def write(progress) -> None:
            from ..processing.domain.library import Library
            from ..processing.domain.texts import remove_text

            remove_text(Library(draft.library), draft.place, draft.seen)

        self._write(write, lambda: None, lambda: self.desk.give_up(chapter))

    def _write(self, function: Callable, end: Callable[[], None], then: Callable[[], object] | None) -> None:
        def done(outcome: Outcome) -> None:
            end()
            self._problem = " ".join(outcome.errors)
            if not outcome.ok:
                self._notices.warning(self._problem)
            elif then is not None:
                then()
            self._selection.contentChanged.emit()
            self._look()

        self._runner.run_function(translate("Sozialraum", "Saving text…"), function, done)
        self._enable()

    # --- end

    def reject(self) -> None:
        """Escape, like the window's cross."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.desk.drafts or self._closing:
            event.accept()
            return
        event.ignore()
        buttons = QMessageBox.StandardButton
        title = translate("Sozialraum", "Texts not saved")
        text = translate("Sozialraum", "Texts not saved: {count}. Save them before closing?")
        answer = QMessageBox.question(
            self, title, text.format(count=len(self.desk.drafts)), buttons.Save | buttons.Discard | buttons.Cancel
        )
        if answer == buttons.Save:
            self.keep(list(self.desk.drafts.values()), self._leave)
        elif answer == buttons.Discard:
            event.accept()

    def _leave(self) -> None:
        self._closing = not self.desk.drafts
        self.close()
