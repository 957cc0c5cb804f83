# SPDX-License-Identifier: GPL-2.0-or-later
"""What other whole numbers fit the sums, by integer programs (SciPy's HiGHS): for any sums, where `network` ends."""

from collections.abc import Collection, Sequence
from math import inf

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

from .network import Move
from .sums import Relation

_NEAR = 3, 5, 8  # sums away from a cell that are looked at first
_PROGRAM = 10_000
_FAR = 10  # times as far as the one that is to move another moves at most; to prove that none may takes for ever


class Linear:
    """Moves as the solutions of integer programs over the cells around.

    Parameters
    ----------
    values
        Whole numbers, one a cell.
    """

    def __init__(self, values: Sequence[int], relations: Sequence[Relation]) -> None:
        self._values = values
        self.work = 0  # as of `Network`: a program takes as long as visiting so many sums
        self._relations = [(total, tuple(parts)) for total, parts in relations]
        self._of: list[list[int]] = [[] for _ in values]
        for r, (total, parts) in enumerate(self._relations):
            for cell in (total, *parts):
                self._of[cell].append(r)

    def move(
        self, cell: int, amount: int, price: Sequence[float], still: int = -1, least: int = 0, far: bool = True
    ) -> Move | None:
        """The cheapest move that changes a cell by `amount`, see `Network.move`; first looked for nearby."""
        if amount < 0 and self._values[cell] < -amount:
            return None
        looked_at = 0
        for hops in (*_NEAR, len(self._relations) + 1) if far else _NEAR[:1]:
            cells = self._around(cell, price, still, hops)
            if len(cells) > looked_at:
                found = self._solved(cell, amount, price, cells, least)
                if found is not None:
                    return found
            looked_at = len(cells)
        return None

    def reaches(self, cell: int, wanted: Collection[int], price: Sequence[float], still: int) -> bool:
        """Whether a cell hangs together, over cells that may move, with one of those wanted."""
        seen, edge = {cell, still}, [cell]
        sums: set[int] = set()
        while edge:
            own = edge.pop()
            if own in wanted:
                return True
            for r in self._of[own]:
                if r not in sums:
                    sums.add(r)
                    total, parts = self._relations[r]
                    new = [c for c in (total, *parts) if c not in seen and price[c] < inf]
                    seen.update(new)
                    edge += new
        return False

    def _around(self, cell: int, price: Sequence[float], still: int, hops: int) -> list[int]:
        """Cells that may move, reached over so many sums."""
        seen, edge = {cell}, [cell]
        sums: set[int] = set()
        for _ in range(hops):
            reached = []
            for r in {r for own in edge for r in self._of[own]} - sums:
                sums.add(r)
                total, parts = self._relations[r]
                for other in (total, *parts):
                    if other not in seen and other != still and price[other] < inf:
                        seen.add(other)
                        reached.append(other)
            edge = reached
            if not edge:
                break
        return sorted(seen)

    def _solved(self, cell: int, amount: int, price: Sequence[float], cells: list[int], least: int) -> Move | None:
        self.work += _PROGRAM + len(cells)
        place = {own: n for n, own in enumerate(cells)}
        rows = sorted({r for own in cells for r in self._of[own]})
        count = len(cells)
        matrix = _matrix(self._relations, rows, place)
        cost = np.array([0.0 if own == cell else price[own] for own in cells])
        down = np.array([float(self._values[own]) for own in cells])
        up = np.full(count, float(_FAR * max(least, abs(amount))))
        n = place[cell]
        up[n], down[n] = max(amount, 0), max(-amount, 0)
        bottom = np.zeros(2 * count)
        bottom[n if amount > 0 else count + n] = least or abs(amount)
        both = hstack([matrix, -matrix], format="csr")
        result = milp(
            np.concatenate([cost, cost]),
            integrality=np.ones(2 * count),
            bounds=Bounds(bottom, np.concatenate([up, down])),
            constraints=LinearConstraint(both, 0, 0) if rows else None,
        )
        if result.x is None:
            return None
        change = np.rint(result.x[:count] - result.x[count:]).astype(int)
        if (matrix @ change).any():
            return None
        return {own: int(c) for own, c in zip(cells, change, strict=True) if c}


def _matrix(relations: Sequence[Relation], rows: Sequence[int], place: dict[int, int]) -> csr_array:
    """Sums by cells: 1 for a total, -1 for a part; HiGHS wants its indices in 32 bits."""
    entries = [
        (sign, n, place[cell])
        for n, r in enumerate(rows)
        for cell, sign in ((relations[r][0], 1.0), *((part, -1.0) for part in relations[r][1]))
        if cell in place
    ]
    data, row, column = zip(*entries, strict=True) if entries else ((), (), ())
    at = np.array(row, dtype=np.int32), np.array(column, dtype=np.int32)
    return csr_array((np.array(data, dtype=float), at), shape=(len(rows), len(place)))


def completed(values: np.ndarray, relations: Sequence[Relation], cell: int = -1, sign: int = 1) -> np.ndarray | None:
    """Whole numbers that fit the sums, those that are known kept; None where there are none.

    Parameters
    ----------
    values
        Shape (n,), NaN where not known.
    cell, sign
        Of one that is not known the smallest possible number, or the largest (-1).
    """
    unknown = np.isnan(values)
    if not unknown.any():
        return values
    place = {int(cell): n for n, cell in enumerate(np.flatnonzero(unknown))}
    rows = [r for r, (total, parts) in enumerate(relations) if any(c in place for c in (total, *parts))]
    known = np.where(unknown, 0.0, values)
    missing = np.array([known[list(relations[r][1])].sum() - known[relations[r][0]] for r in rows])
    matrix = _matrix(relations, rows, place)
    wanted = np.zeros(len(place))
    if cell >= 0:
        wanted[place[cell]] = sign
    result = milp(
        wanted,
        integrality=np.ones(len(place)),
        bounds=Bounds(0, np.inf),
        constraints=LinearConstraint(matrix, missing, missing) if rows else None,
    )
    if result.x is None:
        return None
    full = known.copy()
    full[unknown] = np.rint(result.x)
    return full
