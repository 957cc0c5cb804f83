# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables with one number a row; what it is stands beside it (our own workbooks, exports of databases)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..parsing import parse_period
from .grids import Grid
from .values import Sign, Value
from .vocabulary import Measure, Vocabulary, foreign

_STATUS = {"suppressed": Sign.WITHHELD, "missing": Sign.EMPTY, "none": Sign.NONE, "not_applicable": Sign.SENSELESS}
_WHAT = (
    "kennzahl",
    "indikator",
    "indicator",
    "spalte",
    "quantity",
    "merkmal",
    "thema",
    "theme",
    "altersgruppe",
    "variable",
)
_VALUE = ("wert", "value", "anzahl", "zahl")
_BAND = re.compile(r"(?:unter (?P<below>\d+)|(?P<low>\d+)\s*[–-]\s*(?P<high>\d+)|(?P<least>\d+) und älter)")


@dataclass(frozen=True)
class Row:
    """A number of a long table."""

    area: str
    measure: Measure
    period: str
    value: Value
    row: int
    column: int


def read(made: Grid, vocabulary: Vocabulary) -> Iterator[Row] | None:
    """The rows; None where the table is no long one."""
    what, number = made.titled(*_WHAT), made.titled(*_VALUE)
    if what is None or number is None:
        return None
    return _rows(made, vocabulary, what.title.lower(), what.cells, number.index, number.values)


def _rows(made: Grid, vocabulary: Vocabulary, kind: str, what: Sequence[object], at: int, values) -> Iterator[Row]:
    def cells(*titles: str) -> Sequence[object]:
        found = made.titled(*titles)
        return found.cells if found else [None] * len(made.areas)

    sizes, states, flags = cells("größe"), cells("status"), cells("einschränkung", "flag")
    periods, since = cells("stand", "period", "stichtag", "datum", "jahr"), cells("seit", "since")
    bridged = cells("umrechnung")
    for n, area in enumerate(made.areas):
        measure = _measure(kind, str(what[n] or ""), str(sizes[n] or ""), since[n], vocabulary)
        estimated = flags[n] in ("umgerechnet", "estimated") or bridged[n] in ("split", "mixed")
        if measure is None or estimated or not area:
            continue
        told = values[n]
        if not told.readable and str(states[n]) in _STATUS:
            told = Value(sign=_STATUS[str(states[n])])
        day = _day(periods[n])
        yield Row(
            area, measure, day.isoformat() if day else "", _rounded(told, measure, vocabulary), made.first + n, at
        )


@lru_cache(maxsize=10_000)
def _day(cell: object) -> date | None:
    return parse_period(cell)


def _rounded(told: Value, measure: Measure, vocabulary: Vocabulary) -> Value:
    if measure.kind not in ("rate", "change"):
        return told
    indicator = vocabulary.by_id[measure.of]
    counts = measure.kind == "change" and indicator.unit == "Personen"
    return told.rounded(1 if counts else indicator.decimals)


def _measure(kind: str, what: str, size: str, since: object, vocabulary: Vocabulary) -> Measure | None:
    if kind in ("thema", "theme"):
        parts = {"Anzahl": "count", "Kapazität": "capacity"}
        return Measure("count", f"{what}.{parts[size]}") if size in parts else None
    if kind == "altersgruppe":
        return _band(what, size)
    indicator = vocabulary.by_id.get(what) or vocabulary.by_id.get(vocabulary.indicator(what))
    if indicator is not None:
        day = _day(since)
        if day is not None:
            return Measure("change", indicator.indicator, day.isoformat())
        if indicator.categorical:
            return None
        share = indicator.denominator and size not in ("Anzahl", "Personen")
        return Measure("rate" if share else "figure", indicator.indicator)
    return Measure("count", vocabulary.quantity(what) or foreign(what))


def _band(label: str, size: str) -> Measure | None:
    found = _BAND.fullmatch(label)
    if found is None or size != "Personen":
        return None
    low = found["low"] or found["least"] or "0"
    return Measure("count", f"ew.alter.{low}_{found['below'] or found['high'] or ''}")
