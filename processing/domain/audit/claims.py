# SPDX-License-Identifier: GPL-2.0-or-later
"""What the released tables say about which number of which area at which date."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..lor import CITY, ancestor
from ..parsing import parse_period
from . import long_tables
from .area_names import AreaNames
from .dependencies import Dependency, dependencies
from .documents import Content, Place, Table, Text
from .grids import Column, Grid, grid
from .values import Sign, Value, column, value
from .vocabulary import Measure, Vocabulary, foreign, plain

_YEAR = re.compile(r"(?:\d{1,2}\.\s?\d{1,2}\.\s?)?(?<!\d)(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?(?!\d)")
_GROWTH = re.compile(
    r"\b(veränderung|änderung|zunahme|abnahme|differenz|zuwachs|change|difference|seit|gegenüber|zu|zum|gegen|vorjahr"
    r"|since|absolut|in prozent|prozent|%)\b|%", re.IGNORECASE)  # fmt: skip
_IS_GROWTH = re.compile(
    r"veränderung|änderung|zunahme|abnahme|differenz|zuwachs|change|difference|^seit\b", re.IGNORECASE
)
_CLASS = re.compile(r"\b(klasse|class|stufe|gruppe)\b", re.IGNORECASE)
_RANK = re.compile(r"^\s*(rang|rank|platz)\b", re.IGNORECASE)
_SUMS = re.compile(r"^(summe|gesamt|insgesamt|zusammen|total|sum|alle)\b", re.IGNORECASE)
_MEANS = re.compile(r"^(mittelwert|mittel|durchschnitt|mean|average|arithm)", re.IGNORECASE)
_NAME_HEADS = ("name", "gebietsname", "plrname", "bezeichnung")  # as `plain` makes them
_OWN_DATE = "ⁱ"
# Columns of keys, names and places, whose digits count nothing.
_NO_NUMBERS = {
    "fid", "level", "ebene", "name", "rolle", "id", "uebergeordnet", "parentid", "gebietsstand", "vintage", "quelle",
    "quellen", "sourceid", "xepsg25833", "yepsg25833", "x", "y", "lon", "lat",
}  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """A number, a class or a sign in a released file; `withheld` where it stands for a number that is not shown."""

    area: str
    measure: Measure
    period: str
    value: Value
    place: Place
    withheld: bool = False


@dataclass(frozen=True)
class RowFact:
    """A row that is the sum or the mean of others: its value of a measure, and of which areas."""

    kind: str  # "sum" or "mean"
    areas: tuple[str, ...]
    measure: Measure
    period: str
    value: Value
    place: Place


@dataclass(frozen=True)
class ColumnFact:
    """What holds between columns in every row: ``Σ factor × column = constant ± slack``."""

    terms: tuple[tuple[Measure, str, float], ...]  # measure, period, factor
    constant: float
    slack: float
    areas: tuple[str, ...]
    place: Place
    ratio: bool = False  # see `dependencies.Dependency`


@dataclass(frozen=True)
class Where:
    """What a file says about itself: its area, and the date its numbers are of where a table does not say."""

    area: str = ""
    period: str = ""


@dataclass
class Claims:
    """All that is said in a folder, or in a file of it."""

    cells: list[Claim] = field(default_factory=list)
    rows: list[RowFact] = field(default_factory=list)
    columns: list[ColumnFact] = field(default_factory=list)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)  # areas of people's own, by name
    measured: int = 0  # figures of which the lengths or colours are among the cells


def claims_of(contents: Iterable[Content], vocabulary: Vocabulary) -> Claims:
    """Everything that the tables of some files say."""
    files: dict[str, list[Content]] = defaultdict(list)
    for one in contents:
        files[one.place.file].append(one)
    names: dict[str, str] = {}
    for found in files.values():
        names = names_in(found, vocabulary) | names
    areas = AreaNames(vocabulary, names)
    return together(claims_in(found, vocabulary, areas) for found in files.values())


def claims_in(contents: Iterable[Content], vocabulary: Vocabulary, areas: AreaNames) -> Claims:
    """Everything that the tables of one file say.

    Parameters
    ----------
    areas
        Which a table may name without their keys.
    """
    contents, found = list(contents), Claims()
    where = where_of(contents, vocabulary)
    named = areas.of(where.area, where.period)
    for one in contents:
        if isinstance(one, Table):
            _Reader(one, vocabulary, where, found).read(grid(one, vocabulary, named))
    return found


def together(parts: Iterable[Claims]) -> Claims:
    """What files say together, each statement once; a number without a date is of the only one that its kind has."""
    every = Claims()
    for part in parts:
        every.cells += part.cells
        every.rows += part.rows
        every.columns += part.columns
        every.members |= part.members
    found = _dated(every)
    found.cells = distinct(found.cells)
    found.rows, found.columns = list(dict.fromkeys(found.rows)), list(dict.fromkeys(found.columns))
    return found


def distinct(cells: Iterable[Claim]) -> list[Claim]:
    """Each statement once, where it stands first: a page is read out as it is printed, and a city's share on each."""
    found: dict[tuple, Claim] = {}
    for one in cells:
        found.setdefault((one.area, one.measure, one.period, one.value, one.withheld), one)
    return list(found.values())


