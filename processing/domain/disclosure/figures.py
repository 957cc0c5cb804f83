# SPDX-License-Identifier: GPL-2.0-or-later
"""What printed figures tell of the numbers behind them: a number, a range of it, or an inequality of several.

A share of a whole that is public is a range of its numerator; of one that is not, two inequalities.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import ceil, floor, inf, isfinite

from ..catalogue import Indicator
from ..formula import Term, parse
from ..indicators import Dates, delivered_quantity
from ..lor import level_of
from ..profile import Cell, IndicatorRow
from ..profile_parts import plain
from ..status import Flag, Status
from ..subject import Subject
from .behind import Behind, Number
from .ledger import RANK, Statement, Told

_COUNTS_CHANGE = "Personen"  # the unit of indicators whose change is in per cent
_AT_ALL = 1e-6  # of whole numbers, for what binary fractions do to them

Sum = list[tuple[float, Number]]


class Figures:
    """What figures tell, one after the other; a figure that is printed twice tells nothing new."""

    def __init__(self, behind: Behind) -> None:
        self.behind, self.told = behind, Told()
        self._done: set[tuple] = set()

    def figure(
        self, subject: Subject, indicator: Indicator, dates: Dates, area_id: str, level: str, cell: Cell
    ) -> None:
        """A printed figure, or the sign in its place."""
        if indicator.categorical or dates.period is None:
            return
        done = (indicator.indicator, dates.period, dates.denominator, area_id, cell.status, cell.value)
        if done in self._done:
            return
        self._done.add(done)
        if cell.status is Status.SUPPRESSED:
            for formula, day in ((indicator.numerator, dates.period), (indicator.denominator, dates.denominator)):
                self._hidden(parse(formula), day or dates.period, area_id, level, subject.vintage)
            self._hidden(
                (Term(Fraction(1), delivered_quantity(indicator)),), dates.period, area_id, level, subject.vintage
            )
        elif cell.value is not None and cell.flag is not Flag.ESTIMATED:
            half = 0.5 * 10.0**-indicator.decimals
            self.between(subject, indicator, dates, area_id, level, cell.value - half, cell.value + half, "rate")

    def sum(
        self, subject: Subject, measure: str, formula: str, day: date | None, area_id: str, cell: Cell,
        decimals: int = 0,
    ) -> None:  # fmt: skip
        """A number that is printed as it is: of one quantity, or the sum of several."""
        terms = parse(formula)
        if day is None or not any(self.behind.is_closed(term.quantity) for term in terms):
            return
        if cell.status is Status.SUPPRESSED:
            self._hidden(terms, day, area_id, level_of(area_id), subject.vintage)
        elif cell.value is not None and cell.flag is not Flag.ESTIMATED:
            half = 0.5 * 10.0**-decimals
            own = replace(plain(formula), indicator=measure)
            ends = cell.value - half, cell.value + half
            self.between(subject, own, Dates(day), area_id, level_of(area_id), *ends, "count")

    def _hidden(self, terms: Iterable[Term], day: date, area_id: str, level: str, vintage: str) -> None:
        for term in terms:
            number = self.behind.number(area_id, level, term.quantity, day, vintage)
            if number is not None and number.closed and number.value != number.value:
                self.told.kept_back.add(number.name)

    def between(
        self, subject: Subject, indicator: Indicator, dates: Dates, area_id: str, level: str, low: float, high: float,
        kind: str,
    ) -> None:  # fmt: skip
        """That an indicator of an area lies between two ends."""
        about = (kind, subject.vintage, area_id, indicator.indicator, dates.period)
        for found, least, most in self._inequalities(subject, indicator, dates, area_id, level, low, high):
            self._keep(about, found, least, most)

    def _inequalities(
        self, subject: Subject, indicator: Indicator, dates: Dates, area_id: str, level: str, low: float, high: float
    ) -> Iterator[tuple[Sum, float, float]]:
        """``low <= factor × numerator / denominator <= high`` as sums between ends."""
        above, below = self._quotient(subject, indicator, dates, area_id, level)
        if above is None:
            return
        whole = _value(below)
        if not any(number.closed for _, number in below):
            yield above, low * whole, high * whole
            return
        for end, least, most in ((low, 0.0, inf), (high, -inf, 0.0)):
            if isfinite(end):
                yield [*above, *((-end * factor, number) for factor, number in below)], least, most

    def _quotient(
        self, subject: Subject, indicator: Indicator, dates: Dates, area_id: str, level: str
    ) -> tuple[Sum | None, Sum]:
        """Numerator, times the factor, and denominator; None where a number is lacking. What an office delivered as
        the indicator itself is its own numerator.
        """
        if dates.period is None:
            return None, []
        place = (area_id, level, subject.vintage)
        own = self._summed((Term(Fraction(1), delivered_quantity(indicator)),), dates.period, 1.0, *place)
        if own is not None:
            return own, []
        above = self._summed(parse(indicator.numerator), dates.period, indicator.factor, *place)
        day = dates.denominator or dates.period
        below = self._summed(parse(indicator.denominator), day, 1.0, *place)
        return (None, []) if below is None else (above, below)

    def _summed(
        self, terms: Iterable[Term], day: date, factor: float, area_id: str, level: str, vintage: str
    ) -> Sum | None:
        found: Sum = []
        for term in terms:
            number = self.behind.number(area_id, level, term.quantity, day, vintage)
            if number is None or number.value != number.value:
                return None
            found.append((float(term.factor) * factor, number))
        return found

    def rank(self, subject: Subject, row: IndicatorRow, dates: Dates) -> None:
        """A place among the sister areas by printed values, of figures whose denominator is public."""
        above, below = self._quotient(subject, row.indicator, dates, subject.area_id, subject.level)
        if row.rank is None or above is None or any(number.closed for _, number in below):
            return
        whole = _value(below)
        closed = [(factor / whole, number) for factor, number in above if number.closed]
        if not closed or len(closed) < len(above):
            return
        half = sum(abs(factor) * number.step / 2 for factor, number in closed)
        slack = (0.0 if not row.indicator.decimals else 10.0**-row.indicator.decimals) + 2 * half
        terms = tuple(number.term(factor) for factor, number in closed)
        about = (RANK, subject.vintage, subject.area_id, row.indicator.indicator, _iso(row.period))
        beside = f"{subject.level} {subject.within}"
        self.told.statements[Statement(*about, terms, float(row.rank.position), slack, beside)] = None

    def change(
        self, subject: Subject, indicator: Indicator, dates: Dates, since: date, area_id: str, level: str, cell: Cell
    ) -> None:
        """Counts in per cent of before, shares in percentage points; both of the same areas."""
        if cell.value is None or cell.flag is Flag.ESTIMATED:
            return
        then = Dates(since, since if dates.denominator else None)
        now, whole = self._quotient(subject, indicator, dates, area_id, level)
        before, former = self._quotient(subject, indicator, then, area_id, level)
        if now is None or before is None or any(number.closed for _, number in (*whole, *former)):
            return
        about = ("change", subject.vintage, area_id, indicator.indicator, dates.period)
        if indicator.unit == _COUNTS_CHANGE:
            half = 0.05  # printed with one decimal
            for end, least, most in ((cell.value - half, 0.0, inf), (cell.value + half, -inf, 0.0)):
                self._keep(about, [*now, *((-f * (1 + end / 100), n) for f, n in before)], least, most)
            return
        half, one, other = 0.5 * 10.0**-indicator.decimals, _value(whole), _value(former)
        if one and other:
            terms = [*((f / one, n) for f, n in now), *((-f / other, n) for f, n in before)]
            self._keep(about, terms, cell.value - half, cell.value + half)

    def _keep(self, about: tuple, found: Sum, low: float, high: float) -> None:
        """Keep that a sum lies between two ends: of one whole number as this, if it is the only one that fits."""
        kind, vintage, area_id, measure, period = about
        closed = [(factor, number) for factor, number in found if number.closed]
        if not closed:
            return
        public = sum(factor * number.value for factor, number in found if not number.closed)
        spread = sum(abs(factor) * number.step / 2 for factor, number in closed)
        low, high = low - public, high - public
        if len(closed) == 1:
            ((factor, number),) = closed
            low, high = sorted((low / factor, high / factor))
            if number.step == 0 and number.whole:
                low = ceil(low - _AT_ALL) if isfinite(low) else low
                high = floor(high + _AT_ALL) if isfinite(high) else high
            if kind == "count" or low == high:
                self.told.numbers[number.name] = number.told
                return
            spread, closed = number.step / 2, [(1.0, number)]
        terms = tuple(number.term(factor) for factor, number in closed)
        one = Statement(kind, vintage, area_id, measure, _iso(period), terms, low - spread, high + spread)
        self.told.statements[one] = None


def _value(below: Sum) -> float:
    return sum(factor * number.value for factor, number in below) if below else 1.0


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
