# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences on segregation and clusters: what is wrong with the layer, and what the result has to tell."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    # --- keys of any layer
    "keys_twice": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”, field “{field}”: key {area} occurs more than once (rows {rows}; keys concerned: "
        "{count}). Each area must be one feature; please correct the layer, nothing was computed.",
    ),
    "keys_of_levels": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”, field “{field}” mixes areas of several levels: {areas}. Please choose a layer or a filter "
        "with one level; nothing was computed.",
    ),
    "keys_of_systems": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”, field “{field}” mixes key systems: most areas are of LOR {vintage}, but {count} are of "
        "another one ({areas}). Please use areas of one key system; nothing was computed.",
    ),
    "level_not_above": lambda: translate(
        "Sozialraum",
        "Level {level} cannot be reported: units have to be larger than the areas of the layer, whose key field must "
        "be chosen. Possible here: {known}.",
    ),
    # --- numbers
    "negative_count": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”, field “{field}”: number below zero in row {row}: {content} (rows concerned: {count}). "
        "Counts of people and cases cannot be; please correct the layer or choose another field.",
    ),
    "group_exceeds": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: “{field}” is greater than “{total}” in row {row}: {content} of {limit} (areas concerned:"
        " {count}). Please check whether the fields are mixed up or of different dates; nothing was computed.",
    ),
    "clusters_few": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”, field “{field}”: too few areas with a value and a neighbour that has one: {count}; at "
        "least {needed} are needed. Please choose a layer with more areas.",
    ),
    "clusters_constant": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”, field “{field}”: all {count} areas have the same value. Without differences there are no "
        "clusters; please choose another field.",
    ),
    # --- told with a result
    "segregation_found": lambda: translate(
        "Sozialraum",
        "Dissimilarity {dissimilarity}, segregation index {segregation}, isolation {isolation} ({areas} areas, {group} "
        "of {total} persons).",
    ),
    "segregation_none": lambda: translate(
        "Sozialraum",
        "No index: there must be at least two inhabited areas with people of the group and with others.",
    ),
    "segregation_lacking": lambda: translate(
        "Sozialraum",
        "No index for all areas together; areas whose number is missing or secret: {count}. An index without them "
        "would be another one; it can be asked for with “Leave out areas without a number”.",
    ),
    "segregation_omitted": lambda: translate(
        "Sozialraum",
        "Areas left out because their number is missing or secret: {count}; the index is that of the others.",
    ),
    "areas_no_part": lambda: translate(
        "Sozialraum", "Areas without inhabitants, or to which the numbers do not apply: {count}; they take no part."
    ),
    "moran_found": lambda: translate(
        "Sozialraum",
        "Moran's I {moran} (expected without spatial order: {expected}), p = {p} after {permutations} permutations, "
        "{count} areas.",
    ),
    "clusters_found": lambda: translate(
        "Sozialraum",
        "Clusters: {HH} areas HH (high among high), {LL} LL (low among low), {HL} HL (high among low), {LH} LH (low "
        "among high); {rest} areas are not significant.",
    ),
    "clusters_resolution": lambda: translate(
        "Sozialraum",
        "With {permutations} permutations p cannot be smaller than {p}; among {count} areas that is significant only "
        "if at least {needed} areas reach it. More permutations tell finer.",
    ),
    "clusters_without_value": lambda: translate(
        "Sozialraum",
        "Areas without a value: {count}; they take no part (field “status” says why), and their neighbours are "
        "compared with the others.",
    ),
    "clusters_islands": lambda: translate(
        "Sozialraum",
        "Areas without a neighbour that has a value: {count}; they take no part (“no_neighbour” in field “status”).",
    ),
    "clusters_edge": lambda: translate(
        "Sozialraum",
        "Areas at the outer border of the layer (“city_border” = 1): {count}. Their neighbours beyond it are not "
        "known, so that their result is less certain.",
    ),
    "clusters_part": lambda: translate(
        "Sozialraum",
        "The layer is not all of Berlin (Bezirke: {districts}): neighbours in the other Bezirke are missing and the "
        "mean is that of this part. Better compute all of Berlin and select afterwards.",
    ),
}
