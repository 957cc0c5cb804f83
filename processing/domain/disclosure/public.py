# SPDX-License-Identifier: GPL-2.0-or-later
"""A library's numbers as the public may see them.

Every number of a source that is not published is kept back where it is small, or where others would give it away;
whatever is computed from what is left (shares, ranks, classes, sentences) then cannot tell more. So documents, tables,
maps and charts of the edition *öffentlich* are made from these numbers just as those of *intern* are made from all.
"""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd

from ..bridge import bridges
from ..catalogue import Indicator
from ..columns import MISSING, NONE, NOT_APPLICABLE, STATUSES, SUPPRESSED, VALUE, Column
from ..errors import Progress, no_progress
from ..formula import parse
from ..indicators import nearest, total
from ..lor import LEVELS, ancestor
from ..numbers import AREA_M2, Numbers
from ..observed import UNSTATED
from ..status import Flag, Status
from .cells import Assembly, Cause, connected, together
from .identities import identities
from .places import places, with_closed_places
from .policy import Policies, Policy, policies
from .suppress import Suppression, suppress

_LEVEL_COST = {"PLR": 1.0, "BZR": 4.0, "PGR": 8.0, "BEZ": 20.0, "STADT": 100.0}  # the more people read it, the dearer
_NAMED = 5  # so many quantities or areas a sentence lists
_AGAIN = 0.1  # what was hidden before is hidden again for less


@dataclass(frozen=True)
class Key:
    """A column of the table that is protected."""

    vintage: str
    level: str
    quantity: str
    period: date


@dataclass(frozen=True)
class PublicView:
    """The numbers for the public and what was kept back.

    Parameters
    ----------
    numbers
        As `Numbers` of the library, without what must not leave; None of their sources needs to be asked for again.
    kept_back : DataFrame
        vintage, level, area_id, quantity, period (ISO), cause (`Cause`), value: a row for every number that would
        have been shown. Never leaves the office.
    shown : DataFrame
        vintage, level, area_id, quantity, period, value: the numbers of unpublished sources that are shown.
    unprotected : tuple
        Keys and areas that cannot be protected, because numbers that would have to be hidden are public already.
    """

    numbers: Numbers
    kept_back: pd.DataFrame
    shown: pd.DataFrame
    unprotected: tuple[tuple[Key, str], ...]

    def named(self) -> dict[str, str]:
        """Quantities and areas of what cannot be protected, the first of them."""
        quantities = dict.fromkeys(key.quantity for key, _ in self.unprotected)
        areas = dict.fromkeys(area_id for _, area_id in self.unprotected)
        return {"quantities": _listed(list(quantities)), "areas": _listed(list(areas))}


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def public_view(
    numbers: Numbers,
    earlier: pd.DataFrame | None = None,
    cache: MutableMapping[str, object] | None = None,
    progress: Progress = no_progress,
) -> PublicView:
    """What of the numbers of a library may leave the office.

    Parameters
    ----------
    earlier : DataFrame, optional
        What was released before: vintage, level, area_id, quantity, period, value (NaN: kept back). Numbers that
        were shown are public, those kept back are kept back again rather than others.
    cache
        As of `suppress`: tables that did not change are not solved again.

    Raises
    ------
    SozialraumError
        ``disclosure_invalid`` (place, content); `Cancelled`.
    """
    office = _Office(numbers, policies(numbers.context.disclosure), earlier, cache)
    kept: list[pd.DataFrame] = []
    shown: list[pd.DataFrame] = []
    open_ends: list[tuple[Key, str]] = []
    columns: dict[Key, np.ndarray] = {}
    dates = office.dates()
    for i, period in enumerate(dates):

        def within(share: float, done: int = i) -> None:
            progress((done + share) / len(dates))

        date_ = _Date(office, period)
        hidden, causes, failed = date_.protected(within)
        for key, index in date_.index.items():
            columns[key] = hidden[index]
        kept.append(date_.rows(hidden & date_.printed, causes))
        shown.append(date_.rows(~hidden & date_.printed & ~date_.public, causes))
        open_ends += [(key, area) for key, area in date_.named(failed)]
    progress(1.0)
    return PublicView(office.without(columns), _joined(kept), _joined(shown), tuple(open_ends))


