# SPDX-License-Identifier: GPL-2.0-or-later
"""The numbers of an edition: all of the library, or what may leave the office. Runs beside the window."""

from typing import TYPE_CHECKING

from ..i18n import translate
from ..i18n.messages import number

if TYPE_CHECKING:
    from ..processing.domain.disclosure.public import PublicView
    from ..processing.domain.numbers import Numbers
    from .overview import Overview

INTERNAL, PUBLIC = "intern", "oeffentlich"


def numbers_of(overview: "Overview", edition: str) -> "Numbers":
    """What docks and map show of a library in an edition.

    Raises
    ------
    SozialraumError
        Those of `release.protected`.
    """
    return overview.numbers if edition != PUBLIC else public_view(overview).numbers


def public_view(overview: "Overview") -> "PublicView":
    """What may leave the office, found once for each state of the library."""
    from ..processing.algorithms.computing import cache_folder
    from ..processing.domain.disclosure.release import protected
    from ..processing.domain.library import Library

    kept = overview.numbers.cache
    if ("public",) not in kept:
        kept["public",] = protected(Library(overview.path), overview.numbers, cache_folder())
    return kept["public",]


def cost(view: "PublicView", area_id: str, vintage: str) -> str:
    """How many numbers of an area the public does not see, and why; "" where it sees all."""
    from ..processing.algorithms.disclosure_page import published_already
    from ..processing.domain.disclosure.cells import Cause

    rows = view.kept_back
    own = rows[(rows["area_id"] == area_id) & (rows["vintage"] == vintage)]
    if own.empty:
        return ""
    partners = int((own["cause"] == Cause.PARTNER).sum())
    text = translate(
        "Sozialraum",
        "Held back from the public: {count} numbers of this area, {partners} of them so that others cannot be reckoned "
        "back.",
    )
    said = text.format(count=number(len(own)), partners=number(partners))
    known = view.known
    known = known[(known["area_id"] == area_id) & (known["vintage"] == vintage)]
    if known.empty:
        return said
    text = translate("Sozialraum", "{count} of these numbers are {published}.")
    return f"{said} {text.format(count=number(len(known)), published=published_already(known))}"
