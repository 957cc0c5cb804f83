# SPDX-License-Identifier: GPL-2.0-or-later
"""An area's value beside those of its district and of the city, in words no stronger than the numbers allow."""

from dataclasses import dataclass
from statistics import pstdev

from ..domain.categories import label
from ..domain.formatting import ABOUT, NBSP
from ..domain.noise import counted
from ..domain.profile import Cell, IndicatorRow, Profile
from ..domain.status import Flag, Status
from .phrases import Phrase
from .sentences import listing

DISTRICT = "Bezirk"
NEAR = 0.5  # standard deviations of the sister areas (planner.md 3.4)
PLACES = ("auf dem", "nahe am", "über dem", "unter dem", "deutlich über dem", "deutlich unter dem")
CHANCE, BOUND, ROUGH, FEW = "chance", "bound", "rough", "few"  # why nothing is said to lie above or below


@dataclass(frozen=True)
class Beside:
    """District or city beside the area: its number, its name in the cases a sentence needs, and where the area lies."""

    cell: Cell
    name: str  # Bezirk
    genitive: str  # des Bezirks
    to: str  # zum Bezirk
    dative: str  # dem Bezirk
    at: str  # im Bezirk
    side: str = ""

    @property
    def shown(self) -> str:
        return f" ({self.cell.text})"


def value_text(cell: Cell, phrase: Phrase) -> str:
    """A value in a sentence: ``0,30 m²``, ``etwa 24.780 (umgerechnet)``, ``mindestens 0,46 m² (…)``."""
    text = cell.text.removeprefix(ABOUT) + (f"{NBSP}{phrase.unit}" if phrase.unit else "")
    if cell.flag is Flag.ESTIMATED:
        error = cell.reason.values.get("error", "") if cell.reason is not None else ""
        return f"etwa {text} (umgerechnet{f'; erwarteter Fehler {error}' if error else ''})"
    if cell.flag is Flag.INCOMPLETE:
        count = cell.reason.values.get("count") if cell.reason is not None else None
        objects = {None: "Angaben fehlen", 1: "ein Objekt ohne Angabe"}.get(count, f"{count} Objekte ohne Angabe")  # type: ignore[call-overload]
        return f"mindestens {text} ({objects})"
    word = {Flag.PROVISIONAL: " (vorläufig)", Flag.ROUNDED: " (gerundet)"}.get(cell.flag) if cell.flag else None
    return text + (word or "")


def beside(profile: Profile, row: IndicatorRow) -> list[Beside]:
    """What the area is compared with: district and city, of a district the city alone."""
    level, city = profile.area.level, profile.city.name
    found = []
    if level not in ("BEZ", "STADT"):
        found.append((row.district, DISTRICT, "des Bezirks", "zum Bezirk", "dem Bezirk", "im Bezirk"))
    if level != "STADT":
        found.append((row.city, city, f"von {city}", f"zu {city}", city, f"in {city}"))
    return [Beside(*one, side=_side(row, one[0], at == 0 and len(found) == 2)) for at, one in enumerate(found)]


def _side(row: IndicatorRow, other: Cell, district: bool) -> str:
    """One of `PLACES`, or why none can be said; empty where there is no number to compare with."""
    own, exact = row.area, _exact(row.area)
    if own.value is None or exact is None or other.status is not Status.VALUE or other.exact is None:
        return ""
    if row.no_interval is not None and row.no_interval.code == "small_denominator":
        return FEW
    if row.interval is not None and row.interval.low <= other.exact <= row.interval.high:
        return CHANCE
    if own.text != other.text and abs(exact - other.exact) <= _error(own) + _error(other):
        return ROUGH
    if own.value == other.value:
        return BOUND if Flag.INCOMPLETE in (own.flag, other.flag) else "auf dem"
    above = own.value > (other.value or 0.0)
    if (other if above else own).flag is Flag.INCOMPLETE:  # what is said to be less may be more
        return BOUND
    side = f"{'über' if above else 'unter'} dem"
    return _distance(row, other, side) if district else side


def _exact(cell: Cell) -> float | None:
    """Nothing there is 0."""
    return 0.0 if cell.status is Status.NONE else cell.exact


def _error(cell: Cell) -> float:
    """Expected error of an estimate, in its unit; 0 for what was counted."""
    if cell.flag is not Flag.ESTIMATED or cell.reason is None:
        return 0.0
    size = float(str(cell.reason.values.get("size", 0.0)))
    return abs(cell.exact or 0.0) * size / 100 if cell.reason.values.get("unit") == "%" else size


