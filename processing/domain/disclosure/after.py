# SPDX-License-Identifier: GPL-2.0-or-later
"""The cells of a date after earlier releases: what these told is known to everybody, what they kept back stays so."""

from dataclasses import replace

import numpy as np

from .cells import Cause, together
from .date_cells import DateCells
from .suppress import Cells


class After:
    """What earlier releases told of a date's cells, and kept back.

    Attributes
    ----------
    told : bool array (n,)
        Cells that everybody knows: from a number, or from a range too narrow to hide one.
    kept : bool array (n,)
        Cells of people that a release in force kept back, and none told.
    """

    def __init__(self, date: DateCells) -> None:
        self.date = date
        self.told, self.kept = np.zeros(date.cells.size, bool), np.zeros(date.cells.size, bool)
        earlier = date.office.earlier
        for key, index in date.index.items() if earlier else ():
            closed, names = date.office.closed_cells(date.columns[key]), date.names(key)
            width = date.policies[key.quantity].threshold if date.office.extensive(key.quantity) else 1
            out = earlier.known(names, date.values(key), width)
            self.told[index] = closed & out
            if not date.policies[key.quantity].objects:  # of things nothing is secret but by the rule that holds now
                self.kept[index] = closed & ~out & earlier.kept_back(names)

    def disagrees(self, hidden: np.ndarray) -> bool:
        """Whether what would be hidden if nothing had been released does not do: it hides what is out, which protects
        nothing, or shows what was kept back.
        """
        return bool((self.told & hidden).any() or (self.kept & ~hidden & self.date.printed()).any())

    def applied(self, cells: Cells, causes: np.ndarray) -> tuple[Cells, np.ndarray]:
        """The cells with what is out as public, and their causes; policies decide whether a document shows it."""
        known = self.told | together(self.date.cells.open, bool)
        causes = np.where((causes == 0) & self.told & self._all_but_few(), Cause.COMPLEMENT, causes)
        causes = np.where((causes == 0) & self.kept, Cause.BEFORE, causes)
        for rest, (whole, part) in self.date.cells.rests.items():
            known[rest] |= known[whole] & known[part]  # it follows from them
        return _with_known(replace(cells, hidden=causes > 0), known), causes

    def _all_but_few(self) -> np.ndarray:
        found = np.zeros(len(self.told), bool)
        for key, index in self.date.index.items():
            if self.told[index].any():
                found[index] = self.date.all_but_few(key)
        return found


def _with_known(cells: Cells, known: np.ndarray) -> Cells:
    """The cells with some more that everybody knows; sums of nothing else say nothing."""
    public, hidden = np.asarray(cells.open, bool) | known, np.asarray(cells.hidden, bool)
    sums = [(total, parts) for total, parts in cells.relations if not (public[total] and public[list(parts)].all())]
    return replace(cells, relations=sums, open=public, sensitive=cells.sensitive & ~known, hidden=hidden & ~known)
