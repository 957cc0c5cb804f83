# SPDX-License-Identifier: GPL-2.0-or-later
"""The workbook of findings, goals, measures, comments and actors: its sheets, and how it is written.

Offices fill it in and `planning_import` reads it back. A hidden sheet keeps what each row said when it was written,
so that a row that somebody else changed meanwhile is not overwritten.
"""

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from . import workbooks
from .errors import SozialraumError
from .lor import KEY_LENGTH
from .planning import CHOICES, SUPRAREGIONAL, Planning, Record, id_of, table_of
from .planning_store import DATES, LISTS, fingerprint, joined, read_planning
from .status import Status
from .workbooks import Head

if TYPE_CHECKING:
    from .library import Library

HELP, CHECKS = "Hinweise", "Prüfzeilen"
CHECK_HEADS = ("Tabelle", "Nr.", "Prüfzeichen")
ID = "Nr."
YES_NO = ("ja", "nein")
# An amount that is no number: as official statistics write it.
_SIGNS = {Status.SUPPRESSED: "•", Status.NONE: "–", Status.NOT_APPLICABLE: "x"}


@dataclass(frozen=True)
class Column:
    """A column of a sheet: field of the record ("" = only shown), German name, width, what to enter."""

    name: str
    title: str
    width: float
    meaning: str = ""


@dataclass(frozen=True)
class SheetOf:
    """The sheet of a table: German name, prefix of new ids, the field that may not be empty, its columns."""

    table: str
    title: str
    prefix: str
    required: str
    columns: tuple[Column, ...]


_AREA = Column(
    "area_id", "Gebiet", 12, "Schlüssel des Gebiets: Planungsraum (8 Ziffern), Bezirksregion (6) oder größer"
)
_NAME = Column("", "Name des Gebiets", 24, "nur zur Ansicht, wird nicht eingelesen")
_CHAPTER = Column("chapter", "Kapitel", 12, "Kapitelnummer aus Teil I (z. B. 8.1) oder eigenes Handlungsfeld")
_STATE = Column("state", "Bearbeitungsstand", 16)
_SINCE = (
    Column("public", "öffentlich", 11, "nur „ja“ erscheint in der öffentlichen Ausgabe; leer bedeutet nein"),
    Column("changed_by", "geändert von", 18, "Stelle oder Rolle, keine Person"),
    Column("last_change", "letzte Änderung", 14, "nur zur Ansicht, setzt der Import"),
)

