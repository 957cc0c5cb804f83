# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock *Gebiet*: choose an area, read its key figures, write its profile."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import translate
from ..i18n.messages import error_text
from .area_panel import AreaPanel
from .area_tree import AreaTree
from .background import Background
from .commands import Commands
from .labels import SearchField, ShrinkingLabel
from .map_view import MapView
from .readings import Readings
from .runner import Runner
from .selection import Selection
from .state_panel import StatePanel
from .work_bar import WorkBar

NARROWEST = 240  # pixels


class GebietView(QWidget):
    """A view of the selection; it computes nothing and changes nothing but the selection."""

    def __init__(
        self,
        selection: Selection,
        readings: Readings,
        commands: Commands,
        map_view: MapView,
        runner: Runner,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._readings = readings
        self._commands = commands
        self._map = map_view
        self._problem = None
        self._build(runner, background)
        selection.areaChanged.connect(self._show_area)
        readings.overviewChanged.connect(self._show_library)
        readings.failed.connect(self._show_problem)
        map_view.missingChanged.connect(self._show_state)
        self._show_library()

    def _build(self, runner: Runner, background: Background) -> None:
        self.setMinimumWidth(NARROWEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 4)
        layout.setSpacing(3)
        layout.addWidget(WorkBar(runner, background, self))
        head = QHBoxLayout()
        self.library = ShrinkingLabel(self)
        head.addWidget(self.library, 1)
        self.menu = QToolButton(self)
        self.menu.setText("⋮")
        self.menu.setToolTip(translate("Sozialraum", "Data library"))
        self.menu.setAccessibleName(translate("Sozialraum", "Data library"))
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setAutoRaise(True)
        self.menu.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu.setMenu(self._commands.library_menu(self.menu))
        self.menu.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        head.addWidget(self.menu)
        layout.addLayout(head)
        self.search = SearchField(translate("Sozialraum", "Search name or key"), self)
        self.search.setObjectName("sozialraumSearch")
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._take_first_hit)
        layout.addWidget(self.search)
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        layout.addWidget(self.nothing)
        self.state = StatePanel(self)
        layout.addWidget(self.state)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.tree = AreaTree(self.splitter)
        self.tree.setMinimumHeight(60)
        self.tree.chosen.connect(self._chosen)
        self.tree.activated.connect(lambda index: self._commands.actions.zoom.trigger())
        # In a scroll area, so that a low screen never makes QGIS's window grow.
        self.scroll = QScrollArea(self.splitter)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setMinimumHeight(120)
        self.panel = AreaPanel(self._selection, self._readings, self._commands, self.scroll)
        self.scroll.setWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setSizes([180, 520])
        layout.addWidget(self.splitter, 1)
        self._filler = QWidget(self)
        layout.addWidget(self._filler, 1)

    # --- library

    def _show_library(self) -> None:
        path = self._selection.library
        overview = self._readings.overview
        if overview is not None:
            self._problem = None
        self.library.show_text(path.name if path else translate("Sozialraum", "No data library"), str(path or ""))
        self.tree.set_tree(overview.trees[self._vintage] if overview is not None else ())
        self._search(self.search.text())
        self._show_state()

    def _show_problem(self, error) -> None:
        self._problem = error
        self._show_state()

    @property
    def _vintage(self) -> str:
        overview = self._readings.overview
        wanted = self._selection.vintage
        return wanted if overview is not None and wanted in overview.vintages else overview.vintage

    def _show_state(self) -> None:
        overview, commands = self._readings.overview, self._commands
        if self._problem is not None:
            self.state.say(error_text(self._problem), (commands.actions.find, commands.actions.close_library))
        elif self._selection.library is None:
            text = translate(
                "Sozialraum",
                "No data library yet. It holds the LOR areas and all numbers of the offices in one file.",
            )
            self.state.say(text, (commands.actions.create, commands.actions.open, commands.actions.demo))
        elif overview is None:
            self.state.say("")
        elif not overview.has_numbers:
            text = translate(
                "Sozialraum",
                "No numbers yet. Begin with the population statistics (A I 16 or EWR matrix).",
            )
            self.state.say(text, (commands.actions.import_table,))
        elif self._map.missing:
            self.state.say(
                translate("Sozialraum", "The map of the areas is missing in the project."), (commands.actions.load_map,)
            )
        else:
            self.state.say("")
        there = overview is not None
        self.search.setVisible(there)
        self.splitter.setVisible(there)
        self._filler.setVisible(not there)
        self.scroll.setVisible(there and overview.has_numbers)

    # --- tree

    def _search(self, text: str) -> None:
        hits = self.tree.search(text)
        nothing = bool(text.strip()) and hits == 0 and self._readings.overview is not None
        self.nothing.setText(translate("Sozialraum", "No area with “{text}”.").format(text=text.strip()))
        self.nothing.setVisible(nothing)
        if self._readings.overview is not None:
            self.tree.show_area(self._selection.area_id)

    def _take_first_hit(self) -> None:
        area_id = self.tree.first_hit()
        if area_id:
            self._selection.set_area(area_id, self._vintage)
            self.tree.setFocus()
            self._commands.actions.zoom.trigger()

    def _chosen(self, area_id: str) -> None:
        self._selection.set_area(area_id, self._vintage)

    def _show_area(self) -> None:
        overview = self._readings.overview
        if overview is None:
            return
        shown = self.tree.areas.index_of(self._selection.area_id)
        if self._selection.vintage in overview.vintages and (
            not shown.isValid() or self._tree_vintage() != self._selection.vintage
        ):
            self.tree.set_tree(overview.trees[self._selection.vintage])
        if (
            self.search.text()
            and not self.tree.filter.mapFromSource(self.tree.areas.index_of(self._selection.area_id)).isValid()
        ):
            self.search.clear()  # the area chosen elsewhere is hidden by the search
        self.tree.show_area(self._selection.area_id)

    def _tree_vintage(self) -> str:
        """The key system the tree shows, told by identity of its first area's record."""
        overview = self._readings.overview
        first = self.tree.areas.index(0, 0)
        if overview is None or not first.isValid():
            return ""
        node = self.tree.areas.node(first)
        return next((v for v, tree in overview.trees.items() if tree and tree[0] is node), "")
