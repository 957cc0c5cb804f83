# SPDX-License-Identifier: GPL-2.0-or-later
"""An area is the sum of those that it consists of: of the next level below, or of the pieces of another key system."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from ..lor import CITY, CITY_DISTRICTS, KEY_LENGTH, LEVELS, ancestor, level_of
from .knowledge import PIECE, Cell, Knowledge
from .system import Relation, total
from .vocabulary import plr_sets

_ADDITIVE = 0.8  # of the families that can be read must add up


def parents(found: Knowledge, rests: Mapping[Cell, float]) -> Iterator[Relation]:
    """Parent = sum of children, of the next finer level of which anything is said."""
    for (quantity, period), areas in sorted(found.counted().items()):
        if quantity == "area_m2":
            continue
        families = list(_families(areas))
        if not _adds_up(quantity, period, families, found, rests):
            continue
        for parent, children in families:
            cells = [(child, quantity, period) for child in children]
            cells += _unplaced(parent, children, quantity, period, found, rests)
            yield total((parent, quantity, period), cells, "parent")


def _unplaced(
    parent: str, children: Sequence[str], quantity: str, period: str, found: Knowledge, rests: Mapping[Cell, float]
) -> list[Cell]:
    """Cases of an area that none of its parts has: of itself, and of areas between it and them."""
    between = LEVELS[LEVELS.index(level_of(children[0])) + 1 : LEVELS.index(level_of(parent)) + 1]
    areas = {parent} | {ancestor(child, level) for child in children for level in between}
    cells = [(f"REST:{area}", quantity, period) for area in sorted(areas)]
    return [c for c in cells if c in found.system.known or c in found.withheld or c in rests]


def _adds_up(quantity: str, period: str, families: list, found: Knowledge, rests: Mapping[Cell, float]) -> bool:
    """Whether the areas that can be read add up; where none can all be, whether counts may."""
    known, right, tried = found.system.known, 0, 0
    for parent, children in families:
        cells = [(child, quantity, period) for child in (parent, *children)]
        if all(cell in known for cell in cells):
            whole, *parts = (known[cell] for cell in cells)
            unplaced = _unplaced(parent, children, quantity, period, found, rests)
            parts += [rests.get(cell, known.get(cell, 0.0)) for cell in unplaced]
            tried += 1
            right += abs(whole - sum(parts)) < 1e-6
    return right >= _ADDITIVE * tried


def pieces(found: Knowledge, overlaps: Callable[[], Sequence[tuple[str, str]]]) -> Iterator[Relation]:
    """The same date in two key systems: both areas are the sums of the pieces in which they overlap."""
    old_only, new_only = (plr_sets()[vintage] for vintage in ("2020", "2021"))
    for (quantity, period), areas in sorted(found.counted().items()):
        if areas.isdisjoint(old_only) or areas.isdisjoint(new_only):
            continue
        old, new = defaultdict(list), defaultdict(list)
        for before, after in overlaps():
            if before in areas or after in areas:
                piece = (f"{before}{PIECE}{after}", quantity, period)
                old[before].append(piece)
                new[after].append(piece)
        if any(a in areas for a in old) and any(a in areas for a in new):
            for area, parts in (*old.items(), *new.items()):
                yield total((area, quantity, period), parts, "pieces")


def _families(areas: set[str]) -> Iterator[tuple[str, list[str]]]:
    """Parents with all their children on the next finer level that occurs, of each key system that occurs."""
    for plr in plr_sets().values():
        levels = [level for level in LEVELS if any(_of_level(a, level, plr) for a in areas)]
        for finer, coarser in pairwise(levels):
            wanted = {a for a in areas if _of_level(a, coarser, plr)}
            children: dict[str, set[str]] = defaultdict(set)
            for key in plr:
                children[ancestor(key, coarser)].add(ancestor(key, finer))
            for parent in sorted(wanted):
                found = children.get(parent, set())
                if parent == CITY:
                    own = {a for a in areas if a != CITY and level_of(a.removeprefix("REST:")) == finer}
                    fictional = own and all(a.startswith("99") for a in own)
                    districts = {"99"} if fictional else CITY_DISTRICTS
                    found = {c for c in found if c[:2] in districts}
                # Two key systems share Bezirke: one that lacks all of the finer areas says nothing.
                if found and any(child in areas for child in found):
                    yield parent, sorted(found)


def _of_level(area: str, level: str, plr: frozenset[str]) -> bool:
    if level == "STADT":
        return area == CITY
    return len(area) == KEY_LENGTH[level] and area in _keys(plr, KEY_LENGTH[level])


@cache
def _keys(plr: frozenset[str], length: int) -> frozenset[str]:
    return frozenset(key[:length] for key in plr)
