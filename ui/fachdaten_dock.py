# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock *Fachdaten*: what the offices delivered, put on the map by a tick; imports start here."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ..i18n import translate
from ..processing.domain.lor import CITY
from .background import Background
from .commands import Commands
from .gebiet_dock import NARROWEST
from .labels import SearchField
from .legend_view import LegendView
from .map_view import MapView
from .readings import Readings
from .runner import Runner
from .selection import Selection
from .state_panel import StatePanel
from .theme_tree import ThemeTree
from .wording import vintage_title
from .work_bar import WorkBar


class FachdatenView(QWidget):
    """A view of the selection, like *Gebiet*."""

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
        self._build(runner, background)
        readings.overviewChanged.connect(self._show_library)
        readings.choroplethChanged.connect(self._show_legend)
        map_view.missingChanged.connect(self._show_state)
        selection.themesChanged.connect(self._show_ticks)
        selection.colouredChanged.connect(self._show_ticks)
        selection.periodChanged.connect(self._show_period)
        self._show_library()

    def _build(self, runner: Runner, background: Background) -> None:
        self.setMinimumWidth(NARROWEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 4)
        layout.setSpacing(3)
        layout.addWidget(WorkBar(runner, background, self))
        self.search = SearchField(translate("Sozialraum", "Search theme or office"), self)
        self.search.textChanged.connect(self._search)
        layout.addWidget(self.search)
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        layout.addWidget(self.nothing)
        self.state = StatePanel(self)
        layout.addWidget(self.state)
        self.tree = ThemeTree(self)
        self.tree.themeTicked.connect(self._selection.set_theme)
        self.tree.indicatorToggled.connect(self._toggle)
        self.tree.unplacedWanted.connect(self._show_rejects)
        layout.addWidget(self.tree, 1)
        self.legend = LegendView(self)
        self.legend.levelChosen.connect(lambda level: self._selection.set_coloured(self._selection.coloured, level))
        layout.addWidget(self.legend)
        self._filler = QWidget(self)
        layout.addWidget(self._filler, 1)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.imports = QToolButton(self)
        self.imports.setText(translate("Sozialraum", "Import"))
        self.imports.setMenu(self._commands.import_menu(self.imports))
        self.imports.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sources = QToolButton(self)
        self.sources.setText(translate("Sozialraum", "Sources…"))
        self.sources.clicked.connect(self._commands.actions.sources.trigger)
        for button in (self.imports, self.sources):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            line.addWidget(button, 1)
        return line

    # --- library

    def _show_library(self) -> None:
        overview = self._readings.overview
        self.tree.set_overview(overview)
        self.tree.show_ticks(self._selection.themes, self._selection.coloured)
        self._show_period()
        self._show_state()
        self._search(self.search.text())
        self._show_legend()

    def _show_state(self) -> None:
        overview = self._readings.overview
        filled = overview is not None and overview.has_numbers
        if self._selection.library is None:
            self.state.say(translate("Sozialraum", "First create or open a data library."))
        elif overview is not None and not filled:
            actions = (self._commands.actions.import_table, self._commands.actions.import_layer)
            self.state.say(translate("Sozialraum", "No data of the offices yet."), actions)
        elif self._map.missing:
            text = translate("Sozialraum", "The map of the areas is missing in the project.")
            self.state.say(text, (self._commands.actions.load_map,))
        else:
            self.state.say("")
        self.search.setVisible(filled)
        self.tree.setVisible(filled)
        self._filler.setVisible(not filled)
        self.imports.setEnabled(overview is not None)
        self.sources.setEnabled(filled)

    # --- ticks and colours

    def _show_ticks(self) -> None:
        self.tree.show_ticks(self._selection.themes, self._selection.coloured)

    def _show_period(self) -> None:
        self.tree.grey_later_than(self._selection.period)

    def _toggle(self, indicator: str) -> None:
        """One indicator colours the areas; a second click takes it off again."""
        if indicator == self._selection.coloured:
            self._selection.set_coloured("")
        else:
            self._selection.set_coloured(indicator)
            self._selection.set_indicator(indicator)

    def _show_legend(self) -> None:
        overview, choropleth = self._readings.overview, self._readings.choropleth
        vintage = scope = ""
        if overview is not None:
            system = self._selection.vintage or overview.vintage
            vintage = vintage_title(system, overview.valid_to.get(system))
            node = overview.node(self._readings.district, system)
            scope = translate("Sozialraum", "the whole city")
            if node is not None and self._readings.district != CITY:
                scope = translate("Sozialraum", "the whole Bezirk {name}").format(name=node.name)
        self.legend.show_choropleth(choropleth, vintage, scope)

    def _search(self, text: str) -> None:
        hits = self.tree.search(text)
        self.nothing.setText(translate("Sozialraum", "No theme with “{text}”.").format(text=text.strip()))
        self.nothing.setVisible(bool(text.strip()) and hits == 0 and self.tree.isVisibleTo(self))

    def _show_rejects(self) -> None:
        from .table_dialogs import RejectsDialog

        overview = self._readings.overview
        if overview is not None:
            dialog = RejectsDialog(overview.rejects, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.show()
