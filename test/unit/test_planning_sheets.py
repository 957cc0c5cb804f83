# SPDX-License-Identifier: GPL-2.0-or-later
"""The workbook of findings, goals and measures: written without a formula, filled in by offices, read back."""

import re
import tempfile
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import geopandas
import openpyxl
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.amounts import parse_amount
from sozialraum.processing.domain.errors import Cancelled, SozialraumError
from sozialraum.processing.domain.library import KeySystem, Library
from sozialraum.processing.domain.planning import (
    CHOICES,
    FINDING_KINDS,
    MEASURE_STATES,
    PRIORITIES,
    STATES,
    SUPRAREGIONAL,
    Actor,
    Comment,
    Finding,
    Goal,
    Measure,
    Planning,
)
from sozialraum.processing.domain.planning_chain import Unknown
from sozialraum.processing.domain.planning_import import Collision, import_planning
from sozialraum.processing.domain.planning_sheets import SHEETS, export_planning
from sozialraum.processing.domain.planning_store import put_planning, read_planning
from sozialraum.processing.domain.status import Reason
from sozialraum.processing.domain.words import plain_text
from sozialraum.processing.domain.workbooks import MAX_TEXT

BZR, NORTH, SOUTH = "071001", "07100101", "07100102"  # a lost zero matters
TODAY = date(2025, 3, 1)
DARK = Finding("B-001", BZR, "9.3", "Schwäche", "Unterführung dunkel", (NORTH, SOUTH), ("A8",), "AG SRO",
               date(2024, 3, 5), "AG SRO", public=True)  # fmt: skip
SAFE = Goal("Z-001", BZR, ("B-001",), "Leitziel", text="Sichere Wege", horizon="2027")
LAMPS = Measure("M-001", ("Z-001",), NORTH, "Unterführung", "Leuchten erneuern", "BIG", "2024", 125_000.0, "value",
                date(2024, 1, 1), date(2025, 12, 31), "wird fortgesetzt", "SGA", ("Amt für Jugend, Familie",),
                "geplant", "hoch", public=True)  # fmt: skip
TOUR = Measure("M-002", ("Z-001",), title="Kiezspaziergang", lead_office="Jugendamt")
NOTE = Comment("K-001", BZR, "8.1.3", "Jugendamt", "Plätze fehlen", date(2024, 5, 2))
ROUND = Actor("A-001", NORTH, "Stadtteilrunde", "Gremium", "Nachbarschaft", "runde@example.org", "monatlich", True)
ALL = (DARK, SAFE, LAMPS, TOUR, NOTE, ROUND)


def squares(ids, parent):
    boxes = [shapely.box(390_000 + 100 * i, 5_820_000, 390_100 + 100 * i, 5_820_100) for i in range(len(ids))]
    names = [f"Gebiet {i}" for i in ids]
    return geopandas.GeoDataFrame(
        {"area_id": ids, "name": names, "parent_id": parent, "area_m2": 10_000.0}, geometry=boxes, crs=25833
    )


def library(folder):
    layers = {
        "PLR": squares([NORTH, SOUTH], BZR),
        "BZR": squares([BZR], "0710"),
        "PGR": squares(["0710"], "07"),
        "BEZ": squares(["07"], "BE"),
    }
    return Library.create(folder / "bezirk.gpkg", [(KeySystem("2021", date(2021, 1, 1)), layers)])


@pytest.fixture
def lib(tmp_path):
    made = library(tmp_path)
    put_planning(made, ALL)
    return made


@pytest.fixture
def file(lib, tmp_path):
    export_planning(lib, tmp_path / "planung.xlsx", today=TODAY)
    return tmp_path / "planung.xlsx"


