# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for the codes that `domain` and `report` raise or report: what, where, what to do.

One entry per code; English here, German in `sozialraum_de.ts`. Values are put in with str.format after translating.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale

from ..processing.domain.errors import SozialraumError
from . import (
    aggregate_errors,
    area_errors,
    audit_errors,
    background_errors,
    cluster_errors,
    comparison_errors,
    crosswalk_errors,
    disclosure_errors,
    document_errors,
    index_errors,
    notes,
    planning_errors,
    protect_errors,
    reach_errors,
    rollup_errors,
    supply_errors,
    table_errors,
    text_errors,
    translate,
)

# Values that two decimals do not tell.
DECIMALS = {"p": 4, "moran": 3, "expected": 3, "dissimilarity": 3, "segregation": 3, "isolation": 3}
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

# A function per code (here, in `area_errors`, `table_errors` and `notes`), so that the literal strings are found and
# translation happens when the sentence is needed.
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
        "Sozialraum",
        "The data library is being written on {host} (since {since}). Nothing was changed. If that computer has "
        "crashed, delete the file “{lock}” beside the library.",
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
    # --- profiles
    "unknown_template": lambda: translate("Sozialraum", "There is no template “{template}”. Possible are: {known}."),
    "unknown_edition": lambda: translate("Sozialraum", "There is no edition “{edition}”. Possible are: {known}."),
    "not_public": lambda: translate(
        "Sozialraum",
        "The source “{title}” is not published, and what must not leave of it was not kept back. Nothing of this area "
        "was written. Please run the export from the data library again.",
    ),
    "unknown_level": lambda: translate(
        "Sozialraum", "This template has no documents for level “{level}”. Possible are: {known}."
    ),
    "area_ids_unknown": lambda: translate(
        "Sozialraum", "Not in the data library at this level: {areas}. Nothing was written. Please check the keys."
    ),
    "profile_failed": lambda: translate(
        "Sozialraum", "{area}: the profile could not be drawn ({reason}). The other profiles are not affected."
    ),
    "folder_full": lambda: translate(
        "Sozialraum",
        "Not enough disk space in “{folder}”. {done} of {total} profiles are complete, none is incomplete.",
    ),
    "folder_read_only": lambda: translate(
        "Sozialraum", "The folder “{folder}” is write-protected. Please choose another folder or check its rights."
    ),
    "folder_is_file": lambda: translate("Sozialraum", "“{folder}” is a file and no folder. Please choose a folder."),
    "folder_locked": lambda: translate(
        "Sozialraum",
        "Profiles are being written into “{folder}” on {host} (since {since}). Please wait until that has ended.",
    ),
    "profiles_cancelled": lambda: translate(
        "Sozialraum",
        "Cancelled: {written} of {wanted} profiles written. Starting again writes only those missing.",
    ),
    # --- Python packages
    "package_missing": lambda: translate(
        "Sozialraum",
        "The Python package “{package}” ({needed} or later) is missing. Install it with the QGIS installer and "
        "restart QGIS.",
    ),
    "package_missing_linux": lambda: translate(
        "Sozialraum",
        "The Python package “{package}” ({needed} or later) is missing. Install it with "
        "“sudo apt install python3-{package}” and restart QGIS.",
    ),
    "package_old": lambda: translate(
        "Sozialraum",
        "The Python package “{package}” is too old ({found}); {needed} or later is needed. Update it with the QGIS "
        "installer or your distribution and restart QGIS.",
    ),
}


for _module in (
    aggregate_errors,
    area_errors,
    audit_errors,
    cluster_errors,
    comparison_errors,
    crosswalk_errors,
    background_errors,
    disclosure_errors,
    document_errors,
    index_errors,
    notes,
    planning_errors,
    protect_errors,
    reach_errors,
    rollup_errors,
    supply_errors,
    table_errors,
    text_errors,
):
    SENTENCES |= _module.SENTENCES


def locale() -> QLocale:
    """How numbers and dates are written. Beside German sentences they are German, whatever the system's formats are."""
    german = QLocale(QLocale.Language.German, QLocale.Country.Germany)
    return german if QgsApplication.locale().startswith("de") else QLocale()


def number(value: float, decimals: int = 2) -> str:
    """A number as the user's language writes it: 3.897.145."""
    if isinstance(value, float) and not value.is_integer():
        return locale().toString(value, "f", decimals)
    return locale().toString(int(value))


def period_text(period: object) -> str:
    """A date, or its ISO text, as the user's language writes it: 31.12.2024; what is no date stands as it is."""
    if isinstance(period, str):
        if not ISO_DATE.fullmatch(period):  # date.fromisoformat also takes a key like 03400831 for a date
            return period
        period = date.fromisoformat(period)
    if not isinstance(period, date):
        return ""
    german = locale().language() == QLocale.Language.German
    return period.strftime("%d.%m.%Y") if german else period.isoformat()


def _shown(key: str, value: object) -> object:
    if key == "difference" and isinstance(value, int | float):
        return ("+" if value > 0 else "−" if value < 0 else "") + number(abs(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value, DECIMALS.get(key, 2))
    if isinstance(value, date) or (isinstance(value, str) and ISO_DATE.fullmatch(value)):
        return period_text(value)
    return value


def message(code: str, values: Mapping[str, object]) -> str:
    """The sentence of a code in the user's language, its numbers and dates too."""
    return SENTENCES[code]().format(**{key: _shown(key, value) for key, value in values.items()})


def error_text(error: SozialraumError) -> str:
    """What a person reads of an error; for an error without a sentence its code, so that nothing is swallowed."""
    return message(error.code, error.values) if error.code in SENTENCES else str(error)
