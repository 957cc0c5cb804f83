# SPDX-License-Identifier: GPL-2.0-or-later
"""Multiple burden of environmental justice."""

from collections.abc import Sequence

from qgis.core import Qgis, QgsProcessingParameterEnum

from ...i18n import translate
from ...i18n.messages import number
from .base import progress_of
from .computing import TABLE, ComputeAlgorithm

# Parameter of each core indicator, in the order of `domain.burden.CORE`.
FIELDS = ("NOISE", "AIR", "HEAT", "GREEN", "SOCIAL")


class Burden(ComputeAlgorithm):
    NAME = "burden"

    def displayName(self) -> str:
        return translate("Sozialraum", "Compute multiple burden (environmental justice)")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "In how many of the five core indicators an area is in the worst category.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Counts in how many of the five core indicators of the Umweltgerechtigkeitskarte (noise, air, heat, green "
            "supply, social disadvantage) an area is in category 3.\n\nFields may hold categories (1 gut/gering, 2 "
            "mittel, 3 schlecht/hoch, 0 not rated) or raw values. Raw values are classed by quartiles of the areas: "
            "lowest quarter 1, middle half 2, highest quarter 3; equal values stay together. The social indicator may "
            "be the status of the MSS: hoch 1, mittel 2, niedrig and sehr niedrig 3.\n\nWhat nobody rated (0) does not "
            "count, as in the publication; such a result is worded “mindestens”. Where a category is missing or "
            "secret, the result is empty. Quartiles depend on the areas: use those of the whole city.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "environmental justice,burden,noise,air,heat,green,social").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_source(
            "INPUT",
            translate("Sozialraum", "Areas with core indicators"),
            translate("Sozialraum", "Layer or table, one row an area, with a field for each core indicator."),
            TABLE,
        )
        text = translate("Sozialraum", "Field with category 1 to 3 (or words), or with raw values as chosen below.")
        titles = (
            translate("Sozialraum", "Noise"),
            translate("Sozialraum", "Air pollution"),
            translate("Sozialraum", "Heat"),
            translate("Sozialraum", "Green supply"),
            translate("Sozialraum", "Social disadvantage"),
        )
        for name, title in zip(FIELDS, titles, strict=True):
            self.add_field(name, "INPUT", title, text)
        self._add_rules(titles)
        self.add_sink(
            "OUTPUT",
            translate("Sozialraum", "Areas with burden"),
            translate("Sozialraum", "The areas plus burden (0 to 5), burden_text, rated and the five categories."),
            Qgis.ProcessingSourceType.Vector,
        )

    def _add_rules(self, titles: Sequence[str]) -> None:
        """How fields are read that hold no categories."""
        self._add_indicators(
            "RAW",
            translate("Sozialraum", "Raw values"),
            translate("Sozialraum", "Which fields hold raw values, to be classed by quartiles (25/50/25)."),
            titles,
        )
        self._add_indicators(
            "LOW_IS_BAD",
            translate("Sozialraum", "Low is unfavourable"),
            translate("Sozialraum", "For which raw values a low number is the burden, for example green space."),
            titles,
        )
        self.add_switch(
            "SOCIAL_STATUS",
            translate("Sozialraum", "Social field holds the status of the MSS"),
            translate("Sozialraum", "Number 1 to 4 or word (hoch to sehr niedrig); without status = not rated."),
        )

    def _add_indicators(self, name: str, title: str, text: str, titles: Sequence[str]) -> None:
        parameter = QgsProcessingParameterEnum(
            name, title, options=list(titles), allowMultiple=True, defaultValue=[], optional=True
        )
        self.add(parameter, text, advanced=True)

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain import burden as domain

        frame = self.frame(parameters, "INPUT", context, progress_of(feedback, 0.0, 0.4))
        rules = {
            name: {FIELDS[i] for i in self.parameterAsEnums(parameters, name, context)}
            for name in ("RAW", "LOW_IS_BAD")
        }
        status = self.parameterAsBool(parameters, "SOCIAL_STATUS", context)
        found = {
            core: domain.categories(
                frame,
                self.parameterAsString(parameters, name, context),
                raw=name in rules["RAW"],
                low_is_bad=name in rules["LOW_IS_BAD"],
                status=status and core == "social",
            )
            for core, name in zip(domain.CORE, FIELDS, strict=True)
        }
        result = domain.burden(found)
        for count, text in domain.distribution(result):
            feedback.pushInfo(f"{text or translate('Sozialraum', 'not stated')}: {number(count)}")
        source = self.source(parameters, "INPUT", context)
        progress = progress_of(feedback, 0.5, 1.0)
        return {
            "OUTPUT": self.append(parameters, context, source, domain.columns(result), progress, theme=_theme(result))
        }


def _theme(result):
    """By the text, which keeps “mindestens” apart; light to dark by the number of burdens."""
    from ..domain.burden import FOLDS
    from .fills import shade, sign
    from .result_columns import STATUS
    from .result_style import Categories

    # Six shades do not differ enough on a map: the rare four- and fivefold ones share the darkest.
    found = sorted((int(n), t != FOLDS[n], t) for n, t in zip(result.values, result.texts, strict=True) if t)
    texts = {t: min(n, 4) for n, _, t in found}
    unknown = [("", sign("missing"), STATUS["missing"]())] if not result.known.all() else []
    return Categories("burden_text", lambda: [*((t, shade(n, 5), t) for t, n in texts.items()), *unknown])
