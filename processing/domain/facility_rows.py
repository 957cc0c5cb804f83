# SPDX-License-Identifier: GPL-2.0-or-later
"""Facilities of an area by theme, what could not be placed, and the Gebietskulissen it lies in."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely

from . import comparison, formatting
from .catalogue import Theme, themes
from .disclosure.places import is_open
from .indicators import Dates, dates_of
from .numbers import Numbers
from .placing import home_of_points
from .profile import Cell, FacilityPoint, FacilityRow, IndicatorRow, Unplaced
from .profile_parts import plain
from .shapes import outlines
from .subject import Subject

KULISSE = "kulisse"
_TOUCH_M2 = 100.0  # overlaps below are trimmed borders, not ground
_NOT_COUNTABLE = formatting.not_applicable("not_countable")
_NO_DATA = formatting.missing("no_data")


@dataclass(frozen=True)
class _Site:
    """A facility as a point, in its planning area (``""``: outside of all)."""

    home: str
    point: FacilityPoint
    kinds: frozenset[str]


def facility_rows(subject: Subject, rows: Sequence[IndicatorRow]) -> tuple[FacilityRow, ...]:
    """A row for each theme of the catalogue that is always printed, and for each that was imported."""
    rates = {row.indicator.indicator: row for row in rows}
    found = []
    for theme in (*themes().values(), *_own_themes(subject.numbers)):
        imported = bool(subject.numbers.periods(f"{theme.theme}.count"))
        if theme.theme != KULISSE and (theme.always or imported):
            found.append(_row(subject, theme, rates.get(theme.rate)))
    return tuple(found)


def _own_themes(numbers: Numbers) -> Iterable[Theme]:
    """Themes a planner made up, by their counts."""
    for quantity in sorted(numbers.observed.quantities):
        theme = quantity.removesuffix(".count")
        if theme != quantity and "." not in theme and theme not in themes():
            title = numbers.titles.get(quantity, theme)
            yield Theme(theme, title, title, "", "Plätze", f"{theme}.capacity", "", "circle", title[:1], "#666666")


def _row(subject: Subject, theme: Theme, rate: IndicatorRow | None) -> FacilityRow:
    counts = plain(f"{theme.theme}.count")
    dates = _dates(subject, counts.numerator)
    if dates.period is None:
        title = rate.indicator.title if rate else ""
        return FacilityRow(
            theme=theme.theme, title=theme.plural, imported=False, period=None, count=_NO_DATA, capacity=_NO_DATA,
            unit=theme.unit, rate=_NO_DATA, rate_title=title, district=_NO_DATA, city=_NO_DATA, kinds=(), points=(),
            by_child={},
        )  # fmt: skip
    count, sources = _cell(subject, counts.numerator, dates)
    capacity, more = _capacity(subject, theme)
    inside = [site for site in _sites(subject.numbers, subject.vintage, theme, dates.period) if _in(site, subject)]
    kinds = Counter(kind for site in inside for kind in site.kinds if kind in theme.kinds)
    return FacilityRow(
        theme=theme.theme, title=theme.plural, imported=not _nothing_said(count), period=dates.period,
        count=count, capacity=capacity, unit=theme.unit, rate=rate.area if rate else _NOT_COUNTABLE,
        rate_title=rate.indicator.title if rate else "",
        district=rate.district if rate else _NOT_COUNTABLE, city=rate.city if rate else _NOT_COUNTABLE,
        kinds=tuple((kind, kinds[kind]) for kind in theme.kinds if kinds[kind]),
        points=tuple(site.point for site in inside),
        by_child={a: _cell(subject, counts.numerator, dates, a)[0] for a in subject.below("PLR")},
        source_ids=tuple(sorted(sources | more)),
    )  # fmt: skip


def _nothing_said(count: Cell) -> bool:
    """Whether the theme was imported for other areas only."""
    return count.reason is not None and count.reason.code == "no_data"


def _dates(subject: Subject, quantity: str) -> Dates:
    return dates_of(subject.numbers, plain(quantity), subject.vintage, subject.level, subject.within, subject.until)


def _cell(subject: Subject, quantity: str, dates: Dates, plr: str = "") -> tuple[Cell, frozenset[int]]:
    who = (plr, "PLR") if plr else (subject.area_id, subject.level)
    found, _ = comparison.place(subject.numbers, plain(quantity), *who, subject.vintage, dates)
    return (_NO_DATA, frozenset()) if found is None else (found.cell, found.sources)


def _capacity(subject: Subject, theme: Theme) -> tuple[Cell, frozenset[int]]:
    """Places or ground; ``x`` where the theme has none or the office gave none."""
    if not theme.capacity or not subject.numbers.periods(theme.capacity):
        return _NOT_COUNTABLE, frozenset()
    return _cell(subject, theme.capacity, _dates(subject, theme.capacity))


def _in(site: _Site, subject: Subject) -> bool:
    return bool(site.home) and (subject.level == "STADT" or site.home.startswith(subject.area_id))


def _sites(numbers: Numbers, vintage: str, theme: Theme, period: date) -> tuple[_Site, ...]:
    """All point facilities of a theme at a date, by name."""
    key = ("sites", vintage, theme.theme, period)
    if key not in numbers.cache:
        numbers.cache[key] = _located(numbers, vintage, theme, period)
    return numbers.cache[key]  # type: ignore[return-value]


def _located(numbers: Numbers, vintage: str, theme: Theme, period: date) -> tuple[_Site, ...]:
    frame = numbers.context.points
    areas = outlines(numbers, vintage, "PLR")
    if frame is None or frame.empty or not areas:
        return ()
    frame = frame[(frame["theme"] == theme.theme) & (frame["period"] == period.isoformat())]
    if frame.empty:
        return ()
    points = np.asarray(frame.geometry.values)
    homes, _ = home_of_points(points, np.array([area.geometry for area in areas], dtype=object))
    sites = []
    columns = (frame[c].tolist() for c in ("name", "capacity", "public", "attributes"))
    for point, home, name, capacity, public, attributes in zip(points, homes.tolist(), *columns, strict=True):
        stated = capacity is not None and capacity == capacity
        cell = formatting.number_cell(formatting.exact(capacity)) if stated else formatting.missing("delivered")
        site = FacilityPoint(point.x, point.y, name or "", cell, is_open(public))
        sites.append(_Site(areas[home].area.area_id if home >= 0 else "", site, _kinds(attributes, theme)))
    return tuple(sorted(sites, key=lambda s: (s.point.name, s.point.x, s.point.y)))


def _kinds(attributes: object, theme: Theme) -> frozenset[str]:
    if not theme.kind_fields or not isinstance(attributes, str) or not attributes:
        return frozenset()
    cells = {str(k).casefold(): v for k, v in json.loads(attributes).items()}
    return frozenset(str(cells[field]).strip() for field in theme.kind_fields if cells.get(field))


def unplaced(subject: Subject, rows: Iterable[FacilityRow]) -> tuple[Unplaced, ...]:
    """Objects of the district that could be placed in no area."""
    district = subject.compared[1][0]
    found = []
    for row in rows:
        if row.period is None:
            continue
        quantity = f"{row.theme}.count"
        count, names = subject.numbers.unplaced(quantity, row.period, subject.vintage, district)
        if count:
            found.append(Unplaced(row.title, round(count), names))
    return tuple(found)


def kulissen(subject: Subject) -> tuple[tuple[str, ...] | None, set[int]]:
    """Names of the Gebietskulissen the area lies wholly or partly in (None: none were imported), and the sources."""
    frame = subject.numbers.context.kulissen
    if frame is None or frame.empty:
        return None, set()
    polygons = np.asarray(frame.geometry.values)
    level = "BEZ" if subject.level == "STADT" else subject.level
    own = [
        shape.geometry
        for shape in outlines(subject.numbers, subject.vintage, level)
        if subject.level == "STADT" or shape.area.area_id == subject.area_id
    ]
    tree = shapely.STRtree(polygons)
    names = frame["name"].tolist()
    found = {
        i
        for outline in own
        for i in tree.query(outline, predicate="intersects").tolist()
        if names[i] and shapely.intersection(outline, polygons[i]).area > _TOUCH_M2
    }
    # That an area lies in none is said on the word of all sources.
    return tuple(sorted({names[i] for i in found})), set(frame["source_id"].astype(int))