def _distance(row: IndicatorRow, district: Cell, side: str) -> str:
    """``nahe am`` and ``deutlich über dem`` only where the sisters' mean and the district's own value both say so."""
    words = among_sisters(row)
    if words.startswith("deutlich") and words.endswith(side) and row.indicator.direction != "neutral":
        return words
    sisters = [c.exact for c in row.sisters.values() if c.exact is not None]
    apart = abs((_exact(row.area) or 0.0) - (district.exact or 0.0))
    return "nahe am" if words == "nahe am" and apart < NEAR * pstdev(sisters) else side


def among_sisters(row: IndicatorRow) -> str:
    """``deutlich über dem``, ``unter dem``, ``nahe am`` (Bezirkswert); empty where that cannot be said.

    The distance is taken from the sisters' mean; where the district's own value lies on the other side, the two would
    contradict each other in the reader's eyes, so nothing is said.
    """
    if row.deviation is None or row.area.value is None or row.district.value is None:
        return ""
    if abs(row.deviation) < 0.5:
        return "nahe am"
    side = row.area.value - row.district.value
    if side * row.deviation <= 0:
        return ""
    return f"{'deutlich ' if abs(row.deviation) >= 1 else ''}{'über' if side > 0 else 'unter'} dem"


def side_by_side(profile: Profile, row: IndicatorRow) -> str:
    """`` (Bezirk 15,7 %, Berlin 16,3 %)`` as far as known."""
    known = [other for other in beside(profile, row) if other.cell.status is Status.VALUE]
    return f" ({', '.join(f'{other.name} {other.cell.text}' for other in known)})" if known else ""


def compared(profile: Profile, row: IndicatorRow) -> str:
    """The rest of a sentence ``… liegt bei 15,1 %``: where that is beside district and city, with their numbers."""
    others = beside(profile, row)
    known = [other for other in others if other.cell.status is Status.VALUE]
    lacking = [f"{other.name} ({other.cell.spoken})" for other in others if other.cell.status is not Status.VALUE]
    if counted(row.indicator):  # numbers of cases of areas of different size: side by side, not above or below
        return f"{side_by_side(profile, row)}."
    placed = [other for other in known if other.side in PLACES]
    sentences = [f" und damit {_placed(placed)}." if placed else "."]
    for why in (CHANCE, ROUGH, BOUND, FEW):
        same = [other for other in known if other.side == why]
        sentences += [_unplaced(why, same)] if same else []
    if lacking:
        sentences.append(f"Ohne Vergleichswert: {', '.join(lacking)}.")
    return " ".join(sentences)


def _placed(others: list[Beside]) -> str:
    if len(others) == 2 and others[0].side == others[1].side:
        both = " und ".join(f"{o.name}{o.shown}" for o in others)
        return f"{others[0].side} Niveau von {both}"
    parts = [f"{o.side} Niveau {o.genitive}{o.shown}" for o in others]
    sides = {"über" if "über" in o.side else "unter" if "unter" in o.side else "" for o in others}
    return (", aber " if sides == {"über", "unter"} else " und ").join(parts)


def _unplaced(why: str, others: list[Beside]) -> str:
    several = len(others) > 1
    to = " und ".join(f"{o.to}{o.shown}" for o in others)
    head = f"{'Die Abstände' if several else 'Der Abstand'} {to}"
    if why == CHANCE:
        return f"{head} {'liegen' if several else 'liegt'} im Rahmen zufälliger Schwankung."
    if why == ROUGH:
        return f"{head} {'sind' if several else 'ist'} nicht größer als der erwartete Fehler der Umrechnung."
    with_ = listing([f"{o.dative}{o.shown}" for o in others])
    reason = "weil Angaben fehlen" if why == BOUND else "weil die Bezugsgröße zu klein ist"
    return f"Ein Vergleich mit {with_} ist nicht möglich, {reason}."


def clear(profile: Profile, row: IndicatorRow) -> bool:
    """Whether the area lies above or below what it is first compared with, by more than chance and not near it."""
    first = next(iter(beside(profile, row)), None)
    return first is not None and first.side in PLACES[2:]


def headline(profile: Profile, row: IndicatorRow, phrase: Phrase) -> str:
    """One phrase on an indicator that has a value."""
    first = next(iter(beside(profile, row)), None)
    if row.indicator.categorical:
        return f"{row.indicator.title}: {label(row.area.text)}"
    own = f"{phrase.title}: {value_text(row.area, phrase)}"
    if first is None or counted(row.indicator):
        return own
    if first.side == CHANCE:
        return f"{phrase.title}: kein gesicherter Unterschied {first.to}"
    if first.side not in PLACES:
        return own
    ready = phrase.more if "über" in first.side else phrase.less if "unter" in first.side else ""
    return ready.format(first.at) if ready else f"{phrase.title} {first.side} Niveau {first.genitive}"
