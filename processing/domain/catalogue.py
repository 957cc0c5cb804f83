# SPDX-License-Identifier: GPL-2.0-or-later
"""The indicator catalogue and the themes: data in `resources/catalogue`, read into frozen records."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from .lor import LEVELS

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FOLDER = RESOURCES / "catalogue"


@dataclass(frozen=True)
class Indicator:
    """One line of the catalogue (DESIGN table `indicators`).

    Parameters
    ----------
    numerator, denominator
        Sums of ``[number *] quantity``, see `formula`; an empty denominator means the numerator itself is shown.
    factor
        The quotient is multiplied by it: 100 for per cent and "je 100", 10000 for "je Hektar", else 1.
    unit
        As printed: ``"Personen"``, ``"%"``, ``"je 100"``, ``"EW je Hektar"``, ``"m² je EW"``, ``"Klasse"``.
    direction
        ``neutral`` (never rated), ``high`` or ``low`` (that end deserves attention).
    """

    indicator: str
    version: str
    kid: str
    title: str
    short: str
    numerator: str
    denominator: str
    factor: float
    unit: str
    decimals: int
    direction: str
    levels: tuple[str, ...]
    office: str
    theme: str
    source: str
    note: str = ""
    categorical: bool = False
    pages: tuple[int, ...] = ()  # of the Kurzprofil


@dataclass(frozen=True)
class Theme:
    """A theme of facilities: id in quantities (``kita.count``), titles, default office, marker and letter on maps.

    `marker` is a shape as QGIS names its simple markers (circle, square, triangle, diamond, pentagon, hexagon, star,
    cross_fill, octagon); `colour` is told apart by colour-blind readers, and the letter says the same without colour.
    """

    theme: str
    title: str
    plural: str
    office: str
    unit: str
    capacity: str  # quantity of the capacity: "kita.capacity", "spielplatz.netto_m2", "" where there is none
    rate: str  # indicator printed beside the facilities, "" where there is none
    marker: str
    letter: str
    colour: str
    always: bool = False  # printed even where nothing was imported
    kind_fields: tuple[str, ...] = ()  # attributes that may hold the kind of a facility
    kinds: tuple[str, ...] = ()  # kinds worth naming


def _read(name: str) -> list[dict]:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def _record(kind: type, raw: Mapping[str, object]):
    known = {f.name for f in fields(kind)}
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in raw.items() if k in known})


@cache
def indicators() -> tuple[Indicator, ...]:
    """All indicators in printing order (`resources/catalogue/indicators.json`)."""
    return tuple(_record(Indicator, raw) for raw in _read("indicators.json"))


def with_own(rows: Iterable[Mapping[Any, Any]]) -> tuple[Indicator, ...]:
    """The shipped catalogue with a library's own entries (table `indicators`).

    Parameters
    ----------
    rows
        Columns of the table. An id of the catalogue replaces what the row states and keeps the rest; a new id is
        added at the end, for all levels unless it names some (comma separated).
    """
    found = {i.indicator: i for i in indicators()}
    for row in rows:
        stated = {k: v for k, v in row.items() if v is not None and v == v and v != ""}
        if "levels" in stated:
            stated["levels"] = tuple(part.strip() for part in str(stated["levels"]).split(","))
        if "decimals" in stated:
            stated["decimals"] = int(float(str(stated["decimals"])))
        name = str(stated["indicator"])
        base = found.get(name) or _own(name)
        entry = replace(base, **stated)
        # A changed title is the short one, too: else the window would go on showing the former.
        found[name] = replace(entry, short=entry.title) if "title" in stated else entry
    return tuple(found.values())


def _own(name: str) -> Indicator:
    return Indicator(
        indicator=name, version="", kid="", title=name, short=name, numerator="", denominator="", factor=1.0, unit="",
        decimals=0, direction="neutral", levels=LEVELS, office="Sonstige", theme="Eigene Kennzahlen", source="",
    )  # fmt: skip


@cache
def themes() -> Mapping[str, Theme]:
    """All offered themes by id (`resources/catalogue/themes.json`)."""
    return {raw["theme"]: _record(Theme, raw) for raw in _read("themes.json")}


@cache
def later_areas() -> Mapping[str, Mapping[str, date]]:
    """Planungsräume that came into being within their key system, with their first day, by vintage.

    The system until 2020 had 447 Planungsräume until 2018 and 448 from 2019 (`resources/catalogue/later_areas.json`):
    earlier tables rightly do not name the last one.
    """
    return {v: {a: date.fromisoformat(said["from"]) for a, said in areas.items()} for v, areas in _later().items()}


@cache
def later_origins() -> Mapping[str, Mapping[str, str]]:
    """The Planungsraum under whose key the people of a later one were counted before its first day, by vintage.

    Allende II (09041403, 4,441 people at the end of 2019) was part of Kietzer Feld/Nachtheide (09041301), which fell
    from 14,281 to 10,107 between the counts of 2015 and 2019.
    """
    return {v: {a: said["part_of"] for a, said in areas.items()} for v, areas in _later().items()}


@cache
def _later() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return json.loads((FOLDER / "later_areas.json").read_text(encoding="utf-8"))
