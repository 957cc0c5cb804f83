# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of a Kurzprofil and the small print below them. Cells come from the profile as they are."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..domain.formatting import LEGEND, NBSP, NOISE, NOISE_WORDS, OWN_DATE, SIGNS, area_cell, period_text
from ..domain.profile import AreaRef, Cell, Change, FacilityRow, IndicatorRow, Profile
from ..domain.status import Flag, Status
from . import sentences
from .blocks import Words, note
from .grid import Entry, Table, entry
from .templates import Template

APART = timedelta(days=366)
_ABBREVIATED = ("Pp.", "A.")  # at the end of a note
EMPTY = Cell("x", Status.NOT_APPLICABLE, spoken="nicht sinnvoll")


def legend_notes(cells: Iterable[Cell]) -> list[Words]:
    """What the signs mean, under a table that uses one."""
    return [note(LEGEND, 1)] if any(cell.text in SIGNS.values() for cell in cells) else []


def sign_notes(cells: Sequence[Cell], vintage: str) -> list[Words]:
    """What the signs in a table mean, and why they stand there."""
    return legend_notes(cells) + _reasons(cells, vintage)


def _reasons(cells: Sequence[Cell], vintage: str) -> list[Words]:
    return [note(text, 1) for text in (*sentences.estimate_notes(cells, vintage), *sentences.notes_of(cells))]


def _spaced(blocks: list[Words], after: float = 9) -> list[Words]:
    if blocks:
        blocks[-1].after = after
    return blocks


def facts(profile: Profile) -> Table:
    """The *Steckbrief*: names and values, no header row."""
    population, density = profile.row("ew"), profile.row("ew_dichte")
    rows: list[tuple[str, Entry]] = []
    if population is not None:
        rows.append(("Einwohnerinnen und Einwohner", entry(population.area)))
    rows.append(("Fläche", entry(area_cell(profile.area_m2))))
    if density is not None:
        words = (
            f"{density.area.text} EW je Hektar".replace(" ", NBSP)
            if density.area.status is Status.VALUE
            else density.area.text
        )
        rows.append(("Einwohnerdichte", Entry(words, density.area.spoken)))
    children = [r for r in profile.children.rows if r.role == "child"]
    if children:
        rows.append((sentences.PLURALS[children[0].area.level], Entry(str(len(children)))))
    if profile.share_of_district is not None:
        rows.append(("Anteil am Bezirk", entry(profile.share_of_district)))
    if population is not None:
        for years in sorted(population.changes, reverse=True)[:1]:
            change = population.changes[years]
            rows.append((f"Veränderung seit {period_text(change.since)}", entry(change.area)))
    return Table(("", ""), [(Entry(name), value) for name, value in rows], "lr", headed=False)


def comparison(profile: Profile, template: Template, width: float, ids: Sequence[str] | None = None) -> Table:
    """Indicators (the template's, or those named) beside district and city, with rank and change."""
    rows = _compared(profile, template, ids)
    years = _years(rows)
    since = [period_text(next(r.changes[y].since for r in rows if y in r.changes)) for y in years]
    own = profile.area.level == "BEZ"  # a district stands beside the city alone
    places = ["Bezirk", profile.city.name] if own else ["Gebiet", "Bezirk", profile.city.name]
    titles: list[str | Entry] = ["Kennzahl", "Anzahl", *places, "Rang in der Stadt" if own else "Rang im Bezirk"]
    body = []
    for row in rows:
        name = row.indicator.title + (f" {OWN_DATE}" if row.own_date else "")
        cells = [row.count, row.area, *([] if own else [row.district]), row.city]
        rank = (
            Entry(_rank(row.rank.text)) if row.rank else entry(EMPTY if row.area.status is Status.VALUE else row.area)
        )
        changes = [_change(row.changes[y]) if y in row.changes else entry(EMPTY) for y in years]
        body.append([Entry(name), *map(entry, cells), rank, *changes])
    table = Table(
        [*titles, *(_since(day, len(since) > 1) for day in since)], body, "l" + "r" * (len(places) + 2 + len(years))
    )
    return table if table.fits(width) else _narrowed(table, template, width)


def _change(change: Change) -> Entry:
    """A change; one that is no further than chance goes is marked and read out so."""
    cell = change.area
    if change.reliable is not False:
        return entry(cell)
    return Entry(f"{cell.text}{NOISE}", f"{cell.spoken or cell.text}, {NOISE_WORDS}")


def _since(day: str, narrow: bool) -> Entry:
    """Header of a column of changes; beside another one its date is broken, yet read out whole."""
    words = f"seit {day}"
    return Entry(f"seit\n{day[:-4]}\n{day[-4:]}", words) if narrow else Entry(words)


def _narrowed(table: Table, template: Template, width: float) -> Table:
    """Long compounds in row headers spelled with a hyphen, where a word would have to be cut else."""
    for word, spelled in template.narrow_words.items():
        rows = [[replace(name, text=name.text.replace(word, spelled)), *rest] for name, *rest in table.rows]
        table = replace(table, rows=rows)
        if table.fits(width):
            break
    return table


