# SPDX-License-Identifier: GPL-2.0-or-later
"""The areas as a tree: Bezirk > Prognoseraum > Bezirksregion > Planungsraum, name left, key right and grey."""

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from ..i18n import translate
from .shades import grey

if TYPE_CHECKING:
    from .overview import AreaNode

NAME, KEY = 0, 1
Role = Qt.ItemDataRole
TOP = QModelIndex()


class AreaModel(QAbstractItemModel):
    """Read-only; an index's pointer is the area's place in `_nodes`."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self._nodes: list[AreaNode] = []
        self._parents: list[int] = []
        self._rows: list[int] = []
        self._children: dict[int, list[int]] = {-1: []}
        self._places: dict[str, int] = {}
        self.key_colour = None

    def set_tree(self, tree: "tuple[AreaNode, ...]") -> None:
        self.beginResetModel()
        self._nodes, self._parents, self._rows, self._children = [], [], [], {-1: []}
        for row, node in enumerate(tree):
            self._add(node, -1, row)
        self._places = {node.area_id: place for place, node in enumerate(self._nodes)}
        self.endResetModel()

    def _add(self, node: "AreaNode", parent: int, row: int) -> None:
        place = len(self._nodes)
        self._nodes.append(node)
        self._parents.append(parent)
        self._rows.append(row)
        self._children[parent].append(place)
        self._children[place] = []
        for child_row, child in enumerate(node.children):
            self._add(child, place, child_row)

    def node(self, index: QModelIndex) -> "AreaNode":
        return self._nodes[index.internalId()]

    def index_of(self, area_id: str) -> QModelIndex:
        place = self._places.get(area_id)
        return QModelIndex() if place is None else self.createIndex(self._rows[place], NAME, place)

    def index(self, row: int, column: int, parent: QModelIndex = TOP) -> QModelIndex:
        children = self._children[parent.internalId() if parent.isValid() else -1]
        if not (0 <= row < len(children) and 0 <= column < 2):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: QModelIndex) -> QModelIndex:
        above = self._parents[index.internalId()] if index.isValid() else -1
        return QModelIndex() if above < 0 else self.createIndex(self._rows[above], NAME, above)

    def rowCount(self, parent: QModelIndex = TOP) -> int:
        if parent.isValid() and parent.column() != NAME:
            return 0
        return len(self._children[parent.internalId() if parent.isValid() else -1])

    def columnCount(self, parent: QModelIndex = TOP) -> int:
        return 2

    def data(self, index: QModelIndex, role: int = Role.DisplayRole):
        node = self.node(index)
        if role == Role.DisplayRole:
            return node.name if index.column() == NAME else node.area_id
        if role == Role.ToolTipRole:
            return f"{_title(node.level)} {node.area_id} {node.name}"
        if role == Role.AccessibleTextRole:
            return f"{node.name}, {_title(node.level)} {node.area_id}"
        if index.column() == KEY and role == Role.ForegroundRole:
            return self.key_colour
        if index.column() == KEY and role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


def _title(level: str) -> str:
    from ..processing.domain.lor import TITLES

    return TITLES[level]


class AreaFilter(QSortFilterProxyModel):
    """Areas by part of the name or of the key; a key's lost zero is forgiven. Those above a hit stay."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self._wanted = ""
        self.setRecursiveFilteringEnabled(True)

    def search(self, text: str) -> None:
        self._wanted = text.strip().casefold()
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        model = self.sourceModel()
        return matches(model.node(model.index(row, NAME, parent)), self._wanted)


def matches(node: "AreaNode", wanted: str) -> bool:
    """Whether an area is meant by what was typed (casefolded).

    A key is meant from its start, with or without the leading zero, so that "7300515" finds 07300515.
    """
    if not wanted:
        return True
    if wanted.replace("-", "").replace(" ", "").isdecimal():
        digits = wanted.replace("-", "").replace(" ", "")
        return node.area_id.startswith(digits) or node.area_id.startswith("0" + digits)
    return wanted in node.name.casefold()


class AreaTree(QTreeView):
    """Shows the areas; `chosen` says that the person went to one."""

    chosen = pyqtSignal(str)

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self.areas = AreaModel(self)
        self.filter = AreaFilter(self)
        self.filter.setSourceModel(self.areas)
        self.setModel(self.filter)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setIndentation(14)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Sozialraum", "Areas"))
        self.setObjectName("sozialraumAreaTree")
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(KEY, QHeaderView.ResizeMode.ResizeToContents)
        self.areas.key_colour = grey(self)
        self._following = False
        self.selectionModel().currentRowChanged.connect(self._went)

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self.areas.key_colour = grey(self)

    def set_tree(self, tree: "tuple[AreaNode, ...]") -> None:
        self._following = True
        self.areas.set_tree(tree)
        self._following = False
        if len(tree) == 1:
            self.expand(self.filter.index(0, 0))

    def search(self, text: str) -> int:
        """Show the hits only; how many top rows are left."""
        self._following = True
        self.filter.search(text)
        self._following = False
        if text.strip():
            self.expandAll()
        return self.filter.rowCount()

    def first_hit(self) -> str:
        """The first area, from above, that is itself meant and not only above a hit."""
        wanted = self.filter._wanted
        index = self.filter.index(0, 0)
        while wanted and index.isValid():
            node = self.areas.node(self.filter.mapToSource(index))
            if matches(node, wanted):
                return node.area_id
            index = self.indexBelow(index)
        return ""

    def show_area(self, area_id: str) -> None:
        """Select an area without saying so; one that the search hides is left."""
        index = self.filter.mapFromSource(self.areas.index_of(area_id)) if area_id else QModelIndex()
        self._following = True
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.selectionModel().clear()
        self._following = False

    def _went(self, index: QModelIndex) -> None:
        if not self._following and index.isValid():
            self.chosen.emit(self.areas.node(self.filter.mapToSource(index)).area_id)
