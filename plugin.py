# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin as QGIS sees it. It only wires and unwires: whatever is added pushes its own removal on the next line."""

from contextlib import ExitStack
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTranslator
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QDockWidget, QMenu, QToolBar

from .i18n import translate

ROOT = Path(__file__).resolve().parent
TITLE = "Sozialraum"


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
        self._make_parts()
        self._add_docks()
        self._add_menu_and_toolbar()
        self._follow_project()

    def unload(self) -> None:
        self._undo.close()

    # --- the parts, none of which knows this class

    def _make_parts(self) -> None:
        from .ui.background import Background
        from .ui.commands import Commands
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
            Commands(self.iface, self.selection, self.readings, self.map_view, self.runner, self.notices)
        )
        self._kept(LibraryWatch(self.selection, window))
        self.commands.sourcesWanted.connect(self._show_sources)

    def _kept(self, part):
        """A child of the main window, taken away at the end."""
        self._undo.callback(_discard, part)
        return part

    def _add_docks(self) -> None:
        from .ui.commands import icon
        from .ui.fachdaten_dock import FachdatenDock
        from .ui.gebiet_dock import GebietDock

        window = self.iface.mainWindow()
        shared = (self.selection, self.readings, self.commands, self.map_view, self.runner, self.background)
        self.docks: list[QDockWidget] = []
        self.toggles: list[QAction] = []
        for kind, name in ((GebietDock, "gebiet"), (FachdatenDock, "fachdaten")):
            dock = kind(*shared, window)
            toggle = QAction(icon(name), dock.windowTitle(), window)
            toggle.setObjectName(f"sozialraumToggle{dock.windowTitle()}")
            self._kept(toggle)
            toggle.setCheckable(True)
            dock.setToggleVisibilityAction(toggle)
            self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            self._undo.callback(self._remove_dock, dock)
            self.docks.append(dock)
            self.toggles.append(toggle)

    def _show_docks_once(self) -> None:
        """As two tabs after the first install; later QGIS itself restores them as the user left them."""
        from .ui.remembered import remember_shown, shown_before

        if not shown_before():
            self.iface.mainWindow().tabifyDockWidget(*self.docks)
            self.docks[0].setUserVisible(True)
            remember_shown()

    def _remove_dock(self, dock: QDockWidget) -> None:
        self.iface.removeDockWidget(dock)
        _discard(dock)

    def _add_menu_and_toolbar(self) -> None:
        from .ui.area_tool import AreaTool
        from .ui.commands import icon

        commands, window = self.commands, self.iface.mainWindow()
        canvas = self.iface.mapCanvas()
        tool = AreaTool(canvas, self.selection, self.readings)
        self._undo.callback(_discard, tool)
        self._undo.callback(canvas.unsetMapTool, tool)
        choose = QAction(icon("choose"), translate("Sozialraum", "Choose area on the map"), window)
        choose.setObjectName("sozialraumChoose")
        self._kept(choose)
        choose.setCheckable(True)
        choose.triggered.connect(lambda checked=False: canvas.setMapTool(tool))
        tool.setAction(choose)

        menu = QMenu(TITLE, window)
        menu.setObjectName("sozialraumMenu")
        menu.setIcon(icon("sozialraum"))
        self._kept(menu)
        self._undo.callback(_discard, commands.recent)
        toolbar = QToolBar(TITLE, window)
        toolbar.setObjectName("SozialraumToolbar")
        self.iface.addToolBar(toolbar)
        self._undo.callback(_discard, toolbar)
        self._undo.callback(window.removeToolBar, toolbar)
        groups = (
            [*self.toggles, choose],
            [commands.open, commands.create],
            [commands.import_table, commands.import_layer, commands.sources],
            [commands.export],
            [commands.demo, commands.help],
        )
        for group in groups:
            menu.addActions(group)
            toolbar.addActions([action for action in group if not action.icon().isNull()])
            if commands.open in group:
                menu.addMenu(commands.recent)
            if group is not groups[-1]:
                menu.addSeparator()
                toolbar.addSeparator()
        self.iface.pluginMenu().addMenu(menu)
        self._undo.callback(self.iface.pluginMenu().removeAction, menu.menuAction())
        self.iface.pluginHelpMenu().addAction(commands.help)
        self._undo.callback(self.iface.pluginHelpMenu().removeAction, commands.help)

    def _follow_project(self) -> None:
        self.iface.projectRead.connect(self.commands.project_read)
        self._undo.callback(self.iface.projectRead.disconnect, self.commands.project_read)
        QgsProject.instance().cleared.connect(self.map_view.missingChanged)
        self._undo.callback(QgsProject.instance().cleared.disconnect, self.map_view.missingChanged)
        if self.iface.mainWindow().isVisible():  # enabled while QGIS runs
            self._start()
        else:  # QGIS restores the places of docks only after the plugins are loaded
            self.iface.initializationCompleted.connect(self._start)
            self._undo.callback(self.iface.initializationCompleted.disconnect, self._start)

    def _start(self) -> None:
        self._show_docks_once()
        self.commands.open_last()

    def _show_sources(self) -> None:
        from .ui.table_dialogs import SourcesDialog

        dialog = SourcesDialog(self.selection, self.readings, self.runner, self.notices, self.iface.mainWindow())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()


def _discard(part) -> None:
    part.setParent(None)
    part.deleteLater()
