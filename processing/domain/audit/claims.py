# SPDX-License-Identifier: GPL-2.0-or-later
"""What released files say about which number of which area at which date."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from .documents import Place, Table
from .values import Sign, Value
from .vocabulary import Measure

NEAREST = "≈"  # before a date
YEAR = 400  # days; people counted further away are no denominator


@dataclass(frozen=True)
class Claim:
    """A number, a class or a sign in a released file; `withheld` where it stands for a number that is not shown."""

    area: str
    measure: Measure
    period: str
    value: Value
    place: Place
    withheld: bool = False


@dataclass(frozen=True)
class RowFact:
    """A row that is the sum or the mean of others: its value of a measure, and of which areas."""

    kind: str  # "sum" or "mean"
    areas: tuple[str, ...]
    measure: Measure
    period: str
    value: Value
    place: Place


@dataclass(frozen=True)
class ColumnFact:
    """What holds between numbers of each of some areas: ``Σ factor × number = constant ± slack``.

    A date that begins with `NEAREST` is that of the nearest that is told of the number.
    """

    terms: tuple[tuple[Measure, str, float], ...]  # measure, period, factor
    constant: float
    slack: float
    areas: tuple[str, ...]
    place: Place
    ratio: bool = False  # see `dependencies.Dependency`


@dataclass(frozen=True)
class Where:
    """What a file says about itself: its area, the date its numbers are of where a table does not say, and the area
    of the edition that it is compared with.
    """

    area: str = ""
    period: str = ""
    former: str = ""


@dataclass
class Claims:
    """All that is said in a folder, or in a file of it."""

    cells: list[Claim] = field(default_factory=list)
    rows: list[RowFact] = field(default_factory=list)
    columns: list[ColumnFact] = field(default_factory=list)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)  # areas of people's own, by name
    measured: int = 0  # figures of which the lengths or colours are among the cells

    def say(
        self, table: Table, area: str, measure: Measure, period: str, told: Value, at: tuple[int, int], stated: bool
    ) -> None:
        """Keep what a cell says; an empty one of a data file is withheld, unless its status is `stated`.

        Parameters
        ----------
        at
            Row and column in the table, from 0.
        """
        if told.sign in (Sign.SENSELESS, Sign.ESTIMATE, Sign.WORDS) or not area:
            return
        withheld = told.sign is Sign.WITHHELD or (told.sign is Sign.EMPTY and not stated and not table.printed)
        if told.sign is Sign.NONE:
            told = Value(0.0, 0.0)
        if told.sign is None or withheld:
            place = table.place.at(at[0] + 1, at[1] + 1)
            self.cells.append(Claim(area, measure, period, told, place, withheld))


def together(parts: Iterable[Claims]) -> Claims:
    """What files say together, each statement once; a number without a date is of the only one that its kind has."""
    every = Claims()
    for part in parts:
        every.cells += part.cells
        every.rows += part.rows
        every.columns += part.columns
        every.members |= part.members
    found = _dated(every)
    found.cells = distinct(found.cells)
    found.rows, found.columns = list(dict.fromkeys(found.rows)), list(dict.fromkeys(found.columns))
    return found


def distinct(cells: Iterable[Claim]) -> list[Claim]:
    """Each statement once, where it stands first: a page is read out as it is printed, and a city's share on each."""
    found: dict[tuple, Claim] = {}
    for one in cells:
        found.setdefault((one.area, one.measure, one.period, one.value, one.withheld), one)
    return list(found.values())


def _dated(found: Claims) -> Claims:
    days: dict[str, set[str]] = defaultdict(set)
    for claim in found.cells:
        if claim.period and not claim.period.startswith(NEAREST):
            days[claim.measure.of].add(claim.period)

    def day(measure: Measure, period: str) -> str:
        known = days[measure.of]
        if period.startswith(NEAREST):
            return nearest(period.removeprefix(NEAREST), known)
        return next(iter(known)) if not period and len(known) == 1 else period

    found.cells = [
        c if c.period and c.period[0] != NEAREST else replace(c, period=day(c.measure, c.period)) for c in found.cells
    ]
    found.rows = [replace(r, period=day(r.measure, r.period)) for r in found.rows]
    found.columns = [replace(f, terms=tuple((m, day(m, p), x) for m, p, x in f.terms)) for f in found.columns]
    return found


def nearest(period: str, known: Iterable[str]) -> str:
    """The nearest of some dates within a year, else the date itself."""
    near = min(((days_apart(period, day), day) for day in known), default=(YEAR + 1, ""))
    return near[1] if near[0] <= YEAR else period


def days_apart(one: str, other: str) -> int:
    """Days between two ISO dates; far where one is none."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 10**6
