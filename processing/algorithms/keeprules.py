# SPDX-License-Identifier: GPL-2.0-or-later
"""Keep own rules of attention, targets of supply or policies of confidentiality in a library."""

from qgis.core import QgsProcessingOutputFile, QgsProcessingParameterEnum, QgsProcessingParameterString

from ...i18n import translate
from .base import SozialraumAlgorithm

PARTS = ("attention", "targets", "disclosure")


class KeepRules(SozialraumAlgorithm):
    NAME = "keeprules"

    def displayName(self) -> str:
        return translate("Sozialraum", "Keep own rules")

    def shortDescription(self) -> str:
        return translate(
            "Sozialraum", "Own rules for attention stages, targets of supply or confidentiality, for a data library."
        )

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "A data library may hold its own rules for attention stages, its own targets of supply and its own "
            "policies of confidentiality. They replace the shipped ones entry by entry, in docks, tables and "
            "documents. “Rules and targets…” and “Rules of confidentiality…” in the menu Sozialraum enter them by "
            "hand; this algorithm takes them as JSON text, for example to give one office's rules to another "
            "library.\n\nRules that cannot be read are refused and nothing is changed.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "attention,rule,threshold,target,Richtwert").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_library()
        part = QgsProcessingParameterEnum(
            "PART", translate("Sozialraum", "Which rules"), options=list(PARTS), usesStaticStrings=True,
            defaultValue=PARTS[0],
        )  # fmt: skip
        self.add(
            part,
            translate(
                "Sozialraum",
                "attention: stages of attention; targets: targets of supply; disclosure: what stays in the office.",
            ),
        )
        text = QgsProcessingParameterString(
            "RULES", translate("Sozialraum", "Rules (JSON)"), multiLine=True, optional=True
        )
        self.add(text, translate("Sozialraum", "Empty = the own rules are taken out, the shipped ones hold again."))
        self.addOutput(QgsProcessingOutputFile("LIBRARY", translate("Sozialraum", "Data library")))

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain import attention_rules, targets
        from ..domain.disclosure import policy

        keep = {"attention": attention_rules.keep, "targets": targets.keep, "disclosure": policy.keep}
        library = self.library(parameters, context)
        own = self.parameterAsString(parameters, "RULES", context).strip()
        part = self.parameterAsEnumString(parameters, "PART", context)
        keep[part](library, own)
        return {"LIBRARY": str(library.path)}
