# SPDX-License-Identifier: GPL-2.0-or-later
"""Profiles as PDF: through the algorithm, beside the window, into a folder chosen once."""

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QObject, QStandardPaths
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..i18n import translate
from ..i18n.messages import error_text, number
from ..processing.domain.errors import SozialraumError
from ..processing.domain.lor import CITY, LEVELS, ancestor, level_of
from .importing import algorithm_dialog
from .notices import Notices, folder_button, open_button
from .readings import Readings
from .remembered import export_folder, remember_export_folder
from .runner import Outcome, Runner
from .selection import Selection

ALGORITHM = "sozialraum:profile"
KURZPROFIL = ("kurzprofil", "BZR")  # the template to begin with, and the level of its areas
TABLES = "sozialraum:profiletable"
DIFFERENCES = "sozialraum:profiledifference"
AUDIT = "sozialraum:audit"
WARNINGS = 3  # that a message shows


class Exporter(QObject):
    """Writes profiles of the selection."""

    def __init__(
        self,
        window: QWidget,
        selection: Selection,
        readings: Readings,
        runner: Runner,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._selection = selection
        self._readings = readings
        self._runner = runner
        self._notices = notices
        self.template, self.level = KURZPROFIL  # asked at each selection, so read only when one is chosen

    def templates(self) -> list[tuple[str, str, str]]:
        """Name and title of each template, shipped or the library's own, and what is wrong with it if anything."""
        from ..processing.report.templates import read_template, template_names

        found = []
        for name in template_names(self._own()):
            try:
                found.append((name, read_template(name, self._own()).title, ""))
            except SozialraumError as error:
                found.append((name, name, error_text(error)))
        return found

    def choose(self, name: str) -> None:
        """Take a template. Another library has none of its own: the run says so where the name is unknown there."""
        from ..processing.report.templates import read_template

        self.template, self.level = name, read_template(name, self._own()).levels[0]

    def _own(self) -> Path | None:
        from ..processing.report.templates import own_folder

        return own_folder(self._selection.library) if self._selection.library else None

    def targets(self) -> list[str]:
        """All areas of the template's level in the selected area's district."""
        overview, area_id = self._readings.overview, self._selection.area_id
        if overview is None or not area_id or area_id == CITY:
            return []
        district = overview.node(ancestor(area_id, "BEZ"), self._selection.vintage)
        return [node.area_id for node in district.walk() if node.level == self.level] if district is not None else []

    def target(self) -> str:
        """The area of the template's level that is selected or holds the selected one; others have no such document."""
        area_id, level = self._selection.area_id, self.level
        if not area_id or area_id == CITY or LEVELS.index(level_of(area_id)) > LEVELS.index(level):
            return ""
        return ancestor(area_id, level)

    def area(self) -> None:
        """The selected area's document."""
        self.write([self.target()], self.level)

    def district(self) -> None:
        """The documents of all such areas of its district."""
        self.write(self.targets(), self.level)

    def choose_folder(self) -> str:
        start = export_folder() or str(Path.home())
        title = translate("Sozialraum", "Folder for the profiles")
        folder = QFileDialog.getExistingDirectory(self._window, title, start)
        if folder:
            remember_export_folder(folder)
        return folder

    def write(self, area_ids: list[str], level: str) -> None:
        """Write profiles of areas of one level; asks for the folder the first time."""
        folder = export_folder()
        if not folder or not Path(folder).is_dir():
            folder = self.choose_folder()
        if not folder or not area_ids:
            return
        title = translate("Sozialraum", "Writing profiles…")
        done = _Done(self._notices, Path(folder), area_ids, self._ending())
        self._runner.run(ALGORITHM, {**self._parameters(folder, level), "AREA_IDS": ",".join(area_ids)}, title, done)

    def _parameters(self, folder: str, level: str) -> dict[str, object]:
        parameters: dict[str, object] = {
            "LIBRARY": str(self._selection.library),
            "LEVEL": level,
            "TEMPLATE": self.template,
            "EDITION": self._selection.edition,
            "OUTPUT": folder,
        }
        if self._selection.period is not None:
            parameters["PERIOD"] = self._selection.period.isoformat()
        return parameters

    def _ending(self) -> str:
        """How the names of the written files end, see `names.file_name`."""
        return f"_{self.template}_*_{self._selection.edition}.pdf"

    def dialog(self) -> None:
        """The dialog for documents, with library, date and folder filled in."""
        self._dialog(ALGORITHM)

    def tables_dialog(self) -> None:
        """The dialog for workbooks of the same profiles."""
        self._dialog(TABLES)

    def audit_dialog(self) -> None:
        """The dialog for the audit, with the folder of the profiles and the library filled in."""
        presets = {"FOLDER": export_folder(), "LIBRARY": str(self._selection.library or "")}
        dialog = algorithm_dialog(AUDIT, {name: value for name, value in presets.items() if value}, self._notices)
        if dialog is not None:
            dialog.show()

    def differences_dialog(self) -> None:
        """The dialog for reports of what differs between two editions, for the selected area."""
        area_id = self._selection.area_id
        chosen = area_id and area_id != CITY
        self._dialog(DIFFERENCES, {"AREA_IDS": area_id, "LEVEL": level_of(area_id)} if chosen else {})

    def _dialog(self, algorithm: str, more: dict[str, object] | None = None) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        # Never a temporary folder, which QGIS would propose: profiles there are gone with the session.
        folder = export_folder() or str(Path(documents or Path.home()) / "Sozialraum")
        presets = self._parameters(folder, self.level) | (more or {})
        if algorithm != ALGORITHM:
            del presets["TEMPLATE"]
        dialog = algorithm_dialog(algorithm, presets, self._notices)
        if dialog is not None:
            dialog.algorithmFinished.connect(lambda ok, results: self._after_dialog(ok, results))
            dialog.show()

    def _after_dialog(self, ok: bool, results: dict) -> None:
        if ok and results.get("OUTPUT"):
            folder = str(results["OUTPUT"])
            remember_export_folder(folder)
            _Done(self._notices, Path(folder), [], self._ending())(Outcome(True, False, results))


class _Done:
    """Says how an export ended."""

    def __init__(self, notices: Notices, folder: Path, area_ids: list[str], ending: str) -> None:
        self._notices = notices
        self._folder = folder
        self._area_ids = area_ids
        self._ending = ending

    def __call__(self, outcome: Outcome) -> None:
        if outcome.cancelled:
            self._cancelled(outcome)
        elif not outcome.ok:
            self._notices.warning(" ".join(outcome.errors), [folder_button(self._folder)])
        else:
            self._written(outcome)

    def _written(self, outcome: Outcome) -> None:
        written, skipped, failed = (int(outcome.results.get(k, 0)) for k in ("WRITTEN", "SKIPPED", "FAILED"))
        buttons = [folder_button(self._folder)]
        text = translate("Sozialraum", "{written} profiles written, {skipped} skipped, {failed} failed.").format(
            written=number(written), skipped=number(skipped), failed=number(failed)
        )
        file = self._file()
        if file is not None and not failed:
            one = translate("Sozialraum", "1 profile written: {file}")
            if skipped:
                one = translate("Sozialraum", "The profile is up to date: {file}")
            text = one.format(file=file.name)
            buttons.insert(0, open_button(file))
        if failed or outcome.warnings:
            self._notices.warning(" ".join([text, *outcome.errors, *_in_short(outcome.warnings)]), buttons)
        else:
            self._notices.success(text, buttons)

    def _cancelled(self, outcome: Outcome) -> None:
        written = int(outcome.results.get("WRITTEN", 0))
        self._notices.info(
            translate(
                "Sozialraum",
                "Cancelled: {written} of {wanted} profiles written. Starting again writes only those missing.",
            ).format(written=number(written), wanted=number(len(self._area_ids))),
            [folder_button(self._folder)],
        )

    def _file(self) -> Path | None:
        """The one document that was asked for; the newest where there are several dates."""
        if len(self._area_ids) != 1:
            return None
        files = self._folder.glob(f"{self._area_ids[0]}_*{self._ending}")
        return max(files, key=lambda path: path.stat().st_mtime, default=None)


def _in_short(warnings: Sequence[str]) -> list[str]:
    """The first warnings, and how many more there are: the manifest and the log have all."""
    more = len(warnings) - WARNINGS
    if more <= 0:
        return list(warnings)
    rest = translate("Sozialraum", "Further hints: {n}, see the manifest and the log.").format(n=number(more))
    return [*warnings[:WARNINGS], rest]