class Edit:
    """The workbook as an office edits it: cells by the names of sheet, row and column."""

    def __init__(self, file):
        self.file, self.book = file, openpyxl.load_workbook(file)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.book.save(self.file)

    def column(self, sheet, title):
        return next(c.column for c in self.book[sheet][1] if c.value == title)

    def set(self, sheet, row, **cells):
        for title, value in cells.items():
            self.book[sheet].cell(row, self.column(sheet, title.replace("_", " ")), value)

    def add(self, sheet, **cells):
        self.set(sheet, self.book[sheet].max_row + 1, **cells)


def reasons(result):
    return [(r.sheet, r.row_no, r.column_name, r.reason) for r in result.rejects.itertuples()]


# --- how it is written


def test_each_table_is_a_sheet_with_header_lists_and_hints(file):
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Hinweise", "Befunde", "Ziele", "Maßnahmen", "Kommentare", "Akteure", "Prüfzeilen"]
    assert book["Prüfzeilen"].sheet_state == "hidden"
    measures = book["Maßnahmen"]
    assert measures.freeze_panes == "B2"
    row = dict(zip([c.value for c in measures[1]], [c.value for c in measures[2]], strict=True))
    assert (row["Nr."], row["Gebiet"], row["Name des Gebiets"]) == ("M-001", NORTH, f"Gebiet {NORTH}")
    assert (row["Wertumfang (EUR)"], row["Laufzeit bis"].date()) == (125_000, date(2025, 12, 31))
    assert (row["Beteiligte Ämter"], row["öffentlich"]) == ("Amt für Jugend, Familie", "ja")
    assert book["Befunde"].column_dimensions["D"].number_format == "@", "a new 8.1 stays 8.1"
    lists = {v.formula1 for v in measures.data_validations.dataValidation}
    assert lists == {f'"{",".join(MEASURE_STATES)}"', f'"{",".join(PRIORITIES)}"', '"ja,nein"'}
    hints = " ".join(str(c.value) for r in book["Hinweise"].iter_rows() for c in r if c.value)
    assert "nicht zur Weitergabe" in hints
    assert "eines von: Stärke, Schwäche, Potenzial, Herausforderung" in hints


@pytest.mark.parametrize("payload", ["=1+1", "+49 30 1", "-Bank", "@SUM(A1)", '=HYPERLINK("http://x";"y")', "#N/A "])
def test_no_text_becomes_a_formula(lib, tmp_path, payload):
    put_planning(lib, [replace(LAMPS, title=payload, lead_office=payload, result=payload)])
    export_planning(lib, tmp_path / "p.xlsx")
    with zipfile.ZipFile(tmp_path / "p.xlsx") as archive:
        assert not [
            n for n in archive.namelist() if n.startswith("xl/worksheets/") and re.search(rb"<f[ >/]", archive.read(n))
        ]
    cells = [c for r in openpyxl.load_workbook(tmp_path / "p.xlsx")["Maßnahmen"].iter_rows(min_row=2) for c in r]
    found = [c for c in cells if c.value == payload.strip()]
    assert len(found) == 3
    assert all(c.data_type == "s" and c.quotePrefix for c in found)


def test_a_public_workbook_holds_what_is_public_and_no_trace_of_the_rest(lib, tmp_path):
    export_planning(lib, tmp_path / "p.xlsx", public=True)
    with zipfile.ZipFile(tmp_path / "p.xlsx") as archive:
        content = b"".join(archive.read(n) for n in archive.namelist()).decode("utf-8", "ignore")
    assert "Leuchten erneuern" in content
    for hidden in ("Kiezspaziergang", "Sichere Wege", "Z-001", "Plätze fehlen"):
        assert hidden not in content
    result = import_planning(lib, tmp_path / "p.xlsx", remove=True)
    assert (result.new, result.changed, result.removed, result.collisions) == ((), (), (), ())


