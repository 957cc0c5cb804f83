# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for indices: what keeps them from being computed, why an area has none, what a result must say."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    # --- what keeps an index from being computed
    "indicators_missing": lambda: translate(
        "Sozialraum", "Please choose at least one status indicator and one dynamics indicator. Nothing was computed."
    ),
    "too_few_indicators": lambda: translate(
        "Sozialraum", "A composite index needs at least 2 indicators, chosen are {count}. Please choose more fields."
    ),
    "indicator_twice": lambda: translate(
        "Sozialraum", "Field “{field}” is chosen more than once. Please choose each indicator once."
    ),
    "field_is_key": lambda: translate(
        "Sozialraum",
        "Field “{field}” of “{layer}” holds LOR keys and no numbers. Please choose the field with the numbers.",
    ),
    "indicator_constant": lambda: translate(
        "Sozialraum",
        "Indicator “{field}” is the same ({value}) in all areas that count, so it tells no area from another. Please "
        "leave it out.",
    ),
    "indicator_too_large": lambda: translate(
        "Sozialraum", "Indicator “{field}” holds numbers too large to compute with. Please check the field."
    ),
    "index_flat": lambda: translate(
        "Sozialraum",
        "The indicators {fields} cancel each other in every area, so their sum tells no area from another. Please "
        "check whether one of them points the other way.",
    ),
    "no_valid_area": lambda: translate(
        "Sozialraum",
        "None of the {count} areas can be used: too few inhabitants, left out by the condition or without numbers. "
        "Please check fields and condition; nothing was computed.",
    ),
    "too_few_areas": lambda: translate(
        "Sozialraum", "Only {count} areas can be used; at least {limit} are needed. Nothing was computed."
    ),
    "negative_population": lambda: translate(
        "Sozialraum", "The number of inhabitants in row {row} is negative ({value}). Please correct the field."
    ),
    "expression_invalid": lambda: translate(
        "Sozialraum", "The condition “{expression}” cannot be evaluated: {reason}. Please correct it."
    ),
    "expression_no_condition": lambda: translate(
        "Sozialraum",
        "“{expression}” gives “{value}” and no yes or no. Please enter a condition, for example {example}.",
    ),
    "weights_unreadable": lambda: translate(
        "Sozialraum", "The weights cannot be read. Please enter fields and numbers, for example {example}."
    ),
    "weight_unknown_field": lambda: translate(
        "Sozialraum", "The weights name “{field}”, which is none of the chosen indicators. Possible are: {known}."
    ),
    "weight_invalid": lambda: translate(
        "Sozialraum", "The weight of “{field}” is “{value}”. Weights must be numbers from 0 upwards."
    ),
    "weights_zero": lambda: translate(
        "Sozialraum", "All weights of {fields} are 0. Please give at least one indicator a weight."
    ),
    "weights_not_for_pca": lambda: translate(
        "Sozialraum", "The principal component finds its weights itself. Please leave the weights empty."
    ),
    "field_not_chosen": lambda: translate(
        "Sozialraum", "“{field}” is none of the chosen indicators. Possible are: {known}."
    ),
    "component_undetermined": lambda: translate(
        "Sozialraum",
        "The indicators {fields} have no first principal component: two are equally strong, as with indicators that "
        "have nothing to do with each other. Please use z-scores with weights.",
    ),
    "quartiles_meet": lambda: translate(
        "Sozialraum",
        "Field “{field}”: so many areas have the value {value} that the lowest and the highest quarter cannot be told "
        "apart. Please deliver categories 1 to 3.",
    ),
    "category_unreadable": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”, field “{field}”: {count} cells are no category, the first in row {row}: {content}. Possible "
        "are 1, 2, 3, their words, and 0 for not rated. For raw values choose the field under “Raw values” as well.",
    ),
    # --- why an area has no index
    "mss_population": lambda: translate("Sozialraum", "invalid (fewer than {limit} inhabitants)"),
    "mss_population_unknown": lambda: translate("Sozialraum", "invalid (inhabitants not stated)"),
    "mss_excluded": lambda: translate("Sozialraum", "invalid (left out by the condition)"),
    "mss_part_missing": lambda: translate("Sozialraum", "invalid ({field}: not stated)"),
    "mss_part_suppressed": lambda: translate("Sozialraum", "invalid ({field}: kept secret)"),
    "mss_part_not_applicable": lambda: translate("Sozialraum", "invalid ({field}: not applicable)"),
    # --- what keeps it from being the MSS
    "mss_own_indicators": lambda: translate("Sozialraum", "other indicators than those of the MSS"),
    "mss_own_weights": lambda: translate("Sozialraum", "own weights"),
    "mss_own_minimum": lambda: translate("Sozialraum", "another least number of inhabitants"),
    "mss_own_reference": lambda: translate("Sozialraum", "not related to the Planungsräume of the whole city"),
    # --- scenarios
    "whatif_without": lambda: translate("Sozialraum", "without {field}"),
    "whatif_weight": lambda: translate("Sozialraum", "weight of {field} {difference} %"),
    "whatif_equal": lambda: translate("Sozialraum", "equal weights"),
    "whatif_outlier": lambda: translate(
        "Sozialraum", "most extreme area {area} without influence on mean and standard deviation"
    ),
}
