# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts of a library rolled up over the levels, and the cases that no smaller area has."""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from ..lor import CITY, CITY_DISTRICTS, KEY_LENGTH, LEVELS, ancestor, level_of
from .knowledge import Cell

_QUERY = """
SELECT o.vintage, o.quantity, o.period, o.level, o.area_id, o.value, o.status,
    s.published = 0 AND s.protection = 'exact', s.source_id
FROM observations o LEFT JOIN sources s ON s.source_id = o.source_id
WHERE o.quantity IN (SELECT quantity FROM quantities WHERE kind = 'extensive')
ORDER BY o.vintage, o.quantity, o.period
"""


@dataclass
class Counts:
    """See `truth.Truth`."""

    values: dict[Cell, float] = field(default_factory=dict)
    rests: dict[Cell, float] = field(default_factory=dict)
    open_rests: set[Cell] = field(default_factory=set)
    open_counts: set[Cell] = field(default_factory=set)


@dataclass
class _Table:
    """A quantity at a date in one key system: what was delivered, by area, NaN for a sign."""

    delivered: dict[str, float] = field(default_factory=dict)
    unplaced: dict[str, float] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)  # areas whose number is not public
    open: set[str] = field(default_factory=set)  # and whose is
    closed_rests: set[str] = field(default_factory=set)


def read_counts(connection: sqlite3.Connection, areas: Mapping[str, set[str]]) -> Counts:
    """Counts of all levels: as delivered, else the sum of the level below, where all of it has a value.

    Parameters
    ----------
    areas
        Keys of all areas, by key system.
    """
    tables: dict[tuple[str, str, str], _Table] = defaultdict(_Table)
    for vintage, quantity, period, level, area, number, status, closed, source in connection.execute(_QUERY):
        table = tables[vintage, quantity, period]
        known = status in ("value", "none") and number is not None
        (table.unplaced if level == "REST" else table.delivered)[area] = float(number) if known else math.nan
        if closed:
            (table.closed_rests if level == "REST" else table.closed).add(area)
        elif source is not None and level != "REST":
            table.open.add(area)
    found = Counts()
    others: set[Cell] = set()
    inside = {vintage: _inside(keys) for vintage, keys in areas.items()}
    for (vintage, quantity, period), table in tables.items():
        values, rests, public = _rolled_up(table, inside.get(vintage, {}))
        found.values |= {(area, quantity, period): number for area, number in values.items() if number == number}
        found.rests |= {(f"REST:{area}", quantity, period): number for area, number in rests.items()}
        found.open_rests |= {(f"REST:{area}", quantity, period) for area in public}
        told = {area for area in _open(table, values, rests.keys() - public) if values[area] == values[area]}
        found.open_counts |= {(area, quantity, period) for area in told}
        others |= {(area, quantity, period) for area in values.keys() - told}
    found.open_counts -= others  # the key systems share Bezirke
    return found


def _inside(areas: set[str]) -> dict[str, set[str]]:
    """Of each area the areas of the next level below; of the city only if it has all its districts."""
    found: dict[str, set[str]] = defaultdict(set)
    for low, high in pairwise(LEVELS):
        for area in areas:
            if len(area) == KEY_LENGTH[low] and (high != "STADT" or area in CITY_DISTRICTS):
                found[ancestor(area, high)].add(area)
    if found.get(CITY) != CITY_DISTRICTS:
        found.pop(CITY, None)
    return found


def _rolled_up(table: _Table, inside: Mapping[str, set[str]]) -> tuple[dict[str, float], dict[str, float], set[str]]:
    """Values of all levels, what cannot be placed, and where the public knows that."""
    values = {area: number for area, number in table.delivered.items() if level_of(area) == "PLR"}
    closed, rests, public, partial = set(table.closed), dict[str, float](), set[str](), set[str]()
    for low, level in pairwise(LEVELS):
        parts: dict[str, list[str]] = defaultdict(list)
        for area in values:
            if level_of(area) == low:
                parts[ancestor(area, level)].append(area)
        for area in {a for a in (*parts, *table.delivered, *table.unplaced) if level_of(a) == level}:
            own, rest = table.delivered.get(area, math.nan), table.unplaced.get(area, 0.0)
            total = sum(values[part] for part in parts[area]) + rest if parts[area] else math.nan
            secret = not closed.isdisjoint(parts[area])
            whole = len(parts[area]) == len(inside.get(area, ())) and partial.isdisjoint(parts[area])
            if whole and own > total:
                rest, told = rest + own - total, secret or area in closed
            else:
                told = area in table.closed_rests
            if rest > 0:
                rests[area] = rest
                public |= set() if told else {area}
            values[area] = own if own == own else total
            closed |= {area} if secret and area not in table.delivered else set()
            partial |= set() if whole or own == own else {area}
    return values, rests, public


def _open(table: _Table, values: Mapping[str, float], secret: Collection[str]) -> set[str]:
    """Areas whose number is public, or the sum of those that are.

    Parameters
    ----------
    secret
        Areas with cases that no part of them has and that the public does not know.
    """
    known = table.open - table.closed  # of two sources one may be closed
    found = {area for area in known if level_of(area) == "PLR"}
    for low, level in pairwise(LEVELS):
        parts: dict[str, list[str]] = defaultdict(list)
        for area in values:
            if level_of(area) == low:
                parts[ancestor(area, level)].append(area)
        for area in (area for area in values if level_of(area) == level):
            summed = area not in table.delivered and area not in secret and found.issuperset(parts[area])
            if area in known or summed:
                found.add(area)
    return found