SHEETS = (
    SheetOf("findings", "Befunde", "B", "text", (
        Column("finding_id", ID, 9), _AREA, _NAME, _CHAPTER,
        Column("kind", "Art", 17), Column("text", "Befund", 60),
        Column("plr", "Planungsräume", 20, "Schlüssel der betroffenen Planungsräume, mit Semikolon getrennt"),
        Column("evidence", "Belege", 20, "Kennzahlen (z. B. D5) oder Einrichtungen, mit Semikolon getrennt"),
        Column("origin", "Herkunft", 22, "Fachamt, AG SRO oder Beteiligung"),
        Column("protocol_date", "Protokoll vom", 14), _STATE, *_SINCE,
    )),
    SheetOf("goals", "Ziele", "Z", "text", (
        Column("goal_id", ID, 9), _AREA, _NAME,
        Column("findings", "Befunde", 18, "Nummern der Befunde, mit Semikolon getrennt"),
        Column("kind", "Art", 12), Column("parent", "Leitziel", 10, "Nummer des Leitziels, zu dem ein Teilziel gehört"),
        Column("text", "Ziel", 60), Column("horizon", "Zeithorizont", 16), Column("office", "Amt", 22),
        _STATE, *_SINCE,
    )),
    SheetOf("measures", "Maßnahmen", "M", "title", (
        Column("measure_id", ID, 9), Column("goals", "Ziele", 14, "Nummern der Ziele, mit Semikolon getrennt"),
        Column("area_id", "Gebiet", 14, f"Schlüssel des Gebiets oder „{SUPRAREGIONAL}“"), _NAME,
        Column("object_name", "Objekt", 26), Column("title", "Maßnahme", 44),
        Column("programme", "Programm/Fördermittel", 24), Column("programme_year", "Programmjahr", 13),
        Column("amount", "Wertumfang (EUR)", 18,
               "Betrag, auch „12.500 €“ oder „1,2 Mio. EUR“; leer = keine Angabe, • = geheim, – = keine Mittel"),
        Column("runs_from", "Laufzeit von", 13, "Tag, Monat (06/2025) oder Jahr"),
        Column("runs_to", "Laufzeit bis", 13, "Tag, Monat (06/2025) oder Jahr"),
        Column("runs_remark", "Laufzeit (Bemerkung)", 24, "z. B. Fortsetzung vorgesehen"),
        Column("lead_office", "Federführendes Amt", 24),
        Column("offices", "Beteiligte Ämter", 28, "mit Semikolon getrennt"),
        Column("status", "Status", 16), Column("priority", "Priorität", 11), Column("result", "Ergebnis", 40), *_SINCE,
    )),
    SheetOf("comments", "Kommentare", "K", "text", (
        Column("comment_id", ID, 9), _AREA, _NAME, _CHAPTER, Column("office", "Amt", 26),
        Column("text", "Kommentar", 70), Column("dated", "Datum", 13), _STATE, *_SINCE,
    )),
    SheetOf("actors", "Akteure", "A", "name", (
        Column("actor_id", ID, 9), _AREA, _NAME, Column("name", "Akteur/Gremium", 34),
        Column("kind", "Art", 20), Column("topic", "Thema", 26),
        Column("contact", "Kontakt", 30, "Funktionsadresse, keine Daten einer Person"),
        Column("rhythm", "Turnus", 18), *_SINCE,
    )),
)  # fmt: skip


def export_planning(
    library: "Library",
    target: Path,
    areas: Collection[str] = (),
    public: bool = False,
    today: date | None = None,
    but: Container[Record] = (),
) -> Planning:
    """Write the workbook of a library.

    Parameters
    ----------
    target
        The XLSX; replaced where it is there.
    areas
        Only what belongs to these areas (see `Planning.of_area`); none = all.
    public
        Only what is public, for passing on outside the administration.
    today
        As it stands on the sheet of hints.
    but
        Records that must not be public, whatever is ticked (`free_text.records_held_back`).

    Returns
    -------
    Planning
        What was written.

    Raises
    ------
    SozialraumError
        ``area_not_in_library`` (area, file), ``text_too_long``; all of `workbooks.save`.
    """
    names = area_names(library)
    planning = planning_of(library, areas, names)
    planning = planning.public().public(but) if public else planning
    workbook = workbooks.new_workbook()
    _add_help(workbook, public, today or date.today())
    for sheet in SHEETS:
        rows = [_cells(sheet, record, names) for record in getattr(planning, sheet.table)]
        workbooks.add_sheet(workbook, sheet.title, [_head(sheet.table, column) for column in sheet.columns], rows)
    checks = [(table_of(record), id_of(record), fingerprint(record)) for record in planning]
    workbooks.add_sheet(workbook, CHECKS, [Head(title, 20) for title in CHECK_HEADS], checks).sheet_state = "hidden"
    workbooks.save(workbook, target)
    return planning


def planning_of(library: "Library", areas: Collection[str], names: Container[str]) -> Planning:
    """The records of some areas of a library, of none given those of all.

    Raises
    ------
    SozialraumError
        ``area_not_in_library`` (area, file).
    """
    planning = read_planning(library)
    for area_id in areas:
        if area_id not in names:
            raise SozialraumError("area_not_in_library", area=area_id, file=library.path.name)
    if not areas:
        return planning
    return Planning.of({(table_of(r), id_of(r)): r for a in areas for r in planning.of_area(a)}.values())


def area_names(library: "Library") -> dict[str, str]:
    """Names of all areas of a library by key; of two key systems the newer one's."""
    found: dict[str, str] = {"BE": library.meta("city_name", "Berlin")}
    for vintage in library.vintages:
        for level in KEY_LENGTH:
            frame = library.areas(vintage, level)
            found.update(zip(frame["area_id"], frame["name"], strict=True))
    return found


