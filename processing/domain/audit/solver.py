# SPDX-License-Identifier: GPL-2.0-or-later
"""The lowest and highest whole-number value that the cells of a block can have, by HiGHS through SciPy.

The relaxed problem is solved first. Its solution is of whole numbers in most tables (an area tree by one list of
categories is a network), and then exact; only where it is not, the integer problem is solved. Every whole solution is
a witness for all cells at once: what two of them show to be free needs no further solving.
"""

import time
from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from .blocks import Block

_WHOLE = 1e-5  # how far from a whole number a solution's value may lie
_HOLDS = 1e-6
_MOST = 600  # witnesses kept of a block
_OPTIMAL, _LIMIT, _INFEASIBLE = 0, 1, 2


class Undecided(Exception):  # noqa: N818 - it is no error
    """The question was not answered: time is up, or the published numbers contradict each other."""


class Witnesses:
    """Whole-number solutions found so far, and the ends they show for each cell."""

    def __init__(self, count: int) -> None:
        self.solutions: list[np.ndarray] = []
        self.low, self.high = np.full(count, np.inf), np.full(count, -np.inf)

    def add(self, solution: np.ndarray) -> None:
        if len(self.solutions) < _MOST:
            self.solutions.append(solution)
        self.low, self.high = np.minimum(self.low, solution), np.maximum(self.high, solution)

    def ends_knowing(self, cell: int, ones: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
        """Ends of a cell in those solutions in which a known cell is 1, for each of `ones`."""
        every = np.array(self.solutions)
        fitting, values = every[:, ones] == 1, every[:, [cell]]
        return np.where(fitting, values, np.inf).min(axis=0), np.where(fitting, values, -np.inf).max(axis=0)


class Solver:
    """Questions to one block, until a point in time (of `time.monotonic`)."""

    def __init__(self, block: Block, until: float) -> None:
        self.block, self.until = block, until
        self.rows = LinearConstraint(block.matrix, *block.ends) if block.relations else ()

    def solve(self, objective: np.ndarray, ones: Sequence[int] = ()) -> np.ndarray | None:
        """A whole-number solution that minimises `objective`; None where there is none.

        Parameters
        ----------
        objective
            A factor a cell.
        ones
            Cells that are known to be 1.
        """
        low, high = self.block.low.copy(), self.block.high.copy()
        known = list(ones)
        low[known], high[known] = np.maximum(low[known], 1), np.minimum(high[known], 1)
        if np.any(low > high):
            return None
        found = self._solution(objective, Bounds(low, high), whole=False)
        if found is not None and not self._is_whole(found):
            found = self._solution(objective, Bounds(low, high), whole=True)
        return None if found is None else self._rounded(found)

    def _solution(self, objective: np.ndarray, bounds: Bounds, whole: bool) -> np.ndarray | None:
        left = self.until - time.monotonic()
        if left <= 0:
            raise Undecided("time")
        integrality = self.block.whole.astype(int) if whole else None
        options: dict[str, float | bool] = {"time_limit": left, "mip_rel_gap": 0.0}
        for presolve in (True, False):  # HiGHS 1.8 now and then presolves whole solutions away
            options["presolve"] = presolve
            result = milp(objective, integrality=integrality, bounds=bounds, constraints=self.rows, options=options)
            if result.status != _INFEASIBLE:
                break
        if result.status == _INFEASIBLE:
            return None
        if result.status != _OPTIMAL:
            raise Undecided("time" if result.status == _LIMIT else "solver")
        return result.x

    def _rounded(self, solution: np.ndarray) -> np.ndarray:
        return np.where(self.block.whole, np.round(solution), solution)

    def _is_whole(self, solution: np.ndarray) -> bool:
        """Whether rounding gives whole numbers that still hold all relations."""
        rounded = self._rounded(solution)
        if np.any(np.abs(rounded - solution) > _WHOLE):
            return False
        if not self.block.relations:
            return True
        sums, (low, high) = self.block.matrix @ rounded, self.block.ends
        slack = _HOLDS * np.maximum(1.0, abs(self.block.matrix) @ np.abs(rounded))
        return bool(np.all(sums >= low - slack) and np.all(sums <= high + slack))
