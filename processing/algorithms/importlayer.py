# SPDX-License-Identifier: GPL-2.0-or-later
"""Take an office's layer into the library."""

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)

from ...i18n import translate
from ..domain.errors import SozialraumError
from .base import SozialraumAlgorithm, progress_of
from .suggestions import add_office, add_published, add_title, suggested

FIELDS = ("NAME", "CAPACITY", "CARRIER", "PUBLIC")


class ImportLayer(SozialraumAlgorithm):
    NAME = "importlayer"

    def displayName(self) -> str:
        return translate("Sozialraum", "Import office layer")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Takes an office's points, lines or polygons into the data library.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Takes a layer of facilities, lines or areas into the data library and counts it by Planungsraum: "
            "number and "
            "capacity of points, length of lines, area of polygons.\n\nKnown layers (Kitas, schools, youth centres, "
            "nursing homes) are recognised with their fields. A capacity stored as text is read as a number; 0 "
            "stays 0, "
            "and what is not stated is counted as not stated.\n\nFeatures outside all areas are listed in the "
            "report and "
            "stay in the totals.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "facilities,Kita,school,points,places,capacity,layer,office").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        from ..domain.catalogue import themes

        self.add_library()
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", translate("Sozialraum", "Layer"), [Qgis.ProcessingSourceType.VectorAnyGeometry]
            ),
            translate(
                "Sozialraum", "Points, lines or polygons in any coordinate system; a filter or selection counts."
            ),
        )
        known = themes()
        self.add(
            suggested(
                "THEME",
                translate("Sozialraum", "Theme"),
                tuple(known),
                tuple(theme.title for theme in known.values()),
            ),
            translate("Sozialraum", "One of the list or an own word; it names the quantities, for example kita.count."),
        )
        self._add_fields()
        add_office(self)
        self.add(
            QgsProcessingParameterString("PERIOD", translate("Sozialraum", "Date of the data"), optional=True),
            translate(
                "Sozialraum", "Needed, because layers seldom hold their date: DD.MM.YYYY, for example 31.12.2022."
            ),
        )
        add_title(self)
        add_published(self)
        self.add(
            QgsProcessingParameterBoolean(
                "CLOSED",
                translate("Sozialraum", "These places are not open to the public"),
                defaultValue=False,
                optional=True,
            ),
            translate(
                "Sozialraum",
                "Women’s shelters, sheltered flats: a public edition shows none of them, neither on the map nor by "
                "name, and tells nothing of them for small areas. Where it holds for some only, choose the field "
                "“public” instead. To mark a layer later, import it again.",
            ),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("Sozialraum", "Report"), "HTML (*.html)", optional=True, createByDefault=False
            ),
            translate("Sozialraum", "A page with all that was recognised, repaired and not taken."),
        )
        self.addOutput(QgsProcessingOutputFile("LIBRARY", translate("Sozialraum", "Data library")))
        self.addOutput(QgsProcessingOutputString("SOURCE_ID", translate("Sozialraum", "Number of the source")))
        self.addOutput(QgsProcessingOutputNumber("FEATURES", translate("Sozialraum", "Features taken")))
        self.addOutput(QgsProcessingOutputNumber("OUTSIDE", translate("Sozialraum", "Features outside all areas")))

    def _add_fields(self) -> None:
        for name, title, text in (
            (
                "NAME",
                translate("Sozialraum", "Field with names"),
                translate("Sozialraum", "Name of each facility; empty = as recognised."),
            ),
            (
                "CAPACITY",
                translate("Sozialraum", "Field with places"),
                translate("Sozialraum", "Places, beds or another size, number or text; empty = as recognised."),
            ),
            (
                "CARRIER",
                translate("Sozialraum", "Field with the carrier"),
                translate("Sozialraum", "Who runs the facility; empty = as recognised."),
            ),
            (
                "PUBLIC",
                translate("Sozialraum", "Field “public”"),
                translate("Sozialraum", "Yes or no: may the place be shown in an edition for the public? Empty = yes."),
            ),
        ):
            parameter = QgsProcessingParameterField(
                name,
                title,
                parentLayerParameterName="INPUT",
                type=Qgis.ProcessingFieldParameterDataType.Any,
                optional=True,
            )
            self.add(parameter, text)

    def gather(self, parameters, context) -> None:
        from ..layers import file_name, refuse_disguised

        layer = self.parameterAsVectorLayer(parameters, "INPUT", context)
        self.file = "" if layer is None else file_name(layer)
        if layer is not None:
            refuse_disguised(layer)

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.facilities import import_facilities
        from ..layers import frame
        from . import import_report, outlook_report, page

        library = self.library(parameters, context)
        source = self.parameterAsSource(parameters, "INPUT", context)
        if source is None:
            raise SozialraumError("layer_missing", layer=str(parameters.get("INPUT")).rpartition("/")[2])
        fields = {name.lower(): self.parameterAsString(parameters, name, context).strip() for name in FIELDS}
        text = {
            name.lower(): self.parameterAsString(parameters, name, context).strip()
            for name in ("THEME", "OFFICE", "PERIOD", "TITLE")
        }
        features = frame(source, progress=progress_of(feedback, 0.0, 0.3))
        result = import_facilities(
            library,
            features,
            file=self.file or source.sourceName(),
            published=self.parameterAsBool(parameters, "PUBLISHED", context),
            closed=self.parameterAsBool(parameters, "CLOSED", context),
            progress=progress_of(feedback, 0.3, 1.0),
            **fields,
            **text,
        )
        public_edition = outlook_report.told(library, [result.source_id], feedback)
        for line in (*import_report.layer_lines(result), *public_edition.lines):
            feedback.pushInfo(line)
        outputs = {
            # SUMMARY, THEME and PAGE are for our window only, so no declared outputs of the frozen interface.
            "SUMMARY": f"{import_report.layer_summary(result)} {public_edition.short}".strip(),
            "THEME": result.theme,
            "LIBRARY": str(library.path),
            "SOURCE_ID": str(result.source_id),
            "FEATURES": result.features,
            "OUTSIDE": result.outside,
        }
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        if report:
            outputs["REPORT"] = report
        outputs["PAGE"] = report or QgsProcessingUtils.generateTempFilename("report.html", context)
        page.write(Path(outputs["PAGE"]), import_report.layer_page(source.sourceName(), result, public_edition.section))
        return outputs
