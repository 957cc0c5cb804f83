# SPDX-License-Identifier: GPL-2.0-or-later
"""Between which ends each withheld number must lie, and whether that is too much to know."""

import math
import time
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field

import numpy as np

from ..errors import Progress, no_progress
from .blocks import NOBODY_MORE, Block, blocks
from .rules import Fault, Role, Rules, fault, safe
from .solver import Solver, Undecided, Witnesses
from .system import Name, System

LONG = 3600.0  # seconds after which what is left is undecided


@dataclass(frozen=True)
class Interval:
    """The ends of a withheld number.

    `low` and `high` are possible values; where `sure`, nothing beyond them is possible. A number that is safe is not
    always followed to its ends.
    """

    low: float
    high: float
    sure: bool

    @property
    def width(self) -> float:
        return self.high - self.low


@dataclass(frozen=True)
class Failure:
    """A cell that breaks a rule; `singleton` is the cell whose one person finds out."""

    name: Name
    fault: Fault
    low: float
    high: float
    singleton: Name | None = None


@dataclass
class Verdict:
    """What an attack found.

    Parameters
    ----------
    intervals
        Of every cell of the blocks in which something is withheld.
    failures
        Cells that break a rule.
    undecided
        Blocks without an answer: why (``"time"``, ``"contradiction"``, ``"solver"``) and their cells.
    contradictions
        Relations that the readable numbers do not hold.
    """

    intervals: dict[Name, Interval] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    undecided: list[tuple[str, tuple[Name, ...]]] = field(default_factory=list)
    contradictions: int = 0
    equations: int = 0
    blocks: int = 0
    reused: int = 0
    largest: int = 0

    @property
    def passed(self) -> bool:
        """Nothing failed and everything was decided."""
        return not self.failures and not self.undecided


def attack(
    system: System,
    rules: Rules | None = None,
    *,
    cache: MutableMapping[str, dict] | None = None,
    thorough: bool = False,
    seconds: float = LONG,
    progress: Progress = no_progress,
) -> Verdict:
    """Attack every withheld cell of a system.

    Parameters
    ----------
    system
        What the attacker can read and what follows from it.
    rules
        What may not be found out.
    cache
        Results by the digest of a block (JSON values), read and filled: a block that is unchanged is not attacked
        again. Undecided blocks are not kept.
    thorough
        Follow also safe cells to their ends.
    seconds
        Time for all; blocks that are left are undecided.
    """
    rules = rules or Rules()
    cache = {} if cache is None else cache
    reduced = system.reduced()
    every = ((block, tuple(map(rules.role, block.names))) for block in blocks(reduced))
    found = [(block, roles) for block, roles in every if any(role is not Role.FREE for role in roles)]
    verdict = Verdict(
        contradictions=len(reduced.broken),
        equations=len(reduced.relations),
        blocks=len(found),
        largest=max((len(block.names) for block, _ in found), default=0),
    )
    until, done, count = time.monotonic() + seconds, 0, sum(len(block.names) for block, _ in found) or 1
    for block, roles in found:
        singles = tuple(n for n, name in enumerate(block.names) if name in rules.singletons)
        digest = block.digest(rules.threshold, roles, singles, thorough)
        result = cache.get(digest)
        if result is None:
            at = done / count, len(block.names) / count
            result = _BlockAttack(block, roles, singles, rules.threshold, until, progress, at).result(thorough)
            if not result["undecided"]:
                cache[digest] = result
        else:
            verdict.reused += 1
        _collect(verdict, block, result)
        done += len(block.names)
        progress(done / count)
    return verdict


def _collect(verdict: Verdict, block: Block, result: dict) -> None:
    if result["undecided"]:
        verdict.undecided.append((result["undecided"], block.names))
    for name, low, high, sure in zip(block.names, result["low"], result["high"], result["sure"], strict=True):
        verdict.intervals[name] = Interval(low, _open(high), sure)
    for at, kind, low, high, single in result["failures"]:
        known = None if single is None else block.names[single]
        verdict.failures.append(Failure(block.names[at], Fault(kind), low, _open(high), known))


def _open(high: float) -> float:
    return math.inf if high >= NOBODY_MORE / 2 else high


