# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules of the Aufmerksamkeitsstufen as data: shipped in `resources/catalogue`, replaced entry by entry by a library.

A library keeps its own rules as JSON in table `meta` under the key ``attention``, in the form of
`resources/catalogue/attention.json`, whose ``about`` describes it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from .catalogue import FOLDER, Indicator
from .own_part import Part, number
from .parsing import parse_period

if TYPE_CHECKING:
    from .library import Library

PART = Part("attention", "attention_invalid")
OWN_LABEL = "eigene Regel der Datenbibliothek"
STAGES = (1, 2, 3)
DEVIATION, THRESHOLD, NO_RULE = "deviation", "threshold", "none"
COMPARISONS = ("district", "city", "both")


@dataclass(frozen=True)
class Step:
    """A stage for printed values below or above a limit; the other limit is None."""

    stage: int
    below: float | None
    above: float | None

    def holds(self, value: float) -> bool:
        """Whether a value lies beyond the limit; the limit itself does not."""
        return (self.below is not None and value < self.below) or (self.above is not None and value > self.above)

    def covers(self, other: "Step") -> bool:
        """Whether every value beyond the other's limit lies beyond this one's, too."""
        if self.below is not None and other.below is not None:
            return other.below <= self.below
        return self.above is not None and other.above is not None and other.above >= self.above


@dataclass(frozen=True)
class Rule:
    """How an indicator is rated; `label` and `source` say by whom."""

    kind: str
    limits: tuple[float, ...]
    steps: tuple[Step, ...]
    label: str
    source: str


@dataclass(frozen=True)
class Override:
    """A stage that an office set for one area, and why; `period` None holds for every date."""

    indicator: str
    area_id: str
    stage: int
    reason: str
    office: str
    comparison: str
    period: date | None


@dataclass(frozen=True)
class Rules:
    """All rules of a library."""

    default: Rule
    by_indicator: Mapping[str, Rule]
    overrides: tuple[Override, ...]

    def of(self, indicator: Indicator) -> Rule:
        """The rule of an indicator: its own, that of its Kernindikator, else the default."""
        found = self.by_indicator.get(indicator.indicator) or self.by_indicator.get(indicator.kid.lower())
        return found or self.default


@cache
def shipped() -> Rules:
    """The rules of `resources/catalogue/attention.json`."""
    return _read(json.loads((FOLDER / "attention.json").read_text(encoding="utf-8")), None)


@cache
def rules(own: str) -> Rules:
    """The shipped rules with those of a library.

    Parameters
    ----------
    own
        JSON text of the library's key ``attention``; empty for none.

    Raises
    ------
    SozialraumError
        ``attention_invalid`` (place, content): a rule that cannot be read is never passed over, because the stages
        would then silently be others than the office has decided.
    """
    return _read(PART.raw(own), shipped()) if own.strip() else shipped()


def keep(library: "Library", own: str) -> Rules:
    """Check a library's own rules and keep them; an empty text takes them out and the shipped ones hold again.

    Raises
    ------
    SozialraumError
        ``attention_invalid`` (place, content); those of `Library.set_meta`.
    """
    found = rules(own)
    library.set_meta(PART.key, own)
    return found


def _read(raw: Any, base: Rules | None) -> Rules:
    PART.known(raw, PART.key, {"about", "label", "default", "rules", "overrides"})
    label = PART.text(raw, PART.key, "label", OWN_LABEL)
    by_indicator = dict(base.by_indicator) if base else {}
    for name, entry in PART.known(raw.get("rules", {}), "rules").items():
        by_indicator[name.lower()] = _rule(entry, f"rules.{name}", label)
    default = base.default if base and "default" not in raw else _rule(raw.get("default"), "default", label)
    listed = PART.listed(raw.get("overrides", []), "overrides")
    overrides = tuple(_override(entry, f"overrides {n}") for n, entry in enumerate(listed, 1))
    return Rules(default, by_indicator, (*(base.overrides if base else ()), *overrides))


def _rule(raw: Any, place: str, label: str) -> Rule:
    PART.known(raw, place, {"kind", "limits", "steps", "label", "source"})
    kind = raw.get("kind")
    limits, steps = raw.get("limits", []), raw.get("steps", [])
    if kind not in (DEVIATION, THRESHOLD, NO_RULE):
        raise PART.invalid(f"{place}.kind", kind)
    if kind == DEVIATION and not (
        isinstance(limits, list) and len(limits) == 2 and all(map(number, limits)) and limits[0] <= limits[1]
    ):
        raise PART.invalid(f"{place}.limits", limits)
    if kind == THRESHOLD and not (isinstance(steps, list) and steps):
        raise PART.invalid(f"{place}.steps", steps)
    made = tuple(_step(one, f"{place}.steps {n}") for n, one in enumerate(steps, 1)) if kind == THRESHOLD else ()
    for n, step in enumerate(made, 1):
        if any(before.covers(step) for before in made[: n - 1]):
            raise PART.invalid(f"{place}.steps {n}", steps[n - 1])  # it would never be reached
    named = PART.text(raw, place, "label", label), PART.text(raw, place, "source", "")
    return Rule(kind, tuple(map(float, limits)) if kind == DEVIATION else (), made, *named)


def _step(raw: Any, place: str) -> Step:
    PART.known(raw, place, {"stage", "below", "above"})
    below, above = raw.get("below"), raw.get("above")
    if (below is None) == (above is None) or not number(above if below is None else below):
        raise PART.invalid(place, raw)
    return Step(_stage(raw, place), below, above)


def _override(raw: Any, place: str) -> Override:
    fields = {"indicator", "area_id", "stage", "reason", "office", "comparison", "period"}
    PART.known(raw, place, fields)
    # A stage by hand without reason and office is no rating.
    said = {name: PART.text(raw, place, name) for name in ("indicator", "area_id", "reason", "office")}
    comparison = raw.get("comparison", "both")
    if comparison not in COMPARISONS:
        raise PART.invalid(f"{place}.comparison", comparison)
    period = None
    if raw.get("period"):
        period = parse_period(str(raw["period"]))
        if period is None:
            raise PART.invalid(f"{place}.period", raw["period"])
    return Override(
        said["indicator"].lower(), said["area_id"], _stage(raw, place), said["reason"], said["office"],
        comparison, period,
    )  # fmt: skip


def _stage(raw: Mapping[str, Any], place: str) -> int:
    stage = raw.get("stage")
    if stage not in STAGES or isinstance(stage, bool):
        raise PART.invalid(f"{place}.stage", stage)
    return int(stage)
