# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads tables: which column or row says what about which area at which date."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..lor import CITY
from . import long_tables
from .area_names import AreaNames
from .claims import Claims, ColumnFact, RowFact, Where, together
from .dates import DATE, day_of, period_of, since_of
from .dependencies import Dependency, dependencies
from .documents import Content, Table, Text
from .grids import Column, Grid, grid
from .listed_places import Listed, capacities, listed_places
from .meanings import Teller
from .titled_rows import TitledRows
from .values import Sign, Value
from .vocabulary import Measure, Vocabulary, foreign, plain

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
_SINCE = re.compile(r"seit-[\d-]+")  # in the name of a file that compares
_NOTES = 4  # paragraphs of small print below a table
_NAME_HEADS = ("name", "gebietsname", "plrname", "bezeichnung")  # as `plain` makes them
# Columns of keys, names and places, whose digits count nothing.
_NO_NUMBERS = {
    "fid", "level", "ebene", "name", "rolle", "id", "uebergeordnet", "parentid", "gebietsstand", "vintage", "quelle",
    "quellen", "sourceid", "xepsg25833", "yepsg25833", "x", "y", "lon", "lat",
}  # fmt: skip


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
    contents, found, listed = list(contents), Claims(), list[Listed]()
    where = where_of(contents, vocabulary)
    named = areas.of(where.area, where.period)
    for n, one in enumerate(contents):
        if isinstance(one, Table):
            places = listed_places(one, vocabulary, where)
            listed += places
            if not places:
                titled = TitledRows(one, vocabulary, where, named, found, _note(contents, n, len(one.rows)))
                _Reader(one, vocabulary, where, found).read(titled, named)
    found.cells += capacities(listed, vocabulary, where, found.cells)
    return found


def _note(contents: Sequence[Content], n: int, rows: int) -> str:
    """The small print below a table of so many rows: the paragraphs up to the next one that is not it, read out."""
    told: list[str] = []
    for one in contents[n + 1 :]:
        if isinstance(one, Table) and (told or len(one.rows) != rows):
            break
        if isinstance(one, Text) and not one.whole:
            told.append(one.text)
            if "ⁱ" in one.text or len(told) > _NOTES:
                break
    return " · ".join(told)


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
    """The area that a file's name begins with, its date in its name or words, and what it is compared with."""
    where: Where | None = None
    for one in contents:
        if where is None:
            name = one.place.file.rsplit("/", 1)[-1]
            key = re.match(r"(\d{8}|\d{6}|\d{4}|\d{2})(?=_)", name)
            where = Where(vocabulary.area(key[1]) if key else "", period_of(_SINCE.sub("", name)))
        if isinstance(one, Text) and where.period.count("-") != 2:
            said = re.search(r"(?:Datenstand|Stichtag|Stand):?\s*(\d{1,2}\.\d{1,2}\.\d{4})", one.text)
            where = replace(where, period=period_of(said[1])) if said else where
        elif isinstance(one, Table) and one.rows and list(one.rows[0])[1:2] == ["bisherige Ausgabe"]:
            areas = [str(row[1]).split(" ")[0] for row in one.rows if row[0] == "Gebiet"]
            where = replace(where, former=vocabulary.area(areas[0]) if areas else "")
    return where or Where()


class _Reader:
    """Reads one table into `found`."""

    def __init__(self, table: Table, vocabulary: Vocabulary, where: Where, found: Claims) -> None:
        self.table, self.words, self.where, self.found = table, vocabulary, where, found

    def read(self, titled: TitledRows, names: Mapping[str, tuple[str, ...]]) -> None:
        made = None if titled.sure() else grid(self.table, self.words, names)
        if made is None or self._of_themes():
            titled.read()
            return
        said = long_tables.read(made, self.words) if not self.table.printed else None
        if said is not None:
            teller = Teller(self.table, self.words, self.found)
            for row in said:
                teller.tell(row.area, row.measure, row.period or self.where.period, row.value, (row.row, row.column))
            return
        self._wide(made)

    def _of_themes(self) -> bool:
        """Whether the rows of a printed table are themes of facilities, not areas of somebody's own."""
        return self.table.printed and any(row and self.words.theme(str(row[0])) for row in self.table.rows)

    def _say(self, area, measure, period, told: Value, row: int, at: int, stated: bool = False) -> None:
        self.found.say(self.table, area, measure, period, told, (row, at), stated)

    # --- a row an area, a column a number

    def _wide(self, made: Grid) -> None:
        period = made.titled("stand", "period", "stichtag", "datum", "jahr", "date", "year")
        periods = [period_of(cell) for cell in period.cells] if period else [""] * len(made.areas)
        told_day = day_of(self.table.caption)
        self.found.members |= made.members
        states = {plain(c.title).removesuffix("status"): c for c in made.columns if plain(c.title).endswith("status")}
        columns: list[tuple[Column, Measure, str, list[Value]]] = []
        for one in made.columns:
            if one is period or not one.numeric or plain(one.title) in _NO_NUMBERS:
                continue
            values = self._stated(one, states.get(plain(one.title)))
            measure, day = self._measure(one, columns)
            measure = self.words.measured(measure)
            columns.append((one, measure, day, values))
        for one, measure, day, values in columns:
            for n, (area, told) in enumerate(zip(made.areas, values, strict=True)):
                when = day or periods[n] or told_day or self.where.period
                stated = plain(one.title) in states
                told = self._rounded(one, measure, told)
                self._say(area, measure, when, told, made.first + n, one.index, stated)
        self._facts(made, [c for c in columns if c[1].kind in ("count", "number", "rate", "figure")])

    def _rounded(self, one: Column, measure: Measure, told: Value) -> Value:
        """Counts are what they say; of the others the last digit is rounded."""
        if measure.kind == "number" and told.sign in (Sign.WITHHELD, Sign.EMPTY):
            return replace(told, decimals=min(one.decimals, 6))
        if measure.kind in ("count", "rank") or not (told.exact or (told.readable and measure.kind == "rate")):
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
        since, until = since_of(one.title)
        bare = " ".join(DATE.sub(" ", one.title).split()).strip(" -–/()")
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
        if quantity and (whole or self.words.measured(Measure("count", quantity)).kind == "number"):
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


def _beyond_hundred(one: Column) -> bool:
    return any(v.exact and v.low > 100 for v in one.values)
