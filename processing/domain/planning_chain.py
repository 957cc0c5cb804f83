# SPDX-License-Identifier: GPL-2.0-or-later
"""The chain Befund → Ziel → Maßnahme → Ergebnis: what follows from what, where it breaks off, what it names wrongly."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .planning import Finding, Goal, Measure, Planning, Record, id_of, table_of


@dataclass(frozen=True)
class Link:
    """One line of the chain; None where nothing leads to it or follows from it. The Ergebnis is `measure.result`."""

    finding: Finding | None
    goal: Goal | None
    measure: Measure | None


@dataclass(frozen=True)
class Unknown:
    """A reference that leads nowhere: `record_id` of `table` names `reference` in `column`.

    `reason` is ``unknown_reference``, or ``circular_parent`` where goals are each other's parent.
    """

    table: str
    record_id: str
    column: str
    reference: str
    reason: str = "unknown_reference"


def chain(planning: Planning) -> tuple[Link, ...]:
    """Every finding with its goals, every goal with its measures, each at least once.

    A Teilziel that names no finding follows from the findings of its Leitziel. Findings come first in their order,
    then goals without a finding, then measures without a goal.
    """
    lines: list[Link] = []
    origins = {goal.goal_id: _findings(planning, goal) for goal in planning.goals}
    for finding in planning.findings:
        goals = [g for g in planning.goals if finding.finding_id in origins[g.goal_id]]
        lines += [line for goal in goals for line in _measures(planning, finding, goal)] or [Link(finding, None, None)]
    known = {finding.finding_id for finding in planning.findings}
    for goal in planning.goals:
        if not known & origins[goal.goal_id]:
            lines += _measures(planning, None, goal)
    for measure in planning.measures:
        if not set(measure.goals) & set(origins):
            lines.append(Link(None, None, measure))
    return tuple(lines)


def _measures(planning: Planning, finding: Finding | None, goal: Goal) -> list[Link]:
    found = [m for m in planning.measures if goal.goal_id in m.goals]
    return [Link(finding, goal, m) for m in found] or [Link(finding, goal, None)]


def _findings(planning: Planning, goal: Goal) -> set[str]:
    """Ids of the findings a goal follows from: its own, else those of the nearest goal above that names some."""
    return next((set(g.findings) for g in _upwards(planning, goal) if g.findings), set())


def _upwards(planning: Planning, goal: Goal) -> Iterator[Goal]:
    """A goal and those above it; ends where goals are each other's parent."""
    goals = {g.goal_id: g for g in planning.goals}
    seen: set[str] = set()
    while goal.goal_id not in seen:
        seen.add(goal.goal_id)
        yield goal
        if goal.parent not in goals:
            return
        goal = goals[goal.parent]


def unknown_references(planning: Planning, evidence: Iterable[str] | None = None) -> tuple[Unknown, ...]:
    """References of records to others that are not there.

    Parameters
    ----------
    planning
        All of a library: a goal may follow from another area's finding.
    evidence
        Known ids of indicators and facilities; None leaves evidence unchecked.
    """
    findings = {f.finding_id for f in planning.findings}
    goals = {g.goal_id for g in planning.goals}
    found: list[Unknown] = []
    if evidence is not None:
        known = set(evidence)
        for finding in planning.findings:
            found += _lacking(finding, "evidence", finding.evidence, known)
    for goal in planning.goals:
        found += _lacking(goal, "findings", goal.findings, findings)
        found += _lacking(goal, "parent", (goal.parent,) if goal.parent else (), goals)
        if _circular(planning, goal):
            found.append(Unknown("goals", goal.goal_id, "parent", goal.parent, "circular_parent"))
    for measure in planning.measures:
        found += _lacking(measure, "goals", measure.goals, goals)
    return tuple(found)


def _lacking(record: Record, column: str, references: Iterable[str], known: set[str]) -> list[Unknown]:
    return [Unknown(table_of(record), id_of(record), column, r) for r in references if r not in known]


def _circular(planning: Planning, goal: Goal) -> bool:
    last = list(_upwards(planning, goal))[-1]
    return any(g.goal_id == last.parent for g in planning.goals)
