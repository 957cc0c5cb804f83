# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of three dimensions as networks: two layers of them (men and women) moved against each other.

Each cell of such a table stands in three sums and is a joint for `network`. Where all short sums (men and women make up
all) are laid side by side, the table falls into layers that are alike, each of them a network; a number that one layer
moves is taken back in another, so that the short sums hold. Moves over three layers at once are left to `linear`.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from math import inf

from ..errors import Progress, no_progress
from .network import Move, Network
from .sums import Followers, Relation, independent


class Layers:
    """Networks of two layers each.

    Parameters
    ----------
    values
        Whole numbers, one a cell.
    relations
        All sums.
    rest, followers
        The sums that a move has to look to, and the cells that see to the others, as of `led`.
    joints
        Cells in more than two sums of the rest.
    """

    def __init__(
        self, values: Sequence[int], relations: Sequence[Relation], rest: Sequence[Relation], followers: Followers,
        joints: Collection[int], progress: Progress = no_progress,
    ) -> None:  # fmt: skip
        self.networks: list[Network] = []
        self._of: list[list[Network]] = [[] for _ in values]
        near: dict[int, list[int]] = defaultdict(list)  # of a cell the sums of the rest that it is in
        for r, (total, parts) in enumerate(rest):
            for cell in (total, *parts):
                near[cell].append(r)
        for family in _families(relations, joints, len(values)):
            progress(0.0)  # a sign of life
            lines = {frozenset(cells) for cells in family}
            for one, other in combinations(range(len(family[0])), 2):
                sign = 1 if one == 0 else -1  # the total moves with a part, parts against each other
                twins = {cells[one]: cells[other] for cells in family}
                follow = {
                    cell: [(twin, sign), *followers.get(cell, ()), *((c, sign * s) for c, s in followers.get(twin, ()))]
                    for cell, twin in twins.items()
                }
                around = sorted({r for pair in twins.items() for cell in pair for r in near[cell]})
                own, fixed = _within([rest[r] for r in around], twins, lines)
                network = Network(values, independent(own), follow, fixed, twins)
                self.networks.append(network)
                for cell, led in follow.items():
                    for mover in (cell, *(c for c, _ in led)):
                        self._of[mover].append(network)

    def move(self, cell: int, amount: int, price: Sequence[float], still: int, least: int) -> Move | None:
        """The cheapest move by two layers, see `Network.move`."""
        best, least_cost = None, inf
        for network in self._of[cell]:
            found = network.move(cell, amount, price, still, least)
            if found is not None:
                cost = sum(price[c] for c in found)
                if cost < least_cost:
                    best, least_cost = found, cost
        return best

    @property
    def work(self) -> int:
        return sum(network.work for network in self.networks)


def _within(
    relations: Sequence[Relation], twins: Mapping[int, int], lines: Collection[frozenset[int]]
) -> tuple[list[Relation], set[int]]:
    """Sums inside a layer or its twin, in terms of the layer; and cells that other sums hold still."""
    back = {twin: cell for cell, twin in twins.items()}
    found: dict[Relation, None] = {}
    fixed: set[int] = set()
    for total, parts in relations:
        cells = (total, *parts)
        if frozenset(cells) in lines:
            continue
        if all(c in twins for c in cells):
            found[total, tuple(parts)] = None
        elif all(c in back for c in cells):
            found[back[total], tuple(back[part] for part in parts)] = None
        else:
            fixed.update(back.get(c, c) for c in cells)
    return list(found), fixed


def _families(relations: Sequence[Relation], joints: Collection[int], n: int) -> list[list[tuple[int, ...]]]:
    """Sums that are laid side by side, cell beside cell, the most and shortest first; no cell is in two families."""
    if not joints:
        return []
    of: list[list[tuple[int, ...]]] = [[] for _ in range(n)]
    lines = [(total, *parts) for total, parts in relations]
    for line in lines:
        for cell in line:
            of[cell].append(line)
    seen: set[tuple[int, ...]] = set()
    found = []
    for line in lines:
        if len(line) > 2 and line not in seen and all(c in joints for c in line):
            family = _beside(line, of)
            seen.update(line for cells in family for line in of[cells[0]] if set(line) == set(cells))
            found.append(family)
    taken: set[int] = set()
    chosen = []
    for family in sorted(found, key=lambda family: (-len(family) * len(family[0]), len(family[0]))):
        cells = {c for line in family for c in line}
        if len(family) > 1 and taken.isdisjoint(cells):
            taken |= cells
            chosen.append(family)
    return chosen


def _beside(first: tuple[int, ...], of: Sequence[Sequence[tuple[int, ...]]]) -> list[tuple[int, ...]]:
    """All sums that are like the first: each of their cells is in one sum with the cell beside it."""
    found, seen, queue = [first], set(first), deque([first])
    while queue:
        cells = queue.popleft()
        near = [{c for relation in of[cell] if relation is not cells for c in relation} for cell in cells]
        for total in sorted(near[0] - seen):
            for other in of[total]:
                if other[0] != total or len(other) != len(cells) or not seen.isdisjoint(other):
                    continue
                aligned = _aligned(near, other)
                if aligned is not None:
                    found.append(aligned)
                    seen.update(aligned)
                    queue.append(aligned)
                    break
    return found


def _aligned(near: Sequence[set[int]], other: Sequence[int]) -> tuple[int, ...] | None:
    """The cells of a sum in the order of the one beside it; None where they are not beside each other."""
    order = [[c for c in other[1:] if c in own] for own in near[1:]]
    if any(len(found) != 1 for found in order):
        return None
    cells = (other[0], *(found[0] for found in order))
    return cells if len(set(cells)) == len(other) else None
