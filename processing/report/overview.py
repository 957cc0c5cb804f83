# SPDX-License-Identifier: GPL-2.0-or-later
"""*Auf einen Blick*: the few sentences on the first page of a Kurzprofil."""

from collections.abc import Mapping
from datetime import date

from ..domain.formatting import ABOUT, MINUS, NBSP, number_text, period_text
from ..domain.profile import Cell, Change, IndicatorRow, Profile
from ..domain.status import Flag, Status
from . import standing
from .phrases import phrase_of
from .sentences import capital, groups, population
from .spreads import spread

HIGHLIGHTS = 2
SENTENCES = 6


def overview(profile: Profile, phrases: Mapping[str, str]) -> list[str]:
    """The sentences of *Auf einen Blick*, in order."""
    rated = highlights(profile, phrases)
    head = [population(profile), development(profile), ages(profile)]
    young = profile.row("b1")
    tail = [spread(profile, young, phrase_of(young.indicator), alone=True) if young else "", groups(profile)]
    if len([s for s in head + tail if s]) + len(rated) > SENTENCES:
        rated = rated[:1]
    return [sentence for sentence in (*head, *rated, *tail) if sentence]


def development(profile: Profile) -> str:
    """The change over the longest span that the library has; where the area was cut anew, over a shorter one too."""
    row = profile.row("ew")
    if row is None or not row.area.value:
        return ""
    told = []
    for years in sorted(row.changes):
        change = row.changes[years]
        if change.area.status is Status.VALUE:
            told = [_changed(profile, change, row.area.value)]
        elif change.area.reason is not None and change.area.reason.code in ("recut", "uncertain"):
            why = "weil die Gebiete 2021 neu zugeschnitten wurden"
            told.append(f"Ein Vergleich mit dem {period_text(change.since)} ist nicht möglich, {why}.")
    return " ".join(told)


def _changed(profile: Profile, change: Change, now: float) -> str:
    start, own = f"Seit dem {period_text(change.since)}", _moved(change.area)
    if change.area.flag is Flag.ESTIMATED:
        head, own = _estimated(start, change.area, own)
    else:
        before = _count_at(profile, change.since)
        persons = "" if before is None else number_text(abs(round(now - before)))
        if own == "unverändert" and before is not None and abs(now - before) >= 1:  # less than what 0,0 % shows
            own = "gestiegen" if now > before else "gesunken"
        amount = f"um {persons} ({_amount(change.area)})" if persons else f"um {_amount(change.area)}"
        head = f"{start} ist die Zahl unverändert" if own == "unverändert" else f"{start} ist die Zahl {amount} {own}"
    tail = _others_moved(profile, change, own)
    return f"{head}; {tail}." if tail else f"{head}."


def _estimated(start: str, cell: Cell, moved: str) -> tuple[str, str]:
    """A change whose earlier number is an estimate: no persons, and no direction that its error could turn."""
    size = cell.reason.values.get("size", 0.0) if cell.reason is not None else 0.0
    if abs(cell.exact or 0.0) <= float(str(size)) or moved == "unverändert":
        return f"{start} hat sich die Zahl kaum verändert (umgerechnet {cell.text})", "kaum verändert"
    return f"{start} ist die Zahl um etwa {_amount(cell)} (umgerechnet) {moved}", moved


def _others_moved(profile: Profile, change: Change, own: str) -> str:
    names = (("im Bezirk", change.district), (f"in {profile.city.name}", change.city))
    parts = []
    for name, cell in names:
        if cell.status is Status.VALUE:
            moved = _moved(cell)
            if moved == "unverändert":
                parts.append(f"{name} ist sie unverändert")
            elif moved == own:
                parts.append(f"{name} um {_amount(cell)}")
            else:
                parts.append(f"{name} ist sie um {_amount(cell)} {moved}")
    return ", ".join(parts)


def _moved(cell: Cell) -> str:
    return "unverändert" if not cell.value else "gestiegen" if cell.value > 0 else "gesunken"


def _amount(cell: Cell) -> str:
    return cell.text.lstrip(f"{ABOUT}+{MINUS}")


def _count_at(profile: Profile, day: date) -> float | None:
    """The population at an earlier date, where the line of the same key system has it."""
    return next((p.cell.value for p in profile.series.points if p.period == day and p.cell.exact is not None), None)


def ages(profile: Profile) -> str:
    """Shares of the young and the old beside district and city."""
    parts = []
    for indicator, words in (("b1", "unter 18 Jahre alt"), ("b2", "65 Jahre und älter")):
        row = profile.row(indicator)
        if row is not None and row.area.status is Status.VALUE:
            parts.append(f"{row.area.text} sind {words}{standing.side_by_side(profile, row)}")
    return f"{', '.join(parts)}." if parts else ""


def highlights(profile: Profile, phrases: Mapping[str, str]) -> list[str]:
    """At most two rated indicators with a phrase that lie far from the district's value, by more than chance."""
    rows = [
        (row, side)
        for row in profile.rows
        if row.indicator.indicator in phrases
        and row.indicator.direction in ("high", "low")
        and (side := _beside_district(profile, row)).startswith("deutlich")
    ]
    rows.sort(key=lambda one: -abs(one[0].deviation or 0))
    sentences = []
    for row, side in rows[:HIGHLIGHTS]:
        phrase = phrases[row.indicator.indicator]
        unit = f"{NBSP}{row.indicator.unit}" if row.indicator.unit.startswith("m²") else ""
        own = row.area.spoken or f"{row.area.text}{unit}"
        sentences.append(f"{capital(side)} Bezirkswert liegt {phrase}: {own} (Bezirk {row.district.text}).")
    return sentences


def _beside_district(profile: Profile, row: IndicatorRow) -> str:
    """Where the area lies beside its district, see `standing.PLACES`; empty for a district itself."""
    first = next(iter(standing.beside(profile, row)), None)
    return first.side if first is not None and first.name == standing.DISTRICT else ""
