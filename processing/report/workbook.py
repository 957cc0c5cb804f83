# SPDX-License-Identifier: GPL-2.0-or-later
"""The `Profile` as a workbook (XLSX): the second format of the same numbers, for reading on by people and programs.

Each table is a sheet with one header row and a number a row. A number is what is printed, rounded as printed, with its
status beside it: an empty cell never has to say whether a number is lacking, secret or makes no sense.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from ..domain import workbooks
from ..domain.formatting import SIGNS, SPOKEN, exact, period_text, rounded
from ..domain.lor import KEY_LENGTH, LEVELS, TITLES, ancestor
from ..domain.planning_sheets import open_tables
from ..domain.profile import AreaRef, Cell, FacilityRow, PopulationSeries, Profile
from ..domain.status import Flag, Status
from ..domain.workbooks import Head
from . import gate, one_area, sentences
from . import pyramid as pyramids
from .batch import Format
from .chapter_texts import texts_of
from .document import Document
from .statements import statement
from .templates import EDITION_WORDS, FICTIONAL, PUBLIC, Chapter, Template, read_template

NAME = "tabellen"
NUMBER = "General"  # numbers as numbers, with as many digits as they have
STATUS_WORDS = {Status.VALUE: "Zahl, wie gedruckt gerundet"} | SPOKEN
FLAG_WORDS = {
    Flag.ESTIMATED: "umgerechnet",
    Flag.INCOMPLETE: "mindestens",
    Flag.PROVISIONAL: "vorläufig",
    Flag.REVISED: "berichtigt",
    Flag.ROUNDED: "gerundet",
}
# The four columns of a number.
CELL = (Head("Wert", 12, style=NUMBER), Head("Status", 14), Head("Anzeige", 14), Head("Einschränkung", 14))
AREA = (Head("Gebiet", 11), Head("Name", 28), Head("Ebene", 8))
FIGURE = (Head("Kennzahl", 18), Head("Titel", 44), Head("Einheit", 14))
ORIGIN = (Head("Stand", 12, style=workbooks.DAY), Head("Gebietsstand", 12), Head("Quellen", 14))

Rows = Iterable[Sequence[object]]


def table_template() -> Template:
    """What a workbook shows: the chapters and series of Teil I, for areas of every level."""
    return replace(read_template("teil1"), template=NAME, title="Tabellen zum Profil", levels=tuple(KEY_LENGTH))


def require_openpyxl() -> None:
    """``package_missing`` where openpyxl is not there."""
    from .. import packages

    problem = packages.missing(packages.TABLES)
    if problem is not None:
        raise problem


def workbook_bytes(profile: Profile, edition: str, template: Template) -> bytes:
    """The workbook of an area; same profile, same bytes.

    Raises
    ------
    SozialraumError
        ``unknown_edition``, ``not_public`` (title), ``keys_disagree`` (area, part), ``text_too_long`` (sheet, row,
        limit).
    """
    profile = gate.passed(profile, edition)
    one_area.check_keys(profile)
    made = _Tables(profile, edition, template)
    found = [(title, about, heads, list(rows)) for title, about, heads, rows in made.all()]
    told = [one for one in found if one[3]]
    workbook = workbooks.new_workbook()
    workbooks.add_sheet(workbook, "Verzeichnis", _CONTENTS, list(made.contents([one[:2] for one in told])))
    for title, _, heads, rows in told:
        workbooks.add_sheet(workbook, title, heads, rows)
    return workbooks.workbook_bytes(workbook)


def make_workbook(profile: Profile, edition: str, template: Template, *_: object) -> Document:
    """The workbook as `batch` takes documents; attachments and backgrounds are nothing to it."""
    return Document(workbook_bytes(profile, edition, template))


XLSX = Format("xlsx", make_workbook, require_openpyxl)
_CONTENTS = (Head("Bereich", 16), Head("Angabe", 30), Head("Inhalt", 100))


def _number(cell: Cell) -> tuple[object, ...]:
    """The columns of `CELL`: nothing there counts as 0, what is lacking, secret or senseless has no value."""
    flag = FLAG_WORDS.get(cell.flag, "") if cell.flag else ""
    return cell.value, str(cell.status), cell.text, flag


def _area(area: AreaRef) -> tuple[object, ...]:
    return area.area_id, area.name, area.level


def _sources(source_ids: Iterable[int]) -> str:
    return "; ".join(map(str, source_ids))


class _Tables:
    """The sheets of one workbook: title, what it is, columns, rows."""

    def __init__(self, profile: Profile, edition: str, template: Template) -> None:
        self.profile, self.template, self.edition = profile, template, edition
        self.public = edition == PUBLIC

    def all(self) -> Iterator[tuple[str, str, Sequence[Head], Rows]]:
        place = (Head("Übergeordnet", 13), Head("Name des übergeordneten", 28), Head("Gebietsstand", 12))
        theme = (Head("Thema", 14), Head("Titel", 30))
        heads: Sequence[Head]
        yield "LOR-ID Übersicht", "Schlüssel, Namen und übergeordnete Gebiete", (*AREA, *place), self._places()
        heads = (*AREA, Head("Rolle", 16), *FIGURE, Head("Größe", 10), *CELL, *ORIGIN)
        yield "Vergleich", "Kennzahlen des Gebiets und seiner Vergleichsgebiete", heads, self._figures()
        heads = (*AREA, *FIGURE, Head("Jahre", 8, style=NUMBER), Head("Seit", 12, style=workbooks.DAY), *CELL, *ORIGIN)
        yield "Veränderung", "Veränderung gegen denselben Tag früherer Jahre", heads, self._changes()
        heads = (
            *FIGURE, *(Head(t, 12, style=NUMBER) for t in ("Rang", "von", "Gebiete", "gleich")),
            Head("Spanne von", 12, style=NUMBER), Head("Spanne bis", 12, style=NUMBER),
            Head("Stufe im Bezirk", 12, style=NUMBER), Head("Stufe in der Stadt", 12, style=NUMBER), Head("Regel", 60),
            ORIGIN[0],
        )  # fmt: skip
        yield "Einordnung", "Rang, Spannweite des Zufalls und Aufmerksamkeitsstufen", heads, self._standing()
        heads = (*AREA, Head("Rolle", 12), Head("Spalte", 20), Head("Titel", 44), *CELL, *ORIGIN[:2])
        yield "Teilgebiete", "Die Gebiete darunter im Überblick", heads, self._children()
        heads = (*AREA, *FIGURE, *CELL, *ORIGIN)
        yield "Planungsräume", "Alle Kennzahlen der Planungsräume", heads, self._below()
        heads = (*AREA, Head("Altersgruppe", 16), Head("Größe", 10), *CELL, *ORIGIN[:2])
        yield "Altersgruppen", "Altersaufbau: Anteile und Personen", heads, self._ages()
        heads = (*AREA, Head("Alter", 20), Head("Geschlecht", 12), *CELL, *ORIGIN)
        yield "Alter und Geschlecht", "Personen nach Alter und Geschlecht", heads, self._pyramid()
        heads = (*AREA, *FIGURE, *CELL, *ORIGIN[:2], Head("Umrechnung", 12))
        yield "Zeitreihen", "Bevölkerung und weitere Kennzahlen über die Jahre", heads, self._series()
        heads = (*AREA, *theme, Head("Größe", 14), Head("Einheit", 14), *CELL, *ORIGIN[:2])
        yield "Einrichtungen", "Einrichtungen und Plätze nach Thema", heads, self._facilities()
        heads = (
            *theme, Head("Name", 44), Head("X (EPSG:25833)", 14, style=NUMBER),
            Head("Y (EPSG:25833)", 14, style=NUMBER), Head("Einheit", 12), *CELL, ORIGIN[0],
        )  # fmt: skip
        yield "Standorte", "Einrichtungen mit Lage und Plätzen", heads, self._points()
        heads = (Head("Richtwert", 20), Head("Titel", 44), Head("Größe", 12), Head("Einheit", 12), *CELL, *ORIGIN)
        yield "Versorgung", "Bestand gegen Richtwert (rechnerisch, kein Urteil über den Bedarf)", heads, self._supply()
        heads = (Head("Thema", 30), Head("Fälle", 10, style=NUMBER), Head("Namen", 80))
        yield "Nicht zugeordnet", "Fälle des Bezirks ohne Gebiet", heads, self._unplaced()
        heads = (Head("Kapitel", 9), Head("Überschrift", 34), Head("Text", 99), Head("Herkunft", 14), Head("Stand", 18))
        yield "Texte", "Was zu den Kapiteln geschrieben oder aus den Zahlen gebildet wurde", heads, self._texts()
        for title, columns, rows in open_tables(self.profile.planning, self._names()):
            yield title, f"{title} des Gebiets", [self._head(*column) for column in columns], rows
        heads = (
            Head("Quelle", 8, style=NUMBER), Head("Titel", 50), Head("Herausgeber", 34),
            Head("Stand", 12, style=workbooks.DAY), Head("Gebietsstand", 12), Head("Lizenz", 44),
            Head("veröffentlicht", 12), Head("Schutz", 20),
        )  # fmt: skip
        yield "Quellen", "Woher die Zahlen kommen; auf die Nummer verweist die Spalte „Quellen“", heads, self._origins()

    @staticmethod
    def _head(title: str, width: float) -> Head:
        return Head(title, width, style=workbooks.EURO if title == "Wertumfang (EUR)" else "")

    # --- what is in the file

    def contents(self, sheets: Iterable[tuple[str, str]]) -> Rows:
        """The rows of the sheet *Verzeichnis*."""
        profile, document = self.profile, "Dokument"
        yield document, "Titel", f"{self.template.title} {profile.area.area_id} {profile.area.name}"
        yield document, "Ebene", TITLES[profile.area.level]
        yield document, "Datenstand", period_text(profile.period)
        yield document, "Gebietsstand", f"LOR {profile.vintage}"
        yield document, "Ausgabe", EDITION_WORDS[self.edition]
        if profile.fictional:
            yield document, "Hinweis", FICTIONAL
        yield document, "Impressum", sentences.imprint(profile)
        if profile.kulissen is not None:
            yield document, "Gebietskulissen", "; ".join(profile.kulissen) or "keine der erfassten"
        for title, about in sheets:
            yield "Blatt", title, about
        for status, words in STATUS_WORDS.items():
            yield "Status", str(status), f"{SIGNS[status]} {words}" if status in SIGNS else words
        for flag, words in FLAG_WORDS.items():
            yield "Einschränkung", words, _FLAG_MEANING[flag]
        yield "Spalte", "Wert", "Zahl ohne Tausenderpunkt; leer, wo es keine gibt (warum, sagt der Status)"
        yield "Spalte", "Anzeige", "wie in der PDF-Fassung gedruckt"
        for licence in sorted({s.licence for s in profile.sources if s.licence}):
            yield "Lizenz", licence, "; ".join(dict.fromkeys(s.title for s in profile.sources if s.licence == licence))

    def _everywhere(self) -> list[AreaRef]:
        profile = self.profile
        more = [shape.area for shape in profile.shapes.children + profile.shapes.regions]
        found = (profile.city, profile.district, *profile.parents, *profile.sisters, profile.area, *more)
        return list({ref.area_id: ref for ref in found if ref is not None}.values())

    def _names(self) -> dict[str, str]:
        return {ref.area_id: ref.name for ref in self._everywhere()}

    def _places(self) -> Rows:
        names = self._names()
        order = {level: n for n, level in enumerate(reversed(LEVELS))}
        for area in sorted(self._everywhere(), key=lambda a: (order[a.level], a.area_id)):
            above = "" if area.level == "STADT" else ancestor(area.area_id, LEVELS[LEVELS.index(area.level) + 1])
            yield *_area(area), above, names.get(above, ""), self.profile.vintage

    # --- numbers

    def _figures(self) -> Rows:
        profile = self.profile
        refs = {ref.area_id: ref for ref in profile.sisters}
        for row in profile.rows:
            i = row.indicator
            named = (i.indicator, i.title, i.unit)
            origin = (row.period, profile.vintage, _sources(row.source_ids))
            yield *_area(profile.area), "Gebiet", *named[:2], "Anzahl", "Anzahl", *_number(row.count), *origin
            compared = [(profile.area, "Gebiet", row.area), (profile.city, "Stadt", row.city)]
            if profile.district is not None:
                compared.insert(1, (profile.district, "Bezirk", row.district))
            sisters = [(refs[a], "Vergleichsgebiet", c) for a, c in row.sisters.items()
                       if a in refs and a != profile.area.area_id]  # fmt: skip
            for area, role, cell in (*compared, *sisters):
                yield *_area(area), role, *named, "Wert", *_number(cell), *origin

    def _changes(self) -> Rows:
        profile = self.profile
        for row in profile.rows:
            for years, change in sorted(row.changes.items()):
                i, origin = row.indicator, (row.period, profile.vintage, _sources(row.source_ids))
                areas = ((profile.area, change.area), (profile.district, change.district), (profile.city, change.city))
                for area, cell in areas:
                    if area is not None:
                        named = (i.indicator, i.title, _change_unit(i.unit))
                        yield *_area(area), *named, years, change.since, *_number(cell), *origin

    def _standing(self) -> Rows:
        for row in self.profile.rows:
            rank, span, stage, i = row.rank, row.interval, row.attention, row.indicator
            if rank is None and span is None and stage is None:
                continue
            places = (rank.position, rank.of, rank.sisters, rank.ties) if rank else (None,) * 4
            ends = (
                tuple(float(rounded(exact(end), i.decimals)) for end in (span.low, span.high)) if span else (None, None)
            )
            stages = (stage.district, stage.city, stage.rule) if stage else (None, None, "")
            yield i.indicator, i.title, i.unit, *places, *ends, *stages, row.period

    def _children(self) -> Rows:
        table, days = self.profile.children, self._days()
        roles = {"child": "Teilgebiet", "self": "Gebiet", "district": "Bezirk", "city": "Stadt"}
        for row in table.rows:
            for column, title, cell in zip(table.columns, table.titles, row.cells, strict=True):
                day = days.get(column.rpartition(":")[2])  # a change's column is called change_5:ew
                yield *_area(row.area), roles[row.role], column, title, *_number(cell), day, self.profile.vintage

    def _days(self) -> dict[str, date | None]:
        """The date of each indicator, also of those that planning areas alone have."""
        below = {name: below.period for name, below in self.profile.below.items()}
        return below | {row.indicator.indicator: row.period for row in self.profile.rows}

    def _below(self) -> Rows:
        titles = {row.indicator.indicator: row for row in self.profile.rows}
        for name, below in self.profile.below.items():
            row = titles.get(name)
            named = (name, row.indicator.title, row.indicator.unit) if row else (name, name, "")
            origin = (below.period, self.profile.vintage, _sources(row.source_ids) if row else "")
            for area, cell in below.cells:
                yield *_area(area), *named, *_number(cell), *origin

    def _ages(self) -> Rows:
        ages = self.profile.ages
        for bar in ages.bars:
            for group, share, count in zip(ages.groups, bar.shares, bar.counts, strict=True):
                for size, cell in (("Anteil", share), ("Personen", count)):
                    yield *_area(bar.area), group, size, *_number(cell), ages.period, self.profile.vintage

    def _pyramid(self) -> Rows:
        found = self.profile.pyramid
        if found is None:
            return
        origin = (found.period, self.profile.vintage, _sources(found.source_ids))
        for band, *cells in zip(found.bands, found.women, found.men, strict=True):
            for sex, cell in zip(("weiblich", "männlich"), cells, strict=True):
                yield *_area(self.profile.area), pyramids.label(band), sex, *_number(cell), *origin

    def _series(self) -> Rows:
        rows = {row.indicator.indicator: row.indicator for row in self.profile.rows}
        lines: dict[str, PopulationSeries] = {"ew": self.profile.series} | dict(self.profile.lines)
        for name, line in lines.items():
            i = rows.get(name)
            named = (name, i.title, i.unit) if i else (name, name, "")
            for point in line.points:
                quality = str(point.quality or "")
                yield *_area(self.profile.area), *named, *_number(point.cell), point.period, point.vintage, quality

    def _facilities(self) -> Rows:
        profile = self.profile
        children = {shape.area.area_id: shape.area for shape in profile.shapes.children}
        for row in profile.facilities:
            theme, origin = (row.theme, row.title), (row.period, profile.vintage)
            for area, size, unit, cell in self._sizes(row):
                if area is not None:
                    yield *_area(area), *theme, size, unit, *_number(cell), *origin
            for area_id, cell in row.by_child.items():
                if area_id in children:
                    yield *_area(children[area_id]), *theme, "Anzahl", "Einrichtungen", *_number(cell), *origin

    def _sizes(self, row: FacilityRow) -> tuple[tuple[AreaRef | None, str, str, Cell], ...]:
        area, profile = self.profile.area, self.profile
        return (
            (area, "Anzahl", "Einrichtungen", row.count),
            (area, "Kapazität", row.unit, row.capacity),
            (area, "Rate", row.rate_title, row.rate),
            (profile.district, "Rate", row.rate_title, row.district),
            (profile.city, "Rate", row.rate_title, row.city),
        )

    def _points(self) -> Rows:
        for row in self.profile.facilities:
            for p in row.points:
                place = (round(p.x, 1), round(p.y, 1), row.unit)
                yield row.theme, row.title, p.name, *place, *_number(p.capacity), row.period

    def _supply(self) -> Rows:
        for row in self.profile.supply:
            t, f = row.target, row.figures
            sizes = (("vorhanden", t.unit, f.present), ("nötig", t.unit, f.needed), ("Bilanz", t.unit, f.balance),
                     ("Grad", "%", f.degree))  # fmt: skip
            for size, unit, cell in sizes:
                day = row.needed_period if size == "nötig" else row.period  # people are counted on another day
                origin = (day or row.period, self.profile.vintage, _sources(row.source_ids))
                yield t.target, t.title, size, unit, *_number(cell), *origin

    def _unplaced(self) -> Rows:
        for case in self.profile.unplaced:
            yield case.title, case.count, "; ".join(case.names)

    # --- words

    def _texts(self) -> Rows:
        for chapter in self.template.walk():
            text, origin, state = self._text(chapter)
            if text.strip():
                yield chapter.number, chapter.title, text, origin, state

    def _text(self, chapter: Chapter) -> tuple[str, str, date | str]:
        """A text that holds, and where it comes from."""
        found = texts_of(self.profile, chapter)
        if not found.own:
            told = statement(self.profile, chapter.indicators).text if chapter.indicators else ""
            return told, "aus den Zahlen", ""
        agreed = ", ".join(p for p in (found.state, period_text(found.period) if found.period else "") if p)
        return found.text, "geschrieben", agreed

    def _origins(self) -> Rows:
        for s in self.profile.sources:
            title = s.title or ("" if self.public else s.file)
            yield s.source_id, title, s.office, s.period, s.vintage, s.licence, _yes(s.published), s.protection


def _yes(said: bool) -> str:
    return "ja" if said else "nein"


def _change_unit(unit: str) -> str:
    """What a change of a number with this unit is counted in, see `formatting.change_cell`."""
    return {"%": "Prozentpunkte", "Personen": "%"}.get(unit, unit)


_FLAG_MEANING = {
    Flag.ESTIMATED: "aus einem anderen Gebietsstand geschätzt, in der Anzeige mit ≈",
    Flag.INCOMPLETE: "bei einigen Objekten fehlt die Angabe",
    Flag.PROVISIONAL: "von der Quelle als vorläufig bezeichnet",
    Flag.REVISED: "die Quelle hat den Wert später berichtigt",
    Flag.ROUNDED: "schon die Quelle hat gerundet",
}
