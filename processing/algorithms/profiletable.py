# SPDX-License-Identifier: GPL-2.0-or-later
"""Write profiles as workbooks."""

from ...i18n import translate
from .. import packages
from .profile import WriteProfiles


class WriteTables(WriteProfiles):
    NAME = "profiletable"
    NEEDS = packages.TABLES

    def displayName(self) -> str:
        return translate("Sozialraum", "Write profiles as tables (XLSX)")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Writes all numbers of the profile of one, several or all areas as a workbook.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Writes an XLSX workbook for each area with the numbers of its profile, one table a sheet: comparison, "
            "changes, planning areas, age groups, series, facilities, supply, texts, findings, goals, measures and "
            "sources. Each row has one number, rounded as in the PDF, with its status, date, key system and source.\n\n"
            "One area that fails does not stop the others. After a cancel, running again writes only what is "
            "missing.\n\n"
            "The edition “oeffentlich” holds back what must not leave the office: small numbers of sources that are "
            "not published, others from which they could be reckoned back, closed places, drafts, "
            "and texts that nobody released.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "XLSX,Excel,open data,tables,profile,batch").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_library()
        self._add_areas()
        self._add_edition()
        self._add_folder(translate("Sozialraum", "Where the XLSX files and manifest.json go."))
        self._add_counts()

    def gather(self, parameters, context) -> None:
        """Tables have no maps."""

    def document(self, parameters, context) -> dict:
        from ..report.workbook import XLSX, table_template

        return {"template": table_template(), "form": XLSX}
