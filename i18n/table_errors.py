# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for tables: what is wrong with a file, what an import tells, why a row or cell was not taken."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    # --- files
    "file_missing": lambda: translate("Sozialraum", "File not found: “{file}”."),
    "not_a_table": lambda: translate("Sozialraum", "“{file}” is no table. Possible are CSV, XLSX, ODS and XLS."),
    "table_empty": lambda: translate("Sozialraum", "“{file}” holds no data. Nothing was taken."),
    "file_too_large": lambda: translate(
        "Sozialraum", "“{file}” is too large (limit {limit} MB). Please deliver only the table that is needed."
    ),
    "workbook_protected": lambda: translate(
        "Sozialraum", "“{file}” is protected by a password. Please save it without one and import again."
    ),
    "workbook_old": lambda: translate(
        "Sozialraum", "“{file}” is in an old or binary Excel format. Please save it as XLSX and import again."
    ),
    "workbook_refused": lambda: translate(
        "Sozialraum", "“{file}” unpacks to far more than a table holds and is refused. Please save it anew as XLSX."
    ),
    "workbook_damaged": lambda: translate(
        "Sozialraum", "“{file}” is damaged. Please open it in Excel or LibreOffice, save it and import again."
    ),
    "formulas_without_value": lambda: translate(
        "Sozialraum",
        "“{file}”: {count} formulas have no calculated value (the first in cell {cell} of {sheet}). Please open the "
        "file in Excel or LibreOffice, save it and import again; nothing was taken.",
    ),
    "sheet_missing": lambda: translate("Sozialraum", "There is no sheet “{sheet}”. The file holds: {sheets}."),
    "indicator_columns_twice": lambda: translate(
        "Sozialraum",
        "Sheet “{sheet}”: several columns bring the same indicator ({columns}). Please keep one; nothing was taken.",
    ),
    "indicator_unit_unclear": lambda: translate(
        "Sozialraum",
        "Column “{column}” was not taken: its unit changed between editions. Please add it to the column's name, “A8 "
        "(je 100.000 EW)” or “A8 (je 100 EW)”, and import again.",
    ),
    "indicator_columns_not_read": lambda: translate(
        "Sozialraum", "Columns not taken, because they are no value of the area at this date: {columns}."
    ),
    # --- keys
    "no_lor_key": lambda: translate(
        "Sozialraum",
        "Sheet “{sheet}”: no column with LOR keys found. Keys of 8 digits like 07300515 or the columns BEZ, PGR, BZR, "
        "PLR are expected.",
    ),
    "no_numbers": lambda: translate(
        "Sozialraum", "Sheet “{sheet}” has LOR keys, but no column of numbers. Nothing was taken."
    ),
    "old_keys_not_in_library": lambda: translate(
        "Sozialraum",
        "This table uses the keys valid until 31.12.2020. The data library holds only LOR {known}. Add the old LOR "
        "layer to "
        "the same file by “Create data library…”.",
    ),
    "vintage_not_in_library": lambda: translate(
        "Sozialraum",
        "This table uses the keys of LOR {vintage}. The data library holds only LOR {known}. Add that LOR layer to "
        "the same "
        "file by “Create data library…”.",
    ),
    "areas_not_in_library": lambda: translate(
        "Sozialraum", "None of the areas in “{file}” is in the data library. Nothing was taken."
    ),
    "duplicate_keys": lambda: translate(
        "Sozialraum",
        "“{file}”: {count} keys stand in more than one row ({examples}). Please deliver one row for each area; nothing "
        "was taken.",
    ),
    # --- told by imports
    "keys_repaired": lambda: translate(
        "Sozialraum", "{count} keys completed with their leading zero ({written} → {key})."
    ),
    "keys_were_numbers": lambda: translate("Sozialraum", "Keys that were numbers and not text: {count} ({key})."),
    "areas_left_out": lambda: translate(
        "Sozialraum", "{count} rows belong to areas that are not in this data library and were left out."
    ),
    "areas_lacking": lambda: translate(
        "Sozialraum", "{count} areas are not in the table and stay without a number: {areas}."
    ),
    "other_sheets": lambda: translate(
        "Sozialraum",
        "Only sheet “{sheet}” was taken. Sheets {sheets} hold LOR keys too; please import each by its name.",
    ),
    "table_sum_differs": lambda: translate(
        "Sozialraum",
        "Row {row}: the sum of the rows ({sum}) differs by {difference} from the total in the table ({total}).",
    ),
    "old_key_in_table": lambda: translate(
        "Sozialraum",
        "Row {row}: key {key} belongs to the key system until 2020, the other rows to LOR {vintage}. The value stands "
        "under “not assigned” of Bezirk {area}.",
    ),
    "mixed_systems": lambda: translate(
        "Sozialraum",
        "Row {row}: key {key} belongs to another key system than the other rows. The value stands under “not assigned” "
        "of Bezirk {area}.",
    ),
    "total_agrees": lambda: translate("Sozialraum", "The sum {sum} agrees with the row “Berlin”."),
    "total_row_differs": lambda: translate(
        "Sozialraum",
        "The sum of the areas in {area} ({sum}) differs by {difference} from the row of totals in the table ({total}).",
    ),
    "total_differs": lambda: translate(
        "Sozialraum",
        "The sum of the areas ({sum}) differs by {difference} from the published total ({total}). Largest difference: "
        "{area}.",
    ),
    "values_differ": lambda: translate(
        "Sozialraum",
        "{count} values differ from an earlier source. The new values are valid, the old ones can still be seen (see "
        "report).",
    ),
    "total_moved": lambda: translate("Sozialraum", "The total has moved by {percent} % within a year. Please check."),
    "fallen_to_zero": lambda: translate("Sozialraum", "{area} has fallen to 0 (one year earlier {before})."),
    "largest_changes": lambda: translate("Sozialraum", "Largest changes within a year: {areas}."),
    "sheet_hidden": lambda: translate("Sozialraum", "Sheet “{sheet}” is hidden in the file; it was read all the same."),
    # --- why a row or cell was not taken
    "foreign_key": lambda: translate("Sozialraum", "key of another key system"),
    "key_missing": lambda: translate("Sozialraum", "no key"),
    "key_unknown": lambda: translate("Sozialraum", "key of no area"),
    "no_number": lambda: translate("Sozialraum", "not a number"),
    "negative_count": lambda: translate("Sozialraum", "negative number of persons or objects"),
    "fraction_in_count": lambda: translate("Sozialraum", "fraction of a person or object"),
}
