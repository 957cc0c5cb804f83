# SPDX-License-Identifier: GPL-2.0-or-later
"""Convert counts to other areas: another key system, or an office's own areas."""

from qgis.core import (
    Qgis,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterMultipleLayers,
    QgsVectorLayer,
)

from ...i18n import translate
from ...i18n.messages import message
from ..domain.errors import SozialraumError
from .base import progress_of
from .computing import ComputeAlgorithm, cache_folder


class Crosswalk(ComputeAlgorithm):
    NAME = "crosswalk"

    def displayName(self) -> str:
        return translate("Sozialraum", "Convert to other areas")

    def shortDescription(self) -> str:
        return translate(
            "Sozialraum", "Counts of old areas on new ones: exact where areas are kept or merged, else estimated."
        )

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Carries counts (persons, cases, places) from source areas to target areas: from the LOR until 2020 to LOR "
            "2021 or back, or between an office's own areas and the LOR.\n\nA source area that lies in one target area "
            "by 99 % goes there whole (exact). A split one is distributed by weights: points (addresses, businesses) "
            "or polygons (blocks, residential land), several layers by the geometric mean of their densities; without "
            "weights by ground, with a warning. The sum stays the same.\n\nOnly counts can be converted. Of a share, "
            "convert numerator and denominator apart and divide afterwards.\n\nThe target areas get each field with "
            "…_err (expected absolute error, from how unevenly neighbouring source areas go with the weights) "
            "and …_status, and quality: identical, merged, split (from parts), mixed; split_shr is the share of "
            "the first field that comes from split areas (0 to 1). A target area with a part of a missing or secret "
            "number stays without one.",
        )

    def tags(self) -> list[str]:
        return translate(
            "Sozialraum", "LOR,2021,reform,key system,areal interpolation,dasymetric,weights,convert,time series"
        ).split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_source(
            "INPUT",
            translate("Sozialraum", "Source areas with counts"),
            translate("Sozialraum", "Polygons in any coordinate system, with one or more fields of counts."),
        )
        self.add_source(
            "TARGET",
            translate("Sozialraum", "Target areas"),
            translate("Sozialraum", "Polygons that cover the source areas and do not overlap; they get the counts."),
        )
        self.add_field(
            "FIELDS",
            "INPUT",
            translate("Sozialraum", "Fields with counts"),
            translate("Sozialraum", "Numbers or text with numbers; shares, rates and means are refused."),
            multiple=True,
        )
        self._add_weights()
        self.add_sink(
            "OUTPUT",
            translate("Sozialraum", "Converted counts"),
            translate("Sozialraum", "The target areas with the counts, their error and how they came about."),
        )
        self.add_number_output("SUM_BEFORE", translate("Sozialraum", "Sum of all fields before"))
        self.add_number_output("SUM_AFTER", translate("Sozialraum", "Sum of all fields after"))

    def _add_weights(self) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(
                "WEIGHTS",
                translate("Sozialraum", "Weights"),
                Qgis.ProcessingSourceType.VectorAnyGeometry,
                optional=True,
            ),
            translate(
                "Sozialraum",
                "Layers of points or polygons that tell where in a split area people live: inhabitants by block or "
                "address are best, addresses, residential land or small businesses are good.",
            ),
        )
        self.add_text(
            "WEIGHT_FIELD",
            translate("Sozialraum", "Weight field"),
            translate(
                "Sozialraum",
                "Field of the weight layers; a layer that lacks it counts each point 1 and each polygon its ground.",
            ),
        )
        self.add_text(
            "WEIGHT_MAP",
            translate("Sozialraum", "Own weights of single fields (JSON)"),
            translate(
                "Sozialraum",
                'The matching age group as weight, as field and weight field: {"grundsicherung_65": "ew_65"}.',
            ),
            advanced=True,
        )
        rounding = QgsProcessingParameterBoolean(
            "ROUND", translate("Sozialraum", "Round to whole numbers"), False, True
        )
        self.add(
            rounding,
            translate("Sozialraum", "By the largest remainder, so that the sum stays the same to the last person."),
            advanced=True,
        )

    def gather(self, parameters, context) -> None:
        from ..layers import LayerCopy

        super().gather(parameters, context)
        self.copies = []
        for layer in self.parameterAsLayerList(parameters, "WEIGHTS", context):
            if not isinstance(layer, QgsVectorLayer):
                raise SozialraumError("weights_no_points", layer=layer.name())
            self.copies.append(LayerCopy(layer))

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.crosswalk import crosswalk
        from ..domain.crosswalk_input import parse_weight_map

        weight_map = parse_weight_map(self.parameterAsString(parameters, "WEIGHT_MAP", context))
        copies, self.copies = self.copies, []
        source = self.frame(parameters, "INPUT", context, progress_of(feedback, 0.0, 0.1))
        target = self.frame(parameters, "TARGET", context, progress_of(feedback, 0.1, 0.2))
        step = 0.3 / max(1, len(copies))
        weights = [c.frame(progress_of(feedback, 0.2 + n * step, 0.2 + (n + 1) * step)) for n, c in enumerate(copies)]
        result = crosswalk(
            source,
            target,
            self.field_names(parameters, "FIELDS", context),
            weights,
            weight_field=self.parameterAsString(parameters, "WEIGHT_FIELD", context).strip(),
            weight_map=weight_map,
            whole_numbers=self.parameterAsBool(parameters, "ROUND", context),
            folder=cache_folder(),
            progress=progress_of(feedback, 0.5, 0.95),
        )
        for note in result.notes:
            warn = note.code.startswith("split_by_ground")
            (feedback.pushWarning if warn else feedback.pushInfo)(message(note.code, note.values))
        for line in result.report():
            feedback.pushInfo(message(line.code, line.values))
        features = self.source(parameters, "TARGET", context)
        output = self.append(
            parameters, context, features, result.columns, progress_of(feedback, 0.95, 1.0),
            theme=_theme(), subject=source.attrs["name"],
        )  # fmt: skip
        return {"OUTPUT": output, "SUM_BEFORE": sum(result.before.values()), "SUM_AFTER": sum(result.after.values())}


def _theme():
    """How the numbers came about, the darker the more of them is estimated: whoever looks at them has to know."""
    from .fills import shade
    from .result_columns import QUALITY
    from .result_style import Categories

    order = ("identical", "merged", "mixed", "split")
    return Categories("quality", lambda: [(q, shade(n, 4), QUALITY[q]()) for n, q in enumerate(order)])
