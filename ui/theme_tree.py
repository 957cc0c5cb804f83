# SPDX-License-Identifier: GPL-2.0-or-later
"""Offices and what they delivered, as a tree: facilities to tick, indicators of which one colours the map."""

from datetime import date
from typing import TYPE_CHECKING

from qgis.core import QgsSymbolLayerUtils
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from ..i18n import translate
from ..i18n.messages import number, period_text
from .map_styles import theme_symbol
from .shades import grey

if TYPE_CHECKING:
    from .overview import IndicatorLine, OfficeLine, Overview, ThemeLine

TITLE, DATE = 0, 1
KIND = Qt.ItemDataRole.UserRole
VALUE, PERIOD = KIND + 1, KIND + 2
OFFICE, THEME, INDICATOR, DETAIL, UNPLACED = "office", "theme", "indicator", "detail", "unplaced"
ON, OFF = "◉ ", "○ "


class ThemeTree(QTreeWidget):
    """Says what the person ticks; what is ticked is told by `show_ticks`."""

    themeTicked = pyqtSignal(str, bool)
    indicatorToggled = pyqtSignal(str)
    unplacedWanted = pyqtSignal()

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(translate("Sozialraum", "Offices and themes"))
        self.setObjectName("sozialraumThemes")
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(DATE, QHeaderView.ResizeMode.ResizeToContents)
        self._following = False
        self.itemChanged.connect(self._changed)
        self.itemClicked.connect(self._clicked)

    # --- contents

    def set_overview(self, overview: "Overview | None") -> None:
        closed = {item.text(TITLE) for item in self._items() if not item.isExpanded() and item.childCount()}
        self._following = True
        self.clear()
        for office in overview.offices if overview is not None else ():
            self._add_office(office)
        if overview is not None and overview.rejects:
            item = self._item(self, UNPLACED, "", translate("Sozialraum", "Not assigned"), None)
            item.setText(DATE, number(len(overview.rejects)))
            item.setToolTip(
                TITLE, translate("Sozialraum", "Rows and features not taken, with the reason. Click for the list.")
            )
        for item in self._items():
            item.setExpanded(item.text(TITLE) not in closed)
        self._following = False

    def _add_office(self, office: "OfficeLine") -> None:
        top = self._item(self, OFFICE, "", office.office, None)
        top.setFirstColumnSpanned(True)
        for theme in office.themes:
            self._add_theme(top, theme)

    def _add_theme(self, top: QTreeWidgetItem, line: "ThemeLine") -> None:
        item = self._item(top, THEME, line.theme, line.title, line.period)
        if line.old:
            font = item.font(DATE)
            font.setBold(True)
            item.setFont(DATE, font)
            item.setToolTip(DATE, translate("Sozialraum", "older than 18 months"))
        if line.kinds:
            item.setCheckState(TITLE, Qt.CheckState.Unchecked)
            symbol = theme_symbol(line.theme, line.kinds[0])
            item.setIcon(TITLE, QIcon(QgsSymbolLayerUtils.symbolPreviewPixmap(symbol, QSize(14, 14))))
        if line.features:
            detail = number(line.features)
            if line.capacity is not None:
                detail += f" · {number(float(line.capacity)).split(',')[0]} {line.unit}"
            below = self._item(item, DETAIL, "", detail, None)
            below.setForeground(TITLE, grey(self))
            below.setFirstColumnSpanned(True)
        for indicator in line.indicators:
            self._add_indicator(item, indicator, line.period)

    def _add_indicator(self, above: QTreeWidgetItem, line: "IndicatorLine", period: date | None) -> None:
        item = self._item(above, INDICATOR, line.indicator, OFF + line.title, line.period)
        if line.period == period:
            item.setText(DATE, "")
            item.setFirstColumnSpanned(True)
        drawn = (
            translate("Sozialraum", "colours the areas") if line.rate else translate("Sozialraum", "drawn as circles")
        )
        item.setToolTip(TITLE, f"{line.title} – {drawn}; {period_text(line.period)}")

    def _item(self, parent, kind: str, value: str, title: str, period: date | None) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent)
        item.setData(TITLE, KIND, kind)
        item.setData(TITLE, VALUE, value)
        item.setData(TITLE, PERIOD, period.isoformat() if period else "")
        item.setText(TITLE, title)
        item.setToolTip(TITLE, title)
        item.setText(DATE, period_text(period) if period else "")
        item.setTextAlignment(DATE, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
        return item

    def _items(self) -> list[QTreeWidgetItem]:
        found, todo = [], [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        while todo:
            item = todo.pop(0)
            found.append(item)
            todo += [item.child(n) for n in range(item.childCount())]
        return found

    # --- ticks

    def show_ticks(self, themes: frozenset[str], coloured: str) -> None:
        """Show what the map shows, without saying so."""
        self._following = True
        for item in self._items():
            kind, value = item.data(TITLE, KIND), item.data(TITLE, VALUE)
            if kind == THEME and item.data(TITLE, Qt.ItemDataRole.CheckStateRole) is not None:
                on = value in themes
                item.setCheckState(TITLE, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            elif kind == INDICATOR:
                on = value == coloured
                title = item.text(TITLE)[len(ON) :]
                item.setText(TITLE, (ON if on else OFF) + title)
                state = translate("Sozialraum", "chosen") if on else translate("Sozialraum", "not chosen")
                item.setData(TITLE, Qt.ItemDataRole.AccessibleTextRole, f"{title}, {state}")
        self._following = False

    def grey_later_than(self, period: date | None) -> None:
        """Lines with a date after the chosen one are greyed: they are no part of that date."""
        self._following = True
        for item in self._items():
            own = item.data(TITLE, PERIOD)
            later = bool(period and own and own > period.isoformat())
            if item.data(TITLE, KIND) in (THEME, INDICATOR):
                for column in (TITLE, DATE):
                    item.setForeground(column, grey(self) if later else self.palette().text())
        self._following = False

    def search(self, text: str) -> int:
        """Hide what does not match; how many offices are left."""
        wanted = text.strip().casefold()
        return sum(self._hide(self.topLevelItem(n), wanted) for n in range(self.topLevelItemCount()))

    def _hide(self, item: QTreeWidgetItem, wanted: str) -> bool:
        hit = wanted in item.text(TITLE).casefold()
        below = [self._hide(item.child(n), "" if hit else wanted) for n in range(item.childCount())]
        item.setHidden(not (hit or any(below)))
        return hit or any(below)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._following and column == TITLE and item.data(TITLE, KIND) == THEME:
            self.themeTicked.emit(item.data(TITLE, VALUE), item.checkState(TITLE) == Qt.CheckState.Checked)

    def _clicked(self, item: QTreeWidgetItem) -> None:
        if item.data(TITLE, KIND) == INDICATOR:
            self.indicatorToggled.emit(item.data(TITLE, VALUE))
        elif item.data(TITLE, KIND) == UNPLACED:
            self.unplacedWanted.emit()

    def keyPressEvent(self, event) -> None:
        item = self.currentItem()
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if item is not None and event.key() in keys and item.data(TITLE, KIND) in (INDICATOR, UNPLACED):
            self._clicked(item)
        else:
            super().keyPressEvent(event)
