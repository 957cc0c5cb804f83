# SPDX-License-Identifier: GPL-2.0-or-later
"""Reach: how many people of each area live within a distance of a facility.

Three ways, the most honest that the data allow: along a network (`walking`), around barriers (`barriers`), by straight
line (`catchment`). People are points, or areas over which they are spread evenly; real people are not, so that an area
result is an estimate.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from . import projection
from .attributes import Attribute, numeric
from .barriers import AroundBarriers
from .catchment import Pairs, StraightLine, part_of
from .columns import STATUSES, VALUE
from .errors import Progress, SozialraumError, no_progress
from .floating import two_step
from .located import located, name_of
from .network import TOLERANCE
from .parsing import parse_number
from .people import Demand, People, people_of
from .status import Reason
from .walking import AlongNetwork, spacing_of

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

FARTHEST = 50_000.0  # m: beyond, somebody mixed up the unit


@dataclass(frozen=True)
class Reach:
    """People within distances, by area.

    Parameters
    ----------
    distances : tuple of float
        Metres, ascending.
    people : float array (areas,)
        NaN where a part is missing or suppressed (`codes`, indices into `columns.STATUSES`).
    within : float array (distances, areas)
        People within each distance.
    share : float array (distances, areas)
        Of the area's people, 0 to 1; NaN where nobody lives.
    access : float array (distances, areas) or None
        Places for each person (two-step floating catchment), mean over the area's people; NaN where people whose
        number is not known share the places.
    way
        ``network``, ``barriers`` or ``straight``.
    total, outside
        All people of the layer, and those in none of the areas.
    notes
        What was assumed, left out or is to be known.
    """

    distances: tuple[float, ...]
    people: np.ndarray
    codes: np.ndarray
    within: np.ndarray
    share: np.ndarray
    access: np.ndarray | None
    way: str
    total: float
    outside: float
    notes: tuple[Reason, ...]

    def columns(self) -> dict[str, np.ndarray]:
        """The result as columns of a layer: people, within_<d>, share_<d>, access_<d>, status, reach_way."""
        found = {"people": self.people}
        for n, distance in enumerate(self.distances):
            name = f"{distance:.10g}".replace(".", "_")
            found |= {f"within_{name}": self.within[n], f"share_{name}": self.share[n]}
            if self.access is not None:
                found[f"access_{name}"] = self.access[n]
        found["status"] = np.array([STATUSES[code].value for code in self.codes], dtype=object)
        found["reach_way"] = np.full(len(self.people), self.way, dtype=object)
        return found


def distances_of(text: str) -> tuple[float, ...]:
    """Distances in metres from a text, divided by semicolons or blanks.

    Raises
    ------
    SozialraumError
        ``distances_unreadable`` (text), ``distances_order`` (text), ``distance_range`` (distance, most).

    >>> distances_of("300; 500;1000")
    (300.0, 500.0, 1000.0)
    """
    parsed = [parse_number(part) for part in re.split(r"[;\s]+", text.strip()) if part]
    found = tuple(float(p.value) for p in parsed if p.readable and p.value is not None)
    if not found or len(found) < len(parsed):
        raise SozialraumError("distances_unreadable", text=text)
    for distance in found:
        if not 0 < distance <= FARTHEST:
            raise SozialraumError("distance_range", distance=distance, most=FARTHEST)
    if list(found) != sorted(set(found)):
        raise SozialraumError("distances_order", text=text)
    return found


def reach(
    facilities: "GeoDataFrame",
    population: "GeoDataFrame",
    field: str,
    distances: Sequence[float],
    *,
    areas: "GeoDataFrame | None" = None,
    barriers: "GeoDataFrame | None" = None,
    network: "GeoDataFrame | None" = None,
    capacity: str = "",
    tolerance: float = TOLERANCE,
    progress: Progress = no_progress,
) -> Reach:
    """People within distances of the nearest facility, by area.

    Parameters
    ----------
    facilities
        Points, lines or polygons; distances are measured to the edge.
    population, field
        Points or polygons with a count each; without a field each point is one person.
    areas
        Whose people are counted; None: the features of `population`, in their order.
    barriers
        Lines or polygons that cut off what lies behind; not used together with a network.
    network
        Lines on which people walk.
    capacity
        Field with the facilities' places: asks for the two-step floating catchment.

    Raises
    ------
    SozialraumError
        ``layer_empty``, those of `projection.to_25833`, ``field_missing``, ``field_not_numeric``, ``population_lines``,
        ``population_field``, ``count_below_zero``, ``no_population``, ``no_polygons``, ``areas_without_outline``,
        ``barriers_points``, ``network_no_lines``, ``network_apart`` (metres), ``capacity_absent``,
        ``capacity_negative``; all name the layer.
    """
    progress(0.0)
    notes: list[Reason] = []
    places = _places(facilities, notes, "facilities_without_place")
    people = people_of(population, field, areas, notes)
    steps = 2 + bool(capacity) * (1 + len(distances))
    way = _way(places, distances, barriers, network, tolerance, notes, part_of(progress, 0, steps))
    shares = way.shares(people.places, distances, part_of(progress, 1, steps))
    if isinstance(way, AlongNetwork):
        _tell_network(way, people, notes)
    notes.append(_placement(people, way, distances))
    within = np.array([people.by_area(row * people.count) for row in shares])
    access = None
    if capacity:
        sizes = _capacities(facilities, capacity, notes)
        demand = people.as_points(spacing_of(distances), part_of(progress, 2, steps))
        rows = [
            _access(way.pairs(demand.points, d, part_of(progress, n + 3, steps)), demand, sizes, d, people, notes)
            for n, d in enumerate(distances)
        ]
        access = np.array(rows)
    progress(1.0)
    return _result(people, distances, within, access, way.NAME, notes)


def _result(
    people: People,
    distances: Sequence[float],
    within: np.ndarray,
    access: np.ndarray | None,
    way: str,
    notes: Sequence[Reason],
) -> Reach:
    """What is not known of a part is not known of the area, and no smaller number."""
    unknown = people.codes != VALUE
    totals = np.where(unknown, np.nan, people.totals)
    within = np.where(unknown | people.unplaced, np.nan, np.minimum(within, totals))
    share = np.divide(within, totals, out=np.full(within.shape, np.nan), where=np.nan_to_num(totals) > 0)
    if access is not None:
        access = np.where(unknown, np.nan, access)
        if lost := int((np.isnan(access).any(axis=0) & ~unknown & (totals > 0) & ~people.unplaced).sum()):
            notes = [*notes, Reason("access_unknown", {"count": lost})]
    return Reach(
        tuple(distances), totals, people.codes, within, share, access, way, people.total, people.outside, tuple(notes)
    )


def _places(frame: "GeoDataFrame", notes: list[Reason], code: str) -> np.ndarray:
    """The geometries of a layer; how many features have none is told."""
    geometry, usable = located(frame)
    if not usable.all():
        notes.append(Reason(code, {"count": int((~usable).sum())}))
    return geometry


def _way(
    places: np.ndarray,
    distances: Sequence[float],
    barriers: "GeoDataFrame | None",
    network: "GeoDataFrame | None",
    tolerance: float,
    notes: list[Reason],
    progress: Progress,
) -> "StraightLine | AlongNetwork":
    if network is not None:
        if barriers is not None:
            notes.append(Reason("barriers_unused"))
        lines = _places(network, notes, "network_without_place")
        lines = lines[shapely.get_dimensions(lines) == 1]
        if not len(lines):
            raise SozialraumError("network_no_lines", layer=name_of(network))
        way = AlongNetwork(places, lines, tolerance, progress)
        away = way.access()
        if away.min() > max(distances):
            raise SozialraumError("network_apart", layer=name_of(network), metres=round(float(away.min())))
        notes.append(Reason("reach_network", {"tolerance": tolerance}))
        if (away > max(distances)).any():
            notes.append(Reason("facilities_off_network", {"count": int((away > max(distances)).sum())}))
        return way
    if barriers is not None:
        walls = _places(barriers, notes, "barriers_without_place")
        if (shapely.get_dimensions(walls) < 1).any():
            raise SozialraumError("barriers_points", layer=name_of(barriers))
        notes.append(Reason("reach_barriers"))
        return AroundBarriers(places, walls)
    notes.append(Reason("reach_straight"))
    return StraightLine(places)


def _tell_network(way: AlongNetwork, people: People, notes: list[Reason]) -> None:
    """Whom the network does not take to any facility, because it falls into parts."""
    lost = way.cut_off(people.places if people.are_points else shapely.point_on_surface(people.places))
    count = float(people.count[lost].sum())
    if count:
        notes.append(Reason("people_cut_off", {"count": round(count)}))


def _placement(people: People, way: "StraightLine | AlongNetwork", distances: Sequence[float]) -> Reason:
    if people.are_points:
        return Reason("people_points")
    if isinstance(way, AlongNetwork):
        return Reason("people_sampled", {"metres": spacing_of(distances)})
    return Reason("people_even")


def _capacities(facilities: "GeoDataFrame", field: str, notes: list[Reason]) -> np.ndarray:
    """Places of the usable facilities; NaN where they are not stated, which is not 0."""
    read: Attribute = numeric(facilities, field, name_of(facilities))
    usable = projection.usable(facilities).to_numpy()
    values, known = read.values[usable], read.known[usable]
    if not known.any():
        raise SozialraumError("capacity_absent", layer=name_of(facilities), field=field)
    if (values[known] < 0).any():
        raise SozialraumError("capacity_negative", layer=name_of(facilities), field=field)
    if not known.all():
        notes.append(Reason("capacity_missing", {"count": int((~known).sum())}))
    return np.where(known, values, np.nan)


def _access(
    pairs: Pairs, demand: Demand, sizes: np.ndarray, distance: float, people: People, notes: list[Reason]
) -> np.ndarray:
    access, reached = two_step(demand.count, sizes, pairs)
    idle = (reached == 0) & (np.nan_to_num(sizes) > 0)
    if idle.any():
        values = {"count": int(idle.sum()), "places": float(sizes[idle].sum()), "distance": distance}
        notes.append(Reason("places_unreached", values))
    here = (demand.area >= 0) & (demand.count != 0)
    areas = len(people.totals)
    given = np.bincount(demand.area[here], weights=(access * demand.count)[here], minlength=areas)
    living = np.bincount(demand.area[here], weights=demand.count[here], minlength=areas)
    return np.divide(given, living, out=np.full(areas, np.nan), where=living > 0)
