# SPDX-License-Identifier: GPL-2.0-or-later
"""Write the library's findings, goals and measures as a workbook for the offices."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...i18n import translate
from ...i18n.messages import message, number
from .. import packages
from .base import SozialraumAlgorithm, progress_of
from .computing import cache_folder

EDITIONS = ("intern", "oeffentlich")


class ExportPlanning(SozialraumAlgorithm):
    NAME = "exportplanning"
    NEEDS = packages.TABLES

    def displayName(self) -> str:
        return translate("Sozialraum", "Export planning (findings, goals, measures)")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Writes findings, goals, measures, comments and actors as an XLSX workbook.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Writes the findings, goals, measures, comments and actors of the data library as an XLSX workbook with a "
            "sheet each, drop-down lists and hints for the offices that fill it in. An empty library gives an empty "
            "form.\n\n“Import planning” reads the workbook back and tells what two people changed at the same time.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "XLSX,Excel,measures,goals,findings,Teil II,actors").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_library()
        self.add(
            QgsProcessingParameterString(
                "AREA_IDS", translate("Sozialraum", "Areas (keys, empty = all)"), optional=True
            ),
            translate(
                "Sozialraum",
                "Keys of the areas separated by commas, for example 073005, 073006; each with its Planungsräume and "
                "what reaches over it.",
            ),
        )
        self.add(
            QgsProcessingParameterEnum(
                "EDITION",
                translate("Sozialraum", "Edition (internal / public)"),
                options=list(EDITIONS),
                usesStaticStrings=True,
                defaultValue=EDITIONS[0],
                optional=True,
            ),
            translate(
                "Sozialraum",
                "intern: all entries. oeffentlich: only those marked as public, without those whose words tell a "
                "number that is held back from the public.",
            ),
        )
        self.add(
            QgsProcessingParameterFileDestination("OUTPUT", translate("Sozialraum", "Workbook"), "XLSX (*.xlsx)"),
            translate("Sozialraum", "The XLSX file to be written."),
        )
        self.addOutput(QgsProcessingOutputNumber("ROWS", translate("Sozialraum", "Entries written")))

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.planning_sheets import export_planning
        from ..report.planning_release import records_held_back

        target = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        ids = self.parameterAsString(parameters, "AREA_IDS", context)
        areas = [part.strip() for part in ids.replace(";", ",").split(",") if part.strip()]
        public = self.parameterAsEnumString(parameters, "EDITION", context) == EDITIONS[1]
        library = self.library(parameters, context)
        held, told = records_held_back(library, areas, cache_folder(), progress_of(feedback)) if public else ((), ())
        for reason in told:
            feedback.pushWarning(message(reason.code, reason.values))
        written = export_planning(library, target, areas, public, but=held)
        text = translate("Sozialraum", "Entries written to {file}: {count}.")
        summary = text.format(count=number(len(written)), file=target.name)
        feedback.pushInfo(summary)
        return {"OUTPUT": str(target), "ROWS": len(written), "SUMMARY": summary}
