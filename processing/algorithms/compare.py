# SPDX-License-Identifier: GPL-2.0-or-later
"""Compare all areas of a level: value, range, rank, change, stage of attention."""

from ...i18n import translate
from .base import progress_of
from .computing import ComputeAlgorithm, cache_folder
from .suggestions import level_choice, suggested

LEVELS = ("PLR", "BZR", "PGR", "BEZ")


class Compare(ComputeAlgorithm):
    NAME = "compare"

    def displayName(self) -> str:
        return translate("Sozialraum", "Compare areas")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Indicators of all areas of a level beside Bezirk, city and each other.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Writes one feature for each area and indicator: value, district (the Bezirk's value) and city, rank and "
            "mean, lowest and highest value of the areas in the Bezirk (the mean counts every area alike), change to "
            "one and five years earlier (in % for counts, in percentage points for shares) and stages of attention. "
            "The numbers are those of the profiles.\n\n"
            "low and high (95 %) say how far a value may move by chance alone, because single people happen to come or "
            "to go; the register counts everybody, so this is no error of counting. change_…_noise is 1 where a change "
            "goes no further than that. Shares by Wilson and Newcombe, events by Poisson; places, areas and the number "
            "of inhabitants have no range.\n\n"
            "Stages of attention 1 to 3 are a presetting, no official rule, unless the data library holds its own.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "comparison,rank,change,reliability,confidence interval,attention").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        from ..domain.catalogue import indicators

        self.add_library()
        text = translate("Sozialraum", "PLR Planungsraum, BZR Bezirksregion, PGR Prognoseraum, BEZ Bezirk.")
        self.add(level_choice(LEVELS), text)
        known = indicators()
        title = translate("Sozialraum", "Indicators (comma separated, empty = all)")
        hints = tuple(i.indicator for i in known), tuple(i.title for i in known)
        self.add(
            suggested("INDICATOR", title, *hints, optional=True),
            translate("Sozialraum", "Ids of the catalogue or Kernindikatoren, for example b1, t3, A5."),
        )
        self.add_text(
            "PERIOD",
            translate("Sozialraum", "Reference date (empty = newest)"),
            translate("Sozialraum", "For example 31.12.2024; later numbers are then left out."),
        )
        self.add_sink(
            "OUTPUT", translate("Sozialraum", "Areas compared"), translate("Sozialraum", "Where the comparison goes.")
        )

    def compute(self, parameters, context, feedback) -> dict:
        import geopandas

        from ..domain.comparison_table import compared_areas, comparison_table
        from ..domain.numbers import Numbers
        from ..domain.parsing import wanted_period

        level = self.parameterAsEnumString(parameters, "LEVEL", context) or "BZR"
        period = wanted_period(self.parameterAsString(parameters, "PERIOD", context))
        text = self.parameterAsString(parameters, "INDICATOR", context)
        names = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
        numbers = Numbers.read(self.library(parameters, context), cache_folder())
        table = comparison_table(numbers, level, names, period, progress_of(feedback, 0.0, 0.8))
        shapes = compared_areas(numbers, level, period).set_index("area_id").loc[table["area_id"], "geometry"]
        frame = geopandas.GeoDataFrame(table, geometry=shapes.array, crs="EPSG:25833")
        shown = next(i for i in numbers.indicators if i.indicator == table["indicator"].iloc[0])
        alone = table["indicator"].nunique() == 1
        output = self.put(
            parameters, context, frame, progress=progress_of(feedback, 0.8, 1.0),
            theme=_theme(shown), subject=f"{shown.title}, {level}" if alone else level,
        )  # fmt: skip
        return {"OUTPUT": output}


def _theme(indicator):
    """The first indicator: those behind it lie under the same areas."""
    from qgis.core import QgsExpression

    from .result_style import Classes, mss_groups

    where = f'"indicator" = {QgsExpression.quotedString(indicator.indicator)}'
    if indicator.categorical:
        return mss_groups(f'CASE WHEN {where} THEN "text" END')
    heading = f"{indicator.title} ({indicator.unit})" if indicator.unit else indicator.title
    counts = not indicator.denominator
    return Classes("value", heading, (), indicator.decimals, status="status", where=where, circles=counts)
