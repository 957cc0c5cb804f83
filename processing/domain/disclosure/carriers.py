# SPDX-License-Identifier: GPL-2.0-or-later
"""What shown numbers of places tell of one carrier beside what each tells by itself.

Places add up: of an area that is shown, less the areas in it that are shown, everybody knows what is left. Hidden
areas do not protect each other where all of them are the same carrier's: their sum is what this carrier has. Nor do
they where one is all of a carrier, who knows it, and the others nearly all of another. Such a rest is joined to an area
beside it, by hiding that too, until it tells of no carrier. The sum of two such rests tells of none either: who has
less than a share of both has less than this share of both together.
"""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ..errors import Progress, no_progress
from .date_cells import DateCells
from .office import theme_of
from .places import Places, places
from .policy import Policy
from .suppress import Cells, Suppression, suppress

_NOBODY = -1


def suppressed(
    date: DateCells, cells: Cells, cache: MutableMapping[str, object] | None = None, progress: Progress = no_progress
) -> Suppression:
    """As `suppress`, and no rest is told that is of too few carriers.

    Where that would take hiding what is public, the hidden cells of the rest are weak (``public``).
    """
    areas = list(_of_capacities(date))
    found = suppress(cells, cache, progress)
    while areas:
        hidden = found.hidden | np.asarray(cells.unpublished, bool) | np.isnan(cells.values)
        joined, told = hidden.copy(), np.zeros(len(hidden), dtype=bool)
        for one in areas:
            one.join(joined, told, cells)
        if (joined == hidden).all():
            return replace(found, weak=found.weak | dict.fromkeys(np.flatnonzero(told).tolist(), "public"))
        cells = replace(cells, hidden=np.asarray(cells.hidden, bool) | (joined & ~hidden))
        found = suppress(cells, cache, progress)
    return found


@dataclass(frozen=True)
class _Areas:
    """The areas of a capacity, of all levels and key systems, with the places in them.

    Parameters
    ----------
    cells : int array (areas,)
        Of each area; those without places are left out.
    system : int array (areas,)
        Its key system.
    within : bool array (areas, places)
        Which places lie in it.
    parts : bool array (areas, areas)
        Which others hold some of its places, and no other place.
    """

    sites: Places
    policy: Policy
    cells: np.ndarray
    system: np.ndarray
    within: np.ndarray
    parts: np.ndarray

    def join(self, hidden: np.ndarray, told: np.ndarray, cells: Cells) -> None:
        """Hide areas until no rest of too few carriers is told; where there are none to hide, mark the rest as told."""
        public = np.asarray(cells.open, bool)
        cost = np.where(public[self.cells], np.inf, np.asarray(cells.cost)[self.cells])  # of hiding it
        secret = self.within[~public[self.cells]].any(axis=0)
        for whole in range(len(self.cells)):
            for system in np.unique(self.system).tolist():
                while not hidden[self.cells[whole]]:
                    parts = np.flatnonzero(self.parts[whole] & (self.system == system) & ~hidden[self.cells])
                    rest = self._rest(whole, parts)
                    if not ((rest & secret).any() and self._tells(whole, rest)):
                        break
                    choice = self._joined(whole, parts, cost)
                    if choice is None:
                        inside = self.cells[(self.within & rest).any(axis=1)]
                        told[inside[hidden[inside]]] = True
                        break
                    hidden[self.cells[choice]] = True

    def _rest(self, whole: int, parts: np.ndarray) -> np.ndarray:
        """The places of an area that are in none of its parts."""
        return self.within[whole] & ~self.within[parts].any(axis=0)

    def _tells(self, whole: int, rest: np.ndarray) -> bool:
        """Whether what is left of an area tells of one carrier: everybody, or who knows areas that are all his own.

        The latter may know of a whole area what its number tells him, but not what one in it has.
        """
        few, largest = self.sites.of_few, self.policy.largest
        if few(rest, self.policy.carriers, largest):
            return True
        known = np.unique(self._alone[rest & (self._alone != _NOBODY)]).tolist()
        others = [rest & (self._alone != carrier) for carrier in known]
        if (rest == self.within[whole]).all():
            others = [one for one in others if (self.within == one).all(axis=1).any()]
        return any(few(one, 0, largest) for one in others)

    @cached_property
    def _alone(self) -> np.ndarray:
        """Of places in areas that are all of one carrier: which; int (places,)."""
        found = np.full(self.within.shape[1], _NOBODY)
        for inside in self.within:
            carriers = np.unique(self.sites.codes[inside])
            if len(carriers) == 1:
                found[inside] = carriers[0]
        return found

    def _joined(self, whole: int, parts: np.ndarray, cost: np.ndarray) -> int | None:
        """The cheapest part by which the rest tells of no carrier any more, else the cheapest, else the area itself."""
        tried = [
            (self._tells(whole, self._rest(whole, parts[parts != part])), float(cost[part]), part)
            for part in parts.tolist()
            if np.isfinite(cost[part])
        ]
        if tried:
            return min(tried)[-1]
        return whole if np.isfinite(cost[whole]) else None


def _of_capacities(date: DateCells) -> Iterator[_Areas]:
    """The capacities of a date that are not public and have places."""
    for quantity in dict.fromkeys(key.quantity for key in date.index if key.quantity.endswith(".capacity")):
        found = [one for vintage in date.numbers.vintages for one in _of_system(date, vintage, quantity)]
        if found:
            cells, systems, masks, sites = zip(*found, strict=True)
            within = np.stack(masks)
            lacking = within.astype(np.float32) @ (~within).T.astype(np.float32)  # places of one that another has not
            parts = (lacking.T == 0) & (lacking > 0)
            yield _Areas(sites[0], date.policies[quantity], np.array(cells), np.array(systems), within, parts)


def _of_system(date: DateCells, vintage: str, quantity: str) -> Iterator[tuple[int, str, np.ndarray, Places]]:
    """The areas of a key system that have places: cell, system, the places in it, and all places."""
    sites = places(date.numbers, theme_of(quantity), date.period, vintage)
    for key, index in date.index.items() if sites is not None else ():
        if (key.vintage, key.quantity) == (vintage, quantity) and sites is not None:
            for area_id, cell in zip(date.numbers.areas(vintage, key.level).ids, index.tolist(), strict=True):
                inside = sites.inside(area_id, key.level) & (np.nan_to_num(sites.capacity) > 0)
                if inside.any():
                    yield cell, vintage, inside, sites
