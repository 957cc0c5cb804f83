# SPDX-License-Identifier: GPL-2.0-or-later
"""What an attacker knows, and where it stands in the files; a cell is ``(area_id, quantity, period)``."""

from collections import defaultdict
from dataclasses import dataclass, field

from .documents import Place
from .system import System

Cell = tuple[str, str, str]

PIECE = "∩"  # between the keys of two areas that overlap
COMPLEMENT = "rest of "  # before a quantity: all people but those that it counts


@dataclass
class Knowledge:
    """A system, and where its cells stand in the files.

    Parameters
    ----------
    places
        First place of each cell that the files name.
    withheld
        Cells that have a sign instead of a number somewhere.
    shown
        Where a withheld cell can be read after all.
    small
        Quantities that are confidential or have a withheld cell: what is small of them must not be read.
    rests
        Cells that are the rest of a number to all people, and what they are the rest of.
    people
        The cell with all people, by the cell that counts a part of them.
    differing
        Cells that are printed with different values.
    """

    system: System = field(default_factory=System)
    places: dict[Cell, Place] = field(default_factory=dict)
    withheld: dict[Cell, Place] = field(default_factory=dict)
    shown: dict[Cell, Place] = field(default_factory=dict)
    small: set[str] = field(default_factory=set)
    rests: dict[Cell, Cell] = field(default_factory=dict)
    people: dict[Cell, Cell] = field(default_factory=dict)
    differing: set[Cell] = field(default_factory=set)

    def everyone(self, cell: Cell) -> float | None:
        """The number of all people of whom a cell counts a part, where it can be read."""
        return self.system.known.get(self.people[cell]) if cell in self.people else None

    def counted(self) -> dict[tuple[str, str], set[str]]:
        """Areas of which something is said, by quantity and date; of whole numbers only."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        unknown = (c for c, limits in self.system.unknown.items() if limits.whole)
        for relation in self.system.relations:
            for cell, _ in relation.terms:
                found[cell[1], cell[2]].add(cell[0])
        for cell in (*self.system.known, *unknown, *self.withheld):
            found[cell[1], cell[2]].add(cell[0])
        return found
