# SPDX-License-Identifier: GPL-2.0-or-later
"""Sums as a network: a sum is a node, a cell an arc between the two sums it stands in.

Other numbers that fit all sums too differ from the true ones by a circulation, so the cheapest ones are found as
shortest paths. Areas in a tree by one row of categories are such a network (Castro, *Minimum-distance controlled
perturbation methods*, and Fischetti & Salazar for the general case). A cell in three sums (a total of two tables) is a
joint: the network holds it still, and what then cannot be moved is asked of `layers`, then of `linear`.
"""

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from heapq import heappop, heappush
from math import inf

import numpy as np

from .sums import Followers, Relation

Move = dict[int, int]  # cell -> by how much it differs from the true number
_MOVED = 1e-6  # price of a cell that is in the flow already; not 0, so that no path passes a cell twice
_SPLIT = 0.5  # a move that costs as much hides something; perhaps several paths do not
OUTSIDE = 0  # where the sums end that a cell is not in


class Network:
    """Relations of cells as a graph.

    Parameters
    ----------
    values
        Whole numbers, one a cell.
    followers
        Cells in none of the relations, which move with others that are.
    fixed
        Cells that never move.
    cells
        Those that may move, beside the followers; without, all.

    Attributes
    ----------
    joints
        Cells that no move of this network touches.
    work
        Sums that were visited so far, a measure of time that is the same on every machine.
    """

    def __init__(
        self, values: Sequence[int], relations: Sequence[Relation], followers: Followers | None = None,
        fixed: Collection[int] = (), cells: Collection[int] | None = None,
    ) -> None:  # fmt: skip
        self.work = 0
        cells = range(len(values)) if cells is None else cells
        self._followers = followers or {}
        self._leader = {own: (cell, sign) for cell, led in self._followers.items() for own, sign in led}
        self._down = {cell: values[cell] for cell in cells}  # by how much a cell may fall
        self._up: dict[int, float] = dict.fromkeys(cells, inf)
        for cell, led in self._followers.items():
            self._down[cell] = min([values[cell], *(values[own] for own, sign in led if sign > 0)])
            self._up[cell] = min((values[own] for own, sign in led if sign < 0), default=inf)
        self._led = {cell: tuple(own for own, _ in self._followers.get(cell, ())) for cell in cells}
        ends: dict[int, list[tuple[int, int]]] = {cell: [] for cell in cells}  # of a cell: relation, sign in it
        for r, (total, parts) in enumerate(relations):
            ends[total].append((r, 1))
            for part in parts:
                ends[part].append((r, -1))
        sign = _oriented(ends, relations)
        self.joints = set()
        self._head = dict.fromkeys(cells, OUTSIDE)
        self._tail = dict.fromkeys(cells, OUTSIDE)
        for cell, own in ends.items():
            signs = [s * sign[r] for r, s in own]
            if cell in fixed or len(own) > 2 or (len(own) == 2 and signs[0] == signs[1]):
                self.joints.add(cell)
                continue
            for (r, _), s in zip(own, signs, strict=True):
                (self._head if s > 0 else self._tail)[cell] = r + 1
        self._arcs: list[list[tuple[int, int, bool]]] = [[] for _ in range(len(relations) + 1)]
        for cell in cells:
            if cell not in self.joints and self._head[cell] != self._tail[cell]:
                self._arcs[self._tail[cell]].append((cell, self._head[cell], True))
                self._arcs[self._head[cell]].append((cell, self._tail[cell], False))

    def move(self, cell: int, amount: int, price: Sequence[float], still: int = -1, least: int = 0) -> Move | None:
        """The cheapest move found that changes a cell by `amount`; None where there is none.

        Parameters
        ----------
        amount
            Up or down, not 0.
        price
            Of each cell, for taking part; infinite for cells that stand still.
        still
            One more cell that stands still, -1 for none.
        least
            If not 0, less than `amount` will do, but not less than this.
        """
        leader, sign = self._leader.get(cell, (cell, 1))
        still, _ = self._leader.get(still, (still, 1))
        amount *= sign
        with_it = [own for own in (leader, *self._led[leader]) if own != cell]
        if leader in self.joints or leader == still or any(price[own] == inf for own in with_it):
            return None
        flow = self._flow(leader, amount, price, still, least)
        if flow is None:
            return None
        for own in [own for own in flow if self._led[own]]:
            flow |= {other: sign * flow[own] for other, sign in self._followers[own]}
        return flow

    def _flow(self, cell: int, amount: int, price: Sequence[float], still: int, least: int) -> Move | None:
        """A move of the cells that lead: the whole amount by one path, or by several where that is cheaper."""
        room = (self._up if amount > 0 else self._down)[cell]
        if abs(amount) > room:
            if not 0 < least <= room:
                return None
            amount = int(room) if amount > 0 else -int(room)
        whole = self._paths(cell, amount, price, still, least, True)
        if abs(amount) == 1 or (whole is not None and self._cost(whole, price) < _SPLIT):
            return whole
        several = self._paths(cell, amount, price, still, least, False)
        if whole is None or several is None:
            return whole or several
        return min(whole, several, key=lambda flow: (-abs(flow[cell]), self._cost(flow, price)))

    def _cost(self, flow: Move, price: Sequence[float]) -> float:
        return sum(price[own] + sum(price[other] for other in self._led[own]) for own in flow)

    def _paths(
        self, cell: int, amount: int, price: Sequence[float], still: int, least: int, at_once: bool
    ) -> Move | None:  # fmt: skip
        """A move as the sum of paths, the first of the whole amount where `at_once` and there is one."""
        start, goal = self._head[cell], self._tail[cell]
        if amount < 0:
            start, goal = goal, start
        flow: Move = {}
        left = abs(amount)
        while left:
            for step in (left, 1) if at_once and left > 1 else (1,):
                path = self._path(start, goal, (cell, still), step, price, flow)
                if path is not None:
                    break
            else:
                if not 0 < least <= abs(amount) - left:
                    return None
                amount = abs(amount) - left if amount > 0 else left - abs(amount)
                break
            step = int(min([left, *(self._room(other, up, flow) for other, up in path)]))
            for other, up in path:
                flow[other] = flow.get(other, 0) + (step if up else -step)
            left -= step
        flow = {other: change for other, change in flow.items() if change}
        flow[cell] = amount
        return flow

    def _room(self, cell: int, up: bool, flow: Mapping[int, int]) -> float:
        """By how much a cell may still move."""
        return self._up[cell] - flow.get(cell, 0) if up else self._down[cell] + flow.get(cell, 0)

    def _path(
        self, start: int, goal: int, barred: tuple[int, int], step: int, price: Sequence[float], flow: Mapping[int, int]
    ) -> list[tuple[int, bool]] | None:
        """Dijkstra from both ends over cells that can give or take `step`; those of the flow cost next to nothing."""
        if start == goal:
            return []
        down, most, led, arcs = self._down, self._up, self._led, self._arcs
        least: tuple[dict[int, float], ...] = ({start: 0.0}, {goal: 0.0})
        came: tuple[dict[int, tuple[int, int, bool]], ...] = ({}, {})
        heaps = [(0.0, start)], [(0.0, goal)]
        best, middle = inf, -1
        while heaps[0] and heaps[1] and heaps[0][0][0] + heaps[1][0][0] < best:
            side = 0 if len(heaps[0]) <= len(heaps[1]) else 1
            heap, own, others, via = heaps[side], least[side], least[1 - side], came[side]
            so_far, node = heappop(heap)
            if so_far > own[node]:
                continue
            for cell, other, forward in arcs[node]:
                cost = price[cell]
                for follower in led[cell]:
                    cost += price[follower]
                if cost == inf or cell in barred:
                    continue
                up = forward != side  # seen from the goal a cell is passed the other way
                moved = flow.get(cell, 0) if flow else 0
                if (most[cell] - moved if up else down[cell] + moved) < step:
                    continue
                reached = so_far + (_MOVED if moved else cost)
                if reached < own.get(other, inf):
                    own[other] = reached
                    via[other] = (node, cell, up)
                    heappush(heap, (reached, other))
                    if reached + others.get(other, inf) < best:
                        best, middle = reached + others[other], other
        self.work += len(least[0]) + len(least[1])
        return None if middle < 0 else _steps(came[0], middle) + _steps(came[1], middle)