def test_only_the_areas_asked_for_are_written(lib, tmp_path):
    found = export_planning(lib, tmp_path / "p.xlsx", areas=[SOUTH])
    assert found == Planning.of([SAFE, TOUR]), "goals of the region and überregional measures reach here, too"
    with pytest.raises(SozialraumError) as error:
        export_planning(lib, tmp_path / "p.xlsx", areas=["99999999"])
    assert error.value.code == "area_not_in_library"


def test_a_text_no_cell_can_hold_is_told_and_the_old_file_stays(lib, tmp_path, file):
    before = file.read_bytes()
    put_planning(lib, [replace(NOTE, text="x" * (MAX_TEXT + 1))])
    with pytest.raises(SozialraumError) as error:
        export_planning(lib, file)
    assert (error.value.code, error.value.values["sheet"]) == ("text_too_long", "Kommentare")
    assert file.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


# --- the round trip

WORD = st.text(st.characters(codec="utf-8"), max_size=30)
IDS = st.lists(st.from_regex(r"[A-Z]-[0-9]{1,3}", fullmatch=True), max_size=3, unique=True).map(tuple)
NAMES = st.lists(
    WORD.map(lambda t: plain_text(t.replace(";", "").replace("\n", " "))).filter(bool), max_size=2, unique=True
).map(tuple)
DAYS = st.none() | st.dates(date(1901, 1, 1), date(2100, 12, 31))
AREA = st.sampled_from([BZR, NORTH, SOUTH, "0710", "07", "BE"])
AMOUNT = st.one_of(
    st.tuples(st.floats(0, 1e12, allow_nan=False), st.just("value")),
    st.sampled_from([(None, "missing"), (None, "suppressed"), (0.0, "none"), (None, "not_applicable")]),
)
TEXT = WORD.map(plain_text).filter(lambda t: t and not t.startswith("#"))


@st.composite
def records(draw):
    number = draw(st.integers(1, 999))
    more = {"public": draw(st.booleans()), "changed_by": draw(WORD)}
    days = sorted([draw(DAYS), draw(DAYS)], key=lambda d: d or date(1900, 1, 1))
    amount, status = draw(AMOUNT)
    return draw(st.sampled_from([
        Finding(f"B-{number}", draw(AREA), draw(st.sampled_from(["8.1", "Grün", ""])),
                draw(st.sampled_from(FINDING_KINDS)), draw(TEXT), (NORTH,), draw(IDS), draw(WORD), draw(DAYS),
                draw(st.sampled_from(STATES)), **more),
        Goal(f"Z-{number}", draw(AREA), draw(IDS), "Teilziel", "Z-9", draw(TEXT), draw(WORD), **more),
        Measure(f"M-{number}", draw(IDS), draw(AREA | st.just(SUPRAREGIONAL)), draw(WORD), draw(TEXT), draw(WORD),
                draw(WORD), amount, status, *days, draw(WORD), draw(WORD), draw(NAMES),
                draw(st.sampled_from(MEASURE_STATES)), draw(st.sampled_from(["", *PRIORITIES])), draw(WORD), **more),
        Comment(f"K-{number}", draw(AREA), "8.1", draw(WORD), draw(TEXT), draw(DAYS), **more),
        Actor(f"A-{number}", draw(AREA), draw(TEXT), draw(WORD), draw(WORD), draw(WORD), draw(WORD), **more),
    ]))  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(records(), max_size=4))
def test_what_is_written_and_read_back_changes_nothing(some):
    with tempfile.TemporaryDirectory() as folder:
        lib = library(Path(folder))
        put_planning(lib, some)
        before, state = read_planning(lib), lib.meta("state")
        export_planning(lib, Path(folder) / "p.xlsx")
        result = import_planning(lib, Path(folder) / "p.xlsx", remove=True)
        readable = [r for r in result.rejects.itertuples() if r.reason != "cell_error"]
        assert (readable, result.new, result.changed, result.removed, result.absent) == ([], (), (), (), ())
        assert result.collisions == ()
        assert (read_planning(lib), lib.meta("state")) == (before, state)
        # Into an empty library the same workbook brings the same records.
        (Path(folder) / "other").mkdir()
        other = library(Path(folder) / "other")
        import_planning(other, Path(folder) / "p.xlsx")
        kept = {replace(r, last_change=None) for r in read_planning(other)}
        assert kept == set(before) if result.rejects.empty else kept <= set(before)


