# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for supply: which target cannot be taken, and what has no figures."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    "target_none": lambda: translate(
        "Sozialraum",
        "There is no target for the theme “{theme}” in the catalogue. Themes with targets: {known}. An own rule can be "
        "entered as a formula, for example 0.12 * ew.alter.6_27.",
    ),
    "target_unknown": lambda: translate(
        "Sozialraum",
        "“{target}” is no target of the theme “{theme}”. Possible are: {known}; or an own rule as a formula such as "
        "0.12 * ew.alter.6_27.",
    ),
    "target_ambiguous": lambda: translate(
        "Sozialraum", "The theme “{theme}” has several targets. Please choose one: {known}."
    ),
    "target_level": lambda: translate(
        "Sozialraum", "The target “{target}” is not computed for level {level}. Possible are: {known}."
    ),
    "target_not_in_force": lambda: translate(
        "Sozialraum",
        "No target of the theme “{theme}” is in force on {period}, the date of the figures. Please choose one of: "
        "{known}.",
    ),
    "targets_invalid": lambda: translate(
        "Sozialraum",
        "The data library's own targets cannot be read at “{place}”: {content}. Please enter them anew by “Rules and "
        "targets…” in the menu Sozialraum; without them those of the catalogue hold.",
    ),
    "own_targets_meet": lambda: translate(
        "Sozialraum",
        "“{one}” and “{other}” count the same and hold on the same days. Please end one before the other begins.",
    ),
    "target_lacks": lambda: translate("Sozialraum", "Please fill in “{field}”."),
    "target_date": lambda: translate("Sozialraum", "“{content}” is no date. Please enter one such as 01.01.2025."),
    "supply_no_data": lambda: translate(
        "Sozialraum",
        "The data library has no figures for {theme} ({quantity}). Please import the office's table or layer first.",
    ),
    "supply_no_period": lambda: translate(
        "Sozialraum",
        "The data library has no figures for {theme} ({quantity}) until {period}. Please choose a later date.",
    ),
}