def _joined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    names = ["vintage", "level", "area_id", "quantity", "period", "value", "cause"]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=names)


class _Office:
    """The numbers with what is known of their sources and policies."""

    def __init__(
        self, numbers: Numbers, rules: Policies, earlier: pd.DataFrame | None, cache: MutableMapping[str, object] | None
    ) -> None:
        self.numbers, self.rules, self.cache = numbers, rules, cache
        sources = numbers.context.sources
        rows = [] if sources.empty else sources.to_dict("records")
        self.titles = {int(row["source_id"]): str(row["title"]) for row in rows}
        self.exact = {int(row["source_id"]) for row in rows if row["protection"] == "exact" and not row["published"]}
        self.closed_places = with_closed_places(numbers)
        known = [] if earlier is None else earlier.to_dict("records")
        self.earlier = {(r["vintage"], r["level"], r["area_id"], r["quantity"], r["period"]): r["value"] for r in known}

    def dates(self) -> list[date]:
        """Dates of numbers that are not public, ascending."""
        return sorted({period for _, _, period in self._closed()})

    def _closed(self) -> Iterator[tuple[str, str, date]]:
        for vintage, quantity, period in self.numbers.observed.levels:
            if self.titles_of(vintage, quantity, period):
                yield vintage, quantity, period

    def titles_of(self, vintage: str, quantity: str, period: date) -> tuple[str, ...]:
        """Titles of the sources that are not public and deliver a quantity."""
        observed = self.numbers.observed
        levels = observed.levels.get((vintage, quantity, period), set())
        found = {s for level in levels for s in observed.sources_of(vintage, level, quantity, period)}
        policy = self.rules.of(quantity, [self.titles[s] for s in found if s in self.titles])
        return () if policy.protected else tuple(sorted(self.titles[s] for s in found & self.exact))

    def quantities(self, vintage: str, period: date) -> dict[str, tuple[str, ...]]:
        """Quantities of a date that are not public, with the titles of their sources."""
        found = {q: self.titles_of(vintage, q, day) for v, q, day in self.numbers.observed.levels
                 if v == vintage and day == period}  # fmt: skip
        return {quantity: titles for quantity, titles in sorted(found.items()) if titles}

    def policy(self, quantity: str, titles: Iterable[str]) -> Policy:
        return self.rules.of(quantity, titles, self.closed_places.get(_theme(quantity), False))

    def extensive(self, quantity: str) -> bool:
        return self.numbers.kinds.get(quantity, "extensive") == "extensive"

    def closed_cells(self, column: Column) -> np.ndarray:
        """Which numbers of a column rest on a source that is not public."""
        return np.array([not self.exact.isdisjoint(sources) for sources in column.sources], dtype=bool)

    def without(self, columns: Mapping[Key, np.ndarray]) -> Numbers:
        """The numbers with the protected columns in place of what was delivered, and without closed places."""
        numbers = self.numbers
        changed = {(key.vintage, key.quantity, key.period.isoformat()) for key in columns}
        rows = numbers.observed.rows()
        names = list(zip(rows["vintage"], rows["quantity"], rows["period"], strict=True))
        kept = rows[[name not in changed for name in names]]
        made = [self._written(key, hidden) for key, hidden in columns.items()]
        points = numbers.context.points
        if points is not None and not points.empty:
            points = points[[value is None or value != value or bool(value) for value in points["public"]]]
        return numbers.changed(pd.concat([kept, *made], ignore_index=True), replace(numbers.context, points=points))

    def _written(self, key: Key, hidden: np.ndarray) -> pd.DataFrame:
        """A column as rows of the library's table; what is kept back has no number any more."""
        column = self.numbers.column(key.quantity, key.period, key.vintage, key.level)
        if column is None:
            return pd.DataFrame()
        there = np.flatnonzero(column.observed)
        secret = (hidden & ~np.isin(column.codes, (MISSING, NOT_APPLICABLE)))[there]  # these tell no number
        texts = np.full(len(there), None, dtype=object) if column.texts is None else column.texts[there]
        flags = np.where(column.unstated[there] > 0, str(Flag.INCOMPLETE), "")
        codes = np.where(secret, SUPPRESSED, column.codes[there])
        return pd.DataFrame(
            {
                "vintage": key.vintage, "level": key.level, "quantity": key.quantity, "period": key.period.isoformat(),
                "area_id": [self.numbers.areas(key.vintage, key.level).ids[i] for i in there.tolist()],
                "value": np.where(secret, np.nan, self.printed(key, column)[there]),
                "text": [None if s else text for s, text in zip(secret, texts, strict=True)],
                "status": [str(STATUSES[code]) for code in codes],
                "flag": np.where(secret, str(Flag.PROTECTED), flags),
                "source_id": [min(column.sources[i], default=0) for i in there.tolist()],
            }
        )  # fmt: skip

    def printed(self, key: Key, column: Column) -> np.ndarray:
        """The numbers of a column as they are shown: those that are not public rounded, where the policy says so."""
        titles = self.titles_of(key.vintage, key.quantity, key.period)
        base = self.policy(key.quantity, titles).rounding
        if not base:
            return column.values
        rounded = np.floor(column.values / base + 0.5) * base
        return np.where(self.closed_cells(column), rounded, column.values)


