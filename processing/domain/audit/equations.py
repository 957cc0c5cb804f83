# SPDX-License-Identifier: GPL-2.0-or-later
"""From what the files say to equations and inequalities between numbers of areas.

Formulas of indicators, the partition of areas and age groups, what the columns of a table mean, and that a part of
people is no more than all of them are public knowledge.
"""

import math
from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from ..formula import parse
from . import ages, margins, nested_areas, people, ranks
from .claims import Claim, Claims, ColumnFact, RowFact, nearest
from .knowledge import Cell, Knowledge
from .system import Limits, total
from .values import Value
from .vocabulary import Measure, Vocabulary


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
        self.system.relations += nested_areas.parents(self.found, self.rests)
        self.system.relations += ages.bands(self.found)
        numbers = ChainMap(dict(self.values), self.system.known)  # true ones, and others as they are told
        self.system.relations += margins.relations(self.found, numbers)
        people.relations(self.found, self.words, self._nearest)
        self.system.relations += nested_areas.pieces(self.found, self.pieces)

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
        return nearest(period, self.periods.get((area, quantity), ()))

    def _relation(self, claim: Claim) -> None:
        if claim.withheld or not claim.value.readable:
            return
        kind, value = claim.measure.kind, claim.value
        if kind == "figure" and not any(True for _ in self._single(claim.measure)):
            indicator = self.words.by_id[claim.measure.of]
            half = 0.5 * 10.0**-value.decimals
            terms = self._terms(indicator.numerator, claim.area, claim.period)
            self.system.add(terms, value.low - half, value.high + half, "figure")
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
                self.system.add([(now, 1.0), (before, -1.0 - ends[0])], 0.0, math.inf, "change")
                self.system.add([(now, 1.0), (before, -1.0 - ends[1])], -math.inf, 0.0, "change")
            else:
                self.system.add([(now, 1.0), (before, -1.0)], *ends, "change")

    def _rate(self, name: str, area: str, period: str, value: Value) -> None:
        """``low <= factor × numerator / denominator <= high`` is two inequalities of both."""
        indicator = self.words.by_id[name]
        above = self._terms(indicator.numerator, area, period, indicator.factor)
        for end, low, high in ((value.low, 0.0, math.inf), (value.high, -math.inf, 0.0)):
            if math.isfinite(end):
                below = self._below(indicator.denominator, area, period, -end)
                self.system.add([*above, *below], low, high, "rate")

    def _change(self, claim: Claim) -> None:
        """Counts in per cent of before; shares in percentage points where both denominators can be read."""
        indicator, value, since = self.words.by_id[claim.measure.of], claim.value, claim.measure.since
        now = self._terms(indicator.numerator, claim.area, claim.period)
        before = self._terms(indicator.numerator, claim.area, since)
        if indicator.unit == "Personen":
            for end, low, high in ((value.low, 0.0, math.inf), (value.high, -math.inf, 0.0)):
                self.system.add([*now, *((c, -f * (1 + end / 100)) for c, f in before)], low, high, "change")
            return
        below = [self._sum(indicator.denominator, claim.area, day) for day in (claim.period, since)]
        if all(below):
            terms = [(c, f * indicator.factor / below[0]) for c, f in now]
            terms += [(c, -f * indicator.factor / below[1]) for c, f in before]
            self.system.add(terms, value.low, value.high, "change")

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
            self.system.add(terms, fact.value.low * times, fact.value.high * times, fact.kind)

    def _columns(self, fact: ColumnFact, area: str) -> None:
        cells = []
        for measure, period, factor in fact.terms:
            quantity = next(self._single(measure), None)
            if quantity is None:
                return  # a rate of the catalogue is told by its formula
            cells.append(((area, quantity, period), factor))
        if not fact.ratio:
            if not margins.refuted(cells, self.values, fact.constant, fact.slack):
                self.system.add(cells, fact.constant - fact.slack, fact.constant + fact.slack, "columns")
            return
        (rate, factor), (above, _), (below, _) = cells
        limits = self.system.unknown.get(rate)
        if limits is not None and math.isfinite(limits.low) and math.isfinite(limits.high):
            self.system.add([(above, factor), (below, -limits.low)], 0.0, math.inf, "rate")
            self.system.add([(above, factor), (below, -limits.high)], -math.inf, 0.0, "rate")

    def _members(self, label: str, members: Sequence[str]) -> None:
        """An area that people made of others is their sum, in whatever was said about it."""
        said = {(c[1], c[2]) for c in (*self.system.known, *self.found.withheld) if c[0] == label}
        for quantity, period in said:
            self.system.relations.append(
                total((label, quantity, period), [(m, quantity, period) for m in members], "members")
            )
