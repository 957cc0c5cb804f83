# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of totals in an office's table ("Summe", "Berlin", "Tempelhof-Schöneberg"): no cases of their own.

Taken for cases without a key they would count everything twice.
"""

import re
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from .keys import repair_key
from .layouts import clean_header
from .lor import CITY, level_of

if TYPE_CHECKING:
    from .table_rows import Known, Row

DISTRICT = "zusammen"  # a row of a Bezirk's total in the statistical office's workbooks
_WORDS = r"(?:zusammen|insgesamt|gesamt\w*|summen?|total|alle(?: \w+)?|σ)"
_TOTAL = re.compile(rf"{_WORDS}(?:\s*[:=])?", re.IGNORECASE)
_AROUND = re.compile(rf"^(?:{_WORDS}|stadt|land|bezirk)\s+|\s+(?:{_WORDS})$|:$", re.IGNORECASE)


def label_of(text: str, names: Container[str]) -> str | None:
    """What a text calls a total: the name of an area ("berlin"), a mere word ("summe"), None where it is none.

    Parameters
    ----------
    names
        Of areas, in lower case.
    """
    name = _AROUND.sub("", text).strip().casefold()
    return name if _TOTAL.fullmatch(text) or name in names else None


class Totals:
    """Tells rows of totals from cases without a key.

    A total that names its area ("Berlin", a Bezirk) is that area's published total. A mere "Summe" is the total of the
    Bezirk or of the city only if the table names all areas of it; else it is a sum to check, of no area.

    Parameters
    ----------
    rows
        All rows; those with a key know their area.
    columns
        Position and quantity of the columns of numbers; labels stand in the others.
    """

    def __init__(self, rows: "Sequence[Row]", known: "Known", vintage: str, columns: Sequence[tuple[int, str]]) -> None:
        self._rows, self._known, self._ids = rows, known, known.ids[vintage]
        self._numbers = {place for place, _ in columns}
        self._taken = {row.area_id for row in rows if row.level}
        self._names = {name.casefold(): area_id for name, area_id in known.districts.items()}
        self._names[known.city.casefold()] = CITY

    def placed(self, row: "Row") -> bool:
        """Whether a row without an area is one of totals; then it says of what, or nothing if it is of no area."""
        if row.key is not None:
            return False
        label = self._label(row)
        if label is None:
            return False
        area = self._area(label, row)
        row.total = True
        if area and area not in self._taken:
            row.level, row.area_id = level_of(area), area
            self._taken.add(area)
        return True

    def _label(self, row: "Row") -> str | None:
        """What the row calls itself, if that is a total."""
        for place, cell in enumerate(row.cells):
            text = clean_header(cell)
            if place in self._numbers or not text or repair_key(text):
                continue
            name = label_of(text, self._names)
            if name is not None:
                return name
        return None

    def _area(self, label: str, row: "Row") -> str:
        """The area of a total, "" for one of no area."""
        named = self._names.get(label)
        if named:
            return named if named in self._ids else ""
        above = [r.area_id for r in self._rows if r.number < row.number and r.level and not r.total]
        above = [area_id for area_id in above if area_id != CITY]
        if not above:
            return ""
        district = above[-1][:2]
        if len({area_id[:2] for area_id in above}) > 1 and self._all_named(set(above), ""):
            return "" if self._between(row) else CITY
        return district if self._all_named({a for a in above if a[:2] == district}, district) else ""

    def _between(self, row: "Row") -> bool:
        """Whether areas follow: then it is the total of a part."""
        return any(r.number > row.number and r.level and not r.total for r in self._rows)

    def _all_named(self, areas: set[str], within: str) -> bool:
        """Whether all areas of the finest level named are there, in a Bezirk or in the whole city."""
        length = max(len(a) for a in areas)
        wanted = {i for i in self._ids if len(i) == length and i != CITY and i.startswith(within)}
        return wanted <= areas
