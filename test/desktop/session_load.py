# SPDX-License-Identifier: GPL-2.0-or-later
"""Load, unload, load again: what is left behind?"""

import sys
import time

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar
from qgis.utils import loadPlugin, plugins, startPlugin, unloadPlugin

NAME = "sozialraum"
HEAVY = ("pandas", "geopandas", "matplotlib", "reportlab", "openpyxl", "scipy")


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def counts(iface) -> dict:
    settle()
    window, project = iface.mainWindow(), QgsProject.instance()
    tasks, canvas = QgsApplication.taskManager(), iface.mapCanvas()
    return {
        "children": len(window.children()),
        "toolbars": len(window.findChildren(QToolBar)),
        "docks": len(window.findChildren(QDockWidget)),
        "actions": len(iface.pluginMenu().actions()) + len(iface.pluginHelpMenu().actions()),
        "canvas": len(canvas.children()),
        "providers": len(QgsApplication.processingRegistry().providers()),
        "algorithms": len(QgsApplication.processingRegistry().algorithms()),
        "layersAdded": project.receivers(project.layersAdded),
        "layersRemoved": project.receivers(project.layersRemoved),
        "cleared": project.receivers(project.cleared),
        "projectRead": iface.receivers(iface.projectRead),
        "initializationCompleted": iface.receivers(iface.initializationCompleted),
        "tasks": tasks.receivers(tasks.statusChanged),
        "mapToolSet": canvas.receivers(canvas.mapToolSet),
        "messages": len(iface.messageBar().items()),
    }


def steps(iface, found):
    found["heavy_at_start"] = [name for name in HEAVY if name in sys.modules]
    found["loaded_at_start"] = NAME in plugins
    plugin = plugins[NAME]
    found["algorithms"] = sorted(a.id() for a in plugin._provider.algorithms())
    found["menu"] = [a.text() for a in iface.pluginMenu().actions()]
    menu = next(a.menu() for a in iface.pluginMenu().actions() if a.text() == "Sozialraum")
    found["entries"] = [a.text() for a in menu.actions() if a.text()]
    del menu
    found["state"] = plugin.gebiet.state.text
    found["state_fachdaten"] = plugin.fachdaten.state.text
    found["docks_tabbed"] = iface.mainWindow().tabifiedDockWidgets(plugin.docks[0]) == [plugin.docks[1]]
    found["docks_shown"] = [dock.isUserVisible() for dock in plugin.docks]
    del plugin
    yield 300
    unloadPlugin(NAME)
    yield 300
    found["without"], found["with"], found["load_ms"] = [counts(iface)], [], []
    for _ in range(3):
        loadPlugin(NAME)
        later = _timed_start()
        begun = time.perf_counter()
        startPlugin(NAME)
        # At QGIS's start only this much comes before the window; the rest follows when QGIS stands.
        found["load_ms"].append(1000 * (time.perf_counter() - begun - later[0]))
        found.setdefault("start_ms", []).append(1000 * later[0])
        yield 300
        found["with"].append(counts(iface))
        iface.mapCanvas().setMapTool(next(iter(_tools(iface))))
        unloadPlugin(NAME)
        yield 300
        found["without"].append(counts(iface))
    found["leave_by_exit"] = True


def _timed_start() -> list[float]:
    """Time spent in what the plugin does when QGIS stands, in seconds, once it has run."""
    from sozialraum.plugin import Plugin

    start, spent = Plugin._start, [0.0]

    def timed(self) -> None:
        begun = time.perf_counter()
        start(self)
        spent[0] = time.perf_counter() - begun

    Plugin._start = timed
    return spent


def _tools(iface):
    """The plugin's map tool, so that unloading has to unset it."""
    from qgis.gui import QgsMapTool

    return [t for t in iface.mapCanvas().children() if isinstance(t, QgsMapTool) and t.action()
            and t.action().objectName() == "sozialraumChoose"]  # fmt: skip