def _rank(text: str) -> str:
    """A rank that breaks, if at all, before its remark."""
    head, bracket, rest = text.partition(" (")
    return head.replace(" von ", f"{NBSP}von{NBSP}") + bracket + rest.replace(" ", NBSP)


def _compared(profile: Profile, template: Template, ids: Sequence[str] | None = None) -> list[IndicatorRow]:
    return [row for i in (template.comparison if ids is None else ids) if (row := profile.row(i)) is not None]


def _years(rows: Sequence[IndicatorRow]) -> list[int]:
    return sorted({y for row in rows for y in row.changes})


def comparison_notes(
    profile: Profile, template: Template, joined: bool = False, ids: Sequence[str] | None = None
) -> list[Words]:
    """Signs, own dates, missing dates and reasons under the comparison; `joined` in one paragraph.

    With `ids` without the template's general notes: a long document says those once.
    """
    rows = _compared(profile, template, ids)
    changes = [row.changes[y].area for row in rows for y in row.changes]
    cells = [c for row in rows for c in (row.count, row.area, row.district, row.city)] + changes
    blocks = legend_notes(cells) + [note(text, 1) for text in template.comparison_notes if ids is None]
    blocks += [note(text, 1) for text in own_dates(rows, template)]
    if any(row.changes[y].reliable is False for row in rows for y in row.changes):
        blocks.append(note(f"{NOISE} {NOISE_WORDS}", 1))
    for day in profile.missing_dates if ids is None else ():
        blocks.append(
            note(f"Vergleich mit {period_text(day)} nicht möglich: dieser Stand liegt nicht in der Bibliothek.", 1)
        )
    blocks += _reasons(cells, profile.vintage) + [note(text, 1) for text in _incomplete(profile, rows, template)]
    return _spaced(_joined(blocks) if joined else blocks)


def _joined(blocks: Sequence[Words]) -> list[Words]:
    """Notes in one paragraph."""
    return [note(" · ".join(_without_stop(block.text) for block in blocks), 1)] if blocks else []


def _without_stop(text: str) -> str:
    """A sentence without its full stop; that of an abbreviation stays."""
    return text if text.endswith(_ABBREVIATED) else text.removesuffix(".")


def own_dates(rows: Sequence[IndicatorRow], template: Template) -> list[str]:
    """What ⁱ means: the dates of places and population, and that they lie far apart."""
    groups: dict[tuple[date | None, date | None], list[str]] = {}
    for row in rows:
        if row.own_date:
            word = template.own_date_words.get(row.indicator.indicator, row.indicator.title)
            groups.setdefault((row.period, row.denominator_period), []).append(word)
    parts, apart = [], False
    for (period, denominator), words in groups.items():
        text = f"{sentences.listing(words)} {period_text(period)}"
        if denominator is not None:
            text += f", Bevölkerung {period_text(denominator)}"
            apart = apart or (period is not None and abs(period - denominator) > APART)
        parts.append(text)
    if not parts:
        return []
    warning = " (mehr als zwölf Monate auseinander)" if apart else ""
    return [f"{OWN_DATE} {'; '.join(parts)}{warning}"]


def _incomplete(profile: Profile, rows: Sequence[IndicatorRow], template: Template) -> list[str]:
    texts = []
    for row in rows:
        own = profile.area.level == "BEZ"
        places = (("Gebiet", row.area), ("Bezirk", row.district), (profile.city.name, row.city))[own:]
        counts = [(name, _unstated(cell)) for name, cell in places if cell.flag is Flag.INCOMPLETE]
        if counts:
            word = template.own_date_words.get(row.indicator.indicator, row.indicator.title)
            told = ", ".join(f"{name} {n} {'Objekt' if n == 1 else 'Objekte'}" for name, n in counts)
            texts.append(f"{word}: Mindestwert, weil Angaben fehlen ({told})")
    return texts


def _unstated(cell: Cell) -> int:
    return int(str(cell.reason.values.get("count", 0))) if cell.reason is not None else 0


def children(profile: Profile, brief: bool = False, longest: int = 0) -> Table:
    """The areas below, then area, district and city in bold.

    `brief` prints the signs of MSS groups alone; `longest` cuts names to so many characters and adds the key.
    """
    table = profile.children
    level = next((r.area.level for r in table.rows if r.role == "child"), "PLR")
    titles = [sentences.level_title(level), *(t.replace(" %", f"{NBSP}%") for t in table.titles)]
    body = [[Entry(_short(row.area, longest)), *map(entry, row.cells)] for row in table.rows]
    if "mss_gruppe" in table.columns:
        at = table.columns.index("mss_gruppe") + 1
        for line in body:
            text = line[at].text
            whole = text.replace("Status ", f"Status{NBSP}").replace("Dynamik ", f"Dynamik{NBSP}")
            short = brief and " (" in text
            line[at] = Entry(text.split(" (")[0], text) if short else replace(line[at], text=whole)
    for line, row in zip(body, table.rows, strict=True):
        if row.role == "district":
            line[0] = Entry(f"Bezirk {row.area.name}")
    bold = frozenset(i for i, row in enumerate(table.rows) if row.role != "child")
    align = "l" + "".join("l" if c == "mss_gruppe" else "r" for c in table.columns)
    return Table(titles, body, align, bold)


