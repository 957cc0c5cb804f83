# SPDX-License-Identifier: GPL-2.0-or-later
"""What menu, toolbar and buttons do, as actions made once: open, create, import, export, example, help."""

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QAction, QDesktopServices, QIcon
from qgis.PyQt.QtWidgets import QFileDialog, QMenu, QWidget

from ..i18n import translate
from ..processing.domain.lor import CITY, ancestor
from .exporting import Exporter
from .importing import Importer
from .map_view import MapView
from .notices import Notices
from .readings import Readings
from .remembered import last_library, project_library, recent_libraries, remember_library
from .runner import Outcome, Runner
from .selection import Selection

ROOT = Path(__file__).resolve().parents[1]
ICONS = ROOT / "resources" / "icons"
DEMO_AREA = "992004"  # Rathausplatz: every theme is there


class Commands(QObject):
    """`sourcesWanted`, `unplacedWanted`: a dialog is to be shown."""

    sourcesWanted = pyqtSignal()

    def __init__(
        self,
        iface,
        selection: Selection,
        readings: Readings,
        map_view: MapView,
        runner: Runner,
        notices: Notices,
    ) -> None:
        super().__init__(iface.mainWindow())
        self._window: QWidget = iface.mainWindow()
        self._selection = selection
        self._readings = readings
        self._map = map_view
        self._runner = runner
        self._notices = notices
        self._area_wanted = ""
        self.importer = Importer(self._window, selection, readings, notices, self.open_path)
        self.exporter = Exporter(self._window, selection, readings, runner, notices)
        self._make_actions()
        self.recent = QMenu(translate("Sozialraum", "Recently opened"), self._window)
        self.recent.setObjectName("sozialraumRecent")
        self.recent.aboutToShow.connect(self._fill_recent)
        readings.overviewChanged.connect(self._enable)
        selection.libraryChanged.connect(self._enable)
        selection.areaChanged.connect(self._enable)
        self._enable()

    def _make_actions(self) -> None:
        make = self._action
        self.open = make("Open", translate("Sozialraum", "Open data library…"), "/mActionFileOpen.svg", self._open)
        self.create = make(
            "Create", translate("Sozialraum", "Create data library…"), "/mActionNewGeoPackageLayer.svg",
            self.importer.create,
        )  # fmt: skip
        self.import_table = make(
            "ImportTable", translate("Sozialraum", "Import table…"), "/mActionAddTable.svg", self.importer.table
        )
        self.import_layer = make(
            "ImportLayer", translate("Sozialraum", "Import layer…"), "/mActionAddOgrLayer.svg", self.importer.layer
        )
        self.sources = make(
            "Sources", translate("Sozialraum", "Manage sources…"), "/mActionOpenTable.svg", self.sourcesWanted.emit
        )
        self.export = make(
            "Export", translate("Sozialraum", "Export profiles…"), "/mActionSaveAsPDF.svg", self.exporter.dialog
        )
        self.demo = make("Demo", translate("Sozialraum", "Open example (Musterbezirk)"), "", self._demo)
        self.help = make("Help", translate("Sozialraum", "Help"), "/mActionHelpContents.svg", self._help)
        self.find = make("Find", translate("Sozialraum", "Search…"), "/mActionFileOpen.svg", self._open)
        self.close_library = make("Close", translate("Sozialraum", "Close"), "", lambda: self.open_path(None))
        self.load_map = make("LoadMap", translate("Sozialraum", "Load again"), "/mActionRefresh.svg", self._load_map)
        self.zoom = make("Zoom", translate("Sozialraum", "Zoom to area"), "/mActionZoomToSelected.svg", self._zoom)
        self.export_area = make("ExportArea", translate("Sozialraum", "This area"), "", self.exporter.area)
        self.export_district = make("ExportDistrict", "", "", self.exporter.district)
        self.export_folder = make(
            "ExportFolder", translate("Sozialraum", "Choose target folder…"), "", self.exporter.choose_folder
        )

    def _action(self, name: str, text: str, icon: str, slot) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"sozialraum{name}")
        if icon:
            action.setIcon(QgsApplication.getThemeIcon(icon))
        action.triggered.connect(lambda checked=False: slot())
        return action

    def _enable(self) -> None:
        overview = self._readings.overview
        there = overview is not None
        for action in (self.import_table, self.import_layer):
            action.setEnabled(there)
        for action in (self.sources, self.export):
            action.setEnabled(there and overview.has_numbers)
        self.zoom.setEnabled(there and bool(self._selection.area_id))
        chosen = there and overview.has_numbers and bool(self._selection.area_id)
        self.export_area.setEnabled(chosen and self._selection.area_id != CITY)
        count = len(self.exporter.regions())
        self.export_district.setText(translate("Sozialraum", "All Bezirksregionen of the Bezirk ({n})").format(n=count))
        self.export_district.setEnabled(chosen and count > 0)
        if there and self._area_wanted:
            self._choose_wanted()

    # --- menus

    def library_menu(self, parent: QWidget) -> QMenu:
        """The menu ⋮ beside the library's name."""
        menu = QMenu(parent)
        menu.addActions([self.open, self.create])
        menu.addMenu(self.recent)
        menu.addSeparator()
        menu.addActions([self.sources, self.load_map])
        former = menu.addMenu(translate("Sozialraum", "Key system"))
        former.aboutToShow.connect(lambda: self._fill_vintages(former))
        menu.addSeparator()
        menu.addAction(self.close_library)
        return menu

    def export_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.addActions([self.export_area, self.export_district])
        menu.addSeparator()
        menu.addActions([self.export_folder, self.export])
        return menu

    def import_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.addActions([self.import_table, self.import_layer])
        return menu

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in recent_libraries():
            action = self.recent.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda checked=False, path=path: self.open_path(path))
        if self.recent.isEmpty():
            self.recent.addAction(translate("Sozialraum", "None yet")).setEnabled(False)

    def _fill_vintages(self, menu: QMenu) -> None:
        """Which key system the tree shows: the former one has its own areas and numbers."""
        from .wording import vintage_title

        menu.clear()
        overview = self._readings.overview
        for vintage in reversed(overview.vintages) if overview is not None else ():
            action = menu.addAction(vintage_title(vintage, overview.valid_to[vintage]))
            action.setCheckable(True)
            action.setChecked(vintage == (self._selection.vintage or overview.vintage))
            action.triggered.connect(lambda checked=False, vintage=vintage: self._choose_vintage(vintage))

    def _choose_vintage(self, vintage: str) -> None:
        overview = self._readings.overview
        area_id = self._selection.area_id
        if overview.node(area_id, vintage) is None:
            district = ancestor(area_id, "BEZ") if area_id and area_id != CITY else ""
            top = overview.trees[vintage][0].area_id
            area_id = district if overview.node(district, vintage) else top
        self._selection.set_period(None)
        self._selection.set_area(area_id, vintage)

    # --- library

    def _open(self) -> None:
        start = self._selection.library or last_library() or Path.home()
        title = translate("Sozialraum", "Open data library")
        kind = translate("Sozialraum", "Data library")
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(start), f"{kind} (*.gpkg)")
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path | None, area_id: str = "") -> None:
        """Open a library, or none; as soon as it is read its layers lie on the map."""
        self._area_wanted = area_id
        remember_library(path)
        if path is not None:
            self._map.want_layers()
        if path == self._selection.library and path is not None:
            self._readings.overview = None
            self._readings.read()
        self._selection.set_library(path)

    def open_last(self) -> None:
        """What was open when QGIS was closed, or what the project names; looks at no file."""
        in_project = project_library()
        path = in_project or last_library()
        if path is not None and path != self._selection.library:
            self._map.want_layers(quietly=True)
            self._selection.set_library(path)

    def project_read(self) -> None:
        """Another project: its library, if it names one."""
        if project_library() is not None:
            self.open_last()

    def _choose_wanted(self) -> None:
        area_id, self._area_wanted = self._area_wanted, ""
        overview = self._readings.overview
        if overview.node(area_id, overview.vintage) is not None:
            self._selection.set_area(area_id, overview.vintage)

    def _load_map(self) -> None:
        self._map.want_layers()

    def _zoom(self) -> None:
        if self._selection.area_id:
            self._map.zoom_to(self._selection.area_id, self._selection.vintage)

    # --- example and help

    def _demo(self) -> None:
        folder = Path(QgsApplication.qgisSettingsDirPath()) / "sozialraum"
        path = folder / "musterbezirk.gpkg"
        if path.exists():
            self._demo_ready(path)
            return

        def build(progress) -> None:
            from ..processing import packages

            problem = packages.missing(packages.TABLES)
            if problem is not None:
                raise problem
            from ..processing.domain.demo import build_demo

            folder.mkdir(parents=True, exist_ok=True)
            build_demo(path, progress)

        def done(outcome: Outcome) -> None:
            if outcome.ok:
                self._demo_ready(path)
            elif not outcome.cancelled:
                self._notices.warning(" ".join(outcome.errors))

        self._runner.run_function(translate("Sozialraum", "Building example…"), build, done)

    def _demo_ready(self, path: Path) -> None:
        self.open_path(path, DEMO_AREA)
        self._notices.success(translate("Sozialraum", "Example loaded: Musterbezirk (made-up data)."))

    def _help(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(ROOT / "docs" / "erste-schritte.md")))


def icon(name: str) -> QIcon:
    """An icon of our own."""
    return QIcon(str(ICONS / f"{name}.svg"))
