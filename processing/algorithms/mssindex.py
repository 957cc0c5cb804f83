# SPDX-License-Identifier: GPL-2.0-or-later
"""Status and dynamics by the method of the Monitoring Soziale Stadtentwicklung."""

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ...i18n import translate
from .base import progress_of
from .computing import TABLE, ComputeAlgorithm


class MssIndex(ComputeAlgorithm):
    NAME = "mssindex"

    def displayName(self) -> str:
        return translate("Sozialraum", "Compute status and dynamics index (method of the MSS)")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Status, dynamics and group of each area from shares and their changes.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Computes Status-Index, Dynamik-Index and group (1+ to 4-) as the Monitoring Soziale Stadtentwicklung "
            "(MSS) does.\n\nEach indicator becomes its distance from the unweighted mean of the valid areas in "
            "standard deviations (of a population, ddof 0); the distances are summed and the sum is standardised "
            "again. High is worse. Status: hoch below −1, mittel from −1 to 1, niedrig above 1 to 1.5, sehr niedrig "
            "above 1.5. Dynamics: positiv below −1, stabil from −1 to 1, negativ above 1.\n\nAreas with too few "
            "inhabitants, left out by the condition or lacking a number have no index; “valid_reason” says "
            "why.\n\nWith other indicators, weights or areas than the MSS's the result is labelled as not comparable. "
            "The index is made for searching, not for measuring; “negativ” means worse than the mean development, not "
            "necessarily a rise.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "MSS,index,status,dynamics,z-score,social monitoring,what if").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_source(
            "INPUT",
            translate("Sozialraum", "Areas with indicators"),
            translate("Sozialraum", "Layer or table, one row an area; for the MSS the Planungsräume of all Berlin."),
            TABLE,
        )
        self.add_field(
            "STATUS",
            "INPUT",
            translate("Sozialraum", "Status indicators"),
            translate(
                "Sozialraum",
                "Shares in per cent, high = worse. MSS 2019 and 2021: S1, S3, S4; 2023: S1 to S4 (S2 then is about "
                "single parents, up to 2017 about long-term unemployment).",
            ),
            multiple=True,
        )
        self.add_field(
            "DYNAMIC",
            "INPUT",
            translate("Sozialraum", "Dynamics indicators"),
            translate("Sozialraum", "Their changes over two years in percentage points, high = worse: D1, D3, D4."),
            multiple=True,
        )
        self._add_valid_areas()
        self._add_trials()
        self.add_sink(
            "OUTPUT",
            translate("Sozialraum", "Areas with index"),
            translate("Sozialraum", "The areas plus si, si_class, di, di_class, sdi, valid_reason and method."),
            Qgis.ProcessingSourceType.Vector,
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("Sozialraum", "Report"), "HTML (*.html)", optional=True, createByDefault=False
            ),
            translate("Sozialraum", "A page with means and standard deviations, the 12 groups and what-if."),
        )

    def _add_valid_areas(self) -> None:
        self.add_field(
            "POPULATION",
            "INPUT",
            translate("Sozialraum", "Inhabitants"),
            translate("Sozialraum", "For leaving out small areas; empty = no area is left out for its size."),
            optional=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "MIN_POPULATION", translate("Sozialraum", "Least number of inhabitants"), defaultValue=300, minValue=0
            ),
            translate("Sozialraum", "Areas with fewer inhabitants are not valid; the MSS takes 300."),
        )
        self._add_condition(
            "VALID",
            translate("Sozialraum", "Valid areas"),
            translate("Sozialraum", "Condition that valid areas meet, for leaving out outliers: \"KOM\" = 'gültig'."),
        )
        self._add_condition(
            "REFERENCE",
            translate("Sozialraum", "Reference areas"),
            translate("Sozialraum", "Condition: only these areas give mean and standard deviation; empty = all valid."),
            advanced=True,
        )

    def _add_condition(self, name: str, title: str, text: str, advanced: bool = False) -> None:
        self.add(QgsProcessingParameterExpression(name, title, None, "INPUT", optional=True), text, advanced)

    def _add_trials(self) -> None:
        self.add_text(
            "WEIGHTS",
            translate("Sozialraum", "Weights"),
            translate("Sozialraum", "For trying out, as JSON: fields and weights other than 1; 0 leaves one out."),
            advanced=True,
        )
        self.add_switch(
            "DETAILS",
            translate("Sozialraum", "Contributions and robustness"),
            translate(
                "Sozialraum",
                "Adds c_… (what each indicator adds to its index), rank by status (1 = worst) with best and "
                "worst rank, and the other groups under changed recipes: without each indicator, its weight ±25 %, "
                "without the most extreme area.",
            ),
            default=True,
            advanced=True,
        )

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.attributes import numeric, row_labels
        from ..domain.mss import mss_index
        from ..domain.mss_whatif import columns, what_if
        from ..domain.standardising import distinct, parse_weights
        from . import index_report, page
        from .result_style import mss_groups

        frame = self.frame(parameters, "INPUT", context, progress_of(feedback, 0.0, 0.3))
        layer = frame.attrs["name"]
        names = {name: self.field_names(parameters, name, context) for name in ("STATUS", "DYNAMIC", "POPULATION")}
        distinct([*names["STATUS"], *names["DYNAMIC"]])
        found = {part: {field: numeric(frame, field, layer) for field in fields} for part, fields in names.items()}
        population = next(iter(found["POPULATION"].values()), None)
        result = mss_index(
            found["STATUS"],
            found["DYNAMIC"],
            population,
            minimum=self.parameterAsDouble(parameters, "MIN_POPULATION", context),
            included=self.condition(parameters, "VALID", context),
            reference=self.condition(parameters, "REFERENCE", context),
            weights=parse_weights(self.parameterAsString(parameters, "WEIGHTS", context)),
        )
        changes = what_if(result)
        for line in index_report.mss_lines(result, changes):
            feedback.pushInfo(line)
        details = self.parameterAsBool(parameters, "DETAILS", context)
        added = columns(result, changes if details else None) | index_report.mss_texts(result)
        source = self.source(parameters, "INPUT", context)
        output = self.append(
            parameters, context, source, added, progress_of(feedback, 0.5, 1.0), theme=mss_groups("sdi")
        )
        outputs = {"OUTPUT": output}
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        if report:
            page.write(Path(report), index_report.mss_page(layer, result, changes, population, row_labels(frame)))
            outputs["REPORT"] = report
        return outputs
