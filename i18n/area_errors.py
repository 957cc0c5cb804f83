# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for what is wrong with a layer: LOR areas and facilities."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    "library_busy": lambda: translate(
        "Sozialraum",
        "“{file}” is open in another program that reads or writes it right now. Nothing was changed. Please "
        "close that program or try again in a moment.",
    ),
    "library_io": lambda: translate(
        "Sozialraum",
        "“{file}” could not be read or written: the drive or network reported an error. Please check the "
        "connection; the last complete state of the data library is kept.",
    ),
    "no_plr_layer": lambda: translate(
        "Sozialraum",
        "No layer with Planungsräume was chosen. Please choose the LOR layer of the Planungsräume; layers of "
        "Bezirksregionen, Prognoseräume and Bezirke only add names.",
    ),
    "no_lor_key_layer": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: no field with LOR keys found. Expected are 8-digit keys such as 07300515, for "
        "example in a field PLR_ID.",
    ),
    "layer_empty": lambda: translate("Sozialraum", "Layer “{layer}” holds no features. Nothing was taken."),
    "bad_area_keys": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”, field {column}: {count} areas have no readable key (row {rows}). Please correct the layer.",
    ),
    "areas_without_outline": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: {count} areas have no outline (row {rows}). Please correct the layer; nothing was computed.",
    ),
    "duplicate_area": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: key {area} occurs more than once: {areas}. {count} keys are concerned. Each area "
        "must have its own key; please correct the layer.",
    ),
    "areas_missing": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” is incomplete for LOR {vintage}: {count} areas are missing ({areas}). Please use "
        "the complete layer.",
    ),
    "areas_unknown": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” holds {count} areas that do not belong to LOR {vintage}: {areas}. Please correct the layer.",
    ),
    "vintage_unknown": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”: its {count} keys belong to no known key system. If they are right, please name the "
        "key system (for example 2026).",
    ),
    "vintage_differs": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” holds the areas of LOR {found}, not of {vintage}. Please leave the key system empty "
        "or choose another layer.",
    ),
    "vintage_invalid": lambda: translate(
        "Sozialraum",
        "“{vintage}” is no key system. Please name the year from which the areas are valid, for example 2026.",
    ),
    "key_system_twice": lambda: translate(
        "Sozialraum", "Two layers hold the areas of LOR {vintage}. Please choose only one of them."
    ),
    "geometry_missing": lambda: translate(
        "Sozialraum", "Layer “{layer}”: these areas have no usable outline: {areas}. Please correct the layer."
    ),
    "crs_missing": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” has no coordinate system. Please set it in the layer's properties (for data from "
        "Berlin mostly EPSG:25833).",
    ),
    "crs_degrees": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” says {crs}, but its coordinates are degrees. Please set the right coordinate system "
        "in the layer's properties (mostly EPSG:4326).",
    ),
    "crs_metres": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” says {crs}, but its coordinates are metres. Please set the right coordinate system "
        "in the layer's properties (mostly EPSG:25833).",
    ),
    "crs_swapped": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” ({crs}): latitude and longitude are swapped. Please load the layer with the other axis order.",
    ),
    "crs_elsewhere": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” ({crs}) does not lie in Berlin. Please check its coordinate system in the layer's properties.",
    ),
    "layer_without_geometry": lambda: translate(
        "Sozialraum", "Layer “{layer}” holds no geometry. Please use “Import table…” for a table."
    ),
    "mixed_geometries": lambda: translate(
        "Sozialraum", "Layer “{layer}” mixes points, lines and polygons. Please split it into one layer of each kind."
    ),
    "theme_missing": lambda: translate(
        "Sozialraum", "This layer is not recognised. Please choose a theme or enter an own word."
    ),
    "theme_reserved": lambda: translate(
        "Sozialraum",
        "“{theme}” cannot be a theme, because quantities of the statistics begin with it. Please choose another word.",
    ),
    "theme_exists": lambda: translate(
        "Sozialraum",
        "{theme} of {period} are in the data library already, from source “{title}”, at other places. Please "
        "remove that source first, choose another theme or put both layers into one.",
    ),
    "no_polygons": lambda: translate(
        "Sozialraum", "Layer “{layer}” holds no polygons. Please choose layers with the LOR areas."
    ),
    "layer_missing": lambda: translate("Sozialraum", "Layer “{layer}” cannot be opened. Please choose it again."),
    "layer_disguised": lambda: translate(
        "Sozialraum",
        "Layer “{layer}” is a virtual file (VRT) that reads other files. Please use the office's original file.",
    ),
    "field_missing": lambda: translate(
        "Sozialraum", "Layer “{layer}” has no field “{field}”. Please choose a field of the layer or leave it empty."
    ),
    "field_not_numeric": lambda: translate(
        "Sozialraum",
        "Layer “{layer}”, field “{field}”: {count} cells are no numbers, the first in row {row}: {content}. Please "
        "choose another field or correct the cells; nothing was computed.",
    ),
    "output_failed": lambda: translate(
        "Sozialraum", "The result cannot be written: {reason}. Please choose another file or layer."
    ),
}
