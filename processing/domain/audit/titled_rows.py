# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables whose rows say by a title what is counted: indicators, themes of facilities, targets of supply, differences.

The area is the document's own; the heads of the columns say which number of the row it is, or whose.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..lor import CITY, KEY_LENGTH, ancestor
from .claims import Claims, Where
from .dates import period_of
from .documents import Table
from .long_tables import sign_of
from .meanings import Meaning, Teller, balance, of_ages
from .values import Value, column, value
from .vocabulary import Measure, Vocabulary, plain

_OWN_DATE = "ⁱ"
_FORMER = " bisher"  # after a date: what an earlier edition told of the same day, before it was corrected
_OF_BOTH = re.compile(r"bisher (\d{1,2}\.\d{1,2}\.\d{4}), jetzt (\d{1,2}\.\d{1,2}\.\d{4})")
_OWN_DAYS = re.compile(r"(?<!Bezugsgröße )\((?:(\d[\d.]+), jetzt |erstmals |zuletzt )(\d[\d.]+)\)")
_GROUP_DAY = re.compile(r"(?P<words>[^;]+?) (?P<day>\d{1,2}\.\d{1,2}\.\d{4})(?:, Bevölkerung [\d.]+)?")
_SIZES = ("vorhanden", "nötig", "Bilanz", "Grad")  # of a target
_COUNTED = ("Einrichtungen", "Anzahl", "Plätze")  # of a theme
_CHANGED = "Veränderung seit "
_RATE = "je 100 der Zielgruppe"