def _dated(found: Claims) -> Claims:
    days: dict[str, set[str]] = defaultdict(set)
    for claim in found.cells:
        days[claim.measure.of].add(claim.period)

    def day(measure: Measure, period: str) -> str:
        known = days[measure.of] - {""}
        return next(iter(known)) if not period and len(known) == 1 else period

    found.cells = [c if c.period else replace(c, period=day(c.measure, "")) for c in found.cells]
    found.rows = [replace(r, period=day(r.measure, r.period)) for r in found.rows]
    found.columns = [replace(f, terms=tuple((m, day(m, p), x) for m, p, x in f.terms)) for f in found.columns]
    return found


def names_in(contents: Iterable[Content], vocabulary: Vocabulary) -> dict[str, str]:
    """Names of areas by key, where they stand beside their keys in a file."""
    found: dict[str, str] = {}
    for one in contents:
        if not isinstance(one, Table) or not any(plain(cell) in _NAME_HEADS for row in one.rows for cell in row):
            continue
        made = grid(one, vocabulary, {})
        named = made.titled(*_NAME_HEADS) if made else None
        if made and named:
            for area, cell in zip(made.areas, named.cells, strict=True):
                if area and isinstance(cell, str):
                    found.setdefault(area, cell)
    return found


def where_of(contents: Iterable[Content], vocabulary: Vocabulary) -> Where:
    """The area that a file's name begins with, and its date in its name or words."""
    where: Where | None = None
    for one in contents:
        if where is None:
            name = one.place.file.rsplit("/", 1)[-1]
            key = re.match(r"(\d{8}|\d{6}|\d{4}|\d{2})(?=_)", name)
            where = Where(vocabulary.area(key[1]) if key else "", _period(name))
        if isinstance(one, Text) and where.period.count("-") != 2:
            said = re.search(r"(?:Datenstand|Stichtag|Stand):?\s*(\d{1,2}\.\d{1,2}\.\d{4})", one.text)
            where = replace(where, period=_period(said[1])) if said else where
    return where or Where()


def _period(text: object) -> str:
    """The date in a title or name: ISO, its last day; empty where there is none."""
    found = _YEAR.search(str(text))
    day = parse_period(found[0].replace(" ", "")) if found else None
    return day.isoformat() if day else ""


def _since(title: str) -> tuple[str, str]:
    """The dates of a title that tells a change: from, to (empty where only one is named)."""
    days = [_period(found[0]) for found in _YEAR.finditer(title)]
    return (min(days), max(days)) if len(days) > 1 else (days[0] if days else "", "")


