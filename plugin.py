# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin as QGIS sees it. It only wires and unwires: whatever is added pushes its own removal on the next line.

QGIS's start gets the provider, the actions and empty docks, so that it can put them where the user left them; what
fills them is imported and made when QGIS stands.
"""

from contextlib import ExitStack
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTranslator
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu, QToolBar

from .i18n import translate

ROOT = Path(__file__).resolve().parent
TITLE = "Sozialraum"
DOCKS = (("Gebiet", "gebiet"), ("Fachdaten", "fachdaten"))


class Plugin:
    """`unload` undoes everything in reverse order, and goes on past a step that fails."""

    def __init__(self, iface) -> None:
        self.iface = iface
        self._undo = ExitStack()
        self._provider = None

    def initProcessing(self) -> None:
        """Called alone by qgis_process: needs no window."""
        if self._provider is not None:
            return
        self._load_translator()
        from .processing.provider import SozialraumProvider

        self._provider = SozialraumProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)
        self._undo.callback(self._remove_provider)

    def _remove_provider(self) -> None:
        QgsApplication.processingRegistry().removeProvider(self._provider)
        self._provider = None

    def _load_translator(self) -> None:
        translator = QTranslator()
        if translator.load(str(ROOT / "i18n" / f"sozialraum_{QgsApplication.locale()[:2]}.qm")):
            QCoreApplication.installTranslator(translator)
            self._undo.callback(QCoreApplication.removeTranslator, translator)

    def initGui(self) -> None:
        self.initProcessing()
        self._add_docks()
        self._add_menu_and_toolbar()
        if self.iface.mainWindow().isVisible():  # enabled while QGIS runs
            self._start()
        else:
            self.iface.initializationCompleted.connect(self._start)
            self._undo.callback(self.iface.initializationCompleted.disconnect, self._start)

    def unload(self) -> None:
        self._undo.close()

    # --- while QGIS loads

    def _kept(self, part):
        """A child of the main window, taken away at the end."""
        self._undo.callback(_discard, part)
        return part

    def _add_docks(self) -> None:
        from .ui.actions import icon

        window = self.iface.mainWindow()
        self.docks: list[QgsDockWidget] = []
        self.toggles: list[QAction] = []
        for title, name in DOCKS:
            dock = QgsDockWidget(title, window)
            dock.setObjectName(f"Sozialraum{title}")
            toggle = self._kept(QAction(icon(name), title, window))
            toggle.setObjectName(f"sozialraumToggle{title}")
            toggle.setCheckable(True)
            dock.setToggleVisibilityAction(toggle)
            self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            self._undo.callback(self._remove_dock, dock)
            self.docks.append(dock)
            self.toggles.append(toggle)

    def _remove_dock(self, dock: QgsDockWidget) -> None:
        self.iface.removeDockWidget(dock)
        _discard(dock)

    def _add_menu_and_toolbar(self) -> None:
        from .ui.actions import Actions, icon

        window = self.iface.mainWindow()
        self.actions = actions = self._kept(Actions(window))
        self.recent = self._kept(QMenu(translate("Sozialraum", "Recently opened"), window))
        self.recent.setObjectName("sozialraumRecent")
        self.compute = self._kept(QMenu(translate("Sozialraum", "Compute"), window))
        self.compute.setObjectName("sozialraumCompute")
        self.compute.setToolTipsVisible(True)
        menu = self._kept(QMenu(TITLE, window))
        menu.setObjectName("sozialraumMenu")
        menu.setIcon(icon("sozialraum"))
        toolbar = QToolBar(TITLE, window)
        toolbar.setObjectName("SozialraumToolbar")
        self.iface.addToolBar(toolbar)
        self._undo.callback(_discard, toolbar)
        self._undo.callback(window.removeToolBar, toolbar)
        groups = (
            [*self.toggles, actions.choose],
            [actions.open, actions.create],
            [actions.import_table, actions.import_layer, actions.export_planning, actions.import_planning,
             actions.export_comments, actions.import_comments, actions.sources, actions.rules],
            [actions.texts, actions.imprint, actions.export, actions.export_tables, actions.export_differences],
            [actions.confidentiality, actions.policies, actions.audit],
            [actions.demo, actions.help],
        )  # fmt: skip
        for group in groups:
            menu.addActions(group)
            toolbar.addActions([action for action in group if not action.icon().isNull()])
            if actions.open in group:
                menu.addMenu(self.recent)
            if actions.sources in group:
                menu.addSeparator()
                menu.addMenu(self.compute)
            if group is not groups[-1]:
                menu.addSeparator()
                toolbar.addSeparator()
        self.iface.pluginMenu().addMenu(menu)
        self._undo.callback(self.iface.pluginMenu().removeAction, menu.menuAction())
        self.iface.pluginHelpMenu().addAction(actions.help)
        self._undo.callback(self.iface.pluginHelpMenu().removeAction, actions.help)

    # --- when QGIS stands

    def _start(self) -> None:
        self._make_parts()
        self._fill_docks()
        self._add_map_tool()
        self._follow_project()
        self.commands.open_last()

    def _make_parts(self) -> None:
        """The parts, none of which knows this class."""
        from .ui.background import Background
        from .ui.commands import Commands
        from .ui.computing import ComputeMenu
        from .ui.library_watch import LibraryWatch
        from .ui.map_view import MapView
        from .ui.notices import Notices
        from .ui.readings import Readings
        from .ui.runner import Runner
        from .ui.selection import Selection

        window = self.iface.mainWindow()
        self.selection = self._kept(Selection(window))
        self.background = self._kept(Background(window))
        self._undo.callback(self.background.close)
        self.readings = self._kept(Readings(self.selection, self.background, window))
        self.runner = self._kept(Runner(window))
        self._undo.callback(self.runner.close)
        self.notices = self._kept(Notices(self.iface, window))
        self._undo.callback(self.notices.close)
        self.map_view = self._kept(MapView(self.iface, self.selection, self.readings, window))
        self._undo.callback(self.map_view.close)
        self.commands = self._kept(
            Commands(
                self.iface, self.selection, self.readings, self.map_view, self.runner, self.notices,
                self.actions, self.recent,
            )
        )  # fmt: skip
        self.computing = ComputeMenu(self.compute, self.selection, self.readings, self.notices)
        self._kept(LibraryWatch(self.selection, window))

    def _fill_docks(self) -> None:
        from .ui.fachdaten_dock import FachdatenView
        from .ui.gebiet_dock import GebietView
        from .ui.remembered import remember_shown, shown_before

        parts = (self.selection, self.readings, self.commands, self.map_view, self.runner, self.background)
        self.gebiet = GebietView(*parts, self.docks[0])
        self.docks[0].setWidget(self.gebiet)
        self.fachdaten = FachdatenView(*parts, self.docks[1])
        self.docks[1].setWidget(self.fachdaten)
        if not shown_before():  # as two tabs after the first install; later QGIS restores them as the user left them
            self.iface.mainWindow().tabifyDockWidget(*self.docks)
            self.docks[0].setUserVisible(True)
            remember_shown()

    def _add_map_tool(self) -> None:
        from .ui.area_tool import AreaTool

        canvas = self.iface.mapCanvas()
        self.tool = AreaTool(canvas, self.selection, self.readings)
        self._undo.callback(_discard, self.tool)
        self._undo.callback(canvas.unsetMapTool, self.tool)
        self.tool.setAction(self.actions.choose)
        self.actions.choose.triggered.connect(lambda checked=False: canvas.setMapTool(self.tool))

    def _follow_project(self) -> None:
        self.iface.projectRead.connect(self.commands.project_read)
        self._undo.callback(self.iface.projectRead.disconnect, self.commands.project_read)
        QgsProject.instance().cleared.connect(self.map_view.missingChanged)
        self._undo.callback(QgsProject.instance().cleared.disconnect, self.map_view.missingChanged)


def _discard(part) -> None:
    part.setParent(None)
    part.deleteLater()
