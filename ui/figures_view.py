# SPDX-License-Identifier: GPL-2.0-or-later
"""The key figures' view: two lines for each indicator while titles would be cut, one line in a wide dock."""

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QModelIndex, QPoint, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QAction, QGuiApplication, QPainter, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from ..i18n import translate
from .editions import copied
from .figures_model import DISTRICT, FIVE_YEARS, TITLE, FiguresModel
from .wording import value_with_source

if TYPE_CHECKING:
    from ..processing.domain.profile import IndicatorRow, Profile

WIDE = 340  # pixels from which there is room for the change (planner.md 2)
TITLE_LETTERS = 20  # a title needs beside its numbers; with less room it takes a line of its own
MARGIN = 4


class _TwoLines(QStyledItemDelegate):
    """In a narrow view the numbers stand in the lower half; the title is painted over the whole width by the view."""

    narrow = True

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        line = option.fontMetrics.height()
        if index.column() == TITLE:
            width = 10 if self.narrow else super().sizeHint(option, index).width()
        else:
            width = option.fontMetrics.horizontalAdvance(index.data() or "") + 3 * MARGIN
        return QSize(width, 2 * line + 2 * MARGIN if self.narrow else line + 2 * MARGIN)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        if self.narrow:
            if index.column() == TITLE:
                option.text = ""
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom


class FiguresView(QTreeView):
    """`indicatorChosen`: the person went to a row; `explained`: the person wants formula and provenance of a row."""

    indicatorChosen = pyqtSignal(str)
    explained = pyqtSignal(object)

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self.figures = FiguresModel(self)
        self.setModel(self.figures)
        self._lines = _TwoLines(self)
        self.setItemDelegate(self._lines)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setAccessibleName(translate("Sozialraum", "Key figures"))
        self.setObjectName("sozialraumFigures")
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(10)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self._following = False
        self.selectionModel().currentRowChanged.connect(self._went)
        self._arrange()

    # --- contents

    def set_profile(self, profile: "Profile | None", indicator: str) -> None:
        self._following = True
        self.figures.set_profile(profile)
        self.setColumnHidden(DISTRICT, profile is not None and profile.area.level in ("BEZ", "STADT"))
        self._arrange()
        self.scrollToTop()
        self.show_indicator(indicator)
        self._following = False

    def show_indicator(self, indicator: str) -> None:
        """Mark a row without saying so."""
        row = self.figures.row_of(indicator)
        before, self._following = self._following, True
        if row >= 0:
            self.setCurrentIndex(self.figures.index(row, TITLE))
        else:
            self.selectionModel().clear()
        self._following = before

    def _went(self, index: QModelIndex) -> None:
        if not self._following and index.isValid():
            self.indicatorChosen.emit(self.figures.rows[index.row()].indicator.indicator)

    # --- two lines or one

    @property
    def narrow(self) -> bool:
        return self._lines.narrow

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._arrange()
        if self.currentIndex().isValid():
            self.scrollToTop()  # a view that has grown shall show its first rows again
            self.scrollTo(self.currentIndex())

    def _arrange(self) -> None:
        has_changes = any(5 in row.changes for row in self.figures.rows)
        self.setColumnHidden(FIVE_YEARS, self.width() < WIDE or not has_changes)
        shown = [c for c in range(TITLE + 1, self.figures.columnCount()) if not self.isColumnHidden(c)]
        numbers = sum(max(self.sizeHintForColumn(c), self.header().sectionSizeHint(c)) for c in shown)
        title = TITLE_LETTERS * self.fontMetrics().averageCharWidth()
        narrow = self.width() < WIDE or self.viewport().width() - numbers < title
        if narrow != self._lines.narrow:
            self._lines.narrow = narrow
            self.scheduleDelayedItemsLayout()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().drawRow(painter, option, index)
        if not self._lines.narrow:
            return
        title = index.siblingAtColumn(TITLE).data() or ""
        rect = option.rect.adjusted(MARGIN, MARGIN // 2, -MARGIN, -option.rect.height() // 2)
        chosen = self.selectionModel().isRowSelected(index.row(), index.parent())
        active = QPalette.ColorGroup.Active if self.hasFocus() else QPalette.ColorGroup.Inactive
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setPen(self.palette().color(active, role))
        text = option.fontMetrics.elidedText(title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()

    def viewportEvent(self, event) -> bool:
        # In a narrow view the upper half of every cell is the title's: its tooltip is the title's too.
        if self._lines.narrow and event.type() == event.Type.ToolTip:
            index = self.indexAt(event.pos())
            if index.isValid() and event.pos().y() < self.visualRect(index).center().y():
                from qgis.PyQt.QtWidgets import QToolTip

                QToolTip.showText(event.globalPos(), index.siblingAtColumn(TITLE).data(Qt.ItemDataRole.ToolTipRole))
                return True
        return super().viewportEvent(event)

    # --- context menu

    def current_row(self) -> "IndicatorRow | None":
        index = self.currentIndex()
        return self.figures.rows[index.row()] if index.isValid() else None

    def _menu(self, at: QPoint) -> None:
        if self.indexAt(at).isValid():
            menu = QMenu(self)
            menu.addActions(self.row_actions(menu))
            menu.exec(self.viewport().mapToGlobal(at))
            menu.deleteLater()

    def row_actions(self, parent) -> list[QAction]:
        """What can be done with the current row."""
        value = QAction(translate("Sozialraum", "Copy value with source"), parent)
        value.triggered.connect(self.copy_value)
        table = QAction(translate("Sozialraum", "Copy table"), parent)
        table.triggered.connect(self.copy_table)
        formula = QAction(translate("Sozialraum", "Formula and provenance…"), parent)
        formula.triggered.connect(lambda: self.explained.emit(self.current_row()))
        return [value, table, formula]

    def copy_value(self) -> None:
        row = self.current_row()
        if row is not None:
            text = value_with_source(self.figures.profile, row)
            QGuiApplication.clipboard().setText(copied(text, self.figures.profile))

    def copy_table(self) -> None:
        if self.figures.profile is not None:
            QGuiApplication.clipboard().setText(copied(self.figures.as_table(), self.figures.profile))

    def keyPressEvent(self, event) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_C:
            self.copy_value()
        else:
            super().keyPressEvent(event)
