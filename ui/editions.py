# SPDX-License-Identifier: GPL-2.0-or-later
"""The numbers of an edition: all of the library, or what may leave the office. Runs beside the window."""

from threading import Lock
from typing import TYPE_CHECKING

from ..i18n import translate
from ..i18n.messages import number

if TYPE_CHECKING:
    from ..processing.domain.disclosure.public import PublicView
    from ..processing.domain.numbers import Numbers
    from ..processing.domain.profile import Profile
    from .overview import Overview

INTERNAL, PUBLIC = "intern", "oeffentlich"
_FINDING = Lock()  # dock and map ask at the same time


def numbers_of(overview: "Overview", edition: str) -> "Numbers":
    """What docks and map show of a library in an edition.

    Raises
    ------
    SozialraumError
        Those of `release.protected`.
    """
    return overview.numbers if edition != PUBLIC else public_view(overview).numbers


def public_view(overview: "Overview") -> "PublicView":
    """What may leave the office, found once for each state of the library, whoever asks for it at the same time.

    Raises
    ------
    SozialraumError
        Those of `release.protected`.
    """
    from ..processing.algorithms.computing import cache_folder
    from ..processing.domain.disclosure.release import protected
    from ..processing.domain.library import Library

    kept = overview.numbers.cache
    with _FINDING:
        if ("public",) not in kept:
            kept["public",] = protected(Library(overview.path), overview.numbers, cache_folder())
    return kept["public",]


def said_of(view: "PublicView", area_id: str, vintage: str) -> str:
    """What must be known of an area's figures for the public: not audited yet, and how many are held back here.

    Empty where every source of the library is published.
    """
    from ..processing.domain.disclosure.cells import Cause

    rows = view.kept_back
    if rows.empty and view.shown.empty:
        return ""
    own = rows[(rows["area_id"] == area_id) & (rows["vintage"] == vintage)]
    partners = int((own["cause"] == Cause.PARTNER).sum())
    text = translate("Sozialraum", "Numbers held back: {count}, to protect others: {partners}.")
    held_back = text.format(count=number(len(own)), partners=number(partners)) if len(own) else ""
    return f"{preview()} {held_back} {_published(view, area_id, vintage)}".strip()


def _published(view: "PublicView", area_id: str, vintage: str) -> str:
    """Which of an area's numbers are held back but out already; "" where none is."""
    from ..processing.algorithms.disclosure_page import published_already

    known = view.known
    own = known[(known["area_id"] == area_id) & (known["vintage"] == vintage)]
    if own.empty:
        return ""
    text = translate("Sozialraum", "{count} of these numbers are {published}.")
    return text.format(count=number(len(own)), published=published_already(own))


def preview() -> str:
    """What figures for the public are until a document is written of them."""
    return translate("Sozialraum", "Preview: audited only when a document is written.")


def preview_meaning() -> str:
    """The same at length."""
    return translate(
        "Sozialraum",
        "What must not leave the office is held back here already (•). Before a document is written, an audit tries to "
        "reckon the numbers that are held back from all others; where it can, nothing is written. Copies and pictures "
        "of the screen are not audited.",
    )


def copied(text: str, profile: "Profile") -> str:
    """A text for the clipboard; one of an edition for the public says that nobody has audited it."""
    closed = profile.public and any(not source.published for source in profile.sources)
    return f"{text}\n{preview()}" if closed else text
