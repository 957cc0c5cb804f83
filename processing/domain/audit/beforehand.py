# SPDX-License-Identifier: GPL-2.0-or-later
"""What everybody knows beforehand: a number that public ones tell too much of by themselves is no leak of a release.

The attack is repeated with every confidential number silent. What then is known as well as with all that is released is
not found out by it. The silent system is the released one with less in it, never put together anew: so whatever is
possible with the release stays possible without it, and no interval can come out narrower.
"""

import math
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from ..errors import Progress, no_progress
from .attack import LONG, Failure, patterns
from .blocks import blocks
from .rules import Fault, Rules, fault
from .solver import Solver, Undecided, Witnesses
from .system import Limits, Name, Relation, System

_CLOSE = 1e-6
# Relations that hold whatever the files say, other than those that files tell (shares, ranks, changes, means).
_STRUCTURE = frozenset(("parent", "bands", "people", "part", "members", "pieces", "columns", "margin"))


@dataclass
class Beforehand:
    """Failures sorted by what brought them.

    Parameters
    ----------
    failures
        Those that the release brings, and what it tells a person who knows one's own 1 of a number that was known too
        well beforehand.
    limited
        Those that would be the same if nothing confidential were released.
    """

    failures: list[Failure] = field(default_factory=list)
    limited: list[Failure] = field(default_factory=list)


def sorted_out(
    system: System, silent: Collection[Name], rules: Rules, failures: Sequence[Failure], *,
    people: Mapping[Name, Name] = MappingProxyType({}), seconds: float = LONG, progress: Progress = no_progress,
) -> Beforehand:  # fmt: skip
    """What of the failures of an attack the release brings, and what public numbers do by themselves.

    Parameters
    ----------
    system, rules, failures
        As of `attack.attack`.
    silent
        Cells that can be read, but could not if nothing were released. Those that cannot be read stay unknown, without
        what is told of them.
    people
        The cell with all people, by the cell that counts a part of them.
    seconds
        Time for all; what is left then counts as brought by the release.
    """
    found, wanted = Beforehand(), {one.name for one in failures}
    if not wanted:
        return found
    until = time.monotonic() + seconds
    alone = silenced(system, silent, rules)
    parts = (((people[cell], 1.0), (cell, -1.0)) for cell in silent if cell in people)
    alone.relations += [Relation(terms, 0.0, math.inf, "part") for terms in parts]
    before, now = _Ends(alone, wanted, until), _Ends(system, wanted, until)
    for n, one in enumerate(failures):
        progress(n / len(failures))
        known = () if one.singleton is None else (one.singleton,)
        try:
            limited = before.as_narrow(one.name, one.low, one.high, known)
            more = list(_by_one(one.name, before, now, rules)) if limited and not known else []
        except Undecided:
            limited, more = False, []
        (found.limited if limited else found.failures).append(one)
        found.failures += more
    return found


def silenced(system: System, silent: Collection[Name], rules: Rules) -> System:
    """A system without numbers that are silent, and without what is told of others that cannot be read."""
    broken = {id(relation) for relation in system.reduced().broken}  # what does not hold as read tells nothing
    known = {name: number for name, number in system.known.items() if name not in silent}
    unknown = {name: _anything(system.unknown.get(name, Limits())) for name in system.unknown.keys() | rules.roles}
    for name in silent:
        number = system.known[name]
        unknown[name] = _anything(Limits(whole=number >= 0 and number == int(number)))
    relations = [
        relation for relation in system.relations
        if relation.why in _STRUCTURE and id(relation) not in broken
        and (relation.why != "columns" or relation.low == relation.high == 0)
    ]  # fmt: skip
    return System(known, unknown, relations)


def _anything(limits: Limits) -> Limits:
    """Limits of a number of which nothing was told."""
    return Limits() if limits.whole else Limits(-math.inf, math.inf, False, limits.unit)


