# SPDX-License-Identifier: GPL-2.0-or-later
"""What policies of confidentiality are for: everything, the sources of a library, the quantities of the closed ones."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ..i18n import translate
from ..processing.algorithms.policy_words import policy_words, whose_words

if TYPE_CHECKING:
    from ..processing.domain.disclosure.draft import Draft, Subject
    from ..processing.domain.disclosure.subjects import Delivered
    from ..processing.domain.numbers import Numbers

SUBJECT, NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
WHAT, HOLDS, WHOSE = range(3)


class PolicyTree(QTreeWidget):
    """Rows hold a `Subject`; those of sources that are public hold None, for nothing of them is held back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sozialraumPolicies")
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setUniformRowHeights(True)
        self.setHeaderLabels(
            [
                translate("Sozialraum", "Source and quantity"),
                translate("Sozialraum", "What holds"),
                translate("Sozialraum", "Whose rule"),
            ]
        )
        self.setAccessibleName(translate("Sozialraum", "Rules of confidentiality"))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(HOLDS, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(WHOSE, QHeaderView.ResizeMode.ResizeToContents)
        self.setColumnWidth(WHAT, 310)

    def fill(self, numbers: "Numbers", confidential: Collection[str]) -> None:
        """Rows for everything a library has; the one that was chosen stays so."""
        from ..processing.domain.disclosure.draft import ALL_OTHERS
        from ..processing.domain.disclosure.subjects import State, sources_of

        self._rates = {name for name, kind in numbers.kinds.items() if kind != "extensive"}
        chosen = self.name
        self.blockSignals(True)
        self.clear()
        self._row(self.invisibleRootItem(), translate("Sozialraum", "Everything else"), ALL_OTHERS)
        public: list[Delivered] = []
        for source in sources_of(numbers, confidential):
            if source.state is State.CLOSED:
                row = self._row(self.invisibleRootItem(), f"{source.title} · {source.office}", source.subject)
                for subject in source.quantities:
                    self._row(row, numbers.titles.get(subject.quantity) or subject.quantity, subject)
                row.setExpanded(True)
            else:
                public.append(source)
        if public:
            self._add_public(public)
        again = [item for item in self._items(self.invisibleRootItem()) if item.data(WHAT, NAME) == chosen]
        self.setCurrentItem(again[0] if again else self.topLevelItem(0))
        self.blockSignals(False)

    def _row(self, above: QTreeWidgetItem, name: str, subject: "Subject | None") -> QTreeWidgetItem:
        item = QTreeWidgetItem(above, [name])
        item.setData(WHAT, SUBJECT, subject)
        item.setData(WHAT, NAME, name)
        item.setToolTip(WHAT, f"{name}\n{subject.quantity}" if subject is not None and subject.quantity else name)
        return item

    def _add_public(self, sources: "list[Delivered]") -> None:
        """Below all others: what is public already, to be looked at."""
        from ..processing.domain.disclosure.subjects import State

        home = self._row(self.invisibleRootItem(), translate("Sozialraum", "Public already"), None)
        for source in sources:
            row = self._row(home, f"{source.title} · {source.office}", None)
            if source.state is State.PUBLISHED:
                row.setText(HOLDS, translate("Sozialraum", "published: everything is shown"))
            else:
                row.setText(HOLDS, translate("Sozialraum", "protected by its publisher: everything is shown"))
            row.setText(WHOSE, translate("Sozialraum", "as imported"))

    @property
    def subject(self) -> "Subject | None":
        """What the chosen row is for."""
        item = self.currentItem()
        return item.data(WHAT, SUBJECT) if item is not None else None

    @property
    def name(self) -> str:
        """What the chosen row is called."""
        item = self.currentItem()
        return item.data(WHAT, NAME) if item is not None else ""

    def show_policies(self, draft: "Draft") -> None:
        """Say in each row what holds and whose rule it is; rows with an own rule are bold."""
        from ..processing.domain.disclosure.draft import Whose

        for item in self._items(self.invisibleRootItem()):
            subject = item.data(WHAT, SUBJECT)
            if subject is None:
                continue
            whose, policy = draft.whose(subject), draft.policy(subject)
            item.setText(HOLDS, self._words(draft, item))
            item.setText(WHOSE, whose_words(whose))
            item.setToolTip(HOLDS, item.text(HOLDS))
            item.setToolTip(WHOSE, policy.label)
            font = item.font(WHAT)
            font.setBold(whose is Whose.OWN)
            for column in range(self.columnCount()):
                item.setFont(column, font)

    def _words(self, draft: "Draft", item: QTreeWidgetItem) -> str:
        """What holds for a row; for a source what holds for all its quantities, if it is the same."""
        below = dict.fromkeys(self._words(draft, item.child(n)) for n in range(item.childCount()))
        if len(below) > 1:
            return translate("Sozialraum", "differs by quantity")
        if below:
            return next(iter(below))
        subject: Subject = item.data(WHAT, SUBJECT)
        return policy_words(draft.policy(subject), subject.quantity, subject.quantity in self._rates)

    def _items(self, above: QTreeWidgetItem) -> list[QTreeWidgetItem]:
        rows = [above.child(n) for n in range(above.childCount())]
        return [item for row in rows for item in (row, *self._items(row))]
