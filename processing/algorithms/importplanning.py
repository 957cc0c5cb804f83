# SPDX-License-Identifier: GPL-2.0-or-later
"""Take the workbook of findings, goals and measures back into the library."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingUtils,
)

from ...i18n import translate
from .. import packages
from .base import SozialraumAlgorithm, progress_of


class ImportPlanning(SozialraumAlgorithm):
    NAME = "importplanning"
    NEEDS = packages.TABLES

    def displayName(self) -> str:
        return translate("Sozialraum", "Import planning (findings, goals, measures)")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Takes a filled-in planning workbook back into the data library.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Takes the workbook of “Export planning”, as the offices filled it in, back into the data library. Rows "
            "are recognised by their number; new rows without one get the next.\n\n"
            "A row that was changed in the data library since the export is told and not overwritten. A row with an "
            "unknown area, a bad date or amount is listed with sheet, row, column and reason; the others are taken.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "XLSX,Excel,measures,goals,findings,Teil II,actors").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_library()
        add_workbook(self, translate("Sozialraum", "The workbook written by “Export planning”, filled in."))
        self.add(
            QgsProcessingParameterBoolean(
                "REMOVE",
                translate("Sozialraum", "Remove entries deleted in the workbook"),
                defaultValue=False,
                optional=True,
            ),
            translate(
                "Sozialraum",
                "Takes out what the workbook had when it was written and no longer has; else it is only told.",
            ),
        )
        add_overwrite(self)
        add_report(self)
        self.addOutput(QgsProcessingOutputFile("LIBRARY", translate("Sozialraum", "Data library")))
        for name, title in (
            ("NEW", translate("Sozialraum", "Entries new")),
            ("CHANGED", translate("Sozialraum", "Entries changed")),
            ("REMOVED", translate("Sozialraum", "Entries removed")),
            ("COLLISIONS", translate("Sozialraum", "Entries not overwritten")),
            ("REJECTED", translate("Sozialraum", "Rows and cells not taken")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.planning_import import import_planning
        from ..old_sheets import sheets_by_gdal
        from . import planning_report

        library = self.library(parameters, context)
        file = Path(self.parameterAsFile(parameters, "FILE", context))
        result = import_planning(
            library,
            file,
            sheets=sheets_by_gdal(file),
            remove=self.parameterAsBool(parameters, "REMOVE", context),
            overwrite=self.parameterAsBool(parameters, "OVERWRITE", context),
            progress=progress_of(feedback),
        )
        lines = planning_report.planning_lines(result)
        text = planning_report.planning_page(file.name, result)
        return {
            "LIBRARY": str(library.path),
            "NEW": len(result.new),
            "CHANGED": len(result.changed),
            "REMOVED": len(result.removed),
            "COLLISIONS": len(result.collisions),
            "REJECTED": len(result.rejects),
            **told(self, parameters, context, feedback, lines, text),
        }


def add_workbook(algorithm: SozialraumAlgorithm, text: str) -> None:
    """The parameter FILE of what offices filled in."""
    everything = translate("Sozialraum", "All files")
    algorithm.add(
        QgsProcessingParameterFile(
            "FILE", translate("Sozialraum", "File"), fileFilter=f"XLSX, ODS (*.xlsx *.xlsm *.ods);;{everything} (*.*)"
        ),
        text,
    )


def add_overwrite(algorithm: SozialraumAlgorithm) -> None:
    """The parameter OVERWRITE."""
    algorithm.add(
        QgsProcessingParameterBoolean(
            "OVERWRITE",
            translate("Sozialraum", "Overwrite what was changed in the data library meanwhile"),
            defaultValue=False,
            optional=True,
        ),
        translate("Sozialraum", "The file's text holds also where the data library has another one; else it is told."),
    )


def add_report(algorithm: SozialraumAlgorithm) -> None:
    """The parameter REPORT."""
    algorithm.add(
        QgsProcessingParameterFileDestination(
            "REPORT", translate("Sozialraum", "Report"), "HTML (*.html)", optional=True, createByDefault=False
        ),
        translate("Sozialraum", "A page with all that is new, changed and not taken."),
    )


def told(algorithm: SozialraumAlgorithm, parameters, context, feedback, lines: list[str], text: str) -> dict:
    """Say the lines and write the page; outputs for it and for our own window (SUMMARY, PAGE)."""
    from . import page

    for line in lines:
        feedback.pushInfo(line)
    report = algorithm.parameterAsFileOutput(parameters, "REPORT", context)
    target = report or QgsProcessingUtils.generateTempFilename("report.html", context)
    page.write(Path(target), text)
    return {"SUMMARY": lines[0], "PAGE": target, **({"REPORT": report} if report else {})}
