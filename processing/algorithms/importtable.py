# SPDX-License-Identifier: GPL-2.0-or-later
"""Take an office's table into the library."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)

from ...i18n import translate
from .. import packages
from .base import SozialraumAlgorithm, progress_of
from .suggestions import add_office, add_published, add_title

FILES = ("csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "dbf")


class ImportTable(SozialraumAlgorithm):
    NAME = "importtable"
    NEEDS = packages.TABLES

    def displayName(self) -> str:
        return translate("Sozialraum", "Import office table")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Takes an office's table with LOR keys into the data library.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Takes a table with LOR keys into the data library, as the office delivers it: CSV, XLSX, XLS, ODS "
            "or DBF.\n\n"
            "Known tables (statistical report A I 16, EWR matrices, MSS, lists of playgrounds) are recognised "
            "with their "
            "date, key system and meaning. Of an unknown table each column of numbers becomes a quantity.\n\n"
            "What can be repaired is repaired and shown in the report: lost leading zeros, divided key columns, German "
            "and English numbers. What cannot is listed with row, column and reason; its cases still count in "
            "the totals.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "CSV,Excel,XLSX,EWR,A I 16,MSS,population,table,office").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_library()
        tables, everything = translate("Sozialraum", "Tables"), translate("Sozialraum", "All files")
        endings = " ".join(f"*.{e}" for e in FILES)
        self.add(
            QgsProcessingParameterFile(
                "FILE",
                translate("Sozialraum", "File"),
                # All files, too: that a PDF is no table is said by us, in a sentence.
                fileFilter=f"{tables} ({endings});;{everything} (*.*)",
            ),
            translate("Sozialraum", "The office's file, unchanged."),
        )
        self.add(
            QgsProcessingParameterString(
                "SHEET", translate("Sozialraum", "Sheet (empty = all recognised)"), optional=True
            ),
            translate(
                "Sozialraum", "Name of one sheet; empty takes every recognised sheet, each as a source of its own."
            ),
        )
        self.add(
            QgsProcessingParameterString(
                "PERIOD", translate("Sozialraum", "Reference date (empty = from the file)"), optional=True
            ),
            translate("Sozialraum", "For example 31.12.2024; needed where neither file nor file name holds a date."),
        )
        add_office(self)
        add_title(self)
        self.add(
            QgsProcessingParameterString(
                "PREFIX",
                translate("Sozialraum", "Prefix of the quantities (only for an unknown structure)"),
                optional=True,
            ),
            translate("Sozialraum", "Stands before the quantity made of each column, for example hze gives hze.cases."),
        )
        add_published(self)
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("Sozialraum", "Report"), "HTML (*.html)", optional=True, createByDefault=False
            ),
            translate("Sozialraum", "A page with all that was recognised, repaired and not taken."),
        )
        self._add_outputs()

    def _add_outputs(self) -> None:
        self.addOutput(QgsProcessingOutputFile("LIBRARY", translate("Sozialraum", "Data library")))
        self.addOutput(
            QgsProcessingOutputString("SOURCE_ID", translate("Sozialraum", "Number of the source (comma separated)"))
        )
        for name, title in (
            ("ROWS", translate("Sozialraum", "Rows read")),
            ("MATCHED", translate("Sozialraum", "Rows assigned to an area")),
            ("REJECTED", translate("Sozialraum", "Rows and cells not taken")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.imports import import_table
        from ..old_sheets import sheets_by_gdal
        from . import import_report, outlook_report, page

        library = self.library(parameters, context)
        file = Path(self.parameterAsFile(parameters, "FILE", context))
        text = {
            name.lower(): self.parameterAsString(parameters, name, context).strip()
            for name in ("SHEET", "PERIOD", "OFFICE", "TITLE", "PREFIX")
        }
        sheets = sheets_by_gdal(file)
        public = self.parameterAsBool(parameters, "PUBLISHED", context)
        result = import_table(library, file, sheets=sheets, published=public, progress=progress_of(feedback), **text)
        lines = import_report.table_lines(result, library)
        public_edition = outlook_report.told(library, [source.source_id for source in result.sources], feedback)
        for line in (*lines, *public_edition.lines):
            feedback.pushInfo(line)
        outputs = {
            # SUMMARY and PAGE are for our window only, so no declared outputs of the frozen interface.
            "SUMMARY": f"{lines[0]} {public_edition.short}".strip(),
            "LIBRARY": str(library.path),
            "SOURCE_ID": ",".join(str(source.source_id) for source in result.sources),
            "ROWS": sum(source.rows for source in result.sources),
            "MATCHED": sum(source.matched for source in result.sources),
            "REJECTED": sum(source.rejected for source in result.sources),
        }
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        if report:
            outputs["REPORT"] = report
        outputs["PAGE"] = report or QgsProcessingUtils.generateTempFilename("report.html", context)
        page.write(Path(outputs["PAGE"]), import_report.table_page(file.name, result, library, public_edition.section))
        return outputs