class _Reader:
    """Reads one table into `found`."""

    def __init__(self, table: Table, vocabulary: Vocabulary, where: Where, found: Claims) -> None:
        self.table, self.words, self.where, self.found = table, vocabulary, where, found

    def read(self, made: Grid | None) -> None:
        if made is None or self._of_themes():
            self._by_title()
            return
        said = long_tables.read(made, self.words) if not self.table.printed else None
        if said is not None:
            for row in said:
                self._say(row.area, row.measure, row.period or self.where.period, row.value, row.row, row.column, True)
            return
        self._wide(made)

    def _of_themes(self) -> bool:
        """Whether the rows of a printed table are themes of facilities, not areas of somebody's own."""
        return self.table.printed and any(row and self.words.theme(str(row[0])) for row in self.table.rows)

    def _say(self, area, measure, period, told: Value, row: int, at: int, stated: bool = False) -> None:
        """Keep a claim; an empty cell of a data file is one that was withheld, unless its status says otherwise."""
        if told.sign in (Sign.SENSELESS, Sign.ESTIMATE, Sign.WORDS) or not area:
            return
        withheld = told.sign is Sign.WITHHELD or (told.sign is Sign.EMPTY and not stated and not self.table.printed)
        if told.sign is Sign.NONE:
            told = Value(0.0, 0.0)
        if told.sign is None or withheld:
            place = self.table.place.at(row + 1, at + 1)
            self.found.cells.append(Claim(area, measure, period, told, place, withheld))

    # --- a row an area, a column a number

    def _wide(self, made: Grid) -> None:
        period = made.titled("stand", "period", "stichtag", "datum", "jahr", "date", "year")
        periods = [_period(cell) for cell in period.cells] if period else [""] * len(made.areas)
        self.found.members |= made.members
        states = {plain(c.title).removesuffix("status"): c for c in made.columns if plain(c.title).endswith("status")}
        columns: list[tuple[Column, Measure, str, list[Value]]] = []
        for one in made.columns:
            if one is period or not one.numeric or plain(one.title) in _NO_NUMBERS:
                continue
            values = self._stated(one, states.get(plain(one.title)))
            measure, day = self._measure(one, columns)
            columns.append((one, measure, day, values))
        for one, measure, day, values in columns:
            for n, (area, told) in enumerate(zip(made.areas, values, strict=True)):
                when = day or periods[n] or self.where.period
                stated = plain(one.title) in states
                told = self._rounded(one, measure, told)
                self._say(area, measure, when, told, made.first + n, one.index, stated)
        self._facts(made, [c for c in columns if c[1].kind in ("count", "number", "rate", "figure")])

    def _rounded(self, one: Column, measure: Measure, told: Value) -> Value:
        """Counts are what they say; of the others the last digit is rounded."""
        if measure.kind == "number" and told.sign in (Sign.WITHHELD, Sign.EMPTY):
            return replace(told, decimals=min(one.decimals, 6))
        if measure.kind == "count" or not told.exact or measure.kind == "rank":
            return told
        indicator = self.words.by_id.get(measure.of)
        shown = max(told.decimals, min(one.decimals, 6))
        if indicator is not None and measure.kind == "rate":
            shown = min(shown, indicator.decimals) if self.table.printed else max(shown, indicator.decimals)
        return told.rounded(shown)

    @staticmethod
    def _stated(one: Column, state: Column | None) -> list[Value]:
        """Values where a column beside says what an empty cell means."""
        if state is None:
            return list(one.values)
        words = {
            "suppressed": Sign.WITHHELD,
            "missing": Sign.EMPTY,
            "none": Sign.NONE,
            "not_applicable": Sign.SENSELESS,
        }
        return [told if told.readable or str(said) not in words else Value(sign=words[str(said)])
                for told, said in zip(one.values, state.cells, strict=True)]  # fmt: skip

    def _measure(self, one: Column, before: list) -> tuple[Measure, str]:
        """What a column's numbers are, and of which date where its head says so."""
        since, until = _since(one.title)
        bare = " ".join(_YEAR.sub(" ", one.title).split()).strip(" -–/()")
        left = next((m for _, m, _, _ in reversed(before) if m.kind in ("count", "number", "rate", "figure")), None)
        if _IS_GROWTH.search(bare) or (bare == "" and since and self.table.printed):
            base = " ".join(_GROWTH.sub(" ", bare).split())
            of = self._plain_measure(base, one).of if base else (left.of if left else "")
            known = {m.of: m for _, m, _, _ in before}
            if of not in known and left is not None:
                of = left.of
            days = {m.of: day for _, m, day, _ in before}
            until = until or days.get(of, "")  # the change of the column beside it, so up to its day
            percent = any("%" in str(text) or "rozent" in str(text) for text in (one.title, *one.cells))
            return Measure("growth%" if percent else "growth", of, since), until
        if _RANK.match(bare):
            base = _RANK.sub("", bare).strip()
            return Measure("rank", self._plain_measure(base, one).of if base else (left.of if left else "")), since
        if _CLASS.search(bare):
            base = " ".join(_CLASS.sub(" ", bare).split())
            if any(v.readable and not v.exact for v in one.values):
                kept = self._plain_measure(base, one) if base else left
                return kept or Measure("count", foreign(bare)), since
        return self._plain_measure(bare, one), since

    def _plain_measure(self, title: str, one: Column) -> Measure:
        whole = one.decimals == 0
        indicator, quantity = self.words.indicator(title), self.words.quantity(title)
        share = indicator and self.words.by_id[indicator].denominator
        if indicator and (not whole or not quantity) and not (share and whole and _beyond_hundred(one)):
            return Measure("rate" if share else "figure", indicator)
        if quantity and whole:
            return Measure("count", quantity)
        if indicator and share:
            return Measure("figure", indicator)
        return Measure("count" if whole else "number", foreign(title))

    # --- what holds between rows and between columns

    def _facts(self, made: Grid, columns: list[tuple[Column, Measure, str, list[Value]]]) -> None:
        finest = max((len(a) for a in made.areas if a and a != CITY), default=0)
        block: list[int] = []
        every = [n for n, a in enumerate(made.areas) if len(a) == finest]
        for n, (area, label) in enumerate(zip(made.areas, made.labels, strict=True)):
            if area:
                block += [n] if len(area) == finest else []
                continue
            kind = "sum" if _SUMS.match(label.strip()) else "mean" if _MEANS.match(label.strip()) else ""
            for rows in (block, every) if kind else ():
                if rows and self._row_holds(kind, n, rows, columns):
                    self._keep_row(kind, n, rows, made, columns)
                    break
            block = [] if kind else block
        found = dependencies([(c.title, values) for c, _, _, values in columns])
        areas = tuple(dict.fromkeys(a for a in made.areas if a))
        for one in found:
            self._keep_columns(one, columns, areas)

    @staticmethod
    def _row_holds(kind: str, n: int, rows: list[int], columns: list) -> bool:
        """Whether a row is the sum or mean of others in the columns where all can be read."""
        tried = 0
        for one, _, _, values in columns:
            if values[n].exact and all(values[r].exact for r in rows):
                found = sum(values[r].low for r in rows) / (len(rows) if kind == "mean" else 1)
                if abs(found - values[n].low) > 0.51 * 10.0**-one.decimals + 1e-9:
                    return False
                tried += 1
        return tried > 0 or kind in ("sum", "mean")

    def _keep_row(self, kind: str, n: int, rows: list[int], made: Grid, columns: list) -> None:
        areas = tuple(made.areas[r] for r in rows)
        for one, measure, day, values in columns:
            if values[n].exact:
                told = values[n] if kind == "sum" and measure.kind == "count" else values[n].rounded(values[n].decimals)
                place = self.table.place.at(made.first + n + 1, one.index + 1)
                self.found.rows.append(RowFact(kind, areas, measure, day or self.where.period, told, place))

    def _keep_columns(self, one: Dependency, columns: list, areas: tuple[str, ...]) -> None:
        terms = tuple((columns[c][1], columns[c][2] or self.where.period, factor) for c, factor in one.terms)
        self.found.columns.append(ColumnFact(terms, one.constant, one.slack, areas, self.table.place, one.ratio))

    # --- a row an indicator

    def _by_title(self) -> None:
        """Tables of a page whose rows are indicators: their columns are the area and those it is compared with."""
        if not self.where.area or not self.table.rows:
            return
        heads, *body = [list(map(str, row)) for row in self.table.rows]
        if len(heads) <= 2 and self.words.indicator(heads[0]):
            heads, body = ["", ""], [heads, *body]
        for n, row in enumerate(body, 1):
            name = row[0].rstrip(_OWN_DATE + " ")
            indicator = name if name in self.words.by_id else self.words.indicator(name)
            theme = self.words.theme(row[0])
            period = self.where.period + (_OWN_DATE if row[0].rstrip().endswith(_OWN_DATE) else "")
            if theme and "Stand" in heads[: len(row)]:
                period = _period(row[heads.index("Stand")]) or period
            for at, (head, cell) in enumerate(zip(heads[1:], row[1:], strict=False), 1):
                for area, measure in self._meant(head, indicator, theme):
                    self._say(area, measure, period, self._shown(cell, measure), n, at, True)
            if indicator and {"Spanne von", "Spanne bis"} <= set(heads[: len(row)]):
                self._span(indicator, period, [row[heads.index(f"Spanne {end}")] for end in ("von", "bis")], n)

    def _span(self, indicator: str, period: str, ends: list[str], row: int) -> None:
        """How far a number may move by chance: it lies in between."""
        low, high = (value(end) for end in ends)
        if low.exact and high.exact:
            kind = "rate" if self.words.by_id[indicator].denominator else "figure"
            self._say(self.where.area, Measure(kind, indicator), period, Value(low.low, high.high), row, 0, True)

    def _meant(self, head: str, indicator: str, theme: str) -> Iterator[tuple[str, Measure]]:
        area = self.where.area
        if theme and head in ("Einrichtungen", "Anzahl", "Plätze"):
            yield area, Measure("count", f"{theme}.{'capacity' if head == 'Plätze' else 'count'}")
        if not indicator:
            return
        kind = "rate" if self.words.by_id[indicator].denominator else "figure"
        if head == "Anzahl":
            yield area, Measure("figure", indicator)
        elif head in ("Gebiet", "", "Wert"):
            yield area, Measure(kind, indicator)
        elif head == "Bezirk":
            yield ancestor(area, "BEZ"), Measure(kind, indicator)
        elif plain(head) in ("berlin", "stadt"):
            yield CITY, Measure(kind, indicator)
        elif head.startswith("Rang"):
            yield area, Measure("rank", indicator, f"{head} {ancestor(area, 'BEZ')} {len(area)}")
        elif head.startswith("seit"):
            yield area, Measure("change", indicator, _period(head.replace("\n", "")))

    def _shown(self, cell: str, measure: Measure) -> Value:
        if measure.kind == "rank":
            found = re.match(r"(\d+) von \d+", cell.replace("\u00a0", " "))
            return Value(float(found[1]), float(found[1])) if found else value(cell)
        told = column([cell])[0]
        if measure.kind in ("rate", "change"):
            return told.rounded(told.decimals)
        return told


def _beyond_hundred(one: Column) -> bool:
    return any(v.exact and v.low > 100 for v in one.values)
