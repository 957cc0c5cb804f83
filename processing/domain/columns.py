# SPDX-License-Identifier: GPL-2.0-or-later
"""A quantity over all areas of a level as arrays, and the one way such numbers are added.

Adding is the same for planning areas into a region, for age bands into a wider band and for the terms of a formula:

* a missing part makes the sum missing, a suppressed part makes it suppressed (missing wins: it claims less);
* ``none`` counts 0; where all parts are ``none`` the sum is ``none``;
* a ``not_applicable`` part stands outside of what is counted (an area that the publisher declared invalid) and is left
  out; where all parts are, the sum is ``not_applicable``;
* objects without the figure leave the sum a value and are counted in `unstated` ("mindestens").
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from .status import Status

STATUSES = tuple(Status)
VALUE, MISSING, SUPPRESSED, NONE, NOT_APPLICABLE = range(len(STATUSES))

_DIGITS = 6  # sums of decimal numbers are cleaned of binary dust at this digit


@dataclass(frozen=True)
class Column:
    """A quantity over n areas in the order of their ids.

    Parameters
    ----------
    values : float array (n,)
        The number; 0 for ``none``, NaN for the other signs.
    codes : int8 array (n,)
        Index into `STATUSES`.
    observed : bool array (n,)
        Whether a source says anything of the area or of a part of it.
    lacking, parts : int array (n,)
        How many of how many parts have no number; parts is 1 where the area itself was observed.
    unstated : int array (n,)
        Objects that lack the figure.
    sources : object array (n,)
        A frozenset of source ids each.
    texts : object array (n,) or None
        Categories of a categorical quantity.
    partial : bool
        A city of which not all districts are in.
    errors : float array (n,) or None
        Expected absolute error of a number that was estimated; NaN where it was counted. None: nothing was estimated.
    protected : bool
        Its signs of secrecy are ours: what may not leave the office was kept back.
    """

    values: np.ndarray
    codes: np.ndarray
    observed: np.ndarray
    lacking: np.ndarray
    parts: np.ndarray
    unstated: np.ndarray
    sources: np.ndarray
    texts: np.ndarray | None = None
    partial: bool = False
    errors: np.ndarray | None = None
    protected: bool = False

    @property
    def statuses(self) -> list[Status]:
        """The status of each area."""
        return [STATUSES[code] for code in self.codes]

    @cached_property
    def known(self) -> np.ndarray:
        """Where there is a number (``value`` or ``none``)."""
        return (self.codes == VALUE) | (self.codes == NONE)

    def scaled(self, factor: float) -> "Column":
        """The column times a number."""
        if factor == 1:
            return self
        errors = None if self.errors is None else self.errors * abs(factor)
        return replace(self, values=self.values * factor, errors=errors)


def empty(n: int, partial: bool = False) -> Column:
    """A column of which no source says anything."""
    nothing = np.empty(n, dtype=object)
    nothing[:] = frozenset()
    return Column(
        np.full(n, np.nan), np.full(n, MISSING, np.int8), np.zeros(n, bool), np.ones(n, int), np.ones(n, int),
        np.zeros(n, int), nothing, None, partial,
    )  # fmt: skip


def taken(column: Column, rows: np.ndarray, shares: np.ndarray) -> Column:
    """Some elements of a column in any order, each times a share."""
    return Column(
        column.values[rows] * shares, column.codes[rows], column.observed[rows], column.lacking[rows],
        column.parts[rows], column.unstated[rows], column.sources[rows], protected=column.protected,
    )  # fmt: skip


def added(parts: Sequence[Column], groups: Sequence[np.ndarray], n: int) -> Column:
    """Sum of parts by group, under the rules of this module.

    Parameters
    ----------
    parts, groups
        Columns, and for each element of them the index of the area it is added to.
    n
        Number of areas of the result.
    """
    group = np.concatenate([np.asarray(g, dtype=np.intp) for g in groups])
    codes = np.concatenate([p.codes for p in parts])
    values = np.concatenate([p.values for p in parts])

    def count(mask: np.ndarray) -> np.ndarray:
        return np.bincount(group[mask], minlength=n)

    def total(numbers: Sequence[np.ndarray]) -> np.ndarray:
        return np.bincount(group, weights=np.concatenate(numbers), minlength=n).astype(int)

    known = (codes == VALUE) | (codes == NONE)
    has_value, has_none = count(codes == VALUE) > 0, count(codes == NONE) > 0
    has_missing, has_suppressed = count(codes == MISSING) > 0, count(codes == SUPPRESSED) > 0
    anything = np.bincount(group, minlength=n) > 0
    code = np.select(
        [has_missing | ~anything, has_suppressed, has_value, has_none],
        [MISSING, SUPPRESSED, VALUE, NONE],
        NOT_APPLICABLE,
    ).astype(np.int8)
    sums = np.bincount(group[known], weights=values[known], minlength=n).astype(float).round(_DIGITS)
    sums[(code != VALUE) & (code != NONE)] = np.nan
    return Column(
        sums, code, count(np.concatenate([p.observed for p in parts])) > 0,
        total([p.lacking for p in parts]), total([p.parts for p in parts]), total([p.unstated for p in parts]),
        _united(np.concatenate([p.sources for p in parts]), group, n), errors=_errors(parts, group, n),
        protected=any(p.protected for p in parts),
    )  # fmt: skip


def _errors(parts: Sequence[Column], group: np.ndarray, n: int) -> np.ndarray | None:
    """Expected errors are added as they are: they may all point in one direction."""
    if all(part.errors is None for part in parts):
        return None
    errors = np.concatenate([np.full(len(p.codes), np.nan) if p.errors is None else p.errors for p in parts])
    estimated = ~np.isnan(errors)
    sums = np.bincount(group[estimated], errors[estimated], n)
    return np.where(np.bincount(group[estimated], minlength=n) > 0, sums, np.nan)


def _united(sources: np.ndarray, group: np.ndarray, n: int) -> np.ndarray:
    distinct = {id(s): s for s in sources}
    sets = {s for s in distinct.values() if s}
    united = np.empty(n, dtype=object)
    if len(sets) == 1:  # nearly always: one source for the whole column
        united[:] = next(iter(sets))
        return united
    found: list[set[int]] = [set() for _ in range(n)]
    for index, ids in zip(group.tolist(), sources, strict=True):
        found[index].update(ids)
    united[:] = [frozenset(ids) for ids in found]
    return united


def preferred(first: Column, second: Column, use_first: np.ndarray) -> Column:
    """`first` where `use_first`, else `second`."""

    def pick(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return np.where(use_first, a, b)

    texts = first.texts if second.texts is None else second.texts
    if first.texts is not None and second.texts is not None:
        texts = pick(first.texts, second.texts)
    return Column(
        pick(first.values, second.values), pick(first.codes, second.codes), first.observed | second.observed,
        pick(first.lacking, second.lacking), pick(first.parts, second.parts), pick(first.unstated, second.unstated),
        pick(first.sources, second.sources), texts, bool(second.partial and not use_first.all()),
        protected=first.protected or second.protected,
    )  # fmt: skip
