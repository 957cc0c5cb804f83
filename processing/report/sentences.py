# SPDX-License-Identifier: GPL-2.0-or-later
"""German sentences made from a profile.

Each prints only formatted cells, and is left out where its number is not there. Words for indicators (`phrases`) come
from the template, so that a new indicator needs no code.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ..domain.catalogue import Indicator
from ..domain.categories import STATUS
from ..domain.formatting import ABOUT, NBSP, number_text, period_text
from ..domain.lor import TITLES
from ..domain.profile import Cell, PopulationSeries, Profile
from ..domain.status import Flag, Quality, Reason, Status

if TYPE_CHECKING:
    from ..domain.clearance import Clearance

# Gender of the level's name decides how an area can be spoken of whatever its own name is.
IN_LEVEL = {
    "PLR": "im Planungsraum",
    "BZR": "in der Bezirksregion",
    "PGR": "im Prognoseraum",
    "BEZ": "im Bezirk",
    "STADT": "in",
}
PLURALS = {"PLR": "Planungsräume", "BZR": "Bezirksregionen", "PGR": "Prognoseräume", "BEZ": "Bezirke"}
DATIVES = {"PLR": "Planungsräumen", "BZR": "Bezirksregionen", "PGR": "Prognoseräumen", "BEZ": "Bezirken"}
LONG_NAME = 50  # characters; such a name is not repeated in small print


def capital(text: str) -> str:
    """The sentence with its first letter in capitals."""
    return text[:1].upper() + text[1:]


def listing(words: Sequence[str]) -> str:
    """``a, b und c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} und {words[-1]}" if words else ""


def genitive(name: str) -> str:
    """``des Bezirks Mitte``: the name itself stays as it is."""
    return f"des Bezirks {name}"


def where(profile: Profile) -> str:
    """``in der Bezirksregion Friedenau West``, right for every name."""
    return f"{IN_LEVEL[profile.area.level]} {profile.area.name}"


def population(profile: Profile) -> str:
    """How many people live here, and which share of the district that is."""
    row = profile.row("ew")
    place, day = where(profile), period_text(row.period if row else None)
    if row is None or row.area.status in (Status.MISSING, Status.NOT_APPLICABLE):
        return f"Für {profile.area.name} enthält die Datenbibliothek keine Einwohnerzahl."
    if row.area.status is Status.SUPPRESSED:
        return f"Die Einwohnerzahl von {profile.area.name} am {day} ist geheim zu halten."
    if not row.area.value:
        return f"{capital(place)} ist am {day} niemand mit Hauptwohnsitz gemeldet."
    people = "lebt am {} ein Mensch" if row.area.value == 1 else "leben am {} {} Menschen"
    sentence = f"{capital(place)} {people.format(day, row.area.text)} mit Hauptwohnsitz"
    part = profile.share_of_district
    if part is None or part.status is not Status.VALUE or not part.value or profile.district is None:
        return f"{sentence}."  # no share that is printed as 0,0 %
    return f"{sentence}; das sind {part.text} der Bevölkerung {genitive(profile.district.name)}."


def extremes(known: Sequence[tuple[Cell, str]]) -> tuple[tuple[Cell, str], tuple[Cell, str]]:
    """Lowest and highest cell, each with the names of all that print the same number."""
    found = []
    for choose in (min, max):
        cell = choose(known, key=lambda k: k[0].value or 0)[0]
        names = [name for other, name in known if other.text == cell.text]
        found.append((cell, listing(names if len(names) < 4 else [*names[:2], f"{len(names) - 2} weitere"])))
    return found[0], found[1]


def percent(cell: Cell) -> str:
    """A share from a column whose title names the unit, with its unit."""
    return cell.text if "%" in cell.text or cell.status is not Status.VALUE else f"{cell.text}{NBSP}%"


