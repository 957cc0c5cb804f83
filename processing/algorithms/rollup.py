# SPDX-License-Identifier: GPL-2.0-or-later
"""From Planungsräume to Bezirksregionen, Prognoseräume, Bezirke and the city."""

from qgis.core import Qgis

from ...i18n import translate
from ...i18n.messages import message
from ..domain.lor import LEVELS
from .base import progress_of
from .computing import TABLE, ComputeAlgorithm
from .suggestions import level_choice


class RollUpNumbers(ComputeAlgorithm):
    NAME = "rollup"

    def displayName(self) -> str:
        return translate("Sozialraum", "Roll numbers up")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Puts numbers of small LOR areas together to larger ones.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Puts the numbers of a layer or table with LOR keys together by Bezirksregion, Prognoseraum, Bezirk or for "
            "Berlin. Counts are summed. Shares and means are averaged by a weight: Σ(weight × value) / Σ weight, in "
            "the unit of the field.\n\nAn area is only complete with all its Planungsräume: a part that is missing "
            "(k. A.) or secret (•) makes the result so, “–” counts as 0. For each field there is …_status "
            "(value, missing, suppressed, none, not_applicable). Rows without an area (empty or unknown keys, "
            "pseudo-keys such as 019900) count for their Bezirk and for Berlin; below that they are rows of level "
            "REST, so that nothing is lost. Rows of totals are compared with the sums and not counted "
            "twice.\n\nMedians and moves (Wanderungen) are refused, and shares among the fields to be summed, told by "
            "the field's name. The key system is told by the set of keys.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "sum,weighted mean,Bezirksregion,Prognoseraum,Bezirk,LOR,dissolve").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_source(
            "INPUT",
            translate("Sozialraum", "Layer or table"),
            translate("Sozialraum", "One row for each area, with its LOR key; polygons are dissolved."),
            TABLE,
        )
        self.add_field(
            "AREA_ID",
            "INPUT",
            translate("Sozialraum", "Field with LOR keys"),
            translate("Sozialraum", "Keys such as 07300515, as text or number; a lost leading zero is put back."),
        )
        self.add(
            level_choice(LEVELS[1:]),
            translate("Sozialraum", "BZR Bezirksregion, PGR Prognoseraum, BEZ Bezirk, STADT Berlin."),
        )
        self._add_fields()
        self.add_sink(
            "OUTPUT",
            translate("Sozialraum", "Rolled up"),
            translate("Sozialraum", "One row for each area: area_id, name, level, and each field with its status."),
            TABLE,
        )
        self.add_number_output("AREAS", translate("Sozialraum", "Areas of the level"))
        self.add_number_output("UNASSIGNED", translate("Sozialraum", "Rows without an area"))

    def _add_fields(self) -> None:
        self.add_field(
            "EXTENSIVE",
            "INPUT",
            translate("Sozialraum", "Fields to be summed"),
            translate("Sozialraum", "Counts: persons, cases, places, square metres."),
            multiple=True,
            optional=True,
        )
        self.add_field(
            "INTENSIVE",
            "INPUT",
            translate("Sozialraum", "Fields to be averaged"),
            translate("Sozialraum", "Shares, rates and means, but no medians; they need a weight."),
            multiple=True,
            optional=True,
        )
        self.add_field(
            "WEIGHT",
            "INPUT",
            translate("Sozialraum", "Weight"),
            translate("Sozialraum", "What the fields to be averaged relate to, for example the inhabitants."),
            optional=True,
        )

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.rollup import roll_up
        from .result_style import Classes

        table = self.frame(parameters, "INPUT", context, progress_of(feedback, 0.0, 0.4))
        level = self.parameterAsEnumString(parameters, "LEVEL", context) or "BZR"
        summed, averaged = (self.field_names(parameters, name, context) for name in ("EXTENSIVE", "INTENSIVE"))
        result = roll_up(
            table,
            key=self.parameterAsString(parameters, "AREA_ID", context),
            level=level,
            extensive=summed,
            intensive=averaged,
            weight=self.parameterAsString(parameters, "WEIGHT", context).strip(),
            layer=table.attrs["name"],
            progress=progress_of(feedback, 0.4, 0.9),
        )
        for note in result.notes:
            feedback.pushInfo(message(note.code, note.values))
        shaped = hasattr(result.frame, "geom_type")
        kind = Qgis.WkbType.MultiPolygon if shaped else Qgis.WkbType.NoGeometry
        name = (averaged or summed)[0]
        theme = Classes(name, name, status=f"{name}_status", circles=not averaged, decimals=1 if averaged else 0)
        output = self.put(
            parameters, context, result.frame, kind=kind, progress=progress_of(feedback, 0.9),
            theme=theme, subject=f"{table.attrs['name']}, {level}",
        )  # fmt: skip
        return {"OUTPUT": output, "AREAS": result.areas, "UNASSIGNED": result.unassigned}
