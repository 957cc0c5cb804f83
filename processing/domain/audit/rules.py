# SPDX-License-Identifier: GPL-2.0-or-later
"""What an attacker may not find out: the pass rules."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..lor import LEVELS
from .system import Name, Relation


class Role(StrEnum):
    """What is known of a withheld cell on our side, never on the attacker's."""

    PRIMARY = "primary"  # it is small: the rule that withholds it is about itself
    SECONDARY = "secondary"  # it is withheld so that others cannot be worked out
    UNKNOWN = "unknown"  # we have no true value: it may be either
    UNSAID = "unsaid"  # no file names it, and we have no true value
    GROUND = "ground"  # a piece of ground of which nobody made a number: where two areas overlap
    FREE = "free"  # nobody wants to withhold it; it only hangs together with others


class Fault(StrEnum):
    """Which rule is broken."""

    EXACT = "exact"  # (a) only one value is possible
    SMALL = "small"  # (b) it is proved to be below the threshold
    NARROW = "narrow"  # (b) it is known to less than the threshold's width
    SINGLETON = "singleton"  # (e) the one person behind another cell works it out
    PUBLISHED = "published"  # a small number can be read
    COMPLEMENT = "complement"  # the rest to a number that can be read is small
    GROUP = "group"  # all people of an area are counted: who lives there is one of them
    ELSEWHERE = "elsewhere"  # withheld in one place, readable in another
    CARRIER = "carrier"  # (d) it tells the places of one carrier, or leaves them beside others


@dataclass(frozen=True)
class Standard:
    """Which numbers of a quantity are confidential.

    Parameters
    ----------
    threshold
        Counts from 1 to one less are.
    zero
        Whether 0 is, too.
    complement
        Whether a number is that leaves so few, or none, of all people out.
    carriers, largest
        A capacity is that is of fewer carriers, or of which one has at least this share.
    things
        Whether no people are counted, so that a number is confidential for its carriers alone.
    """

    threshold: int = 3
    zero: bool = False
    complement: bool = True
    carriers: int = 3
    largest: float = 0.75
    things: bool = False

    def small(self, number: float) -> bool:
        return not self.things and (0 if self.zero else 1) <= number < self.threshold


def persons(ones: Collection[Name], relations: Iterable[Relation]) -> dict[Name, Name]:
    """The singletons of `Rules`: cells of 1, joined where a sum says that they count the same person.

    >>> persons("abc", [Relation((("a", 1.0), ("b", -1.0), ("x", -1.0)), 0, 0)])
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    found = {one: one for one in ones}
    same = []
    for relation in relations:
        if relation.low == relation.high == 0:
            wholes = [name for name, factor in relation.terms if factor > 0 and name in found]
            parts = [name for name, factor in relation.terms if factor < 0 and name in found]
            same += [(whole, part) for whole in wholes for part in parts]
    for whole, part in same * len(LEVELS):  # along a path through all levels
        first = min(found[whole], found[part], key=repr)
        found[whole] = found[part] = first
    return found


@dataclass(frozen=True)
class Rules:
    """The threshold, and what is known of the withheld cells.

    Parameters
    ----------
    threshold
        Counts from 1 to one less are sensitive; `thresholds` of cells that have another one.
    roles
        Of cells; `otherwise` for the others.
    singletons
        Cells with the true value 1, and who that one person is: a 1 in a sum of 1 is the same person in both, who
        learns nothing about others from the one that she knows of the other.
    """

    threshold: int = 3
    roles: Mapping[Name, Role] = field(default_factory=dict)
    otherwise: Role = Role.UNKNOWN
    singletons: Mapping[Name, Name] = field(default_factory=dict)
    thresholds: Mapping[Name, int] = field(default_factory=dict)

    def role(self, name: Name) -> Role:
        return self.roles.get(name, self.otherwise)


def fault(
    low: float, high: float, role: Role, threshold: int, unit: float = 0.0, knowing: bool = False
) -> Fault | None:
    """Which rule a cell breaks that must lie between `low` and `high`.

    A partner must be as free by its width as a small number, so that they cannot be told apart; who knows one's own
    number (`knowing`) may come nearer to it, but must not find it. A cell of unknown role is judged as if it were small
    wherever it may be.

    Parameters
    ----------
    unit
        As of `Limits`.

    >>> fault(0, 2, Role.PRIMARY, 3), fault(1, 3, Role.UNKNOWN, 3), fault(0, 3, Role.PRIMARY, 3)
    (<Fault.SMALL: 'small'>, <Fault.NARROW: 'narrow'>, None)
    >>> fault(7, 7, Role.SECONDARY, 3), fault(7, 8, Role.UNKNOWN, 3), fault(7, 8, Role.SECONDARY, 3)
    (<Fault.EXACT: 'exact'>, None, <Fault.NARROW: 'narrow'>)
    >>> fault(7, 7, Role.UNSAID, 3), fault(2, 2, Role.UNSAID, 3)
    (None, <Fault.EXACT: 'exact'>)
    >>> fault(0, 2, Role.GROUND, 3), fault(1, 2, Role.GROUND, 3)
    (None, <Fault.SMALL: 'small'>)
    """
    if role is Role.GROUND and (low < 1 or high >= threshold):  # nobody may live there, or enough people
        return None
    if role is Role.FREE or (role is Role.UNSAID and (low >= threshold or high == 0)):
        return None
    if high - low <= unit:
        return Fault.EXACT
    if unit or (knowing and role is Role.SECONDARY):
        return None
    if high < threshold and role is not Role.SECONDARY:
        return Fault.SMALL
    if high - low < threshold and (role in (Role.PRIMARY, Role.SECONDARY) or low < threshold):
        return Fault.NARROW
    return None


def safe(low: float, high: float, role: Role, threshold: int, unit: float = 0.0, knowing: bool = False) -> bool:
    """Whether a cell that can have the values `low` and `high`, and perhaps others beyond, is safe in any case."""
    if role is Role.FREE or (role is Role.GROUND and (low < 1 or high >= threshold)):
        return True
    if unit or (knowing and role is Role.SECONDARY):
        return high - low > unit
    return high - low >= threshold and (high >= threshold or role is Role.SECONDARY)
