# SPDX-License-Identifier: GPL-2.0-or-later
"""Which columns of a table add up to which others, found by their numbers alone.

A table by sex, age and nationality has dozens of sums, whatever its columns are called and though only some of them
are delivered; who reads the heads knows them all. There may be more columns than areas, so that solving equations does
not tell a sum from a coincidence: sums are *short* combinations that come to nothing (`lattice`), and are believed
where they are no chance (`chance`). What is not found here may hold all the same.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np

from .chance import believed, log_chance, log_tried
from .knowledge import Cell, Knowledge
from .lattice import combinations
from .subsets import make_up
from .system import Relation

_COLUMNS, _ROWS = 3, 4  # at least
_MORE = 12  # rows beyond the number of columns that are searched, the largest; all of them are asked afterwards
_ENOUGH = 6  # rows, of which one may be wrong; of many, one in twenty
_SLIPS = 20
_CLOSE = 1e-6
_STEPS = 60_000  # of all searches together: about six seconds at worst

Margin = tuple[tuple[int, int], ...]  # columns and their factors, of a sum that is 0


def margins(numbers: np.ndarray, names: Sequence[str] = ()) -> list[Margin]:
    """Sums of columns, none of which follows from the others, the surest first.

    Parameters
    ----------
    numbers
        A row of the array for each column of the table, NaN for what cannot be read.
    names
        Of the columns: what they say themselves needs less evidence.

    >>> men, women = np.array([[9, 4, 7, 12, 3, 8], [8, 11, 2, 13, 6, 5]])
    >>> margins(np.array([men, men + women, women]))
    [((0, 1), (1, -1), (2, 1))]
    """
    columns, rows = _complete(numbers)
    if len(columns) < _COLUMNS or len(rows) < _ROWS:
        return []
    table = numbers[np.ix_(columns, rows)]
    heads = [names[at] for at in columns] if names else []
    weighed = sorted((_log_expected(table, one, heads), one) for one in _candidates(table) if _holds(table, one))
    distinct = list(_independent(weighed, len(table)))
    sure = distinct[: believed([expected for expected, _ in distinct])]
    return [tuple((columns[at], factor) for at, factor in one) for _, one in sure]


def sums(names: Collection[str], numbers: Mapping[Cell, float]) -> list[tuple[tuple[str, int], ...]]:
    """Sums of quantities that are 0, judged in the smallest areas at all dates that have them.

    Parameters
    ----------
    names
        Quantities of one table.
    numbers
        All that are known.
    """
    rows: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    delivered: dict[str, set[str]] = defaultdict(set)  # by date: a table may have other columns next year
    for (area, quantity, period), number in numbers.items():
        if quantity in names and area.isdigit():
            rows[area, period][quantity] = number
            delivered[period].add(quantity)
    found: dict[tuple[tuple[str, int], ...], None] = {}
    for columns in sorted(set(map(frozenset, delivered.values())), key=sorted):
        titles = sorted(columns)
        whole = {at: row for at, row in sorted(rows.items()) if columns <= row.keys()}
        if len(whole) < _ROWS:  # each area has a hole: as much of it as can be used
            whole = {at: row for at, row in sorted(rows.items()) if not columns.isdisjoint(row)}
        finest = max(len(area) for area, _ in whole)
        lines = [[row.get(one, math.nan) for one in titles] for (area, _), row in whole.items() if len(area) == finest]
        for one in margins(np.array(lines).T, titles):
            found[tuple((titles[at], factor) for at, factor in one)] = None
    return list(found)


def relations(found: Knowledge, values: Mapping[Cell, float]) -> Iterator[Relation]:
    """What adds up in confidential tables, in the areas where it does.

    Parameters
    ----------
    values
        True numbers, where they are known: they show in all areas what people know who read the heads of a table.
    """
    numbers, counted = {**found.system.known, **values}, found.counted()
    # A column of which nothing can be read is not among what was counted, but its head can be read.
    for names in _tables({quantity for quantity, _ in counted} | found.small, found.small):
        for terms in sums(names, numbers):
            for period in sorted({day for quantity, day in counted if quantity in names}):
                areas = set().union(*(counted.get((quantity, period), ()) for quantity, _ in terms))
                for area in sorted(areas):
                    cells = tuple(((area, quantity, period), float(factor)) for quantity, factor in terms)
                    if not refuted(cells, numbers):
                        yield Relation(cells, 0.0, 0.0, "margin")


def refuted(
    terms: Collection[tuple[Cell, float]], numbers: Mapping[Cell, float], constant: float = 0.0, slack: float = 0.0
) -> bool:
    """Whether what holds in other areas is wrong in this one: who believes it finds out nothing."""
    if any(cell not in numbers for cell, _ in terms):
        return False
    return abs(sum(factor * numbers[cell] for cell, factor in terms) - constant) > slack + _CLOSE


def _tables(names: Iterable[str], small: set[str]) -> Iterator[list[str]]:
    """Quantities of one table by their names, with the one that it is named after, where some are confidential."""
    tables: dict[str, list[str]] = defaultdict(list)
    every = set(names)
    for name in sorted(every):
        tables[name.rpartition(".")[0]].append(name)
    for stem, table in tables.items():
        whole = [stem] if stem in every else []
        if not small.isdisjoint([*whole, *table]):
            yield [*whole, *table]


def _complete(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Columns of whole numbers and rows without a hole: as many columns as leave some rows."""
    holes = np.isnan(numbers)
    columns = np.flatnonzero(np.all(holes | (numbers == np.rint(numbers)), axis=1) & ~holes.all(axis=1))
    while True:
        rows = np.flatnonzero(~holes[columns].any(axis=0))
        if len(rows) >= _ROWS or not len(columns):
            return columns, rows
        columns = np.delete(columns, holes[columns].sum(axis=1).argmax())


