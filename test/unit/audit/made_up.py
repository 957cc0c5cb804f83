# SPDX-License-Identifier: GPL-2.0-or-later
"""Made-up tables over the real hierarchy, and small ones that can be enumerated."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from sozialraum.processing.domain.audit.system import Limits, Relation, System, total
from sozialraum.processing.domain.keys import known_systems
from sozialraum.processing.domain.lor import CITY, KEY_LENGTH, LEVELS, ancestor

CATEGORIES = tuple(f"k{n}" for n in range(1, 9))
TOTAL = "total"
SHARES = tuple(0.6**n / sum(0.6**m for m in range(8)) for n in range(8))
COLUMNS = (*CATEGORIES, TOTAL)


def berlin_areas(vintage: str = "2021") -> list[str]:
    """The real Planungsräume (542), without the made-up district's."""
    return sorted(a for a in known_systems()[vintage] if not a.startswith("99"))


def berlin_table(mean: float, seed: int, areas: Sequence[str] = ()) -> dict[tuple[str, str], int]:
    """Poisson counts of 8 uneven categories and their total for all areas of all levels.

    `mean` is that of a PLR's total; PLR differ in size as they do (a quarter has less than 0.7 of the mean).
    """
    areas, random = areas or berlin_areas(), np.random.default_rng(seed)
    sizes = random.gamma(4, 0.25, len(areas))
    counts = random.poisson(mean * np.outer(sizes, SHARES))
    table: dict[tuple[str, str], int] = {}
    for area, row in zip(areas, counts.tolist(), strict=True):
        for column, count in zip(COLUMNS, (*row, sum(row)), strict=True):
            for level in LEVELS:
                key = (ancestor(area, level), column)
                table[key] = table.get(key, 0) + count
    return table


def berlin_relations(table: Mapping[tuple[str, str], int]) -> Iterator[Relation]:
    """Parent = sum of children in every column, total = sum of categories in every area."""
    areas = sorted({area for area, _ in table})
    for column in COLUMNS:
        for below, level in pairwise(LEVELS):
            parts: dict[str, list] = {}
            for area in areas:
                if area != CITY and len(area) == KEY_LENGTH[below]:
                    parts.setdefault(ancestor(area, level), []).append((area, column))
            for whole, cells in parts.items():
                yield total((whole, column), cells, "parent")
    for area in areas:
        yield total((area, TOTAL), [(area, column) for column in CATEGORIES])


def released(table: Mapping, hidden: set) -> System:
    """What an attacker knows of a table of which some cells are withheld."""
    known = {name: float(count) for name, count in table.items() if name not in hidden}
    return System(known, {name: Limits() for name in hidden}, list(berlin_relations(table)))


def solutions(system: System) -> list[dict]:
    """All whole-number solutions of a small system with only equations, by trying every value."""
    reduced = system.reduced()
    names = sorted(reduced.limits, key=repr)
    held = [(dict(r.terms), r.low, r.high) for r in reduced.relations]
    found: list[dict] = []

    def fits(values: dict) -> bool:
        for terms, low, high in held:
            least = most = 0.0
            for name, factor in terms.items():
                ends = [factor * v for v in ((values[name],) * 2 if name in values else
                        (reduced.limits[name].low, reduced.limits[name].high))]  # fmt: skip
                least, most = least + min(ends), most + max(ends)
            if least > high or most < low:
                return False
        return True

    def place(values: dict) -> None:
        if len(values) == len(names):
            found.append(dict(values))
            return
        name = names[len(values)]
        limits = reduced.limits[name]
        for value in range(int(limits.low), int(limits.high) + 1):
            values[name] = value
            if fits(values):
                place(values)
            del values[name]

    if fits({}) and all(limits.low <= limits.high for limits in reduced.limits.values()):
        place({})
    return found
