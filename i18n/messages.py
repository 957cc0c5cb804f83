# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for the codes that `domain` and `report` raise or report: what, where, what to do.

One entry per code; English here, German in `sozialraum_de.ts`. Values are put in with str.format after translating.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from qgis.PyQt.QtCore import QLocale

from ..processing.domain.errors import SozialraumError
from . import area_errors, notes, translate

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

# A function per code (here, in `area_errors` and in `notes`), so that lupdate sees literal strings and translation happens when the sentence is needed.
SENTENCES: dict[str, Callable[[], str]] = {
    "cancelled": lambda: translate("Sozialraum", "Cancelled. Nothing was changed."),
    # --- the library
    "library_missing": lambda: translate("Sozialraum", "Data library not found: “{file}”."),
    "not_a_library": lambda: translate("Sozialraum", "“{file}” is no Sozialraum data library."),
    "library_newer": lambda: translate(
        "Sozialraum",
        "“{file}” was written by a newer version of Sozialraum. Please update the plugin; nothing was changed.",
    ),
    "library_damaged": lambda: translate(
        "Sozialraum", "“{file}” is damaged and cannot be read. Please take the last backup; nothing was changed."
    ),
    "library_exists": lambda: translate("Sozialraum", "“{file}” exists already. Nothing was changed."),
    "library_locked": lambda: translate(
        "Sozialraum", "The data library is being written on {host} (since {since}). Nothing was changed."
    ),
    "read_only": lambda: translate(
        "Sozialraum", "“{file}” is write-protected. Nothing was changed. Please check the rights on file and folder."
    ),
    "disk_full": lambda: translate(
        "Sozialraum", "Not enough disk space for “{file}”. Nothing was changed. Please free space and start again."
    ),
    "folder_missing": lambda: translate("Sozialraum", "The folder for “{file}” does not exist. Please choose another."),
    "key_system_exists": lambda: translate(
        "Sozialraum", "“{file}” already holds the areas of LOR {vintage}. Nothing was changed or overwritten."
    ),
    "unknown_vintage": lambda: translate(
        "Sozialraum",
        "“{file}” has no areas of key system {vintage}. Add that LOR layer to the same file by “Create data library…”.",
    ),
    "unknown_source": lambda: translate("Sozialraum", "There is no source {source} in “{file}”. Nothing was removed."),
    "unknown_area": lambda: translate(
        "Sozialraum", "{count} keys are not in LOR {vintage}, the first is {area}. Nothing was taken."
    ),
    "duplicate_number": lambda: translate(
        "Sozialraum",
        "The table holds two different values of {quantity} for area {area} on {period}. Please correct the table; "
        "nothing was taken.",
    ),
    # --- files and layers
    "file_error": lambda: translate("Sozialraum", "“{file}” cannot be read or written: {reason}."),
    # --- areas, facilities and their layers
    "library_busy": lambda: translate(
        "Sozialraum",
        "“{file}” is open in another program that reads or writes it right now. Nothing was changed. Please "
        "close that program or try again in a moment.",
    ),
    "library_io": lambda: translate(
        "Sozialraum",
        "“{file}” could not be read or written: the drive or network reported an error. Please check the "
        "connection; the last complete state of the data library is kept.",
    ),
    "no_plr_layer": lambda: translate(
        "Sozialraum",
        "No layer with Planungsräume was chosen. Please choose the LOR layer of the Planungsräume; layers of "
        "Bezirksregionen, Prognoseräume and Bezirke only add names.",
    ),
    "no_lor_key_layer": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: no field with LOR keys found. Expected are 8-digit keys such as 07300515, for "
        "example in a field PLR_ID.",
    ),
    "layer_empty": lambda: translate("Sozialraum", "Layer “{layer}” holds no features. Nothing was taken."),
    "bad_area_keys": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”, field {column}: {count} areas have no readable key (row {rows}). Please correct the layer.",
    ),
    "duplicate_area": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: key {area} occurs more than once: {areas}. {count} keys are concerned. Each area "
        "must have its own key; please correct the layer.",
    ),
    "areas_missing": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” is incomplete for LOR {vintage}: {count} areas are missing ({areas}). Please use "
        "the complete layer.",
    ),
    "areas_unknown": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” holds {count} areas that do not belong to LOR {vintage}: {areas}. Please correct the layer.",
    ),
    "vintage_unknown": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: its {count} keys belong to no known key system. If they are right, please name the "
        "key system (for example 2026).",
    ),
    "vintage_differs": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” holds the areas of LOR {found}, not of {vintage}. Please leave the key system empty "
        "or choose another layer.",
    ),
    "vintage_invalid": lambda: translate(
        "Sozialraum",
        "“{vintage}” is no key system. Please name the year from which the areas are valid, for example 2026.",
    ),
    "key_system_twice": lambda: translate(
        "Sozialraum", "Two layers hold the areas of LOR {vintage}. Please choose only one of them."
    ),
    "geometry_missing": lambda: translate(
        "Sozialraum", "Layer “{layer}”: these areas have no usable outline: {areas}. Please correct the layer."
    ),
    "crs_missing": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” has no coordinate system. Please set it in the layer's properties (for data from "
        "Berlin mostly EPSG:25833).",
    ),
    "crs_degrees": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” says {crs}, but its coordinates are degrees. Please set the right coordinate system "
        "in the layer's properties (mostly EPSG:4326).",
    ),
    "crs_metres": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” says {crs}, but its coordinates are metres. Please set the right coordinate system "
        "in the layer's properties (mostly EPSG:25833).",
    ),
    "crs_swapped": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” ({crs}): latitude and longitude are swapped. Please load the layer with the other axis order.",
    ),
    "crs_elsewhere": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” ({crs}) does not lie in Berlin. Please check its coordinate system in the layer's properties.",
    ),
    "layer_without_geometry": lambda: translate(
        "Sozialraum", "Layer “{layer}” holds no geometry. Please use “Import table…” for a table."
    ),
    "mixed_geometries": lambda: translate(
        "Sozialraum", "Layer “{layer}” mixes points, lines and polygons. Please split it into one layer of each kind."
    ),
    "period_missing": lambda: translate(
        "Sozialraum", "No reference date found: “{file}” names no date. Please enter the reference date (DD.MM.YYYY)."
    ),
    "period_unreadable": lambda: translate(
        "Sozialraum", "“{period}” is no date. Please enter the reference date as DD.MM.YYYY, for example 31.12.2022."
    ),
    "theme_missing": lambda: translate(
        "Sozialraum", "This layer is not recognised. Please choose a theme or enter an own word."
    ),
    "theme_reserved": lambda: translate(
        "Sozialraum",
        "“{theme}” cannot be a theme, because quantities of the statistics begin with it. Please choose another word.",
    ),
    "theme_exists": lambda: translate(
        "Sozialraum",
        "{theme} of {period} are in the data library already, from source “{title}”, at other places. Please "
        "remove that source first, choose another theme or put both layers into one.",
    ),
    "layer_unused": lambda: translate("Sozialraum", "Layer “{layer}” fits no layer of Planungsräume and was not used."),
    "names_damaged": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: {count} names have lost their umlauts. Please use a layer with whole names where you can.",
    ),
    "areas_overlap": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: areas overlap by {area_m2} m² in all. A point on the overlap counts for the lower key.",
    ),
    "geometry_repaired": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: the outline of {area} was invalid and was repaired (size changed by {change_m2} m²).",
    ),
    "crs_transformed": lambda: translate(
        "Sozialraum", "Coordinates were transformed from {crs} to EPSG:25833 (accuracy about {accuracy_m} m)."
    ),
    "crs_transformed_unknown": lambda: translate(
        "Sozialraum", "Coordinates were transformed from {crs} to EPSG:25833; the accuracy is not known."
    ),
    "on_border": lambda: translate(
        "Sozialraum", "{count} features lie exactly on a border; each counts once, for the area with the lower key."
    ),
    "features_overlap": lambda: translate(
        "Sozialraum", "Features overlap by {area_m2} m²; this ground is counted once."
    ),
    "source_replaced": lambda: translate("Sozialraum", "Replaces the earlier state of “{title}” ({count} features)."),
    "source_again": lambda: translate(
        "Sozialraum", "The same data were imported before; they replace that import and are not doubled."
    ),
    "no_geometry": lambda: translate("Sozialraum", "no usable geometry"),
    "outside_areas": lambda: translate("Sozialraum", "outside all areas"),
    "not_a_number": lambda: translate("Sozialraum", "not a number"),
    "not_a_table": lambda: translate("Sozialraum", "“{file}” is no table. Possible are CSV, XLSX, ODS and XLS."),
    "period_missing": lambda: translate(
        "Sozialraum", "No reference date found: “{file}” names no date. Please enter the date (DD.MM.YYYY)."
    ),
    "period_unreadable": lambda: translate(
        "Sozialraum", "“{period}” is no date. Please enter the reference date as DD.MM.YYYY, for example 31.12.2024."
    ),
    # --- numbers
    "bad_formula": lambda: translate(
        "Sozialraum", "The formula “{formula}” cannot be read at position {position}. Please correct the catalogue."
    ),
    "unknown_indicator": lambda: translate("Sozialraum", "There is no indicator “{indicator}”."),
    "area_unknown": lambda: translate("Sozialraum", "There is no area {area} in the data library."),
    # --- Python packages
    "package_missing": lambda: translate(
        "Sozialraum",
        "The Python package “{package}” ({minimum} or later) is missing. Install it with the QGIS installer and "
        "restart QGIS.",
    ),
    "package_missing_linux": lambda: translate(
        "Sozialraum",
        "The Python package “{package}” ({minimum} or later) is missing. Install it with "
        "“sudo apt install python3-{package}” and restart QGIS.",
    ),
    "package_old": lambda: translate(
        "Sozialraum",
        "The Python package “{package}” is too old ({found}); {minimum} or later is needed. Update it with the QGIS "
        "installer or your distribution and restart QGIS.",
    ),
}


