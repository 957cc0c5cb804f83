# SPDX-License-Identifier: GPL-2.0-or-later
"""How many people live within reach of a facility, by area."""

from qgis.core import Qgis, QgsProcessingParameterNumber, QgsProcessingParameterString

from ...i18n import translate
from ...i18n.messages import message
from .. import packages
from .base import progress_of
from .computing import ANY_GEOMETRY, ComputeAlgorithm

LINES = Qgis.ProcessingSourceType.VectorLine


class ComputeReach(ComputeAlgorithm):
    NAME = "reach"
    NEEDS = packages.NETWORKS

    def displayName(self) -> str:
        return translate("Sozialraum", "Compute reach of facilities")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "People within a distance of the nearest facility, by area.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Counts the people within distances (in metres) of the nearest facility: people, within_… and share_… "
            "(0 to 1) for each area.\n\n"
            "Three ways, the best the data allow: along a network of streets and paths (exact along parts of edges); "
            "by straight line around barriers (what a railway, a river or a motorway cuts off is not served); by "
            "straight line. The log and the field reach_way say which.\n\n"
            "People are points, counted exactly, or areas, over which they are taken to live evenly spread: an "
            "estimate, though the ground within the distance is measured to 0.1 per cent by straight line; along a "
            "network it is sampled every 20 to 100 m. Distances to parks are measured to the edge.\n\n"
            "With the field of the places also access_…: places for each person who shares them with all others in "
            "reach (two-step floating catchment, Luo and Wang 2003).\n\n"
            "Usual distances: playground 300 to 500 m, Kita 500 m, green near the home 500 m, primary school 1,000 m.",
        )

    def tags(self) -> list[str]:
        return translate(
            "Sozialraum", "reach,catchment,accessibility,distance,buffer,network,barrier,floating catchment,2SFCA"
        ).split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_source(
            "FACILITIES", translate("Sozialraum", "Facilities"),
            translate("Sozialraum", "Points, or areas such as parks; a filter or selection counts."), ANY_GEOMETRY,
        )  # fmt: skip
        self.add_source(
            "POPULATION", translate("Sozialraum", "Population"),
            translate("Sozialraum", "Points (addresses) or areas (blocks, Planungsräume) with a number of people."),
            ANY_GEOMETRY,
        )  # fmt: skip
        self.add_field(
            "POPULATION_FIELD", "POPULATION", translate("Sozialraum", "Field with the number of people"),
            translate("Sozialraum", "Number or text; left empty, each point is one person."), optional=True,
        )  # fmt: skip
        distances = QgsProcessingParameterString(
            "DISTANCES", translate("Sozialraum", "Distances (metres)"), defaultValue="500"
        )
        self.add(distances, translate("Sozialraum", "Ascending, divided by semicolons, for example 300;500;1000."))
        self.add_source(
            "AREAS", translate("Sozialraum", "Areas"),
            translate("Sozialraum", "Whose people are counted; left empty, the features of the population."),
            optional=True,
        )  # fmt: skip
        self.add_source(
            "BARRIERS", translate("Sozialraum", "Barriers"),
            translate("Sozialraum", "Lines or polygons nobody crosses: railways, large water, motorways; with gaps for "
                      "bridges."),
            ANY_GEOMETRY, optional=True,
        )  # fmt: skip
        self.add_source(
            "NETWORK", translate("Sozialraum", "Network"),
            translate("Sozialraum", "Lines people walk along; preferred to barriers."), LINES, optional=True,
        )  # fmt: skip
        self.add_field(
            "CAPACITY", "FACILITIES", translate("Sozialraum", "Field with places"),
            translate("Sozialraum", "Asks for the places for each person (access); not stated is not 0."),
            optional=True,
        )  # fmt: skip
        self._add_tolerance()
        self.add_sink(
            "OUTPUT", translate("Sozialraum", "Reach by area"),
            translate("Sozialraum", "The areas with people, within and share for each distance, status and way."),
            ANY_GEOMETRY,
        )  # fmt: skip
        self.add_number_output("PEOPLE", translate("Sozialraum", "People in all"))
        self.add_number_output("OUTSIDE", translate("Sozialraum", "People outside all areas"))

    def _add_tolerance(self) -> None:
        tolerance = QgsProcessingParameterNumber(
            "TOLERANCE", translate("Sozialraum", "Tolerance of the network (metres)"),
            QgsProcessingParameterNumber.Type.Double, defaultValue=0.5, optional=True, minValue=0.0, maxValue=50.0,
        )  # fmt: skip
        text = translate("Sozialraum", "An end of a line this near to another line is joined to it.")
        self.add(tolerance, text, advanced=True)

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.reach import distances_of, reach
        from .result_columns import column
        from .result_style import Classes

        distances = distances_of(self.parameterAsString(parameters, "DISTANCES", context))
        fields = [
            next(iter(self.field_names(parameters, name, context)), "") for name in ("POPULATION_FIELD", "CAPACITY")
        ]
        layers = {}
        for n, name in enumerate(("FACILITIES", "POPULATION", "AREAS", "BARRIERS", "NETWORK")):
            if parameters.get(name) not in (None, ""):
                layers[name.lower()] = self.frame(
                    parameters, name, context, progress_of(feedback, n / 20, (n + 1) / 20)
                )
        result = reach(
            **layers, field=fields[0], distances=distances, capacity=fields[1],
            tolerance=self.parameterAsDouble(parameters, "TOLERANCE", context),
            progress=progress_of(feedback, 0.25, 0.9),
        )  # fmt: skip
        for note in result.notes:
            feedback.pushInfo(message(note.code, note.values))
        source = self.source(parameters, "AREAS", context) or self.source(parameters, "POPULATION", context)
        columns = result.columns()
        share = next(name for name in columns if name.startswith("share_"))
        output = self.append(
            parameters, context, source, columns, progress_of(feedback, 0.9),
            theme=Classes(share, column("reach", share)[0], (0.2, 0.4, 0.6, 0.8), 2, status="status"),
            subject=layers["facilities"].attrs["name"],
        )  # fmt: skip
        return {"OUTPUT": output, "PEOPLE": result.total, "OUTSIDE": result.outside}
