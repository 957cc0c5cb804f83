# SPDX-License-Identifier: GPL-2.0-or-later
"""A library's own rules of attention while somebody changes them, and how many areas would get which stage."""

import copy
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from .attention_rules import DEVIATION, NO_RULE, PART, STAGES, THRESHOLD, Rule, Rules, rules
from .catalogue import Indicator
from .errors import Progress, SozialraumError, no_progress
from .numbers import Numbers
from .own_part import written
from .parsing import parse_number
from .profile_builder import indicator_rows
from .status import Status

SIDES = ("below", "above")


def rated(indicator: Indicator) -> bool:
    """Whether an indicator is ever rated: it has an end that deserves attention and is no class."""
    return indicator.direction in ("high", "low") and not indicator.categorical


def typed_number(text: str) -> float:
    """A limit as a person types it, German or English.

    Raises
    ------
    SozialraumError
        ``rule_number`` (content).

    >>> typed_number("0,5"), typed_number("1.25")
    (0.5, 1.25)
    """
    found = parse_number(text.strip())
    if found.value is None or found.status is not Status.VALUE or not text.strip():
        raise SozialraumError("rule_number", content=text.strip() or "–")
    return found.value


def deviation(first: float, second: float) -> dict[str, Any]:
    """The entry of a rule by distance: stage 2 from the first limit, stage 3 above the second one.

    Raises
    ------
    SozialraumError
        ``rule_order_deviation`` (first, second).
    """
    if first > second:
        raise SozialraumError("rule_order_deviation", first=first, second=second)
    return {"kind": DEVIATION, "limits": [first, second]}


def threshold(limits: Mapping[int, tuple[str, float]]) -> dict[str, Any]:
    """The entry of a rule by limits.

    Parameters
    ----------
    limits
        By stage (2, 3) the side (``below`` or ``above``) and the limit; a stage left out is never given.

    Raises
    ------
    SozialraumError
        ``rule_empty``: no limit at all; ``rule_order_threshold``: stage 2 could never be reached beside stage 3.
    """
    if not limits:
        raise SozialraumError("rule_empty")
    if len(limits) == 2 and limits[2][0] == limits[3][0]:
        side, two, three = limits[2][0], limits[2][1], limits[3][1]
        if (side == "below" and two <= three) or (side == "above" and two >= three):
            raise SozialraumError("rule_order_threshold", two=two, three=three)
    steps = [{limits[stage][0]: limits[stage][1], "stage": stage} for stage in sorted(limits, reverse=True)]
    return {"kind": THRESHOLD, "steps": steps}


def never() -> dict[str, Any]:
    """The entry of an indicator that shall not be rated."""
    return {"kind": NO_RULE}


def limits_of(rule: Rule) -> dict[int, tuple[str, float]] | None:
    """The limits of a rule by stage; None where it is more than one limit for each of the stages 2 and 3."""
    found: dict[int, tuple[str, float]] = {}
    for step in rule.steps:
        if step.stage in found or step.stage == 1:
            return None
        found[step.stage] = ("below", step.below) if step.below is not None else ("above", step.above or 0.0)
    return found if list(found) == sorted(found, reverse=True) else None


class Draft:
    """Own rules that can be read at any time; what the editor does not know of (stages by hand) stays as it is.

    An indicator of None means the rule of all indicators without one of their own.
    """

    def __init__(self, own: str) -> None:
        rules(own)
        self._raw: dict[str, Any] = PART.raw(own) or {}

    @property
    def text(self) -> str:
        """As a library keeps it; empty where nothing is its own."""
        return written({name: value for name, value in self._raw.items() if value not in ({}, [])})

    @property
    def rules(self) -> Rules:
        return rules(self.text)

    def rule(self, indicator: Indicator | None) -> Rule:
        return self.rules.default if indicator is None else self.rules.of(indicator)

    def is_own(self, indicator: Indicator | None) -> bool:
        return "default" in self._raw if indicator is None else bool(self._names(indicator))

    def put(self, indicator: Indicator | None, entry: Mapping[str, Any], source: str = "") -> None:
        """Enter a rule; `source` says where it comes from.

        Raises
        ------
        SozialraumError
            ``attention_invalid``; the draft stays as it was.
        """
        changed = Draft(self.text)
        changed.reset(indicator)
        made = dict(entry) | ({"source": source.strip()} if source.strip() else {})
        if indicator is None:
            changed._raw["default"] = made
        else:
            changed._raw.setdefault("rules", {})[indicator.indicator] = made
        rules(changed.text)
        self._raw = changed._raw

    def reset(self, indicator: Indicator | None) -> None:
        """The shipped rule holds again."""
        if indicator is None:
            self._raw.pop("default", None)
        else:
            for name in self._names(indicator):
                del self._raw["rules"][name]

    def reset_all(self) -> None:
        """All shipped rules hold again; stages that an office set by hand stay."""
        for name in ("default", "rules"):
            self._raw.pop(name, None)

    def _names(self, indicator: Indicator) -> list[str]:
        wanted = {indicator.indicator, indicator.kid.lower()}
        return [name for name in self._raw.get("rules", {}) if name.lower() in wanted]


@dataclass(frozen=True)
class Tally:
    """How many areas get stage 1, 2 and 3, and how many none."""

    stages: tuple[int, int, int]
    without: int


@dataclass(frozen=True)
class Outcome:
    """What a rule makes of the areas, beside their district and beside the city."""

    district: Tally
    city: Tally


def tally(
    numbers: Numbers,
    own: str,
    level: str,
    within: str,
    period: date | None = None,
    vintage: str | None = None,
    progress: Progress = no_progress,
) -> dict[str, Outcome]:
    """What rules would make of the areas of a level inside an area, by indicator.

    Every stage is that of the area's own profile, so that preview and profile cannot disagree.

    Parameters
    ----------
    own
        Own rules as a library would keep them.
    level, within
        PLR, BZR or PGR; two digits of a district or ``BE``.
    """
    tried = copy.copy(numbers)
    tried.context = replace(numbers.context, attention=own)
    indicators = [i for i in numbers.indicators if rated(i) and level in i.levels]
    system = vintage or numbers.vintages[-1]
    areas = numbers.areas(system, level)
    inside = [a for a, here in zip(areas.ids, areas.mask(within), strict=True) if here]
    district: dict[str, Counter] = {i.indicator: Counter() for i in indicators}
    city: dict[str, Counter] = {i.indicator: Counter() for i in indicators}
    for n, area_id in enumerate(inside):
        progress(n / len(inside))
        for row in indicator_rows(tried, area_id, period, system, indicators):
            given = row.attention
            district[row.indicator.indicator][given.district if given else None] += 1
            city[row.indicator.indicator][given.city if given else None] += 1
    return {name: Outcome(_tally(district[name]), _tally(city[name])) for name in district}


def _tally(counts: Counter) -> Tally:
    one, two, three = (counts[stage] for stage in STAGES)
    return Tally((one, two, three), counts[None])
