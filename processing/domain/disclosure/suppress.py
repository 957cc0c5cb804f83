# SPDX-License-Identifier: GPL-2.0-or-later
"""Which cells of a table to hide, so that sensitive ones cannot be computed back.

The reader knows every visible cell, the sums (`total = Σ parts`) and that all cells are whole numbers not below 0. A
hidden cell is held by *moves*: other whole numbers that fit all sums and what is visible. What each hidden cell needs:

* its possible values span at least the threshold, so that a partner looks like any small number;
* a sensitive one may be as large as the threshold;
* for a reader who is the one person counted in some hidden cell of 1, and knows that cell, a sensitive one is as safe,
  and a partner may have another value than its own. (Of cells that count this very person, as a 1 in an area whose
  Bezirksregion holds no other, the reader learns nothing new.)

Moves are found one by one, cheapest first, each hiding the partners it takes (`steps.protect`); then partners whose
work others can do are shown again (`prune`), and each is tried to be replaced by cheaper ones (`improve`).
"""

import hashlib
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..errors import Progress, SozialraumError, no_progress
from .holding import Filled, Holder
from .network import connected
from .steps import solved
from .sums import Relation


@dataclass
class Cells:
    """Cells 0 … n-1 of a table, or of several linked ones, and what is known of them.

    Parameters
    ----------
    values : float array (n,)
        Whole numbers not below 0; NaN where never known to us either.
    relations
        Sums that hold exactly: (total, its parts). Those that follow from others may be left out.
    sensitive : bool array (n,)
        Cells that primary rules hide.
    threshold : int or int array (n,)
        The possible values of a hidden cell span as much, and it stays possible that a sensitive one is as large.
    cost : float array (n,), optional
        What hiding a cell costs, above 0; default 1.
    hidden : bool array (n,), optional
        Cells already unknown to the reader; they stay hidden, cost nothing and are protected like the others.
    open : bool array (n,), optional
        Cells that cannot be hidden because they are public.
    unpublished : bool array (n,), optional
        Cells that stand in no table (a complement N - n): hidden at no cost, protected only where sensitive.
    """

    values: np.ndarray
    relations: Sequence[Relation]
    sensitive: np.ndarray
    threshold: int | np.ndarray = 3
    cost: np.ndarray | None = None
    hidden: np.ndarray | None = None
    open: np.ndarray | None = None
    unpublished: np.ndarray | None = None


@dataclass(frozen=True)
class Suppression:
    """What is hidden.

    Parameters
    ----------
    hidden : bool array (n,)
        Sensitive cells, their partners, and what was hidden before; unpublished cells are not among them.
    secondary : bool array (n,)
        The partners.
    weak
        Cells that could not be protected, and why: ``public`` (sensitive, but it must stay open), ``interval`` (it can
        be computed back or too nearly, because of open cells or because there is no partner), ``singleton`` (only by a
        person who knows one's own 1).
    """

    hidden: np.ndarray
    secondary: np.ndarray
    weak: dict[int, str] = field(default_factory=dict)


def suppress(
    cells: Cells, cache: MutableMapping[str, object] | None = None, progress: Progress = no_progress
) -> Suppression:
    """Hide sensitive cells and as few others as are found to be needed.

    Parameters
    ----------
    cache
        Keeps results by a digest of their equations: tables that share no sum are solved, and kept, apart. Any
        mapping of text to what `repr` and JSON hold (two lists and a dict).

    Raises
    ------
    SozialraumError
        ``protect_value`` (cell): negative or no whole number; ``protect_sum`` (cell, total, sum): the parts of a total
        do not add up to it; ``protect_unsolvable``: no whole numbers fit the cells that are known.
    """
    full = _filled(cells)
    hidden = np.zeros(len(full.values), bool)
    secondary = hidden.copy()
    weak: dict[int, str] = {}
    parts = [part for part in _components(len(full.values), cells.relations) if _needs_work(full, part.cells)]
    done, whole = 0, sum(len(part.cells) for part in parts)
    for part in parts:

        def within(fraction: float, done: int = done, size: int = len(part.cells)) -> None:
            progress((done + fraction * size) / whole)

        found = _solved(full, part, cache, within)
        hidden[part.cells[found["hidden"]]] = True
        secondary[part.cells[found["secondary"]]] = True
        weak |= {int(part.cells[cell]): why for cell, why in found["weak"]}
        done += len(part.cells)
    return Suppression(hidden, secondary, weak)


# --- the table cut into parts that share no sum


def _filled(cells: Cells) -> Filled:
    values = np.asarray(cells.values, dtype=float)
    n = len(values)
    wrong = np.flatnonzero(~np.isnan(values) & ((values < 0) | (values % 1 != 0)))
    if len(wrong):
        raise SozialraumError("protect_value", cell=int(wrong[0]))
    for total, own in cells.relations:
        summed = values[list(own)].sum()
        if not np.isnan(summed + values[total]) and summed != values[total]:
            raise SozialraumError("protect_sum", cell=int(total), total=float(values[total]), sum=float(summed))
    nothing = np.zeros(n, bool)
    opened = nothing if cells.open is None else np.asarray(cells.open, bool)
    hidden = np.isnan(values) | (nothing if cells.hidden is None else np.asarray(cells.hidden, bool))
    return Filled(
        values,
        np.asarray(cells.sensitive, bool),
        np.broadcast_to(np.asarray(cells.threshold, int), (n,)),
        np.ones(n) if cells.cost is None else np.asarray(cells.cost, float),
        hidden & ~opened,
        opened,
        nothing if cells.unpublished is None else np.asarray(cells.unpublished, bool) & ~opened,
    )


def _needs_work(full: Filled, part: np.ndarray) -> bool:
    return bool((full.sensitive[part] | full.hidden[part]).any())


@dataclass
class _Part:
    """Cells connected by sums, and the sums in terms of them."""

    cells: np.ndarray
    relations: list[Relation]


def _components(n: int, relations: Sequence[Relation]) -> list[_Part]:
    label = connected(n, relations)
    order = np.argsort(label, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(label[order])) + 1) if n else []
    place = np.empty(n, dtype=np.intp)
    for group in groups:
        place[group] = np.arange(len(group))
    own: list[list[Relation]] = [[] for _ in groups]
    for total, parts in relations:
        own[label[total]].append((int(place[total]), tuple(int(place[p]) for p in parts)))
    return [_Part(group, own[label[group[0]]]) for group in groups]


def _solved(full: Filled, part: _Part, cache: MutableMapping[str, object] | None, progress: Progress) -> dict:
    """Cells of a part to hide, the partners among them, and the weak ones: from the cache or found anew."""
    arrays = [getattr(full, name)[part.cells] for name in Filled.__dataclass_fields__]
    key = ""
    if cache is not None:
        digest = hashlib.blake2b(repr(part.relations).encode(), digest_size=20)
        for array in arrays:
            digest.update(np.ascontiguousarray(array).tobytes())
        key = digest.hexdigest()
        if key in cache:
            return cache[key]  # type: ignore[return-value]
    found = solved(Holder(Filled(*arrays), part.relations, progress), progress)
    if cache is not None:
        cache[key] = found
    return found
