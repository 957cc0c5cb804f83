# SPDX-License-Identifier: GPL-2.0-or-later
"""Write reports of what differs between two editions of a profile."""

from pathlib import Path

from qgis.core import QgsProcessingParameterFile, QgsProcessingParameterString

from ...i18n import translate
from .profile import WriteProfiles


class WriteDifferences(WriteProfiles):
    NAME = "profiledifference"

    def displayName(self) -> str:
        return translate("Sozialraum", "Compare two editions of profiles (PDF)")

    def shortDescription(self) -> str:
        return translate(
            "Sozialraum", "Writes what changed between two editions of an area's profile, and why: one PDF each."
        )

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Sets two editions of an area side by side: the same data library at two dates, two data libraries (for "
            "example last year's copy), or both. Each printed number that differs is listed with both values, the "
            "difference and the reason: other date, other data, other method, other key system or boundary, "
            "confidentiality. Numbers that are alike are counted. Texts and planning records, facilities and sources "
            "that came or went are named.\n\n"
            "Across the change of key systems in 2021 only areas that are made of the same Planungsräume are "
            "compared.\n\n"
            "The edition “oeffentlich” judges each data library by its own rules and its own ledger of releases, and "
            "is entered in both. What one of the two editions suppresses cannot be computed from it.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "PDF,difference,editions,changes,revision,compare,profile,batch").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_library()
        self.add(
            QgsProcessingParameterFile(
                "OTHER",
                translate("Sozialraum", "Data library of the earlier edition (empty = the same)"),
                fileFilter=f"GeoPackage (*.gpkg);;{translate('Sozialraum', 'All files')} (*.*)",
                optional=True,
            ),
            translate("Sozialraum", "For example last year's copy. Empty: two dates of the one data library."),
        )
        self._add_areas()
        self._add_edition()
        self.add(
            QgsProcessingParameterString(
                "OTHER_PERIOD", translate("Sozialraum", "Reference date of the earlier edition"), optional=True
            ),
            translate(
                "Sozialraum",
                "For example 31.12.2022. Empty: the newest date of the other data library; within one data library the "
                "date before.",
            ),
        )
        self._add_folder(translate("Sozialraum", "Where the PDF files and manifest.json go."))
        self._add_counts()

    def gather(self, parameters, context) -> None:
        """The report has no maps."""
        self._feedback = None

    def document(self, parameters, context) -> dict:
        from ..report.difference import DIFFERENCE, difference_template
        from ..report.editions import Beside

        other = self.parameterAsFile(parameters, "OTHER", context)
        period = self.parameterAsString(parameters, "OTHER_PERIOD", context).strip()
        beside = Beside(Path(other) if other else None, period)
        return {"template": difference_template(), "form": DIFFERENCE, "beside": beside}
