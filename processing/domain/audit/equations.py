# SPDX-License-Identifier: GPL-2.0-or-later
"""From what the files say to equations and inequalities between numbers of areas.

A cell is ``(area_id, quantity, period)``. Formulas of indicators, the partition of areas and age groups, and that a
part of people is no more than all of them are public knowledge.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from ..formula import parse
from ..lor import CITY, CITY_DISTRICTS, KEY_LENGTH, LEVELS, ancestor, level_of
from . import ranks, subsets
from .claims import Claim, Claims, ColumnFact, RowFact
from .documents import Place
from .margins import sums
from .system import Limits, Relation, System, total
from .values import Value
from .vocabulary import Measure, Vocabulary, plr_sets

Cell = tuple[str, str, str]

_ADDITIVE = 0.8  # of the families that can be read must add up
PIECE = "∩"  # between the keys of two areas that overlap
COMPLEMENT = "rest of "
_YEAR = 400  # days; people counted further away are no denominator
PEOPLE = (
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


@dataclass
class Knowledge:
    """A system, and where its cells stand in the files.

    Parameters
    ----------
    places
        First place of each cell that the files name.
    withheld
        Cells that have a sign instead of a number somewhere.
    shown
        Where a withheld cell can be read after all.
    small
        Quantities that are confidential or have a withheld cell: what is small of them must not be read.
    rests
        Cells that are the rest of a number to all people, and what they are the rest of.
    people
        The cell with all people, by the cell that counts a part of them.
    differing
        Cells that are printed with different values.
    """

    system: System = field(default_factory=System)
    places: dict[Cell, Place] = field(default_factory=dict)
    withheld: dict[Cell, Place] = field(default_factory=dict)
    shown: dict[Cell, Place] = field(default_factory=dict)
    small: set[str] = field(default_factory=set)
    rests: dict[Cell, Cell] = field(default_factory=dict)
    people: dict[Cell, Cell] = field(default_factory=dict)
    differing: set[Cell] = field(default_factory=set)

    def everyone(self, cell: Cell) -> float | None:
        """The number of all people of whom a cell counts a part, where it can be read."""
        return self.system.known.get(self.people[cell]) if cell in self.people else None


def knowledge(
    claims: Claims,
    vocabulary: Vocabulary,
    areas_m2: Mapping[str, float] | None = None,
    pieces: Callable[[], Sequence[tuple[str, str]]] = tuple,
    confidential: Iterable[str] = (),
    rests: Mapping[Cell, float] = MappingProxyType({}),
    values: Mapping[Cell, float] = MappingProxyType({}),
) -> Knowledge:
    """Everything that follows from what the files say.

    Parameters
    ----------
    areas_m2
        Sizes of areas, which are public.
    pieces
        Where areas of two key systems overlap: old and new key of each piece; asked where both occur.
    confidential
        Quantities of which what is small must not be read, also where nothing of them is withheld.
    rests
        Cases that no smaller area has, as of `truth.Truth`: sums of parts are equations only with them.
    values
        True numbers, as of `truth.Truth`. Whoever reads the heads of a table knows which columns are parts of which;
        the numbers alone show it in all rows, and not in those that can be read.
    """
    made = _Maker(claims, vocabulary, areas_m2 or {}, pieces, rests, values)
    made.found.small.update(confidential)
    made.read()
    return made.found


class _Maker:
    def __init__(
        self, claims: Claims, vocabulary: Vocabulary, areas_m2: Mapping[str, float], pieces,
        rests: Mapping[Cell, float], values: Mapping[Cell, float],
    ) -> None:  # fmt: skip
        self.claims, self.words, self.pieces, self.rests, self.values = claims, vocabulary, pieces, rests, values
        self.found = Knowledge()
        self.system = self.found.system
        self.system.known |= {(area, "area_m2", ""): size for area, size in areas_m2.items()}
        self.periods: dict[tuple[str, str], set[str]] = defaultdict(set)

    def read(self) -> None:
        for claim in self.claims.cells:
            self._cell(claim)
        for claim in self.claims.cells:
            self._relation(claim)
        self._ranks()
        for area_fact in self.claims.rows:
            self._row(area_fact)
        for column_fact in self.claims.columns:
            for area in column_fact.areas:
                self._columns(column_fact, area)
        for label, members in self.claims.members.items():
            self._members(label, members)
        self._parents()
        self._bands()
        self._margins()
        self._people()
        self._pieces()

    # --- numbers

    def _cell(self, claim: Claim) -> None:
        """A count that is printed or withheld as itself; everything else becomes relations."""
        for quantity in self._single(claim.measure, claim.withheld):
            cell = (claim.area, quantity, claim.period)
            self.periods[claim.area, quantity].add(claim.period)
            self.found.places.setdefault(cell, claim.place)
            if claim.withheld:
                self.found.withheld.setdefault(cell, claim.place)
                self.found.small.add(quantity)
                if claim.measure.kind == "number":
                    self.system.unknown.setdefault(
                        cell, Limits(-math.inf, math.inf, False, 10.0 ** (1 - claim.value.decimals))
                    )
            elif claim.value.exact and claim.measure.kind in ("count", "figure"):
                self._know(cell, claim)
            elif claim.measure.kind in ("count", "figure", "number"):
                whole = claim.measure.kind != "number"
                unit = 0.0 if whole else 10.0 ** (1 - claim.value.decimals)
                limits = self.system.unknown.get(cell, Limits(0.0 if whole else -math.inf, math.inf, whole, unit))
                self.system.unknown[cell] = limits.within(claim.value.low, claim.value.high)

    def _know(self, cell: Cell, claim: Claim) -> None:
        before = self.system.known.setdefault(cell, claim.value.low)
        if before != claim.value.low:
            self.found.differing.add(cell)
        self.found.shown.setdefault(cell, claim.place)

    def _single(self, measure: Measure, withheld: bool = False) -> Iterator[str]:
        """The quantity of a measure that is one quantity itself; a rate is withheld for the sake of its numerator."""
        if measure.kind in ("count", "number"):
            yield measure.of
        elif measure.kind == "figure" or (measure.kind == "rate" and withheld):
            terms = parse(self.words.by_id[measure.of].numerator)
            if len(terms) == 1 and terms[0].factor == 1:
                yield terms[0].quantity

    def _add(self, terms: Iterable[tuple[Cell, float]], low: float, high: float, why: str) -> None:
        together: dict[Cell, float] = defaultdict(float)
        for cell, factor in terms:
            together[cell] += factor
        kept = tuple((cell, factor) for cell, factor in together.items() if factor)
        if kept:
            self.system.relations.append(Relation(kept, low, high, why))

    # --- formulas

    def _terms(self, formula: str, area: str, period: str, factor: float = 1.0) -> list[tuple[Cell, float]]:
        """The cells of a numerator, of the date itself."""
        return [((area, term.quantity, period), float(term.factor) * factor) for term in parse(formula)]

    def _below(self, formula: str, area: str, period: str, factor: float = 1.0) -> list[tuple[Cell, float]]:
        """The cells of a denominator, of the nearest date that is known."""
        return [
            ((area, quantity, self._nearest(area, quantity, day)), times)
            for (_, quantity, day), times in self._terms(formula, area, period, factor)
        ]

    def _nearest(self, area: str, quantity: str, period: str) -> str:
        """The date of a quantity that an indicator of another date takes: the nearest that is known, within a year."""
        if quantity == "area_m2":
            return ""
        known = self.periods.get((area, quantity), set())
        if period in known or not known:
            return period
        nearest = min(known, key=lambda other: (_days(other, period), other))
        return nearest if _days(nearest, period) <= _YEAR else period

    def _relation(self, claim: Claim) -> None:
        if claim.withheld or not claim.value.readable:
            return
        kind, value = claim.measure.kind, claim.value
        if kind == "figure" and not any(True for _ in self._single(claim.measure)):
            indicator = self.words.by_id[claim.measure.of]
            half = 0.5 * 10.0**-value.decimals
            terms = self._terms(indicator.numerator, claim.area, claim.period)
            self._add(terms, value.low - half, value.high + half, "figure")
        elif kind == "rate":
            self._rate(claim.measure.of, claim.area, claim.period, value)
        elif kind == "change":
            self._change(claim)
        elif kind.startswith("growth"):
            now, before = (
                (claim.area, claim.measure.of, claim.period),
                (claim.area, claim.measure.of, claim.measure.since),
            )
            told = value.rounded(value.decimals) if value.decimals or kind == "growth%" else value
            ends = (told.low / 100, told.high / 100) if kind == "growth%" else (told.low, told.high)
            if kind == "growth%":
                self._add([(now, 1.0), (before, -1.0 - ends[0])], 0.0, math.inf, "change")
                self._add([(now, 1.0), (before, -1.0 - ends[1])], -math.inf, 0.0, "change")
            else:
                self._add([(now, 1.0), (before, -1.0)], *ends, "change")

    def _rate(self, name: str, area: str, period: str, value: Value) -> None:
        """``low <= factor × numerator / denominator <= high`` is two inequalities of both."""
        indicator = self.words.by_id[name]
        above = self._terms(indicator.numerator, area, period, indicator.factor)
        for end, low, high in ((value.low, 0.0, math.inf), (value.high, -math.inf, 0.0)):
            if math.isfinite(end):
                below = self._below(indicator.denominator, area, period, -end)
                self._add([*above, *below], low, high, "rate")

    def _change(self, claim: Claim) -> None:
        """Counts in per cent of before; shares in percentage points where both denominators can be read."""
        indicator, value, since = self.words.by_id[claim.measure.of], claim.value, claim.measure.since
        now = self._terms(indicator.numerator, claim.area, claim.period)
        before = self._terms(indicator.numerator, claim.area, since)
        if indicator.unit == "Personen":
            for end, low, high in ((value.low, 0.0, math.inf), (value.high, -math.inf, 0.0)):
                self._add([*now, *((c, -f * (1 + end / 100)) for c, f in before)], low, high, "change")
            return
        below = [self._sum(indicator.denominator, claim.area, day) for day in (claim.period, since)]
        if all(below):
            terms = [(c, f * indicator.factor / below[0]) for c, f in now]
            terms += [(c, -f * indicator.factor / below[1]) for c, f in before]
            self._add(terms, value.low, value.high, "change")

    def _sum(self, formula: str, area: str, period: str) -> float:
        """The value of a formula that can be read; 0 where it cannot."""
        terms = self._below(formula, area, period)
        return sum(f * self.system.known[c] for c, f in terms) if all(c in self.system.known for c, _ in terms) else 0.0

    # --- what holds between rows and columns

    def _ranks(self) -> None:
        told: dict[tuple[Measure, str], dict[str, int]] = defaultdict(dict)
        for claim in self.claims.cells:
            if claim.measure.kind == "rank" and claim.value.exact:
                told[claim.measure, claim.period][claim.area] = int(claim.value.low)
        for (measure, period), places in told.items():
            cells = {area: (area, q, period) for area in places for q in self._ranked(measure)}
            self.system.relations += ranks.relations(places, cells, self.system.known)

    def _ranked(self, measure: Measure) -> Iterator[str]:
        indicator = self.words.by_id.get(measure.of)
        if indicator is None:
            yield measure.of
        elif not indicator.denominator:
            yield from self._single(Measure("figure", measure.of))

    def _row(self, fact: RowFact) -> None:
        for quantity in self._single(fact.measure):
            times = len(fact.areas) if fact.kind == "mean" else 1
            terms = [((area, quantity, fact.period), 1.0) for area in fact.areas]
            self._add(terms, fact.value.low * times, fact.value.high * times, fact.kind)

    def _columns(self, fact: ColumnFact, area: str) -> None:
        cells = []
        for measure, period, factor in fact.terms:
            quantity = next(self._single(measure), None)
            if quantity is None:
                return  # a rate of the catalogue is told by its formula
            cells.append(((area, quantity, period), factor))
        if not fact.ratio:
            if not _refuted(cells, self.values, fact.constant, fact.slack):
                self._add(cells, fact.constant - fact.slack, fact.constant + fact.slack, "columns")
            return
        (rate, factor), (above, _), (below, _) = cells
        limits = self.system.unknown.get(rate)
        if limits is not None and math.isfinite(limits.low) and math.isfinite(limits.high):
            self._add([(above, factor), (below, -limits.low)], 0.0, math.inf, "rate")
            self._add([(above, factor), (below, -limits.high)], -math.inf, 0.0, "rate")

    def _members(self, label: str, members: Sequence[str]) -> None:
        """An area that people made of others is their sum, in whatever was said about it."""
        said = {(c[1], c[2]) for c in (*self.system.known, *self.found.withheld) if c[0] == label}
        for quantity, period in said:
            self.system.relations.append(
                total((label, quantity, period), [(m, quantity, period) for m in members], "members")
            )

    # --- public knowledge

    def _counted(self) -> dict[tuple[str, str], set[str]]:
        """Areas of which something is said, by quantity and date; of whole numbers only."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        unknown = (c for c, limits in self.system.unknown.items() if limits.whole)
        for relation in self.system.relations:
            for cell, _ in relation.terms:
                found[cell[1], cell[2]].add(cell[0])
        for cell in (*self.system.known, *unknown, *self.found.withheld):
            found[cell[1], cell[2]].add(cell[0])
        return found

    def _parents(self) -> None:
        """Parent = sum of children, of the next finer level of which anything is said."""
        for (quantity, period), areas in sorted(self._counted().items()):
            if quantity == "area_m2":
                continue
            families = list(_families(areas))
            if not self._adds_up(quantity, period, families):
                continue
            for parent, children in families:
                cells = [(child, quantity, period) for child in children]
                cells += self._unplaced(parent, children, quantity, period)
                self.system.relations.append(total((parent, quantity, period), cells, "parent"))

    def _unplaced(self, parent: str, children: Sequence[str], quantity: str, period: str) -> list[Cell]:
        """Cases of an area that none of its parts has: of itself, and of areas between it and them."""
        between = LEVELS[LEVELS.index(level_of(children[0])) + 1 : LEVELS.index(level_of(parent)) + 1]
        areas = {parent} | {ancestor(child, level) for child in children for level in between}
        cells = [(f"REST:{area}", quantity, period) for area in sorted(areas)]
        return [c for c in cells if c in self.system.known or c in self.found.withheld or c in self.rests]

    def _adds_up(self, quantity: str, period: str, families: list) -> bool:
        """Whether the areas that can be read add up; where none can all be, whether counts may."""
        right = tried = 0
        for parent, children in families:
            cells = [(child, quantity, period) for child in (parent, *children)]
            if all(cell in self.system.known for cell in cells):
                whole, *parts = (self.system.known[cell] for cell in cells)
                rests = self._unplaced(parent, children, quantity, period)
                parts += [self.rests.get(cell, self.system.known.get(cell, 0.0)) for cell in rests]
                tried += 1
                right += abs(whole - sum(parts)) < 1e-6
        return right >= _ADDITIVE * tried

    def _bands(self) -> None:
        """An age group is the sum of the finest others that make it up."""
        groups: dict[tuple[str, str, str], dict[tuple[int, int], Cell]] = defaultdict(dict)
        for (quantity, period), areas in self._counted().items():
            stem, _, band = quantity.rpartition(".alter.")
            low, _, high = band.partition("_")
            if stem and low.isdigit() and (high.isdigit() or not high):
                for area in areas:
                    groups[area, stem, period][int(low), int(high or 999)] = (area, quantity, period)
        for (area, stem, period), bands in groups.items():
            for ages, cell in bands.items():
                parts = _partition(ages, bands)
                if parts:
                    self.system.relations.append(total(cell, parts, "bands"))
            whole = (area, stem, period)
            parts = _partition((0, 999), bands)
            if parts:
                self.system.relations.append(total(whole, parts, "bands"))

    def _margins(self) -> None:
        """Columns of a confidential table that add up, in the areas where they do."""
        numbers = {**self.system.known, **self.values}
        counted = self._counted()
        for names in _tables({quantity for quantity, _ in counted}, self.found.small):
            for terms in sums(names, numbers):
                for period in {day for quantity, day in counted if quantity in names}:
                    areas = set().union(*(counted.get((quantity, period), ()) for quantity, _ in terms))
                    for area in sorted(areas):
                        cells = [((area, quantity, period), float(factor)) for quantity, factor in terms]
                        if not _refuted(cells, numbers):
                            self._add(cells, 0.0, 0.0, "margin")

    def _people(self) -> None:
        """A part of the people is no more than all of them, and the rest is no number to be read either."""
        counted = self._counted()
        for quantity, splits in _PARTS.items():
            for parts in splits:
                for period in {p for q, p in counted if q == quantity}:
                    areas = counted[quantity, period].intersection(*(counted[part, period] for part in parts))
                    for area in areas:
                        cells = [(area, part, period) for part in parts]
                        self.system.relations.append(total((area, quantity, period), cells, "people"))
        beside = self._parts_of_columns(counted)
        bases = beside | self._bases(counted)
        for quantity in sorted(self.found.small | beside.keys()):
            base = bases.get(quantity, "")
            for period in sorted({p for q, p in counted if q == quantity}) if base else ():
                for area in sorted(counted[quantity, period]):
                    everyone = (area, base, self._nearest(area, base, period))
                    cell, rest = (area, quantity, period), (area, COMPLEMENT + quantity, period)
                    if everyone not in self.system.known:
                        if quantity in beside and area in counted.get((base, everyone[2]), ()):
                            self._add([(everyone, 1.0), (cell, -1.0)], 0.0, math.inf, "part")
                    elif quantity in self.found.small:
                        self.found.rests[rest], self.found.people[cell] = cell, everyone
                        if cell not in self.system.known:
                            self.system.relations.append(total(everyone, [cell, rest], "people"))

    def _parts_of_columns(self, counted: Mapping) -> dict[str, str]:
        """Columns that count a part of what another one does, by name; no number that can be read is against it."""
        names = {quantity for quantity, _ in counted}
        known: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
        for (area, quantity, period), number in self.system.known.items():
            known[quantity][area, period] = number
        found: dict[str, str] = {}
        for part in sorted(names):
            for whole in subsets.wholes(part, names):
                shared = known[part].keys() & known[whole].keys()
                if shared and all(known[part][at] <= known[whole][at] for at in shared):
                    found[part] = whole
                    break
        return {part: whole for part, whole in found.items() if {part, whole} & self.found.small}

    def _bases(self, counted: Mapping) -> dict[str, str]:
        """Of whom a quantity counts a part: by the catalogue, else the column of all people that is never smaller."""
        found: dict[str, str] = {}
        for indicator in self.words.catalogue:
            above, below = parse(indicator.numerator), parse(indicator.denominator)
            if indicator.unit == "%" and len(above) == len(below) == 1:
                found.setdefault(above[0].quantity, below[0].quantity)
        known: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
        for (area, quantity, period), number in self.system.known.items():
            known[quantity][area, period] = number
        for quantity in self.found.small - found.keys():
            own = known[quantity]
            for base in sorted(q for q in known if q in PEOPLE and q != quantity):
                shared = own.keys() & known[base].keys()
                if shared and all(own[at] <= known[base][at] for at in shared):
                    found[quantity] = base
                    break
        return found

    def _pieces(self) -> None:
        """The same date in two key systems: both areas are the sums of the pieces in which they overlap."""
        old_only, new_only = (plr_sets()[vintage] for vintage in ("2020", "2021"))
        for (quantity, period), areas in sorted(self._counted().items()):
            if areas.isdisjoint(old_only) or areas.isdisjoint(new_only):
                continue
            old, new = defaultdict(list), defaultdict(list)
            for before, after in self.pieces():
                if before in areas or after in areas:
                    piece = (f"{before}{PIECE}{after}", quantity, period)
                    old[before].append(piece)
                    new[after].append(piece)
            if any(a in areas for a in old) and any(a in areas for a in new):
                for area, parts in (*old.items(), *new.items()):
                    self.system.relations.append(total((area, quantity, period), parts, "pieces"))


