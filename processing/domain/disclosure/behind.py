# SPDX-License-Identifier: GPL-2.0-or-later
"""The numbers behind printed figures: as the public reads them, and whether a closed source is behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil

from ..catalogue import Indicator
from ..formula import parse
from ..indicators import Dates, dates_of, delivered_quantity
from ..numbers import AREA_M2
from ..subject import UPPER, Subject
from .ledger import Name
from .public import PublicView


@dataclass(frozen=True)
class Number:
    """A number behind a figure.

    Parameters
    ----------
    value
        As the public reads it; NaN where it is kept back.
    closed
        Whether it rests on a source that is not public.
    step
        The base it was rounded to, 0 for none.
    threshold
        What is below it is not shown.
    whole
        Whether it is a whole number.
    """

    name: Name
    value: float
    closed: bool
    step: float
    threshold: int
    whole: bool

    @property
    def told(self) -> tuple[float, float]:
        """Middle and width of what a reader knows it to be: none of the numbers that would not be shown."""
        if not self.step:
            return self.value, 0.0
        low, high = max(ceil(self.value - self.step / 2), 0), ceil(self.value + self.step / 2) - 1
        if self.value > 0:
            low = max(low, min(self.threshold, high))
        elif high < self.threshold:
            high = 0
        return (low + high) / 2, float(high - low)

    def term(self, factor: float) -> tuple[str, str, str, float]:
        """Itself times a factor, as a term of a statement of the ledger."""
        _, _, area_id, quantity, period = self.name
        return area_id, quantity, period, factor


class Behind:
    """The numbers of one public view."""

    def __init__(self, view: PublicView) -> None:
        self.view, self.office, self.public = view, view.office, view.numbers
        self._numbers: dict[tuple[str, str, date, str], Number | None] = {}
        self._closed: dict[str, bool] = {}

    def number(self, area_id: str, level: str, quantity: str, day: date, vintage: str) -> Number | None:
        """A number in the profile's key system; of a district and the city in any."""
        key = (area_id, quantity, day, vintage)
        if key not in self._numbers:
            others = [v for v in reversed(self.public.vintages) if v != vintage] if level in UPPER else []
            found = (self._found(area_id, level, quantity, day, system) for system in (vintage, *others))
            self._numbers[key] = next((one for one in found if one is not None), None)
        return self._numbers[key]

    def _found(self, area_id: str, level: str, quantity: str, day: date, vintage: str) -> Number | None:
        at = self.public.areas(vintage, level).index.get(area_id)
        own, shown = (n.column(quantity, day, vintage, level) for n in (self.office.numbers, self.public))
        if at is None or own is None or shown is None or not own.observed[at]:
            return None
        name = (vintage, level, area_id, quantity, "" if quantity == AREA_M2 else day.isoformat())
        closed = bool(self.office.closed_cells(own)[at])
        whole = bool(own.known[at] and own.values[at] % 1 == 0)
        value = float(shown.values[at]) if shown.known[at] else float("nan")
        policy = self.office.policy(quantity)
        base, least = (policy.rounding, 0 if policy.objects else policy.threshold) if closed else (0, 0)
        return Number(name, value, closed, base, least, whole)

    def dates(self, subject: Subject, indicator: Indicator, level: str) -> Dates:
        """The dates that an indicator is shown of, beside the areas of a level."""
        return dates_of(self.public, indicator, subject.vintage, level, subject.within, subject.until)

    @cached_property
    def by_id(self) -> Mapping[str, Indicator]:
        """The indicators of the catalogue."""
        return {one.indicator: one for one in self.public.indicators}

    @cached_property
    def closed_stems(self) -> frozenset[str]:
        """Quantities that are not public, and what age bands of theirs are put together under."""
        frames = (self.view.shown, self.view.kept_back)
        found = {quantity for frame in frames for quantity in frame["quantity"].unique()}
        return frozenset(found | {q.rpartition(".alter.")[0] + ".alter." for q in found if ".alter." in q})

    def is_closed(self, quantity: str) -> bool:
        """Whether something of a quantity, or of the age bands that it is put together from, is not public."""
        stem = quantity.rpartition(".alter.")[0] + ".alter." if ".alter." in quantity else quantity
        return quantity in self.closed_stems or stem in self.closed_stems

    def concerns(self, indicator: Indicator) -> bool:
        """Whether an indicator rests on numbers that are not public."""
        name = f"{indicator.indicator} {indicator.numerator} {indicator.denominator}"
        if name not in self._closed:
            terms = (*parse(indicator.numerator), *parse(indicator.denominator))
            quantities = (*(term.quantity for term in terms), delivered_quantity(indicator))
            self._closed[name] = any(map(self.is_closed, quantities))
        return self._closed[name]
