# SPDX-License-Identifier: GPL-2.0-or-later
"""What everybody knows to add up among the cells of a date: areas, categories, wholes, places, key systems."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from ..columns import NOT_APPLICABLE, Column
from ..lor import LEVELS, ancestor
from ..observed import UNSTATED
from .cells import Cause, together
from .date_cells import DateCells
from .identities import Identity, identities
from .key_systems import key_systems
from .office import Key
from .places import places
from .policy import Policy
from .primary import complement, small
from .subsets import subsets


def relate(date: DateCells) -> None:
    """State all that adds up among the cells of a date."""
    relations = _Relations(date)
    for vintage in date.numbers.vintages:
        relations.vintage(vintage)
    key_systems(date, relations.cells_of)


class _Relations:
    """The relations of one date, as they are found."""

    def __init__(self, date: DateCells) -> None:
        self.date, self.cells, self.numbers = date, date.cells, date.numbers
        self.everybody: dict[Key, np.ndarray] = {}  # cells of columns that are public as a whole

    def vintage(self, vintage: str) -> None:
        """All that adds up in one key system."""
        closed = dict.fromkeys(key.quantity for key in self.date.index if key.vintage == vintage)
        counts = [q for q in closed if self.date.office.extensive(q) and not q.endswith(UNSTATED)]
        for quantity in counts:
            self._areas(vintage, quantity)
            for level in LEVELS:
                key = self._key(vintage, level, quantity)
                if key in self.date.index:
                    self._wholes(key)
                    self._places(key)
        self._quantities(vintage, counts)

    def _key(self, vintage: str, level: str, quantity: str) -> Key:
        return Key(vintage, level, quantity, self.date.period)

    def _ids(self, key: Key) -> tuple[str, ...]:
        return self.numbers.areas(key.vintage, key.level).ids

    def _areas(self, vintage: str, quantity: str) -> None:
        """Areas make up the area above, with the cases of it that cannot be placed any closer."""
        for low, high in pairwise(self._key(vintage, level, quantity) for level in LEVELS):
            if low not in self.date.index or high not in self.date.index:
                continue
            inside: dict[str, list[int]] = {}
            column, values = self.date.columns[low], together(self.cells.values, float)
            for area_id, cell, code in zip(self._ids(low), self.date.index[low], column.codes, strict=True):
                if code != NOT_APPLICABLE:
                    inside.setdefault(ancestor(area_id, high.level), []).append(int(cell))
            for area_id, cell in zip(self._ids(high), self.date.index[high], strict=True):
                if area_id in inside:
                    parts = inside[area_id]
                    lacking = values[cell] - values[parts].sum()
                    self.cells.relate(cell, [*parts, *self._unplaced(high, area_id, lacking)])

    def _unplaced(self, key: Key, area_id: str, lacking: float) -> list[int]:
        """The cases of an area that cannot be placed any closer: delivered as such, or what its parts lack to it.

        They are printed nowhere, but the total and its parts tell them, so a few of them are sensitive. Of more it is
        taken that everybody knows them, as whoever entered them does.
        """
        policy = self.date.policies[key.quantity]
        delivered = self.numbers.unplaced_at(key.quantity, key.period, key.vintage, area_id)
        more = lacking > delivered
        rest = np.array([lacking if more else delivered])
        if not rest.any():
            return []
        closed = more or self.date.office.closed_rest(key, area_id)
        if closed and not policy.objects and small(rest, policy.threshold).all():
            return self.cells.add(rest, causes=Cause.SMALL, width=policy.threshold, unpublished=True).tolist()
        return self.cells.add(rest, open=True).tolist()

    def _wholes(self, key: Key) -> None:
        """A part of a whole that is public, and what lacks to it."""
        policy = self.date.policies[key.quantity]
        if policy.objects:
            return
        for formula, column in self.date.wholes(key):
            whole = np.where(column.known, column.values, np.nan)
            cells = self._cells_of_whole(key, formula, column, whole)
            if cells is not None:
                # Of a handful everybody knows enough beforehand; no hiding makes it less.
                public = not self.date.office.closed_cells(column)[column.known].any()
                self._part(key, cells, whole, policy.threshold if public else 0)

    def _part(self, key: Key, cells: np.ndarray, whole: np.ndarray, handful: int = 0) -> None:
        """A part of a whole: what lacks to it is printed nowhere, and all but a few are as secret as the few.

        Of as many as a handful no secret is left in what lacks.
        """
        policy, values = self.date.policies[key.quantity], self.date.values(key)
        few = complement(values, whole, policy.threshold, everybody=True) & (values > 0) & policy.complement
        few &= whole >= handful
        # Where there are more it is no part of it.
        self._split(cells, self.date.index[key], np.where(whole < values, np.nan, whole - values), few, policy)

    def _cells_of_whole(self, key: Key, formula: str, column: Column, whole: np.ndarray) -> np.ndarray | None:
        """The cells of a whole; of one that is not public its own column, None where it is the sum of several."""
        if not self.date.office.closed_cells(column)[column.known].any():
            return self.cells.add(whole, open=True)
        return self.date.index.get(self._key(key.vintage, key.level, formula.strip()))

    def _places(self, key: Key) -> None:
        """The places that everybody may see, and those that are closed."""
        theme = key.quantity.removesuffix(".count")
        if theme == key.quantity or not self.date.office.closed_places.get(theme):
            return
        sites = places(self.numbers, theme, key.period, key.vintage)
        if sites is None:
            return
        policy = self.date.policies[key.quantity]
        shown = np.array([sites.shown(area_id, key.level) for area_id in self._ids(key)], float)
        closed = self.date.values(key) - shown
        closed[(closed < 0) | (shown == 0)] = np.nan
        few = small(closed, policy.threshold, policy.zero)
        self._split(self.date.index[key], self.cells.add(shown, open=True), closed, few, policy)

    def _split(
        self, wholes: np.ndarray, parts: np.ndarray, rest: np.ndarray, sensitive: np.ndarray, policy: Policy
    ) -> None:
        """State that a part and a rest, which is printed nowhere, make up a whole, area by area."""
        at = np.flatnonzero(np.isfinite(rest))
        secret = sensitive[at]
        others = self.cells.add(
            rest[at], causes=np.where(secret, Cause.COMPLEMENT, 0), width=np.where(secret, policy.threshold, 0),
            unpublished=True,
        )  # fmt: skip
        for whole, part, other in zip(wholes[at], parts[at], others, strict=True):
            self.cells.relate(whole, [part, other])
            self.cells.rests[int(other)] = int(whole), int(part)

    def _quantities(self, vintage: str, closed: Sequence[str]) -> None:
        """Categories make up their total, at every level; also those and totals that are public."""
        told: list[Identity] = []
        finer: set[str] = set()
        for level in LEVELS:
            columns = {q: self._values(self._key(vintage, level, q)) for q in self._counts(vintage)}
            known = {q: values for q, values in columns.items() if values is not None}
            own = {q: known[q] for q in closed if q in known}
            if own:  # an office's table of one district is lost among the city's columns: it is looked at alone, too
                told += identities(own, told)
                told += identities(known, told, parts=[q for q in own if q not in finer])
            finer |= own.keys()
        for left, right in told:
            if {*left, *right} & set(closed):
                for level in LEVELS:
                    self._sums(*([self._key(vintage, level, q) for q in side] for side in (left, right)))
        self._nothing(vintage, closed, told)
        self._subsets(vintage, closed, told)

    def _nothing(self, vintage: str, closed: Sequence[str], told: Sequence[Identity]) -> None:
        """A column of zeros that are sensitive: whoever knows what it is a part of reads it off the other parts.

        Numbers do not tell what that is. Unless a sum of its table has it, it is taken to be known beside any of them.
        """
        summed = {quantity for sides in told for side in sides for quantity in side}
        for quantity in closed:
            keys = [key for level in LEVELS if (key := self._key(vintage, level, quantity)) in self.date.index]
            told_of = any(np.nansum(self.date.values(key)) for key in keys)
            if quantity in summed or told_of or not self.date.policies[quantity].zero:
                continue
            for left, right in told:
                if {name.split(".")[0] for name in (*left, *right)} == {quantity.split(".")[0]}:
                    for key in keys:
                        self._sums(
                            *([self._key(vintage, key.level, q) for q in side] for side in (left, [*right, quantity]))
                        )
            for key in keys:
                cells = self.date.index[key]
                for cell, same in zip(cells, self.cells.add(np.zeros(len(cells)), open=True), strict=True):
                    self.cells.relate(cell, [same])
                self.cells.assumed += cells.tolist()

    def _subsets(self, vintage: str, closed: Sequence[str], told: Sequence[Identity]) -> None:
        """What a table counts of another of its columns, where no third says what is left."""
        split = {(whole, part) for left, right in told for whole in left for part in right}
        found: list[tuple[str, str]] = []
        finer: set[str] = set()
        for level in LEVELS:  # the finest level that both are known of decides
            columns = {q: self._values(self._key(vintage, level, q)) for q in closed}
            known = {q: values for q, values in columns.items() if values is not None}
            found += [pair for pair in subsets(known) if not finer.issuperset(pair)]
            finer |= known.keys()
        for whole, part in found:
            if (whole, part) not in split and not self.date.policies[part].objects:
                for level in LEVELS:
                    one, other = (self._key(vintage, level, q) for q in (part, whole))
                    if one in self.date.index and other in self.date.index:
                        self._part(one, self.date.index[other], self.date.values(other))

    def _counts(self, vintage: str) -> list[str]:
        """What is counted at the date."""
        levels = self.numbers.observed.levels
        found = {q for v, q, day in levels if (v, day) == (vintage, self.date.period)}
        return sorted(q for q in found if self.date.office.extensive(q) and not q.endswith(UNSTATED))

    def _values(self, key: Key) -> np.ndarray | None:
        column = self.numbers.column(key.quantity, key.period, key.vintage, key.level)
        return None if column is None or column.partial else np.where(column.known, column.values, np.nan)

    def cells_of(self, key: Key) -> np.ndarray | None:
        """The cells of a column; one that is public is entered when it is first asked for."""
        if key in self.date.index:
            return self.date.index[key]
        if key not in self.everybody:
            values = self._values(key)
            if values is None or (values < 0).any() or (values % 1 > 0).any():  # only whole numbers are reckoned with
                return None
            self.everybody[key] = self.cells.add(values, open=True)
            self._public_areas(key)
        return self.everybody[key]

    def _public_areas(self, high: Key) -> None:
        """Public areas make up larger ones: so the sums of these follow from those of smaller ones."""
        finer = LEVELS[: LEVELS.index(high.level)][-1:]
        low = self._key(high.vintage, finer[0], high.quantity) if finer else high
        if low == high or low not in self.everybody:
            return
        above, values = self._values(high), self._values(low)
        own = np.array([ancestor(area_id, high.level) for area_id in self._ids(low)])
        for n, area_id in enumerate(self._ids(high)):
            inside = np.flatnonzero(own == area_id)
            if above is not None and values is not None and above[n] == values[inside].sum():
                self.cells.relate(self.everybody[high][n], self.everybody[low][inside].tolist())

    def _sums(self, left: Sequence[Key], right: Sequence[Key]) -> None:
        """Two sums that are equal, area by area; one that is no column is printed nowhere."""
        sides = [[self.cells_of(key) for key in side] for side in (left, right)]
        if any(cells is None for side in sides for cells in side):
            return
        first, second = (np.stack(side, axis=1) for side in sides)  # type: ignore[arg-type]
        totals = first[:, 0]
        if len(left) > 1:
            columns = [values for key in left if (values := self._values(key)) is not None]
            totals = self.cells.add(np.sum(columns, axis=0), unpublished=True)
            for total, parts in zip(totals, first, strict=True):
                self.cells.relate(total, parts)
        for total, parts in zip(totals, second, strict=True):
            self.cells.relate(total, parts)
