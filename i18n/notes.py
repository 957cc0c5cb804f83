# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for what an import has to tell, and for why a number is not there."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    # --- told by imports
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
    "confidential": lambda: translate(
        "Sozialraum", "{count} quantities were marked as confidential, because the table says “{word}”."
    ),
    "source_again": lambda: translate(
        "Sozialraum", "The same data were imported before; they replace that import and are not doubled."
    ),
    "no_geometry": lambda: translate("Sozialraum", "no usable geometry"),
    "outside_areas": lambda: translate("Sozialraum", "outside all areas"),
    "not_a_number": lambda: translate("Sozialraum", "not a number"),
    # --- why a number is not there
    "no_data": lambda: translate("Sozialraum", "no data in the data library"),
    "no_such_period": lambda: translate("Sozialraum", "no values for {period}"),
    "recut": lambda: translate("Sozialraum", "area cut anew in 2021, not comparable"),
    "estimated": lambda: translate(
        "Sozialraum", "≈ converted from the former areas to those of today, expected error {error}"
    ),
    "uncertain": lambda: translate(
        "Sozialraum", "area cut anew in 2021; converted, the expected error would be above {limit}"
    ),
    "absent_band": lambda: translate("Sozialraum", "k. A.: age group {band} is not in the source"),
    "small_population": lambda: translate("Sozialraum", "x: fewer than {limit} inhabitants, no share"),
    "zero_denominator": lambda: translate("Sozialraum", "x: nothing to relate to (denominator 0)"),
    "delivered": lambda: translate("Sozialraum", "delivered like this by the source"),
    "part_missing": lambda: translate("Sozialraum", "k. A.: {count} of {of} parts are missing"),
    "part_suppressed": lambda: translate("Sozialraum", "to be kept secret: {count} of {of} parts"),
    "protected": lambda: translate("Sozialraum", "kept back: confidential"),
    "incomplete": lambda: translate("Sozialraum", "at least; {count} objects without a figure"),
    "partial_city": lambda: translate("Sozialraum", "not all Bezirke are in the data library"),
    "not_countable": lambda: translate("Sozialraum", "this theme has no such figure"),
    "dates_apart": lambda: translate(
        "Sozialraum", "{indicator}: figures of {period}, population of {denominator} (more than 12 months apart)"
    ),
    "not_this_level": lambda: translate("Sozialraum", "not defined for this level"),
}
