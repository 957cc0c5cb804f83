# SPDX-License-Identifier: GPL-2.0-or-later
"""How an indicator changed over one and five years, in sentences; no direction where chance or an estimate's error
could turn it.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from ..domain.formatting import ABOUT, MINUS, NBSP, period_text
from ..domain.profile import Cell, Change, IndicatorRow, Profile
from ..domain.status import Flag, Status
from .phrases import Phrase, phrase_of
from .sentences import capital, listing
from .standing import beside

_LACKING = {
    "recut": "weil die Gebiete neu zugeschnitten wurden",
    "uncertain": "weil die Umrechnung auf den heutigen Zuschnitt zu unsicher ist",
    "zero_denominator": "weil die Bezugsgröße 0 ist",
    "small_population": "weil damals zu wenige Menschen dort lebten",
}
UNSURE = "nicht gesichert verändert"
_UNSAID = ("not_countable", "not_this_level")  # a density has no change by its nature


def moved(row: IndicatorRow, change: Change) -> str:
    """``gestiegen``, ``gesunken``, ``unverändert``, ``kaum verändert``, ``nicht gesichert verändert``."""
    cell = change.area
    if change.reliable is False or _few(row):
        return UNSURE
    if cell.flag is Flag.ESTIMATED and abs(cell.exact or 0.0) <= _size(cell):
        return "kaum verändert"
    if not cell.value:
        return "kaum verändert" if cell.exact else "unverändert"
    return "gestiegen" if cell.value > 0 else "gesunken"


def _few(row: IndicatorRow) -> bool:
    return row.no_interval is not None and row.no_interval.code == "small_denominator"


def _size(cell: Cell) -> float:
    return float(str(cell.reason.values.get("size", 0.0))) if cell.reason is not None else 0.0


def change_sentences(profile: Profile, row: IndicatorRow) -> str:
    """The changes of an indicator since one and since five years; empty where none is known.

    Years that ended alike share a sentence: ``… ist seit dem … um … und seit dem … um … gestiegen.``
    """
    phrase = phrase_of(row.indicator)
    known = [row.changes[y] for y in sorted(row.changes) if row.changes[y].area.status is Status.VALUE]
    found: list[str] = []
    for (verb, end), same in groupby(known, key=lambda change: _frame(moved(row, change), _few(row))):
        spans = listing([_span(profile, row, change, phrase) for change in same])
        found.append(f"{capital(phrase.brief if found else phrase.subject)} {verb} {spans} {end}.")
    secret = [f"dem {period_text(c.since)}" for c in row.changes.values() if c.area.status is Status.SUPPRESSED]
    if secret:
        found.append(f"Die Veränderung seit {listing(secret)} ist geheim zu halten.")
    return " ".join(found)


def _frame(direction: str, few: bool) -> tuple[str, str]:
    """Verb and end of a sentence around one or more spans of years."""
    if few:
        return "hat sich", "verändert, was bei so kleiner Bezugsgröße nichts besagt"
    if direction == UNSURE:
        return "hat sich", "nur im Rahmen zufälliger Schwankung verändert"
    return ("hat sich" if direction == "kaum verändert" else "ist"), direction


def _span(profile: Profile, row: IndicatorRow, change: Change, phrase: Phrase) -> str:
    """``seit dem 31.12.2019 um 0,3 Prozentpunkte (Bezirk +0,1 Pp., Berlin −0,2 Pp.)``."""
    cell, direction, amount = change.area, moved(row, change), ""
    notes = ["umgerechnet"] if cell.flag is Flag.ESTIMATED else []
    about = "etwa " if notes else ""
    if direction in ("gestiegen", "gesunken"):
        amount = f" um {about}{_amount(cell, phrase)}"
    elif direction != "unverändert":
        notes = [" ".join([*notes, f"{about}{cell.text.removeprefix(ABOUT)}{_unit(phrase)}"])]
    others = ", ".join(_others(profile, row, change))
    shown = "; ".join([*notes, others] if others else notes)
    return f"seit dem {period_text(change.since)}{amount}{f' ({shown})' if shown else ''}"


def _amount(cell: Cell, phrase: Phrase) -> str:
    """Without the sign that the verb says: ``0,3 Prozentpunkte``, ``4,7 %``, ``0,03 m²``."""
    text = cell.text.lstrip(f"{ABOUT}+{MINUS}")
    return text.replace(f"{NBSP}Pp.", f"{NBSP}Prozentpunkte") + _unit(phrase)


def _unit(phrase: Phrase) -> str:
    return f"{NBSP}{phrase.unit}" if phrase.unit and phrase.unit != "Personen" else ""


def _others(profile: Profile, row: IndicatorRow, change: Change) -> list[str]:
    """``Bezirk +0,1 Pp.`` and ``Berlin −0,2 Pp.`` as far as known."""
    others = beside(profile, row)
    cells = (change.district, change.city)[-len(others) :] if others else ()
    return [f"{o.name} {c.text}" for o, c in zip(others, cells, strict=True) if c.status is Status.VALUE]


def no_comparison(profile: Profile, rows: Sequence[IndicatorRow]) -> list[str]:
    """Which earlier dates nothing can be compared with and why, each once for all indicators concerned."""
    titles: dict[tuple[date, str], list[str]] = {}
    for row in rows:
        for change in row.changes.values():
            code = change.area.reason.code if change.area.reason is not None else ""
            if change.area.status in (Status.MISSING, Status.NOT_APPLICABLE) and code not in _UNSAID:
                titles.setdefault((change.since, code), []).append(phrase_of(row.indicator).title)
    days: dict[tuple[str, tuple[str, ...]], list[date]] = {}
    for (since, code), concerned in titles.items():
        days.setdefault((code, tuple(concerned)), []).append(since)
    found = []
    if rows and profile.missing_dates:
        named = listing([f"den {period_text(day)}" for day in sorted(profile.missing_dates, reverse=True)])
        found.append(f"Für {named} liegen keine Vergleichswerte vor.")
    for (code, titled), since_days in days.items():
        named = listing([f"dem {period_text(day)}" for day in sorted(since_days, reverse=True)])
        why = _LACKING.get(code, f"weil für {'diese Tage' if len(since_days) > 1 else 'diesen Tag'} kein Wert vorliegt")
        of = "" if len(titled) == len(rows) else f" ({'; '.join(titled)})"
        found.append(f"Ein Vergleich mit {named} ist nicht möglich, {why}{of}.")
    return found
