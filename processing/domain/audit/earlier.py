# SPDX-License-Identifier: GPL-2.0-or-later
"""What earlier releases told, as the library's ledger has it: numbers, and inequalities for numbers they did not say.

Everybody may have read it, so an attacker starts from it. What it tells of a number that was revised since tells
nothing of the number that is withheld now, and is left out.
"""

import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from .knowledge import Cell
from .system import Relation

_RANK = "rank"
_CLOSE = 1e-6


@dataclass(frozen=True)
class Released:
    """What is out.

    Parameters
    ----------
    ends
        Between which ends a number lies; an exact one has the same twice.
    relations
        What shares, classes, changes and ranks tell.
    """

    ends: Mapping[Cell, tuple[float, float]] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ends or self.relations)


def read_released(connection: sqlite3.Connection, tables: set[str], values: Mapping[Cell, float]) -> Released:
    """The ledger of a library.

    Parameters
    ----------
    tables
        Those of the library; older ones have no ledger, or one of numbers alone.
    values
        What the numbers are now.
    """
    if "released" not in tables:
        return Released()
    ranged = "told" in tables
    rows = connection.execute(
        f"SELECT area_id, quantity, period, value, {'step' if ranged else '0'} FROM released WHERE value IS NOT NULL"
    )
    told = connection.execute(
        "SELECT kind, vintage, area_id, measure, period, terms, low, high, beside FROM told"
        if ranged
        else "SELECT 1 WHERE 0"
    ).fetchall()
    every = (*_inequalities(told), *_orders(told))
    return Released(_ends(rows, values), tuple(one for one in every if _holds(one, values)))


def _ends(rows: Iterator[tuple], values: Mapping[Cell, float]) -> dict[Cell, tuple[float, float]]:
    """Of several things told of a number what all of them leave; where it is not known to us, the last."""
    found: dict[Cell, tuple[float, float]] = {}
    for area, quantity, period, number, step in rows:
        cell, low, high = (area, quantity, period), number - step / 2, number + step / 2
        true = values.get(cell)
        if true is None:
            found[cell] = low, high
        elif low - _CLOSE <= true <= high + _CLOSE:
            before = found.get(cell, (-math.inf, math.inf))
            found[cell] = max(before[0], low), min(before[1], high)
    return found


def _inequalities(told: list[tuple]) -> Iterator[Relation]:
    for kind, _, _, _, _, terms, low, high, _ in told:
        if kind != _RANK:
            ends = -math.inf if low is None else low, math.inf if high is None else high
            yield Relation(_terms(terms), *ends, f"released {kind}")


def _orders(told: list[tuple]) -> Iterator[Relation]:
    """A better rank is no smaller a number; the same rank is the same number, both as far as they are rounded."""
    groups: dict[tuple, list[tuple[float, str, float]]] = defaultdict(list)
    for kind, vintage, _, measure, period, terms, position, slack, beside in told:
        if kind == _RANK:
            groups[vintage, measure, period, beside].append((position, terms, slack))
    for places in groups.values():
        for (first, one, slack), (second, other, more) in pairwise(sorted(places)):
            both = max(slack, more)
            worse = tuple((cell, -factor) for cell, factor in _terms(other))
            yield Relation((*_terms(one), *worse), -both, both if first == second else math.inf, "released rank")


def _terms(text: str) -> tuple[tuple[Cell, float], ...]:
    return tuple(((area, quantity, period), float(factor)) for area, quantity, period, factor in json.loads(text))


def _holds(one: Relation, values: Mapping[Cell, float]) -> bool:
    """Whether the numbers are still those that it told of, as far as we know them."""
    if not all(cell in values for cell, _ in one.terms):
        return True
    total = sum(factor * values[cell] for cell, factor in one.terms)
    return one.low - _CLOSE <= total <= one.high + _CLOSE
