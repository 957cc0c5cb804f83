# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings, goals and measures out to the offices and back, by the toolbox; what a person reads of it."""

import openpyxl
import pytest
from qgis.core import QgsProcessingException
from sozialraum.processing.domain.comment_sheet import ChapterLine, write_comment_sheet
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.planning import Finding, Goal, Measure
from sozialraum.processing.domain.planning_store import put_planning, read_planning

FRIEDENAU, PLR = "073005", "07300515"
LAMPS = Measure("M-001", ("Z-001",), PLR, title="Leuchten", amount=1000.0, amount_status="value", public=True)


@pytest.fixture
def planned(library):
    put_planning(Library(library), [
        Finding("B-001", FRIEDENAU, "9.3", "Schwäche", "Dunkel"), Goal("Z-001", FRIEDENAU, ("B-001",), text="Hell"),
        LAMPS,
    ])  # fmt: skip
    return library


def edit(file, sheet, row, **cells):
    book = openpyxl.load_workbook(file)
    places = {c.value: c.column for c in book[sheet][1]}
    for title, value in cells.items():
        book[sheet].cell(row, places[title], value)
    book.save(file)


def test_out_filled_in_and_back(run, recorder, planned, tmp_path):
    file, report, feedback = tmp_path / "planung.xlsx", tmp_path / "bericht.html", recorder()
    out = run("exportplanning", feedback, LIBRARY=planned, AREA_IDS=FRIEDENAU, OUTPUT=file)
    assert (out["ROWS"], feedback.infos[0]) == (3, "In planung.xlsx geschriebene Einträge: 3.")
    edit(file, "Maßnahmen", 2, **{"Wertumfang (EUR)": "1,2 Mio. EUR", "Ziele": "Z-001; Z-9"})
    edit(file, "Maßnahmen", 3, **{"Gebiet": "99999999", "Maßnahme": "Bank"})
    edit(file, "Ziele", 2, **{"Zeithorizont": "2027"})
    feedback = recorder()
    result = run("importplanning", feedback, LIBRARY=planned, FILE=file, REPORT=report)
    assert {n: result[n] for n in ("NEW", "CHANGED", "REMOVED", "COLLISIONS", "REJECTED")} == {
        "NEW": 0, "CHANGED": 2, "REMOVED": 0, "COLLISIONS": 0, "REJECTED": 1,
    }  # fmt: skip
    assert feedback.infos[:-1] == [
        "Einträge: 0 neu, 2 geändert, 0 entfernt, 1 wie bisher, 0 nicht überschrieben; nicht übernommene Zeilen oder "
        "Zellen: 1.",
        "Maßnahmen, M-001: „Z-9“ in Spalte Ziele ist nicht in der Datenbibliothek.",
    ]
    page = report.read_text(encoding="utf-8")
    assert "<td>Maßnahmen</td><td>3</td><td>Gebiet</td><td>99999999</td><td>Gebiet nicht in der Datenbibliothek" in page
    assert read_planning(Library(planned)).measures[0].amount == 1_200_000


def test_a_row_changed_on_both_sides_is_named_in_the_report(run, planned, tmp_path):
    file, report = tmp_path / "planung.xlsx", tmp_path / "bericht.html"
    run("exportplanning", LIBRARY=planned, OUTPUT=file)
    put_planning(Library(planned), [Goal("Z-001", FRIEDENAU, ("B-001",), text="Heller")])
    edit(file, "Ziele", 2, Ziel="Am hellsten")
    assert run("importplanning", LIBRARY=planned, FILE=file, REPORT=report)["COLLISIONS"] == 1
    assert "<td>Ziele</td><td>2</td><td>Z-001</td><td>Ziel</td>" in report.read_text(encoding="utf-8")
    assert read_planning(Library(planned)).goals[0].text == "Heller"
    run("importplanning", LIBRARY=planned, FILE=file, OVERWRITE=True)
    assert read_planning(Library(planned)).goals[0].text == "Am hellsten"


def test_a_public_workbook_has_public_entries_only(run, planned, tmp_path):
    out = run("exportplanning", LIBRARY=planned, EDITION="oeffentlich", OUTPUT=tmp_path / "p.xlsx")
    assert out["ROWS"] == 1


def test_a_workbook_saved_as_ods_is_read_as_well(run, planned, tmp_path):
    from osgeo import gdal

    run("exportplanning", LIBRARY=planned, OUTPUT=tmp_path / "planung.xlsx")
    edit(tmp_path / "planung.xlsx", "Ziele", 2, Zeithorizont="2027")
    gdal.VectorTranslate(str(tmp_path / "planung.ods"), str(tmp_path / "planung.xlsx"), format="ODS")
    result = run("importplanning", LIBRARY=planned, FILE=tmp_path / "planung.ods")
    assert (result["CHANGED"], result["NEW"], result["REJECTED"], result["COLLISIONS"]) == (1, 0, 0, 0)
    assert read_planning(Library(planned)).goals[0].horizon == "2027"


def test_comments_of_an_office(run, recorder, library, tmp_path):
    file, feedback = tmp_path / "kommentar.xlsx", recorder()
    write_comment_sheet(file, {FRIEDENAU: [ChapterLine("8.1", "Kinder und Jugendliche")]}, {FRIEDENAU: "Friedenau"})
    edit(file, "Kommentarblatt", 2, **{"Kommentar des Fachamts": "Plätze fehlen"})
    result = run("importcomments", feedback, LIBRARY=library, FILE=file, OFFICE="Jugendamt")
    assert (result["NEW"], result["REJECTED"]) == (1, 0)
    assert feedback.infos[:-1] == [
        "Kommentare: 1 neu, 0 geändert, 0 wie bisher, 0 nicht überschrieben; nicht übernommene Zeilen: 0."
    ]
    assert read_planning(Library(library)).comments[0].office == "Jugendamt"


@pytest.mark.parametrize(
    ("name", "words"), [("importplanning", "enthält keines der Blätter"), ("importcomments", "ist kein Kommentarblatt")]
)
def test_another_workbook_is_told_in_a_sentence(run, library, tmp_path, name, words):
    book = openpyxl.Workbook()
    book.active.append(["PLR", "Anzahl"])
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(QgsProcessingException, match=words):
        run(name, LIBRARY=library, FILE=tmp_path / "x.xlsx")


def test_the_chapters_go_out_to_the_offices_and_come_back(run, recorder, filled_copy, tmp_path):
    file, feedback = tmp_path / "kommentarblatt.xlsx", recorder()
    out = run("exportcomments", feedback, LIBRARY=filled_copy, AREA_IDS=FRIEDENAU, OUTPUT=file)
    assert (out["AREAS"], feedback.infos[0]) == (1, "Gebiete im Kommentarblatt kommentarblatt.xlsx: 1.")
    sheet = openpyxl.load_workbook(file)["Kommentarblatt"]
    lines = {row[2]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert lines["2.1"][0] == FRIEDENAU
    assert "25.939" in lines["2.1"][5]
    edit(file, "Kommentarblatt", 2, **{"Kommentar des Fachamts": "Plätze fehlen"})
    assert run("importcomments", LIBRARY=filled_copy, FILE=file, OFFICE="Jugendamt")["NEW"] == 1
