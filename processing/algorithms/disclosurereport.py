# SPDX-License-Identifier: GPL-2.0-or-later
"""What the public does not see of a library, and what was released before."""

from qgis.core import QgsProcessingOutputNumber

from ...i18n import translate
from .. import packages
from .base import SozialraumAlgorithm, progress_of
from .computing import cache_folder
from .importplanning import add_report, told


class DisclosureReport(SozialraumAlgorithm):
    NAME = "disclosurereport"
    NEEDS = packages.LIBRARY

    def displayName(self) -> str:
        return translate("Sozialraum", "Confidentiality: what the public does not see")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Tells which numbers a public edition holds back, why, and what it costs.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Tells for every quantity of a source that is not published how many numbers a public edition shows and "
            "holds back, by level of areas and by cause, and lists what was released before. Nothing is released and "
            "nothing is changed.\n\nThe page holds no number that is held back, but it is for the administration only.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "confidentiality,secret,suppression,Datenschutz,release").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_library()
        add_report(self)
        self.addOutput(QgsProcessingOutputNumber("SHOWN", translate("Sozialraum", "Numbers shown")))
        self.addOutput(QgsProcessingOutputNumber("KEPT_BACK", translate("Sozialraum", "Numbers held back")))

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.disclosure import ledger
        from ..domain.disclosure.release import protected
        from ..domain.numbers import Numbers
        from . import disclosure_page

        library = self.library(parameters, context)
        numbers = Numbers.read(library, cache_folder())
        view = protected(library, numbers, cache_folder(), progress_of(feedback))
        lines = disclosure_page.lines(view)
        text = disclosure_page.document(library.path.name, view, numbers, ledger.releases(library))
        return {
            "SHOWN": len(view.shown),
            "KEPT_BACK": len(view.kept_back),
            **told(self, parameters, context, feedback, lines, text),
        }
