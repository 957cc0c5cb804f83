# SPDX-License-Identifier: GPL-2.0-or-later
"""Creating a library and importing into it: the algorithms' own dialogs, with the library filled in."""

from collections.abc import Callable, Mapping
from pathlib import Path

from qgis.core import Qgis, QgsApplication, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..i18n import translate
from .map_layers import ROLE
from .notices import Button, Notices, open_button
from .readings import Readings
from .selection import Selection

LOR_FIELDS = frozenset({"plr_id", "bzr_id", "pgr_id", "bez_id", "raumid", "plr", "bzr", "pgr"})


def algorithm_dialog(algorithm_id: str, presets: Mapping[str, object], notices: Notices):
    """QGIS's dialog of an algorithm, to be shown; None, with a sentence, where Processing is switched off."""
    if QgsApplication.processingRegistry().algorithmById(algorithm_id) is None:
        text = translate("Sozialraum", "The toolbox does not know “{algorithm}”. Please enable the plugin Processing.")
        notices.warning(text.format(algorithm=algorithm_id))
        return None
    from qgis import processing

    return processing.createAlgorithmDialog(algorithm_id, dict(presets))


class Importer(QObject):
    """Opens the dialogs and says afterwards what came of it."""

    def __init__(
        self,
        window: QWidget,
        selection: Selection,
        readings: Readings,
        notices: Notices,
        open_library: Callable[[Path], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._selection = selection
        self._readings = readings
        self._notices = notices
        self._open_library = open_library
        self._theme_wanted = ""
        readings.overviewChanged.connect(self._tick)

    # --- a library

    def create(self) -> None:
        """LOR layers already in the project are ticked; else a file is asked for, which brings all its own."""
        areas = [layer.id() for layer in QgsProject.instance().mapLayers().values() if is_lor(layer)]
        if not areas:
            title = translate("Sozialraum", "Choose LOR file (Cancel: choose in the dialog)")
            areas, _ = QFileDialog.getOpenFileNames(self._window, title, self._folder(), _vector_files())
        presets: dict[str, object] = {"OUTPUT": str(_unused(Path(self._folder(*areas[:1])), "sozialraum.gpkg"))}
        self._show("sozialraum:createlibrary", {**presets, "AREAS": areas} if areas else presets, self._created)

    def _folder(self, chosen: str = "") -> str:
        """Where a person looks first: beside the file just chosen, beside the library, at home."""
        file = Path(chosen)
        if file.is_absolute():
            return str(file.parent)
        return str(self._selection.library.parent if self._selection.library else Path.home())

    def _created(self, results: Mapping[str, object]) -> None:
        self._open_library(Path(str(results["OUTPUT"])))
        self._notices.success(str(results["SUMMARY"]))

    # --- imports

    def table(self) -> None:
        self._import("sozialraum:importtable", self._taken)

    def layer(self) -> None:
        """The first layer of the person's own is chosen, never one of the library's; else a file is asked for."""
        own = [layer.id() for layer in QgsProject.instance().mapLayers().values() if _vector(layer)]
        if not own:
            title = translate("Sozialraum", "Choose layer file (Cancel: choose in the dialog)")
            file, _ = QFileDialog.getOpenFileName(self._window, title, self._folder(), _vector_files())
            own = [file] if file else []
        self._import("sozialraum:importlayer", self._taken, **({"INPUT": own[0]} if own else {}))

    # --- findings, goals, measures, and what offices say

    def planning_out(self) -> None:
        target = _unused(Path(self._folder()), "planung.xlsx")
        self._import("sozialraum:exportplanning", self._workbook_written, OUTPUT=str(target))

    def planning(self) -> None:
        self._import("sozialraum:importplanning", self._taken)

    def comments_out(self) -> None:
        target = _unused(Path(self._folder()), "kommentarblatt.xlsx")
        self._import("sozialraum:exportcomments", self._workbook_written, OUTPUT=str(target))

    def comments(self) -> None:
        self._import("sozialraum:importcomments", self._taken)

    def _workbook_written(self, results: Mapping[str, object]) -> None:
        self._notices.success(str(results["SUMMARY"]), [open_button(Path(str(results["OUTPUT"])))])

    def _import(self, algorithm_id: str, done: Callable[[Mapping[str, object]], None], **presets: object) -> None:
        self._show(algorithm_id, {"LIBRARY": str(self._selection.library), **presets}, done)

    def _show(
        self, algorithm_id: str, presets: Mapping[str, object], done: Callable[[Mapping[str, object]], None]
    ) -> None:
        dialog = algorithm_dialog(algorithm_id, presets, self._notices)
        if dialog is not None:
            dialog.algorithmFinished.connect(lambda ok, results: done(results) if ok else None)
            dialog.show()

    def _wrote(self, results: Mapping[str, object]) -> None:
        """The dialog lets another library be chosen: then that one is shown."""
        path = Path(str(results.get("LIBRARY") or self._selection.library))
        if path != self._selection.library:
            self._open_library(path)
        else:
            self._selection.contentChanged.emit()

    def _taken(self, results: Mapping[str, object]) -> None:
        """The algorithm's own sentence, so that bar, log and report say the same."""
        self._theme_wanted = str(results.get("THEME", ""))
        self._wrote(results)
        self._notices.success(str(results["SUMMARY"]), self._report(results))

    def _tick(self) -> None:
        """What was imported lies on the map as soon as the library is read again."""
        overview = self._readings.overview
        line = overview.theme(self._theme_wanted) if overview is not None else None
        if line is not None and line.kinds:
            self._theme_wanted = ""
            self._selection.set_theme(line.theme, True)

    @staticmethod
    def _report(results: Mapping[str, object]) -> list[Button]:
        """The page of the import, which can be opened until QGIS is closed also where no file was named for it."""
        return [(translate("Sozialraum", "Report"), open_button(Path(str(results["PAGE"])))[1])]


def is_lor(layer: QgsMapLayer) -> bool:
    """A polygon layer of somebody's with a LOR key among its fields, not one of the library's own."""
    if not _vector(layer) or layer.geometryType() != Qgis.GeometryType.Polygon:
        return False
    names = {field.name().casefold() for field in layer.fields()}
    return bool(names & LOR_FIELDS) or "schluessel" in names


def _vector_files() -> str:
    kind = translate("Sozialraum", "Vector layers")
    return f"{kind} (*.gpkg *.geojson *.json *.shp *.gml *.fgb)"


def _unused(folder: Path, name: str) -> Path:
    """A file that is not there yet; QGIS would else propose a temporary one, gone with the session."""
    path, n = folder / name, 2
    while path.exists():
        path, n = folder / f"{Path(name).stem}-{n}{Path(name).suffix}", n + 1
    return path


def _vector(layer: QgsMapLayer) -> bool:
    return isinstance(layer, QgsVectorLayer) and not layer.customProperty(ROLE)
