# SPDX-License-Identifier: GPL-2.0-or-later
"""What an attacker knows: numbers that can be read, numbers that cannot, and relations between them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

Name = Any  # of a cell, hashable; (area_id, quantity, period) where it comes from files

_CLOSE = 1e-6  # printed decimals are at least ten times as coarse


@dataclass(frozen=True)
class Limits:
    """What is known of a number that cannot be read: its ends, and whether it is a whole number.

    `unit` is ten times the last digit to which a number that is none is printed: who knows it to that knows it.
    """

    low: float = 0.0
    high: float = math.inf
    whole: bool = True
    unit: float = 0.0

    def within(self, low: float, high: float) -> "Limits":
        """The limits narrowed to ``low … high``; whole numbers to whole ends.

        >>> Limits().within(1.5, 4.2)
        Limits(low=2, high=4, whole=True, unit=0.0)
        """
        if self.whole:
            low = math.ceil(low - _CLOSE) if math.isfinite(low) else low
            high = math.floor(high + _CLOSE) if math.isfinite(high) else high
        return replace(self, low=max(self.low, low), high=min(self.high, high))


@dataclass(frozen=True)
class Relation:
    """``low <= Σ factor * cell <= high``.

    Parameters
    ----------
    terms
        Cells with their factors; a cell occurs once.
    why
        Where it comes from, e.g. ``"parent"``, ``"total"``, ``"rate"``, ``"rank"``, ``"change"``.
    """

    terms: tuple[tuple[Name, float], ...]
    low: float
    high: float
    why: str = ""


def total(whole: Name, parts: Iterable[Name], why: str = "total", slack: float = 0.0) -> Relation:
    """``whole = Σ parts``; `slack` where the publisher rounded or altered them one by one."""
    return Relation(((whole, 1.0), *((part, -1.0) for part in parts)), -slack, slack, why)


@dataclass
class System:
    """Everything an attacker knows.

    Parameters
    ----------
    known
        Numbers that can be read.
    unknown
        Numbers that cannot, with what is known of them. A cell of a relation that is in neither is unknown.
    relations
        What holds between them.
    """

    known: dict[Name, float] = field(default_factory=dict)
    unknown: dict[Name, Limits] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)

    def add(self, terms: Iterable[tuple[Name, float]], low: float, high: float, why: str) -> None:
        """Take in ``low <= Σ factor * cell <= high``; a cell may occur several times."""
        together: dict[Name, float] = {}
        for name, factor in terms:
            together[name] = together.get(name, 0.0) + factor
        kept = tuple((name, factor) for name, factor in together.items() if factor)
        if kept:
            self.relations.append(Relation(kept, low, high, why))

    def reduced(self) -> "Reduced":
        """The relations between unknown numbers alone, after putting in what can be read."""
        limits = dict(self.unknown)
        relations, broken = [], []
        for relation in self.relations:
            terms, known = [], 0.0
            for name, factor in relation.terms:
                if name in self.known:
                    known += factor * self.known[name]
                else:
                    terms.append((name, factor))
                    limits.setdefault(name, Limits())
            low, high = relation.low - known, relation.high - known
            if not terms:
                if low > _CLOSE or high < -_CLOSE:
                    broken.append(relation)
            elif len(terms) == 1:
                name, factor = terms[0]
                ends = sorted((low / factor, high / factor))
                limits[name] = limits[name].within(*ends)
            else:
                relations.append(_tightened(terms, low, high, relation.why, limits))
        return Reduced({n: found for n, found in limits.items() if n not in self.known}, relations, broken)


def _tightened(terms: list, low: float, high: float, why: str, limits: Mapping[Name, Limits]) -> Relation:
    """Whole ends where all terms are whole: what the integers allow is cut off before solving."""
    if all(factor == int(factor) and limits[name].whole for name, factor in terms):
        low = math.ceil(low - _CLOSE) if math.isfinite(low) else low
        high = math.floor(high + _CLOSE) if math.isfinite(high) else high
    return Relation(tuple(terms), low, high, why)


@dataclass(frozen=True)
class Reduced:
    """A system without what can be read; `broken` are relations that the readable numbers contradict."""

    limits: Mapping[Name, Limits]
    relations: list[Relation]
    broken: list[Relation]
