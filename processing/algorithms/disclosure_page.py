# SPDX-License-Identifier: GPL-2.0-or-later
"""What a public edition holds back: lines for the log and a page to read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...i18n import translate
from ...i18n.messages import message, number, period_text
from ..domain.disclosure.cells import Cause
from ..domain.lor import LEVELS
from . import page

if TYPE_CHECKING:
    import pandas as pd

    from ..domain.disclosure.ledger import Release
    from ..domain.disclosure.public import PublicView
    from ..domain.numbers import Numbers

_NAMED = 20  # so many areas a line lists


def cause_title(cause: Cause) -> str:
    """Why a number is held back, in a few words."""
    return {
        Cause.SMALL: translate("Sozialraum", "small"),
        Cause.COMPLEMENT: translate("Sozialraum", "all but a few"),
        Cause.CARRIER: translate("Sozialraum", "of few carriers"),
        Cause.POPULATION: translate("Sozialraum", "few inhabitants"),
        Cause.DENOMINATOR: translate("Sozialraum", "few who could be counted"),
        Cause.LEVEL: translate("Sozialraum", "not at this level"),
        Cause.BLOCKED: translate("Sozialraum", "blocked"),
        Cause.RATE: translate("Sozialraum", "delivered share or class"),
        Cause.DELIVERED: translate("Sozialraum", "secret at the source"),
        Cause.PARTNER: translate("Sozialraum", "so that others cannot be reckoned back"),
        Cause.BEFORE: translate("Sozialraum", "held back in an earlier release"),
    }[cause]


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
    if view.unprotected:
        said.append(message("not_protectable", view.named()))
    return said


def document(name: str, view: "PublicView", numbers: "Numbers", releases: "Sequence[Release]") -> str:
    """The page."""
    parts = [page.paragraphs(lines(view))]
    for period, rows in _together(view).groupby("period"):
        parts += [page.heading(2, period_text(_day(period))), _quantities(rows, numbers)]
    if not view.known.empty:
        parts += [page.heading(2, translate("Sozialraum", "Held back, but published already")), _known(view, numbers)]
    parts += [page.heading(2, translate("Sozialraum", "Released before")), _releases(releases)]
    return page.document(translate("Sozialraum", "Confidentiality of “{file}”").format(file=name), parts)


def _day(period: object):
    from datetime import date

    return date.fromisoformat(str(period))


def _together(view: "PublicView") -> "pd.DataFrame":
    """All numbers of unpublished sources; those shown have the cause 0."""
    import pandas as pd

    return pd.concat([view.shown.assign(cause=int(Cause.SHOWN)), view.kept_back], ignore_index=True)


def _quantities(rows: "pd.DataFrame", numbers: "Numbers") -> str:
    head = (
        translate("Sozialraum", "Quantity"),
        translate("Sozialraum", "Level"),
        translate("Sozialraum", "shown"),
        translate("Sozialraum", "held back"),
        translate("Sozialraum", "why"),
    )
    body = []
    order = {level: i for i, level in enumerate(LEVELS)}
    groups = sorted(rows.groupby(["quantity", "level"]), key=lambda item: (item[0][0], order[item[0][1]]))
    for (quantity, level), same in groups:
        counts = same["cause"].value_counts()
        why = [f"{cause_title(Cause(c))} {number(int(n))}" for c, n in sorted(counts.items()) if c]
        title = numbers.titles.get(quantity) or quantity
        shown = int(counts.get(int(Cause.SHOWN), 0))
        body.append((f"{title} ({quantity})", level, number(shown), number(len(same) - shown), ", ".join(why)))
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
    head = (
        translate("Sozialraum", "Quantity"), translate("Sozialraum", "Date"), translate("Sozialraum", "Areas"), "",
    )  # fmt: skip
    body = []
    for (quantity, period), rows in view.known.groupby(["quantity", "period"]):
        title = numbers.titles.get(quantity) or quantity
        areas = ", ".join(rows["area_id"].head(_NAMED)) + (" …" if len(rows) > _NAMED else "")
        body.append((f"{title} ({quantity})", period_text(_day(period)), areas, published_already(rows)))
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
