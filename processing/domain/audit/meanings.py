# SPDX-License-Identifier: GPL-2.0-or-later
"""What a printed number is: a count, a rate, or a sum of counts that a rule of supply or a share makes of them."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..formula import parse
from .claims import NEAREST, Claims, ColumnFact
from .documents import Table
from .values import Sign, Value
from .vocabulary import Measure, Target, Vocabulary

Terms = tuple[tuple[str, float], ...]

_MOST = 1e12  # no number of people or square metres is larger
_BAND = re.compile(
    r"(?:unter (?P<below>\d+)|(?P<low>\d+)\s*(?:[–-]|bis unter)\s*(?P<high>\d+)|(?P<least>\d+) und älter)"
)


@dataclass(frozen=True)
class Sum:
    """``Σ own + Σ people``, or where it is a `ratio` ``Σ own / Σ people``, factor times quantity each.

    People are counted at the nearest date, everything else at its own.
    """

    own: Terms = ()
    people: Terms = ()
    ratio: bool = False


Meaning = Measure | Sum


def balance(target: Target, size: str) -> Sum:
    """What a number of a balance of supply is.

    Parameters
    ----------
    size
        ``vorhanden``, ``nötig``, ``Bilanz`` or ``Grad``.

    >>> balance(Target("t", "Richtwert", "kita.capacity", "0.5 * ew.alter.0_6", 0), "Bilanz")
    Sum(own=(('kita.capacity', 1.0),), people=(('ew.alter.0_6', -0.5),), ratio=False)
    """
    present, needed = _terms(target.present), _terms(target.needed)
    if size == "vorhanden":
        return Sum(present)
    if size == "nötig":
        return Sum((), needed)
    if size == "Grad":
        return Sum(tuple((of, 100 * factor) for of, factor in present), needed, ratio=True)
    return Sum(present, tuple((of, -factor) for of, factor in needed))


def of_ages(label: str, size: str, people: str = "ew") -> Meaning | None:
    """An age group in persons, or its share of all; None where a label names none.

    >>> of_ages("6–15", "Personen"), of_ages("65 und älter", "weiblich", "ew.w").of
    (Measure(kind='count', of='ew.alter.6_15', since=''), 'ew.w.alter.65_')
    """
    found = _BAND.fullmatch(label.strip())
    if found is None:
        return None
    low = found["low"] or found["least"] or "0"
    band = f"{people}.alter.{low}_{found['below'] or found['high'] or ''}"
    return Sum(((band, 100.0),), ((people, 1.0),), ratio=True) if size == "Anteil" else Measure("count", band)


def _terms(formula: str) -> Terms:
    return tuple((term.quantity, float(term.factor)) for term in parse(formula))


@dataclass(frozen=True)
class Teller:
    """Keeps in `found` what the cells of a table mean."""

    table: Table
    words: Vocabulary
    found: Claims

    def tell(self, area: str, meant: Meaning, period: str, told: Value, at: tuple[int, int]) -> None:
        """Keep a number, or the equation that it is; what stands for it where it is none.

        Parameters
        ----------
        told
            As printed, its last digit rounded where it is no count.
        at
            Row and column from 0.
        """
        if isinstance(meant, Sum):
            self._sum(area, meant, period, told, at)
            return
        meant = self.words.measured(meant)
        if meant.kind in ("rate", "change", "number"):
            told = told.rounded(told.decimals)
        self.found.say(self.table, area, meant, period, told, at, stated=True)

    def apart(self, area: str, meant: Meaning, days: tuple[str, str], told: Value, at: tuple[int, int]) -> None:
        """Keep by how much a number is larger than the same one of another day (before, now); none of a ratio."""
        before, now = (self._terms(meant, day) for day in days)
        if now and told.exact:
            terms = [*now, *((measure, day, -factor) for measure, day, factor in before)]
            ends = told if all(map(_is_whole, terms)) else told.rounded(told.decimals).rounded(told.decimals)
            self._hold(area, terms, ends.low, ends.high, at)

    def _terms(self, meant: Meaning, period: str) -> list[tuple[Measure, str, float]]:
        """What a number is the sum of; nothing where it is a ratio."""
        if isinstance(meant, Sum):
            own = [(Measure("count", of), period, factor) for of, factor in meant.own]
            people = [(Measure("count", of), NEAREST + period, factor) for of, factor in meant.people]
            return [] if meant.ratio else own + people
        if meant.kind == "figure":
            counted = _terms(self.words.by_id[meant.of].numerator)
            return [(Measure("count", of), period, factor) for of, factor in counted]
        return [(meant, period, 1.0)] if meant.kind == "count" else []

    def _sum(self, area: str, meant: Sum, period: str, told: Value, at: tuple[int, int]) -> None:
        """A sum is an equation; of a single quantity it is that number, and a withheld one withholds it."""
        terms = self._terms(meant, period)
        if len(terms) == 1 and (told.sign is Sign.WITHHELD or terms[0][2] == 1):
            ((measure, day, _),) = terms
            self.tell(area, measure, day, told, at)
        elif terms and told.exact:
            ends = told if told.decimals == 0 and all(map(_is_whole, terms)) else told.rounded(told.decimals)
            self._hold(area, terms, ends.low, ends.high, at)
        elif meant.ratio and told.readable:
            self._ratio(area, meant, period, told.rounded(told.decimals), at)

    def _ratio(self, area: str, meant: Sum, period: str, ends: Value, at: tuple[int, int]) -> None:
        """``low <= own / people <= high`` is two inequalities."""
        own = [(Measure("count", of), period, factor) for of, factor in meant.own]
        for end, sign in ((ends.low, 1.0), (ends.high, -1.0)):
            if math.isfinite(end):
                people = [(Measure("count", of), NEAREST + period, -end * factor) for of, factor in meant.people]
                self._hold(area, [(m, day, sign * factor) for m, day, factor in own + people], 0.0, _MOST, at)

    def _hold(self, area: str, terms: Iterable, low: float, high: float, at: tuple[int, int]) -> None:
        place = self.table.place.at(at[0] + 1, at[1] + 1)
        if area:
            self.found.columns.append(ColumnFact(tuple(terms), (low + high) / 2, (high - low) / 2, (area,), place))


def _is_whole(term: tuple[Measure, str, float]) -> bool:
    return term[2] == int(term[2]) and not term[0].of.endswith("_m2")
