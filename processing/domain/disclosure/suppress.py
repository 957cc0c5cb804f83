# SPDX-License-Identifier: GPL-2.0-or-later
"""Which cells of a table to hide, so that sensitive ones cannot be computed back.

The reader knows every visible cell, the sums (`total = Σ parts`) and that all cells are whole numbers not below 0. A
hidden cell is held by *moves*: other whole numbers that fit all sums and what is visible. What each hidden cell needs:

* its possible values span at least the threshold, so that a partner looks like any small number;
* a sensitive one may be as large as the threshold;
* for a reader who is the one person counted in some hidden cell of 1, and knows that cell, a sensitive one is as safe,
  and a partner may have another value than its own. (Of cells that count this very person, as a 1 in an area whose
  Bezirksregion holds no other, the reader learns nothing new.)

Moves are found one by one, cheapest first, each hiding the partners it takes (`_Holder.protect`); then partners whose
work others can do are shown again (`prune`), and each is tried to be replaced by cheaper ones (`improve`).
"""

import hashlib
from collections import deque
from collections.abc import Iterable, MutableMapping, Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np

from ..errors import Progress, SozialraumError, no_progress
from .linear import Linear, completed
from .network import Move, Network, Relation, connected

_IN_USE = 0.01  # price of a hidden cell in a move: short moves first
_KNOWN_ONE = 0.02  # price of a hidden 1 in a move: who knows it undoes the move
_DETOUR = 2.5  # a cell tried to be replaced may cost so much more, until what is spared by it is known
_LEAST_GAIN = 1e-6
_MOST_WORK = 1_000_000  # sums visited while improving, some seconds
_WIDE = 1_000_000  # as good as no limit


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
        Of a sensitive cell: it must remain possible that it is as large, and its possible values span as much.
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
    full = _Filled.of(cells)
    hidden = np.zeros(len(full.values), bool)
    secondary = hidden.copy()
    weak: dict[int, str] = {}
    parts = [part for part in _components(len(full.values), cells.relations) if full.needs_work(part.cells)]
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


@dataclass
class _Filled:
    """`Cells` with every default filled in and checked."""

    values: np.ndarray
    sensitive: np.ndarray
    threshold: np.ndarray
    cost: np.ndarray
    hidden: np.ndarray
    open: np.ndarray
    unpublished: np.ndarray

    @classmethod
    def of(cls, cells: Cells) -> "_Filled":
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
        return cls(
            values,
            np.asarray(cells.sensitive, bool),
            np.broadcast_to(np.asarray(cells.threshold, int), (n,)),
            np.ones(n) if cells.cost is None else np.asarray(cells.cost, float),
            hidden & ~opened,
            opened,
            nothing if cells.unpublished is None else np.asarray(cells.unpublished, bool) & ~opened,
        )

    def needs_work(self, part: np.ndarray) -> bool:
        return bool((self.sensitive[part] | self.hidden[part]).any())


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


def _solved(full: _Filled, part: _Part, cache: MutableMapping[str, object] | None, progress: Progress) -> dict:
    """Cells of a part to hide, the partners among them, and the weak ones: from the cache or found anew."""
    arrays = [getattr(full, name)[part.cells] for name in _Filled.__dataclass_fields__]
    key = ""
    if cache is not None:
        digest = hashlib.blake2b(repr(part.relations).encode(), digest_size=20)
        for array in arrays:
            digest.update(np.ascontiguousarray(array).tobytes())
        key = digest.hexdigest()
        if key in cache:
            return cache[key]  # type: ignore[return-value]
    found = _Holder(_Filled(*arrays), part.relations).solved(progress)
    if cache is not None:
        cache[key] = found
    return found


# --- holding the hidden cells of one part