def _by_one(cell: Name, before: "_Ends", now: "_Ends", rules: Rules) -> list[Failure]:
    """What single persons learn by the release of a number that everybody knew too well beforehand."""
    person = rules.singletons.get(cell)
    ones = [one for one, who in rules.singletons.items() if who != person and one != cell and now.beside(cell, one)]
    return list(_halved(cell, ones, before, now, rules)) if ones else []


def _halved(cell: Name, ones: list[Name], before: "_Ends", now: "_Ends", rules: Rules) -> list[Failure]:
    """Where who knows all of them learns nothing, nobody does who knows one; else each half is tried."""
    ends = now.ends(cell, ones)
    if ends is not None and before.as_narrow(cell, *ends):
        return []
    if len(ones) > 1:
        half = len(ones) // 2
        return [f for part in (ones[:half], ones[half:]) for f in _halved(cell, part, before, now, rules)]
    if ends is None or before.as_narrow(cell, *ends, ones):
        return []  # nobody is the one person, or she knew it before
    broken = fault(*ends, rules.role(cell), rules.thresholds.get(cell, rules.threshold), now.unit(cell), True)
    return [] if broken is None else [Failure(cell, Fault.SINGLETON, *ends, ones[0])]


class _Ends:
    """The ends of some cells of a system."""

    def __init__(self, system: System, wanted: Collection[Name], until: float) -> None:
        self._at: dict[Name, tuple[Solver, Witnesses, int]] = {}
        for block in blocks(system.reduced()):
            asked = set(wanted).intersection(block.names)
            if asked:
                solver, seen = Solver(block, until), Witnesses(len(block.names))
                self._at |= {name: (solver, seen, n) for n, name in enumerate(block.names)}
                pulled = list(patterns(len(block.names)))
                for objective in pulled if len(asked) > len(pulled) else ():  # of few, each is asked about by itself
                    _ask(solver, seen, objective)

    def beside(self, cell: Name, other: Name) -> bool:
        """Whether two cells hang together."""
        return other in self._at and self._at[other][0] is self._at[cell][0]

    def unit(self, cell: Name) -> float:
        """As of `Limits`."""
        solver, _, n = self._at[cell]
        return solver.block.limits[n].unit

    def ends(self, cell: Name, ones: Sequence[Name]) -> tuple[float, float] | None:
        """Lowest and highest value, knowing cells of 1; None where nothing fits."""
        low = self._end(cell, 1.0, ones)
        high = self._end(cell, -1.0, ones) if low is not None else None
        return None if low is None or high is None else (low, high)

    def as_narrow(self, cell: Name, low: float, high: float, ones: Sequence[Name] = ()) -> bool:
        """Whether nothing beyond some ends is possible either, knowing cells of 1."""
        _, seen, n = self._at[cell]
        known = self._places(cell, ones)
        values = [solution[n] for solution in seen.solutions if all(solution[one] == 1 for one in known)]
        if values and (min(values) < low - _CLOSE or max(values) > high + _CLOSE):
            return False
        least = self._end(cell, 1.0, ones)
        if least is None or least < low - _CLOSE:
            return False
        most = self._end(cell, -1.0, ones)
        return most is not None and most <= high + _CLOSE

    def _end(self, cell: Name, sign: float, ones: Sequence[Name]) -> float | None:
        solver, seen, n = self._at[cell]
        objective = np.zeros(len(solver.block.names))
        objective[n] = sign
        solution = _ask(solver, seen, objective, self._places(cell, ones))
        return None if solution is None else float(solution[n])

    def _places(self, cell: Name, ones: Sequence[Name]) -> list[int]:
        """The cells of 1 in the block of a cell; others tell nothing of it."""
        return [self._at[one][2] for one in ones if self.beside(cell, one)]


def _ask(solver: Solver, seen: Witnesses, objective: np.ndarray, ones: Sequence[int] = ()) -> np.ndarray | None:
    solution = solver.solve(objective, ones)
    if solution is not None:
        seen.add(solution)
    return solution
