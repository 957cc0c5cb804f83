# SPDX-License-Identifier: GPL-2.0-or-later
"""Known layouts of tables as data (`resources/catalogue/layouts.json`), and how a table is recognised.

A layout says where the key, the date and the numbers stand and what they are in canonical quantities; one engine
(`extraction`) reads them all. What is not known is described by `unknown_tables` in the same terms.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from .catalogue import FOLDER
from .errors import SozialraumError
from .parsing import parse_period
from .records import Quantity
from .tables import Sheet

HEADER_ROWS = 25  # a header further down is none


@dataclass(frozen=True)
class Layout:
    """How a table is built.

    Parameters
    ----------
    recognise
        ``title``: regular expression on the first cell (group ``period``); or ``columns``: names that must be there;
        or ``coded``: at least so many columns named by ``codes`` (regular expression) or `patterns`, with ``hint``
        (regular expression on file, sheet or first lines), ``keys`` and ``periods`` (names the key's and the date's
        column may have), see `coded`.
    key
        ``column`` or ``parts`` (names, or positions where the table has no header row); ``city``: the key of the city.
    period
        ``from``: ``title``, ``column`` (with ``column``), ``file`` (with ``pattern``) or ``user``.
    columns, patterns
        Name or position of a column → quantity; patterns with ``{}`` for the groups.
    label
        Position of the column that names rows of totals (``Zusammen``, the city).
    objects
        The table lists objects, rows are summed: ``count`` quantity, ``name`` and ``district`` columns.
    categorical, blocked, split
        Quantities that are texts; texts that mean "not applicable"; one column spread by the class in another.
    delivered
        The office delivers each value for its very level: none is summed, whatever its kind.
    optional
        Quantities that not every edition has: a column without any content brings nothing, instead of "k. A.".
    """

    layout: str
    title: str
    office: str
    recognise: Mapping
    key: Mapping
    period: Mapping
    columns: Mapping[str, str]
    licence: str = ""
    protection: str = "exact"
    patterns: Sequence[Sequence[str]] = ()
    label: int | None = None
    objects: Mapping[str, str] = field(default_factory=dict)
    categorical: Sequence[str] = ()
    blocked: Sequence[str] = ()
    valid: Mapping = field(default_factory=dict)
    split: Mapping = field(default_factory=dict)
    intensive: Sequence[str] = ()
    optional: Sequence[str] = ()
    delivered: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)  # of quantities this table brings into being

    def quantity(self, header: str) -> str | None:
        """The quantity of a column's name, None for a column that is not imported."""
        if header in self.columns:
            return self.columns[header]
        for pattern, name in self.patterns:
            match = re.fullmatch(pattern, header)
            if match:
                return name.format(*(int(g) for g in match.groups()))
        return None


@dataclass(frozen=True)
class Recognised:
    """A sheet and how to read it: header names by position (none where the layout goes by position), first data row."""

    sheet: Sheet
    layout: Layout
    header: tuple[str, ...]
    first_row: int
    title_period: str = ""

    def place(self, name: object) -> int:
        """Position of a column by its name; a position stays one."""
        return name if isinstance(name, int) else self.header.index(str(name))

    def key_places(self) -> tuple[int, ...]:
        """Positions of the key, or of its parts."""
        key = self.layout.key
        return tuple(self.place(p) for p in key.get("parts", [key.get("column")]))

    def columns(self) -> list[tuple[int, str]]:
        """Position and quantity of each column that is read."""
        if not self.header:
            return [(int(place), quantity) for place, quantity in self.layout.columns.items()]
        named = [(n, self.layout.quantity(name)) for n, name in enumerate(self.header)]
        return [(n, quantity) for n, quantity in named if quantity]

    def text(self, cells: Sequence[object], column: str) -> str:
        """The text of a row in a column; "" where there is no such column."""
        if not column or column not in self.header:
            return ""
        place = self.place(column)
        return clean_header(cells[place]) if len(cells) > place else ""


@cache
def layouts() -> tuple[Layout, ...]:
    """All known layouts, the more specific first."""
    return tuple(Layout(**raw) for raw in json.loads((FOLDER / "layouts.json").read_text(encoding="utf-8")))


@cache
def known_quantities() -> Mapping[str, Quantity]:
    """Canonical quantities by id (`resources/catalogue/quantities.json`)."""
    return {
        raw["quantity"]: Quantity(**raw) for raw in json.loads((FOLDER / "quantities.json").read_text(encoding="utf-8"))
    }


def clean_header(cell: object) -> str:
    """A column's name on one line, without blanks at the ends and byte order mark.

    >>> clean_header(" Raub\\n-insgesamt- ")
    'Raub -insgesamt-'
    """
    return " ".join(str("" if cell is None else cell).replace("\ufeff", "").split())


def recognise(sheet: Sheet) -> Recognised | None:
    """The known layout of a sheet, None where none fits."""
    from . import coded  # which speaks of layouts in turn

    title = clean_header(next((c for row in sheet.rows[:3] for c in row[:1] if c), ""))
    headers = [(n, tuple(clean_header(c) for c in row)) for n, row in enumerate(sheet.rows[:HEADER_ROWS])]
    for layout in layouts():
        if "coded" in layout.recognise:
            found = coded.recognised(sheet, layout, headers)
            if found is not None:
                return found
            continue
        if "title" in layout.recognise:
            match = re.search(layout.recognise["title"], title)
            if match:
                return Recognised(sheet, layout, (), 1, match.groupdict().get("period") or "")
            continue
        wanted = set(layout.recognise["columns"])
        for n, names in headers:
            if wanted <= set(names):
                return Recognised(sheet, layout, names, n + 1)
    return None


def period_of(found: Recognised, given: str) -> date:
    """The reference date: as given, else as the layout says.

    Raises
    ------
    SozialraumError
        ``period_unreadable`` (period), ``period_missing`` (file).
    """
    if given.strip():
        day = parse_period(given)
        if day is None:
            raise SozialraumError("period_unreadable", period=given)
        return day
    where, file = found.layout.period, found.sheet.file
    text: object = ""
    if where["from"] == "title":
        text = found.title_period
    elif where["from"] == "column":
        place = found.header.index(where["column"])
        values = {row[place] for row in found.sheet.rows[found.first_row :] if len(row) > place and row[place]}
        text = values.pop() if len(values) == 1 else ""
    elif where["from"] == "file":
        match = re.search(where["pattern"], file)
        text = match["period"] if match else ""
    day = parse_period(_half_year(str(text)).replace("_", "-") if where["from"] == "file" else text)
    if day is None:
        raise SozialraumError("period_missing", file=file)
    return day


def _half_year(text: str) -> str:
    """The statistical office's "2024-02" is the second half-year of 2024, not February; "Dec2024" is English."""
    match = re.fullmatch(r"(\d{4})[-_]?(?:h0?|0)([12])", text)
    if match:
        return f"{match[1]}h0{match[2]}"
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    match = re.fullmatch(r"([A-Z][a-z]{2})(\d{4})", text)
    return f"{months.index(match[1]) + 1:02d}/{match[2]}" if match and match[1] in months else text
