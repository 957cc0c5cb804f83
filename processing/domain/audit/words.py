# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers in words: what alternative texts and sentences say of areas, and remarks that may point at single people."""

import re
from collections.abc import Collection, Iterable, Iterator

from .area_names import AreaNames
from .claims import Claim, Where
from .documents import Content, Table, Text, Unreadable
from .values import value
from .vocabulary import Measure, Vocabulary, plain

_NUMBER = r"(\d[\d.]*(?:,\d+)?)(?![\d.,]*\s*Objekte?\b)\s*(%)?"  # objects that lack a figure are no number of it
_NEXT = " · "  # between notes that have nothing to do with each other
_DAY = re.compile(r"\bam (\d{1,2}\.\d{1,2}\.\d{4})", re.IGNORECASE)
# "eine Familie in der …straße": few people and a place; whether it may be said is for a person to decide.
_FEW = r"(?<![\d.,])\b(?:ein|eine|einer|einem|einen|zwei|1|2|einzige\w*)\s+(?:\w+\s+)?"
_WHO = (
    r"(?:famil\w+|person\w*|kind\w*|jugendliche\w*|haushalt\w*|frau\w*|mann|männer\w*|mutter|vater|mieter\w*|"
    r"fall|fälle\w*)\b"
)
_WHERE = r"(?:straße|str\.|platz|weg|allee|damm|ufer|ring|hausnummer|haus nr)"
_POINTING = re.compile(rf"{_FEW}{_WHO}[^.;]*{_WHERE}|{_WHERE}[^.;]*{_FEW}{_WHO}", re.IGNORECASE)
# An area that is called after a street is no address, unless somebody is said to live there.
_THERE = r"(?:in|im|an|am|auf|aus|der|die|dem|bei)"
_HOUSE = r"\s+\d{1,3}\s?[a-z]?\b(?![.,]?\d|\s*%)"
_AREA = "\u25a1"  # stands for the name of an area
_LEAST_NAME = 4  # shorter names are words
_LEAST_SENTENCE = 30  # shorter cells are names and numbers
_TOLD = re.compile(r"\d|\bein", re.IGNORECASE)


def said_day(text: str) -> str:
    """The day that a text names, as ISO; empty where it names none.

    >>> said_day("Karte der 3 Planungsräume am 31.12.2024.")
    '2024-12-31'
    """
    day = _DAY.search(text)
    return "-".join(f"{int(part):02d}" for part in reversed(day[1].split("."))) if day else ""


class Listener:
    """Hears what texts say of areas by their names.

    Parameters
    ----------
    areas
        Which it knows by their names as they are printed.
    """

    def __init__(self, vocabulary: Vocabulary, areas: AreaNames) -> None:
        self.words, self.areas = vocabulary, areas
        ordered = sorted((re.escape(n) for n in areas.printed if len(n) >= _LEAST_NAME), key=len, reverse=True)
        self._said = re.compile(rf"({'|'.join(ordered)})\s*(?::|\()?\s*{_NUMBER}") if ordered else None

    def claims(self, text: Text, where: Where) -> Iterator[Claim]:
        """What is said of an indicator that the text names before it."""
        if text.whole or self._said is None:
            return
        for part in text.text.replace("\u00a0", " ").split(_NEXT):
            yield from self._in(part, self._said, text, where)

    def _in(self, bare: str, numbers: re.Pattern[str], text: Text, where: Where) -> Iterator[Claim]:
        heads = list(self.words.indicators_in(bare))
        if not heads:
            return
        period, names = said_day(bare) or where.period, self.areas.sure(where.area, where.period)
        for said in numbers.finditer(bare):
            area = names.get(plain(said[1]), "")
            before = [name for at, name in heads if at < said.start()]
            indicator = self.words.by_id.get(before[-1]) if before else None
            if not area or indicator is None or indicator.categorical or bool(said[3]) != (indicator.unit == "%"):
                continue
            told = value(said[2].rstrip(".,"))
            if told.exact:
                kind = "rate" if indicator.denominator else "figure"
                told = told.rounded(told.decimals) if kind == "rate" else told
                yield Claim(area, Measure(kind, indicator.indicator), period, told, text.place)


def sentences(contents: Iterable[Content]) -> Iterator[Text]:
    """What people wrote into cells of tables, as texts; the same words (titles) once."""
    heard = set[str]()
    for one in contents:
        for n, row in enumerate(one.rows, 1) if isinstance(one, Table) else ():
            for at, cell in enumerate(row, 1):
                if not isinstance(cell, str) or len(cell) < _LEAST_SENTENCE or cell in heard:
                    continue
                heard.add(cell)
                if _TOLD.search(cell):
                    yield Text(one.place.at(n, at), cell)


def pointing(texts: Iterable[Text], names: Collection[str] = ()) -> Iterator[Unreadable]:
    """Remarks that speak of few people at a place: a person must decide whether they may be said.

    Parameters
    ----------
    names
        Of areas, which everybody knows: they are neither people nor addresses ("Frauenviertel", "Zittauer Straße").
    """
    seen = set()
    for text in sorted(texts, key=lambda text: text.whole):
        if not _POINTING.search(text.text):
            continue
        for found in _POINTING.finditer(_without(names, text.text)):
            detail = " ".join(found[0].split())[:120]
            if (text.place.file, detail) not in seen:
                seen.add((text.place.file, detail))
                yield Unreadable(text.place, "words", detail)


def _without(names: Collection[str], text: str) -> str:
    """A text in which names of areas are no words; streets with a house, or in which somebody lives, stay."""
    for name in sorted((n for n in names if len(n) >= _LEAST_NAME and n in text), key=len, reverse=True):
        named = rf"(?<!\w){re.escape(name)}(?!\w)"
        if re.search(_WHERE, name, re.IGNORECASE):
            lived = re.compile(rf"(?P<there>\b{_THERE}\s+)?{named}(?!{_HOUSE})")
            text = lived.sub(lambda found: found[0] if found["there"] else _AREA, text)
        else:
            text = re.sub(named, _AREA, text)
    return text