def _short(area: AreaRef, longest: int) -> str:
    if not longest or len(area.name) <= longest:
        return area.name
    return f"{area.name[:longest].rsplit(' ', 1)[0]} … ({area.area_id})"


def child_notes(profile: Profile, brief: bool = False) -> list[Words]:
    """Signs and their reasons under the table by planning area; with `brief` what the MSS groups mean."""
    cells = [c for row in profile.children.rows for c in row.cells]
    blocks = legend_notes(cells) + _reasons(cells, profile.vintage)
    groups = dict.fromkeys(c.text for c in cells if c.status is Status.VALUE and " (Status " in c.text)
    if brief and groups:
        blocks.append(note(f"MSS: {' · '.join(groups)}", 1))
    return _spaced(blocks)


def facilities(profile: Profile, template: Template, width: float) -> Table:
    """Themes with numbers, places, rate and date."""
    beside = ["Bezirk"] * (profile.area.level != "BEZ") + [profile.city.name]  # a district stands beside the city alone
    titles = ("Thema", "Einrichtungen", "Plätze", "je 100 der Zielgruppe", *beside, "Stand")
    body = [_facility(profile, row, template, len(beside)) for row in profile.facilities]
    table = Table(titles, body, f"lrrr{'r' * len(beside)}l")
    if not table.fits(width):
        table = replace(table, titles=(titles[0], "Anzahl", *titles[2:]))
    return table if table.fits(width) else _narrowed(table, template, width)


def _facility(profile: Profile, row: FacilityRow, template: Template, beside: int) -> list[Entry]:
    """A theme's line; the rates of the last `beside` of district and city stand beside the area's."""
    count = row.count.text
    if in_part(row):
        count = "nur Teile"
    if row.kinds:
        named = ", ".join(f"{template.kinds.get(kind, kind)}{NBSP}{number}" for kind, number in row.kinds)
        count += f" (darunter {named})"
    stand = period_text(row.period) if row.imported else "keine Daten in der Bibliothek"
    unit = _rate_unit(profile, row)
    rates = [with_unit(cell, unit) for cell in (row.rate, *(row.district, row.city)[-beside:])]
    places = with_unit(row.capacity, row.unit if row.unit != "Plätze" else "")
    if row.capacity.flag is Flag.INCOMPLETE:
        places = replace(places, text=f"mindestens {places.text}")
    spoken = row.count.spoken if count == row.count.text else ""
    return [Entry(row.title), Entry(count, spoken), places, *rates, Entry(stand)]


def in_part(row: FacilityRow) -> bool:
    """Whether parts of outlines lie here though none of them belongs here: that is not nothing."""
    return row.count.status is Status.NONE and bool(row.capacity.value)


def _rate_unit(profile: Profile, row: FacilityRow) -> str:
    units = {r.indicator.title: r.indicator.unit for r in profile.rows}
    unit = units.get(row.rate_title, "")
    return unit if unit.startswith("m²") else ""


def with_unit(cell: Cell, unit: str) -> Entry:
    """A number with its unit; a sign alone."""
    return Entry(f"{cell.text}{NBSP}{unit}" if unit and cell.status is Status.VALUE else cell.text, cell.spoken)


def facility_notes(profile: Profile, template: Template, joined: bool = False) -> list[Words]:
    """Target groups, signs, and the cases that no area could be found for; `joined` in one paragraph."""
    cells = [c for r in profile.facilities for c in (r.count, r.capacity, r.rate, r.district, r.city)]
    blocks = [*legend_notes(cells), note(template.facility_note, 1)]
    shown = [kind for r in profile.facilities for kind, _ in r.kinds]
    blocks += [note(text, 1) for kind, text in template.kind_notes.items() if kind in shown]
    told = [f"{r.title} {_unstated(r.capacity)}" for r in profile.facilities if r.capacity.flag is Flag.INCOMPLETE]
    if told:
        blocks.append(note(f"mindestens: Angaben zu Größe oder Plätzen fehlen ({', '.join(told)})", 1))
    blocks += [note(_unplaced(u.title, u.count, u.names), 1) for u in profile.unplaced]
    return _spaced(_joined(blocks) if joined else blocks, 7)


def _unplaced(title: str, count: int, names: Sequence[str]) -> str:
    shown = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
    verb = "ist" if count == 1 else "sind"
    return f"{title}: {count} des Bezirks {verb} keinem Gebiet zugeordnet{f' ({shown})' if shown else ''}."
