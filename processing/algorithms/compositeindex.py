# SPDX-License-Identifier: GPL-2.0-or-later
"""A composite index of any indicators."""

from qgis.core import (
    Qgis,
    QgsProcessingParameterNumber,
)

from ...i18n import translate
from .base import progress_of
from .computing import TABLE, ComputeAlgorithm
from .suggestions import choice

METHODS = {
    "zscores": lambda: translate("Sozialraum", "weighted sum of z-scores (zscores)"),
    "pca": lambda: translate("Sozialraum", "first principal component (pca)"),
}
DIRECTIONS = {
    "unfavourable": lambda: translate("Sozialraum", "unfavourable, as in the MSS"),
    "favourable": lambda: translate("Sozialraum", "favourable, as in the GSSA"),
}


class CompositeIndex(ComputeAlgorithm):
    NAME = "compositeindex"

    def displayName(self) -> str:
        return translate("Sozialraum", "Compute composite index")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "One index of several indicators: weighted z-scores or principal component.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Makes one index of several indicators: each is standardised (distance from the unweighted mean in "
            "standard deviations), turned so that all point the same way, weighted and summed; the sum is standardised "
            "again (mean 0, standard deviation 1).\n\nzscores: equal or given weights. pca: weights of the first "
            "principal component of the correlations, as in the Gesundheits- und Sozialstrukturatlas; its loadings and "
            "the share of variance it explains are reported. The sign of the component is such that the weights add up "
            "to more than 0.\n\nRank 1 is always the most unfavourable area. Areas lacking a number have no index. An "
            "index says how areas lie to each other, not how well they are.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "index,z-score,principal component,PCA,weights,GSSA,GESIx,ESIx").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_source(
            "INPUT",
            translate("Sozialraum", "Areas with indicators"),
            translate("Sozialraum", "Layer or table, one row an area; all areas that shall be compared."),
            TABLE,
        )
        self.add_field(
            "FIELDS",
            "INPUT",
            translate("Sozialraum", "Indicators"),
            translate("Sozialraum", "Two or more fields with numbers: shares, rates or indices, no absolute counts."),
            multiple=True,
        )
        self.add_field(
            "FAVOURABLE",
            "INPUT",
            translate("Sozialraum", "High is favourable"),
            translate(
                "Sozialraum", "Which of these indicators are favourable when high; the others count as unfavourable."
            ),
            multiple=True,
            optional=True,
        )
        self._add_recipe()
        self.add_sink(
            "OUTPUT",
            translate("Sozialraum", "Areas with composite index"),
            translate("Sozialraum", "The areas plus index, rank, c_… (contributions), direction and reason."),
            Qgis.ProcessingSourceType.Vector,
        )
        self.add_number_output("EXPLAINED", translate("Sozialraum", "Explained variance in per cent"))

    def _add_recipe(self) -> None:
        self.add(
            choice("METHOD", translate("Sozialraum", "Method"), _in_words(METHODS), next(iter(METHODS))),
            translate("Sozialraum", "zscores: weighted sum; pca: first principal component."),
        )
        self.add(
            choice(
                "DIRECTION", translate("Sozialraum", "A high index is"), _in_words(DIRECTIONS), next(iter(DIRECTIONS))
            ),
            translate("Sozialraum", "unfavourable as in the MSS, or favourable as in the GSSA."),
        )
        self.add_text(
            "WEIGHTS",
            translate("Sozialraum", "Weights"),
            translate("Sozialraum", "For zscores, as JSON: fields and weights other than 1; 0 leaves one out."),
            advanced=True,
        )
        divisor = QgsProcessingParameterNumber(
            "DDOF", translate("Sozialraum", "Divisor n minus"), defaultValue=0, minValue=0, maxValue=1
        )
        text = translate("Sozialraum", "0: standard deviation of a population (MSS), 1: of a sample (GSSA).")
        self.add(divisor, text, advanced=True)

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.attributes import numeric
        from ..domain.composite import Method, columns, composite
        from ..domain.standardising import distinct, parse_weights
        from . import index_report
        from .result_style import Classes

        frame = self.frame(parameters, "INPUT", context, progress_of(feedback, 0.0, 0.4))
        layer = frame.attrs["name"]
        fields = distinct(self.field_names(parameters, "FIELDS", context))
        result = composite(
            {field: numeric(frame, field, layer) for field in fields},
            self.field_names(parameters, "FAVOURABLE", context),
            method=Method(self.parameterAsEnumString(parameters, "METHOD", context)),
            weights=parse_weights(self.parameterAsString(parameters, "WEIGHTS", context)),
            high_is_favourable=self.parameterAsEnumString(parameters, "DIRECTION", context) == "favourable",
            ddof=self.parameterAsInt(parameters, "DDOF", context),
        )
        for line in index_report.composite_lines(result):
            feedback.pushInfo(line)
        added = columns(result) | index_report.composite_texts(result)
        source = self.source(parameters, "INPUT", context)
        theme = Classes("index", f"Index ({added['direction'][0]})", (-1.5, -0.5, 0.5, 1.5), 2)
        shown = progress_of(feedback, 0.5, 1.0)
        outputs = {"OUTPUT": self.append(parameters, context, source, added, shown, theme=theme)}
        if result.explained == result.explained:  # NaN for z-scores, which explain nothing
            outputs["EXPLAINED"] = 100 * result.explained
        return outputs


def _in_words(titles):
    return {value: title() for value, title in titles.items()}