def groups(profile: Profile) -> str:
    """How many planning areas have which status in the social monitoring."""
    table = profile.children
    if "mss_gruppe" not in table.columns:
        return ""
    column = table.columns.index("mss_gruppe")
    rows = [r for r in table.rows if r.role == "child"] or [r for r in table.rows if r.role == "self"]
    cells = [(r.cells[column], r.area.name) for r in rows]
    counts = Counter(STATUS.get(c.text[:1], c.text) for c, _ in cells if c.status is Status.VALUE)
    small = [name for c, name in cells if c.status is Status.NOT_APPLICABLE]
    unknown = [name for c, name in cells if c.status not in (Status.VALUE, Status.NOT_APPLICABLE)]
    title = table.titles[column]
    order = [s for s in STATUS.values() if counts[s]] + [s for s in counts if s not in STATUS.values()]
    parts = [
        f"{counts[s]} {'' if i else f'von {len(cells)} Planungsräumen '}mit Status {s}" for i, s in enumerate(order)
    ]
    sentences = [f"{title}: {', '.join(parts)}."] if parts else []
    if parts and len(cells) == 1:
        sentences = [f"{title}: Der einzige Planungsraum hat den Status {order[0]}."]
    if not parts:
        return f"{title}: keine Zuordnung."
    if small:
        sentences.append(f"{several(small)} wegen zu geringer Einwohnerzahl ohne Zuordnung.")
    if unknown:
        sentences.append(f"{several(unknown)} ohne Angabe.")
    return " ".join(sentences)


def several(names: Sequence[str], most: int = 4) -> str:
    """``A ist``, ``A und B sind``, ``A, B, C und 3 weitere sind``."""
    shown = list(names[:most])
    if len(names) > most:
        shown = [*names[: most - 1], f"{len(names) - most + 1} weitere"]
    return f"{listing(shown)} {'ist' if len(names) == 1 else 'sind'}"


def series_words(profile: Profile) -> str:
    """The comparison beside the line: ``Seit 31.12.2019: Friedenau West +4,7 %, Bezirk +1,7 %, Berlin +3,4 %.``"""
    row = profile.row("ew")
    if row is None:
        return ""
    name = profile.area.name if len(profile.area.name) <= LONG_NAME else "Gebiet"
    told = []
    for years in sorted(row.changes, reverse=True):
        change = row.changes[years]
        cells = ((name, change.area), ("Bezirk", change.district), (profile.city.name, change.city))
        parts = [f"{who} {cell.text}" for who, cell in cells if cell.status is Status.VALUE or who != "Bezirk"]
        told.append(f"Seit {period_text(change.since)}: {', '.join(parts)}.")
    notes = estimate_notes([change.area for change in row.changes.values()], profile.vintage)
    return " ".join([*told, *(f"{text}." for text in notes)])


def bridged_words(series: PopulationSeries) -> str:
    """How the numbers of former key systems came over; empty where the area is the same in all of them."""
    found = {point.quality for point in series.points}
    if found & {Quality.SPLIT, Quality.MIXED}:
        return "vor 2021 umgerechnet (gestrichelt)"
    return "vor 2021 aus ganzen früheren Planungsräumen" if Quality.MERGED in found else ""


def reason_text(reason: Reason) -> str:
    """Why a number is not there, in the words of the page; empty where the sign says it all."""
    values = dict(reason.values)
    period = values.get("period")
    if isinstance(period, date):
        values["period"] = period_text(period)
    wording = REASONS.get(reason.code, "")
    return wording.format(**values) if wording else ""


REASONS = {
    "recut": "k.\u00a0A.: Gebietszuschnitt seit 2021 neu, kein Vergleich",
    "uncertain": "k.\u00a0A.: Gebietszuschnitt seit 2021 neu, Umrechnung zu unsicher",
    "absent_band": "k.\u00a0A.: Altersgruppe {band} in der Quelle nicht enthalten",
    "small_population": "x: unter {limit} EW, kein Anteil",
    "zero_denominator": "x: Bezugsgröße ist 0",
    "small_denominator": "x: Bezugsgröße unter {limit}, kein Anteil",
    "part_missing": "k.\u00a0A.: {count} von {of} Teilgebieten ohne Angabe",
    "part_suppressed": "•: {count} von {of} Teilgebieten geheim zu halten",
    "protected": "•: keine Angabe (Datenschutz)",
    "partial_city": "k.\u00a0A. in der Spalte der Stadt: nicht alle Bezirke sind in der Datenbibliothek",
    "no_data": "k.\u00a0A.: keine Daten in der Datenbibliothek",
    "no_such_period": "k.\u00a0A.: für den {period} liegen keine Werte vor",
}


