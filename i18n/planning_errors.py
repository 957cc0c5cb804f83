# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for findings, goals, measures and comments: what is wrong with a workbook, why a row was not taken."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    "planning_unreadable": lambda: translate(
        "Sozialraum",
        "The data library's table “{table}” holds “{content}” in column {column} of row {row}, which is no date. "
        "Please correct it there.",
    ),
    "no_planning_sheet": lambda: translate(
        "Sozialraum", "“{file}” has none of the sheets {sheets}. Please take the workbook that “Export planning” wrote."
    ),
    "planning_column_missing": lambda: translate(
        "Sozialraum",
        "Sheet “{sheet}” has no column “{column}”. Please give it its name again; nothing was taken.",
    ),
    "no_comment_sheet": lambda: translate(
        "Sozialraum",
        "“{file}” is no Kommentarblatt: no sheet has the columns Gebiet, Kapitel and Kommentar des Fachamts.",
    ),
    "area_not_in_library": lambda: translate("Sozialraum", "Area {area} is not in “{file}”. Nothing was written."),
    "text_too_long": lambda: translate(
        "Sozialraum",
        "Sheet “{sheet}”, row {row}: a text is longer than a cell can hold ({limit} characters). Please shorten or "
        "divide it in the data library; nothing was written.",
    ),
    # --- notes
    "planning_columns_ignored": lambda: translate(
        "Sozialraum", "Sheet “{sheet}”: columns not taken, their names are not known: {columns}."
    ),
    "unknown_reference": lambda: translate(
        "Sozialraum", "{sheet}, {record}: “{reference}” in column {column} is not in the data library."
    ),
    "circular_parent": lambda: translate(
        "Sozialraum", "{sheet}, {record}: by column {column} ({reference}) the goals are above each other in a circle."
    ),
    # --- why a row was not taken
    "cell_error": lambda: translate("Sozialraum", "error of the spreadsheet (a text began with “-” or “=”)"),
    "id_not_possible": lambda: translate("Sozialraum", "no number of an entry (a date, too long, or with “;” or “,”)"),
    "id_twice": lambda: translate("Sozialraum", "number stands in several rows"),
    "chapter_is_date": lambda: translate("Sozialraum", "a date instead of a chapter; format the cell as text"),
    "record_without_area": lambda: translate("Sozialraum", "area missing"),
    "record_area_unknown": lambda: translate("Sozialraum", "area not in the data library"),
    "record_without_text": lambda: translate("Sozialraum", "text missing"),
    "not_a_choice": lambda: translate("Sozialraum", "none of the words to choose from"),
    "not_yes_or_no": lambda: translate("Sozialraum", "neither “ja” nor “nein”"),
    "no_date": lambda: translate("Sozialraum", "not a date"),
    "no_amount": lambda: translate("Sozialraum", "not an amount in EUR alone"),
    "negative_amount": lambda: translate("Sozialraum", "negative amount"),
    "runs_backwards": lambda: translate("Sozialraum", "ends before it begins"),
    "comment_without_office": lambda: translate("Sozialraum", "office missing"),
    "comment_twice": lambda: translate("Sozialraum", "second comment of this office on this chapter"),
}