def _theme(quantity: str) -> str:
    return quantity.split(".")[0]


class _Date:
    """The numbers of one date that are not public, as cells.

    Attributes
    ----------
    index
        Cells of each column.
    printed, public : bool arrays (n,)
        Cells that would be shown, and those that everybody knows.
    """

    def __init__(self, office: _Office, period: date) -> None:
        self.office, self.period = office, period
        self.numbers = office.numbers
        self.cells = Assembly()
        self.index: dict[Key, np.ndarray] = {}
        self._columns: dict[Key, Column] = {}
        self._policies: dict[str, Policy] = {}
        for vintage in self.numbers.vintages:
            closed = office.quantities(vintage, period)
            for quantity, titles in closed.items():
                self._policies[quantity] = office.policy(quantity, titles)
                self._enter([Key(vintage, level, quantity, period) for level in LEVELS])
            self._relate(vintage, list(closed))
        self._relate_systems()
        self.system, self.causes = self.cells.assembled()
        n = len(self.system.values)
        self.printed, self.public = np.zeros(n, dtype=bool), together(self.cells.open, bool)
        for key, index in self.index.items():
            column = self._columns[key]
            self.printed[index] = column.observed & np.isin(column.codes, (VALUE, NONE))

    # --- cells

    def _enter(self, keys: list[Key]) -> None:
        """The columns of a quantity at all levels."""
        found = {}
        for key in keys:
            column = self.numbers.column(key.quantity, key.period, key.vintage, key.level)
            if column is not None and column.observed.any() and not column.partial:
                found[key] = column
        values = {key: np.where(column.known, column.values, np.nan) for key, column in found.items()}
        known = np.concatenate([v[np.isfinite(v)] for v in values.values()] or [np.empty(0)])
        # Only whole numbers not below 0 are protected by the sums they are in.
        counts = self.office.extensive(keys[0].quantity) and bool(((known >= 0) & (known % 1 == 0)).all())
        for key, column in found.items():
            policy = self._policies[key.quantity]
            self._columns[key] = column
            self.index[key] = (self._counted if counts else self._apart)(key, column, values[key], policy)

    def _counted(self, key: Key, column: Column, values: np.ndarray, policy: Policy) -> np.ndarray:
        """Cells of people or places."""
        shown_before, hidden_before = self._before(key, values)
        public = ~self.office.closed_cells(column) | shown_before
        small = np.array([not policy.objects and policy.small(value) for value in values], dtype=bool)
        delivered = column.codes == SUPPRESSED
        carriers = self._dominated(key, policy)
        causes = np.select([delivered, small, carriers], [Cause.DELIVERED, Cause.SMALL, Cause.CARRIER], Cause.SHOWN)
        causes = np.where(causes > 0, causes, self._barred(key, policy)).astype(np.int8)
        capacity = np.ceil(np.nan_to_num(values) * (1 - policy.largest))
        width = np.select([small | delivered, carriers], [policy.threshold, np.maximum(capacity, 1)], 0)
        cost = _LEVEL_COST[key.level] * (1 + np.log1p(np.nan_to_num(values)))
        return self.cells.add(
            values, open=public, causes=np.where(public, 0, causes), width=np.where(public, 0, width),
            cost=np.where(hidden_before, _AGAIN, 1.0) * cost,
            # That a region of one planning area tells of it is meant where regions may be shown.
            unpublished=~public & (causes == Cause.LEVEL),
        )  # fmt: skip

    def _apart(self, key: Key, column: Column, values: np.ndarray, policy: Policy) -> np.ndarray:
        """Cells of shares, classes, balances and measured ground: in no sum, so hiding others does not protect them."""
        public = ~self.office.closed_cells(column)
        measured = policy.objects and self.office.extensive(key.quantity)
        causes = self._barred(key, policy)
        if not measured:
            causes[(causes == 0) & self._few(key, policy)] = Cause.POPULATION
            causes[causes == 0] = Cause.SHOWN if policy.rates else Cause.RATE
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

    def _before(self, key: Key, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Which numbers were released just so before, and which were kept back before."""
        ids, iso, earlier = self.numbers.areas(key.vintage, key.level).ids, key.period.isoformat(), self.office.earlier
        names = [(key.vintage, key.level, area_id, key.quantity, iso) for area_id in ids]
        before = np.array([earlier.get(name, np.nan) for name in names], dtype=float)
        return before == values, np.isnan(before) & np.array([name in earlier for name in names], dtype=bool)

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
        found = np.zeros(len(self.numbers.areas(key.vintage, key.level).ids), dtype=bool)
        for _, whole in self._wholes(key):
            people = np.nan_to_num(whole.values)
            found |= whole.known & (people > 0) & (people < policy.denominator)  # of nobody there is nothing to hide
        return found

    def _wholes(self, key: Key) -> Iterator[tuple[Indicator, Column]]:
        """What a quantity is a part of, at its own date: denominators of the catalogue."""
        for indicator in self.numbers.indicators:
            terms, whole = parse(indicator.numerator), parse(indicator.denominator)
            alone = [term.quantity for term in terms] == [key.quantity] and terms[0].factor == 1
            if not alone or not whole or any(term.quantity == AREA_M2 or term.factor != 1 for term in whole):
                continue
            column = total(self.numbers, whole, key.period, key.vintage, key.level)
            if column is not None:
                yield indicator, column

    def _dominated(self, key: Key, policy: Policy) -> np.ndarray:
        """Capacities that tell those of one carrier."""
        ids, sites = self.numbers.areas(key.vintage, key.level).ids, None
        if key.quantity.endswith(".capacity"):
            sites = places(self.numbers, _theme(key.quantity), key.period, key.vintage)
        if sites is None:
            return np.zeros(len(ids), dtype=bool)
        return np.array([sites.dominated(a, key.level, policy.carriers, policy.largest) for a in ids], dtype=bool)

    # --- relations

    def _relate(self, vintage: str, quantities: list[str]) -> None:
        counts = [q for q in quantities if self.office.extensive(q) and not q.endswith(UNSTATED)]
        for quantity in counts:
            self._relate_areas(vintage, quantity)
            for level in LEVELS:
                self._relate_wholes(Key(vintage, level, quantity, self.period))
                self._relate_places(Key(vintage, level, quantity, self.period))
        self._relate_quantities(vintage, counts)

    def _relate_areas(self, vintage: str, quantity: str) -> None:
        """Areas make up the area above, with the cases of it that cannot be placed any closer."""
        for low, high in pairwise(LEVELS):
            below, above = (self.index.get(Key(vintage, level, quantity, self.period)) for level in (low, high))
            if below is None or above is None:
                continue
            column = self._columns[Key(vintage, low, quantity, self.period)]
            inside: dict[str, list[int]] = {}
            for area_id, cell, code in zip(self.numbers.areas(vintage, low).ids, below, column.codes, strict=True):
                if STATUSES[code] is not Status.NOT_APPLICABLE:
                    inside.setdefault(ancestor(area_id, high), []).append(int(cell))
            for area_id, cell in zip(self.numbers.areas(vintage, high).ids, above, strict=True):
                if area_id in inside:
                    self.cells.relate(cell, [*inside[area_id], *self._unplaced(vintage, quantity, area_id)])

    def _unplaced(self, vintage: str, quantity: str, area_id: str) -> list[int]:
        """The cases of an area that cannot be placed: printed nowhere, but whoever entered them knows them."""
        rest = self.numbers.unplaced_at(quantity, self.period, vintage, area_id)
        return self.cells.add(np.array([rest]), open=True).tolist() if rest else []

    def _relate_wholes(self, key: Key) -> None:
        """A part and what lacks to its whole."""
        index, policy = self.index.get(key), self._policies[key.quantity]
        if index is None or policy.objects:
            return
        values = np.concatenate(self.cells.values)[index]
        for _, whole in self._wholes(key):
            if self.office.closed_cells(whole)[whole.known].any():
                continue  # one that is not public is a column of its own, or the sum of several
            self._relate_whole(index, values, np.where(whole.known, whole.values, np.nan), policy)

    def _relate_whole(self, index: np.ndarray, values: np.ndarray, whole: np.ndarray, policy: Policy) -> None:
        at = np.flatnonzero(np.isfinite(values) & np.isfinite(whole))
        lacking = whole[at] - values[at]
        if (lacking < 0).any():  # places beside children are no part of them
            return
        few = (lacking < policy.threshold) & (values[at] > 0) & policy.complement
        others = self._elsewhere(lacking, few, policy)
        everybody = self.cells.add(whole[at], open=True)
        for total_, part, other in zip(everybody, index[at], others, strict=True):
            self.cells.relate(total_, [part, other])

    def _elsewhere(self, values: np.ndarray, sensitive: np.ndarray, policy: Policy) -> np.ndarray:
        """Cells that are printed nowhere and may follow from others."""
        return self.cells.add(
            values, causes=np.where(sensitive, Cause.COMPLEMENT, 0), width=np.where(sensitive, policy.threshold, 0),
            unpublished=True,
        )  # fmt: skip

    def _relate_places(self, key: Key) -> None:
        """The places that everybody may see, and those that are closed."""
        theme = key.quantity.removesuffix(".count")
        if theme == key.quantity or not self.office.closed_places.get(theme) or key not in self.index:
            return
        sites = places(self.numbers, theme, self.period, key.vintage)
        if sites is None:
            return
        index, policy = self.index[key], self._policies[key.quantity]
        shown = np.array([sites.shown(a, key.level) for a in self.numbers.areas(key.vintage, key.level).ids], float)
        values = np.concatenate(self.cells.values)[index]
        at = np.flatnonzero(np.isfinite(values) & (values >= shown) & (shown > 0))
        closed = values[at] - shown[at]
        small = np.array([policy.small(value) for value in closed], dtype=bool)
        others = self._elsewhere(closed, small, policy)
        seen = self.cells.add(shown[at], open=True)
        for total_, part, other in zip(index[at], seen, others, strict=True):
            self.cells.relate(total_, [part, other])

    def _relate_quantities(self, vintage: str, quantities: list[str]) -> None:
        """Categories make up their total, at every level."""
        finest = next(
            (lv for lv in LEVELS if any(Key(vintage, lv, q, self.period) in self.index for q in quantities)), ""
        )
        keys = {q: Key(vintage, finest, q, self.period) for q in quantities}
        values = np.concatenate(self.cells.values) if self.cells.values else np.empty(0)
        columns = {q: values[self.index[key]] for q, key in keys.items() if key in self.index}
        for left, right in identities(columns):
            for level in LEVELS:
                sides = [[self.index.get(Key(vintage, level, q, self.period)) for q in side] for side in (left, right)]
                if any(index is None for side in sides for index in side):
                    continue
                self._relate_sides(*(np.stack(side, axis=1) for side in sides))  # type: ignore[arg-type]

    def _relate_sides(self, left: np.ndarray, right: np.ndarray) -> None:
        """Two sums that are equal, area by area; a sum that is no cell is printed nowhere."""
        totals = left[:, 0]
        if left.shape[1] > 1:
            values = np.concatenate(self.cells.values)
            totals = self.cells.add(values[left].sum(axis=1), unpublished=True)
            for total_, parts in zip(totals, left, strict=True):
                self.cells.relate(total_, parts)
        for total_, parts in zip(totals, right, strict=True):
            self.cells.relate(total_, parts)

    def _relate_systems(self) -> None:
        """Areas that are whole areas of another key system have its numbers."""
        for target in self.numbers.vintages:
            both = {key.quantity for key in self.index if key.vintage == target}
            sources = {key.vintage for key in self.index if key.vintage != target and key.quantity in both}
            if not sources:
                continue
            for found in bridges(self.numbers, target):
                for key, index in list(self.index.items()):
                    old = self.index.get(Key(found.source, "PLR", key.quantity, self.period))
                    if key.vintage != target or key.level == "STADT" or old is None:
                        continue
                    for cell, members in zip(index, found.unions(key.level), strict=True):
                        if members:
                            self.cells.relate(cell, [int(old[m]) for m in members])

    # --- result

    def protected(self, progress: Progress) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Which cells are hidden, why, and which cannot be protected; arrays (n,)."""
        found = suppress(self.system, self.office.cache, progress)
        weak = self._at_risk(found)
        if weak.any():  # no partner is left: then nothing of these columns is shown
            self._block(weak)
            found = suppress(self.system, self.office.cache, progress)
            weak = self._at_risk(found)
        causes = np.where(found.hidden & (self.causes == 0), Cause.PARTNER, self.causes)
        return causes > 0, causes, weak

    def _at_risk(self, found: Suppression) -> np.ndarray:
        """Cells that are not protected from a reader; where nothing at all is shown there is nothing to reckon with."""
        n = len(found.hidden)
        weak = np.zeros(n, dtype=bool)
        weak[list(found.weak)] = True
        if not weak.any():
            return weak
        label = connected(n, self.system.relations)
        seen = self.printed & ~found.hidden & (self.causes == 0)
        seen |= self.public
        return weak & np.isin(label, label[seen])

    def _block(self, cells: np.ndarray) -> None:
        """Show nothing of the columns that some cells are in, at any level."""
        names = {(key.vintage, key.quantity) for key, index in self.index.items() if cells[index].any()}
        hidden = np.array(self.system.hidden)
        for key, index in self.index.items():
            if (key.vintage, key.quantity) in names:
                more = index[~self.public[index]]
                hidden[more] = True
                self.causes[more] = np.where(self.causes[more] > 0, self.causes[more], Cause.BLOCKED)
        self.system = replace(self.system, hidden=hidden)

    def named(self, mask: np.ndarray) -> Iterator[tuple[Key, str]]:
        """Column and area of some cells."""
        for key, index in self.index.items():
            ids = self.numbers.areas(key.vintage, key.level).ids
            for i in np.flatnonzero(mask[index]).tolist():
                yield key, ids[i]

    def rows(self, mask: np.ndarray, causes: np.ndarray | None = None) -> pd.DataFrame:
        """Some cells as rows."""
        found = [
            (key.vintage, key.level, area_id, key.quantity, key.period.isoformat()) for key, area_id in self.named(mask)
        ]
        frame = pd.DataFrame(found, columns=["vintage", "level", "area_id", "quantity", "period"])
        at = np.concatenate([index[mask[index]] for index in self.index.values()] or [np.empty(0, int)])
        values = [self.office.printed(key, self._columns[key])[mask[index]] for key, index in self.index.items()]
        frame["value"] = np.concatenate(values) if values else np.empty(0)
        frame["cause"] = 0 if causes is None else causes[at]
        return frame
