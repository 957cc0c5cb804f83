# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts of a profile that are no single indicator: ages, the population's line, the table of the areas below."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from . import comparison, formatting
from .catalogue import Indicator
from .categories import explained
from .formula import parse
from .indicators import Dates, dates_of, delivered_quantity
from .lor import LEVELS
from .numbers import AREA_M2, Numbers
from .profile import (
    AgeBar,
    AgeStructure,
    Cell,
    ChildRow,
    ChildTable,
    PopulationSeries,
    SeriesPoint,
)
from .status import Status
from .subject import UPPER, Subject

AGES = ("0_6", "6_15", "15_18", "18_27", "27_45", "45_55", "55_65", "65_")  # the eight common groups
GROUPS = ("unter 6", "6–15", "15–18", "18–27", "27–45", "45–55", "55–65", "65 und älter")
CHILD_COLUMNS = {
    "ew": "EW",
    "ew_dichte": "EW je Hektar",
    "b1": "unter 18 %",
    "b2": "65 und älter %",
    "t4": "Ausländerinnen und Ausländer %",
    "mss_gruppe": "MSS",
}


def plain(quantity: str, title: str = "") -> Indicator:
    """A quantity as it is, as an indicator, so that the same rules hold for it."""
    return Indicator(
        quantity, "", "", title, title, quantity, "", 1, "Anzahl", 0, "neutral", LEVELS, "", "", "", "", False
    )


def share(quantity: str, of: str) -> Indicator:
    """One quantity in per cent of another, as an indicator."""
    return replace(plain(quantity), indicator=f"{quantity}/{of}", denominator=of, factor=100, unit="%", decimals=1)


EW = plain("ew")
_SHARES = tuple(share(f"ew.alter.{band}", "ew") for band in AGES)
_ALL_AGES = replace(share("", "ew"), numerator=" + ".join(f"ew.alter.{band}" for band in AGES))


def age_structure(subject: Subject) -> AgeStructure:
    """Shares of the eight age groups for area, district and city (each once)."""
    dates = dates_of(subject.numbers, _ALL_AGES, subject.vintage, subject.level, subject.within, subject.until)
    bars, sources = [], set[int]()
    for area_id, level in dict.fromkeys(subject.compared):
        places = [comparison.place(subject.numbers, s, area_id, level, subject.vintage, dates)[0] for s in _SHARES]
        lacking = formatting.sign_cell(Status.MISSING, dates.reason)
        cells = tuple(p.cell if p else lacking for p in places)
        counts = tuple(p.count if p else lacking for p in places)
        bars.append(AgeBar(subject.ref(area_id, level), cells, counts))
        sources |= {s for p in places if p for s in p.sources}
    return AgeStructure(dates.period, GROUPS, tuple(bars), tuple(sorted(sources)))


def population_series(subject: Subject) -> tuple[PopulationSeries, set[int]]:
    """The area's population at all dates until the profile's, and the sources."""
    return series_of(subject, EW)


def series_of(subject: Subject, indicator: Indicator) -> tuple[PopulationSeries, set[int]]:
    """An indicator of the area at all dates until the profile's, and the sources.

    Numerator and denominator are of one date; what an office delivered as the indicator itself counts, too. Dates of
    earlier key systems are bridged (of a district and the city taken as they are); a date that was counted in both is
    there once, in the profile's own.
    """
    numbers = subject.numbers
    terms = [t.quantity for t in (*parse(indicator.numerator), *parse(indicator.denominator)) if t.quantity != AREA_M2]
    points, sources = dict[date, SeriesPoint](), set[int]()
    own = numbers.vintages.index(subject.vintage)
    # The own key system first; those after it have no bridge back.
    systems = numbers.vintages if subject.level in UPPER else numbers.vintages[: own + 1]
    lost = False
    for vintage in (subject.vintage, *(v for v in reversed(systems) if v != subject.vintage)):
        computed = set.intersection(*(set(numbers.dates(quantity, vintage)) for quantity in terms))
        days = (computed | set(numbers.dates(delivered_quantity(indicator), vintage))) - points.keys()
        for day in sorted(d for d in days if subject.until is None or d <= subject.until):
            dates = Dates(day, day if indicator.denominator else None)
            found, system = comparison.place(numbers, indicator, subject.area_id, subject.level, subject.vintage, dates)
            if found is None or (found.cell.reason is not None and found.cell.reason.code in ("no_data", "uncertain")):
                lost = lost or vintage != subject.vintage
                continue
            points[day] = SeriesPoint(day, system, found.cell, found.quality)
            sources |= found.sources
    return PopulationSeries(tuple(points[day] for day in sorted(points)), lost), sources


