# SPDX-License-Identifier: GPL-2.0-or-later
"""Where like values are neighbours."""

from qgis.core import (
    Qgis,
    QgsProcessingParameterDistance,
    QgsProcessingParameterNumber,
)

from ...i18n import translate
from ...i18n.messages import message
from .base import progress_of
from .cluster_style import cluster_theme
from .computing import ComputeAlgorithm
from .suggestions import choice

CONTIGUITY = {
    "queen": lambda: translate("Sozialraum", "common border or corner (queen)"),
    "rook": lambda: translate("Sozialraum", "common border only (rook)"),
}
COLUMNS = ("status", "neighbours", "analysed", "z", "lag", "lisa", "p", "p_fdr", "significant", "quadrant")
INTEGER = QgsProcessingParameterNumber.Type.Integer
DOUBLE = QgsProcessingParameterNumber.Type.Double


class Clusters(ComputeAlgorithm):
    NAME = "clusters"

    def displayName(self) -> str:
        return translate("Sozialraum", "Find clusters (Moran's I, LISA)")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Tells where neighbouring areas have like values, and whether chance would do.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Compares each area with the mean of its neighbours.\n\nMoran's I (Moran 1950): about 0 without spatial "
            "order, positive where like values are neighbours. “lisa” is the local Moran of each area (Anselin 1995). "
            "“quadrant”: HH high among high, LL low among low, HL and LH unlike their neighbours; it stands only where "
            "significant. High means above the mean of all areas, not good or bad.\n\n“p” is a two-sided pseudo "
            "p-value by permutation (twice esda's “directed” p); “p_fdr” is adjusted for as many tests (Benjamini & "
            "Hochberg 1995) and decides. With few permutations few areas can be significant.\n\n“z” and “lag” are the "
            "axes of the Moran scatterplot, in standard deviations. Neighbours share a border or a corner.\n\nRates of "
            "small populations vary by chance: give the count and the population, and rates are standardised "
            "(Assunção & Reis 1999).\n\nAreas without a value take no part. Take all of Berlin, so that neighbours in "
            "other Bezirke count; beyond the city border they are unknown (“city_border”). Results depend on the size "
            "of the areas: never compare different levels or key systems.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "cluster,Moran,LISA,hot spot,autocorrelation,neighbours,permutation").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_source(
            "INPUT", translate("Sozialraum", "Areas"),
            translate("Sozialraum", "Polygons, best all Planungsräume of Berlin; a filter or selection counts."),
        )  # fmt: skip
        self.add_field(
            "FIELD", "INPUT", translate("Sozialraum", "Value"),
            translate(
                "Sozialraum",
                "A share, rate, index or change; with a population a count of persons or cases. Where nobody lives a "
                "share has to be empty, not 0.",
            ),
        )  # fmt: skip
        self.add_field(
            "POPULATION", "INPUT", translate("Sozialraum", "Population (only if the value is a count)"),
            translate("Sozialraum", "Persons the count refers to; rates of small populations are then standardised."),
            optional=True,
        )  # fmt: skip
        self.add_field(
            "AREA_ID", "INPUT", translate("Sozialraum", "Key of the area"),
            translate("Sozialraum", "Field with LOR keys; needed to mark areas with neighbours in another Bezirk."),
            optional=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterNumber(
                "PERMUTATIONS", translate("Sozialraum", "Permutations"), INTEGER, 999, False, 99, 99_999
            ),
            translate("Sozialraum", "How often the values are dealt out anew; more tell smaller p-values apart."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber("SEED", translate("Sozialraum", "Seed"), INTEGER, 1, False, 0),
            translate("Sozialraum", "Start of the random numbers; the same seed gives the same result again."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "ALPHA", translate("Sozialraum", "Level of significance"), DOUBLE, 0.05, False, 0.0001, 0.5
            ),
            translate("Sozialraum", "Share of false finds among the significant areas that is accepted."),
            advanced=True,
        )
        self._add_neighbourhood()
        self.add_sink(
            "OUTPUT", translate("Sozialraum", "Clusters"),
            translate("Sozialraum", "The areas with local Moran, p-values, quadrant, and flags for the borders."),
        )  # fmt: skip
        self.add_number_output("MORAN_I", translate("Sozialraum", "Moran's I"))
        self.add_number_output("P", translate("Sozialraum", "p-value of Moran's I"))

    def _add_neighbourhood(self) -> None:
        titles = {value: title() for value, title in CONTIGUITY.items()}
        contiguity = choice("CONTIGUITY", translate("Sozialraum", "Neighbours"), titles, "queen")
        self.add(
            contiguity,
            translate("Sozialraum", "queen: a common border or corner; rook: a common border only."),
            advanced=True,
        )
        tolerance = QgsProcessingParameterDistance(
            "TOLERANCE", translate("Sozialraum", "Tolerance for gaps"), 0.1, minValue=0.001, maxValue=100
        )
        tolerance.setDefaultUnit(Qgis.DistanceUnit.Meters)
        self.add(
            tolerance,
            translate("Sozialraum", "Metres; gaps up to it between roughly drawn areas do not part neighbours."),
            advanced=True,
        )

    def compute(self, parameters, context, feedback) -> dict:
        import numpy as np

        from ..domain import neighbours, spatial_notes
        from ..domain.area_keys import area_keys
        from ..domain.attributes import numeric
        from ..domain.cluster_map import cluster_map

        progress = progress_of(feedback)
        table = self.frame(parameters, "INPUT", context, progress_of(feedback, 0, 0.2))
        layer = table.attrs["name"]
        name, population, key = (
            "".join(self.field_names(parameters, parameter, context))
            for parameter in ("FIELD", "POPULATION", "AREA_ID")
        )
        value = numeric(table, name, layer)
        people = numeric(table, population, layer) if population else None
        keys = area_keys(table, key, layer) if key else None
        tolerance = self.parameterAsDouble(parameters, "TOLERANCE", context)
        areas = neighbours.polygons(table, layer)
        progress(0.2)
        rook = self.parameterAsEnumString(parameters, "CONTIGUITY", context) == "rook"
        near = neighbours.contiguity(areas, rook=rook, tolerance=tolerance)
        permutations = self.parameterAsInt(parameters, "PERMUTATIONS", context)
        alpha = self.parameterAsDouble(parameters, "ALPHA", context)
        found = cluster_map(
            value, near, people, permutations=permutations, alpha=alpha,
            seed=self.parameterAsInt(parameters, "SEED", context), names=(layer, name, population),
            progress=progress_of(feedback, 0.3, 0.8),
        )  # fmt: skip
        columns = {column: getattr(found, column) for column in COLUMNS}
        edge = neighbours.outer_border(areas, tolerance, progress_of(feedback, 0.8, 0.9))
        columns["city_border"] = edge.astype(int)
        columns["district_border"] = np.full(len(areas), np.nan)
        if keys is not None:
            columns["district_border"] = near.crossing(np.array([area[:2] for area in keys])).astype(float)
        for note in spatial_notes.of_clusters(found, permutations, alpha, edge, keys):
            feedback.pushInfo(message(note.code, note.values))
        source = self.source(parameters, "INPUT", context)
        output = self.append(
            parameters, context, source, columns, progress_of(feedback, 0.9, 1.0),
            theme=cluster_theme(set(found.status)), subject=name,
        )  # fmt: skip
        return {"OUTPUT": output, "MORAN_I": found.moran.value, "P": found.moran.p}
