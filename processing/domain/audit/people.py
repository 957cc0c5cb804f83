# SPDX-License-Identifier: GPL-2.0-or-later
"""Of whom a number counts a part: it is no more than all of them, and the rest must not be read either."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from ..formula import parse
from . import subsets
from .knowledge import COMPLEMENT, Knowledge
from .system import Relation, total
from .vocabulary import Vocabulary

_PEOPLE = (
    "ew",
    "einwohner",
    "einwohnerinnen",
    "bevoelkerung",
    "insgesamt",
    "gesamt",
    "total",
    "personen",
    "inhabitants",
)
# What is known of people beyond the age groups, which tell it themselves.
_PARTS = {
    "ew": (("ew.w", "ew.m"), ("ew.dt", "ew.ausl")),
    "ew.dt": (("ew.dt.ohne_mh", "ew.dt.mh"),),
    "ew.mh": (("ew.dt.mh", "ew.ausl"),),
}


def relations(found: Knowledge, vocabulary: Vocabulary, nearest: Callable[[str, str, str], str]) -> None:
    """Add to what is known that people consist of parts, and what the rest of a number to all of them is.

    Parameters
    ----------
    nearest
        The date of the number of a quantity and an area that is compared with one of another date.
    """
    counted = found.counted()
    found.system.relations += _splits(counted)
    beside = _parts_of_columns(found, counted)
    bases = beside | _bases(found, vocabulary)
    for quantity in sorted(found.small | beside.keys()):
        base = bases.get(quantity, "")
        for period in sorted({p for q, p in counted if q == quantity}) if base else ():
            for area in sorted(counted[quantity, period]):
                everyone = (area, base, nearest(area, base, period))
                cell, rest = (area, quantity, period), (area, COMPLEMENT + quantity, period)
                if everyone not in found.system.known:
                    if quantity in beside and area in counted.get((base, everyone[2]), ()):
                        found.system.add([(everyone, 1.0), (cell, -1.0)], 0.0, math.inf, "part")
                elif quantity in found.small:
                    found.rests[rest], found.people[cell] = cell, everyone
                    if cell not in found.system.known:
                        found.system.relations.append(total(everyone, [cell, rest], "people"))


def _splits(counted: Mapping[tuple[str, str], set[str]]) -> Iterator[Relation]:
    """What makes up all people, where all of it is counted."""
    for quantity, splits in _PARTS.items():
        for parts in splits:
            for period in {p for q, p in counted if q == quantity}:
                areas = counted[quantity, period].intersection(*(counted.get((part, period), ()) for part in parts))
                for area in areas:
                    cells = [(area, part, period) for part in parts]
                    yield total((area, quantity, period), cells, "people")


def _parts_of_columns(found: Knowledge, counted: Mapping[tuple[str, str], set[str]]) -> dict[str, str]:
    """Columns that count a part of what another one does, by name; no number that can be read is against it."""
    names, known = {quantity for quantity, _ in counted}, _readable(found)
    wholes: dict[str, str] = {}
    for part in sorted(names):
        for whole in subsets.wholes(part, names):
            if _never_more(known[part], known[whole]):
                wholes[part] = whole
                break
    return {part: whole for part, whole in wholes.items() if {part, whole} & found.small}


def _bases(found: Knowledge, vocabulary: Vocabulary) -> dict[str, str]:
    """Of whom a quantity counts a part: by the catalogue, else the column of all people that is never smaller."""
    bases: dict[str, str] = {}
    for indicator in vocabulary.catalogue:
        above, below = parse(indicator.numerator), parse(indicator.denominator)
        if indicator.unit == "%" and len(above) == len(below) == 1:
            bases.setdefault(above[0].quantity, below[0].quantity)
    known = _readable(found)
    for quantity in found.small - bases.keys():
        for base in sorted(q for q in known if q in _PEOPLE and q != quantity):
            if _never_more(known[quantity], known[base]):
                bases[quantity] = base
                break
    return bases


def _readable(found: Knowledge) -> dict[str, dict[tuple[str, str], float]]:
    """Numbers that can be read, of each quantity by area and date."""
    known: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for (area, quantity, period), number in found.system.known.items():
        known[quantity][area, period] = number
    return known


def _never_more(part: Mapping[tuple[str, str], float], whole: Mapping[tuple[str, str], float]) -> bool:
    """Whether two quantities can be read somewhere together, and one is nowhere more than the other."""
    shared = part.keys() & whole.keys()
    return bool(shared) and all(part[at] <= whole[at] for at in shared)