def notes_of(cells: Sequence[Cell]) -> list[str]:
    """The reasons behind the signs of a table, each once, in order of appearance; lacking dates in one note."""
    reasons = [c.reason for c in cells if c.reason is not None and c.status is not Status.VALUE]
    days = sorted({d for r in reasons if r.code == "no_such_period" and isinstance(d := r.values.get("period"), date)})
    texts = []
    for reason in reasons:
        if reason.code == "no_such_period" and len(days) > 1:
            named = listing([f"den {period_text(day)}" for day in days])
            texts.append(f"k.{NBSP}A.: für {named} liegen keine Werte vor")
        else:
            texts.append(reason_text(reason))
    return list(dict.fromkeys(t for t in texts if t))


def estimate_notes(cells: Sequence[Cell], vintage: str) -> list[str]:
    """What ``≈`` means, with the largest expected error of each unit; empty where nothing was estimated."""
    reasons = [c.reason.values for c in cells if c.flag is Flag.ESTIMATED and c.reason is not None]
    parts = []
    for unit, words in (("%", ""), ("Pp.", "bei Anteilen "), ("", "bei Quotienten ")):
        same = [values for values in reasons if values["unit"] == unit]
        if same:
            text = str(max(same, key=lambda values: float(str(values["size"])))["error"])
            parts.append(words + (text if text.startswith("unter") else f"bis {text}"))
    if not parts:
        return []
    return [f"{ABOUT} umgerechnet auf den Gebietsstand LOR {vintage}; erwarteter Fehler {', '.join(parts)}"]


def level_title(level: str) -> str:
    """``Bezirksregion``."""
    return TITLES[level]


def geometry(profile: Profile) -> str:
    """Whose outlines the maps show."""
    return "frei erfunden" if profile.fictional else f"LOR {profile.vintage}, Amt für Statistik Berlin-Brandenburg"


def titled(indicator: Indicator) -> str:
    """An indicator's title as a caption says it: a share with its unit."""
    return f"{indicator.title} in{NBSP}%" if indicator.unit == "%" else indicator.title


def kulissen(profile: Profile, most: int | None = None) -> str:
    """The programme areas that the area lies in, `most` of them named; empty where none were imported."""
    if profile.kulissen is None:
        return ""
    if not profile.kulissen:
        return "Das Gebiet liegt in keiner der erfassten Gebietskulissen."
    shown = list(profile.kulissen[:most])
    more = len(profile.kulissen) - len(shown)
    return f"Das Gebiet liegt ganz oder teilweise in: {listing([*shown, f'{more} weiteren'] if more else shown)}."


def imprint(profile: Profile) -> str:
    """Who answers for the document: roles and functional addresses; a person's name only where somebody typed it."""
    values = profile.imprint
    role = values.get("koordination") or "Datenkoordination der OE SPK"
    contact = f", {values['kontakt']}" if values.get("kontakt") else ""
    state = values.get("bearbeitungsstand") or "Entwurf"
    more = [f"{key}: {value}" for key, value in sorted(values.items())
            if value and key not in ("koordination", "kontakt", "bearbeitungsstand", "oe")]  # fmt: skip
    said = [f"Koordination: {role}{contact}.", f"Bearbeitungsstand: {state}.", *(f"{m}." for m in more)]
    return " ".join([*said, profile.release_note]).strip()


def release_note(clearance: "Clearance") -> str:
    """What a public edition holds back and what was tried against it, for the imprint; "" where no source is closed."""
    if not clearance.audited:
        return ""
    view = clearance.view
    shown, kept = len(view.shown), len(view.kept_back)
    shares = any(view.numbers.kinds.get(name, "extensive") != "extensive" for name in set(view.shown["quantity"]))
    left = f", davon {number_text(clearance.limited)} ohnehin schon eingegrenzt" if clearance.limited else ""
    none = "keine weitere" if clearance.limited else "keine"
    unless = " (gelieferte Anteile und Mittelwerte sind nicht geprüft)" if shares else ""
    return (
        f"Datenschutz: {number_text(kept)} von {number_text(shown + kept)} Zahlen nicht veröffentlichter Quellen sind "
        f"zurückgehalten (•){left}; geprüft: {none} lässt sich aus den übrigen errechnen{unless}."
    )
