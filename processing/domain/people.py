# SPDX-License-Identifier: GPL-2.0-or-later
"""Where people live: a layer of points or of areas with counts, and the areas they are counted for."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from . import cutting, placing
from .attributes import Attribute, numeric, refuse_negative
from .columns import MISSING, SUPPRESSED, VALUE
from .errors import Progress, SozialraumError, no_progress
from .located import located, name_of
from .spread import spread
from .status import Reason
from .target_areas import Areas

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_SLIVER = 0.001  # a smaller part of an area is a trimmed border: that its count is not known does not matter


@dataclass(frozen=True)
class Demand:
    """People as points: where, how many (NaN: not known), and in which area (-1: in none)."""

    points: np.ndarray
    count: np.ndarray
    area: np.ndarray


@dataclass(frozen=True)
class People:
    """People at places, each inside one area.

    Parameters
    ----------
    places : geometry array (places,)
        Points, or the pieces of population areas in the areas.
    count : float array (places,)
        People at each place, 0 where not known.
    area : int array (places,)
        The area each place lies in, -1 for none.
    totals : float array (areas,)
        People of each area, 0 where not known; also those of features without a place of their own.
    codes : int8 array (areas,)
        ``missing`` or ``suppressed`` where the number of a part of an area is, else ``value``; indices into
        `columns.STATUSES`.
    unplaced : bool array (areas,)
        Areas that are features without a place of their own.
    total, outside : float
        All people, and those in no area.
    whole, whole_count : geometry and float arrays
        The population as delivered (areas not cut), NaN where the count is not known.
    home : Areas or None
        The areas, where they are not the population's own.
    """

    places: np.ndarray
    count: np.ndarray
    area: np.ndarray
    totals: np.ndarray
    codes: np.ndarray
    unplaced: np.ndarray
    total: float
    outside: float
    whole: np.ndarray
    whole_count: np.ndarray
    home: Areas | None

    @cached_property
    def are_points(self) -> bool:
        return bool((shapely.get_dimensions(self.places) == 0).all())

    def by_area(self, amounts: np.ndarray) -> np.ndarray:
        """Sum of amounts at places by area."""
        return _by_area(self.area, amounts, len(self.totals))

    def as_points(self, spacing: float, progress: Progress = no_progress) -> Demand:
        """All people as points, also those outside of the areas: they use facilities, too."""
        if self.are_points:
            return Demand(self.places, self.whole_count, self.area)
        sample = spread(self.whole, spacing, progress)
        area = self.area[sample.polygon] if self.home is None else _home_of(sample.points, self.home)
        return Demand(sample.points, sample.parts(self.whole_count), area)


def people_of(population: "GeoDataFrame", field: str, areas: "GeoDataFrame | None", notes: list[Reason]) -> People:
    """Read a population layer; see `reach.reach` for parameters and errors."""
    geometry, usable = located(population)
    dimension = shapely.get_dimensions(geometry)
    if (dimension == 1).any() or len(np.unique(dimension)) > 1:
        raise SozialraumError("population_lines", layer=name_of(population))
    read = _counts(population, field, bool(dimension[0] == 0))
    count = np.where(read.known, read.values, 0.0)
    total = float(count.sum())
    if not usable.all():
        notes.append(
            Reason("people_without_place", {"count": int((~usable).sum()), "people": total - count[usable].sum()})
        )
    unknown = np.isin(read.codes, (MISSING, SUPPRESSED))
    if unknown.any():
        notes.append(Reason("people_unknown", {"count": int(unknown.sum())}))
    whole = np.where(unknown, np.nan, count)[usable]
    if areas is None:
        each = np.arange(len(population))
        codes = _statuses(each, read.codes, len(each))
        return People(
            geometry, count[usable], each[usable], count, codes, ~usable, total, 0.0, geometry, whole, None
        )  # fmt: skip
    home = Areas.of(areas)
    part = _placed(geometry, home)
    n = len(home.position)
    codes = np.where(part.share > _SLIVER, read.codes[usable][part.feature], VALUE)
    amount = count[usable][part.feature] * part.share
    outside = max(total - float(amount[part.area >= 0].sum()), 0.0)
    if outside > 1e-6 * total:
        notes.append(Reason("people_outside", {"count": round(outside)}))
    return People(
        part.place, amount, part.area, _by_area(part.area, amount, n), _statuses(part.area, codes, n),
        np.zeros(n, bool), total, outside, geometry, whole, home,
    )  # fmt: skip


def _by_area(area: np.ndarray, amounts: np.ndarray, areas: int) -> np.ndarray:
    here = area >= 0
    return np.bincount(area[here], weights=amounts[here], minlength=areas)


def _statuses(area: np.ndarray, codes: np.ndarray, areas: int) -> np.ndarray:
    """Status of each area's sum from those of its parts: missing wins, it claims less."""
    missing, secret = (_by_area(area, codes == code, areas) > 0 for code in (MISSING, SUPPRESSED))
    return np.select([missing, secret], [MISSING, SUPPRESSED], VALUE).astype(np.int8)


class _Parts(NamedTuple):
    place: np.ndarray
    feature: np.ndarray
    area: np.ndarray
    share: np.ndarray


def _placed(geometry: np.ndarray, home: Areas) -> _Parts:
    """Population features in areas: points in one, areas cut; ground that areas share goes to the first alone."""
    if shapely.get_dimensions(geometry[0]) == 0:
        return _Parts(geometry, np.arange(len(geometry)), _home_of(geometry, home), np.ones(len(geometry)))
    shapes = cutting.repaired(home.geometry)
    parts = cutting.cut(geometry, shapes)
    drawn = cutting.drawn(parts, np.arange(len(parts.area)), geometry, shapes)
    return _Parts(drawn, parts.feature, home.at(parts.area), parts.size / shapely.area(geometry)[parts.feature])


def _home_of(points: np.ndarray, home: Areas) -> np.ndarray:
    """Where the area of each point stands in its layer, -1 for none."""
    return home.at(placing.home_of_points(points, home.geometry)[0])


def _counts(population: "GeoDataFrame", field: str, points: bool) -> Attribute:
    name = name_of(population)
    if field:
        read = numeric(population, field, name)
        refuse_negative(read, name, field)
    elif points:
        n = len(population)
        read = Attribute(np.ones(n), np.full(n, VALUE, np.int8))
    else:
        raise SozialraumError("population_field", layer=name)
    if not read.values[read.known].sum() > 0:
        raise SozialraumError("no_population", layer=name, field=field)
    return read