def _steps(came: Mapping[int, tuple[int, int, bool]], node: int) -> list[tuple[int, bool]]:
    """The cells passed from where a search began to a node."""
    found = []
    while node in came:
        node, cell, up = came[node]
        found.append((cell, up))
    return found


def _oriented(ends: Mapping[int, Sequence[tuple[int, int]]], relations: Sequence[Relation]) -> list[int]:
    """A sign for each relation, so that a cell enters one of its two sums and leaves the other, as far as that goes."""
    sign = [0] * len(relations)
    for first in range(len(relations)):
        if sign[first]:
            continue
        sign[first] = 1
        queue = deque([first])
        while queue:
            r = queue.popleft()
            total, parts = relations[r]
            for cell in (total, *parts):
                if len(ends[cell]) != 2:
                    continue
                own = dict(ends[cell])
                other = next((q for q in own if q != r), r)
                if not sign[other]:
                    sign[other] = -sign[r] * own[r] * own[other]
                    queue.append(other)
    return sign


def connected(n: int, relations: Sequence[Relation]) -> np.ndarray:
    """For each of n cells a number that those share which hang together by relations."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    ends = np.array([(total, part) for total, parts in relations for part in parts], dtype=np.intp).reshape(-1, 2)
    graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(n, n))
    return connected_components(graph, directed=False)[1]
