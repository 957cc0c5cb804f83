# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for what must not leave the office."""

from collections.abc import Callable

from . import translate

SENTENCES: dict[str, Callable[[], str]] = {
    "disclosure_invalid": lambda: translate(
        "Sozialraum",
        "The library's own policies of confidentiality cannot be read at “{place}”: {content}. Nothing is released "
        "until they are right; the form is that of resources/catalogue/disclosure.json.",
    ),
    "tables_left_out": lambda: translate(
        "Sozialraum",
        "The check before the release could find out numbers of {quantities} that are held back. So their whole tables "
        "are left out of the public edition; everything else is there. Please block these quantities or show them for "
        "larger areas only (“Rules of confidentiality…” in the menu Sozialraum), if some of it is to be shown.",
    ),
    "audit_failed": lambda: translate(
        "Sozialraum",
        "The check before the release could find out {count} numbers that are held back: {found}. Nothing was written. "
        "Please block these quantities for the public edition, or show them for larger areas only.",
    ),
    "audit_undecided": lambda: translate(
        "Sozialraum",
        "The check before the release could not decide about {count} numbers, so nothing was written. Please look "
        "whether totals and parts of the office's tables add up, or block the quantities for the public edition.",
    ),
    "unknown_release": lambda: translate(
        "Sozialraum", "There is no release {release} in the ledger of “{file}”. Please look at the list of releases."
    ),
}