# --- what an office fills in


def test_changed_and_new_rows_are_taken_and_dated(lib, file):
    with Edit(file) as edit:
        edit.set("Maßnahmen", 2, Status="in umsetzung", **{"Wertumfang (EUR)": "1,2 Mio. EUR"})
        edit.add("Maßnahmen", Gebiet=7100102, Maßnahme="Bank", Ziele="Z-001, Z-9",
                 **{"Wertumfang (EUR)": "12.500 €", "Laufzeit von": "06/2025", "Laufzeit bis": 2026,
                    "Beteiligte Ämter": "SGA; Jugendamt"})  # fmt: skip
        edit.add("Akteure", Gebiet="Überregional", **{"Akteur/Gremium": "AG SRO"})
    result = import_planning(lib, file, today=TODAY)
    assert (result.new, result.changed) == ((("measures", "M-003"), ("actors", "A-002")), (("measures", "M-001"),))
    assert reasons(result) == []
    found = {m.measure_id: m for m in read_planning(lib).measures}
    assert found["M-001"] == replace(LAMPS, status="in Umsetzung", amount=1_200_000.0, last_change=TODAY)
    assert found["M-002"] == TOUR, "not touched, not dated"
    assert found["M-003"] == Measure(
        "M-003", ("Z-001", "Z-9"), SOUTH, title="Bank", amount=12_500.0, amount_status="value",
        runs_from=date(2025, 6, 1), runs_to=date(2026, 12, 31), offices=("SGA", "Jugendamt"), last_change=TODAY,
    )  # fmt: skip
    assert result.unknown == (Unknown("measures", "M-003", "goals", "Z-9"),)
    again = import_planning(lib, file, today=TODAY)
    assert (again.new, again.changed, again.collisions) == ((), (), ()), "the same file again brings nothing new"


@pytest.mark.parametrize(
    ("sheet", "cells", "column", "reason"),
    [
        ("Maßnahmen", {"Gebiet": "99100101"}, "Gebiet", "record_area_unknown"),
        ("Maßnahmen", {"Gebiet": None}, "Gebiet", "record_without_area"),
        ("Befunde", {"Gebiet": "überregional"}, "Gebiet", "record_area_unknown"),
        ("Befunde", {"Planungsräume": f"{NORTH}; 12345678"}, "Planungsräume", "record_area_unknown"),
        ("Befunde", {"Art": "gut"}, "Art", "not_a_choice"),
        ("Befunde", {"Art": None}, "Art", "not_a_choice"),
        ("Befunde", {"Befund": " "}, "Befund", "record_without_text"),
        ("Befunde", {"Befund": "#NAME?"}, "Befund", "cell_error"),
        ("Befunde", {"Kapitel": date(2025, 1, 8)}, "Kapitel", "chapter_is_date"),
        ("Befunde", {"Protokoll vom": "neulich"}, "Protokoll vom", "no_date"),
        ("Befunde", {"Protokoll vom": "30.02.2024"}, "Protokoll vom", "no_date"),
        ("Ziele", {"Befunde": date(2024, 1, 2)}, "Befunde", "id_not_possible"),
        ("Ziele", {"Nr.": "Z-1; Z-2"}, "Nr.", "id_not_possible"),
        ("Maßnahmen", {"Wertumfang (EUR)": "ca. 5.000 €"}, "Wertumfang (EUR)", "no_amount"),
        ("Maßnahmen", {"Wertumfang (EUR)": -1}, "Wertumfang (EUR)", "negative_amount"),
        ("Maßnahmen", {"Laufzeit bis": "2023"}, "Laufzeit bis", "runs_backwards"),
        ("Maßnahmen", {"öffentlich": "vielleicht"}, "öffentlich", "not_yes_or_no"),
    ],
)
def test_a_row_with_bad_content_is_told_and_the_others_are_taken(lib, file, sheet, cells, column, reason):
    with Edit(file) as edit:
        for title, value in cells.items():
            edit.book[sheet].cell(2, edit.column(sheet, title)).value = value
        edit.add("Akteure", Gebiet=BZR, **{"Akteur/Gremium": "Neue Runde"})
    result = import_planning(lib, file)
    assert reasons(result) == [(sheet, 2, column, reason)]
    assert result.new == (("actors", "A-002"),)
    # A number spoiled in the file is one that the file no longer has; no other row is missed.
    assert len(result.absent) == (1 if column == "Nr." else 0)
    assert set(ALL) <= set(read_planning(lib))


