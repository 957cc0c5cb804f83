# SPDX-License-Identifier: GPL-2.0-or-later
"""Record in the ledger that a release was withdrawn."""

from qgis.core import QgsProcessingOutputFile, QgsProcessingParameterNumber, QgsProcessingParameterString

from ...i18n import translate
from .base import SozialraumAlgorithm


class WithdrawRelease(SozialraumAlgorithm):
    NAME = "withdrawrelease"

    def displayName(self) -> str:
        return translate("Sozialraum", "Withdraw a release")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Records in the library's ledger that a public edition was withdrawn.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Records in the library's ledger of releases that a public edition was withdrawn, and why. Its numbers "
            "stay known to whoever read them, so later editions are still judged against it.\n\nThe number of the "
            "release stands in the report of “Confidentiality: what the public does not see”.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "confidentiality,release,ledger,withdraw").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_library()
        release = QgsProcessingParameterNumber("RELEASE", translate("Sozialraum", "Number of the release"), minValue=1)
        self.add(release, translate("Sozialraum", "As the report of confidentiality lists it."))
        reason = QgsProcessingParameterString("REASON", translate("Sozialraum", "Reason"), optional=True)
        self.add(reason, translate("Sozialraum", "Why it was withdrawn; it stands in the ledger."))
        self.addOutput(QgsProcessingOutputFile("LIBRARY", translate("Sozialraum", "Data library")))

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.disclosure import ledger

        library = self.library(parameters, context)
        ledger.withdraw(
            library,
            self.parameterAsInt(parameters, "RELEASE", context),
            self.parameterAsString(parameters, "REASON", context),
        )
        return {"LIBRARY": str(library.path)}