def _tables(names: Iterable[str], small: Collection[str]) -> Iterator[list[str]]:
    """Quantities that were delivered together, by their names, where some of them are confidential."""
    tables: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        tables[name.rpartition(".")[0]].append(name)
    yield from (table for table in tables.values() if not set(table).isdisjoint(small))


def _refuted(
    terms: Iterable[tuple[Cell, float]], numbers: Mapping[Cell, float], constant: float = 0.0, slack: float = 0.0
) -> bool:
    """Whether what holds in other areas is wrong in this one: who believes it finds out nothing."""
    terms = list(terms)
    if any(cell not in numbers for cell, _ in terms):
        return False
    return abs(sum(factor * numbers[cell] for cell, factor in terms) - constant) > slack + 1e-6


def _days(one: str, other: str) -> int:
    """Days between two ISO dates; far where one is none."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 10**6


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


def _partition(band: tuple[int, int], bands: Mapping[tuple[int, int], Cell]) -> list[Cell]:
    """The finest other bands that make up one without a gap; empty where there are none."""
    start, parts = band[0], []
    while start < band[1]:
        ends = [high for low, high in bands if low == start and high <= band[1] and (low, high) != band]
        if not ends:
            return []
        parts.append(bands[start, min(ends)])
        start = min(ends)
    return parts
