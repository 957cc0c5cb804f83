# SPDX-License-Identifier: GPL-2.0-or-later
"""An office with numbers of its own, and the documents that we write of them."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import count

import pandas as pd
import pytest
import shapely
from sozialraum.processing.domain.disclosure.public import public_view
from sozialraum.processing.domain.keys import known_systems
from sozialraum.processing.domain.lor import LEVELS, ancestor
from sozialraum.processing.domain.profile import Former
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.report.difference import difference_template, make_difference
from sozialraum.processing.report.document import write_document
from sozialraum.processing.report.templates import read_template, wanted_of
from sozialraum.processing.report.workbook import table_template, workbook_bytes

FIRST = ("01100205", "01100206", "01100207", *(f"011003{n:02d}" for n in range(8, 14)))
PLR = (*FIRST, *sorted(a for a in known_systems()["2021"] if a[:2] == "01" and a not in FIRST))
DAY = "2024-12-31"
PUBLIC = {"source_id": 1, "title": "EWR", "office": "AfS", "file": "", "sheet": "", "hash": "", "period": DAY,
          "licence": "", "published": True, "protection": "exact"}  # fmt: skip
CLOSED = PUBLIC | {"source_id": 2, "title": "Eigene Liste", "office": "Sozialamt", "published": False}
OUTLINES = {area: shapely.box(n * 1000, 0, n * 1000 + 1000, 1000) for n, area in enumerate(PLR)}
SIGNS = {"suppressed": "•", "missing": "k. A.", "none": "–", "not_applicable": "x"}


class Office:
    """A Bezirk with its residents and what an office counted: first in regions 011002 and 011003, if it is 01.

    Parameters
    ----------
    counted
        By quantity, or by quantity and day: a number for each Planungsraum, or for the first ones (30 in the others).
    people
        Residents by day, as `counted`; 300 in each without.
    policies
        The library's own rules of disclosure, as JSON.
    redrawn
        What a careless painter does to a profile before it becomes a PDF.
    outlines
        Borders of the areas.
    """

    def __init__(
        self, numbers_of, folder, counted, *, plr=PLR, people=None, policies="", redrawn=None, outlines=OUTLINES
    ):
        self.plr, self.people = plr, people or {}
        self.numbers_of, self.folder = numbers_of, folder
        self.policies, self.outlines = policies, outlines
        self.counted = {key if isinstance(key, tuple) else (key, DAY): values for key, values in counted.items()}
        self.days = sorted({day for _, day in self.counted})
        self.redrawn = redrawn or (lambda profile: profile)
        self.kept, self.ledger = frozenset(), None

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
        return self._written(self._numbers([*told, *wholes], sources=[PUBLIC]), "intern", kinds, self.days)

    def public(self, kinds=("csv",), earlier=None, until="9"):
        """The public edition of the numbers until a day, given what was released `earlier`.

        `kept` is what was kept back, as ``(area, quantity, day)``; `ledger` is what is known to be out afterwards.
        """
        rows = [row for row in self._rows(2) if row[2] <= until]
        view = public_view(self._numbers(rows, sources=[PUBLIC, CLOSED]), earlier)
        kept = view.kept_back
        self.kept = frozenset(zip(kept["area_id"], kept["quantity"], kept["period"], strict=True))
        self.ledger = pd.concat([view.shown, kept.assign(value=float("nan"))], ignore_index=True)
        return self._written(view.numbers, "oeffentlich", kinds, [day for day in self.days if day <= until])

    def _rows(self, source):
        for day in self.days:
            everyone = self.people.get(day, [300] * len(self.plr))
            yield from ((area, "ew", day, n) for area, n in zip(self.plr, everyone, strict=True))
        for (quantity, day), values in self.counted.items():
            every = (*values, *[30] * (len(self.plr) - len(values)))
            yield from ((area, quantity, day, n, source) for area, n in zip(self.plr, every, strict=True))

    def _numbers(self, rows, **kwargs):
        numbers = self.numbers_of(rows, self.plr, outlines=self.outlines, **kwargs)
        object.__setattr__(numbers.context, "disclosure", self.policies)
        return numbers

    def _written(self, numbers, edition, kinds, days):
        self.folder.mkdir(exist_ok=True)
        region = self.plr[0][:6]
        for day in days if "csv" in kinds else ():
            self._table(numbers, edition, day)
        if "xlsx" in kinds:
            template = table_template()
            profile = build_profile(numbers, region, wanted=wanted_of(template, "BZR"))
            (self.folder / f"{region}_gebiet_tabellen_{days[-1]}_{edition}.xlsx").write_bytes(
                workbook_bytes(profile, edition, template)
            )
        if "pdf" in kinds:
            template = read_template("teil1")
            profile = self.redrawn(build_profile(numbers, region, wanted=wanted_of(template, "BZR")))
            write_document(profile, self.folder / f"{region}_gebiet_teil1_{days[-1]}_{edition}.pdf", edition, template)
        if "diff" in kinds:
            template = difference_template()
            wanted = wanted_of(template, "BZR")
            before, after = (build_profile(numbers, region, date.fromisoformat(d), wanted=wanted) for d in days[-2:])
            data = make_difference(replace(after, former=Former(before, "", "")), edition, template).data
            (self.folder / f"{region}_gebiet_aenderungen-seit-{days[-2]}_{days[-1]}_{edition}.pdf").write_bytes(data)
        if {"xlsx", "pdf", "diff"} & set(kinds):  # they name areas without their keys; those are public
            areas = sorted({a[:length] for a in self.plr for length in (2, 4, 6, 8)})
            names = "".join(f"{a};Gebiet {a}\n" for a in areas)
            (self.folder / "namen.csv").write_text(f"area_id;name\n{names}", encoding="utf-8")
        return self.folder

    def _table(self, numbers, edition, day):
        """All that an edition can be made of, of all levels."""
        names = ["ew", *(q for q, when in self.counted if when == day)]
        columns = [[numbers.column(q, date.fromisoformat(day), "2021", level) for q in names] for level in LEVELS]
        lines = [["area_id", *names]]
        for level, found in zip(LEVELS, columns, strict=True):
            for i, area in enumerate(numbers.areas("2021", level).ids):
                cells = [f"{c.values[i]:g}" if c.known[i] else SIGNS.get(str(c.statuses[i]), "") for c in found]
                lines.append([area, *cells])
        text = "".join(";".join(line) + "\n" for line in lines)
        (self.folder / f"zahlen_{day}_{edition}.csv").write_text(text, encoding="utf-8")


@pytest.fixture
def office(numbers_of, tmp_path):
    """Make an `Office` of what was counted."""
    made = count()
    return lambda counted, **kwargs: Office(numbers_of, tmp_path / f"aus{next(made)}", counted, **kwargs)
