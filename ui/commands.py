# SPDX-License-Identifier: GPL-2.0-or-later
"""What menu, toolbar and buttons do, in answer to the actions: open, create, import, export, example, help."""

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QMenu, QWidget

from ..i18n import translate
from ..processing.domain.lor import CITY, ancestor
from .actions import Actions
from .exporting import Exporter
from .importing import Importer
from .map_view import MapView
from .notices import Notices, open_button
from .readings import Readings
from .remembered import last_library, project_library, recent_libraries, remember_library
from .runner import Outcome, Runner
from .selection import Selection
from .wording import level_title

DEMO_AREA = "992004"  # Rathausplatz: every theme is there


class Commands(QObject):
    """Connects the actions; each is shared by all places that offer it."""

    def __init__(
        self,
        iface,
        selection: Selection,
        readings: Readings,
        map_view: MapView,
        runner: Runner,
        notices: Notices,
        actions: Actions,
        recent: QMenu,
    ) -> None:
        super().__init__(iface.mainWindow())
        self.actions = actions
        self._window: QWidget = iface.mainWindow()
        self._selection = selection
        self._readings = readings
        self._map = map_view
        self._runner = runner
        self._notices = notices
        self._area_wanted = ""
        self.importer = Importer(self._window, selection, readings, notices, self.open_path, self)
        self.exporter = Exporter(self._window, selection, readings, runner, notices, self)
        self._connect()
        self.recent = recent
        self.recent.aboutToShow.connect(self._fill_recent)
        readings.overviewChanged.connect(self._enable)
        selection.libraryChanged.connect(self._enable)
        selection.areaChanged.connect(self._enable)
        self._enable()

    def _connect(self) -> None:
        for action, slot in (
            (self.actions.open, self._open),
            (self.actions.create, self.importer.create),
            (self.actions.import_table, self.importer.table),
            (self.actions.import_layer, self.importer.layer),
            (self.actions.export_planning, self.importer.planning_out),
            (self.actions.import_planning, self.importer.planning),
            (self.actions.export_comments, self.importer.comments_out),
            (self.actions.import_comments, self.importer.comments),
            (self.actions.sources, self._sources),
            (self.actions.rules, self._rules),
            (self.actions.confidentiality, self._confidentiality),
            (self.actions.policies, self._policies),
            (self.actions.texts, self._texts),
            (self.actions.imprint, self._imprint),
            (self.actions.export, self.exporter.dialog),
            (self.actions.export_tables, self.exporter.tables_dialog),
            (self.actions.export_differences, self.exporter.differences_dialog),
            (self.actions.audit, self.exporter.audit_dialog),
            (self.actions.demo, self._demo),
            (self.actions.help, self._help),
            (self.actions.find, self._open),
            (self.actions.close_library, lambda: self.open_path(None)),
            (self.actions.load_map, self._map.want_layers),
            (self.actions.zoom, self._zoom),
            (self.actions.export_area, self.exporter.area),
            (self.actions.export_district, self.exporter.district),
            (self.actions.export_folder, self.exporter.choose_folder),
        ):
            action.triggered.connect(lambda checked=False, slot=slot: slot())

    def _enable(self) -> None:
        overview = self._readings.overview
        there = overview is not None
        for action in (
            self.actions.import_table,
            self.actions.import_layer,
            self.actions.export_planning,
            self.actions.import_planning,
            self.actions.import_comments,
            self.actions.imprint,
        ):
            action.setEnabled(there)
        numbered = (self.actions.sources, self.actions.rules, self.actions.texts, self.actions.export_comments)
        documents = (self.actions.export, self.actions.export_tables, self.actions.export_differences)
        for action in (*numbered, self.actions.confidentiality, self.actions.policies, *documents):
            action.setEnabled(there and overview.has_numbers)
        self.actions.zoom.setEnabled(there and bool(self._selection.area_id))
        chosen = there and overview.has_numbers and bool(self._selection.area_id)
        for action in (self.actions.export_area, self.actions.export_district):
            action.setEnabled(False)
        if chosen:
            self._enable_documents()
        if there and self._area_wanted:
            self._choose_wanted()

    def _enable_documents(self) -> None:
        """What can be written of the selected area with the chosen template."""
        from ..processing.report.sentences import PLURALS

        plural, count = PLURALS[self.exporter.level], len(self.exporter.targets())
        self.actions.export_area.setText(self._target_title())
        self.actions.export_area.setToolTip(
            translate("Sozialraum", "There is such a document for {areas} only.").format(areas=plural)
        )
        self.actions.export_area.setEnabled(bool(self.exporter.target()))
        self.actions.export_district.setText(
            translate("Sozialraum", "All {areas} of the Bezirk ({n})").format(areas=plural, n=count)
        )
        self.actions.export_district.setEnabled(count > 0)
        self.actions.export_district.setVisible(self.exporter.level != "BEZ")

    def _target_title(self) -> str:
        """The area above by name, so that nobody expects the selected one's own document."""
        target = self.exporter.target()
        node = self._readings.overview.node(target, self._selection.vintage) if target else None
        if node is None or target == self._selection.area_id:
            return translate("Sozialraum", "This area")
        return f"{level_title(node.level)} {node.name}".replace("&", "&&")

    # --- menus

    def library_menu(self, parent: QWidget) -> QMenu:
        """The menu ⋮ beside the library's name."""
        menu = QMenu(parent)
        menu.addActions([self.actions.open, self.actions.create])
        menu.addMenu(self.recent)
        menu.addSeparator()
        menu.addActions([self.actions.sources, self.actions.load_map])
        former = menu.addMenu(translate("Sozialraum", "Key system"))
        former.aboutToShow.connect(lambda: self._fill_vintages(former))
        menu.addSeparator()
        menu.addAction(self.actions.close_library)
        return menu

    def export_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        documents = menu.addMenu(translate("Sozialraum", "Document"))
        documents.setToolTipsVisible(True)
        documents.aboutToShow.connect(lambda: self._fill_documents(documents))
        menu.addSeparator()
        menu.addActions([self.actions.export_area, self.actions.export_district])
        menu.addSeparator()
        menu.addActions([self.actions.export_folder, self.actions.export, self.actions.export_tables])
        menu.addAction(self.actions.export_differences)
        return menu

    def _fill_documents(self, menu: QMenu) -> None:
        """The templates, the chosen one ticked; one that is not right cannot be chosen, and its tooltip says why."""
        menu.clear()
        for name, title, problem in self.exporter.templates():
            action = menu.addAction(f"{title} ({name})" if title != name else name)
            action.setCheckable(True)
            action.setChecked(name == self.exporter.template)
            action.setEnabled(not problem)
            action.setToolTip(problem)
            action.triggered.connect(lambda _, chosen=name: self._choose_document(chosen))

    def _choose_document(self, name: str) -> None:
        self.exporter.choose(name)
        self._enable()

    def import_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.addActions([self.actions.import_table, self.actions.import_layer])
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
        if path == self._selection.library and path is not None:
            self._readings.overview = None
            self._readings.read()
        self._selection.set_library(path)
        if path is not None:  # after the former library is gone: the wish is for this one's layers
            self._map.want_layers()

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
            self._map.adopt()

    def _choose_wanted(self) -> None:
        area_id, self._area_wanted = self._area_wanted, ""
        overview = self._readings.overview
        if overview.node(area_id, overview.vintage) is not None:
            self._selection.set_area(area_id, overview.vintage)

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

    def _sources(self) -> None:
        from .table_dialogs import SourcesDialog

        self._show(SourcesDialog(self._selection, self._readings, self._runner, self._notices, self._window))

    def _confidentiality(self) -> None:
        """What the public does not see of the library, as a page to read."""

        def done(outcome: Outcome) -> None:
            if outcome.ok:
                report = open_button(Path(str(outcome.results["PAGE"])))[1]
                self._notices.info(str(outcome.results["SUMMARY"]), [(translate("Sozialraum", "Report"), report)])
            elif not outcome.cancelled:
                self._notices.warning(" ".join(outcome.errors))

        parameters = {"LIBRARY": str(self._selection.library)}
        title = translate("Sozialraum", "Looking for what must not leave…")
        self._runner.run("sozialraum:disclosurereport", parameters, title, done)

    def _rules(self) -> None:
        from .rules_dialog import RulesDialog

        if not self._raised(RulesDialog):
            self._show(RulesDialog(self._selection, self._readings, self._runner, self._notices, self._window))

    def _policies(self) -> None:
        from .policies_dialog import PoliciesDialog

        if not self._raised(PoliciesDialog):
            self._show(PoliciesDialog(self._selection, self._readings, self._runner, self._notices, self._window))

    def _texts(self) -> None:
        """One window of texts at a time: two would not know of each other's unsaved words."""
        from .text_chapters import offered_chapters
        from .texts_dialog import TextsDialog

        if not self._raised(TextsDialog):
            parts = (self._selection, self._readings, self._runner, self._notices)
            self._show(TextsDialog(*parts, offered_chapters(), self._window))

    def _imprint(self) -> None:
        from .imprint_dialog import ImprintDialog

        self._show(ImprintDialog(self._selection, self._readings, self._runner, self._notices, self._window))

    def _help(self) -> None:
        from .help_dialog import HelpDialog

        self._show(HelpDialog(self._window))

    def _raised(self, kind: type[QDialog]) -> bool:
        """Bring a window of this kind to the front if there is one."""
        open_one = self._window.findChild(kind)
        if open_one is not None:
            open_one.raise_()
            open_one.activateWindow()
        return open_one is not None

    @staticmethod
    def _show(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
