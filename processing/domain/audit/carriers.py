# SPDX-License-Identifier: GPL-2.0-or-later
"""Whose places a number counts: sums, and differences of sums, that tell what one carrier has.

Everybody can look up where a carrier has places, so a number of an area is one of carriers as well. Where an area can
be read, and others that have some of its places and no other place, too, it can be told what is left.
"""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import shapely

from ..lor import CITY
from .knowledge import Cell
from .rules import Standard

_CAPACITY = ".capacity"
_NOBODY = -1
_QUERY = """
SELECT f.theme, f.period, f.carrier, f.capacity, f.geom, s.published = 0 AND s.protection = 'exact'
FROM facilities_point f LEFT JOIN sources s ON s.source_id = f.source_id
WHERE f.capacity > 0 AND f.geom IS NOT NULL
"""
Sites = dict[tuple[str, str], "ThemeSites"]  # by theme and date


@dataclass(frozen=True)
class ThemeSites:
    """The places of a theme at a date.

    Parameters
    ----------
    carriers
        A number for each carrier, by place; who is not named stands for itself.
    capacities
        Above 0, by place.
    closed
        Which of them a source tells that is not public.
    homes
        Planungsraum of each place by key system; "" outside of all.
    """

    carriers: np.ndarray
    capacities: np.ndarray
    closed: np.ndarray
    homes: Mapping[str, Sequence[str]]

    def of_few(self, chosen: np.ndarray, standard: Standard) -> bool:
        """Whether some places are of too few carriers, or nearly all of one."""
        sums: dict[int, float] = defaultdict(float)
        for carrier, capacity in zip(self.carriers[chosen].tolist(), self.capacities[chosen].tolist(), strict=True):
            sums[carrier] += capacity
        if not sums:
            return False
        return len(sums) < standard.carriers or max(sums.values()) >= standard.largest * sum(sums.values())

    def told(self, rest: np.ndarray, whole: np.ndarray, system: str, standard: Standard) -> bool:
        """Whether what is left of an area tells of one carrier: everybody, or who knows a Planungsraum all his own.

        Who does may know of a whole area what its number tells him, but not what a Planungsraum in it has.
        """
        if self.of_few(rest, standard):
            return True
        owned, homes = self.owned[system], np.array(self.homes[system])
        for owner in np.unique(owned[rest & (owned != _NOBODY)]).tolist():
            left = rest & (owned != owner)
            single = left.any() and (left == (homes == homes[left.argmax()])).all()
            if ((rest != whole).any() or single) and self.of_few(left, replace(standard, carriers=0)):
                return True
        return False

    @cached_property
    def owned(self) -> dict[str, np.ndarray]:
        """By key system the carrier of each place that has no other carrier's in its Planungsraum."""
        found = {}
        for system, homes in self.homes.items():
            inside: dict[str, set[int]] = defaultdict(set)
            for home, carrier in zip(homes, self.carriers.tolist(), strict=True):
                inside[home].add(carrier)
            alone = np.array([home != "" and len(inside[home]) == 1 for home in homes], dtype=bool)
            found[system] = np.where(alone, self.carriers, _NOBODY)
        return found

    def inside(self, area: str) -> Iterator[tuple[str, np.ndarray]]:
        """Which places an area has, in each key system in which it has any."""
        for system, homes in self.homes.items():
            mask = np.array([home != "" and (area == CITY or home.startswith(area)) for home in homes], dtype=bool)
            if mask.any():
                yield system, mask

    def width(self, area: str, number: float, standard: Standard) -> int:
        """How far apart the possible values of a withheld number have to lie: as far as others may have places."""
        told = any(self.of_few(mask, standard) for _, mask in self.inside(area))
        return max(math.ceil(number * (1 - standard.largest)), 1) if told else 1


def read_rows(connection: sqlite3.Connection) -> dict[tuple[str, str], list[tuple]]:
    """Places with what they can take, by theme and date: carrier, capacity, point, and whether no public source tells.

    Only of themes and dates of which such a source tells some.
    """
    rows: dict[tuple[str, str], list[tuple]] = defaultdict(list)
    for theme, period, *row in connection.execute(_QUERY):
        rows[theme, period].append(tuple(row))
    return {key: found for key, found in rows.items() if any(closed for *_, closed in found)}


def placed(
    rows: Sequence[tuple], points: np.ndarray, areas: Mapping[str, tuple[Sequence[str], np.ndarray]]
) -> ThemeSites:
    """Places of a theme with the areas that they lie in.

    Parameters
    ----------
    rows
        As of `read_rows`; `points` are their geometries.
    areas
        Keys and geometries of the Planungsräume by key system.
    """
    names = [(one or "").strip().casefold() or f"#{n}" for n, (one, *_) in enumerate(rows)]
    homes = {}
    for system, (ids, shapes) in areas.items():
        found = [""] * len(rows)
        for at, area in zip(*shapely.STRtree(shapes).query(points, predicate="intersects").tolist(), strict=True):
            found[at] = found[at] or ids[area]
        homes[system] = found
    capacities, closed = np.array([row[1] for row in rows], float), np.array([bool(row[3]) for row in rows])
    return ThemeSites(np.unique(names, return_inverse=True)[1], capacities, closed, homes)


def telling(told: Collection[Cell], sites: Sites, standard: Callable[[Cell], Standard]) -> Iterator[tuple[Cell, float]]:
    """Numbers that tell of one carrier, by themselves or by what they leave beside others, and what that is.

    Parameters
    ----------
    told
        Numbers that can be read, or are known nearly.
    """
    for (theme, period), found in sites.items():
        quantity = theme + _CAPACITY
        cells = sorted((c for c in told if c[1:] == (quantity, period)), key=lambda c: (c[0] == CITY, -len(c[0]), c))
        masks = [(cell, system, mask) for cell in cells for system, mask in found.inside(cell[0])]
        seen: set[bytes] = set()
        for cell, own, whole in masks:
            for system in found.homes:
                rest = whole.copy()
                for _, other, mask in masks:
                    if other == system and not (mask & ~whole).any() and (whole & ~mask).any():
                        rest &= ~mask
                new, closed = rest.tobytes() not in seen, (rest & found.closed).any()
                if new and closed and found.told(rest, whole, own, standard(cell)):
                    yield cell, float(found.capacities[rest].sum())
                seen.add(rest.tobytes())