def _candidates(table: np.ndarray) -> set[Margin]:
    """Combinations that are 0 in all rows, or in those that are left without a third: there may be a wrong one."""
    ordered = np.argsort(-np.abs(table).sum(axis=0), kind="stable")
    most, steps, found = len(table) + _MORE, _STEPS, set[Margin]()
    thirds = np.arange(len(ordered)) % 3
    parts = [thirds >= 0]
    if len(ordered) >= _ENOUGH:
        parts += [thirds == n if len(ordered) >= 3 * most else thirds != n for n in range(3)]
    for part in parts:
        factors, taken = combinations(table[:, ordered[part][:most]], steps)
        found |= {_margin(one) for one in factors if one.max() == 1 and one.min() == -1}  # nothing counts twice
        steps -= taken
    return found


def _margin(factors: np.ndarray) -> Margin:
    """The columns that take part; the first of them counts positive."""
    at = np.flatnonzero(factors)
    return tuple(zip(at.tolist(), (factors[at] * np.sign(factors[at[0]])).tolist(), strict=True))


def _holds(table: np.ndarray, margin: Margin) -> bool:
    """Whether a sum is right in every row, but for a slip where there are enough of them."""
    columns, factors = map(list, zip(*margin, strict=True))
    wrong = int(np.count_nonzero(np.array(factors) @ table[columns]))
    return wrong <= (max(1, table.shape[1] // _SLIPS) if table.shape[1] >= _ENOUGH else 0)


def _log_expected(table: np.ndarray, margin: Margin, names: Sequence[str]) -> float:
    """Logarithm of how many sums as this one are to be expected by chance."""
    columns, factors = (np.array(one) for one in zip(*margin, strict=True))
    tried = 0.0 if names and _told(margin, names) else log_tried(len(table), factors)  # nobody has to look for it
    return tried + log_chance(table[columns], factors)


def _told(margin: Margin, names: Sequence[str]) -> bool:
    """Whether the names of the columns say that one is made up of the others."""
    sides = [[names[at] for at, factor in margin if factor * sign > 0] for sign in (1, -1)]
    (whole, *more), parts = sorted(sides, key=len)
    return not more and make_up(whole, parts, names)


def _independent(weighed: list[tuple[float, Margin]], columns: int) -> Iterator[tuple[float, Margin]]:
    """Those that do not follow from the ones before."""
    space = np.zeros((0, columns))
    for expected, margin in weighed:
        vector = np.zeros(columns)
        for at, factor in margin:
            vector[at] = factor
        vector /= np.linalg.norm(vector)
        for _ in range(2):
            vector -= (space @ vector) @ space
        length = float(np.linalg.norm(vector))
        if length > 1e-6:
            space = np.vstack([space, vector / length])
            yield expected, margin
