# SPDX-License-Identifier: GPL-2.0-or-later
"""The hidden cells of tables that hang together, and the moves that hold them; the rule is that of `suppress`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from ..errors import Progress, SozialraumError, no_progress
from .layers import Layers
from .linear import Linear, completed
from .network import Move, Network
from .sums import Relation, independent, led

_IN_USE = 0.01  # price of a hidden cell in a move: short moves first
_KNOWN_ONE = 0.02  # price of a hidden 1 in a move: who knows it undoes the move
_WIDE = 1_000_000  # as good as no limit


@dataclass
class Filled:
    """`Cells` with every default filled in and checked; what is public is not among those hidden or unpublished."""

    values: np.ndarray
    sensitive: np.ndarray
    threshold: np.ndarray
    cost: np.ndarray
    hidden: np.ndarray
    open: np.ndarray
    unpublished: np.ndarray


@dataclass
class Held:
    """A move kept: its cells, and how often it, and its opposite, may be made."""

    move: Move
    times: int
    back: int

    @classmethod
    def of(cls, move: Move, values: Sequence[int]) -> "Held":
        unit = int(np.gcd.reduce(list(move.values())))
        small = {cell: change // unit for cell, change in sorted(move.items())}
        times = min((values[cell] // -change for cell, change in small.items() if change < 0), default=_WIDE)
        back = min((values[cell] // change for cell, change in small.items() if change > 0), default=_WIDE)
        return cls(small, times, back)

    def reach(self, cell: int) -> tuple[int, int]:
        """How far it moves a cell up and down."""
        change = self.move[cell]
        return (change * self.times, change * self.back) if change > 0 else (-change * self.back, -change * self.times)


def persons(full: Filled, relations: Sequence[Relation]) -> dict[int, int]:
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


class Holder:
    """The hidden cells of one part and the moves that hold them."""

    def __init__(self, full: Filled, relations: Sequence[Relation], progress: Progress = no_progress) -> None:
        self.full = full
        values = completed(full.values, relations)
        if values is None:
            raise SozialraumError("protect_unsolvable")
        self.values: list[int] = values.astype(int).tolist()
        progress(0.0)
        needed = independent(relations)
        followers, rest = led(needed, set(np.flatnonzero(full.open).tolist()))
        progress(0.0)
        self.network = Network(self.values, rest, followers)
        progress(0.0)
        self.layers = Layers(self.values, relations, rest, followers, self.network.joints, progress)
        self.linear = Linear(self.values, needed) if self.network.joints else None
        self.sums: list[list[tuple[int, ...]]] = [[] for _ in self.values]
        for total, parts in relations:
            for cell in (total, *parts):
                self.sums[cell].append((total, *parts))
        self.fixed = (full.hidden | full.unpublished | full.sensitive) & ~full.open  # hidden in any case
        self.hidden: list[bool] = self.fixed.tolist()
        self.ones = persons(full, relations)
        needy = (full.sensitive | ~full.unpublished) & ~full.open
        self.needy: list[bool] = needy.tolist()
        self.reach = np.where(full.sensitive, full.threshold, 0).tolist()
        self.width = full.threshold.tolist()
        self.width_for_one = np.where(full.sensitive, full.threshold, 1).tolist()
        self.closed = [inf if o else float(c) for o, c in zip(full.open, full.cost, strict=True)]
        self.price = [self._hidden_price(c) if h else self.closed[c] for c, h in enumerate(self.hidden)]
        self.inside = [p if h else inf for p, h in zip(self.price, self.hidden, strict=True)]
        self.moves: list[list[Held]] = [[] for _ in self.values]
        self.weak: dict[int, str] = {}
        self.less: dict[tuple[int, int], tuple[int, int]] = {}  # `_needs` where they cannot be met
        self.programs: float = inf  # so many integer programs are still to be asked

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
        held = Held.of(move, self.values)
        for cell in held.move:
            self.moves[cell].append(held)
        return new

    def show(self, cell: int) -> list[Held]:
        """Show a cell; the moves that are lost with it."""
        lost = self.moves[cell]
        self._set(cell, False)
        for held in lost:
            for other in held.move:
                if other != cell:
                    self.moves[other] = [kept for kept in self.moves[other] if kept is not held]
        self.moves[cell] = []
        return lost

    def hide_again(self, cell: int, lost: Iterable[Held]) -> None:
        self._set(cell, True)
        for held in lost:
            for other in held.move:
                self.moves[other].append(held)

    def is_partner(self, cell: int) -> bool:
        return self.hidden[cell] and not self.fixed[cell]

    def partners(self) -> list[int]:
        return [cell for cell in range(len(self.hidden)) if self.is_partner(cell)]

    def dear_first(self, cells: Iterable[int]) -> list[int]:
        return sorted(cells, key=lambda c: (-self.closed[c], len(self.moves[c]), c))

    # --- what holds

    def _span(self, cell: int, still: int) -> tuple[int, int, list[Held]]:
        """How far the kept moves take a cell up and down while another stands still, and the moves that do so."""
        up = down = 0
        by: list[Held] = []
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
        if (cell, still) in self.less:
            return self.less[cell, still]
        return self.reach[cell] - self.values[cell], (self.width if still < 0 else self.width_for_one)[cell]

    def _threats(self, cell: int, by: Iterable[Held]) -> list[int]:
        """Cells of 1 whose one person could undo the moves that hold a cell."""
        own = self.ones.get(cell, -1)
        return sorted({c for held in by for c in held.move if self.ones.get(c, own) != own})

    def secure(self, cell: int, price: Sequence[float]) -> tuple[str, list[int]]:
        """Find the moves a cell needs; what fails ("" for nothing) and the cells newly hidden."""
        new: list[int] = []
        if self.secure_against(cell, -1, price, new):
            return "interval", new
        return "singleton" if self.open_to(cell, price, new) else "", new

    def open_to(self, cell: int, price: Sequence[float], new: list[int]) -> list[int]:
        """Hold a cell against who knows one's own 1; the cells of 1 against which no moves are found."""
        _, _, by = self._span(cell, -1)
        return [one for one in self._threats(cell, by) if self.secure_against(cell, one, price, new)]

    def secure_against(self, cell: int, still: int, price: Sequence[float], new: list[int]) -> bool:
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

    def as_far_as_it_goes(self, cell: int, price: Sequence[float], still: int = -1) -> list[int]:
        """Hold a cell that cannot be held as it should, no more of it is asked from now on; the cells newly hidden.

        Who reads it all then knows no more of it than what is open tells by itself, but where it takes moves that only
        programs find; the auditor knows these.
        """
        new: list[int] = []
        short, width = self._needs(cell, still)
        programs, self.programs = self.programs, 0  # that no whole numbers fit, they may take for ever to prove
        for amount in (max(short, width), -min(self.values[cell], width)):
            while True:
                up, down, _ = self._span(cell, still)
                done = up if amount > 0 else down
                move = self._find(cell, amount, still, price, done + 1) if done < abs(amount) else None
                if move is None:
                    break
                new += self._keep(move)
        self.programs = programs
        if still < 0:
            self.reach[cell], self.width[cell] = self.values[cell] + up, up + down
            self.width_for_one[cell] = min(self.width_for_one[cell], up + down)
        else:
            self.less[cell, still] = up, up + down
        return new

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
        if found is None or cell in self.network.joints:
            found = self.layers.move(cell, amount, price, still, least) or found
        return found or self._by_program(cell, amount, still, price, least)

    def _by_program(self, cell: int, amount: int, still: int, price: Sequence[float], least: int) -> Move | None:
        """A move over joints, where there are any."""
        if self.linear is None or self.programs <= 0:
            return None
        if not self.linear.reaches(cell, self.network.joints, price, still):
            return None
        self.programs -= 1
        return self.linear.move(cell, amount, price, still, least, far=self.programs == inf)

    def holds(self, cell: int) -> bool:
        if not self.needy[cell] or not self.hidden[cell]:
            return True
        failed, _ = self.secure(cell, self.inside)
        return not failed

    def leaves_one(self, cell: int, relation: Sequence[int]) -> bool:
        """Whether one hidden cell of a sum would be left, which the others give away."""
        left = [other for other in relation if self.hidden[other] and other != cell]
        return len(left) == 1 and self.needy[left[0]]

    def work(self) -> int:
        return self.network.work + self.layers.work + (self.linear.work if self.linear is not None else 0)