def share_of_district(subject: Subject) -> Cell | None:
    """Share of the district's population that lives in the area; None for a district and the city."""
    if subject.level in UPPER or subject.period is None:
        return None
    numbers, dates = subject.numbers, Dates(subject.period)
    own, district = (
        comparison.place(numbers, EW, area_id, level, subject.vintage, dates)[0]
        for area_id, level in subject.compared[:2]
    )
    if own is None or district is None or own.exact is None or not district.exact:
        return formatting.missing("no_data")
    return formatting.number_cell(own.exact * 100 / district.exact, 1, f"{formatting.NBSP}%")


def child_table(subject: Subject, years: Sequence[int]) -> tuple[ChildTable, set[int]]:
    """The areas one level below, then the area itself, its district and the city."""
    numbers, level = subject.numbers, subject.level
    below = LEVELS[LEVELS.index(level) - 1] if level != "PLR" else ""
    lines = [(a, below, "child") for a in (subject.below(below) if below else ())]
    roles = ("self", "district", "city")
    lines += [(*who, roles[i]) for i, who in enumerate(subject.compared) if who not in subject.compared[:i]]
    by_id = {i.indicator: i for i in numbers.indicators}
    dates = {
        name: dates_of(numbers, by_id[name], subject.vintage, below or "PLR", subject.within, subject.until)
        for name in CHILD_COLUMNS
    }
    columns = [name for name in CHILD_COLUMNS if name != "mss_gruppe" or dates[name].reason is None]
    if years and subject.period is not None:
        columns.insert(1, f"change_{max(years)}:ew")
    sources: set[int] = set()
    rows = []
    for area_id, line_level, role in lines:
        found = [_child_cell(subject, column, by_id, dates, area_id, line_level) for column in columns]
        cells, origins = zip(*found, strict=True)
        sources |= set().union(*origins)
        ground = subject.ground(area_id, line_level)
        rows.append(ChildRow(subject.ref(area_id, line_level), role, cells, tuple(map(_sorted, origins)), ground))
    titles = tuple(_title(subject, column, dates, sources) for column in columns)
    return ChildTable(tuple(columns), titles, tuple(rows)), sources


def _sorted(sources: frozenset[int]) -> tuple[int, ...]:
    return tuple(sorted(sources))


def _child_cell(
    subject: Subject, column: str, by_id: dict[str, Indicator], dates: dict[str, Dates], area_id: str, level: str
) -> tuple[Cell, frozenset[int]]:
    if column.startswith("change_"):
        since = comparison.years_before(subject.period or date.min, int(column[len("change_") : column.index(":")]))
        cell = comparison.changed(subject, by_id["ew"], area_id, level, dates["ew"], since)
        before = comparison.earlier(subject, by_id["ew"], area_id, level, dates["ew"], since)
        return cell, before.sources if before is not None and cell.status is Status.VALUE else frozenset()
    indicator = by_id[column]
    if level not in indicator.levels:
        return formatting.not_applicable("not_this_level", level=level), frozenset()
    found, _ = comparison.place(subject.numbers, indicator, area_id, level, subject.vintage, dates[column])
    if found is None:
        return formatting.sign_cell(Status.MISSING, dates[column].reason), frozenset()
    cell = explained(found.cell) if indicator.categorical else formatting.without_unit(found.cell)
    return cell, found.sources


def _title(subject: Subject, column: str, dates: dict[str, Dates], sources: set[int]) -> str:
    if column.startswith("change_"):
        since = comparison.years_before(subject.period or date.min, int(column[len("change_") : column.index(":")]))
        return f"seit {formatting.period_text(since)}"
    title = CHILD_COLUMNS[column]
    return f"{title} {edition(subject.numbers, dates[column].period)}" if column == "mss_gruppe" else title


def edition(numbers: Numbers, period: date | None) -> str:
    """Year of the MSS edition that tells of a date: as its source is titled, else the year after the population's."""
    frame = numbers.context.sources
    if period is None:
        return ""
    if not frame.empty:
        same = frame[(frame["period"] == period.isoformat()) & frame["title"].str.contains(r"MSS|Monitoring Soziale")]
        years = [m[0] for title in same["title"] if (m := re.search(r"20\d\d", title))]
        if years:
            return years[-1]
    return str(period.year + 1)
