# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dialogs suggest: offices, themes, templates."""

from collections.abc import Iterable

from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterEnum, QgsProcessingParameterString

from ...i18n import translate
from .base import SozialraumAlgorithm

WIDGETS = f"{__package__}.widgets"
# Names of authorities as they stand in the documents; German whatever the window speaks.
OFFICES = (
    "Amt für Statistik",
    "Jugendamt",
    "Schulamt",
    "Amt für Soziales",
    "Gesundheitsamt",
    "Stadtentwicklungsamt",
    "Straßen- und Grünflächenamt",
    "Amt für Weiterbildung und Kultur",
    "Ordnungsamt",
    "Wirtschaftsförderung",
    "Senatsverwaltung",
    "Sonstige",
)
# What a level is called; German whatever the window speaks.
LEVEL_TITLES = {
    "PLR": "Planungsraum (PLR)",
    "BZR": "Bezirksregion (BZR)",
    "PGR": "Prognoseraum (PGR)",
    "BEZ": "Bezirk (BEZ)",
    "STADT": "Berlin (STADT)",
}
TEMPLATES = ("kurzprofil", "teil1", "teil2", "planungsraum", "bezirk", "vorlage")


def suggested(
    name: str, title: str, values: tuple[str, ...], titles: tuple[str, ...] = (), **options
) -> QgsProcessingParameterString:
    """A text parameter whose widget offers values and takes own words."""
    parameter = QgsProcessingParameterString(name, title, **options)
    widget = {"class": f"{WIDGETS}.Suggestions", "value_hints": list(values), "titles": list(titles or values)}
    parameter.setMetadata({"widget_wrapper": widget})
    return parameter


def choice(
    name: str, title: str, titles: dict[str, str], default: str | None, empty: str | None = None, optional: bool = False
) -> QgsProcessingParameterEnum:
    """One of the frozen values in `titles`, shown in words; `empty` says what taking none of them means."""
    parameter = QgsProcessingParameterEnum(
        name, title, list(titles), defaultValue=default, optional=optional, usesStaticStrings=True
    )
    shown = titles if empty is None else {"": empty} | titles
    widget = {"class": f"{WIDGETS}.Choice", "values": list(shown), "titles": list(shown.values())}
    parameter.setMetadata({"widget_wrapper": widget})
    return parameter


def level_choice(levels: Iterable[str]) -> QgsProcessingParameterEnum:
    """The parameter LEVEL of what is computed for one level; left out it is BZR."""
    titles = {level: LEVEL_TITLES[level] for level in levels}
    return choice("LEVEL", translate("Sozialraum", "Level"), titles, "BZR", optional=True)


def add_office(algorithm: SozialraumAlgorithm) -> None:
    """The parameter OFFICE of an import."""
    algorithm.add(
        suggested("OFFICE", translate("Sozialraum", "Office"), OFFICES, optional=True),
        translate("Sozialraum", "The office that delivers; empty = as recognised. An own name is possible."),
    )


def add_title(algorithm: SozialraumAlgorithm) -> None:
    """The parameter TITLE of an import."""
    algorithm.add(
        QgsProcessingParameterString("TITLE", translate("Sozialraum", "Title of the source"), optional=True),
        translate(
            "Sozialraum", "As it shall stand in the list of sources; empty = as recognised, else the file's name."
        ),
    )


def add_published(algorithm: SozialraumAlgorithm) -> None:
    """The parameter PUBLISHED: only a person can say so, since an office's file may look like the open one."""
    algorithm.add(
        QgsProcessingParameterBoolean(
            "PUBLISHED", translate("Sozialraum", "These very numbers are published"), defaultValue=False, optional=True
        ),
        translate(
            "Sozialraum",
            "Published numbers stand in an edition for the public as they are; of others, small ones are held back. "
            "Tick it for open data taken as they are; to mark a source later, import the same file again.",
        ),
    )
