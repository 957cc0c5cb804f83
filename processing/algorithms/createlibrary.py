# SPDX-License-Identifier: GPL-2.0-or-later
"""Make a library from LOR layers, or add a key system to one."""

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ...i18n import translate
from ...i18n.messages import message, number
from ..domain.errors import SozialraumError
from ..domain.status import Reason
from .base import SozialraumAlgorithm, progress_of


class CreateLibrary(SozialraumAlgorithm):
    NAME = "createlibrary"

    def displayName(self) -> str:
        return translate("Sozialraum", "Create data library")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Makes the GeoPackage that holds the LOR areas and all numbers of the offices.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Makes a data library: one GeoPackage with the LOR areas of all levels, into which the offices' tables and "
            "layers are then imported.\n\nThe layer of the Planungsräume is enough; layers of Bezirksregionen, "
            "Prognoseräume and Bezirke beside it give their names. A file given without a layer's name brings all its "
            "LOR layers.\n\nAn existing library is never overwritten: a key system it lacks is added to it "
            "(LOR until 2020 beside LOR 2021), otherwise the algorithm stops and changes nothing.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "LOR,Planungsraum,Bezirksregion,library,GeoPackage,key system").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(
                "AREAS",
                translate(
                    "Sozialraum", "LOR layers (Planungsräume; with Bezirksregionen, Prognoseräume, Bezirke for names)"
                ),
                Qgis.ProcessingSourceType.VectorPolygon,
            ),
            translate(
                "Sozialraum",
                "Polygon layers with LOR keys in any column spelling and any coordinate system. Each layer of "
                "Planungsräume makes one key system.",
            ),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("Sozialraum", "Data library (GeoPackage)"), "GeoPackage (*.gpkg)"
            ),
            translate(
                "Sozialraum",
                "New file, or an existing data library to which a key system is to be added. Nothing is overwritten.",
            ),
        )
        self.add(
            QgsProcessingParameterString(
                "VINTAGE", translate("Sozialraum", "Key system (empty = recognise)"), optional=True
            ),
            translate(
                "Sozialraum",
                "Only for areas whose keys are not known: a name for their key system, for example 2021. "
                "Known systems are recognised by their keys.",
            ),
            advanced=True,
        )
        for name, title in (
            ("PLR", translate("Sozialraum", "Number of Planungsräume")),
            ("BZR", translate("Sozialraum", "Number of Bezirksregionen")),
            ("PGR", translate("Sozialraum", "Number of Prognoseräume")),
            ("BEZ", translate("Sozialraum", "Number of Bezirke")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def gather(self, parameters, context) -> None:
        from ..layers import LayerCopy, sublayers

        self.copies = []
        for layer in self.parameterAsLayerList(parameters, "AREAS", context):
            parts = sublayers(layer) if isinstance(layer, QgsVectorLayer) else []
            polygons = [p for p in parts if p.geometryType() == Qgis.GeometryType.Polygon]
            if not polygons:
                raise SozialraumError("no_polygons", layer=layer.name())
            self.copies += [LayerCopy(part, optional=len(parts) > 1) for part in polygons]

    def compute(self, parameters, context, feedback) -> dict:
        from ..domain.areas import create_library
        from ..domain.library import Library

        path = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        copies, self.copies = self.copies, []
        share = 0.5 / max(1, len(copies))
        frames = [copy.frame(progress_of(feedback, n * share, (n + 1) * share)) for n, copy in enumerate(copies)]
        vintage = self.parameterAsString(parameters, "VINTAGE", context).strip()
        before = Library(path).vintages if path.exists() else ()
        notes: list[Reason] = []
        counts = create_library(path, frames, vintage=vintage, progress=progress_of(feedback, 0.5, 1.0), notes=notes)
        for note in notes:
            feedback.pushInfo(message(note.code, note.values))
        summary = translate(
            "Sozialraum",
            "Data library made: {plr} Planungsräume, {bzr} Bezirksregionen, {pgr} Prognoseräume, {bez} Bezirke "
            "({systems}).",
        ).format(
            systems=", ".join(f"LOR {name}" for name in Library(path).vintages if name not in before),
            **{level.lower(): number(counts[level]) for level in ("PLR", "BZR", "PGR", "BEZ")},
        )
        feedback.pushInfo(summary)
        levels = {level: counts[level] for level in ("PLR", "BZR", "PGR", "BEZ")}
        # The sentence is for our window only, so no declared output of the frozen interface.
        return {"OUTPUT": str(path), **levels, "SUMMARY": summary}
