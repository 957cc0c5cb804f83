# SPDX-License-Identifier: GPL-2.0-or-later
"""What in a library's numbers does not fit together."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from .formatting import exact, rounded
from .indicators import computed_measure, dates_of, delivered_quantity
from .lor import CITY, LEVELS
from .numbers import Numbers

_ROUNDING = 1e-6


@dataclass(frozen=True)
class Disagreement:
    """A published total that is not the sum of its parts; the published one is printed."""

    vintage: str
    level: str
    area_id: str
    quantity: str
    period: date
    published: float
    summed: float


def disagreements(numbers: Numbers) -> list[Disagreement]:
    """Published totals that are not the sum of their parts, where the parts are complete."""
    found = []
    for (vintage, quantity, period), levels in sorted(numbers.observed.levels.items()):
        if numbers.kinds.get(quantity, "extensive") != "extensive":
            continue
        for level in LEVELS[1:]:
            published = numbers.observed.column(vintage, level, quantity, period) if level in levels else None
            summed = numbers.summed(quantity, period, vintage, level) if published is not None else None
            if published is None or summed is None:
                continue
            differs = published.known & summed.known & (np.abs(published.values - summed.values) > _ROUNDING)
            for i in np.flatnonzero(differs):
                area_id = numbers.areas(vintage, level).ids[i]
                pair = float(published.values[i]), float(summed.values[i])
                found.append(Disagreement(vintage, level, area_id, quantity, period, *pair))
    return found


def delivered_differently(numbers: Numbers) -> list[Disagreement]:
    """Delivered indicators (``kid.*``) whose printed value is not that of the formula; the delivered one is printed."""
    found = []
    for indicator in numbers.indicators:
        quantity = delivered_quantity(indicator)
        for vintage in numbers.vintages:
            for level in indicator.levels:
                for period in numbers.periods(quantity, vintage, level):
                    dates = dates_of(numbers, indicator, vintage, level, CITY, period)
                    column = numbers.observed.column(vintage, level, quantity, period)
                    computed = computed_measure(numbers, indicator, vintage, level, dates)
                    if column is None or computed is None or dates.period != period:
                        continue
                    for i in np.flatnonzero(column.known):
                        value, own = computed.exact[i], exact(float(column.values[i]))
                        if value is not None and rounded(value, indicator.decimals) != rounded(own, indicator.decimals):
                            area_id, pair = numbers.areas(vintage, level).ids[i], (float(own), float(value))
                            found.append(Disagreement(vintage, level, area_id, quantity, period, *pair))
    return found
