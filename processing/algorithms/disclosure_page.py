# SPDX-License-Identifier: GPL-2.0-or-later
"""What a public edition holds back: lines for the log and a page to read."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...i18n import translate
from ...i18n.messages import number, period_text
from ..domain.disclosure.cells import Cause
from . import page
from .policy_words import cause_title

if TYPE_CHECKING:
    import pandas as pd

    from ..domain.disclosure.ledger import Release
    from ..domain.disclosure.public import PublicView
    from ..domain.numbers import Numbers

_NAMED = 20  # so many areas a line lists


def lines(view: "PublicView") -> list[str]:
    """The sum of it in sentences."""
    partners = int((view.kept_back["cause"] == Cause.PARTNER).sum())
    text = translate(
        "Sozialraum",
        "Of {all} numbers of unpublished sources a public edition shows {shown} and holds back {kept}, {partners} of "
        "them so that others cannot be reckoned back.",
    )
    shown, kept = len(view.shown), len(view.kept_back)
    said = [text.format(all=number(shown + kept), shown=number(shown), kept=number(kept), partners=number(partners))]
    if not view.known.empty:
        text = translate(
            "Sozialraum",
            "{count} of the numbers held back are known from earlier releases. Documents leave them out from now on, "
            "but nothing can protect them any more.",
        )
        said.append(text.format(count=number(len(view.known))))
    if not view.limited.empty:
        text = translate(
            "Sozialraum",
            "{count} of the numbers held back are narrowed down whatever is released, by public numbers or for a "
            "person who is counted alone somewhere and knows it. Nothing can hide them any better; what is shown tells "
            "no more of them.",
        )
        said.append(text.format(count=number(len(view.limited))))
    return said


def document(name: str, view: "PublicView", numbers: "Numbers", releases: "Sequence[Release]") -> str:
    """The page."""
    from ..domain.disclosure.tally import tally

    parts = [page.paragraphs(lines(view))]
    for period, counts in tally(view.shown, view.kept_back).groupby("period"):
        parts += [page.heading(2, period_text(date.fromisoformat(period))), quantities(counts, numbers.titles)]
    if not view.known.empty:
        parts += [page.heading(2, translate("Sozialraum", "Held back, but published already")), _known(view, numbers)]
    if not view.limited.empty:
        heading = translate("Sozialraum", "Held back, but narrowed down whatever is released")
        parts += [page.heading(2, heading), _limited(view, numbers)]
    parts += [page.heading(2, translate("Sozialraum", "Released before")), _releases(releases)]
    return page.document(translate("Sozialraum", "Confidentiality of “{file}”").format(file=name), parts)


def quantities(counts: "pd.DataFrame", titles: Mapping[str, str]) -> str:
    """A table of how many numbers are shown and held back, by quantity and level; `counts` as of `tally`."""
    head = (
        translate("Sozialraum", "Quantity"),
        translate("Sozialraum", "Level"),
        translate("Sozialraum", "shown"),
        translate("Sozialraum", "held back"),
        translate("Sozialraum", "why"),
    )
    body = []
    for (quantity, level), same in counts.groupby(["quantity", "level"], sort=False):
        by_cause = dict(zip(same["cause"], same["count"], strict=True))
        shown = int(by_cause.pop(int(Cause.SHOWN), 0))
        why = [f"{cause_title(Cause(cause))} {number(int(n))}" for cause, n in by_cause.items()]
        title = titles.get(quantity) or quantity
        kept = int(sum(by_cause.values()))
        body.append((f"{title} ({quantity})", level, number(shown), number(kept), ", ".join(why)))
    return page.table(head, body)


def published_already(rows: "pd.DataFrame") -> str:
    """When and by which releases numbers were published."""
    text = translate("Sozialraum", "published already on {day} (release {release})")
    found = rows[["released_at", "release_id"]].drop_duplicates().sort_values("release_id")
    told = (
        text.format(day=period_text(str(at)[:10]), release=number(int(release)))
        for at, release in found.itertuples(index=False)
    )
    return "; ".join(told)


def _known(view: "PublicView", numbers: "Numbers") -> str:
    return _listed(view.known, numbers, published_already)


def _limited(view: "PublicView", numbers: "Numbers") -> str:
    return _listed(view.limited, numbers, lambda rows: number(len(rows)))


def _listed(rows: "pd.DataFrame", numbers: "Numbers", more: Callable[["pd.DataFrame"], str]) -> str:
    """A line for each quantity and date with its areas, and something more of them."""
    head = (
        translate("Sozialraum", "Quantity"), translate("Sozialraum", "Date"), translate("Sozialraum", "Areas"), "",
    )  # fmt: skip
    body = []
    for (quantity, period), same in rows.groupby(["quantity", "period"]):
        title = numbers.titles.get(quantity) or quantity
        areas = ", ".join(same["area_id"].head(_NAMED)) + (" …" if len(same) > _NAMED else "")
        body.append((f"{title} ({quantity})", period_text(str(period)), areas, more(same)))
    return page.table(head, body)


def _releases(releases: "Sequence[Release]") -> str:
    if not releases:
        return page.paragraphs([translate("Sozialraum", "Nothing yet.")])
    head = (
        translate("Sozialraum", "No."),
        translate("Sozialraum", "When"),
        translate("Sozialraum", "What"),
        translate("Sozialraum", "numbers new to the public"),
        translate("Sozialraum", "held back"),
        translate("Sozialraum", "ranges and ranks"),
        translate("Sozialraum", "withdrawn"),
    )
    rows = [
        (r.release_id, r.released_at.replace("T", " "), r.title, number(r.shown), number(r.kept_back),
         number(r.told), r.withdrawn.replace("T", " "))
        for r in releases
    ]  # fmt: skip
    return page.table(head, rows)