@dataclass
class _Held:
    """A move kept: its cells, and how often it, and its opposite, may be made."""

    move: Move
    times: int
    back: int

    @classmethod
    def of(cls, move: Move, values: Sequence[int]) -> "_Held":
        unit = int(np.gcd.reduce(list(move.values())))
        small = {cell: change // unit for cell, change in sorted(move.items())}
        times = min((values[cell] // -change for cell, change in small.items() if change < 0), default=_WIDE)
        back = min((values[cell] // change for cell, change in small.items() if change > 0), default=_WIDE)
        return cls(small, times, back)

    def reach(self, cell: int) -> tuple[int, int]:
        """How far it moves a cell up and down."""
        change = self.move[cell]
        return (change * self.times, change * self.back) if change > 0 else (-change * self.back, -change * self.times)


def _persons(full: _Filled, relations: Sequence[Relation]) -> dict[int, int]:
    """Cells of 1 that may be hidden, with a number for the one person each counts: a 1 in a total of 1 is the same.

    Who is in no table (a complement) knows that nobody counted him, but not that he is the only one.
    """
    alone = (full.values == 1) & ~full.open & ~full.unpublished
    person = {int(c): int(c) for c in np.flatnonzero(alone)}
    same = [(total, part) for total, parts in relations if total in person for part in parts if part in person]
    changed = True
    while changed:
        changed = False
        for one, other in same:
            least = min(person[one], person[other])
            if person[one] != person[other]:
                person[one] = person[other] = least
                changed = True
    return person


class _Holder:
    """The hidden cells of one part and the moves that hold them."""

    def __init__(self, full: _Filled, relations: Sequence[Relation]) -> None:
        self.full = full
        values = completed(full.values, relations)
        if values is None:
            raise SozialraumError("protect_unsolvable")
        self.values: list[int] = values.astype(int).tolist()
        self.network = Network(self.values, relations)
        self.linear = Linear(self.values, relations) if self.network.joints else None
        self.sums: list[list[tuple[int, ...]]] = [[] for _ in self.values]
        for total, parts in relations:
            for cell in (total, *parts):
                self.sums[cell].append((total, *parts))
        self.fixed = (full.hidden | full.unpublished | full.sensitive) & ~full.open  # hidden in any case
        self.hidden: list[bool] = self.fixed.tolist()
        self.ones = _persons(full, relations)
        needy = (full.sensitive | ~full.unpublished) & ~full.open
        self.needy: list[bool] = needy.tolist()
        self.reach = np.where(full.sensitive, full.threshold, 0).tolist()
        self.width = full.threshold.tolist()
        self.width_for_one = np.where(full.sensitive, full.threshold, 1).tolist()
        self.closed = [inf if o else float(c) for o, c in zip(full.open, full.cost, strict=True)]
        self.price = [self._hidden_price(c) if h else self.closed[c] for c, h in enumerate(self.hidden)]
        self.inside = [p if h else inf for p, h in zip(self.price, self.hidden, strict=True)]
        self.moves: list[list[_Held]] = [[] for _ in self.values]
        self.weak: dict[int, str] = {}

    def solved(self, progress: Progress) -> dict:
        self.protect(np.flatnonzero(self.fixed & self.needy).tolist(), lambda done: progress(0.2 * done))
        self.prune(lambda done: progress(0.2 + 0.3 * done))
        self.improve(lambda done: progress(0.5 + 0.5 * done))
        hidden = np.array(self.hidden, bool) & ~self.full.unpublished
        secondary = np.array(self.hidden, bool) & ~self.fixed
        weak = {int(c): "public" for c in np.flatnonzero(self.full.sensitive & self.full.open)} | self.weak
        return {
            "hidden": np.flatnonzero(hidden).tolist(),
            "secondary": np.flatnonzero(secondary).tolist(),
            "weak": sorted(weak.items()),
        }

    # --- what is hidden

    def _hidden_price(self, cell: int) -> float:
        return _KNOWN_ONE if cell in self.ones else _IN_USE

    def _set(self, cell: int, hidden: bool) -> None:
        self.hidden[cell] = hidden
        self.price[cell] = self._hidden_price(cell) if hidden else self.closed[cell]
        self.inside[cell] = self.price[cell] if hidden else inf

    def _keep(self, move: Move) -> list[int]:
        """Hide what a move takes and remember it; the cells newly hidden."""
        new = [cell for cell in sorted(move) if not self.hidden[cell]]
        for cell in new:
            self._set(cell, True)
        held = _Held.of(move, self.values)
        for cell in held.move:
            self.moves[cell].append(held)
        return new

    # --- what holds

    def _span(self, cell: int, still: int) -> tuple[int, int, list[_Held]]:
        """How far the kept moves take a cell up and down while another stands still, and the moves that do so."""
        up = down = 0
        by: list[_Held] = []
        reach, width = self._needs(cell, still)
        for held in self.moves[cell]:
            if still in held.move:
                continue
            more_up, more_down = held.reach(cell)
            if more_up > up or more_down > down:
                up, down = max(up, more_up), max(down, more_down)
                by.append(held)
                if up >= reach and up + down >= width:
                    break
        return up, down, by

    def _needs(self, cell: int, still: int) -> tuple[int, int]:
        """How far up a cell has to go at least, and how far up and down together."""
        return self.reach[cell] - self.values[cell], (self.width if still < 0 else self.width_for_one)[cell]

    def _threats(self, cell: int, by: Iterable[_Held]) -> list[int]:
        """Cells of 1 whose one person could undo the moves that hold a cell."""
        own = self.ones.get(cell, -1)
        return sorted({c for held in by for c in held.move if self.ones.get(c, own) != own})

    def _secure(self, cell: int, price: Sequence[float]) -> tuple[str, list[int]]:
        """Find the moves a cell needs; what fails ("" for nothing) and the cells newly hidden."""
        new: list[int] = []
        failed = self._secure_against(cell, -1, price, new)
        if failed:
            return "interval", new
        _, _, by = self._span(cell, -1)
        for one in self._threats(cell, by):
            if self._secure_against(cell, one, price, new):
                return "singleton", new
        return "", new

    def _secure_against(self, cell: int, still: int, price: Sequence[float], new: list[int]) -> bool:
        """Find moves that hold a cell while `still` stands still; True where there are none."""
        while True:
            up, down, _ = self._span(cell, still)
            short, width = self._needs(cell, still)
            if up >= short and up + down >= width:
                return False
            move = self._next_move(cell, still, up, down, price)
            if move is None:
                return True
            new += self._keep(move)

    def _next_move(self, cell: int, still: int, up: int, down: int, price: Sequence[float]) -> Move | None:
        value = self.values[cell]
        short, width = self._needs(cell, still)
        if up < short:
            return self._find(cell, short, still, price)
        further, lower = width - down, min(value, width - up)
        widened = self._find(cell, further, still, price)
        if down >= lower or (widened is not None and price is self.inside):
            return widened
        lowered = self._find(cell, -lower, still, price)
        if widened is None and lowered is None:  # a part of the way up and a part down may do together
            return self._find(cell, further, still, price, up + 1) or self._find(cell, -lower, still, price, down + 1)
        if widened is None or lowered is None:
            return widened or lowered
        return min(widened, lowered, key=lambda move: sum(price[c] for c in move))

    def _find(self, cell: int, amount: int, still: int, price: Sequence[float], least: int = 0) -> Move | None:
        if 0 < abs(amount) < least:
            return None
        found = self.network.move(cell, amount, price, still, least)
        joints = self.network.joints
        if found is None and self.linear is not None and self.linear.reaches(cell, joints, price, still):
            found = self.linear.move(cell, amount, price, still, least)
        return found

    # --- the steps

    def protect(self, cells: Iterable[int], progress: Progress = no_progress) -> None:
        """Hold cells and, in turn, the partners hidden for them: first against all readers, then against the ones."""
        asked = list(cells)
        for n, cell in enumerate(asked):  # grows while it is gone through
            new: list[int] = []
            if self._secure_against(cell, -1, self.price, new):
                self.weak[cell] = "interval"
            asked += [c for c in new if self.needy[c]]
            progress(0.5 * (n + 1) / len(asked))
        for n, cell in enumerate(asked):
            failed, new = self._secure(cell, self.price)
            self.weak.pop(cell, None)
            if failed:
                self.weak[cell] = failed
            asked += [c for c in new if self.needy[c]]
            progress(0.5 + 0.5 * (n + 1) / len(asked))

    def prune(self, progress: Progress = no_progress) -> None:
        """Show partners again, dear ones first, where all that is hidden holds without them."""
        queue = deque(self._dear_first(self._partners()))
        done = 0
        while queue:
            cell = queue.popleft()
            lost = self._shown_again(cell)
            if lost is not None:  # what held this one may not be needed any more
                again = {other for held in lost for other in held.move} - set(queue)
                queue.extend(sorted(other for other in again if self._is_partner(other)))
            done += 1
            progress(done / (done + len(queue)))

    def improve(self, progress: Progress = no_progress) -> None:
        """Show each partner once more, now for others in its place, and keep that where it costs less."""
        until = self._work() + _MOST_WORK
        partners = self._dear_first(self._partners())
        for n, cell in enumerate(partners):
            if self._work() > until:
                return
            if self._is_partner(cell):
                self._replace(cell)
            progress((n + 1) / len(partners))

    def _work(self) -> int:
        return self.network.work + (self.linear.work if self.linear is not None else 0)

    def _replace(self, cell: int) -> None:
        """Show a partner, hold what it held by others, show those that this spares; all as before if nothing is won."""
        weak, gained = dict(self.weak), self.closed[cell]
        lost = self._show(cell)
        self.price[cell] = inf
        touched = sorted({other for held in lost for other in held.move} - {cell})
        new, holds = self._held_anew(touched, gained + _DETOUR)
        shown: list[tuple[int, list[_Held]]] = []
        if holds:
            for other in self._dear_first(c for c in {*touched, *new} if self._is_partner(c)):
                gone = self._shown_again(other)
                if gone is not None:
                    shown.append((other, gone))
                    gained += self.closed[other]
        self.price[cell] = self.closed[cell]
        if holds and gained > sum(self.closed[c] for c in new) + _LEAST_GAIN:
            return
        for other, gone in reversed(shown):
            self._hide_again(other, gone)
        for other in new:
            self._show(other)
        self._hide_again(cell, lost)
        self.weak = weak

    def _held_anew(self, cells: Iterable[int], limit: float) -> tuple[list[int], bool]:
        """Hold cells by others; those newly hidden, and whether all hold at no more than the limit."""
        queue, new = deque(c for c in cells if self.needy[c] and self.hidden[c]), list[int]()
        while queue:
            cell = queue.popleft()
            failed, more = self._secure(cell, self.price)
            new += more
            if (failed and self.weak.get(cell) != failed) or sum(self.closed[c] for c in new) > limit:
                return new, False
            queue.extend(c for c in more if self.needy[c])
        return new, True

    def _is_partner(self, cell: int) -> bool:
        return self.hidden[cell] and not self.fixed[cell]

    def _partners(self) -> list[int]:
        return [cell for cell in range(len(self.hidden)) if self._is_partner(cell)]

    def _dear_first(self, cells: Iterable[int]) -> list[int]:
        return sorted(cells, key=lambda c: (-self.closed[c], len(self.moves[c]), c))

    def _show(self, cell: int) -> list[_Held]:
        """Show a cell; the moves that are lost with it."""
        lost = self.moves[cell]
        self._set(cell, False)
        for held in lost:
            for other in held.move:
                if other != cell:
                    self.moves[other] = [kept for kept in self.moves[other] if kept is not held]
        self.moves[cell] = []
        return lost

    def _hide_again(self, cell: int, lost: Iterable[_Held]) -> None:
        self._set(cell, True)
        for held in lost:
            for other in held.move:
                self.moves[other].append(held)

    def _shown_again(self, cell: int) -> list[_Held] | None:
        """Try to do without a partner; the moves that went, None where it fails and all is as before."""
        if any(self._alone(cell, relation) for relation in self.sums[cell]):
            return None
        lost = self._show(cell)
        near = {other for relation in self.sums[cell] for other in relation}
        moved = {other for held in lost for other in held.move} - {cell}
        touched = sorted(moved, key=lambda other: (other not in near, other))  # what fails, fails nearby
        if all(self._holds(other) for other in touched):
            self.weak.pop(cell, None)
            return lost
        self._hide_again(cell, lost)
        return None

    def _alone(self, cell: int, relation: Sequence[int]) -> bool:
        """Whether one hidden cell of a sum would be left, which the others give away."""
        left = [other for other in relation if self.hidden[other] and other != cell]
        return len(left) == 1 and self.needy[left[0]]

    def _holds(self, cell: int) -> bool:
        if not self.needy[cell] or not self.hidden[cell]:
            return True
        failed, _ = self._secure(cell, self.inside)
        return not failed or self.weak.get(cell) == failed