def test_two_rows_with_one_number_are_both_refused(lib, file):
    with Edit(file) as edit:
        edit.add("Ziele", **{"Nr.": "Z-001"}, Gebiet=BZR, Art="Leitziel", Ziel="Anderes Ziel")
    result = import_planning(lib, file)
    assert reasons(result) == [("Ziele", 2, "Nr.", "id_twice"), ("Ziele", 3, "Nr.", "id_twice")]
    assert read_planning(lib).goals == (SAFE,)


def test_a_deleted_row_is_told_and_removed_only_when_asked_for(lib, file):
    with Edit(file) as edit:
        edit.book["Maßnahmen"].delete_rows(2)
    result = import_planning(lib, file)
    assert (result.absent, result.removed) == ((("measures", "M-001"),), ())
    assert len(read_planning(lib)) == len(ALL)
    result = import_planning(lib, file, remove=True)
    assert (result.absent, result.removed) == ((), (("measures", "M-001"),))
    assert read_planning(lib).measures == (TOUR,)


def test_what_two_people_changed_is_told_and_not_overwritten(lib, file):
    theirs = replace(LAMPS, status="abgeschlossen")
    put_planning(lib, [theirs, replace(SAFE, horizon="2030")])
    with Edit(file) as edit:
        edit.set("Maßnahmen", 2, Status="zurückgestellt", Ergebnis="-")
    result = import_planning(lib, file)
    assert result.collisions == (Collision("Maßnahmen", 2, "M-001", ("Status", "Ergebnis")),)
    found = read_planning(lib)
    assert found.measures[0] == theirs
    assert found.goals == (replace(SAFE, horizon="2030"),), "untouched in the file: the library's holds, silently"
    result = import_planning(lib, file, overwrite=True)
    assert (result.changed, result.collisions) == ((("measures", "M-001"),), ())
    assert read_planning(lib).measures[0].status == "zurückgestellt"


def test_the_same_change_by_two_people_is_no_collision(lib, file):
    put_planning(lib, [replace(LAMPS, status="abgeschlossen")])
    with Edit(file) as edit:
        edit.set("Maßnahmen", 2, Status="abgeschlossen")
    result = import_planning(lib, file)
    assert (result.changed, result.collisions) == ((), ())


def test_a_row_that_somebody_took_out_since_comes_back_only_when_asked_for(lib, file):
    with lib.writing() as connection:
        connection.execute("DELETE FROM measures")
    with Edit(file) as edit:
        edit.set("Maßnahmen", 2, Ergebnis="12 Leuchten")
    result = import_planning(lib, file)
    assert (result.new, result.collisions) == ((), (Collision("Maßnahmen", 2, "M-001", gone=True),))
    assert import_planning(lib, file, overwrite=True).new == (("measures", "M-001"),)


