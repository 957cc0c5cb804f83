# SPDX-License-Identifier: GPL-2.0-or-later
"""Policies of confidentiality in words: what holds, whose rule it is, and why a number is held back."""

from typing import TYPE_CHECKING

from ...i18n import translate
from ...i18n.messages import number
from ..domain.disclosure.cells import Cause
from ..domain.disclosure.draft import Whose
from ..domain.lor import LEVELS, TITLES

if TYPE_CHECKING:
    from ..domain.disclosure.policy import Policy


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
        Cause.TABLE: translate("Sozialraum", "cannot be protected, the table is left out"),
    }[cause]


def policy_words(policy: "Policy", quantity: str = "", rate: bool = False) -> str:
    """What a policy means for a quantity, in one line.

    Parameters
    ----------
    quantity
        Empty: for any, as far as it counts people.
    rate
        Whether the quantity is a delivered share, mean or class.
    """
    if policy.protected:
        return translate("Sozialraum", "protected or published already: everything is shown")
    if policy.blocked:
        return translate("Sozialraum", "blocked: nothing is shown")
    parts = [_rate(policy)] if rate else _things(policy, quantity) if policy.objects else _people(policy)
    if policy.rounding and not rate:
        parts.append(translate("Sozialraum", "rounded to {base}").format(base=policy.rounding))
    if set(policy.levels) != set(LEVELS):
        named = ", ".join(TITLES[level] for level in policy.levels) or "–"
        parts.append(translate("Sozialraum", "only {levels}").format(levels=named))
    return ", ".join(parts)


def _rate(policy: "Policy") -> str:
    if not policy.rates:
        return translate("Sozialraum", "delivered shares are not shown")
    text = translate("Sozialraum", "delivered shares from {count} inhabitants")
    return text.format(count=number(policy.population))


def _things(policy: "Policy", quantity: str) -> list[str]:
    if quantity.endswith(".capacity"):
        text = translate("Sozialraum", "places from {carriers} carriers, one below {share} %")
        return [text.format(carriers=policy.carriers, share=number(100 * policy.largest))]
    return [translate("Sozialraum", "things, not people: no threshold")]


def _people(policy: "Policy") -> list[str]:
    parts = [translate("Sozialraum", "threshold {n}").format(n=policy.threshold)]
    if policy.zero:
        parts.append(translate("Sozialraum", "0 is secret, too"))
    if not policy.complement:
        parts.append(translate("Sozialraum", "“all but a few” is shown"))
    return parts


def whose_words(whose: Whose) -> str:
    """Whose rule it is that holds."""
    return {
        Whose.SHIPPED: translate("Sozialraum", "presetting"),
        Whose.DEFAULT: translate("Sozialraum", "own rule for all others"),
        Whose.SOURCE: translate("Sozialraum", "own rule of the source"),
        Whose.PATTERN: translate("Sozialraum", "own rule for several"),
        Whose.OWN: translate("Sozialraum", "own rule"),
    }[whose]
