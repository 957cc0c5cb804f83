# SPDX-License-Identifier: GPL-2.0-or-later
"""The catalogue's indicators computed: at which dates, over all areas of a level at once, as printed cells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Protocol

import numpy as np

from . import bands, formatting, uncertainty
from .catalogue import Indicator
from .columns import NONE, NOT_APPLICABLE, STATUSES, SUPPRESSED, VALUE, Column, added
from .formula import Term, parse
from .numbers import AREA_M2, Numbers
from .observed import Areas
from .profile import Cell
from .reliability import LEAST
from .status import Flag, Reason, Status

SMALL = 300  # inhabitants of a PLR below which shares say nothing (planner.md 4.3.2)


class Readable(Protocol):
    """What an indicator is computed from: `Numbers`, or a bridge from another key system."""

    def areas(self, vintage: str, level: str) -> Areas: ...
    def dates(self, quantity: str, vintage: str) -> tuple[date, ...]: ...
    def column(self, quantity: str, period: date, vintage: str, level: str) -> Column | None: ...


@dataclass(frozen=True)
class Dates:
    """Date of an indicator (its numerator's) and of its denominator; without a date the reason why."""

    period: date | None
    denominator: date | None = None
    reason: Reason | None = None


@dataclass(frozen=True)
class Measure:
    """An indicator over all areas of a level, in the order of their ids.

    `exact` holds the unrounded values in the indicator's unit (0 for ``none``), None for the other signs; `errors` the
    expected absolute errors of estimates in that unit, None where nothing was estimated. `cases` and `of` are what the
    values were divided from, NaN where there is none or the office delivered the value itself.
    """

    cells: tuple[Cell, ...]
    counts: tuple[Cell, ...]
    exact: tuple[Fraction | None, ...]
    observed: np.ndarray
    sources: tuple[frozenset[int], ...]
    errors: tuple[float | None, ...] = ()
    cases: np.ndarray | None = None
    of: np.ndarray | None = None


def countable(indicator: Indicator) -> bool:
    """Whether the numerator is a figure of its own beside the indicator (it is not, where it is the population)."""
    return bool(indicator.denominator) and AREA_M2 not in indicator.denominator


def delivered_quantity(indicator: Indicator) -> str:
    """Under which quantity an office delivers the indicator itself: ``kid.b1``; it beats the computed one."""
    return f"kid.{(indicator.kid or indicator.indicator).lower()}"


def _dates(
    numbers: Numbers, terms: Sequence[Term], vintage: str, level: str, within: str
) -> tuple[tuple[date, ...], str]:
    """Dates at which all terms are there, and the first quantity that is the reason for none."""
    common: set[date] | None = None
    for term in terms:
        if term.quantity == AREA_M2:
            continue
        here = numbers.periods(term.quantity, vintage, level, within)
        here = here or numbers.periods(term.quantity, vintage, "BEZ", within)
        here = here or numbers.periods(term.quantity, vintage, "STADT")
        common = set(here) if common is None else common & set(here)
        if not common:
            return (), term.quantity
    return tuple(sorted(common or ())), ""


def _absent(numbers: Numbers, quantity: str, vintage: str) -> Reason:
    """Why a quantity cannot be had at any date: its age band is not cut so, or nobody delivered it."""
    band = bands.limits(quantity)
    if band is not None and any(
        numbers.observed.dates(name, vintage) for name, _ in numbers.observed.bands_of(band[0])
    ):
        low, high = band[1]
        return Reason("absent_band", {"band": f"{low} bis unter {high}" if high is not None else f"ab {low}"})
    return Reason("no_data", {"quantity": quantity})


def nearest(dates: Sequence[date], wanted: date) -> date:
    """The date nearest to the wanted one; of two equally near ones the earlier.

    >>> nearest([date(2022, 12, 31), date(2024, 12, 31)], date(2023, 12, 31))
    datetime.date(2022, 12, 31)
    """
    return min(dates, key=lambda d: (abs((d - wanted).days), d))


def dates_of(
    numbers: Numbers, indicator: Indicator, vintage: str, level: str, within: str, until: date | None = None
) -> Dates:
    """The dates of an indicator in a key system (planner.md 4.3.3).

    Parameters
    ----------
    level, within
        For the areas of this level inside this district.
    until
        Only numerators not after this date; None takes the newest.
    """
    found, lacking = _dates(numbers, parse(indicator.numerator), vintage, level, within)
    delivered = numbers.periods(delivered_quantity(indicator), vintage, level, within)
    if not found and not delivered:
        return Dates(None, None, _absent(numbers, lacking, vintage))
    usable = [d for d in {*found, *delivered} if until is None or d <= until]
    if not usable:
        return Dates(None, None, Reason("no_such_period", {"period": until}))
    period = max(usable)
    if period not in found:
        return Dates(period)
    terms = [term for term in parse(indicator.denominator) if term.quantity != AREA_M2]
    if not terms:
        return Dates(period)
    denominators, lacking = _dates(numbers, terms, vintage, level, within)
    if not denominators:
        return Dates(period, None, _absent(numbers, lacking, vintage))
    return Dates(period, nearest(denominators, period))


def total(numbers: Readable, terms: Sequence[Term], period: date, vintage: str, level: str) -> Column | None:
    """A formula's sum over all areas of a level; None where one of its quantities is not there."""
    columns = [numbers.column(term.quantity, period, vintage, level) for term in terms]
    there = [c.scaled(float(t.factor)) for c, t in zip(columns, terms, strict=True) if c is not None]
    if not there or len(there) < len(columns):
        return None
    if len(there) == 1:
        return there[0]
    n = len(there[0].codes)
    whole = added(there, [np.arange(n)] * len(there), n)
    return replace(whole, parts=there[0].parts, lacking=np.max([c.lacking for c in there], axis=0))


def measure(numbers: Numbers, indicator: Indicator, vintage: str, level: str, dates: Dates) -> Measure | None:
    """An indicator over all areas of a level at given dates; None where its quantities are not there."""
    key = ("measure", indicator.indicator, vintage, level, dates.period, dates.denominator)
    if key not in numbers.cache:
        computed = computed_measure(numbers, indicator, vintage, level, dates)
        numbers.cache[key] = _with_delivered(numbers, indicator, vintage, level, dates, computed)
    return numbers.cache[key]  # type: ignore[return-value]


def _with_delivered(
    numbers: Numbers, indicator: Indicator, vintage: str, level: str, dates: Dates, computed: Measure | None
) -> Measure | None:
    """The measure with the values an office delivered for this very level and date (planner.md 4.3.4)."""
    column = None
    if dates.period is not None:
        column = numbers.observed.column(vintage, level, delivered_quantity(indicator), dates.period)
    if column is None or indicator.categorical:  # a class is only ever delivered: it is its own numerator
        return computed
    n = len(column.codes)
    lacking = formatting.missing("no_data")
    base = computed or Measure((lacking,) * n, (lacking,) * n, (None,) * n, np.zeros(n, bool), (frozenset(),) * n)
    cells, exact, sources = list(base.cells), list(base.exact), list(base.sources)
    replaced = column.observed & (column.known | ~base.observed)
    cases = None if base.cases is None else np.where(replaced, np.nan, base.cases)
    for i in np.flatnonzero(replaced).tolist():
        known = bool(column.codes[i] == VALUE)
        exact[i] = formatting.exact(float(column.values[i])) if column.known[i] else None
        cells[i] = formatting.indicator_cell(exact[i], indicator) if known else sign(column, i)
        sources[i] = column.sources[i]
    observed = base.observed | column.observed
    return Measure(tuple(cells), base.counts, tuple(exact), observed, tuple(sources), cases=cases, of=base.of)


def computed_measure(numbers: Readable, indicator: Indicator, vintage: str, level: str, dates: Dates) -> Measure | None:
    """An indicator as its formula gives it, whatever was delivered.

    Numerator and denominator are summed (or estimated) apart and then divided; rates are never averaged.
    """
    if dates.period is None or dates.reason is not None or level not in indicator.levels:
        return None
    numerator = total(numbers, parse(indicator.numerator), dates.period, vintage, level)
    if numerator is None:
        return None
    if indicator.categorical:
        return _categories(numerator)
    denominator = None
    if indicator.denominator:
        # Ground has no date: any will do.
        when = dates.denominator or dates.period
        denominator = total(numbers, parse(indicator.denominator), when, vintage, level)
        if denominator is None:
            return None
    # A density is no share: it is printed for few inhabitants, too.
    small = small_areas(numbers, vintage, level, dates) & countable(indicator)
    cells, counts, exact, errors = [], [], [], []
    for i in range(len(numerator.codes)):
        value, cell = _quotient(indicator, numerator, denominator, i, bool(small[i]))
        error = None if value is None else uncertainty.error(indicator, numerator, denominator, value, i)
        if value is not None and error is not None:
            value, cell = uncertainty.judged(indicator, value, cell, error)
        exact.append(value)
        cells.append(cell)
        errors.append(error)
        counts.append(count_cell(numerator, i) if countable(indicator) else _NO_COUNT)
    sources = numerator.sources.tolist()
    if denominator is not None:
        sources = [a | b for a, b in zip(sources, denominator.sources, strict=True)]
    there = np.array([value is not None for value in exact], dtype=bool)
    return Measure(
        tuple(cells), tuple(counts), tuple(exact), numerator.observed, tuple(sources), tuple(errors),
        np.where(there, numerator.values, np.nan), None if denominator is None else denominator.values,
    )  # fmt: skip


_NO_COUNT = formatting.not_applicable("not_countable")


def _categories(column: Column) -> Measure:
    texts = column.texts if column.texts is not None else [None] * len(column.codes)
    cells = tuple(
        Cell(str(text), Status.VALUE) if code == VALUE and text is not None else sign(column, i)
        for i, (code, text) in enumerate(zip(column.codes, texts, strict=True))
    )
    n = len(cells)
    return Measure(cells, (_NO_COUNT,) * n, (None,) * n, column.observed, tuple(column.sources.tolist()))


def small_areas(numbers: Readable, vintage: str, level: str, dates: Dates) -> np.ndarray:
    """Which PLR have too few inhabitants to say anything by a share, at the date of the denominator; bool (n,)."""
    none = np.zeros(len(numbers.areas(vintage, level).ids), dtype=bool)
    known = numbers.dates("ew", vintage)
    if level != "PLR" or not known or dates.period is None:
        return none
    people = numbers.column("ew", nearest(known, dates.denominator or dates.period), vintage, level)
    return none if people is None else people.known & (np.nan_to_num(people.values) < SMALL)


def _quotient(
    indicator: Indicator, numerator: Column, denominator: Column | None, i: int, small: bool
) -> tuple[Fraction | None, Cell]:
    if small:
        return None, formatting.not_applicable("small_population", limit=SMALL)
    if not numerator.known[i]:
        return None, sign(numerator, i)
    value = formatting.exact(float(numerator.values[i])) * formatting.exact(indicator.factor)
    if denominator is not None:
        if not denominator.known[i]:
            return None, sign(denominator, i)
        if denominator.values[i] == 0:
            return None, formatting.not_applicable("zero_denominator")
        if denominator.values[i] < LEAST and countable(indicator):
            return None, formatting.not_applicable("small_denominator", limit=LEAST)
        value /= formatting.exact(float(denominator.values[i]))
    if numerator.codes[i] == NONE:
        return Fraction(0), formatting.sign_cell(Status.NONE, Reason("delivered"))
    reason, flag = _incomplete(numerator, i)
    return value, formatting.indicator_cell(value, indicator, reason, flag)


def _incomplete(column: Column, i: int) -> tuple[Reason | None, Flag | None]:
    if column.unstated[i]:
        return Reason("incomplete", {"count": int(column.unstated[i])}), Flag.INCOMPLETE
    return None, None


def count_cell(column: Column, i: int) -> Cell:
    """The plain number of a column as a cell without decimals, or its sign."""
    if column.codes[i] != VALUE:
        return sign(column, i)
    reason, flag = _incomplete(column, i)
    return formatting.number_cell(formatting.exact(float(column.values[i])), 0, "", reason, flag)


def sign(column: Column, i: int) -> Cell:
    """The sign of an area without a number, and why."""
    code = column.codes[i]
    status = STATUSES[code]
    if column.partial:
        return formatting.missing("partial_city")
    if code in (NONE, NOT_APPLICABLE):
        return formatting.sign_cell(status, Reason("delivered"))
    if not column.observed[i]:
        return formatting.missing("no_data")
    if code == SUPPRESSED and column.protected:
        return formatting.sign_cell(status, Reason("protected"))
    if column.parts[i] > 1:
        why = "part_suppressed" if code == SUPPRESSED else "part_missing"
        return formatting.sign_cell(status, Reason(why, {"count": int(column.lacking[i]), "of": int(column.parts[i])}))
    return formatting.sign_cell(status, Reason("delivered"))
