# SPDX-License-Identifier: GPL-2.0-or-later
"""What is to be known of a subject of confidentiality before its rule is changed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..i18n import translate

if TYPE_CHECKING:
    from ..processing.domain.disclosure.draft import Subject


def about(subject: "Subject") -> str:
    """What a rule of a subject holds for."""
    parts = [_holds_for(subject)]
    if subject.confidential:
        parts.append(translate("Sozialraum", "Marked as confidential at the import."))
    return " ".join(parts)


def _holds_for(subject: "Subject") -> str:
    if subject.closed_places:
        return translate(
            "Sozialraum",
            "Some of these places are not open to the public. That there is one is the secret: they are kept like "
            "people, 0 too, and nothing is said of small areas.",
        )
    if subject.quantity:
        return translate("Sozialraum", "Holds for this quantity, whatever source it is from.")
    if subject.sources:
        return translate("Sozialraum", "Holds for all quantities of this source that have no rule of their own.")
    return translate(
        "Sozialraum",
        "Holds for every quantity of every source that is not published, unless a rule of its own says otherwise.",
    )


def fixed(subject: "Subject", own: Mapping[str, object]) -> dict[str, str]:
    """Fields that cannot be changed for a subject, and why; `own` is what its rule changes."""
    found = {}
    if not own:
        found["label"] = translate("Sozialraum", "Only for a rule of its own: change something first.")
    if subject.closed_places:
        why = translate("Sozialraum", "Follows from the places that are not open to the public.")
        found |= {"objects": why, "zero": why}
    if subject.confidential:
        why = translate(
            "Sozialraum",
            "These numbers were marked as confidential at the import. If they are public after all, import the file "
            "again, marked as published.",
        )
        found |= {"objects": why, "protected": why}
    if subject.sources:
        found["closed_places"] = translate("Sozialraum", "The same for all places: it is said at “Everything else”.")
    else:
        found["protected"] = translate("Sozialraum", "Only for a source or a quantity, else nothing would be secret.")
    return found
