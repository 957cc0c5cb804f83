# SPDX-License-Identifier: GPL-2.0-or-later
"""Take an import out of the library."""

from qgis.core import QgsProcessingOutputFile, QgsProcessingOutputNumber, QgsProcessingParameterString

from ...i18n import translate
from ...i18n.messages import number
from ..domain.errors import SozialraumError
from .base import SozialraumAlgorithm, progress_of


class RemoveSource(SozialraumAlgorithm):
    NAME = "removesource"

    def displayName(self) -> str:
        return translate("Sozialraum", "Remove source")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Takes an import out of the data library.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Takes an import out of the data library: its numbers, its features and its list of rows not "
            "taken. Numbers "
            "of earlier deliveries that it had replaced are valid again.\n\nThis can only be undone by "
            "importing again.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "source,import,delete,undo").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_library()
        self.add(
            QgsProcessingParameterString("SOURCE_ID", translate("Sozialraum", "Number of the source")),
            translate(
                "Sozialraum",
                "The source's number as given by the import and by “Manage sources…”; several separated by commas.",
            ),
        )
        self.addOutput(QgsProcessingOutputFile("LIBRARY", translate("Sozialraum", "Data library")))
        self.addOutput(QgsProcessingOutputNumber("REMOVED", translate("Sozialraum", "Numbers and features removed")))

    def compute(self, parameters, context, feedback) -> dict:
        library = self.library(parameters, context)
        text = self.parameterAsString(parameters, "SOURCE_ID", context)
        known = set(library.sources()["source_id"])
        wanted = [part.strip() for part in text.split(",") if part.strip()]
        for part in wanted:  # all or none: look before the first is removed
            if not part.isdecimal() or int(part) not in known:
                raise SozialraumError("unknown_source", file=library.path.name, source=part)
        if not wanted:
            raise SozialraumError("unknown_source", file=library.path.name, source=text)
        progress = progress_of(feedback)
        removed = 0
        for n, part in enumerate(dict.fromkeys(map(int, wanted))):
            progress(n / len(wanted))
            removed += library.remove_source(part)
        feedback.pushInfo(
            translate("Sozialraum", "Source {ids} removed: {count} numbers and features.").format(
                ids=", ".join(wanted), count=number(removed)
            )
        )
        return {"LIBRARY": str(library.path), "REMOVED": removed}
