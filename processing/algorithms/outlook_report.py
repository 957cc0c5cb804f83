# SPDX-License-Identifier: GPL-2.0-or-later
"""What an import tells of the public edition: which of the delivered numbers it holds back, by which rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingFeedback

from ...i18n import translate
from ...i18n.messages import error_text, number
from ..domain.errors import Cancelled, SozialraumError
from . import page
from .base import progress_of
from .policy_words import cause_title, policy_words, whose_words

if TYPE_CHECKING:
    from ..domain.disclosure.outlook import Outlook
    from ..domain.disclosure.subjects import State
    from ..domain.library import Library
    from ..domain.numbers import Numbers


@dataclass(frozen=True)
class Told:
    """Lines for the log, a line more for the message bar ("" for none), a section for the report."""

    lines: Sequence[str]
    short: str = ""
    section: str = ""


def told(library: "Library", source_ids: Sequence[int], feedback: QgsProcessingFeedback) -> Told:
    """What is to be told of sources that were just imported; the import stands, whatever goes wrong here."""
    from ..domain.disclosure.subjects import State, state_of

    known = library.sources()
    states = {state_of(row) for row in known[known["source_id"].isin(source_ids)].to_dict("records")}
    if State.CLOSED not in states:
        lines = [_as_they_are(state) for state in State if state in states]
        return Told(lines, section=_section(lines))
    try:
        return _outlook(library, source_ids, feedback)
    except Cancelled:
        return Told([_ask_the_report()])
    except SozialraumError as err:  # the library's own policies cannot be read
        return Told([error_text(err)], error_text(err), _section([error_text(err)]))


def _as_they_are(state: "State") -> str:
    from ..domain.disclosure.subjects import State

    if state is State.PUBLISHED:
        return translate(
            "Sozialraum", "A public edition shows all these numbers as they are: the source is marked as published."
        )
    return translate(
        "Sozialraum", "A public edition shows all these numbers as they are: their publisher has protected them."
    )


def _outlook(library: "Library", source_ids: Sequence[int], feedback: QgsProcessingFeedback) -> Told:
    from ..domain.disclosure import ledger
    from ..domain.disclosure.outlook import outlook
    from ..domain.numbers import Numbers
    from .computing import cache_folder
    from .disclosure_page import quantities

    numbers = Numbers.read(library, cache_folder())
    found = outlook(numbers, source_ids, ledger.released(library), progress_of(feedback, 1.0))
    lines = [_sum(found), _further(found), _rules(found, numbers)]
    lines = [line for line in lines if line]
    section = _section(lines) + quantities(found.tally, numbers.titles) + _one_by_one(found, numbers)
    return Told(lines, _short(found), section)


def _section(lines: Sequence[str]) -> str:
    return page.heading(2, translate("Sozialraum", "In a public edition")) + page.paragraphs(lines)


def _one_by_one(found: "Outlook", numbers: "Numbers") -> str:
    """Which numbers are held back, area by area, without the numbers themselves."""
    rows = found.kept_back
    if rows.empty:
        return ""
    head = (translate("Sozialraum", "Area"), translate("Sozialraum", "Quantity"), translate("Sozialraum", "why"))
    body = []
    for row in rows.sort_values(["area_id", "quantity"]).itertuples():
        name = numbers.areas(row.vintage, row.level).names[row.area_id]
        body.append((f"{name} ({row.area_id})", numbers.titles.get(row.quantity) or row.quantity, _cause(row.cause)))
    return page.heading(3, translate("Sozialraum", "Numbers held back")) + page.table(head, body)


def _cause(cause: int) -> str:
    from ..domain.disclosure.cells import Cause

    return cause_title(Cause(cause))


def _short(found: "Outlook") -> str:
    from ..domain.disclosure.tally import kept

    count = kept(found.tally)
    if not count:
        return ""
    if found.complete:
        return translate("Sozialraum", "Held back from the public: {count}.").format(count=number(count))
    text = translate("Sozialraum", "Held back from the public: {count} or more.")
    return text.format(count=number(count))


def _sum(found: "Outlook") -> str:
    """How many are held back for their own sake, and why."""
    from ..domain.disclosure.cells import Cause

    by_cause: Mapping[int, int] = found.tally.groupby("cause")["count"].sum().to_dict()
    why = {
        cause: int(by_cause[cause])
        for cause in Cause
        if cause in by_cause and cause not in (Cause.SHOWN, Cause.PARTNER)
    }
    every = number(int(found.tally["count"].sum()))
    if not why:
        text = translate(
            "Sozialraum",
            "Public edition: none of the {all} numbers of this delivery (sums for larger areas included) is too small "
            "or otherwise to be held back for its own sake.",
        )
        return text.format(all=every)
    text = translate(
        "Sozialraum",
        "Public edition: of {all} numbers of this delivery (sums for larger areas included) {kept} are held back for "
        "their own sake: {why}.",
    )
    named = ", ".join(f"{cause_title(cause)} {number(count)}" for cause, count in why.items())
    return text.format(all=every, kept=number(sum(why.values())), why=named)


def _further(found: "Outlook") -> str:
    """The cost: how many more go so that these stay secret, as far as that is quickly known."""
    from ..domain.disclosure.tally import further

    if not found.complete:
        return _ask_the_report()
    text = translate("Sozialraum", "{count} more are held back so that these cannot be reckoned back from sums.")
    count = further(found.tally)
    return text.format(count=number(count)) if count else ""


def _ask_the_report() -> str:
    return translate(
        "Sozialraum",
        "More may have to be held back so that these cannot be reckoned back from sums. How many is not reckoned "
        "during an import; “Confidentiality…” in the menu Sozialraum tells it.",
    )


def _rules(found: "Outlook", numbers: "Numbers") -> str:
    """Which rules hold, whose they are, and where to change them."""
    from ..domain.disclosure.draft import Draft, Subject

    draft = Draft(numbers.context.disclosure)
    words = []
    for quantity, (policy, titles) in found.policies.items():
        rate = numbers.kinds.get(quantity, "extensive") != "extensive"
        whose = whose_words(draft.whose(Subject(quantity, titles)))
        words.append(f"{policy_words(policy, quantity, rate)} ({whose})")
    text = translate(
        "Sozialraum", "Rules: {rules}. To change them: “Rules of confidentiality…” in the menu Sozialraum."
    )
    return text.format(rules="; ".join(dict.fromkeys(words))) if words else ""
