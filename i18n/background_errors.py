# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for layers behind a document's maps."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    "background_no_picture": lambda: translate(
        "Sozialraum",
        "“{layer}” cannot lie behind the maps of a document: only pictures and map tiles can, since a layer of "
        "features may hold what must not be published. Please choose an aerial photograph or a base map.",
    ),
    "background_failed": lambda: translate(
        "Sozialraum",
        "The background “{layer}” could not be drawn: {reason}. Please look whether QGIS shows the layer, or write the "
        "documents without a background.",
    ),
    "background_unreadable": lambda: translate(
        "Sozialraum", "The background's picture cannot be read: {reason}. Please write the documents without it."
    ),
}
