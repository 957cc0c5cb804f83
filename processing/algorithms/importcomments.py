# SPDX-License-Identifier: GPL-2.0-or-later
"""Take the offices' comments from a Kommentarblatt into the library."""

from pathlib import Path

from qgis.core import QgsProcessingOutputFile, QgsProcessingOutputNumber

from ...i18n import translate
from .. import packages
from .base import SozialraumAlgorithm, progress_of
from .importplanning import add_overwrite, add_report, add_workbook, told
from .suggestions import OFFICES, suggested


class ImportComments(SozialraumAlgorithm):
    NAME = "importcomments"
    NEEDS = packages.TABLES

    def displayName(self) -> str:
        return translate("Sozialraum", "Import comments of the offices (Kommentarblatt)")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Takes an office's comments on the chapters into the data library.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Takes what an office wrote into a Kommentarblatt into the data library, as draft (Entwurf) and not "
            "public.\n\nThe same comment again changes nothing. Where the data library holds another comment of this "
            "office on this chapter, both are told and the one in the data library stays.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "XLSX,comment,office,Teil I,chapter").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_library()
        add_workbook(self, translate("Sozialraum", "The Kommentarblatt as the office returned it."))
        self.add(
            suggested("OFFICE", translate("Sozialraum", "Office"), OFFICES, optional=True),
            translate("Sozialraum", "The office that comments, for rows that name none."),
        )
        add_overwrite(self)
        add_report(self)
        self.addOutput(QgsProcessingOutputFile("LIBRARY", translate("Sozialraum", "Data library")))
        for name, title in (
            ("NEW", translate("Sozialraum", "Comments new")),
            ("CHANGED", translate("Sozialraum", "Comments changed")),
            ("COLLISIONS", translate("Sozialraum", "Comments not overwritten")),
            ("REJECTED", translate("Sozialraum", "Rows not taken")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.comment_sheet import read_comment_sheet
        from ..old_sheets import sheets_by_gdal
        from . import planning_report

        library = self.library(parameters, context)
        file = Path(self.parameterAsFile(parameters, "FILE", context))
        result = read_comment_sheet(
            library,
            file,
            office=self.parameterAsString(parameters, "OFFICE", context),
            sheets=sheets_by_gdal(file),
            overwrite=self.parameterAsBool(parameters, "OVERWRITE", context),
            progress=progress_of(feedback),
        )
        lines = planning_report.comment_lines(result)
        text = planning_report.comment_page(file.name, result)
        return {
            "LIBRARY": str(library.path),
            "NEW": len(result.new),
            "CHANGED": len(result.changed),
            "COLLISIONS": len(result.collisions),
            "REJECTED": len(result.rejects),
            **told(self, parameters, context, feedback, lines, text),
        }
