# SPDX-License-Identifier: GPL-2.0-or-later
"""An office with numbers of its own, and the documents that we write of them."""

from collections import Counter
from datetime import date
from itertools import count

import pytest
import shapely
from sozialraum.processing.domain.disclosure.public import public_view
from sozialraum.processing.domain.keys import known_systems
from sozialraum.processing.domain.lor import LEVELS, ancestor
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.report.document import write_document
from sozialraum.processing.report.templates import read_template, wanted_of
from sozialraum.processing.report.workbook import table_template, workbook_bytes

FIRST = ("01100205", "01100206", "01100207", *(f"011003{n:02d}" for n in range(8, 14)))
PLR = (*FIRST, *sorted(a for a in known_systems()["2021"] if a[:2] == "01" and a not in FIRST))
REGION = "011002"
DAY = "2024-12-31"
PUBLIC = {"source_id": 1, "title": "EWR", "office": "AfS", "file": "", "sheet": "", "hash": "", "period": DAY,
          "licence": "", "published": True, "protection": "exact"}  # fmt: skip
CLOSED = PUBLIC | {"source_id": 2, "title": "Eigene Liste", "office": "Sozialamt", "published": False}
OUTLINES = {area: shapely.box(n * 1000, 0, n * 1000 + 1000, 1000) for n, area in enumerate(PLR)}
SIGNS = {"suppressed": "•", "missing": "k. A.", "none": "–", "not_applicable": "x"}


class Office:
    """Bezirk 01, with 300 people in each Planungsraum, and what an office counted: first in 011002 and 011003.

    Parameters
    ----------
    counted
        By quantity, or by quantity and day: a number for each Planungsraum, or for the first ones (30 in the others).
    policies
        The library's own rules of disclosure, as JSON.
    redrawn
        What a careless painter does to a profile before it becomes a PDF.
    outlines
        Borders of the areas.
    """

    def __init__(self, numbers_of, folder, counted, *, policies="", redrawn=None, outlines=OUTLINES):
        self.numbers_of, self.folder = numbers_of, folder
        self.policies, self.outlines = policies, outlines
        self.counted = {key if isinstance(key, tuple) else (key, DAY): _all(values) for key, values in counted.items()}
        self.days = sorted({day for _, day in self.counted})
        self.redrawn = redrawn or (lambda profile: profile)
        self.kept = frozenset()

    def careless(self, *hidden, kinds=("csv",), sums=True):
        """Documents in which only some numbers are withheld, each ``(area, quantity[, day])``, and no sum of them.

        Without `sums`, those are withheld with them.
        """
        masked = {(area, quantity, (*day, DAY)[0]) for area, quantity, *day in hidden}
        rows = {tuple(row[:3]): row[3] for row in self._rows(1)}
        found = Counter()
        for (area, quantity, day), n in rows.items():
            for level in LEVELS[1:4]:
                found[ancestor(area, level), quantity, day] += n
        wholes = [(*k, n) for k, n in found.items() if sums and any(m[0].startswith(k[0]) for m in masked)]
        told = [(*key, "•" if key in masked else n) for key, n in rows.items()]
        return self._written(self._numbers([*told, *wholes], sources=[PUBLIC]), "intern", kinds)

    def public(self, kinds=("csv",), earlier=None):
        """The public edition; `kept` is what was kept back, as ``(area, quantity, day)``."""
        numbers = self._numbers(list(self._rows(2)), sources=[PUBLIC, CLOSED])
        view = public_view(numbers, earlier)
        kept = view.kept_back
        self.kept = frozenset(zip(kept["area_id"], kept["quantity"], kept["period"], strict=True))
        return self._written(view.numbers, "oeffentlich", kinds)

    def _rows(self, source):
        for day in self.days:
            yield from ((area, "ew", day, 300) for area in PLR)
        for (quantity, day), values in self.counted.items():
            yield from ((area, quantity, day, n, source) for area, n in zip(PLR, values, strict=True))

    def _numbers(self, rows, **kwargs):
        numbers = self.numbers_of(rows, PLR, outlines=self.outlines, **kwargs)
        object.__setattr__(numbers.context, "disclosure", self.policies)
        return numbers

    def _written(self, numbers, edition, kinds):
        self.folder.mkdir(exist_ok=True)
        if "csv" in kinds:
            self._table(numbers, edition)
        if "xlsx" in kinds:
            template = table_template()
            profile = build_profile(numbers, REGION, wanted=wanted_of(template, "BZR"))
            (self.folder / self._name("tabellen", edition, "xlsx")).write_bytes(
                workbook_bytes(profile, edition, template)
            )
        if "pdf" in kinds:
            template = read_template("teil1")
            profile = self.redrawn(build_profile(numbers, REGION, wanted=wanted_of(template, "BZR")))
            write_document(profile, self.folder / self._name("teil1", edition, "pdf"), edition, template)
        if {"xlsx", "pdf"} & set(kinds):  # they name areas without their keys; those are public
            names = "".join(f"{a};Gebiet {a}\n" for a in sorted({a[:length] for a in PLR for length in (2, 4, 6, 8)}))
            (self.folder / "namen.csv").write_text(f"area_id;name\n{names}", encoding="utf-8")
        return self.folder

    def _name(self, template, edition, suffix):
        return f"{REGION}_gebiet_{template}_{self.days[-1]}_{edition}.{suffix}"

    def _table(self, numbers, edition):
        """A table for each day: all that an edition can be made of, of all levels."""
        for day in self.days:
            names = ["ew", *(q for q, when in self.counted if when == day)]
            columns = [[numbers.column(q, date.fromisoformat(day), "2021", level) for q in names] for level in LEVELS]
            lines = [["area_id", *names]]
            for level, found in zip(LEVELS, columns, strict=True):
                for i, area in enumerate(numbers.areas("2021", level).ids):
                    cells = [f"{c.values[i]:g}" if c.known[i] else SIGNS.get(str(c.statuses[i]), "") for c in found]
                    lines.append([area, *cells])
            text = "".join(";".join(line) + "\n" for line in lines)
            (self.folder / f"zahlen_{day}_{edition}.csv").write_text(text, encoding="utf-8")


def _all(values):
    return (*values, *[30] * (len(PLR) - len(values)))


@pytest.fixture
def office(numbers_of, tmp_path):
    """Make an `Office` of what was counted."""
    made = count()
    return lambda counted, **kwargs: Office(numbers_of, tmp_path / f"aus{next(made)}", counted, **kwargs)