SENTENCES |= area_errors.SENTENCES | notes.SENTENCES


def number(value: float) -> str:
    """A number as the user's language writes it: 3.897.145."""
    if isinstance(value, float) and not value.is_integer():
        return QLocale().toString(value, "f", 2)
    return QLocale().toString(int(value))


def period_text(period: object) -> str:
    """A date, or its ISO text, as the user's language writes it: 31.12.2024; what is no date stands as it is."""
    if isinstance(period, str):
        try:
            period = date.fromisoformat(period)
        except ValueError:
            return period
    if not isinstance(period, date):
        return ""
    german = QLocale().language() == QLocale.Language.German
    return period.strftime("%d.%m.%Y") if german else period.isoformat()


def _shown(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value)
    if isinstance(value, date) or (isinstance(value, str) and ISO_DATE.fullmatch(value)):
        return period_text(value)
    return value


def message(code: str, values: Mapping[str, object]) -> str:
    """The sentence of a code in the user's language, its numbers and dates too."""
    return SENTENCES[code]().format(**{key: _shown(value) for key, value in values.items()})


def error_text(error: SozialraumError) -> str:
    """What a person reads of an error; for an error without a sentence its code, so that nothing is swallowed."""
    return message(error.code, error.values) if error.code in SENTENCES else str(error)
