# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for rolling numbers up from small areas to large ones."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    # --- what is refused
    "rollup_no_fields": lambda: translate(
        "Sozialraum", "“{layer}”: no field was chosen. Please choose fields to be summed or averaged."
    ),
    "rollup_field_twice": lambda: translate(
        "Sozialraum", "“{layer}”: field “{field}” was chosen twice. A field is either summed or averaged."
    ),
    "rollup_weight_missing": lambda: translate(
        "Sozialraum",
        "“{layer}”: {fields} can only be averaged with a weight. Please choose the field they relate to (for a share "
        "of inhabitants: the inhabitants).",
    ),
    "rollup_weight_negative": lambda: translate(
        "Sozialraum",
        "“{layer}”, row {row}: the weight “{field}” is negative. Please correct the table; nothing was computed.",
    ),
    "rollup_too_coarse": lambda: translate(
        "Sozialraum",
        "“{layer}” holds numbers by {found}; they cannot be rolled up to {level}, which is finer. Please choose a "
        "higher level.",
    ),
    "rollup_no_keys": lambda: translate(
        "Sozialraum",
        "“{layer}”, field “{field}”: most of its keys belong to no known LOR system, or to two of them alike "
        "({content}). Please choose the field with the LOR keys.",
    ),
    "not_additive_median": lambda: translate(
        "Sozialraum",
        "“{layer}”: {fields} is a median. The median of a larger area does not follow from those of its parts; it must "
        "be computed anew from the single cases. If the field is none, please rename it.",
    ),
    "not_additive_migration": lambda: translate(
        "Sozialraum",
        "“{layer}”: {fields} counts moves. A move between two Planungsräume of one Bezirksregion counts for the "
        "Planungsräume, but not for the Bezirksregion; please take the figures delivered for the larger areas. If the "
        "field counts no moves, please rename it.",
    ),
    "not_additive_mean": lambda: translate(
        "Sozialraum",
        "“{layer}”: {fields} is a mean, a density or an index and cannot be summed. Please choose it as a field to be "
        "averaged, with the weight it relates to. If it is a count, please rename it.",
    ),
    "not_additive_rate": lambda: translate(
        "Sozialraum",
        "“{layer}”: {fields} is a share or a rate and cannot be summed. Please choose it as a field to be averaged, "
        "with the weight it relates to. If it is a count, please rename it.",
    ),
    "not_additive_category": lambda: translate(
        "Sozialraum", "“{layer}”: {fields} is a class and no number that could be summed or averaged."
    ),
    # --- what is told
    "rollup_foreign_key": lambda: translate(
        "Sozialraum",
        "Row {row}: key {key} does not belong to LOR {vintage} as the others do. Its cases are carried as not assigned "
        "({area}).",
    ),
    "rollup_unassigned": lambda: translate(
        "Sozialraum",
        "{count} rows belong to no area ({keys}). They count for their Bezirk where the key names it, and for Berlin; "
        "below that they are rows of level REST.",
    ),
    "rollup_totals": lambda: translate(
        "Sozialraum", "{count} rows are totals of others; they were compared with the sums and not counted again."
    ),
    "rollup_total_differs": lambda: translate(
        "Sozialraum",
        "{area}, “{field}”: the sum of the rows ({sum}) differs by {difference} from the total in the table ({total}).",
    ),
    "rollup_partial_city": lambda: translate(
        "Sozialraum",
        "Berlin is not complete: {count} Planungsräume are not in the table. Its numbers are missing (k. A.).",
    ),
    "rollup_incomplete": lambda: translate(
        "Sozialraum",
        "{count} areas are not complete, because Planungsräume are not in the table: {areas}. Their numbers are "
        "missing (k. A.).",
    ),
}