def _head(table: str, column: Column) -> Head:
    choices = YES_NO if column.name == "public" else CHOICES.get((table, column.name), ())
    style = workbooks.EURO if column.name == "amount" else ""
    return Head(column.title, column.width, choices, column.name in ("", "last_change"), style)


def _cells(sheet: SheetOf, record: Record, names: Mapping[str, str]) -> list[object]:
    return [_cell(column.name, record, names) for column in sheet.columns]


def _cell(name: str, record: Record, names: Mapping[str, str]) -> object:
    if not name:
        return names.get(record.area_id, "")
    value = getattr(record, name)
    if name == "amount":
        return _SIGNS.get(Status(record.amount_status), value)  # type: ignore[union-attr]
    if name in LISTS:
        return joined(value)
    if name == "public":
        return YES_NO[0] if value else YES_NO[1]
    return value if name in DATES else str(value)


_INTERNAL = frozenset(column.name for column in _SINCE)


def open_tables(
    planning: Planning, names: Mapping[str, str]
) -> Iterator[tuple[str, list[tuple[str, float]], list[list[object]]]]:
    """Each kind of record as open data: title, columns with their widths, rows; no word on who changed it or why.

    An amount is a number or nothing; its status stands in a column of its own.
    """
    for sheet in SHEETS:
        columns = [c for c in sheet.columns if c.name not in _INTERNAL]
        heads = [part for c in columns for part in _open_heads(c)]
        rows = [
            [cell for c in columns for cell in _open_cells(c.name, record, names)]
            for record in getattr(planning, sheet.table)
        ]
        yield sheet.title, heads, rows


def _open_heads(column: Column) -> list[tuple[str, float]]:
    own = (column.title, column.width)
    return [own, (f"{column.title}, Status", 16)] if column.name == "amount" else [own]


def _open_cells(name: str, record: Record, names: Mapping[str, str]) -> list[object]:
    if name != "amount":
        return [_cell(name, record, names)]
    return [record.amount, str(record.amount_status)]  # type: ignore[union-attr]


def _add_help(workbook, public: bool, today: date) -> None:
    from openpyxl.styles import Alignment, Font

    lines: list[tuple[str, str]] = [
        ("Befunde, Ziele, Maßnahmen, Kommentare und Akteure", ""),
        ("Ausgabe", "öffentlich" if public else "intern – nicht zur Weitergabe außerhalb der Verwaltung"),
        ("Stand", f"{today:%d.%m.%Y}"),
        ("Ausfüllen", "Jede Zeile ist ein Eintrag. Die Nummer (Nr.) nicht ändern: an ihr wird die Zeile erkannt. Neue "
                      "Zeilen ohne Nummer erhalten beim Einlesen eine; soll eine andere Zeile auf sie verweisen, eine "
                      "freie Nummer eintragen."),
        ("Löschen", "Eine gelöschte Zeile wird beim Einlesen gemeldet und nur auf Wunsch aus der Bibliothek genommen."),
        ("Zugleich geändert", "Wurde eine Zeile inzwischen in der Bibliothek geändert, wird sie gemeldet und nicht "
                              "überschrieben."),
        ("Reihenfolge", "Zeilen und Spalten dürfen sortiert und verschoben werden; Spaltennamen nicht ändern."),
    ]  # fmt: skip
    for sheet in SHEETS:
        lines.append((f"Blatt „{sheet.title}“", ""))
        for column in sheet.columns:
            words = [w for w in CHOICES.get((sheet.table, column.name), ()) if w]
            meaning = f"eines von: {', '.join(words)}" if words else column.meaning
            if meaning:
                lines.append((column.title, meaning))
    page = workbook.create_sheet(HELP)
    for n, line in enumerate(lines, 1):
        for place, text in enumerate(line, 1):
            workbooks.put(page, n, place, text)
            page.cell(n, place).alignment = Alignment(wrap_text=True, vertical="top")
        page.cell(n, 1).font = Font(bold=not line[1])
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 30, 100
