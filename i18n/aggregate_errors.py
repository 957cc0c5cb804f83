# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences of “Aggregate features to areas”: what is wrong, and what a person should know of the result."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    "features_outside": lambda: translate(
        "Sozialraum", "Features in no area: {count}. They are in no number of the areas, only in OUTSIDE."
    ),
    "features_nowhere": lambda: translate(
        "Sozialraum", "Of these without geometry or with unusable coordinates: {count}."
    ),
    "points_shared_by_key": lambda: translate(
        "Sozialraum",
        "Points on a common border, or where areas overlap: {count}. Each counts once, in the area with the lowest "
        "key.",
    ),
    "points_shared": lambda: translate(
        "Sozialraum",
        "Points on a common border, or where areas overlap: {count}. Each counts once, in the first of these areas in "
        "the order of their layer.",
    ),
    "several_points": lambda: translate(
        "Sozialraum", "Features with more than one point: {count}. Each counts once, where its first point lies."
    ),
    "length_outside": lambda: translate("Sozialraum", "Length outside of all areas: {length_m} m."),
    "area_outside": lambda: translate("Sozialraum", "Ground outside of all areas: {area_m2} m²."),
    "numbers_missing": lambda: translate(
        "Sozialraum",
        "Field “{field}”: {count} features in the areas hold no number. The sums are those of the others; how many are "
        "missing stands in missing_{field}.",
    ),
}
