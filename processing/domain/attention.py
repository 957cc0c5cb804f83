# SPDX-License-Identifier: GPL-2.0-or-later
"""Aufmerksamkeitsstufen 1 (no attention called for) to 3 (most), beside the district and beside the city.

Three ways, as Bezirksregionenprofile use them: a limit of the field (A5, E5, E6), the distance from the value of
district and city, and a stage set by an office with its reason. Berlin has published no limits of the distances; ours
are a presetting and say so wherever a stage is shown. Neutral indicators are never rated, whatever a rule says.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

import numpy as np

from . import formatting
from .attention_rules import NO_RULE, THRESHOLD, Override, Rule, Rules, rules
from .catalogue import Indicator
from .comparison import Place
from .indicators import Dates, Measure
from .lor import CITY
from .numbers import Numbers
from .profile import Attention
from .subject import UPPER, Subject

FEWEST = 3  # of two areas both lie one standard deviation from their mean, whatever they are
_DIGITS = 2  # of a printed distance; the printed one is rated


def rules_of(numbers: Numbers) -> Rules:
    """The rules in force for these numbers (`attention_rules.rules`)."""
    return rules(numbers.context.attention)


def attention(
    subject: Subject, indicator: Indicator, found: Measure | None, dates: Dates, places: Sequence[Place]
) -> Attention | None:
    """The stages of an area's indicator.

    Parameters
    ----------
    found
        The indicator over all areas of the subject's level, from whose values the standard deviation is taken.
    places
        Area, district and city.

    Returns
    -------
    Attention or None
        None for what is never rated: neutral and categorical indicators, the city itself.

    Notes
    -----
    Deviation rule: ``(value − reference) / SD``, with the sign turned where low values deserve attention; SD is the
    population standard deviation (ddof 0) over all areas of the level with a value in the district, or in the city.
    Below the first limit is stage 1, from there up to the second one 2, above 3; the distance is rated as printed.
    """
    if indicator.direction not in ("high", "low") or indicator.categorical or subject.level == "STADT":
        return None
    known = rules_of(subject.numbers)
    rule = known.of(indicator)
    if rule.kind == NO_RULE:
        return None
    if rule.kind == THRESHOLD:
        stage = _beyond(rule, places[0])
        result = Attention(None if subject.level in UPPER else stage, stage, _threshold_words(rule))
    else:
        result = _deviating(subject, indicator, found, dates, places, rule)
    return _overridden(result, known, subject, indicator, dates)


def _beyond(rule: Rule, own: Place) -> int | None:
    if own.cell.value is None:
        return None
    return next((step.stage for step in rule.steps if step.holds(own.cell.value)), 1)


def _limit(limit: float) -> str:
    """A limit with as many digits as its rule gives it."""
    return formatting.number_text(formatting.exact(limit), len(repr(float(limit)).partition(".")[2].rstrip("0")))


def _threshold_words(rule: Rule) -> str:
    words = []
    for step in rule.steps:
        side, limit = ("unter", step.below) if step.below is not None else ("über", step.above)
        words.append(f"{side} {_limit(limit or 0)} Stufe {step.stage}")
    return _signed(f"Grenzwert: {', '.join(words)}, sonst Stufe 1", rule)


def _signed(words: str, rule: Rule) -> str:
    """What a rule does, whose it is and where it comes from."""
    source = f"; {rule.source}" if rule.source else ""
    return f"{words} ({rule.label}{source})."


def _deviating(
    subject: Subject, indicator: Indicator, found: Measure | None, dates: Dates, places: Sequence[Place], rule: Rule
) -> Attention:
    own, district, city = places
    stages: list[int | None] = []
    told = []
    others = [(district, subject.within, "dem Bezirkswert"), (city, "", f"dem Wert von {_city(subject)}")]
    for reference, within, words in others:
        distance = None
        if found is not None and not (reference is district and subject.level in UPPER):
            spread = _spread(subject, indicator, found, dates, within)
            distance = _distance(own.exact, reference.exact, spread, indicator)
        stages.append(None if distance is None else _rated(distance, rule))
        if distance is not None:
            told.append(f"{_side(distance, indicator)} {words}")
    limits = f"unter {_limit(rule.limits[0])} Stufe 1, bis {_limit(rule.limits[1])} Stufe 2, darüber Stufe 3"
    towards = "nach oben" if indicator.direction == "high" else "nach unten"
    found_words = f"In Standardabweichungen {', '.join(told)}" if told else "Abstand nicht bestimmbar"
    words = f"{found_words}; gewertet wird der Abstand {towards}: {limits}"
    return Attention(stages[0], stages[1], _signed(words, rule))


def _side(distance: Fraction, indicator: Indicator) -> str:
    """``0,59 über``; a distance counts as positive towards the end that deserves attention."""
    if not distance:
        return "gleich"
    side = "über" if (distance > 0) == (indicator.direction == "high") else "unter"
    return f"{formatting.number_text(abs(distance), _DIGITS)} {side}"


def _city(subject: Subject) -> str:
    return subject.ref(CITY, "STADT").name


def _spread(subject: Subject, indicator: Indicator, found: Measure, dates: Dates, within: str) -> float | None:
    """Standard deviation over the areas of the subject's level inside an area; None where it says nothing."""
    numbers, vintage, level = subject.numbers, subject.vintage, subject.level
    key = ("spread", indicator.indicator, vintage, level, dates.period, dates.denominator, within)
    if key not in numbers.cache:
        inside = np.flatnonzero(numbers.areas(vintage, level).mask(within)).tolist()
        values = [float(value) for i in inside if (value := found.exact[i]) is not None]
        numbers.cache[key] = _deviation(values)
    return numbers.cache[key]  # type: ignore[return-value]


def _deviation(values: Sequence[float]) -> float | None:
    if len(values) < FEWEST:
        return None
    mean = sum(values) / len(values)
    spread = sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    return spread if spread > 1e-12 else None


def _distance(
    own: Fraction | None, reference: Fraction | None, spread: float | None, indicator: Indicator
) -> Fraction | None:
    """Distance towards the end that deserves attention, in standard deviations, as printed."""
    if own is None or reference is None or spread is None:
        return None
    away = own - reference if indicator.direction == "high" else reference - own
    return formatting.rounded(away / Fraction(spread), _DIGITS)


def _rated(distance: Fraction, rule: Rule) -> int:
    first, second = map(formatting.exact, rule.limits)
    return 1 + (distance >= first) + (distance > second)


def _overridden(result: Attention, known: Rules, subject: Subject, indicator: Indicator, dates: Dates) -> Attention:
    """The stages with those an office set for this very area (and date); the latest entry wins."""
    district, city, said = result.district, result.city, []
    for one in known.overrides:
        if not _concerns(one, subject, indicator, dates):
            continue
        here = one.comparison in ("district", "both") and subject.level not in UPPER
        district = one.stage if here else district
        city = one.stage if one.comparison in ("city", "both") else city
        said.append(f"Stufe {one.stage} gesetzt durch {one.office}: {one.reason}")
    return Attention(district, city, " ".join([*(f"{words.rstrip('.')}." for words in said), result.rule]))


def _concerns(one: Override, subject: Subject, indicator: Indicator, dates: Dates) -> bool:
    named = one.indicator in (indicator.indicator, indicator.kid.lower())
    return named and one.area_id == subject.area_id and one.period in (None, dates.period)
