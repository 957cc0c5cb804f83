# SPDX-License-Identifier: GPL-2.0-or-later
"""Judge a folder of files that are about to leave the office."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ...i18n import translate
from .. import packages
from .base import SozialraumAlgorithm, progress_of
from .computing import cache_folder

if TYPE_CHECKING:
    from ..domain.audit.kept import Kept
    from ..domain.audit.run import Audit
    from ..domain.errors import Progress


class AuditFiles(SozialraumAlgorithm):
    NAME = "audit"
    GROUP = "profiles"
    NEEDS = packages.AUDIT

    def displayName(self) -> str:
        return translate("Sozialraum", "Audit files before they are released")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Tries to work out withheld numbers from all files of a folder.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Reads every file of a folder as an attacker would, also files that this plugin did not write: PDF (words, "
            "tables, alternative texts, attachments), XLSX (hidden sheets too), DOCX, CSV, GeoPackage, GeoJSON. From "
            "sums over areas and columns, rates, ranks, classes and changes it computes between which ends each "
            "withheld number must lie.\n\nThe folder fails where a withheld number can have one value only, where it "
            "can be proved to be below the threshold or is known to less than the threshold’s width, where it stands "
            "elsewhere after all, and where a small number or a small rest to all people is readable. With the data "
            "library it is known which numbers are small, and the attack is repeated for each single person who knows "
            "the own number.\n\nWhat cannot be read (pictures, unknown files) leaves the result undecided. In tagged "
            "PDF the lengths of bars, the colours of maps’ areas and the points of lines are measured; parts of bars "
            "and marks on strips are only counted, and words are not understood: they need a person’s eye. Only a "
            "folder with nothing failed and nothing undecided may be released.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "disclosure control,privacy,suppression,attack,certificate,public").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add(
            QgsProcessingParameterFile(
                "FOLDER",
                translate("Sozialraum", "Folder with the files"),
                behavior=QgsProcessingParameterFile.Behavior.Folder,
            ),
            translate("Sozialraum", "All files in it and below are audited together, as they would be released."),
        )
        self.add(
            QgsProcessingParameterFile(
                "LIBRARY",
                translate("Sozialraum", "Data library"),
                optional=True,
                fileFilter=f"GeoPackage (*.gpkg);;{translate('Sozialraum', 'All files')} (*.*)",
            ),
            translate(
                "Sozialraum",
                "The data library behind the files: its own rules of confidentiality hold. Without it every withheld "
                "number is judged as if it were small.",
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "THRESHOLD",
                translate("Sozialraum", "Threshold"),
                defaultValue=3,
                optional=True,
                minValue=2,
                maxValue=100,
            ),
            translate(
                "Sozialraum",
                "Numbers of cases from 1 to one less are confidential where the library has no rule of its own.",
            ),
        )
        self._add_results()

    def _add_results(self) -> None:
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("Sozialraum", "Report"), "HTML (*.html)", optional=True, createByDefault=False
            ),
            translate("Sozialraum", "A page with all that was found. It names what leaks: keep it out of the folder."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "CERTIFICATE",
                translate("Sozialraum", "Certificate"),
                "JSON (*.json)",
                optional=True,
                createByDefault=False,
            ),
            translate("Sozialraum", "The result with digests of all files; empty: audit.json beside the report."),
            advanced=True,
        )
        for name, title in (
            ("CELLS", translate("Sozialraum", "Numbers read")),
            ("HIDDEN", translate("Sozialraum", "Numbers withheld")),
            ("FAILED", translate("Sozialraum", "Numbers that can be found out")),
            ("UNDECIDED", translate("Sozialraum", "Numbers and files undecided")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString("OUTCOME", translate("Sozialraum", "Outcome")))

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.audit import certificate
        from ..domain.audit.kept import Kept
        from ..domain.errors import finished
        from . import audit_report, page

        folder = Path(self.parameterAsFile(parameters, "FOLDER", context))
        name = sha256(str(folder.absolute()).encode()).hexdigest()[:16]
        kept = Kept(cache_folder() / "audit" / f"{name}.json.gz")
        progress = progress_of(feedback)
        result = self._judged(folder, kept, parameters, context, progress)
        kept.save()
        day = date.today()
        outputs: dict[str, object] = {}
        lines = audit_report.lines(result)
        for line in lines:
            feedback.pushInfo(line)
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        target = self.parameterAsFileOutput(parameters, "CERTIFICATE", context)
        target = target or (str(Path(report).with_name(certificate.NAME)) if report else "")
        if report:
            page.write(Path(report), audit_report.document(folder.name, result, day))
            outputs["REPORT"] = report
        if target:
            certificate.write(Path(target), result, day)
            outputs["CERTIFICATE"] = target
        finished(progress)
        return {
            **outputs,
            "CELLS": result.cells,
            "HIDDEN": result.withheld,
            "FAILED": len(result.findings),
            "UNDECIDED": result.undecided,
            "OUTCOME": result.outcome,
            "SUMMARY": lines[0],
        }

    def _judged(self, folder: Path, kept: "Kept", parameters, context, progress: "Progress") -> "Audit":
        """The folder by the policies of its library; without one by the threshold alone."""
        from ..domain.audit.run import audit
        from ..domain.clearance import audit_released
        from ..domain.numbers import Numbers

        threshold = self.parameterAsInt(parameters, "THRESHOLD", context)
        if not self.parameterAsFile(parameters, "LIBRARY", context):
            return audit(folder, threshold=threshold, cache=kept, progress=progress)
        library = self.library(parameters, context)
        return audit_released(folder, library, Numbers.read(library, cache_folder()), threshold, kept, progress)
