# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for hiding what would tell of few people."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    # --- what is refused
    "protect_no_fields": lambda: translate(
        "Sozialraum", "“{layer}”: no field was chosen. Please choose the categories that add up to the total."
    ),
    "protect_field_twice": lambda: translate(
        "Sozialraum",
        "“{layer}”: field “{field}” was chosen twice. A field is one category, or the total of all of them.",
    ),
    "protect_threshold": lambda: translate(
        "Sozialraum", "“{layer}”: a threshold of {threshold} hides nothing. Please choose 3, 5 or 10 (at least 2)."
    ),
    "protect_gap": lambda: translate(
        "Sozialraum",
        "“{layer}”, field “{field}”: there is no number in row {row} (rows concerned: {count}). What is missing "
        "or secret makes the sums unknown; please add the numbers (0 or “–” where there is nothing). Nothing was "
        "written.",
    ),
    "protect_fraction": lambda: translate(
        "Sozialraum",
        "“{layer}”, field “{field}”: no whole number in row {row}: {content} (rows concerned: {count}). Only "
        "counts of people or cases can be protected. Nothing was written.",
    ),
    "protect_no_area": lambda: translate(
        "Sozialraum",
        "“{layer}”, field “{field}”: row {row} ({content}) is of no area of LOR {vintage} (rows concerned: "
        "{count}). Its cases would be in no sum. Please correct the keys or take the rows out. Nothing was "
        "written.",
    ),
    "protect_total_differs": lambda: translate(
        "Sozialraum",
        "“{layer}”: in row {row} the total “{field}” is {total}, but the categories give {sum} (rows concerned: "
        "{count}). Please choose all categories, a rest (“other”) among them, or leave the total empty. Nothing "
        "was written.",
    ),
    "protect_value": lambda: translate(
        "Sozialraum", "Number {cell} of the table is negative or not whole; only counts can be protected."
    ),
    "protect_sum": lambda: translate(
        "Sozialraum", "Number {cell} of the table is {total}, but its parts add up to {sum}; nothing was protected."
    ),
    "protect_unsolvable": lambda: translate(
        "Sozialraum", "No numbers fit the totals that are known; nothing was protected. Please check the sources."
    ),
    # --- what is told
    "protect_partial_city": lambda: translate(
        "Sozialraum",
        "Berlin is not complete (Planungsräume that are not in the table: {missing}). There is no row for Berlin.",
    ),
    "protect_incomplete": lambda: translate(
        "Sozialraum",
        "{level}: no row for {areas}, because Planungsräume are not in the table (areas concerned: {count}).",
    ),
}
