# SPDX-License-Identifier: GPL-2.0-or-later
"""Build the `Profile` of an area from the numbers of a library: what dock, map, table and PDF show."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import numpy as np
import pandas as pd

from . import comparison, formatting, noise
from .attention import attention
from .catalogue import Indicator
from .facility_rows import facility_rows, kulissen, unplaced
from .formula import parse
from .indicators import Dates, Measure, count_cell, countable, dates_of, measure, total
from .lor import CITY
from .mapping import choropleth
from .mss_library import mss_parts
from .numbers import Numbers
from .profile import AreaRef, Below, Cell, Choropleth, IndicatorRow, PopulationSeries, Profile, SourceRef, Text, Wanted
from .profile_parts import age_structure, child_table, population_series, series_of, share_of_district
from .pyramid import pyramid
from .shapes import shapes
from .status import Reason, Status
from .subject import Subject, subject_of
from .supply import supply_rows

CHANGES = (1, 5)  # years
EVERY_PROFILE = Wanted()
_NOTHING = Measure((), (), (), np.empty(0, bool), ())
_APART = timedelta(days=366)  # places and population further apart than this are pointed out


def build_profile(
    numbers: Numbers,
    area_id: str,
    period: date | None = None,
    vintage: str | None = None,
    wanted: Wanted = EVERY_PROFILE,
) -> Profile:
    """Everything that is shown of one area.

    Parameters
    ----------
    area_id
        Key of a PLR, BZR, PGR or Bezirk, or ``BE``.
    period
        Numbers not after this date; None takes the newest of everything. The profile's own date is that of the
        newest population.
    vintage
        Key system; None takes the newest that has the area with population at the wanted date.
    wanted
        Maps and series beyond those of every profile.

    Raises
    ------
    SozialraumError
        ``area_unknown`` (area).
    """
    subject = subject_of(numbers, area_id, period, vintage)
    missing = missing_dates(subject)
    years = tuple(y for y in CHANGES if _since(subject, y) not in missing)
    rows = tuple(_row(subject, i, years) for i in subject.numbers.indicators if subject.level in i.levels)
    facilities = facility_rows(subject, rows)
    ages = age_structure(subject)
    series, series_sources = population_series(subject)
    children, child_sources = child_table(subject, years)
    maps, map_sources = _maps(subject, wanted)
    lines, line_sources = _lines(subject, wanted)
    names, name_sources = kulissen(subject)
    by_sex, sex_sources = pyramid(subject) if wanted.pyramid else (None, set[int]())
    printed = {s for row in rows for s in row.source_ids} | {*ages.source_ids} | series_sources | child_sources
    printed |= {s for row in facilities for s in row.source_ids} | map_sources | name_sources | line_sources
    printed |= sex_sources
    return Profile(
        area=subject.ref(area_id, subject.level),
        vintage=subject.vintage,
        area_m2=subject.ground(area_id, subject.level),
        parents=subject.parents,
        district=_district(subject),
        city=subject.ref(CITY, "STADT"),
        sisters=tuple(subject.ref(a, subject.level) for a in subject.sisters),
        period=subject.period,
        rows=rows,
        missing_dates=missing,
        ages=ages,
        series=series,
        children=children,
        maps=maps,
        facilities=facilities,
        unplaced=unplaced(subject, facilities),
        kulissen=names,
        sources=_sources(numbers, printed),
        texts=_texts(numbers, area_id),
        imprint=dict(numbers.context.imprint),
        shapes=shapes(subject),
        fictional=numbers.fictional,
        share_of_district=share_of_district(subject),
        supply=supply_rows(subject),
        notes=_notes(rows, missing),
        planning=numbers.context.planning.of_area(area_id),
        lines=lines,
        below=_below(subject),
        pyramid=by_sex,
        public=numbers.public,
        release_note=numbers.release_note,
        mss=mss_parts(subject, next((row.period for row in rows if row.indicator.indicator == "mss_gruppe"), None)),
    )


def available_periods(numbers: Numbers, area_id: str | None = None) -> tuple[date, ...]:
    """Dates a profile can have, newest first: those of the population (of the area's key systems)."""
    systems = numbers.vintages if area_id is None else numbers.vintages_of(area_id)
    return tuple(sorted({d for v in systems for d in numbers.dates("ew", v)}, reverse=True))


def indicator_rows(
    numbers: Numbers,
    area_id: str,
    period: date | None = None,
    vintage: str | None = None,
    only: Iterable[Indicator] | None = None,
) -> tuple[IndicatorRow, ...]:
    """The indicator rows of a profile alone, all or some, for a view that shows no more."""
    subject = subject_of(numbers, area_id, period, vintage)
    missing = missing_dates(subject)
    years = tuple(y for y in CHANGES if _since(subject, y) not in missing)
    wanted = subject.numbers.indicators if only is None else only
    return tuple(_row(subject, i, years) for i in wanted if subject.level in i.levels)


def indicator_series(
    numbers: Numbers, area_id: str, indicator_id: str, period: date | None = None, vintage: str | None = None
) -> tuple[PopulationSeries, tuple[SourceRef, ...]]:
    """The line of one indicator as a profile has it, and its sources; without points for classes.

    Raises
    ------
    SozialraumError
        ``area_unknown`` (area).
    """
    lines, sources = _lines(subject_of(numbers, area_id, period, vintage), Wanted(lines=(indicator_id,)))
    return lines.get(indicator_id, PopulationSeries((), False)), _sources(numbers, sources)


def missing_dates(subject: Subject) -> tuple[date, ...]:
    """The dates one and five years earlier at which nobody's population is known, in any key system."""
    if subject.period is None:
        return ()
    numbers = subject.numbers
    places = {(level, area_id) for area_id, level in subject.compared}
    known = {d for v in numbers.vintages for level, area_id in places for d in numbers.periods("ew", v, level, area_id)}
    return tuple(d for d in (_since(subject, y) for y in CHANGES) if d is not None and d not in known)


def _since(subject: Subject, years: int) -> date | None:
    return None if subject.period is None else comparison.years_before(subject.period, years)


def _row(subject: Subject, indicator: Indicator, years: Iterable[int]) -> IndicatorRow:
    numbers = subject.numbers
    dates = dates_of(numbers, indicator, subject.vintage, subject.level, subject.within, subject.until)
    places = [_place(subject, indicator, *who, dates) for who in subject.compared]
    own, district, city = places
    found = measure(numbers, indicator, subject.vintage, subject.level, dates)
    index = numbers.areas(subject.vintage, subject.level).index
    beside = found or _NOTHING
    sisters = {a: index[a] for a in subject.sisters} if found is not None else {}
    cells = {a: beside.cells[i] for a, i in sisters.items()}
    changes = {y: change for y in years if (change := comparison.change(subject, indicator, dates, y)) is not None}
    changes = {y: noise.judged(subject, indicator, dates, own, change) for y, change in changes.items()}
    interval, no_interval = noise.value_range(indicator, own)
    sources: set[int] = set().union(*(p.sources for p in places), *{beside.sources[i] for i in sisters.values()})
    for change in changes.values():
        if Status.VALUE in (change.area.status, change.district.status, change.city.status):
            sources |= comparison.sources_before(subject, indicator, dates, change.since)
    return IndicatorRow(
        indicator=indicator,
        period=dates.period,
        denominator_period=dates.denominator,
        own_date=dates.period is not None and dates.period != subject.period,
        count=own.count,
        area=own.cell,
        district=district.cell,
        city=city.cell,
        rank=None if indicator.categorical else comparison.rank(cells, subject.area_id),
        changes=changes,
        sisters=cells,
        deviation=comparison.deviation([beside.exact[i] for i in sisters.values()], own.exact),
        source_ids=tuple(sorted(sources)),
        interval=interval,
        no_interval=no_interval,
        attention=attention(subject, indicator, found, dates, places),
        origins={w: tuple(sorted(p.sources)) for w, p in zip(("area", "district", "city"), places, strict=True)},
    )


def _place(subject: Subject, indicator: Indicator, area_id: str, level: str, dates: Dates) -> comparison.Place:
    """An indicator of one area; where it cannot be had, a sign with the reason."""
    if level not in indicator.levels:
        cell = formatting.not_applicable("not_this_level", level=level)
        return comparison.Place(cell, formatting.not_applicable("not_countable"), None)
    found, _ = comparison.place(subject.numbers, indicator, area_id, level, subject.vintage, dates)
    if found is not None:
        return found
    reason = dates.reason or Reason("no_data", {"quantity": indicator.numerator})
    lacking = formatting.sign_cell(Status.MISSING, reason)
    return comparison.Place(lacking, _count(subject, indicator, area_id, level, dates, lacking), None)


def _count(subject: Subject, indicator: Indicator, area_id: str, level: str, dates: Dates, lacking: Cell) -> Cell:
    """The numerator of an indicator whose denominator is not there."""
    if not countable(indicator):
        return formatting.not_applicable("not_countable")
    if dates.period is None:
        return lacking
    column = total(subject.numbers, parse(indicator.numerator), dates.period, subject.vintage, level)
    at = subject.numbers.areas(subject.vintage, level).index.get(area_id)
    return lacking if column is None or at is None else count_cell(column, at)


def _maps(subject: Subject, wanted: Wanted) -> tuple[tuple[Choropleth, ...], set[int]]:
    """Share of the under-18s, and the MSS group where the library has it, else the share of those aged 65 and over.

    What else is wanted comes after these two.
    """
    district = next((parent.area_id for parent in subject.parents if parent.level == "BEZ"), subject.area_id)

    def drawn(indicator: str, level: str = "PLR") -> Choropleth:
        return choropleth(subject.numbers, indicator, level, district, subject.until, subject.vintage)

    groups = drawn("mss_gruppe")
    first = [drawn("b1"), groups if groups.classes else drawn("b2")]
    levels = {i.indicator: i.levels for i in subject.numbers.indicators}
    asked = [pair for pair in wanted.maps if pair[1] in levels.get(pair[0], ())]
    shown = {(m.indicator.indicator, m.level): m for m in (*first, *(drawn(*pair) for pair in asked))}
    sources = set[int]().union(*(_map_sources(subject, one, district) for one in shown.values()))
    return tuple(shown.values()), sources


def _map_sources(subject: Subject, drawn: Choropleth, district: str) -> set[int]:
    numbers, vintage, level = subject.numbers, subject.vintage, drawn.level
    dates = dates_of(numbers, drawn.indicator, vintage, level, district, subject.until)
    found = measure(numbers, drawn.indicator, vintage, level, dates)
    inside = np.flatnonzero(numbers.areas(vintage, level).mask(district)).tolist()
    return {s for i in inside for s in found.sources[i]} if found is not None else set()


def _below(subject: Subject) -> dict[str, Below]:
    """Every indicator of the area's planning areas."""
    numbers, vintage = subject.numbers, subject.vintage
    areas = [subject.ref(a, "PLR") for a in subject.below("PLR")] if subject.level != "PLR" else []
    index = numbers.areas(vintage, "PLR").index
    found = {}
    for indicator in (i for i in numbers.indicators if "PLR" in i.levels):
        dates = dates_of(numbers, indicator, vintage, "PLR", subject.within, subject.until)
        values = measure(numbers, indicator, vintage, "PLR", dates)
        if values is None:
            lacking = formatting.sign_cell(Status.MISSING, dates.reason)
            found[indicator.indicator] = Below(dates.period, tuple((a, lacking) for a in areas))
            continue
        places = [comparison.of(values, index[a.area_id]) for a in areas]
        cells = tuple((a, p.cell) for a, p in zip(areas, places, strict=True))
        found[indicator.indicator] = Below(dates.period, cells, noise.spread(indicator, places))
    return found


def _lines(subject: Subject, wanted: Wanted) -> tuple[dict[str, PopulationSeries], set[int]]:
    """The series that are wanted, by indicator, and their sources."""
    known = {i.indicator: i for i in subject.numbers.indicators if subject.level in i.levels and not i.categorical}
    found = {name: series_of(subject, known[name]) for name in wanted.lines if name in known}
    return {name: line for name, (line, _) in found.items()}, set[int]().union(*(s for _, s in found.values()))


def _district(subject: Subject) -> AreaRef | None:
    return next((parent for parent in subject.parents if parent.level == "BEZ"), None)


def _sources(numbers: Numbers, printed: set[int]) -> tuple[SourceRef, ...]:
    frame = numbers.context.sources
    if frame.empty:
        return ()
    systems = numbers.observed.vintages_of_source
    found = [
        SourceRef(
            source_id=int(row["source_id"]), title=row["title"], office=row["office"], period=_day(row["period"]),
            vintage=" / ".join(systems.get(int(row["source_id"]), ())), licence=row["licence"], file=row["file"],
            sheet=row["sheet"], published=bool(row["published"]), protection=row["protection"],
            sha256=row.get("hash") or "",
        )
        for row in frame[frame["source_id"].isin(printed)].to_dict("records")
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda s: (s.office, s.title, s.period or date.min, s.source_id)))


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None


def _texts(numbers: Numbers, area_id: str) -> tuple[Text, ...]:
    frame: pd.DataFrame = numbers.context.texts
    if frame.empty:
        return ()
    own = frame[frame["area_id"] == area_id].to_dict("records")
    return tuple(
        Text(r["chapter"], r["text"], r["state"], _day(r["period"]), r.get("basis", ""), bool(r.get("public")))
        for r in own
    )


def _notes(rows: Iterable[IndicatorRow], missing: Iterable[date]) -> tuple[Reason, ...]:
    notes = [Reason("no_such_period", {"period": d}) for d in missing]
    for row in rows:
        figures, people = row.period, row.denominator_period
        if figures is not None and people is not None and abs(figures - people) > _APART:
            values: Mapping[str, object] = {
                "indicator": row.indicator.title,
                "period": figures,
                "denominator": people,
            }
            notes.append(Reason("dates_apart", values))
    return tuple(notes)
