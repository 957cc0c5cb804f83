# SPDX-License-Identifier: GPL-2.0-or-later
"""The sources of a library, which of them are closed, and the quantities that policies are for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ..observed import UNSTATED
from .draft import Subject
from .office import theme_of
from .places import with_closed_places

if TYPE_CHECKING:
    from ..numbers import Numbers


class State(StrEnum):
    """What the office said of a source when it was imported."""

    CLOSED = "closed"
    PUBLISHED = "published"
    PROTECTED = "protected"  # by its publisher


@dataclass(frozen=True)
class Delivered:
    """A source by its title, under which it may have been delivered at several dates, and what is closed of it."""

    title: str
    office: str
    state: State
    quantities: tuple[Subject, ...]

    @property
    def subject(self) -> Subject:
        return Subject(sources=(self.title,), confidential=any(one.confidential for one in self.quantities))


def sources_of(numbers: "Numbers", confidential: Collection[str] = ()) -> tuple[Delivered, ...]:
    """All sources of a library, the closed ones first, with the quantities that are closed.

    Parameters
    ----------
    confidential
        Quantities that were marked so when they were imported.
    """
    known = numbers.context.sources
    rows = [] if known.empty else known.to_dict("records")
    titles = {int(row["source_id"]): str(row["title"]) for row in rows if state_of(row) is State.CLOSED}
    offices = {str(row["title"]): str(row["office"]) for row in rows}
    states: dict[str, set[State]] = {}
    for row in rows:
        states.setdefault(str(row["title"]), set()).add(state_of(row))
    subjects = _subjects(numbers, titles, confidential)
    found = []
    for title, said in states.items():
        own = tuple(subject for subject in subjects if title in subject.sources)
        found.append(Delivered(title, offices[title], min(said, key=list(State).index), own))
    return tuple(sorted(found, key=lambda one: (list(State).index(one.state), one.office, one.title)))


def state_of(source: Mapping[Any, Any]) -> State:
    """What is said of a source in the library's table."""
    if source["published"]:
        return State.PUBLISHED
    return State.CLOSED if source["protection"] == "exact" else State.PROTECTED


def _subjects(numbers: "Numbers", titles: Mapping[int, str], confidential: Collection[str]) -> list[Subject]:
    """The quantities of closed sources, with the titles of these."""
    observed, closed_places = numbers.observed, with_closed_places(numbers)
    found: dict[str, set[str]] = {}
    for (vintage, quantity, period), levels in observed.levels.items():
        if not quantity.endswith(UNSTATED):
            sources = {s for level in levels for s in observed.sources_of(vintage, level, quantity, period)}
            found.setdefault(quantity, set()).update(titles[s] for s in sources & set(titles))
    return [
        Subject(quantity, tuple(sorted(named)), closed_places.get(theme_of(quantity), False), quantity in confidential)
        for quantity, named in sorted(found.items())
        if named
    ]