@dataclass
class TitledRows:
    """Reads one table into `found`.

    Parameters
    ----------
    names
        Keys of areas by plain name, as the file means them.
    note
        The small print below the table, which tells the dates of what has another one (ⁱ).
    """

    table: Table
    words: Vocabulary
    where: Where
    names: Mapping[str, tuple[str, ...]]
    found: Claims
    note: str = ""
    heads: list[str] = field(init=False)
    body: list[list[object]] = field(init=False)
    teller: Teller = field(init=False)

    def __post_init__(self) -> None:
        self.teller = Teller(self.table, self.words, self.found)
        heads, *self.body = [list(row) for row in self.table.rows] or [[]]
        self.heads = [str(head if head is not None else "") for head in heads]

    def sure(self) -> bool:
        """Whether the heads are those of differences or of targets, so that no column names areas."""
        return any(heads <= set(self.heads) for heads in (_DIFFERENCES, _BALANCE, _LONG_BALANCE))

    def read(self) -> None:
        """Everything that the rows say."""
        heads = set(self.heads)
        if not self.where.area or not self.heads:
            return
        if heads >= _DIFFERENCES:
            self._differences()
        elif heads >= _BALANCE:
            self._balances()
        elif heads >= _LONG_BALANCE:
            self._long_balances()
        else:
            self._indicators()

    def _kind(self, indicator: str) -> str:
        return "rate" if self.words.by_id[indicator].denominator else "figure"

    # --- a row an indicator or a theme

    def _indicators(self) -> None:
        """The columns are the area and those that it is compared with."""
        heads, body, first = self.heads, [[_text(cell) for cell in row] for row in self.body], 1
        if len(heads) <= 2 and self.words.indicator(heads[0]):
            heads, body, first = ["", ""], [heads, *body], 0
        for n, row in enumerate(body, first):
            name = row[0].rstrip(_OWN_DATE + " ")
            indicator = name if name in self.words.by_id else self.words.indicator(name)
            theme = self.words.theme(row[0])
            period = self._date(row, heads)
            if name.startswith(_CHANGED) and len(row) == 2:
                self._changed(name, row[1], (n, 1))
            for at, (head, cell) in enumerate(zip(heads[1:], row[1:], strict=False), 1):
                for area, measure in self._meant(head, indicator, theme):
                    self.teller.tell(area, measure, period, _shown(cell, measure), (n, at))
            if indicator and {"Spanne von", "Spanne bis"} <= set(heads[: len(row)]):
                self._span(indicator, period, [row[heads.index(f"Spanne {end}")] for end in ("von", "bis")], n)

    def _changed(self, name: str, cell: str, at: tuple[int, int]) -> None:
        """Of a region's facts, how many people more or fewer there are."""
        measure = Measure("change", "ew", period_of(name))
        self.teller.tell(self.where.area, measure, self.where.period, _shown(cell, measure), at)

    def _date(self, row: Sequence[str], heads: Sequence[str]) -> str:
        """The date in the row's own column, or that of the small print where the row has the mark of another one."""
        told = period_of(row[heads.index("Stand")]) if "Stand" in heads[: len(row)] else ""
        if told or not row[0].rstrip().endswith(_OWN_DATE):
            return told or self.where.period
        return self._own_date(row[0].rstrip(_OWN_DATE + " ")) or self.where.period + _OWN_DATE

    def _own_date(self, title: str) -> str:
        """The date that the small print names with a word of a title; the only one is of all."""
        _, mark, told = self.note.partition(f"{_OWN_DATE} ")
        days = [(g["words"], period_of(g["day"])) for g in _GROUP_DAY.finditer(told.split(" · ")[0])] if mark else []
        if len({day for _, day in days}) == 1:
            return days[0][1]
        named = [day for words, day in days for word in re.split(r", | und ", words) if plain(word) in plain(title)]
        return named[0] if named else ""

    def _span(self, indicator: str, period: str, ends: list[str], row: int) -> None:
        """How far a number may move by chance: it lies in between, as far as the ends are printed."""
        low, high = (value(end) for end in ends)
        if low.exact and high.exact:
            told = replace(low, high=high.low, decimals=self.words.by_id[indicator].decimals)
            self.teller.tell(self.where.area, Measure(self._kind(indicator), indicator), period, told, (row, -1))

    def _meant(self, head: str, indicator: str, theme: str) -> Iterator[tuple[str, Measure]]:
        """Whose number a column has, and what it is."""
        if theme and head in _COUNTED:
            yield self.where.area, Measure("count", self.words.places(theme) if head == "Plätze" else f"{theme}.count")
        elif theme and self.words.rate(theme) in self.words.by_id:
            yield from self._compared("Gebiet" if head == _RATE else head, self.words.rate(theme))
        elif indicator:
            yield from self._compared(head, indicator)

    def _compared(self, head: str, indicator: str) -> Iterator[tuple[str, Measure]]:
        area, kind = self.where.area, self._kind(indicator)
        if head == "Anzahl":
            yield area, Measure("figure", indicator)
        elif head in ("Gebiet", "", "Wert"):
            yield area, Measure(kind, indicator)
        elif head == "Bezirk":
            yield ancestor(area, "BEZ"), Measure(kind, indicator)
        elif plain(head) in ("berlin", "stadt"):
            yield CITY, Measure(kind, indicator)
        elif head.startswith("Rang"):
            among = CITY if len(area) == KEY_LENGTH["BEZ"] else ancestor(area, "BEZ")
            yield area, Measure("rank", indicator, f"{head} {among} {len(area)}")
        elif head.startswith("seit"):
            yield area, Measure("change", indicator, period_of(head.replace("\n", "")))

    # --- a row a target

    def _balances(self) -> None:
        """What there is, what is needed and their difference, in columns."""
        for n, row in enumerate(self.body, 1):
            texts = [_text(cell) for cell in row]
            target = self.words.target(texts[0])
            period = self._date(texts, self.heads)
            for at, (head, text) in enumerate(zip(self.heads, texts, strict=False)):
                if target is not None and head in _SIZES:
                    self.teller.tell(self.where.area, balance(target, head), period, _printed(text), (n, at))

    def _long_balances(self) -> None:
        """The same with a number a row."""
        named = {head: n for n, head in enumerate(self.heads)}
        for n, row in enumerate(self.body, 1):
            target, size = self.words.target(row[named["Richtwert"]]), str(row[named["Größe"]])
            if target is None or size not in _SIZES:
                continue
            told = sign_of(value(row[named["Wert"]]), row[named["Status"]] if "Status" in named else "")
            told = replace(told, decimals=1 if size == "Grad" else target.decimals)
            period = period_of(row[named["Stand"]]) if "Stand" in named else self.where.period
            self.teller.tell(self.where.area, balance(target, size), period, told, (n, named["Wert"]))

    # --- a row a number of two editions

    def _differences(self) -> None:
        """Both numbers, and what one of them must be that is not printed beside the other and the difference."""
        at = {head: self.heads.index(head) for head in (*_DIFFERENCES, "Grund") if head in self.heads}
        for n, row in enumerate(self.body, 1):
            texts = [_text(cell) for cell in row]
            days = self._days(texts[at["Grund"]] if "Grund" in at else "")
            before, now, apart = (_printed(texts[at[head]]) for head in ("bisher", "jetzt", "Unterschied"))
            for area, former, meant in self._titled(texts[at["Kennzahl"]]):
                sides = ((former, days[0], "bisher", before, now, -1), (area, days[1], "jetzt", now, before, 1))
                for key, day, head, own, other, sign in sides:
                    self.teller.tell(key, meant, day, own, (n, at[head]))
                    if not own.readable and other.exact and apart.exact:
                        self.teller.tell(key, meant, day, _moved(other, apart, sign), (n, at["Unterschied"]))
                if area == former:
                    self._apart(area, meant, days, apart, (n, at["Unterschied"]))

    def _days(self, reason: str) -> tuple[str, str]:
        """The dates of both numbers: those of the editions, unless the reason names others."""
        told = _OF_BOTH.search(self.table.caption)
        before, now = (period_of(told[1]), period_of(told[2])) if told else ("", self.where.period)
        own = _OWN_DAYS.search(reason)
        if own and own[1]:
            before, now = period_of(own[1]), period_of(own[2])
        elif own and own[0].startswith("(zuletzt"):
            before = period_of(own[2])
        elif own:
            now = period_of(own[2])
        return (before + _FORMER if before in ("", now) else before), now

    def _apart(self, area: str, meant: Meaning, days: tuple[str, str], apart: Value, at: tuple[int, int]) -> None:
        """A difference is of printed numbers: of counts exact, of what is rounded up to a digit."""
        if isinstance(meant, Measure) and meant.kind == "rate" and apart.exact:
            told = apart.rounded(apart.decimals).rounded(apart.decimals)
            self.found.say(self.table, area, Measure("change", meant.of, days[0]), days[1], told, at, stated=True)
        else:
            self.teller.apart(area, meant, days, apart, at)

    def _titled(self, title: str) -> Iterator[tuple[str, str, Meaning]]:
        """The area now and before, and what the row of a report of differences is about."""
        area, former = self.where.area, self.where.former or self.where.area
        name, _, size = title.rpartition(", ")
        target, theme = self.words.target(name), self.words.theme(name)
        indicator, own = self.words.indicator(name), self.words.indicator(title)
        group = re.fullmatch(r"Alter (.+)", name)
        if own:
            yield area, former, Measure(self._kind(own), own)
        elif target is not None and size in _SIZES:
            yield area, former, balance(target, size)
        elif group and size in ("Anteil", "Personen"):
            meant = of_ages(group[1], size)
            if meant is not None:
                yield area, former, meant
        elif theme:
            yield area, former, Measure("count", f"{theme}.count" if size == "Anzahl" else self.words.places(theme))
        elif indicator and size == "Anzahl":
            yield area, former, Measure("figure", indicator)
        elif indicator:
            other = ancestor(area, "BEZ") if size == "Bezirk" else CITY
            yield other, other, Measure(self._kind(indicator), indicator)
        else:
            yield from self._below(title)

    def _below(self, title: str) -> Iterator[tuple[str, str, Meaning]]:
        """``Taunusstraße: EW``."""
        name, _, head = title.partition(": ")
        indicator, key = self.words.indicator(head), self._parts.get(plain(name), "")
        if indicator and key:
            yield key, key, Measure(self._kind(indicator), indicator)

    @cached_property
    def _parts(self) -> Mapping[str, str]:
        """Keys of the areas below by plain name: of the level on which most of the names are, the coarsest first."""
        named = {plain(str(row[0]).partition(": ")[0]) for row in self.body if row and ": " in str(row[0])}
        levels: dict[int, dict[str, str]] = {}
        for name in named:
            for key in self.names.get(name, ()):
                if len(key) > len(self.where.area) or self.where.area == CITY:
                    levels.setdefault(len(key), {})[name] = key
        return max((levels[n] for n in sorted(levels)), key=len, default={})


_DIFFERENCES = {"Kennzahl", "bisher", "jetzt", "Unterschied"}
_BALANCE = {"Richtwert", "vorhanden", "nötig"}
_LONG_BALANCE = {"Richtwert", "Größe", "Wert"}


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _printed(text: str) -> Value:
    """A number as it is printed."""
    return column([text])[0]


def _shown(cell: str, measure: Measure) -> Value:
    if measure.kind == "rank":
        found = re.match(r"(\d+) von \d+", cell.replace("\u00a0", " "))
        return Value(float(found[1]), float(found[1])) if found else value(cell)
    return _printed(cell)


def _moved(other: Value, apart: Value, sign: int) -> Value:
    """The number that a difference makes of the other one."""
    decimals = max(other.decimals, apart.decimals)
    found = round(other.low + sign * apart.low, decimals)
    return Value(found, found, None, decimals)
