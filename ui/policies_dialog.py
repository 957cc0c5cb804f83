# SPDX-License-Identifier: GPL-2.0-or-later
"""The window *Geheimhaltungsregeln*: what of each source and quantity the public may see, and what a change costs."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ..i18n import translate
from ..i18n.messages import error_text
from ..processing.domain.errors import SozialraumError
from .keep_buttons import KeepButtons
from .labels import WrappingLabel
from .notices import Notices
from .policy_cost import PolicyCost
from .policy_form import PolicyForm
from .policy_notes import about, fixed
from .policy_tree import PolicyTree
from .readings import Readings
from .runner import Outcome, Runner
from .selection import Selection


class PoliciesDialog(QDialog):
    """Over the open library; what is kept goes through the algorithm `keeprules`."""

    PART = "disclosure"

    def __init__(
        self, selection: Selection, readings: Readings, runner: Runner, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection, self._readings = selection, readings
        self._runner, self._notices = runner, notices
        self._path = selection.library
        self.base = ""  # what the library keeps
        self.setWindowTitle(translate("Sozialraum", "Rules of confidentiality"))
        self.resize(1240, 860)
        self._build()
        readings.overviewChanged.connect(self._library_changed)
        runner.workChanged.connect(self._enable)
        self.finished.connect(self.cost.close_down)
        self._load()

    # --- making

    def _build(self) -> None:
        purpose = WrappingLabel(self)
        purpose.setText(
            translate(
                "Sozialraum",
                "These rules say what a public edition holds back of sources that are not published. Whatever they "
                "are, more numbers are held back where sums would give the others away, and everything is audited "
                "before it is written.",
            )
        )
        upper = QSplitter(self)
        self.tree = PolicyTree(upper)
        self.tree.currentItemChanged.connect(lambda new, old: self._show_subject())
        upper.addWidget(self._editor(upper))
        upper.setSizes([730, 510])
        upper.setChildrenCollapsible(False)
        below = QGroupBox(translate("Sozialraum", "What the change costs"), self)
        self.cost = PolicyCost(below)
        self.cost.changed.connect(self._enable)
        QVBoxLayout(below).addWidget(self.cost)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(upper)
        split.addWidget(below)
        split.setSizes([620, 180])
        split.setChildrenCollapsible(False)
        self.notice = WrappingLabel(self)
        self.notice.hide()
        layout = QVBoxLayout(self)
        layout.addWidget(purpose)
        layout.addWidget(split, 1)
        layout.addWidget(self.notice)
        buttons = KeepButtons(self._keep, self)
        self.keep = buttons.keep
        layout.addWidget(buttons)

    def _editor(self, parent: QWidget) -> QWidget:
        home = QWidget(parent)
        layout = QVBoxLayout(home)
        layout.setContentsMargins(0, 0, 0, 0)
        self.title = WrappingLabel(home, bold=True)
        self.said = WrappingLabel(home)
        self.form = PolicyForm(home)
        self.form.edited.connect(self._put)
        self.scroll = QScrollArea(home)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(self.form)
        self.back = QPushButton(translate("Sozialraum", "Back to what else holds"), home)
        self.back.clicked.connect(lambda checked=False: self._reset())
        self.all_back = QPushButton(translate("Sozialraum", "All back to presetting"), home)
        self.all_back.clicked.connect(lambda checked=False: self._reset_all())
        row = QHBoxLayout()
        for button in (self.back, self.all_back):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        for widget in (self.title, self.said):
            layout.addWidget(widget)
        layout.addWidget(self.scroll, 1)
        layout.addLayout(row)
        return home

    # --- what a library keeps

    def _kept(self) -> str:
        return self._readings.overview.numbers.context.disclosure

    def _load(self) -> None:
        """Show what the library keeps; where it cannot be read, why, and the presetting in its place."""
        from ..processing.domain.disclosure.draft import Draft

        self.base, unreadable = self._kept(), ""
        try:
            self.draft = Draft(self.base)
        except SozialraumError as err:
            self.draft, unreadable = Draft(), error_text(err)
        self._fill()
        self._say(unreadable)
        self._show()

    def _fill(self) -> None:
        """Rows for what the library holds now."""
        from ..processing.domain.library import Library

        known = Library(self._path).quantities()
        confidential = frozenset(known.loc[known["confidential"].astype(bool), "quantity"])
        self.tree.fill(self._readings.overview.numbers, confidential)
        self.cost.forget()

    @property
    def dirty(self) -> bool:
        """Whether something else would be kept than is; spaces in a text do not count."""
        from ..processing.domain.disclosure.draft import Draft

        try:
            return self.draft.text != Draft(self.base).text
        except SozialraumError:
            return True  # what is kept cannot be read

    # --- editing

    def _show(self) -> None:
        """The draft has changed: rows, fields, cost, buttons."""
        self.tree.show_policies(self.draft)
        self._show_subject()
        if self.dirty and self._readable:
            numbers = self._readings.overview.numbers
            self.cost.ask(numbers, self._path, self.base, self.draft.text)
        else:
            self.cost.leave()

    @property
    def _readable(self) -> bool:
        from ..processing.domain.disclosure.policy import policies

        try:
            policies(self.base)
        except SozialraumError:
            return False  # there is nothing to compare with
        return True

    def _show_subject(self) -> None:
        """The fields say what holds for the chosen row."""
        subject = self.tree.subject
        self.title.setText(self.tree.name)
        self.form.setVisible(subject is not None)
        if subject is None:
            self.said.setText(
                translate(
                    "Sozialraum",
                    "Everything of these sources is shown: they were marked as published when they were imported, or "
                    "their publisher has protected them. To change that, import the file again.",
                )
            )
        else:
            policy, own = self.draft.policy(subject), self.draft.own(subject)
            closed = self.draft.policies.closed_places
            bounds = closed if subject.closed_places else tuple(self.form.levels)
            self.said.setText(about(subject))
            self.form.show_policy(policy, str(own.get("label", "")), fixed(subject, own), bounds, closed)
        self._enable()

    def _put(self, name: str, value: object) -> None:
        """Take what a field says, or say why that cannot be."""
        subject = self.tree.subject
        wanted = {**self.draft.own(subject), name: value}
        if not wanted.get("label", "?"):
            del wanted["label"]
        try:
            self.draft.put(subject, wanted)
        except SozialraumError as err:
            self._say(error_text(err))
            return
        self._say("")
        self._show()

    def _reset(self) -> None:
        self.draft.reset(self.tree.subject)
        self._show()

    def _reset_all(self) -> None:
        self.draft.reset_all()
        self._show()

    def _enable(self) -> None:
        subject = self.tree.subject
        self.back.setEnabled(subject is not None and bool(self.draft.own(subject)))
        self.all_back.setEnabled(bool(self.draft.text))
        self.keep.setEnabled(self.dirty and not self._runner.title)

    # --- keeping

    def _keep(self) -> None:
        """Keep the draft; where nobody has seen what it costs, ask first."""
        if (
            self.dirty
            and not self.cost.known
            and not self._asked(
                translate("Sozialraum", "What the change costs is not reckoned yet. Keep the rules all the same?"),
                translate("Sozialraum", "Keep"),
            )
        ):
            return
        text = self.draft.text

        def done(outcome: Outcome) -> None:
            if outcome.ok:
                self.base = text
                self._notices.success(translate("Sozialraum", "The rules are kept in the data library."))
                self._show()
                self._selection.contentChanged.emit()
            elif not outcome.cancelled:
                self._say(" ".join(outcome.errors))

        parameters = {"LIBRARY": str(self._path), "PART": self.PART, "RULES": text}
        self._runner.run("sozialraum:keeprules", parameters, translate("Sozialraum", "Keeping rules…"), done)

    def _library_changed(self) -> None:
        """The library was read again: here, from another window or another computer."""
        if self._readings.overview is None:
            return
        if self._selection.library != self._path:
            self.done(0)
        elif not self.dirty:
            self._load()
        else:
            if self._kept() != self.base:
                self._say(translate("Sozialraum", "Somebody else has changed these rules meanwhile. What is typed here "
                                    "replaces theirs when you keep it; close the window to see theirs."))  # fmt: skip
            self._fill()
            self._show()

    def _say(self, text: str) -> None:
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def reject(self) -> None:
        close = translate("Sozialraum", "Close")
        if self.dirty and not self._asked(translate("Sozialraum", "Close without keeping the changes?"), close):
            return
        super().reject()

    def _asked(self, text: str, go: str) -> bool:
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.windowTitle())
        question.setText(text)
        yes = question.addButton(go, QMessageBox.ButtonRole.AcceptRole)
        question.addButton(translate("Sozialraum", "Go on editing"), QMessageBox.ButtonRole.RejectRole)
        question.exec()
        return question.clickedButton() is yes
