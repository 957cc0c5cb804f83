# SPDX-License-Identifier: GPL-2.0-or-later
"""What an audit has found, as lines for the log and as a page to read."""

import math
from datetime import date
from typing import TYPE_CHECKING

from ...i18n import translate
from ...i18n.messages import message, number, period_text
from . import page

if TYPE_CHECKING:
    from ..domain.audit.run import Audit, Finding


# What a contradiction is called by where an equation comes from; all others are sums of areas or rows.
_KINDS = {
    "rate": "shares", "change": "changes", "rank": "ranks", "columns": "columns", "pieces": "systems",
    **dict.fromkeys(("bands", "people", "part"), "parts"),
}  # fmt: skip


def lines(result: "Audit") -> list[str]:
    """The outcome first, then what was done."""
    outcome = message(
        f"audit_outcome_{result.outcome}", {"failed": len(result.findings), "undecided": result.undecided}
    )
    text = translate(
        "Sozialraum",
        "{files} files: {cells} numbers, {withheld} of them withheld; {equations} equations in {blocks} blocks.",
    )
    said = text.format(
        files=number(len(result.files)), cells=number(result.cells), withheld=number(result.withheld),
        equations=number(result.verdict.equations), blocks=number(result.verdict.blocks),
    )  # fmt: skip
    told = [outcome, said]
    if result.known_before:
        told.append(_known_before(result))
    if result.limited:
        told.append(_limited(result))
    if result.pictures:
        told.append(message("audit_pictures", {"count": result.pictures}))
    if result.measured or result.drawings:
        told.append(message("audit_drawings", {"measured": result.measured, "others": result.drawings}))
    if result.differing:
        told.append(message("audit_differing", {"count": result.differing}))
    if result.verdict.contradictions:
        told.append(message("audit_contradictions", {"count": result.verdict.contradictions}))
        for kind, count in result.verdict.broken.items():
            told.append(message(f"audit_broken_{_KINDS.get(kind, 'sums')}", {"count": count}))
    return told


def document(folder: str, result: "Audit", day: date) -> str:
    """The report as HTML."""
    from ..domain.audit.certificate import short_form

    parts = [page.paragraphs(lines(result))]
    if result.findings:
        parts.append(page.heading(2, translate("Sozialraum", "What can be found out")))
        parts.append(_table(result.findings))
    if result.known_before:
        parts.append(page.heading(2, translate("Sozialraum", "Known from earlier releases")))
        parts.append(page.paragraphs([_known_before(result)]))
        parts.append(_table(result.known_before))
    if result.limited:
        parts.append(page.heading(2, translate("Sozialraum", "Narrowed down whatever is released")))
        parts.append(page.paragraphs([_limited(result)]))
        parts.append(_table(result.limited))
    if result.undecided:
        parts.append(page.heading(2, translate("Sozialraum", "What is undecided")))
        told = [message(f"audit_unread_{u.why}", {"place": str(u.place), "detail": u.detail}) for u in result.unread]
        told += [message(f"audit_undecided_{why}", {"count": len(cells)}) for why, cells in result.verdict.undecided]
        parts.append(page.listing(told))
    parts.append(page.heading(2, translate("Sozialraum", "For the colophon")))
    parts.append(page.paragraphs([short_form(result, day)]))
    parts.append(page.heading(2, translate("Sozialraum", "Files")))
    parts.append(page.table((translate("Sozialraum", "File"), "SHA-256"), result.files))
    title = translate("Sozialraum", "Audit of “{folder}” on {day}").format(
        folder=folder, day=period_text(day.isoformat())
    )
    return page.document(title, parts)


def _known_before(result: "Audit") -> str:
    text = translate(
        "Sozialraum",
        "{count} withheld numbers are known from earlier releases, whatever these files show. They do not count "
        "against these files.",
    )
    return text.format(count=number(len(result.known_before)))


def _limited(result: "Audit") -> str:
    text = translate(
        "Sozialraum",
        "{count} withheld numbers would be known as well if none of these files were released, from public numbers or "
        "to a person who is counted alone somewhere and knows it. They do not count against these files.",
    )
    return text.format(count=number(result.already_limited))


def _table(findings: "list[Finding]") -> str:
    heads = (
        translate("Sozialraum", "Area"), translate("Sozialraum", "Number"), translate("Sozialraum", "Date"),
        translate("Sozialraum", "Known"), translate("Sozialraum", "How"), translate("Sozialraum", "Where"),
    )  # fmt: skip
    return page.table(heads, [_row(one) for one in findings])


def _row(one: "Finding") -> tuple[str, ...]:
    if one.low == one.high:
        known = number(int(one.low))
    elif math.isinf(one.high):
        known = f"≥ {number(int(one.low))}"
    else:
        known = f"{number(int(one.low))} – {number(int(one.high))}"
    how = message(f"audit_fault_{one.fault}", {"other": one.other})
    day = period_text(one.period) if one.period else ""
    return one.area, one.quantity, day, known, how, str(one.place)