def test_a_column_the_sheet_lacks_changes_nothing_and_a_strange_one_is_told(lib, file):
    with Edit(file) as edit:
        edit.book["Maßnahmen"].delete_cols(edit.column("Maßnahmen", "Laufzeit (Bemerkung)"))
        edit.set("Maßnahmen", 2, Ergebnis="fertig")
        edit.book["Ziele"].cell(1, 20, "Notiz")
    result = import_planning(lib, file)
    assert read_planning(lib).measures[0] == replace(
        LAMPS, result="fertig", last_change=read_planning(lib).measures[0].last_change
    )
    assert result.notes == (Reason("planning_columns_ignored", {"sheet": "Ziele", "columns": "Notiz"}),)


def test_without_the_column_of_numbers_nothing_is_taken(lib, file):
    with Edit(file) as edit:
        edit.book["Ziele"].delete_cols(1)
        edit.add("Akteure", Gebiet=BZR, **{"Akteur/Gremium": "Neue Runde"})
    with pytest.raises(SozialraumError) as error:
        import_planning(lib, file)
    assert (error.value.code, error.value.values) == ("planning_column_missing", {"sheet": "Ziele", "column": "Nr."})
    assert set(read_planning(lib)) == set(ALL)


def test_another_workbook_is_told(lib, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["PLR", "Anzahl"])
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(SozialraumError) as error:
        import_planning(lib, tmp_path / "x.xlsx")
    assert error.value.code == "no_planning_sheet"


def test_a_cancelled_import_leaves_the_library_as_it_was(lib, file):
    def cancel(fraction):
        if fraction > 0.2:
            raise Cancelled

    with Edit(file) as edit:
        edit.set("Maßnahmen", 2, Ergebnis="x")
    state = lib.meta("state")
    with pytest.raises(Cancelled):
        import_planning(lib, file, progress=cancel)
    assert lib.meta("state") == state


def test_a_list_that_an_office_made_by_itself_is_taken_once(lib, tmp_path):
    """Only the columns it knows; without numbers, so each import would double it if content did not tell."""
    book = openpyxl.Workbook()
    book.active.title = "maßnahmen"
    book.active.append(["Nr.", "Maßnahme", "Gebiet", "Wertumfang (EUR)"])
    book.active.append([None, "Spielplatz", "PLR 07100101", "350 T€"])
    book.save(tmp_path / "x.xlsx")
    assert import_planning(lib, tmp_path / "x.xlsx").new == (("measures", "M-003"),)
    again = import_planning(lib, tmp_path / "x.xlsx")
    assert (again.new, again.unchanged, again.absent) == ((), 1, ())
    assert {m.amount for m in read_planning(lib).measures} == {125_000.0, None, 350_000.0}


# --- amounts


@pytest.mark.parametrize(("cell", "value", "status"), [
    ("1,2 Mio. EUR", 1_200_000, "value"), ("12.500 €", 12_500, "value"), ("12.500,- €", 12_500, "value"),
    ("€ 1.234.567,89", 1_234_567.89, "value"), ("350 TEUR", 350_000, "value"), ("2,5 Mrd. Euro", 2.5e9, "value"),
    (80000, 80_000, "value"), ("0", 0, "value"), ("", None, "missing"), ("k.A.", None, "missing"),
    ("•", None, "suppressed"), ("–", 0, "none"), ("x", None, "not_applicable"),
])  # fmt: skip
def test_amounts_are_read_as_offices_write_them(cell, value, status):
    found = parse_amount(cell)
    assert (found.value, found.status, found.readable) == (value, status, True)


@pytest.mark.parametrize("cell", ["ca. 5.000 €", "5.000 € pro Jahr", "12 %", "(500)", "500 p €", "Mio. €", "zwei Mio."])
def test_an_amount_that_says_more_than_a_number_is_not_read(cell):
    assert not parse_amount(cell).readable


def test_every_closed_vocabulary_has_its_sheet():
    columns = {(sheet.table, column.name) for sheet in SHEETS for column in sheet.columns}
    assert set(CHOICES) <= columns