class _BlockAttack:
    """The attack on one block; `result` is made of JSON values, so that it can be kept."""

    def __init__(self, block: Block, roles, singles, threshold: int, until: float, progress: Progress, at) -> None:
        self.block, self.roles, self.singles, self.threshold = block, roles, singles, threshold
        self.solver = Solver(block, until)
        self.witnesses = Witnesses(len(block.names))
        self.sure_low, self.sure_high = np.zeros(len(block.names), bool), np.zeros(len(block.names), bool)
        self.progress, (self.start, self.share) = progress, at
        self.failures: list[list] = []

    def result(self, thorough: bool) -> dict:
        undecided = ""
        try:
            if self._ask(np.zeros(len(self.block.names)), self.witnesses) is None:
                raise Undecided("contradiction")
            self._spread()
            for n in range(len(self.block.names)):
                self._judge(n, thorough)
            for single in self.singles:
                self._attack_knowing(single)
        except Undecided as reason:
            undecided = str(reason)
        low, high = (np.where(np.isfinite(v), v, e) for v, e in
                     ((self.witnesses.low, self.block.low), (self.witnesses.high, self.block.high)))  # fmt: skip
        return {
            "low": low.tolist(), "high": high.tolist(), "sure": (self.sure_low & self.sure_high).tolist(),
            "failures": self.failures, "undecided": undecided,
        }  # fmt: skip

    def _ask(self, objective: np.ndarray, witnesses: Witnesses, one_at: int | None = None) -> np.ndarray | None:
        self.progress(self.start)
        solution = self.solver.solve(objective, one_at)
        if solution is not None:
            witnesses.add(solution)
        return solution

    def _spread(self) -> None:
        """A few solutions that pull the cells apart in many ways, before cells are asked about one by one."""
        for objective in _patterns(len(self.block.names)):
            self._ask(objective, self.witnesses)

    def _end(self, n: int, sign: int, witnesses: Witnesses, one_at: int | None = None) -> None:
        """Ask for the lowest (`sign` 1) or highest (-1) value of a cell."""
        objective = np.zeros(len(self.block.names))
        objective[n] = sign
        if self._ask(objective, witnesses, one_at) is None:
            raise Undecided("solver")  # there was a solution before

    def _judge(self, n: int, thorough: bool) -> None:
        role, seen, unit = self.roles[n], self.witnesses, self.block.limits[n].unit
        for sign, sure in ((-1, self.sure_high), (1, self.sure_low)):
            if not thorough and safe(seen.low[n], seen.high[n], role, self.threshold, unit):
                return
            self._end(n, sign, seen)
            sure[n] = True
        broken = fault(seen.low[n], seen.high[n], role, self.threshold, unit)
        if broken is not None:
            self.failures.append([n, str(broken), float(seen.low[n]), float(seen.high[n]), None])

    def _attack_knowing(self, single: int) -> None:
        """The person behind a cell of 1 knows it: the other small cells must stay as safe as before."""
        open_before = {failure[0] for failure in self.failures if failure[4] is None}
        cells = [n for n, role in enumerate(self.roles)
                 if role is Role.PRIMARY and n != single and n not in open_before]  # fmt: skip
        seen = self.witnesses.with_one_at(single)

        def left() -> list[int]:
            return [n for n in cells if not safe(seen.low[n], seen.high[n], Role.PRIMARY, self.threshold)]

        for sign in (-1.0, 1.0):
            objective = np.zeros(len(self.block.names))
            objective[left()] = sign
            if not left():
                return
            if self._ask(objective, seen, single) is None:
                return  # what the released numbers say contradicts that there is one person
        for n in left():
            for sign in (-1, 1):
                if not safe(seen.low[n], seen.high[n], Role.PRIMARY, self.threshold):
                    self._end(n, sign, seen, single)
            if fault(seen.low[n], seen.high[n], Role.PRIMARY, self.threshold) is not None:
                self.failures.append([n, str(Fault.SINGLETON), float(seen.low[n]), float(seen.high[n]), single])


def _patterns(count: int) -> Iterator[np.ndarray]:
    """Objectives that pull each two cells apart at least once: by the digits of their places, both ways."""
    places = np.arange(count)
    for digit in range(max(count - 1, 1).bit_length() + 1):
        signs = np.where((places >> digit) & 1, 1.0, -1.0)
        yield signs
        yield -signs
