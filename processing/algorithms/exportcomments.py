# SPDX-License-Identifier: GPL-2.0-or-later
"""Write the sheet on which offices comment the chapters of a profile."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...i18n import translate
from ...i18n.messages import number
from .. import packages
from .base import SozialraumAlgorithm, progress_of
from .computing import cache_folder


class ExportComments(SozialraumAlgorithm):
    NAME = "exportcomments"
    NEEDS = packages.TABLES

    def displayName(self) -> str:
        return translate("Sozialraum", "Write comment sheet for the offices (Kommentarblatt)")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Writes the chapters of the profile with room for what the offices say to them.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Writes an XLSX workbook with the chapters of the Bezirksregionenprofil (Teil I): a row each with the text "
            "as it stands, the numbers as printed, and room for the comment of an office.\n\n"
            "It is for the administration only. “Import comments of the offices” reads it back.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "XLSX,Excel,comments,offices,Kommentarblatt,Teil I").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_library()
        self.add(
            QgsProcessingParameterString(
                "AREA_IDS", translate("Sozialraum", "Areas (keys, empty = all)"), optional=True
            ),
            translate("Sozialraum", "Keys of the areas separated by commas, for example 073005, 073006."),
        )
        self.add(
            QgsProcessingParameterString(
                "PERIOD", translate("Sozialraum", "Reference date (empty = newest)"), optional=True
            ),
            translate("Sozialraum", "The profile's date, for example 31.12.2024; later numbers are then left out."),
        )
        self.add(
            QgsProcessingParameterFileDestination("OUTPUT", translate("Sozialraum", "Workbook"), "XLSX (*.xlsx)"),
            translate("Sozialraum", "The XLSX file to be written."),
        )
        self.addOutput(QgsProcessingOutputNumber("AREAS", translate("Sozialraum", "Areas written")))

    def compute(self, parameters, context, feedback) -> dict:
        from ..report.comment_export import export_comments

        target = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        ids = self.parameterAsString(parameters, "AREA_IDS", context)
        areas = export_comments(
            self.library(parameters, context).path,
            target,
            area_ids=[part.strip() for part in ids.replace(";", ",").split(",") if part.strip()],
            period=self.parameterAsString(parameters, "PERIOD", context).strip(),
            cache_folder=cache_folder(),
            progress=progress_of(feedback),
        )
        text = translate("Sozialraum", "Areas in the comment sheet {file}: {count}.")
        summary = text.format(file=target.name, count=number(len(areas)))
        feedback.pushInfo(summary)
        return {"OUTPUT": str(target), "AREAS": len(areas), "SUMMARY": summary}
