# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences of the comparison: rules of attention, why there is no range of chance, what cannot be compared."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    "attention_invalid": lambda: translate(
        "Sozialraum",
        "The data library's own rules for attention stages cannot be read at “{place}”: {content}. Please enter them "
        "anew by “Rules and targets…” in the menu Sozialraum; without them the presetting holds.",
    ),
    "rule_number": lambda: translate("Sozialraum", "“{content}” is no number. Please enter one such as 0,5 or 40."),
    "rule_empty": lambda: translate(
        "Sozialraum",
        "A rule by limits needs a limit for stage 2 or 3. Please enter one, or choose “never rated”.",
    ),
    "rule_order_deviation": lambda: translate(
        "Sozialraum",
        "Stage 3 ({second}) cannot begin before stage 2 ({first}). Please enter the smaller distance for stage 2.",
    ),
    "rule_order_threshold": lambda: translate(
        "Sozialraum",
        "With these limits stage 2 ({two}) would never be given, because stage 3 ({three}) holds there already. Please "
        "let stage 3 begin further out.",
    ),
    "indicators_unknown": lambda: translate(
        "Sozialraum",
        "These indicators are not in the catalogue or not defined for this level: {indicators}. Known are: {known}.",
    ),
    "no_areas_of_level": lambda: translate(
        "Sozialraum",
        "The data library holds no areas of level {level}. Please add the LOR layer by “Create data library…” or "
        "choose another level.",
    ),
    # --- why a number or its range is not there
    "small_denominator": lambda: translate("Sozialraum", "x: fewer than {limit} to relate to, no rate"),
    "chance_class": lambda: translate("Sozialraum", "a class, no number: no range of random fluctuation"),
    "chance_supply": lambda: translate(
        "Sozialraum", "Places and areas are provided and do not fluctuate by chance: no range"
    ),
    "chance_ground": lambda: translate("Sozialraum", "Related to ground, not to people: no range"),
    "chance_population": lambda: translate(
        "Sozialraum", "The number of inhabitants is counted in full and no case among others: no range"
    ),
    "chance_groups": lambda: translate(
        "Sozialraum", "Whole Planungsräume change their class together, not single people: no range"
    ),
    "chance_delivered": lambda: translate(
        "Sozialraum", "The value was delivered without the numbers it was divided from: no range"
    ),
    "chance_no_part": lambda: translate(
        "Sozialraum", "More counted than there are to relate to, so this is no share: no range"
    ),
}
