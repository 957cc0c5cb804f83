# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables with one number a row; what it is stands beside it (our own workbooks, exports of databases)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from ..parsing import parse_period
from .dates import period_of
from .grids import Grid
from .meanings import Meaning, Sum, of_ages
from .values import Sign, Value, value
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
    "alter",
    "variable",
)
_PARTS = {"weiblich": "ew.w", "männlich": "ew.m"}
_CHANGE = "change_"  # begins the name of a column of changes: years, and of which indicator
_VALUE = ("wert", "value", "anzahl", "zahl")


@dataclass(frozen=True)
class Row:
    """A number of a long table."""

    area: str
    measure: Meaning
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
    def cells(*titles: str) -> Sequence[Any]:
        found = made.titled(*titles)
        return found.cells if found else [None] * len(made.areas)

    sizes, states, flags = cells("größe", "geschlecht"), cells("status"), cells("einschränkung", "flag")
    periods, since = cells("stand", "period", "stichtag", "datum", "jahr"), cells("seit", "since")
    shown = made.titled("anzeige")
    bridged, units, titles = cells("umrechnung"), cells("einheit"), cells("titel")
    for n, area in enumerate(made.areas):
        name, size = str(what[n] or ""), str(sizes[n] or "")
        size, begun = str(units[n] or "") if size == "Rate" else size, since[n]
        if name.startswith(_CHANGE):
            name, begun = name.partition(":")[2], period_of(titles[n])
        measure = _measure(kind, name, size, begun, vocabulary)
        estimated = flags[n] in ("umgerechnet", "estimated") or bridged[n] in ("split", "mixed")
        if measure is None or estimated or not area:
            continue
        day = _day(periods[n])
        period = day.isoformat() if day else ""
        told = _rounded(sign_of(values[n], states[n]), measure, vocabulary)
        yield Row(area, measure, period, told, made.first + n, at)
        printed = _printed(shown.cells[n]) if shown else told
        if shown and printed.readable and not _same(printed, told):
            yield Row(area, measure, period, printed, made.first + n, shown.index)


def _same(printed: Value, told: Value) -> bool:
    """Whether a number beside another one is the same in print; a lower bound is the number."""
    return told.readable and abs(printed.low - told.low) <= 0.5 * 10.0**-printed.decimals + 1e-9


def sign_of(told: Value, status: object) -> Value:
    """What a cell without a number means by the word beside it."""
    return told if told.readable or str(status) not in _STATUS else Value(sign=_STATUS[str(status)])


_printed = lru_cache(maxsize=50_000)(value)  # the same few texts again and again


@lru_cache(maxsize=10_000)
def _day(cell: object) -> date | None:
    return parse_period(cell)


def _rounded(told: Value, measure: Meaning, vocabulary: Vocabulary) -> Value:
    """A number with the decimals to which it is rounded."""
    if isinstance(measure, Sum):
        return replace(told, decimals=1)
    if measure.kind not in ("rate", "change"):
        return told
    indicator = vocabulary.by_id[measure.of]
    counts = measure.kind == "change" and indicator.unit == "Personen"
    return replace(told, decimals=1 if counts else indicator.decimals)


def _measure(kind: str, what: str, size: str, since: object, vocabulary: Vocabulary) -> Meaning | None:
    if kind in ("thema", "theme"):
        return _of_theme(what, size, vocabulary)
    if kind == "altersgruppe":
        return of_ages(what, size)
    if kind == "alter":
        return of_ages(what, size, _PARTS[size]) if size in _PARTS else None
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


def _of_theme(theme: str, size: str, vocabulary: Vocabulary) -> Measure | None:
    """How many places there are, how large together, and for how many people: that is named by its indicator."""
    if size in ("Anzahl", "Kapazität"):
        return Measure("count", f"{theme}.count" if size == "Anzahl" else vocabulary.places(theme))
    rate = vocabulary.indicator(size)
    return Measure("rate", rate) if rate else None
