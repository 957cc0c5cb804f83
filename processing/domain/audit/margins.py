# SPDX-License-Identifier: GPL-2.0-or-later
"""Which columns of a table add up to which others, found by their numbers alone.

A table by sex, age and nationality has dozens of sums, whatever its columns are called and though only some of them
are delivered; who reads the heads knows them all. There may be more columns than areas, so that solving equations does
not tell a sum from a coincidence: sums are *short* combinations that come to nothing (`lattice`), and are believed
where they are no chance (`chance`). What is not found here may hold all the same.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from .chance import believed, log_chance, log_tried
from .lattice import combinations
from .system import Name

_COLUMNS, _ROWS = 3, 4  # at least
_MORE = 12  # rows beyond the number of columns that are searched, the largest; all of them are asked afterwards
_ENOUGH = 6  # rows, of which one may be wrong; of many, one in twenty
_SLIPS = 20
_STEPS = 60_000  # of all searches together: about six seconds at worst

Margin = tuple[tuple[int, int], ...]  # columns and their factors, of a sum that is 0


def margins(numbers: np.ndarray) -> list[Margin]:
    """Sums of columns, none of which follows from the others, the surest first.

    Parameters
    ----------
    numbers
        A row of the array for each column of the table, NaN for what cannot be read.

    >>> men, women = np.array([[9, 4, 7, 12, 3, 8], [8, 11, 2, 13, 6, 5]])
    >>> margins(np.array([men, men + women, women]))
    [((0, 1), (1, -1), (2, 1))]
    """
    columns, rows = _complete(numbers)
    if len(columns) < _COLUMNS or len(rows) < _ROWS:
        return []
    table = numbers[np.ix_(columns, rows)]
    weighed = sorted((_log_expected(table, one), one) for one in _candidates(table) if _holds(table, one))
    distinct = list(_independent(weighed, len(table)))
    sure = distinct[: believed([expected for expected, _ in distinct])]
    return [tuple((columns[at], factor) for at, factor in one) for _, one in sure]


def sums(names: Sequence[str], numbers: Mapping[Name, float]) -> list[list[tuple[str, int]]]:
    """Sums of quantities that are 0, judged in the smallest areas at all dates.

    Parameters
    ----------
    names
        Quantities of one table.
    numbers
        All that are known.
    """
    columns = {name: n for n, name in enumerate(names)}
    rows: dict[tuple[str, str], np.ndarray] = defaultdict(lambda: np.full(len(names), np.nan))
    for (area, quantity, period), number in numbers.items():
        if quantity in columns:
            rows[area, period][columns[quantity]] = number
    full = {at: row for at, row in rows.items() if not np.isnan(row).all()}
    finest = max((len(area) for area, _ in full if area.isdigit()), default=0)
    table = np.array([row for (area, _), row in sorted(full.items()) if area.isdigit() and len(area) == finest])
    return [[(names[at], factor) for at, factor in one] for one in margins(table.T)] if len(table) else []


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
        found |= {_margin(one) for one in factors if np.abs(one).max() == 1}  # no table counts anything twice
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


def _log_expected(table: np.ndarray, margin: Margin) -> float:
    """Logarithm of how many sums as this one are to be expected by chance."""
    columns, factors = (np.array(one) for one in zip(*margin, strict=True))
    return log_tried(len(table), factors) + log_chance(table[columns], factors)


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
