# SPDX-License-Identifier: GPL-2.0-or-later
"""The printed numbers of a profile one by one, each with all that decides about it: what `differences` compares.

Ranks, changes since earlier years and the numbers of charts follow from these and are no figures of their own.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from . import formatting
from .catalogue import Indicator
from .lor import level_of
from .numbers import AREA_M2
from .profile import AreaRef, Cell, IndicatorRow, Profile, SourceRef
from .status import Status
from .subject import UPPER
from .targets import Target


class Part(StrEnum):
    """Where a figure stands, in printing order."""

    AREA = "area"  # the area itself: its size, its indicators
    AGES = "ages"
    FACILITIES = "facilities"
    SUPPLY = "supply"
    BELOW = "below"  # the areas one level below
    BESIDE = "beside"  # district and city


class Delivery(NamedTuple):
    """A source by what was delivered; its number in a library says nothing in another one."""

    title: str
    office: str
    period: date | None
    vintage: str
    sheet: str
    sha256: str


@dataclass(frozen=True)
class Figure:
    """One printed number.

    Parameters
    ----------
    key
        Equal in two editions for what is the same figure.
    family
        Figures that may tell of each other: an indicator of the area, its parts, its district and the city.
    unit
        Of the number, as an indicator's.
    dates
        Its own date and its denominator's, None where there is none.
    deliveries
        The sources with these dates.
    method
        The rule it was made by, None where it is as delivered.
    vintage
        Key system; empty for district and city, which are the same in all of them.
    ground
        Size in m² of what it is about, None where that is not known.
    on_ground
        The outline itself decides about it: a density, or facilities counted by where they stand.
    """

    key: tuple[str, ...]
    part: Part
    family: str
    title: str
    cell: Cell
    unit: str
    dates: tuple[date | None, ...] = (None,)
    deliveries: frozenset[Delivery] = frozenset()
    method: Indicator | Target | None = None
    vintage: str = ""
    ground: float | None = None
    on_ground: bool = False


def delivery(source: SourceRef) -> Delivery:
    """What a source delivered."""
    return Delivery(
        source.title or source.file, source.office, source.period, source.vintage, source.sheet, source.sha256
    )


def figures(profile: Profile) -> tuple[Figure, ...]:
    """All figures of a profile, in printing order; what makes no sense for its level is none."""
    made = _Figures(profile)
    parts = (made.area(), made.ages(), made.facilities(), made.supply(), made.below(), made.beside())
    return tuple(figure for part in parts for figure in part if not _senseless(figure.cell))


def _senseless(cell: Cell) -> bool:
    """``x`` that stands there whatever the numbers are."""
    return cell.reason is not None and cell.reason.code in ("not_countable", "not_this_level")


@dataclass
class _Figures:
    """The figures of one profile, part by part."""

    profile: Profile
    rows: Mapping[str, IndicatorRow] = field(init=False)
    grounds: Mapping[str, float] = field(init=False)  # m² by area id

    def __post_init__(self) -> None:
        profile = self.profile
        self.rows = {row.indicator.indicator: row for row in profile.rows}
        grounds = {row.area.area_id: row.area_m2 for row in profile.children.rows} | {
            profile.area.area_id: profile.area_m2
        }
        self.grounds = {area_id: size for area_id, size in grounds.items() if size is not None}

    def _deliveries(self, source_ids: Collection[int], dates: tuple[date | None, ...]) -> frozenset[Delivery]:
        """What these sources delivered for these dates."""
        found = [source for source in self.profile.sources if source.source_id in source_ids]
        dated = [s for s in found if s.period in dates]  # a file of many years bears its last one
        return frozenset(map(delivery, dated or found))

    def _own(self, area_id: str) -> tuple[str, float | None]:
        """Key system and ground of an area."""
        return "" if level_of(area_id) in UPPER else self.profile.vintage, self.grounds.get(area_id)

    def _of_row(
        self,
        row: IndicatorRow,
        part: Part,
        size: str,
        title: str,
        cell: Cell,
        area_id: str,
        origin: tuple[int, ...] = (),
    ) -> Figure:
        """An indicator's figure of an area; `origin` are the sources of its cell, where these are known."""
        indicator, dates = row.indicator, (row.period, row.denominator_period)
        unit = "Anzahl" if size == "count" else indicator.unit
        on_ground = AREA_M2 in indicator.numerator + indicator.denominator
        return Figure(
            (part, indicator.indicator, size), part, indicator.indicator, title, cell, unit, dates,
            self._deliveries(origin or row.source_ids, dates), indicator, *self._own(area_id), on_ground,
        )  # fmt: skip

    def area(self) -> Iterator[Figure]:
        """Size of the area, its share of the district's people, its indicators and what they count."""
        profile, area_id = self.profile, self.profile.area.area_id
        vintage, ground = self._own(area_id)
        size = Figure((Part.AREA, "area_m2"), Part.AREA, "area_m2", "Fläche", formatting.area_cell(ground), "ha", ())
        yield replace(size, vintage=vintage, ground=ground, on_ground=True)
        for row in profile.rows:
            title, origin = row.indicator.title, row.origins.get("area", ())
            yield self._of_row(row, Part.AREA, "value", title, row.area, area_id, origin)
            if row.indicator.indicator == "ew" and profile.share_of_district is not None:
                share = self._of_row(row, Part.AREA, "share", "Anteil am Bezirk", profile.share_of_district, area_id)
                yield replace(share, unit="%")
            yield self._of_row(row, Part.AREA, "count", f"{title}, Anzahl", row.count, area_id, origin)

    def ages(self) -> Iterator[Figure]:
        """Shares and persons of the area's age groups."""
        ages, area_id = self.profile.ages, self.profile.area.area_id
        bar = next((bar for bar in ages.bars if bar.area.area_id == area_id), None)
        if bar is None:
            return
        vintage, ground = self._own(area_id)
        dates = (ages.period,)
        deliveries = self._deliveries(ages.source_ids, dates)
        for cells, size, unit in ((bar.shares, "Anteil", "%"), (bar.counts, "Personen", "Personen")):
            for group, cell in zip(ages.groups, cells, strict=True):
                yield Figure(
                    (Part.AGES, group, size), Part.AGES, "ages", f"Alter {group}, {size}", cell, unit, dates,
                    deliveries, None, vintage, ground,
                )  # fmt: skip

    def facilities(self) -> Iterator[Figure]:
        """Facilities and their places by theme."""
        vintage, ground = self._own(self.profile.area.area_id)
        for row in self.profile.facilities:
            dates = (row.period,)
            deliveries = self._deliveries(row.source_ids, dates)
            sizes = (("count", "Anzahl", row.count), ("capacity", row.unit or "Plätze", row.capacity))
            for size, unit, cell in sizes:
                yield Figure(
                    (Part.FACILITIES, row.theme, size), Part.FACILITIES, row.theme, f"{row.title}, {unit}", cell, unit,
                    dates, deliveries, None, vintage, ground, True,
                )  # fmt: skip

    def supply(self) -> Iterator[Figure]:
        """What is there against what a target says is needed."""
        vintage, ground = self._own(self.profile.area.area_id)
        for row in self.profile.supply:
            dates, target = (row.period, row.needed_period), row.target
            deliveries = self._deliveries(row.source_ids, dates)
            sizes = (("nötig", row.figures.needed, target.unit), ("Bilanz", row.figures.balance, target.unit),
                     ("Grad", row.figures.degree, "%"))  # fmt: skip
            for size, cell, unit in sizes:
                yield Figure(
                    (Part.SUPPLY, target.target, size), Part.SUPPLY, target.theme, f"{target.title}, {size}", cell,
                    unit, dates, deliveries, target, vintage, ground, True,
                )  # fmt: skip

    def below(self) -> Iterator[Figure]:
        """The table of the areas below, without its changes."""
        table = self.profile.children
        children = [row for row in table.rows if row.role == "child"]
        for child in children:
            origins = child.origins or ((),) * len(child.cells)
            for column, title, cell, origin in zip(table.columns, table.titles, child.cells, origins, strict=True):
                if not column.startswith("change_"):
                    named = f"{child.area.name}: {title}".replace(" %", f"{formatting.NBSP}%")
                    yield self._child(child.area, column, named, cell, origin)

    def _child(self, area: AreaRef, column: str, title: str, cell: Cell, origin: tuple[int, ...]) -> Figure:
        row = self.rows.get(column)
        if row is not None:
            return self._of_row(row, Part.BELOW, area.area_id, title, cell, area.area_id, origin)
        below = self.profile.below.get(column)  # an indicator that planning areas alone have
        dates = (below.period if below is not None else None,)
        return Figure(
            (Part.BELOW, column, area.area_id), Part.BELOW, column, title, cell, "", dates,
            self._deliveries(origin, dates), None, *self._own(area.area_id),
        )  # fmt: skip

    def beside(self) -> Iterator[Figure]:
        """The indicators of the district and of the city."""
        profile = self.profile
        places = [("district", "Bezirk", profile.district)] if profile.district is not None else []
        places += [("city", profile.city.name, profile.city)] if profile.area.level != "STADT" else []
        for row in profile.rows:
            for size, name, area in places:
                cell = row.district if size == "district" else row.city
                title, origin = f"{row.indicator.title}, {name}", row.origins.get(size, ())
                yield self._of_row(row, Part.BESIDE, size, title, cell, area.area_id, origin)


def absent(figure: Figure, profile: Profile) -> Figure:
    """The figure as `profile`, which does not have it, would print it: ``k. A.``"""
    imported = {row.theme for row in profile.facilities if row.imported}
    known = {row.indicator.indicator for row in profile.rows}
    ruled = figure.family not in imported if figure.part is Part.SUPPLY else figure.key[1] in known
    ground = _Figures(profile).grounds.get(figure.key[-1]) if figure.part is Part.BELOW else figure.ground
    return replace(
        figure, cell=formatting.missing("no_data"), dates=(None,) * len(figure.dates), deliveries=frozenset(),
        method=figure.method if ruled else None, ground=ground,
    )  # fmt: skip


def told(cell: Cell) -> bool:
    """Whether a cell says anything: a number, nothing there, or that it is secret."""
    return cell.status in (Status.VALUE, Status.NONE, Status.SUPPRESSED)
