# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for reach: what is wrong with the layers, and what the log tells of how people were counted."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    # --- what is wrong
    "distances_unreadable": lambda: translate(
        "Sozialraum", "“{text}” are no distances. Please enter metres divided by semicolons, for example 300;500;1000."
    ),
    "distances_order": lambda: translate(
        "Sozialraum", "The distances “{text}” are not ascending. Please enter each once, the shortest first."
    ),
    "distance_range": lambda: translate(
        "Sozialraum", "{distance} m is no usable distance. Possible are more than 0 and at most {most} m."
    ),
    "population_lines": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” holds no people: points or polygons with a count are needed, and only one kind of them.",
    ),
    "population_field": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” holds areas. Please choose the field with the number of people in each of them.",
    ),
    "no_population": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”, field “{field}” holds no people (all 0 or not known). Please choose another field.",
    ),
    "barriers_points": lambda: translate(
        "Sozialraum", "Layer “{layer}” holds points. Barriers must be lines or polygons."
    ),
    "network_no_lines": lambda: translate(
        "Sozialraum", "Layer “{layer}” holds no lines. Please choose a layer of streets and paths."
    ),
    "network_apart": lambda: translate(
        "Sozialraum",
        "Network “{layer}” touches no facility: the nearest one is {metres} m away from it. Please check that both "
        "layers show the same ground.",
    ),
    "capacity_absent": lambda: translate(
        "Sozialraum", "Layer “{layer}”, field “{field}”: no facility states its places. Please choose another field."
    ),
    "capacity_negative": lambda: translate(
        "Sozialraum", "Layer “{layer}”, field “{field}” holds negative places. Please correct the layer."
    ),
    # --- what the log tells
    "reach_straight": lambda: translate(
        "Sozialraum", "Measured by straight line. Ways on foot are longer; with a network the result is more honest."
    ),
    "reach_barriers": lambda: translate(
        "Sozialraum",
        "Measured by straight line, without what lies behind a barrier. A bridge is a gap in the barrier layer; the "
        "detour to it is not measured.",
    ),
    "reach_network": lambda: translate(
        "Sozialraum",
        "Measured along the network, with the straight way to it at both ends. Lines are joined at common vertices and "
        "where an end lies within {tolerance} m of another line; one-way streets do not matter on foot.",
    ),
    "barriers_unused": lambda: translate("Sozialraum", "The barriers were not used, because there is a network."),
    "people_points": lambda: translate("Sozialraum", "People are counted exactly at their points."),
    "people_even": lambda: translate(
        "Sozialraum",
        "People are taken to live evenly spread over each area: they count by the share of its ground that is within "
        "the distance. Where houses stand in one corner, this is off.",
    ),
    "people_sampled": lambda: translate(
        "Sozialraum",
        "People are taken to live evenly spread over each area: measured from points at most {metres} m apart. Where "
        "houses stand in one corner, this is off.",
    ),
    "people_outside": lambda: translate("Sozialraum", "{count} people live outside of all areas."),
    "people_without_place": lambda: translate(
        "Sozialraum", "{count} features of the population have no geometry; their {people} people are not placed."
    ),
    "people_unknown": lambda: translate(
        "Sozialraum",
        "{count} features of the population have no number (missing or secret). Their areas stay without a result, and "
        "the sum of people is that of the others.",
    ),
    "people_cut_off": lambda: translate(
        "Sozialraum",
        "About {count} people live at a part of the network that is joined to no facility. If that is wrong, please "
        "check the network or raise the tolerance.",
    ),
    "facilities_without_place": lambda: translate(
        "Sozialraum", "{count} facilities have no geometry and were left out."
    ),
    "facilities_off_network": lambda: translate(
        "Sozialraum", "{count} facilities are farther from the network than the longest distance and reach nobody."
    ),
    "network_without_place": lambda: translate("Sozialraum", "{count} lines of the network have no geometry."),
    "barriers_without_place": lambda: translate("Sozialraum", "{count} barriers have no geometry."),
    "capacity_missing": lambda: translate(
        "Sozialraum",
        "{count} facilities do not state their places. They are left out of the places for each person, which are "
        "therefore least values.",
    ),
    "access_unknown": lambda: translate(
        "Sozialraum",
        "{count} areas have no places for each person, because people whose number is missing or secret share them.",
    ),
    "places_unreached": lambda: translate(
        "Sozialraum", "{distance} m: {count} facilities with {places} places have nobody within reach."
    ),
}
