# SPDX-License-Identifier: GPL-2.0-or-later
"""What protecting a table took, as lines for the log and as a page for the office."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...i18n import translate
from ...i18n.messages import number
from . import page
from .suggestions import LEVEL_TITLES

if TYPE_CHECKING:
    from ..domain.disclosure.delivery import Protected

_MOST_NAMED = 20  # numbers that a sentence lists


def lines(found: "Protected") -> list[str]:
    """How many numbers were hidden."""
    cells, primary, secondary, _ = _sums(found)
    text = translate(
        "Sozialraum",
        "Of {cells} numbers {primary} are hidden because they are small, and {secondary} ({share} %) as partners from "
        "which those could be computed back.",
    )
    share = number(100.0 * secondary / cells + 0.0)
    values = {"cells": number(cells), "primary": number(primary), "secondary": number(secondary), "share": share}
    return [text.format(**values)]


def warnings(found: "Protected") -> list[str]:
    """What could not be protected."""
    if not found.weak:
        return []
    text = translate(
        "Sozialraum",
        "{count} hidden numbers can still be found out, because the table leaves no partners for them: {cells}. Please "
        "publish larger areas or fewer categories instead.",
    )
    named = ", ".join(f"{area} {column}" for area, column in found.weak[:_MOST_NAMED])
    more = " …" if len(found.weak) > _MOST_NAMED else ""
    return [text.format(count=number(len(found.weak)), cells=named + more)]


def document(layer: str, threshold: int, found: "Protected", notes: Sequence[str]) -> str:
    """The page: rule, what it took at each level, what could not be protected, what else was noticed."""
    parts = [
        page.paragraphs([translate("Sozialraum", "For the office only: please do not publish this page.")]),
        page.facts(
            [
                (translate("Sozialraum", "Table"), layer),
                (translate("Sozialraum", "Key system"), f"LOR {found.vintage}"),
                (translate("Sozialraum", "Threshold"), number(threshold)),
            ]
        ),
        page.paragraphs(_rules(threshold)),
        page.heading(2, translate("Sozialraum", "What was hidden")),
        page.paragraphs(lines(found)),
        _table(found),
        page.heading(2, translate("Sozialraum", "What could not be protected")),
        page.paragraphs(warnings(found) or [translate("Sozialraum", "Nothing: all hidden numbers are protected.")]),
    ]
    if notes:
        parts += [page.heading(2, translate("Sozialraum", "Notes")), page.paragraphs(notes)]
    return page.document(translate("Sozialraum", "Protected numbers: {layer}").format(layer=layer), parts)


def _rules(threshold: int) -> list[str]:
    small = translate("Sozialraum", "Small are counts of 1 to {most}; 0 stays visible.")
    holds = translate(
        "Sozialraum",
        "For a reader who knows all visible numbers and all sums, the possible values of each hidden number span at "
        "least {threshold}, and a small one may be {threshold} or more. For small numbers this holds, too, for the "
        "only person counted in a hidden 1, and this person cannot compute any other hidden number either.",
    )
    return [small.format(most=number(threshold - 1)), holds.format(threshold=number(threshold))]


def _table(found: "Protected") -> str:
    head = (
        translate("Sozialraum", "Level"),
        translate("Sozialraum", "Areas"),
        translate("Sozialraum", "Numbers"),
        translate("Sozialraum", "Hidden because small"),
        translate("Sozialraum", "Hidden as partners"),
        translate("Sozialraum", "Hidden in %"),
        translate("Sozialraum", "Not protected"),
    )
    rows = [
        (LEVEL_TITLES[own.level], number(own.areas), *_row(own.cells, own.primary, own.secondary, own.weak))
        for own in found.levels
    ]
    total = (translate("Sozialraum", "Sum"), number(sum(own.areas for own in found.levels)), *_row(*_sums(found)))
    return page.table(head, [*rows, total])


def _row(cells: int, primary: int, secondary: int, weak: int) -> tuple[str, ...]:
    share = number(100.0 * (primary + secondary) / cells + 0.0)
    return number(cells), number(primary), number(secondary), share, number(weak)


def _sums(found: "Protected") -> tuple[int, int, int, int]:
    own = found.levels
    return (
        sum(level.cells for level in own),
        sum(level.primary for level in own),
        sum(level.secondary for level in own),
        sum(level.weak for level in own),
    )
