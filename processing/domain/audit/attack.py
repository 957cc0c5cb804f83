# SPDX-License-Identifier: GPL-2.0-or-later
"""Between which ends each withheld number must lie, and whether that is too much to know."""

import math
import time
from collections import Counter
from collections.abc import Iterator, MutableMapping, Sequence
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
    broken
        How many relations the readable numbers do not hold, by where these come from (`system.Relation`).
    """

    intervals: dict[Name, Interval] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    undecided: list[tuple[str, tuple[Name, ...]]] = field(default_factory=list)
    broken: dict[str, int] = field(default_factory=dict)
    equations: int = 0
    blocks: int = 0
    reused: int = 0
    largest: int = 0

    @property
    def contradictions(self) -> int:
        """How many relations the readable numbers do not hold."""
        return sum(self.broken.values())

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
        broken=dict(Counter(sorted(relation.why for relation in reduced.broken))),
        equations=len(reduced.relations),
        blocks=len(found),
        largest=max((len(block.names) for block, _ in found), default=0),
    )
    until, done, count = time.monotonic() + seconds, 0, sum(len(block.names) for block, _ in found) or 1
    for block, roles in found:
        singles = {n: rules.singletons[name] for n, name in enumerate(block.names) if name in rules.singletons}
        limits = tuple(rules.thresholds.get(name, rules.threshold) for name in block.names)
        digest = block.digest(limits, roles, sorted(singles.items(), key=repr), thorough)
        result = cache.get(digest)
        if result is None:
            at = done / count, len(block.names) / count
            result = _BlockAttack(block, roles, singles, limits, until, progress, at).result(thorough)
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

    def __init__(self, block: Block, roles, singles, limits, until: float, progress: Progress, at) -> None:
        self.block, self.roles, self.singles, self.limits = block, roles, singles, limits
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
            self._attack_knowing()
        except Undecided as reason:
            undecided = str(reason)
        low, high = (np.where(np.isfinite(v), v, e) for v, e in
                     ((self.witnesses.low, self.block.low), (self.witnesses.high, self.block.high)))  # fmt: skip
        return {
            "low": low.tolist(), "high": high.tolist(), "sure": (self.sure_low & self.sure_high).tolist(),
            "failures": self.failures, "undecided": undecided,
        }  # fmt: skip

    def _ask(self, objective: np.ndarray, witnesses: Witnesses, ones: Sequence[int] = ()) -> np.ndarray | None:
        self.progress(self.start)
        solution = self.solver.solve(objective, ones)
        if solution is not None:
            witnesses.add(solution)
        return solution

    def _spread(self) -> None:
        """A few solutions that pull the cells apart in many ways, before cells are asked about one by one."""
        for objective in patterns(len(self.block.names)):
            self._ask(objective, self.witnesses)

    def _end(self, n: int, sign: int, ones: Sequence[int] = ()) -> float | None:
        """The lowest (`sign` 1) or highest (-1) value of a cell, knowing cells of 1; None where nothing fits."""
        objective = np.zeros(len(self.block.names))
        objective[n] = sign
        solution = self._ask(objective, self.witnesses, ones)
        return None if solution is None else float(solution[n])

    def _judge(self, n: int, thorough: bool) -> None:
        role, seen, unit = self.roles[n], self.witnesses, self.block.limits[n].unit
        for sign, sure in ((-1, self.sure_high), (1, self.sure_low)):
            if not thorough and safe(seen.low[n], seen.high[n], role, self.limits[n], unit):
                return
            if self._end(n, sign) is None:
                raise Undecided("solver")  # there was a solution before
            sure[n] = True
        broken = fault(seen.low[n], seen.high[n], role, self.limits[n], unit)
        if broken is not None:
            self.failures.append([n, str(broken), float(seen.low[n]), float(seen.high[n]), None])

    def _attack_knowing(self) -> None:
        """The person behind a cell of 1 knows it: every other withheld cell must stay as safe as before."""
        open_before = {failure[0] for failure in self.failures}
        for n, role in enumerate(self.roles):
            person = self.singles.get(n)
            others = [one for one, who in self.singles.items() if who != person and one != n]
            if role in (Role.PRIMARY, Role.SECONDARY) and n not in open_before and others:
                self._attack_cell(n, others)

    def _attack_cell(self, n: int, ones: list[int]) -> None:
        """A cell that is safe from who knows all of `ones` is safe from who knows one; else each half is tried."""
        rule = self.roles[n], self.limits[n], self.block.limits[n].unit, True
        ends = zip(ones, *self.witnesses.ends_knowing(n, ones), strict=True)
        left = [one for one, least, most in ends if not safe(least, most, *rule)]
        if not left:
            return
        most = self._end(n, -1, left)
        least = self._end(n, 1, left) if most is not None else None
        if most is None or least is None:
            if len(left) == 1:
                return  # what the released numbers say contradicts that there is one person
        elif fault(least, most, *rule) is None:
            return
        elif len(left) == 1:
            self.failures.append([n, str(Fault.SINGLETON), least, most, left[0]])
            return
        for half in (left[: len(left) // 2], left[len(left) // 2 :]):
            self._attack_cell(n, half)


def patterns(count: int) -> Iterator[np.ndarray]:
    """Objectives that pull each two cells apart at least once: by the digits of their places, both ways."""
    places = np.arange(count)
    for digit in range(max(count - 1, 1).bit_length() + 1):
        signs = np.where((places >> digit) & 1, 1.0, -1.0)
        yield signs
        yield -signs
