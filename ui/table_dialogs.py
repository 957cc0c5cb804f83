# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists in windows of their own: the imports of a library, and what could not be taken."""

from collections.abc import Sequence

from qgis.PyQt.QtCore import QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMessageBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ..i18n import translate
from ..i18n.messages import number, period_text
from .notices import Notices
from .overview import Reject, SourceLine
from .readings import Readings
from .runner import Outcome, Runner
from .selection import Selection
from .wording import reason_text

SORT = Qt.ItemDataRole.UserRole


class _Table(QTableView):
    """Read-only, sortable, whole rows."""

    def __init__(self, headers: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.items = QStandardItemModel(0, len(headers), self)
        self.items.setHorizontalHeaderLabels(headers)
        proxy = QSortFilterProxyModel(self)
        proxy.setSourceModel(self.items)
        proxy.setSortRole(SORT)
        self.setModel(proxy)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)

    def add(self, cells: Sequence[object], data: object = None) -> None:
        """A row; numbers are right-aligned and sorted as numbers."""
        row = []
        for cell in cells:
            item = QStandardItem(number(cell) if isinstance(cell, int) else str(cell))
            item.setData(cell, SORT)
            item.setToolTip(item.text())
            if isinstance(cell, int):
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.append(item)
        row[0].setData(data, SORT + 1)
        self.items.appendRow(row)

    def chosen(self) -> list[object]:
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        return [self.model().index(row, 0).data(SORT + 1) for row in sorted(rows)]

    def fit(self, widest: int) -> None:
        self.resizeColumnsToContents()
        for column in range(self.items.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column), widest))

    def as_text(self) -> str:
        model = self.items
        header = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
        rows = [[model.item(r, c).text() for c in range(model.columnCount())] for r in range(model.rowCount())]
        return "\n".join("\t".join(line) for line in [header, *rows])


def _dialog(dialog: QDialog, title: str, table: _Table) -> QDialogButtonBox:
    dialog.setWindowTitle(title)
    dialog.resize(980, 420)
    layout = QVBoxLayout(dialog)
    layout.addWidget(table)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(translate("Sozialraum", "Close"))
    buttons.rejected.connect(dialog.reject)
    copy = buttons.addButton(translate("Sozialraum", "Copy table"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(table.as_text()))
    layout.addWidget(buttons)
    return buttons


class RejectsDialog(QDialog):
    """Rows and cells not taken, with the reason: to be sent back to the office."""

    def __init__(self, rejects: Sequence[Reject], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        headers = (
            translate("Sozialraum", "Reason"),
            translate("Sozialraum", "Content"),
            translate("Sozialraum", "Row"),
            translate("Sozialraum", "Column"),
            translate("Sozialraum", "Source"),
            translate("Sozialraum", "File"),
        )
        self.table = _Table(headers, self)
        _dialog(self, translate("Sozialraum", "Not assigned"), self.table)
        for reject in rejects:
            row = int(reject.row_no) if reject.row_no else ""
            reason = reason_text(reject.reason, {})
            self.table.add((reason, reject.content, row, reject.column, reject.title, reject.file))
        self.table.fit(240)


class SourcesDialog(QDialog):
    """All imports of the library; one can be removed, through the algorithm."""

    def __init__(
        self, selection: Selection, readings: Readings, runner: Runner, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._readings = readings
        self._runner = runner
        self._notices = notices
        headers = (
            translate("Sozialraum", "Office"),
            translate("Sozialraum", "Title"),
            translate("Sozialraum", "Date"),
            translate("Sozialraum", "File"),
            translate("Sozialraum", "Sheet"),
            translate("Sozialraum", "Rows"),
            translate("Sozialraum", "Assigned"),
            translate("Sozialraum", "Not taken"),
            translate("Sozialraum", "Numbers"),
            translate("Sozialraum", "Published"),
            translate("Sozialraum", "Imported"),
        )
        self.table = _Table(headers, self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        buttons = _dialog(self, translate("Sozialraum", "Manage sources"), self.table)
        self.remove = buttons.addButton(
            translate("Sozialraum", "Remove source…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.remove.clicked.connect(self._ask)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        readings.overviewChanged.connect(self._fill)
        runner.workChanged.connect(self._enable)
        self._fill()

    def _fill(self) -> None:
        self.table.items.removeRows(0, self.table.items.rowCount())
        overview = self._readings.overview
        yes, no = translate("Sozialraum", "yes"), translate("Sozialraum", "no")
        for source in overview.sources if overview is not None else ():
            self.table.add(
                (
                    source.office,
                    source.title,
                    period_text(source.period),
                    source.file,
                    source.sheet,
                    source.rows,
                    source.matched,
                    source.rejected,
                    source.numbers,
                    yes if source.published else no,
                    source.imported_at[:16].replace("T", " "),
                ),
                source,
            )
        self.table.fit(200)
        self._enable()

    def _enable(self) -> None:
        self.remove.setEnabled(len(self.table.chosen()) == 1 and not self._runner.title)

    def _ask(self) -> None:
        source: SourceLine = self.table.chosen()[0]
        text = translate(
            "Sozialraum",
            "Remove source “{title}”? {count} numbers are deleted. This can only be undone by importing again.",
        ).format(title=_named(source), count=number(source.numbers))
        answer = QMessageBox.question(self, translate("Sozialraum", "Remove source"), text)
        if answer == QMessageBox.StandardButton.Yes:
            self.take_out(source)

    def take_out(self, source: SourceLine) -> None:
        """Remove a source by the algorithm, in the background."""

        def done(outcome: Outcome) -> None:
            if outcome.ok:
                removed = number(int(outcome.results.get("REMOVED", 0)))
                text = translate("Sozialraum", "Source “{title}” removed: {count} numbers.")
                self._notices.success(text.format(title=_named(source), count=removed))
                self._selection.contentChanged.emit()
            elif not outcome.cancelled:
                self._notices.warning(" ".join(outcome.errors))

        parameters = {"LIBRARY": str(self._selection.library), "SOURCE_ID": str(source.source_id)}
        title = translate("Sozialraum", "Removing source…")
        self._runner.run("sozialraum:removesource", parameters, title, done)


def _named(source: SourceLine) -> str:
    when = period_text(source.period)
    return source.title if not when or when in source.title else f"{source.title}, {when}"
