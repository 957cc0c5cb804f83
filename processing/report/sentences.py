# SPDX-License-Identifier: GPL-2.0-or-later
"""German sentences made from a profile.

Each prints only formatted cells, and is left out where its number is not there. Words for indicators (`phrases`) come
from the template, so that a new indicator needs no code.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from ..domain.catalogue import Indicator
from ..domain.categories import STATUS
from ..domain.formatting import ABOUT, MINUS, NBSP, number_text, period_text
from ..domain.lor import TITLES
from ..domain.profile import Cell, Change, IndicatorRow, PopulationSeries, Profile
from ..domain.status import Flag, Quality, Reason, Status

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
HIGHLIGHTS = 2
SENTENCES = 6
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


def overview(profile: Profile, phrases: Mapping[str, str]) -> list[str]:
    """The sentences of *Auf einen Blick*, in order."""
    rated = highlights(profile, phrases)
    head = [population(profile), development(profile), ages(profile)]
    tail = [spread(profile, "b1", "der Anteil der unter 18-Jährigen"), groups(profile)]
    if len([s for s in head + tail if s]) + len(rated) > SENTENCES:
        rated = rated[:1]
    return [sentence for sentence in (*head, *rated, *tail) if sentence]


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
    if part is None or part.status is not Status.VALUE or profile.district is None:
        return f"{sentence}."
    return f"{sentence}; das sind {part.text} der Bevölkerung {genitive(profile.district.name)}."


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
            parts.append(f"{row.area.text} sind {words}{beside(profile, row)}")
    return f"{', '.join(parts)}." if parts else ""


def beside(profile: Profile, row: IndicatorRow) -> str:
    """`` (Bezirk 15,7 %, Berlin 16,3 %)`` as far as known."""
    known = [("Bezirk", row.district), (profile.city.name, row.city)]
    words = [f"{name} {cell.text}" for name, cell in known if cell.status is Status.VALUE]
    return f" ({', '.join(words)})" if words else ""


def compared(row: IndicatorRow) -> str:
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


def highlights(profile: Profile, phrases: Mapping[str, str]) -> list[str]:
    """At most two rated indicators with a phrase that lie a standard deviation or more from the sisters' mean."""
    rows = [
        row
        for row in profile.rows
        if row.indicator.indicator in phrases
        and row.indicator.direction in ("high", "low")
        and compared(row).startswith("deutlich")
    ]
    rows.sort(key=lambda row: -abs(row.deviation or 0))
    sentences = []
    for row in rows[:HIGHLIGHTS]:
        phrase = phrases[row.indicator.indicator]
        unit = f"{NBSP}{row.indicator.unit}" if row.indicator.unit.startswith("m²") else ""
        own = row.area.spoken or f"{row.area.text}{unit}"
        value = f"{own} (Bezirk {row.district.text})"
        sentences.append(f"{capital(compared(row))} Bezirkswert liegt {phrase}: {value}.")
    return sentences


def spread(profile: Profile, indicator: str, words: str) -> str:
    """Lowest and highest of the areas below, so that the average hides nobody."""
    table = profile.children
    if indicator not in table.columns:
        return ""
    column = table.columns.index(indicator)
    rows = [r for r in table.rows if r.role == "child"]
    known = [(r.cells[column], r.area.name) for r in rows if r.cells[column].status is Status.VALUE]
    if len(known) < 2:
        return ""
    low, high = extremes(known)
    several = f"{len(known)} {DATIVES[rows[0].area.level]}" + ("" if len(known) == len(rows) else " mit Angabe")
    if low[0].text == high[0].text:
        return f"In allen {several} beträgt {words} {percent(low[0])}."
    return f"Zwischen den {several} reicht {words} von {percent(low[0])} ({low[1]}) bis {percent(high[0])} ({high[1]})."


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


def imprint(profile: Profile) -> str:
    """Who answers for the document: roles and functional addresses; a person's name only where somebody typed it."""
    values = profile.imprint
    role = values.get("koordination") or "Datenkoordination der OE SPK"
    contact = f", {values['kontakt']}" if values.get("kontakt") else ""
    state = values.get("bearbeitungsstand") or "Entwurf"
    more = [f"{key}: {value}" for key, value in sorted(values.items())
            if value and key not in ("koordination", "kontakt", "bearbeitungsstand", "oe")]  # fmt: skip
    return " ".join([f"Koordination: {role}{contact}.", f"Bearbeitungsstand: {state}.", *(f"{m}." for m in more)])
