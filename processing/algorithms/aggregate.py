# SPDX-License-Identifier: GPL-2.0-or-later
"""Points, lines and polygons of any layer onto any areas."""

from qgis.core import Qgis, QgsWkbTypes

from ...i18n import translate
from ...i18n.messages import message
from ..domain.errors import SozialraumError
from .base import progress_of
from .computing import ANY_GEOMETRY, ComputeAlgorithm, cache_folder


class AggregateFeatures(ComputeAlgorithm):
    NAME = "aggregate"

    def displayName(self) -> str:
        return translate("Sozialraum", "Aggregate features to areas")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Counts and sums points, lines or polygons in areas, each feature exactly once.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Counts the features of a layer in the areas of another one and sums their fields. Points: number "
            "(count). Lines: also their length in the area (length_m, metres). Polygons: also the ground under them "
            "(area_m2_in, square metres, counted once where they overlap each other) and its share of the area "
            "(share, 0 to 1).\n\nEach feature counts once: a point in the area that covers it, its border included; a "
            "line or polygon in the area that holds most of it, while length and ground are divided exactly. Where "
            "several areas are possible, the one with the lowest LOR key is taken, in other layers the first one.\n\n"
            "For each field to sum there are sum_… and missing_…, the number of features without a number: "
            "they never count as 0. If no feature of an area has a number, the sum is empty. “–” is 0, “•” and “k. A.” "
            "are missing.\n\nWhat lies in no area is counted in OUTSIDE, so that all features are accounted for. "
            "Lengths and areas are plane ones in ETRS89 / UTM 33N (EPSG:25833), sums have about 15 digits. The layers "
            "must lie in Berlin.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "points in polygon,count,sum,length,share,spatial join,LOR,areas").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_source(
            "INPUT",
            translate("Sozialraum", "Features"),
            translate("Sozialraum", "Points, lines or polygons in any coordinate system; filter and selection count."),
            ANY_GEOMETRY,
        )
        self.add_source(
            "AREAS",
            translate("Sozialraum", "Areas"),
            translate("Sozialraum", "Polygons to aggregate to, for example the Planungsräume."),
        )
        self.add_field(
            "FIELDS",
            "INPUT",
            translate("Sozialraum", "Fields to sum"),
            translate("Sozialraum", "Numbers, or text that holds numbers such as 1.234,5; empty = only count."),
            multiple=True,
            optional=True,
        )
        self.add_sink(
            "OUTPUT",
            translate("Sozialraum", "Aggregated"),
            translate("Sozialraum", "The areas with all their fields and the new numbers."),
        )
        self.add_sink(
            "OUTSIDE_FEATURES",
            translate("Sozialraum", "Features in no area"),
            translate("Sozialraum", "What lies in none of the areas, with all attributes, to be looked at."),
            ANY_GEOMETRY,
            optional=True,
        )
        self.add_number_output("OUTSIDE", translate("Sozialraum", "Features in no area"))

    def gather(self, parameters, context) -> None:
        from ..points import plain_file

        super().gather(parameters, context)
        layer = self.parameterAsVectorLayer(parameters, "INPUT", context)
        self.file = plain_file(parameters.get("INPUT"), layer, self.field_names(parameters, "FIELDS", context))

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.target_areas import Areas

        areas_source = self.source(parameters, "AREAS", context)
        areas = Areas.of(self.frame(parameters, "AREAS", context, progress_of(feedback, 0.0, 0.05)))
        source = self.source(parameters, "INPUT", context)
        if source is None:
            raise SozialraumError("layer_missing", layer="INPUT")
        fields = self.field_names(parameters, "FIELDS", context)
        found, features = self._aggregate(source, areas, fields, feedback)
        for note in found.notes:
            feedback.pushInfo(message(note.code, note.values))
        outside = len(found.outside)
        shown = progress_of(feedback, 0.85, 0.9)
        output = self.append(
            parameters, context, areas_source, found.columns, shown,
            theme=_theme(found.columns, fields), subject=source.sourceName(),
        )  # fmt: skip
        rest = self.copy(parameters, context, source, features, outside, "OUTSIDE_FEATURES", progress_of(feedback, 0.9))
        outputs = {"OUTPUT": output, "OUTSIDE": outside}
        return outputs if rest is None else outputs | {"OUTSIDE_FEATURES": rest}

    def _aggregate(self, source, areas, fields, feedback):
        """Numbers by area, and the features that lie in none."""
        from ..domain.aggregation import points_in_areas, shapes_in_areas
        from ..domain.geometry_kind import kind_of
        from ..layers import crs_of, frame, picked, require_fields
        from ..points import PointReader

        require_fields(source, fields)
        if QgsWkbTypes.geometryType(source.wkbType()) != Qgis.GeometryType.Point:
            table = frame(source, fields, progress_of(feedback, 0.05, 0.3))
            kind = kind_of(table, source.sourceName())
            if kind != "point":
                found = shapes_in_areas(table, kind, areas, fields, progress_of(feedback, 0.3, 0.85))
                return found, picked(source, found.outside)
        reader = PointReader(source, fields, self.file)
        found = points_in_areas(
            reader.batches(), areas, fields, crs=crs_of(source.sourceCrs()), layer=source.sourceName(),
            expected=source.featureCount(), folder=cache_folder(), progress=progress_of(feedback, 0.05, 0.85),
        )  # fmt: skip
        return found, reader.picked(found.outside)


def _theme(columns, fields):
    """Covered ground as a share, else what was counted: the first sum, lengths, or the number of features."""
    from .result_columns import column
    from .result_style import Classes

    if "share" in columns:
        return Classes("share", column("aggregate", "share")[0], decimals=3)
    name = f"sum_{fields[0]}" if fields else "length_m" if "length_m" in columns else "count"
    return Classes(name, column("aggregate", name)[0], decimals=0, circles=True)
