# SPDX-License-Identifier: GPL-2.0-or-later
"""An area beside its sisters, its district and the city, and beside itself in earlier years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import sqrt

from . import formatting
from .bridge import Bridge, bridges
from .catalogue import Indicator
from .indicators import Dates, Measure, computed_measure, countable, measure
from .numbers import Numbers
from .profile import Cell, Change, Rank
from .status import Flag, Quality, Status
from .subject import UPPER, Subject


@dataclass(frozen=True)
class Place:
    """One area's part of a `Measure`; `quality` where its numbers are those of another key system."""

    cell: Cell
    count: Cell
    exact: Fraction | None
    sources: frozenset[int] = frozenset()
    quality: Quality | None = None


def years_before(day: date, years: int) -> date:
    """The same day some years earlier.

    >>> years_before(date(2024, 2, 29), 1)
    datetime.date(2023, 2, 28)
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def place(
    numbers: Numbers, indicator: Indicator, area_id: str, level: str, vintage: str, dates: Dates
) -> tuple[Place | None, str]:
    """An indicator of one area, and the key system it was found in.

    District and city are the same in every key system, so they may come from any, the own one first; the areas below
    are bridged from the earlier ones. None where no source says anything at all.
    """
    others = [v for v in reversed(numbers.vintages) if v != vintage] if level in UPPER else []
    unobserved: Place | None = None
    for system in (vintage, *others):
        at = numbers.areas(system, level).index.get(area_id)
        found = measure(numbers, indicator, system, level, dates) if at is not None else None
        if found is None or at is None:
            continue
        here = of(found, at)
        if found.observed[at]:
            return replace(here, quality=Quality.IDENTICAL if system != vintage else None), system
        unobserved = unobserved or here
    for way in bridges(numbers, vintage) if level not in UPPER else ():
        bridged = _bridged(numbers, way, indicator, area_id, level, dates)
        if bridged is not None:
            return bridged, way.source
    return unobserved, vintage


def _bridged(
    numbers: Numbers, way: Bridge, indicator: Indicator, area_id: str, level: str, dates: Dates
) -> Place | None:
    """An indicator of one area from an earlier key system; None where nothing was observed or can be estimated."""
    key = ("bridged", way.source, way.target, indicator.indicator, level, dates.period, dates.denominator)
    if key not in numbers.cache:
        numbers.cache[key] = computed_measure(way, indicator, way.target, level, dates)
    found: Measure | None = numbers.cache[key]  # type: ignore[assignment]
    at = numbers.areas(way.target, level).index.get(area_id)
    if found is None or at is None or not found.observed[at]:
        return None
    return replace(of(found, at), quality=way.qualities[level][at])


def of(found: Measure, at: int) -> Place:
    """One area of a measure."""
    return Place(found.cells[at], found.counts[at], found.exact[at], found.sources[at])


def rank(cells: Mapping[str, Cell], area_id: str) -> Rank | None:
    """Rank of an area among its sisters by printed value; 1 = highest. None for a sign or without sisters.

    Parameters
    ----------
    cells
        The sisters' cells by area id, own area included.
    """
    own = cells[area_id].value if area_id in cells else None
    if own is None or len(cells) < 2:
        return None
    values = [cell.value for cell in cells.values() if cell.value is not None]
    position = 1 + sum(value > own for value in values)
    ties = values.count(own)
    text = f"{position} von {len(values)}"
    if len(values) < len(cells):
        text += " mit Angabe"
    if ties > 1:
        text += f" ({ties} gleich)"
    return Rank(position, len(values), len(cells), ties, text)


def deviation(values: Sequence[Fraction | None], own: Fraction | None) -> float | None:
    """Distance from the sisters' mean in their standard deviations (ddof 0); None where that says nothing.

    >>> deviation([Fraction(1), Fraction(3)], Fraction(3))
    1.0
    """
    known = [float(value) for value in values if value is not None]
    if own is None or len(known) < 2:
        return None
    mean = sum(known) / len(known)
    spread = sqrt(sum((value - mean) ** 2 for value in known) / len(known))
    return (float(own) - mean) / spread if spread > 1e-12 else None


def change(subject: Subject, indicator: Indicator, dates: Dates, years: int) -> Change | None:
    """Change of an indicator to the same day some years earlier, for area, district and city.

    An indicator whose date is not the profile's has none (its column would name another span of years).
    None where the profile itself has no date.
    """
    if subject.period is None:
        return None
    since = years_before(subject.period, years)
    area, district, city = (changed(subject, indicator, *who, dates, since) for who in subject.compared)
    before = earlier(subject, indicator, *subject.compared[0], dates, since) if area.status is Status.VALUE else None
    return Change(years, since, area, district, city, before.quality if before is not None else None)


def earlier(
    subject: Subject, indicator: Indicator, area_id: str, level: str, dates: Dates, since: date
) -> Place | None:
    """An indicator of one area at an earlier date."""
    then = Dates(since, since if dates.denominator else None)
    return place(subject.numbers, indicator, area_id, level, subject.vintage, then)[0]


def changed(subject: Subject, indicator: Indicator, area_id: str, level: str, dates: Dates, since: date) -> Cell:
    """Change of an indicator of one area since a date; marked where the earlier number is an estimate."""
    if indicator.categorical or (indicator.denominator and not countable(indicator)):
        return formatting.not_applicable("not_countable")  # a density changes with the trimming of borders alone
    if dates.period is None or dates.reason is not None:
        return formatting.sign_cell(Status.MISSING, dates.reason)
    numbers, vintage = subject.numbers, subject.vintage
    lacking = formatting.missing("no_such_period", period=since)
    if dates.period != subject.period or dates.denominator not in (None, dates.period):
        return lacking
    now, _ = place(numbers, indicator, area_id, level, vintage, dates)
    if now is None or now.exact is None:
        return lacking if now is None else now.cell
    before = earlier(subject, indicator, area_id, level, dates, since)
    if before is None or (before.cell.reason is not None and before.cell.reason.code == "no_data"):
        return formatting.missing("recut") if _recut(numbers, area_id, level, vintage, since) else lacking
    if before.exact is None:
        return before.cell
    cell = formatting.change_cell(before.exact, now.exact, indicator)
    estimate = before.cell.reason if before.cell.flag is Flag.ESTIMATED else None
    return cell if estimate is None else formatting.estimated(cell, **estimate.values)


def _recut(numbers: Numbers, area_id: str, level: str, vintage: str, since: date) -> bool:
    """Whether it is the new cut of the areas that stands between the numbers of a date and this area."""
    elsewhere = any(since in numbers.dates("ew", v) for v in numbers.vintages if v != vintage)
    reached = (way.reaches(area_id, level, since) for way in bridges(numbers, vintage))
    return elsewhere and level not in UPPER and not any(reached)


def sources_before(subject: Subject, indicator: Indicator, dates: Dates, since: date) -> set[int]:
    """The sources of what a change is compared with."""
    found = (earlier(subject, indicator, *who, dates, since) for who in subject.compared)
    return {source for before in found if before is not None for source in before.sources}
