# SPDX-License-Identifier: GPL-2.0-or-later
"""What a public profile tells of numbers that are not published: themselves, and rounded shares, classes, ranks.

Read off the `Profile` that documents, tables, maps and charts are made of, so that the ledger knows what left the
office and no more. A share of a whole that is public is a range of its numerator; of one that is not, two inequalities.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import ceil, floor, inf, isfinite

from ..bands import name as band_name
from ..catalogue import Indicator
from ..formula import Term, parse
from ..indicators import Dates, dates_of, delivered_quantity
from ..lor import level_of
from ..numbers import AREA_M2
from ..profile import Cell, Choropleth, FacilityRow, IndicatorRow, PopulationSeries, Profile, SupplyRow
from ..profile_parts import AGES, plain, share
from ..pyramid import MEN, WOMEN
from ..status import Flag, Status
from ..subject import UPPER, Subject, subject_of
from .ledger import RANK, Name, Statement, Told
from .public import PublicView

_COUNTS_CHANGE = "Personen"  # the unit of indicators whose change is in per cent
_AT_ALL = 1e-6  # of whole numbers, for what binary fractions do to them


@dataclass(frozen=True)
class _Number:
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
        _, _, area_id, quantity, period = self.name
        return area_id, quantity, period, factor


Sum = list[tuple[float, _Number]]


class Telling:
    """What profiles of one public view tell, one after the other."""

    def __init__(self, view: PublicView) -> None:
        self.view, self.office, self.public = view, view.office, view.numbers
        self.told = Told()
        self._numbers: dict[tuple[str, str, date, str], _Number | None] = {}
        self._closed: dict[str, bool] = {}
        self._done: set[tuple] = set()

    def of(self, profile: Profile, until: date | None) -> Told:
        """What a profile tells that those before did not.

        Parameters
        ----------
        until
            The date that the profile was asked for.
        """
        self.told = Told()
        if not self._closed_stems:
            return self.told
        subject = subject_of(self.public, profile.area.area_id, until, profile.vintage)
        for row in profile.rows:
            self._row(subject, row)
        self._ages(subject, profile)
        self._series(subject, profile)
        self._below(subject, profile)
        for drawn in profile.maps:
            self._map(subject, drawn)
        for site in profile.facilities:
            self._facilities(subject, site)
        for supply in profile.supply:
            self._supply(subject, supply)
        return self.told

    # --- parts of a profile

    def _row(self, subject: Subject, row: IndicatorRow) -> None:
        indicator, dates = row.indicator, Dates(row.period, row.denominator_period)
        if not self._concerns(indicator):
            return
        places = [*zip(subject.compared, (row.area, row.district, row.city), strict=True)]
        for (area_id, level), cell in places:
            self._figure(subject, indicator, dates, area_id, level, cell)
        for area_id, cell in row.sisters.items():
            self._figure(subject, indicator, dates, area_id, subject.level, cell)
        self._sum(subject, indicator.indicator, indicator.numerator, row.period, subject.area_id, row.count)
        if row.rank is not None:
            self._rank(subject, row, dates)
        for change in row.changes.values():
            cells = (change.area, change.district, change.city)
            for (area_id, level), cell in zip(subject.compared, cells, strict=True):
                self._change(subject, indicator, dates, change.since, area_id, level, cell)

    def _ages(self, subject: Subject, profile: Profile) -> None:
        day = profile.ages.period
        for bar in profile.ages.bars:
            for band, portion, count in zip(AGES, bar.shares, bar.counts, strict=True):
                of = share(f"ew.alter.{band}", "ew")
                if self._concerns(of):
                    self._figure(subject, of, Dates(day, day), bar.area.area_id, bar.area.level, portion)
                    self._sum(subject, of.indicator, of.numerator, day, bar.area.area_id, count)
        if profile.pyramid is not None:
            for stem, cells in ((WOMEN, profile.pyramid.women), (MEN, profile.pyramid.men)):
                for limits, cell in zip(profile.pyramid.bands, cells, strict=True):
                    quantity = band_name(stem, limits)
                    self._sum(subject, quantity, quantity, profile.pyramid.period, subject.area_id, cell)

    def _series(self, subject: Subject, profile: Profile) -> None:
        by_id = self._by_id
        lines = [(plain("ew"), profile.series), *((by_id[n], line) for n, line in profile.lines.items() if n in by_id)]
        for indicator, line in lines:
            if self._concerns(indicator):
                self._line(subject, indicator, line)

    def _line(self, subject: Subject, indicator: Indicator, line: PopulationSeries) -> None:
        for point in line.points:
            dates = Dates(point.period, point.period if indicator.denominator else None)
            self._figure(subject, indicator, dates, subject.area_id, subject.level, point.cell)

    def _below(self, subject: Subject, profile: Profile) -> None:
        for name, below in profile.below.items():
            if name in self._by_id and self._concerns(self._by_id[name]):
                dates = self._dates(subject, self._by_id[name], "PLR")
                for area, cell in below.cells:
                    self._figure(subject, self._by_id[name], dates, area.area_id, area.level, cell)
        for n, column in enumerate(profile.children.columns):
            indicator = self._by_id.get(column)
            if indicator is None or not self._concerns(indicator):
                continue  # changes are of the population, whose numbers stand beside them
            for row in profile.children.rows:
                dates = self._dates(subject, indicator, profile.children.rows[0].area.level)
                self._figure(subject, indicator, dates, row.area.area_id, row.area.level, row.cells[n])

    def _map(self, subject: Subject, drawn: Choropleth) -> None:
        """Of a map everybody sees the classes of all areas; what is printed of some stands elsewhere in the profile."""
        indicator = drawn.indicator
        if indicator.categorical or not self._concerns(indicator):
            return
        dates, half = self._dates(subject, indicator, drawn.level), 0.5 * 10.0**-indicator.decimals
        for area_id, at in drawn.class_of.items():
            if at is not None:  # a class is of printed values
                lower, upper = drawn.classes[at].lower, drawn.classes[at].upper
                ends = -inf if lower is None else lower - half, inf if upper is None else upper - half
                self._between(subject, indicator, dates, area_id, drawn.level, *ends, "class")

    def _facilities(self, subject: Subject, row: FacilityRow) -> None:
        for kind, cell in (("count", row.count), ("capacity", row.capacity)):
            quantity = f"{row.theme}.{kind}"
            day = self._dates(subject, plain(quantity), subject.level).period if self._is_closed(quantity) else None
            self._sum(subject, quantity, quantity, day, subject.area_id, cell)
            if kind == "count":
                for area_id, own in row.by_child.items():
                    self._sum(subject, quantity, quantity, row.period, area_id, own)

    def _supply(self, subject: Subject, row: SupplyRow) -> None:
        target, figures = row.target, row.figures
        for formula, day, cell in (
            (target.present, row.period, figures.present),
            (target.needed, row.needed_period, figures.needed),
        ):
            self._sum(subject, target.target, formula, day, subject.area_id, cell, target.decimals)

    # --- figures

    def _figure(
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
            self._between(subject, indicator, dates, area_id, level, cell.value - half, cell.value + half, "rate")

    def _sum(
        self, subject: Subject, measure: str, formula: str, day: date | None, area_id: str, cell: Cell,
        decimals: int = 0,
    ) -> None:  # fmt: skip
        """A number that is printed as it is: of one quantity, or the sum of several."""
        terms = parse(formula)
        if day is None or not any(self._is_closed(term.quantity) for term in terms):
            return
        if cell.status is Status.SUPPRESSED:
            self._hidden(terms, day, area_id, level_of(area_id), subject.vintage)
        elif cell.value is not None and cell.flag is not Flag.ESTIMATED:
            half = 0.5 * 10.0**-decimals
            own = replace(plain(formula), indicator=measure)
            ends = cell.value - half, cell.value + half
            self._between(subject, own, Dates(day), area_id, level_of(area_id), *ends, "count")

    def _hidden(self, terms: Iterable[Term], day: date, area_id: str, level: str, vintage: str) -> None:
        for term in terms:
            number = self._number(area_id, level, term.quantity, day, vintage)
            if number is not None and number.closed and number.value != number.value:
                self.told.kept_back.add(number.name)

    def _between(
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
            number = self._number(area_id, level, term.quantity, day, vintage)
            if number is None or number.value != number.value:
                return None
            found.append((float(term.factor) * factor, number))
        return found

    def _rank(self, subject: Subject, row: IndicatorRow, dates: Dates) -> None:
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

    def _change(
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

    # --- numbers

    def _number(self, area_id: str, level: str, quantity: str, day: date, vintage: str) -> _Number | None:
        """A number in the profile's key system; of a district and the city in any."""
        key = (area_id, quantity, day, vintage)
        if key not in self._numbers:
            others = [v for v in reversed(self.public.vintages) if v != vintage] if level in UPPER else []
            found = (self._found(area_id, level, quantity, day, system) for system in (vintage, *others))
            self._numbers[key] = next((one for one in found if one is not None), None)
        return self._numbers[key]

    def _found(self, area_id: str, level: str, quantity: str, day: date, vintage: str) -> _Number | None:
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
        return _Number(name, value, closed, base, least, whole)

    def _dates(self, subject: Subject, indicator: Indicator, level: str) -> Dates:
        return dates_of(self.public, indicator, subject.vintage, level, subject.within, subject.until)

    @cached_property
    def _by_id(self) -> Mapping[str, Indicator]:
        return {one.indicator: one for one in self.public.indicators}

    @cached_property
    def _closed_stems(self) -> frozenset[str]:
        """Quantities that are not public, and what age bands of theirs are put together under."""
        frames = (self.view.shown, self.view.kept_back)
        found = {quantity for frame in frames for quantity in frame["quantity"].unique()}
        return frozenset(found | {q.rpartition(".alter.")[0] + ".alter." for q in found if ".alter." in q})

    def _is_closed(self, quantity: str) -> bool:
        stem = quantity.rpartition(".alter.")[0] + ".alter." if ".alter." in quantity else quantity
        return quantity in self._closed_stems or stem in self._closed_stems

    def _concerns(self, indicator: Indicator) -> bool:
        """Whether an indicator rests on numbers that are not public."""
        name = f"{indicator.indicator} {indicator.numerator} {indicator.denominator}"
        if name not in self._closed:
            terms = (*parse(indicator.numerator), *parse(indicator.denominator))
            quantities = (*(term.quantity for term in terms), delivered_quantity(indicator))
            self._closed[name] = any(map(self._is_closed, quantities))
        return self._closed[name]


def _value(below: Sum) -> float:
    return sum(factor * number.value for factor, number in below) if below else 1.0


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
