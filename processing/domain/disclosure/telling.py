# SPDX-License-Identifier: GPL-2.0-or-later
"""What a public profile tells of numbers that are not published: themselves, and rounded shares, classes, ranks.

Read off the `Profile` that documents, tables, maps and charts are made of, so that the ledger knows what left the
office and no more.
"""

from datetime import date
from math import inf

from ..bands import name as band_name
from ..catalogue import Indicator
from ..indicators import Dates
from ..profile import Choropleth, FacilityRow, IndicatorRow, PopulationSeries, Profile, SupplyRow
from ..profile_parts import AGES, plain, share
from ..pyramid import MEN, WOMEN
from ..subject import Subject, subject_of
from .behind import Behind
from .figures import Figures
from .ledger import Told
from .public import PublicView


class Telling:
    """What profiles of one public view tell, one after the other."""

    def __init__(self, view: PublicView) -> None:
        self.behind = Behind(view)
        self.figures = Figures(self.behind)

    def of(self, profile: Profile, until: date | None) -> Told:
        """What a profile tells that those before did not.

        Parameters
        ----------
        until
            The date that the profile was asked for.
        """
        self.figures.told = Told()
        if not self.behind.closed_stems:
            return self.figures.told
        subject = subject_of(self.behind.public, profile.area.area_id, until, profile.vintage)
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
        return self.figures.told

    # --- parts of a profile

    def _row(self, subject: Subject, row: IndicatorRow) -> None:
        indicator, dates = row.indicator, Dates(row.period, row.denominator_period)
        if not self.behind.concerns(indicator):
            return
        places = [*zip(subject.compared, (row.area, row.district, row.city), strict=True)]
        for (area_id, level), cell in places:
            self.figures.figure(subject, indicator, dates, area_id, level, cell)
        for area_id, cell in row.sisters.items():
            self.figures.figure(subject, indicator, dates, area_id, subject.level, cell)
        self.figures.sum(subject, indicator.indicator, indicator.numerator, row.period, subject.area_id, row.count)
        if row.rank is not None:
            self.figures.rank(subject, row, dates)
        for change in row.changes.values():
            cells = (change.area, change.district, change.city)
            for (area_id, level), cell in zip(subject.compared, cells, strict=True):
                self.figures.change(subject, indicator, dates, change.since, area_id, level, cell)

    def _ages(self, subject: Subject, profile: Profile) -> None:
        day = profile.ages.period
        for bar in profile.ages.bars:
            for band, portion, count in zip(AGES, bar.shares, bar.counts, strict=True):
                of = share(f"ew.alter.{band}", "ew")
                if self.behind.concerns(of):
                    self.figures.figure(subject, of, Dates(day, day), bar.area.area_id, bar.area.level, portion)
                    self.figures.sum(subject, of.indicator, of.numerator, day, bar.area.area_id, count)
        if profile.pyramid is not None:
            for stem, cells in ((WOMEN, profile.pyramid.women), (MEN, profile.pyramid.men)):
                for limits, cell in zip(profile.pyramid.bands, cells, strict=True):
                    quantity = band_name(stem, limits)
                    self.figures.sum(subject, quantity, quantity, profile.pyramid.period, subject.area_id, cell)

    def _series(self, subject: Subject, profile: Profile) -> None:
        by_id = self.behind.by_id
        lines = [(plain("ew"), profile.series), *((by_id[n], line) for n, line in profile.lines.items() if n in by_id)]
        for indicator, line in lines:
            if self.behind.concerns(indicator):
                self._line(subject, indicator, line)

    def _line(self, subject: Subject, indicator: Indicator, line: PopulationSeries) -> None:
        for point in line.points:
            dates = Dates(point.period, point.period if indicator.denominator else None)
            self.figures.figure(subject, indicator, dates, subject.area_id, subject.level, point.cell)

    def _below(self, subject: Subject, profile: Profile) -> None:
        for name, below in profile.below.items():
            if name in self.behind.by_id and self.behind.concerns(self.behind.by_id[name]):
                dates = self.behind.dates(subject, self.behind.by_id[name], "PLR")
                for area, cell in below.cells:
                    self.figures.figure(subject, self.behind.by_id[name], dates, area.area_id, area.level, cell)
        for n, column in enumerate(profile.children.columns):
            indicator = self.behind.by_id.get(column)
            if indicator is None or not self.behind.concerns(indicator):
                continue  # changes are of the population, whose numbers stand beside them
            for row in profile.children.rows:
                dates = self.behind.dates(subject, indicator, profile.children.rows[0].area.level)
                self.figures.figure(subject, indicator, dates, row.area.area_id, row.area.level, row.cells[n])

    def _map(self, subject: Subject, drawn: Choropleth) -> None:
        """Of a map everybody sees the classes of all areas; what is printed of some stands elsewhere in the profile."""
        indicator = drawn.indicator
        if indicator.categorical or not self.behind.concerns(indicator):
            return
        dates, half = self.behind.dates(subject, indicator, drawn.level), 0.5 * 10.0**-indicator.decimals
        for area_id, at in drawn.class_of.items():
            if at is not None:  # a class is of printed values
                lower, upper = drawn.classes[at].lower, drawn.classes[at].upper
                ends = -inf if lower is None else lower - half, inf if upper is None else upper - half
                self.figures.between(subject, indicator, dates, area_id, drawn.level, *ends, "class")

    def _facilities(self, subject: Subject, row: FacilityRow) -> None:
        for kind, cell in (("count", row.count), ("capacity", row.capacity)):
            quantity = f"{row.theme}.{kind}"
            day = (
                self.behind.dates(subject, plain(quantity), subject.level).period
                if self.behind.is_closed(quantity)
                else None
            )
            self.figures.sum(subject, quantity, quantity, day, subject.area_id, cell)
            if kind == "count":
                for area_id, own in row.by_child.items():
                    self.figures.sum(subject, quantity, quantity, row.period, area_id, own)

    def _supply(self, subject: Subject, row: SupplyRow) -> None:
        target, figures = row.target, row.figures
        for formula, day, cell in (
            (target.present, row.period, figures.present),
            (target.needed, row.needed_period, figures.needed),
        ):
            self.figures.sum(subject, target.target, formula, day, subject.area_id, cell, target.decimals)
