# SPDX-License-Identifier: GPL-2.0-or-later
"""The numbers of one date that are not public, as cells: which are sensitive, and what hiding each would cost."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from ..columns import NONE, SUPPRESSED, VALUE, Column
from ..formula import parse
from ..indicators import nearest, total
from ..lor import LEVELS
from ..numbers import AREA_M2
from .cells import Assembly, Cause
from .ledger import Name
from .office import Key, Office, theme_of
from .places import places
from .policy import Policy
from .primary import complement, small

_LEVEL_COST = {"PLR": 1.0, "BZR": 4.0, "PGR": 8.0, "BEZ": 20.0, "STADT": 100.0}  # the more people read it, the dearer
PEOPLE = "ew"  # nobody is counted who does not live there
_AGAIN = 0.1  # what was hidden before is hidden again for less


class DateCells:
    """Every column of a date that is not public, at all levels of areas.

    Attributes
    ----------
    cells
        What was entered so far; `relations` adds what adds up.
    index, columns
        Cells of each column, and the column.
    policies
        By quantity.
    """

    def __init__(self, office: Office, period: date) -> None:
        self.office, self.period, self.numbers = office, period, office.numbers
        self.cells = Assembly()
        self.index: dict[Key, np.ndarray] = {}
        self.columns: dict[Key, Column] = {}
        self.policies: dict[str, Policy] = {}
        for vintage in self.numbers.vintages:
            for quantity in office.quantities(vintage, period):
                self.policies[quantity] = office.policy(quantity)
                self._enter([Key(vintage, level, quantity, period) for level in LEVELS])

    def printed(self) -> np.ndarray:
        """Which cells would be shown if nothing were hidden; bool (n,)."""
        found = np.zeros(self.cells.size, dtype=bool)
        for key, index in self.index.items():
            found[index] = self.columns[key].observed & np.isin(self.columns[key].codes, (VALUE, NONE))
        return found

    def closed(self) -> np.ndarray:
        """Which cells rest on a source that is not public; bool (n,)."""
        found = np.zeros(self.cells.size, dtype=bool)
        for key, index in self.index.items():
            found[index] = self.office.closed_cells(self.columns[key])
        return found

    def values(self, key: Key) -> np.ndarray:
        """The numbers of a column, NaN where there is a sign."""
        column = self.columns[key]
        return np.where(column.known, column.values, np.nan)

    def shares_of_hidden(self, hidden: np.ndarray) -> np.ndarray:
        """Closed shares and means that stand in a table beside a count that is hidden, which they give back."""
        found = np.zeros(self.cells.size, dtype=bool)
        for key, index in self.index.items():
            if self.office.extensive(key.quantity):
                continue
            table = (key.vintage, key.level, key.quantity.rpartition(".")[0])
            for other, cells in self.index.items():
                beside = (other.vintage, other.level, other.quantity.rpartition(".")[0]) == table
                if beside and self.office.extensive(other.quantity):
                    found[index] |= hidden[cells]
        return found & self.closed()

    def named(self, mask: np.ndarray) -> Iterator[tuple[Key, str]]:
        """Column and area of some cells."""
        for key, index in self.index.items():
            ids = self.numbers.areas(key.vintage, key.level).ids
            for i in np.flatnonzero(mask[index]).tolist():
                yield key, ids[i]

    def rows(self, mask: np.ndarray, causes: np.ndarray) -> pd.DataFrame:
        """Some cells as rows, with the numbers as printed and their causes."""
        found = [(key.vintage, key.level, area, key.quantity, key.period.isoformat()) for key, area in self.named(mask)]
        frame = pd.DataFrame(found, columns=["vintage", "level", "area_id", "quantity", "period"])
        values = [self.office.printed(key, self.columns[key])[mask[index]] for key, index in self.index.items()]
        frame["value"] = np.concatenate(values) if values else np.empty(0)
        frame["cause"] = causes[np.concatenate([index[mask[index]] for index in self.index.values()])] if values else 0
        return frame

    def names(self, key: Key) -> list[Name]:
        """What the ledger calls the numbers of a column."""
        iso = key.period.isoformat()
        ids = self.numbers.areas(key.vintage, key.level).ids
        return [(key.vintage, key.level, area_id, key.quantity, iso) for area_id in ids]

    def all_but_few(self, key: Key) -> np.ndarray:
        """All but a few of a whole that is public."""
        policy, values = self.policies[key.quantity], self.values(key)
        found = np.zeros(len(values), dtype=bool)
        if policy.complement and not policy.objects:
            for _, whole in self.wholes(key):
                public = whole.known & ~self.office.closed_cells(whole)
                of = np.where(public & (whole.values >= policy.threshold), whole.values, np.nan)
                found |= complement(values, of, policy.threshold, everybody=True) & (values > 0)
        return found

    # --- cells

    def _enter(self, keys: list[Key]) -> None:
        """The columns of a quantity at all levels."""
        found = {}
        for key in keys:
            column = self.numbers.column(key.quantity, key.period, key.vintage, key.level)
            if column is not None and column.observed.any() and not column.partial:
                found[key] = column
        self.columns |= found
        known = np.concatenate([column.values[column.known] for column in found.values()] or [np.empty(0)])
        # Only whole numbers not below 0 are protected by the sums they are in.
        counts = self.office.extensive(keys[0].quantity) and bool(((known >= 0) & (known % 1 == 0)).all())
        for key, column in found.items():
            policy = self.policies[key.quantity]
            self.index[key] = (self._counted if counts else self._apart)(key, column, self.values(key), policy)

    def _counted(self, key: Key, column: Column, values: np.ndarray, policy: Policy) -> np.ndarray:
        """Cells of people or places."""
        public = ~self.office.closed_cells(column)
        hidden_before = np.array([name[:-1] in self.office.hidden_once for name in self.names(key)], dtype=bool)
        nobody = np.zeros(len(values), dtype=bool) if policy.objects else self._nobody(key) & ~(values > 0)
        few = small(values, policy.threshold, policy.zero) & ~nobody & (not policy.objects)
        delivered = column.codes == SUPPRESSED
        carriers, nowhere = self._carried(key, policy)
        causes = np.select([delivered, few, carriers], [Cause.DELIVERED, Cause.SMALL, Cause.CARRIER], Cause.SHOWN)
        causes = np.where(causes > 0, causes, self._barred(key, policy)).astype(np.int8)
        public |= nowhere & (causes == 0)  # that none has a place there protects no other
        capacity = np.ceil(np.nan_to_num(values) * (1 - policy.largest))
        # No number can be hidden among more people than there are.
        like_small = 1 if policy.objects else np.minimum(policy.threshold, self._people(key))
        width = np.select([few | delivered, carriers], [like_small, np.maximum(capacity, 1)], 0)
        cost = _LEVEL_COST[key.level] * (1 + np.log1p(np.nan_to_num(values)))
        return self.cells.add(
            values, open=public, causes=np.where(public, 0, causes), width=np.where(public, 0, width),
            partner=like_small, cost=np.where(hidden_before, _AGAIN, 1.0) * cost,
            # That a region of one planning area tells of it is meant where regions may be shown; what is not known
            # to us is told by others only, and sensitive where they tell that it is small.
            unpublished=~public & ((causes == Cause.LEVEL) | nobody | (np.isnan(values) & ~delivered)),
            least=0 if policy.objects else policy.threshold,
        )  # fmt: skip

    def _apart(self, key: Key, column: Column, values: np.ndarray, policy: Policy) -> np.ndarray:
        """Cells of shares, classes, balances and measured ground: in no sum, so hiding others does not protect them."""
        public = ~self.office.closed_cells(column)
        measured = policy.objects and self.office.extensive(key.quantity)
        causes = self._barred(key, policy)
        if not measured:
            causes[(causes == 0) & self._few(key, policy)] = Cause.POPULATION
            causes[causes == 0] = Cause.SHOWN if policy.rates else Cause.RATE
        few, _ = self._carried(key, policy)
        if few.any():  # what is in no sum here is in everybody's: none of the others may be shown beside it
            causes = np.where(few, Cause.CARRIER, Cause.BLOCKED).astype(np.int8)
        return self.cells.add(np.zeros(len(values)), open=public, causes=np.where(public, 0, causes))

    def _barred(self, key: Key, policy: Policy) -> np.ndarray:
        """Why numbers of a column are kept back whatever they are."""
        causes = np.zeros(len(self.numbers.areas(key.vintage, key.level).ids), dtype=np.int8)
        if not policy.objects:
            causes[self._few_to_count(key, policy)] = Cause.DENOMINATOR
        if key.level not in policy.levels:
            causes[:] = Cause.LEVEL
        if policy.blocked:
            causes[:] = Cause.BLOCKED
        return causes

    def _few(self, key: Key, policy: Policy) -> np.ndarray:
        """Areas with too few inhabitants."""
        dates = self.numbers.dates("ew", key.vintage)
        none = np.zeros(len(self.numbers.areas(key.vintage, key.level).ids), dtype=bool)
        if not dates:
            return none
        people = self.numbers.column("ew", nearest(dates, key.period), key.vintage, key.level)
        return none if people is None else people.known & (np.nan_to_num(people.values) < policy.population)

    def _few_to_count(self, key: Key, policy: Policy) -> np.ndarray:
        """Areas with too few people who could be counted."""
        few = np.zeros(len(self.numbers.areas(key.vintage, key.level).ids), dtype=bool)
        for _, whole in self.wholes(key):
            few |= whole.known & (np.nan_to_num(whole.values) < policy.denominator)
        return few & ~self._nobody(key)

    def _people(self, key: Key) -> np.ndarray:
        """How many people could be counted, as everybody knows; at least 1."""
        found = np.full(len(self.numbers.areas(key.vintage, key.level).ids), np.inf)
        for _, whole in self.wholes(key):
            public = whole.known & ~self.office.closed_cells(whole)
            found = np.minimum(found, np.where(public, np.maximum(whole.values, 1), np.inf))
        return found

    def _nobody(self, key: Key) -> np.ndarray:
        """Areas where nobody could be counted: everybody knows that it is 0, so there is nothing to hide."""
        found = np.zeros(len(self.numbers.areas(key.vintage, key.level).ids), dtype=bool)
        for _, whole in self.wholes(key):
            found |= whole.known & (whole.values == 0)
        return found

    def wholes(self, key: Key) -> Iterator[tuple[str, Column]]:
        """What a quantity is a part of: all people, and denominators of the catalogue, as formulas with their numbers.

        At its own date, else at that of the population nearest to it.
        """
        formulas = {PEOPLE: None}
        for indicator in self.numbers.indicators:
            terms, whole = parse(indicator.numerator), parse(indicator.denominator)
            alone = [term.quantity for term in terms] == [key.quantity] and terms[0].factor == 1
            if alone and whole and all(term.quantity != AREA_M2 and term.factor == 1 for term in whole):
                formulas[indicator.denominator] = None
        known = self.numbers.dates(PEOPLE, key.vintage)
        days = (key.period, nearest(known, key.period)) if known else (key.period,)
        for formula in formulas:
            columns = (total(self.numbers, parse(formula), day, key.vintage, key.level) for day in days)
            column = next((one for one in columns if one is not None), None)
            if column is not None and key.quantity != PEOPLE:
                yield formula, column

    def _carried(self, key: Key, policy: Policy) -> tuple[np.ndarray, np.ndarray]:
        """Capacities that tell those of one carrier, and those of areas that have no place, as everybody knows."""
        ids, sites = self.numbers.areas(key.vintage, key.level).ids, None
        if key.quantity.endswith(".capacity"):
            sites = places(self.numbers, theme_of(key.quantity), key.period, key.vintage)
        if sites is None:
            return np.zeros(len(ids), dtype=bool), np.zeros(len(ids), dtype=bool)
        told = np.array([sites.dominated(a, key.level, policy.carriers, policy.largest) for a in ids], dtype=bool)
        nowhere = np.array([not sites.inside(a, key.level).any() for a in ids], dtype=bool)
        return told, nowhere & policy.objects & (self.values(key) == 0)
