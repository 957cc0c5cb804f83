# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules of attention and targets of supply in plain words."""

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QLocale

from ..i18n import translate
from ..i18n.messages import locale

if TYPE_CHECKING:
    from ..processing.domain.attention_draft import Tally
    from ..processing.domain.attention_rules import Rule
    from ..processing.domain.targets import Target


def limit_text(limit: float) -> str:
    """A limit with the digits it was given with, as the person's language writes it."""
    digits = len(repr(float(limit)).partition(".")[2].rstrip("0"))
    language = locale()
    language.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)  # 1000 is typed so, too
    return language.toString(float(limit), "f", digits)


def rule_words(rule: "Rule") -> str:
    """What a rule does, for a table: ``unter 0,5: Stufe 3; unter 1: Stufe 2``."""
    if rule.kind == "none":
        return translate("Sozialraum", "never rated")
    if rule.kind == "deviation":
        text = translate("Sozialraum", "distance from {first}: stage 2; above {second}: stage 3")
        return text.format(first=limit_text(rule.limits[0]), second=limit_text(rule.limits[1]))
    below, above = (
        translate("Sozialraum", "below {limit}: stage {stage}"),
        translate("Sozialraum", "above {limit}: stage {stage}"),
    )
    parts = []
    for step in rule.steps:
        words, limit = (below, step.below) if step.below is not None else (above, step.above)
        parts.append(words.format(limit=limit_text(limit or 0), stage=step.stage))
    return "; ".join(parts)


def tally_words(tally: "Tally") -> str:
    """``9 · 3 · 1``, and how many areas get no stage."""
    text = " · ".join(map(str, tally.stages))
    without = translate("Sozialraum", "({n} without)").format(n=tally.without)
    return f"{text} {without}" if tally.without else text


def validity_words(first: str, last: str) -> str:
    """From when to when a target holds; empty where that is open."""
    if first and last:
        return translate("Sozialraum", "{first} to {last}").format(first=first, last=last)
    if first:
        return translate("Sozialraum", "from {first}").format(first=first)
    return translate("Sozialraum", "until {last}").format(last=last) if last else translate("Sozialraum", "open")


def certainty_words(target: "Target") -> str:
    """Whose a target is and how sure."""
    return {
        "source": translate("Sozialraum", "from a published source"),
        "incomplete": translate("Sozialraum", "incomplete: a part of the rule is not known to us"),
        "derived": translate("Sozialraum", "derived from printed figures, no published target"),
        "unconfirmed": translate("Sozialraum", "not confirmed by a source"),
        "kept": translate("Sozialraum", "the data library's own target"),
    }[target.certainty]
