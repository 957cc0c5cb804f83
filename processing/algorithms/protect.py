# SPDX-License-Identifier: GPL-2.0-or-later
"""Hide what would tell of few people, and the partners from which it could be computed back."""

from pathlib import Path

from qgis.core import Qgis, QgsProcessingParameterFileDestination, QgsProcessingParameterNumber

from ...i18n import translate
from ...i18n.messages import message
from .base import progress_of
from .computing import TABLE, ComputeAlgorithm


class ProtectNumbers(ComputeAlgorithm):
    NAME = "protect"

    def displayName(self) -> str:
        return translate("Sozialraum", "Protect small numbers")

    def shortDescription(self) -> str:
        return translate(
            "Sozialraum", "Hides counts of few people in a table, and the partners that would give them away."
        )

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Sums a table of counts up to Bezirksregion, Prognoseraum, Bezirk and Berlin and hides what would tell of "
            "few people: counts of 1 to one less than the threshold (primary), and as few others as are found to be "
            "needed so that nobody computes them back from totals, neighbours or categories (secondary). Both carry "
            "the same sign; 0 stays visible.\n\n"
            "What then holds, for a reader who knows every visible number and all sums: the possible values of each "
            "hidden number span at least the threshold, and a small one may as well be as large as the threshold. "
            "For small numbers this holds, too, for somebody who is the only person counted in a hidden 1; and this "
            "person cannot compute any other hidden number either.\n\n"
            "The table needs a whole number for each area and category, and categories that add up to the total. "
            "Areas some of whose Planungsräume are not in the table get no row, so Berlin has one only where all are "
            "there. Rows of totals in the table are compared with the sums.\n\n"
            "It protects this table alone: a second table with the same total, an earlier edition or a custom area "
            "may still tell. The report says how many numbers were hidden and why; it is not for the public.",
        )

    def tags(self) -> list[str]:
        return translate(
            "Sozialraum",
            "confidentiality,disclosure control,cell suppression,secondary suppression,small counts",
        ).split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_source(
            "INPUT",
            translate("Sozialraum", "Table"),
            translate("Sozialraum", "One row for each Planungsraum, with its LOR key and its counts."),
            TABLE,
        )
        self.add_field(
            "AREA_ID",
            "INPUT",
            translate("Sozialraum", "Field with LOR keys"),
            translate("Sozialraum", "Keys such as 07300515, as text or number; a lost leading zero is put back."),
        )
        self.add_field(
            "FIELDS",
            "INPUT",
            translate("Sozialraum", "Categories"),
            translate("Sozialraum", "Counts that add up to the total, for example the age groups."),
            multiple=True,
        )
        self.add_field(
            "TOTAL",
            "INPUT",
            translate("Sozialraum", "Total"),
            translate("Sozialraum", "All categories together; empty = their sum, as the column “total”."),
            optional=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "THRESHOLD", translate("Sozialraum", "Threshold"), defaultValue=3, minValue=2, maxValue=100
            ),
            translate("Sozialraum", "Counts of 1 to one less are hidden; usual are 3, 5 and 10."),
        )
        self.add_sink(
            "OUTPUT",
            translate("Sozialraum", "Protected table"),
            translate("Sozialraum", "area_id, level, and each field with its status; hidden numbers are NULL."),
            TABLE,
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("Sozialraum", "Report"), "HTML (*.html)", optional=True, createByDefault=False
            ),
            translate("Sozialraum", "A page with what was hidden at each level and why; for the office only."),
        )
        for name, title in (
            ("PRIMARY", translate("Sozialraum", "Hidden because small")),
            ("SECONDARY", translate("Sozialraum", "Hidden as partners")),
            ("UNPROTECTED", translate("Sozialraum", "Not protected")),
        ):
            self.add_number_output(name, title)

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.disclosure.delivery import protect
        from . import page, protect_report

        table = self.frame(parameters, "INPUT", context, progress_of(feedback, 0.0, 0.2))
        layer = table.attrs["name"]
        threshold = self.parameterAsInt(parameters, "THRESHOLD", context)
        found = protect(
            table,
            key="".join(self.field_names(parameters, "AREA_ID", context)),
            fields=self.field_names(parameters, "FIELDS", context),
            total="".join(self.field_names(parameters, "TOTAL", context)),
            threshold=threshold,
            layer=layer,
            progress=progress_of(feedback, 0.2, 0.9),
        )
        notes = [message(note.code, note.values) for note in found.notes]
        for line in [*notes, *protect_report.lines(found)]:
            feedback.pushInfo(line)
        for line in protect_report.warnings(found):
            feedback.pushWarning(line)
        output = self.put(
            parameters, context, found.frame, kind=Qgis.WkbType.NoGeometry, progress=progress_of(feedback, 0.9),
            subject=layer,
        )  # fmt: skip
        outputs: dict[str, object] = {"OUTPUT": output}
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        if report:
            page.write(Path(report), protect_report.document(layer, threshold, found, notes))
            outputs["REPORT"] = report
        for name in ("primary", "secondary"):
            outputs[name.upper()] = sum(getattr(level, name) for level in found.levels)
        return {**outputs, "UNPROTECTED": len(found.weak)}
