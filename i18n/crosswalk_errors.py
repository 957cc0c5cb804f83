# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences of “Convert to other areas”: what is refused, and what is told."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    # --- refused
    "no_count_fields": lambda: translate("Sozialraum", "No field was chosen. Please choose the fields with counts."),
    "rate_refused": lambda: translate(
        "Sozialraum",
        "Field “{field}” looks like a share, a rate or a mean. Such figures can neither be added nor split: "
        "please convert numerator and denominator apart and divide afterwards. If it is a count, please rename it.",
    ),
    "field_name_taken": lambda: translate(
        "Sozialraum", "Field “{field}” has the name of a column that the result gets. Please rename it."
    ),
    "targets_overlap": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: {count} target areas overlap with others (row {rows}). A count cannot go to two of them; "
        "please use areas without overlaps.",
    ),
    "targets_do_not_cover": lambda: translate(
        "Sozialraum",
        "{share} % of field “{field}” ({outside}) lie outside of all target areas. Please choose target areas that "
        "cover all source areas and pick yours from the result, or select the source areas inside.",
    ),
    "weights_no_points": lambda: translate(
        "Sozialraum", "Layer “{layer}” cannot be a weight. Please use a layer of points only or of polygons only."
    ),
    "weight_field_unknown": lambda: translate(
        "Sozialraum", "None of the weight layers has a field “{field}”. Please check its spelling."
    ),
    "weight_map_unknown": lambda: translate(
        "Sozialraum", "The table of weights names the field “{field}”, which was not chosen. Please check its spelling."
    ),
    "weight_map_unreadable": lambda: translate(
        "Sozialraum",
        "The table of weights cannot be read: {content}. Expected is JSON with field and weight field, for example "
        "{example}.",
    ),
    "negative_weight": lambda: translate(
        "Sozialraum", "Layer “{layer}”, field “{field}”: weights cannot be negative. Please correct the layer."
    ),
    "weights_all_zero": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: all weights inside the source areas are 0. Please check layer and weight field, or leave "
        "the layer out.",
    ),
    # --- told
    "areas_repaired": lambda: translate(
        "Sozialraum", "Layer “{layer}”: {count} invalid outlines were repaired for the computation."
    ),
    "sources_overlap": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: {count} source areas lie over others. Each is converted by itself; whoever is counted in "
        "both counts twice.",
    ),
    "weights_without_geometry": lambda: translate(
        "Sozialraum", "Layer “{layer}”: {count} features without geometry were not used as weights."
    ),
    "weights_missing": lambda: translate(
        "Sozialraum", "Layer “{layer}”, field “{field}”: {count} weights are missing and count 0."
    ),
    "split_by_ground": lambda: translate(
        "Sozialraum",
        "{count} source areas are split by their ground, as if people lived evenly on it. Weights (addresses, "
        "inhabitants by block) make this much better.",
    ),
    "split_by_ground_lacking": lambda: translate(
        "Sozialraum", "{count} source areas hold no weights and are split by their ground."
    ),
    "given_to_nearest": lambda: translate(
        "Sozialraum", "{count} source areas touch no target area; their counts go to the nearest one."
    ),
    "targets_without_source": lambda: translate(
        "Sozialraum", "{count} target areas lie in no source area and stay without a number."
    ),
    "targets_without_number": lambda: translate(
        "Sozialraum",
        "Field “{field}”: {count} target areas get no number, because a source area they have a share of is missing "
        "or secret. The sum of the others is smaller by that.",
    ),
    "crosswalk_areas": lambda: translate(
        "Sozialraum",
        "Target areas: {identical} identical, {merged} merged from whole ones, {split} from parts, {mixed} mixed.",
    ),
    "crosswalk_field": lambda: translate(
        "Sozialraum", "{field}: {before} before, {after} after; of these {estimated} ({share} %) come from split areas."
    ),
}
