# SPDX-License-Identifier: GPL-2.0-or-later
"""Which quantities add up to others: told by their names, and found in the numbers themselves.

Whoever has a table sees that its columns add up; what is not told by a name is found by elimination, so that no margin
is overlooked because an office called it something else.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from .. import bands
from .margins import margins

Identity = tuple[tuple[str, ...], tuple[str, ...]]  # the sum of the first is the sum of the second
_ALMOST = 1e-6
_NEARLY = 0.8  # of the areas
_FEW = 3  # areas more than columns that are free, or these are alike by chance


def identities(
    columns: Mapping[str, np.ndarray], told: Sequence[Identity] = (), parts: Sequence[str] = ()
) -> list[Identity]:
    """What adds up among the quantities of a date, in nearly all areas: one slip of an office hides no sum.

    Parameters
    ----------
    columns
        Numbers by quantity over the same areas, NaN where unknown.
    told
        Identities that are known already; what follows from them is not found again.
    parts
        Quantities of which sums are searched for, should the areas be too few for elimination.

    >>> areas = {"a": [1, 5, 2, 8, 0], "b": [2, 2, 9, 1, 0], "gesamt": [3, 7, 11, 9, 0]}
    >>> identities({name: np.array(values, float) for name, values in areas.items()})
    [(('gesamt',), ('a', 'b'))]
    """
    found: list[Identity] = []
    nothing = {name for name, values in columns.items() if not np.nansum(np.abs(values))}
    for one in [*_named(list(columns)), *_siblings(columns), *_found(columns), *_searched(columns, parts)]:
        if _holds(one, columns) and _says_more(one, [*told, *found], nothing):
            found.append(one)
    return found


def _says_more(identity: Identity, told: Sequence[Identity], nothing: Collection[str]) -> bool:
    """Whether an identity does not follow from those told already, where it matters not if what is 0 is a part."""
    names = sorted({name for one in (identity, *told) for side in one for name in side} - set(nothing))
    rows = np.zeros((len(told) + 1, len(names)))
    for row, one in zip(rows, (*told, identity), strict=True):
        for side, sign in zip(one, (1, -1), strict=True):
            row[[names.index(name) for name in side if name not in nothing]] += sign
    return bool(names) and int(np.linalg.matrix_rank(rows)) == len(rows)


def _named(quantities: Sequence[str]) -> list[Identity]:
    """Age bands make up wider ones and the whole, women and men the whole."""
    known = set(quantities)
    found: list[Identity] = []
    stems: dict[str, list[bands.Limits]] = {}
    for quantity in quantities:
        limits = bands.limits(quantity)
        if limits is not None:
            stems.setdefault(limits[0], []).append(limits[1])
        if {f"{quantity}.w", f"{quantity}.m"} <= known:
            found.append(((quantity,), (f"{quantity}.w", f"{quantity}.m")))
    for stem, there in stems.items():
        whole = stem.rsplit(".", 1)[0]
        every = bands.partition((0, None), there)
        if whole in known and every:
            found.append(((whole,), tuple(bands.name(stem, band) for band in every)))
        for band in there:
            parts = bands.partition(band, [other for other in there if other != band])
            if parts:
                found.append(((bands.name(stem, band),), tuple(bands.name(stem, part) for part in parts)))
    return found


def _siblings(columns: Mapping[str, np.ndarray]) -> list[Identity]:
    """The largest of the columns of one table as the sum of the others, also where there are few areas."""
    found: list[Identity] = []
    tables: dict[str, list[str]] = {}
    for name in columns:
        tables.setdefault(name.rpartition(".")[0], []).append(name)
    for names in tables.values():
        largest = max(names, key=lambda name: float(np.nansum(columns[name])))
        others = tuple(name for name in names if name != largest)
        if len(others) > 1:
            found.append(((largest,), others))
    return found


def _holds(identity: Identity, columns: Mapping[str, np.ndarray]) -> bool:
    """Whether two sides are equal wherever all of them is known."""
    left, right = (np.sum([columns[name] for name in side], axis=0) for side in identity)
    known = np.isfinite(left) & np.isfinite(right)
    right_in = np.abs(left[known] - right[known]) <= _ALMOST
    return bool(known.any()) and float(right_in.mean()) >= _NEARLY


def _found(columns: Mapping[str, np.ndarray]) -> list[Identity]:
    """Sums among the columns, by elimination over the areas of which everything is known.

    Columns are taken in the order of their sums, so that a total is told by its parts and not a part by the total.
    """
    there = {name: np.asarray(values) for name, values in columns.items() if np.nansum(np.abs(values)) > 0}
    names = sorted(there, key=lambda name: (-int(np.isfinite(there[name]).sum()), name))
    matrix = np.empty((0, 0))
    while names:
        matrix = np.stack([there[name] for name in names], axis=1)
        matrix = matrix[np.isfinite(matrix).all(axis=1)]
        if len(matrix) >= _free(matrix) + _FEW:
            break
        names.pop()  # the one that is known of the fewest areas
    if not names:
        return []
    found: list[Identity] = []
    for rows in _parts(matrix, _free(matrix) + _FEW):
        found += [one for one in _eliminated(names, rows, columns) if one not in found]
    return sorted(found)


def _free(matrix: np.ndarray) -> int:
    """How many columns do not follow from others."""
    return int(np.linalg.matrix_rank(matrix)) if matrix.size else 0


def _searched(columns: Mapping[str, np.ndarray], parts: Sequence[str]) -> Iterator[Identity]:
    """Sums of parts in the areas that these are known of, or in half of them: the other may have the slip."""
    if not parts:
        return
    known = np.isfinite(np.stack([columns[part] for part in parts], axis=1))
    every = known.all(axis=1)
    if every.sum() >= 2 * (_free(np.stack([columns[part][every] for part in parts], axis=1)) + _FEW):
        return  # elimination tells them all, also from half of the areas
    areas = np.flatnonzero(known.any(axis=1))
    found: set[str] = set()
    for rows in (areas, *np.array_split(areas, 2)):
        wholes = [name for name in columns if name not in found]
        for whole, of in margins({name: values[rows] for name, values in columns.items()}, wholes, parts):
            found.add(whole)
            yield (whole,), of


def _parts(matrix: np.ndarray, least: int) -> list[np.ndarray]:
    """All rows, their halves and quarters: one with a slip does not spoil the others."""
    found = [matrix]
    for pieces in (2, 4):
        if len(matrix) // pieces >= least:
            found += np.array_split(matrix, pieces)
    return found


def _eliminated(names: Sequence[str], matrix: np.ndarray, columns: Mapping[str, np.ndarray]) -> list[Identity]:
    """Columns that are sums of others in all of these rows, and in nearly all areas."""
    order = np.argsort(matrix.sum(axis=0), kind="stable")
    reduced, pivots = _reduced(matrix[:, order])
    found: list[Identity] = []
    for column in set(range(len(names))) - set(pivots):
        factors = reduced[: len(pivots), column]
        near = np.rint(factors)
        if np.abs(factors - near).max(initial=0) > 1e-4 or np.abs(near).max(initial=0) > 1 or not near.any():
            continue
        plus, minus = ([names[order[pivots[i]]] for i in np.flatnonzero(near == sign)] for sign in (1, -1))
        identity = ((names[order[column]], *minus), tuple(plus))
        if plus and _holds(identity, columns):
            found.append(identity)
    return found


def _reduced(matrix: np.ndarray) -> tuple[np.ndarray, list[int]]:
    """Reduced row echelon form of a matrix, and its pivot columns."""
    rows = np.asarray(np.linalg.qr(matrix / max(np.abs(matrix).max(), 1.0), mode="r"))
    pivots: list[int] = []
    for column in range(rows.shape[1]):
        at = len(pivots)
        if at == len(rows):
            break
        best = at + int(np.argmax(np.abs(rows[at:, column])))
        if abs(rows[best, column]) < 1e-9:
            continue
        rows[[at, best]] = rows[[best, at]]
        rows[at] /= rows[at, column]
        others = np.arange(len(rows)) != at
        rows[others] -= np.outer(rows[others, column], rows[at])
        pivots.append(column)
    return rows, pivots
