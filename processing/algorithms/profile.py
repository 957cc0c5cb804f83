# SPDX-License-Identifier: GPL-2.0-or-later
"""Write profiles as PDF."""

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ...i18n import translate
from ...i18n.messages import message, number
from .. import packages
from ..background import LayerGround
from .base import SozialraumAlgorithm, progress_of
from .computing import cache_folder
from .suggestions import TEMPLATES, suggested

LEVELS = ("PLR", "BZR", "PGR", "BEZ")
EDITIONS = ("intern", "oeffentlich")


class WriteProfiles(SozialraumAlgorithm):
    NAME = "profile"
    GROUP = "profiles"
    NEEDS = packages.PROFILES

    def displayName(self) -> str:
        return translate("Sozialraum", "Write profiles as PDF")

    def shortDescription(self) -> str:
        return translate("Sozialraum", "Writes the profile of one, several or all areas, one PDF each.")

    def shortHelpString(self) -> str:
        return translate(
            "Sozialraum",
            "Writes one accessible PDF (PDF/UA-1, PDF/A-2a) for each area and a list of them (manifest.json).\n\n"
            "One area that fails does not stop the others. After a cancel, running again writes only what is "
            "missing.\n\n"
            "The edition “oeffentlich” holds back what must not leave the office: small numbers of sources that are "
            "not published, others from which they could be reckoned back, closed places, drafts, "
            "and texts that nobody released. What was released is entered in the library's ledger.",
        )

    def tags(self) -> list[str]:
        return translate("Sozialraum", "PDF,profile,Kurzprofil,Bezirksregionenprofil,report,batch").split(",")

    def initAlgorithm(self, configuration=None) -> None:
        self.add_library()
        self._add_areas()
        self.add(
            suggested(
                "TEMPLATE", translate("Sozialraum", "Template"), TEMPLATES, defaultValue="kurzprofil", optional=True
            ),
            translate(
                "Sozialraum",
                "Which document: kurzprofil (four pages), teil1 and teil2 (Bezirksregionenprofil), planungsraum, "
                "bezirk, vorlage, or one of your own.",
            ),
        )
        self._add_edition()
        self._add_folder(translate("Sozialraum", "Where the PDF files and manifest.json go."))
        self.add(
            QgsProcessingParameterMultipleLayers(
                "BACKGROUND",
                translate("Sozialraum", "Background of the maps"),
                Qgis.ProcessingSourceType.MapLayer,
                optional=True,
            ),
            translate(
                "Sozialraum",
                "Raster layers or vector tiles (aerial photograph, Karte von Berlin) behind the maps of planning areas "
                "and facilities; their licence stands in the caption. Empty: none.",
            ),
            advanced=True,
        )
        self._add_counts()

    def _add_edition(self) -> None:
        self.add(
            QgsProcessingParameterEnum(
                "EDITION",
                translate("Sozialraum", "Edition (internal / public)"),
                options=list(EDITIONS),
                usesStaticStrings=True,
                defaultValue="intern",
                optional=True,
            ),
            translate(
                "Sozialraum",
                "intern: for the administration, marked on each page. oeffentlich: what may leave the office.",
            ),
        )
        self.add(
            QgsProcessingParameterString(
                "PERIOD", translate("Sozialraum", "Reference date (empty = newest)"), optional=True
            ),
            translate("Sozialraum", "The profile's date, for example 31.12.2024; later numbers are then left out."),
        )

    def _add_folder(self, text: str) -> None:
        folder = QgsProcessingParameterFolderDestination("OUTPUT", translate("Sozialraum", "Target folder"))
        self.add(folder, text)

    def _add_counts(self) -> None:
        for name, title in (
            ("WRITTEN", translate("Sozialraum", "Profiles written")),
            ("SKIPPED", translate("Sozialraum", "Profiles skipped")),
            ("FAILED", translate("Sozialraum", "Profiles failed")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def _add_areas(self) -> None:
        self.add(
            QgsProcessingParameterEnum(
                "LEVEL",
                translate("Sozialraum", "Level"),
                options=list(LEVELS),
                usesStaticStrings=True,
                defaultValue="BZR",
                optional=True,
            ),
            translate(
                "Sozialraum",
                "PLR Planungsraum, BZR Bezirksregion, PGR Prognoseraum, BEZ Bezirk. Empty: the template's own.",
            ),
        )
        self.add(
            QgsProcessingParameterString(
                "AREA_IDS", translate("Sozialraum", "Areas (keys, empty = all)"), optional=True
            ),
            translate("Sozialraum", "Keys of the areas separated by commas, for example 073005, 073006."),
        )

    def gather(self, parameters, context) -> None:
        layers = self.parameterAsLayerList(parameters, "BACKGROUND", context) or []
        self._feedback = None
        self._ground = LayerGround(layers, self._cancelled, context.project()) if layers else None

    def _cancelled(self) -> bool:
        return self._feedback is not None and self._feedback.isCanceled()

    def document(self, parameters, context) -> dict:
        """What is written of each area: arguments of `write_profiles`."""
        template = self.parameterAsString(parameters, "TEMPLATE", context).strip() or "kurzprofil"
        return {"template": template, "ground": self._ground}

    def compute(self, parameters, context, feedback) -> dict:
        from ..report.batch import write_profiles

        self._feedback = feedback
        folder = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        library = self.library(parameters, context)
        ids = self.parameterAsString(parameters, "AREA_IDS", context)
        result = write_profiles(
            library.path,
            folder,
            level=self.parameterAsEnumString(parameters, "LEVEL", context) or "BZR",
            area_ids=tuple(part.strip() for part in ids.replace(";", ",").split(",") if part.strip()),
            **self.document(parameters, context),
            edition=self.parameterAsEnumString(parameters, "EDITION", context) or "intern",
            period=self.parameterAsString(parameters, "PERIOD", context).strip(),
            cache_folder=cache_folder(),
            progress=progress_of(feedback),
        )
        for area_id, reason in result.warnings:
            said = message(reason.code, reason.values)
            feedback.pushWarning(f"{area_id}: {said}" if area_id else said)
        for area_id, error in result.failed:
            feedback.reportError(f"{area_id}: {message(error.code, error.values)}")
        counts = {"WRITTEN": len(result.written), "SKIPPED": len(result.skipped), "FAILED": len(result.failed)}
        if result.cancelled:
            done = {"written": len(result.written) + len(result.skipped), "wanted": result.total}
            feedback.reportError(message("profiles_cancelled", done))
        else:
            feedback.pushInfo(_summary(result, counts))
        return {"OUTPUT": str(folder), **counts}


def _summary(result, counts: dict[str, int]) -> str:
    if counts == {"WRITTEN": 1, "SKIPPED": 0, "FAILED": 0}:
        return translate("Sozialraum", "1 profile written: {file}").format(file=Path(result.written[0]).name)
    return translate("Sozialraum", "{written} profiles written, {skipped} skipped, {failed} failed.").format(
        **{key.lower(): number(value) for key, value in counts.items()}
    )
