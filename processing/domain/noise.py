# SPDX-License-Identifier: GPL-2.0-or-later
"""What of an indicator is chance: the range of its value, and whether a change is more than chance.

Chance has a part in how many people of an area are old, unemployed or victims of an offence. It has none in what was
built (places, playgrounds, ground), in the number of inhabitants itself, and in classes.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from functools import cache
from math import comb, isfinite

from . import comparison, formatting, reliability
from .catalogue import Indicator
from .comparison import Place
from .formula import parse
from .indicators import Dates
from .numbers import AREA_M2
from .profile import Change, Range
from .reliability import LEAST, LEVEL, Interval
from .status import Flag, Reason, Status
from .subject import Subject

_COUNTED = ("Personen", "Anzahl", "Fälle", "Kinder")  # units of plain numbers; others without denominator are delivered
# What offices build and keep, by the ends of its quantities.
_SUPPLY = (".capacity", ".count", ".length_m", f".{AREA_M2}", ".netto_m2")


class Chance(StrEnum):
    """Which numbers of an indicator are people or events that may be others tomorrow."""

    SHARE = "share"  # the numerator is a part of the denominator: Wilson
    RATIO = "ratio"  # two groups side by side, young to working age: share of their sum, carried over
    RATE = "rate"  # events related to people: Poisson, exact
    COUNT = "count"  # a number of cases by itself: Poisson, exact
    NONE = "none"  # nothing


def counted(indicator: Indicator) -> bool:
    """Whether an indicator is a plain number of cases, which grows with the area and is not compared across sizes."""
    return not indicator.denominator and indicator.unit in _COUNTED


@cache
def chance(indicator: Indicator) -> tuple[Chance, Reason | None]:
    """What an indicator's catalogue entry says, else what its formula and unit tell; with the reason for none."""
    if indicator.chance:
        kind = Chance(indicator.chance)
        return kind, Reason("chance_groups") if kind is Chance.NONE else None
    if indicator.categorical:
        return Chance.NONE, Reason("chance_class")
    above, below = parse(indicator.numerator), parse(indicator.denominator)
    quantities = [term.quantity for term in above]
    if any(quantity.endswith(_SUPPLY) for quantity in quantities):
        return Chance.NONE, Reason("chance_supply")
    if any(q == AREA_M2 or q.endswith(_SUPPLY) for q in (*quantities, *(term.quantity for term in below))):
        return Chance.NONE, Reason("chance_ground")
    if quantities == ["ew"] and not below:
        return Chance.NONE, Reason("chance_population")
    if any(term.factor != 1 for term in (*above, *below)):
        return Chance.NONE, None  # weighted sums are no counts
    if not below:
        return (Chance.COUNT, None) if counted(indicator) else (Chance.NONE, Reason("chance_delivered"))
    if indicator.unit == "%":
        return Chance.SHARE, None
    people = all(q.split(".")[0] == "ew" for q in (*quantities, *(term.quantity for term in below)))
    return (Chance.RATIO if people else Chance.RATE), None


def value_range(indicator: Indicator, here: Place) -> tuple[Range | None, Reason | None]:
    """How far a value may move by chance, 95 %; None with the reason where nothing can be said.

    No range and no reason where the value itself is a sign.
    """
    kind, why = chance(indicator)
    if kind is Chance.NONE or here.exact is None:
        return None, why if here.exact is not None or indicator.categorical else None
    interval, why = _interval(kind, here)
    if interval is None:
        return None, why
    return formatting.value_range(*interval.scaled(indicator.factor), indicator), None


def _interval(kind: Chance, here: Place, level: float = LEVEL) -> tuple[Interval | None, Reason | None]:
    """The interval of the plain quotient of two counts, or of a count."""
    cases, of = here.cases, here.of
    if cases is None or (of is None and kind is not Chance.COUNT):
        return None, Reason("chance_delivered")
    if kind is Chance.COUNT or of is None:
        return reliability.garwood(cases, level=level), None
    if of < LEAST:
        return None, Reason("small_denominator", {"limit": LEAST})
    if kind is Chance.RATE:
        return reliability.garwood(cases, of, level), None
    if kind is Chance.RATIO:
        return reliability.odds(reliability.wilson(cases, cases + of, level)), None
    if cases > of:
        return None, Reason("chance_no_part")
    return reliability.wilson(cases, of, level), None


def judged(subject: Subject, indicator: Indicator, dates: Dates, now: Place, change: Change) -> Change:
    """The change of the area with its range, and whether it is more than chance."""
    if change.area.status is not Status.VALUE or chance(indicator)[0] is Chance.NONE:
        return change
    before = comparison.earlier(subject, indicator, subject.area_id, subject.level, dates, change.since)
    reliable, interval = compared(indicator, before, now)
    if reliable and before is not None and Flag.ESTIMATED in (before.cell.flag, now.cell.flag):
        return change  # an estimate has an error of its own: more than chance is not yet more than that
    return replace(change, reliable=reliable, interval=interval)


def compared(indicator: Indicator, before: Place | None, now: Place) -> tuple[bool | None, Range | None]:
    """Whether a value at two dates changed by more than chance, and the range of the change.

    Shares by Newcombe's interval, quotients and rates likewise from their own intervals; counts by the exact test of
    two Poisson counts, their range in per cent of the earlier one. None where nothing can be said.
    """
    kind, _ = chance(indicator)
    if before is None or kind is Chance.NONE:
        return None, None
    if kind is Chance.COUNT:
        return _counts_compared(indicator, before.cases, now.cases)
    first, second = _interval(kind, before)[0], _interval(kind, now)[0]
    if first is None or second is None or not before.of or not now.of or before.cases is None or now.cases is None:
        return None, None
    interval = reliability.difference(before.cases / before.of, first, now.cases / now.of, second)
    low, high = interval.scaled(indicator.factor)
    return reliability.outside(interval), formatting.change_range(low, high, indicator)


def _counts_compared(indicator: Indicator, before: float | None, now: float | None) -> tuple[bool | None, Range | None]:
    if before is None or now is None:
        return None, None
    ratio = reliability.rate_ratio(before, now)
    reliable = reliability.outside(ratio, 1)
    if indicator.unit != "Personen" or not isfinite(ratio.high):
        return reliable, None
    return reliable, formatting.change_range((ratio.low - 1) * 100, (ratio.high - 1) * 100, indicator)


def spread(indicator: Indicator, places: Iterable[Place]) -> bool | None:
    """Whether the lowest and the highest of several areas differ by more than chance; None where nothing can be said.

    They were looked for among all pairs, so the interval of their difference is widened (Bonferroni): all of it holds
    95 % together, else of many equal areas two would nearly always seem to differ. Numbers of cases that are related
    to nothing depend on the size of the areas and are not compared.
    """
    kind, _ = chance(indicator)
    known = sorted((p for p in places if p.exact is not None), key=lambda p: p.exact or 0)
    if kind in (Chance.NONE, Chance.COUNT) or len(known) < 2:
        return None
    level = 1 - (1 - LEVEL) / comb(len(known), 2)
    low, high = known[0], known[-1]
    first, second = _interval(kind, low, level)[0], _interval(kind, high, level)[0]
    if first is None or second is None or not low.of or not high.of or low.cases is None or high.cases is None:
        return None
    return reliability.outside(reliability.difference(low.cases / low.of, first, high.cases / high.of, second))
