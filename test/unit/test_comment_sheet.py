# SPDX-License-Identifier: GPL-2.0-or-later
"""The Kommentarblatt: chapters with texts and numbers out to the offices, their comments back into the library."""

from dataclasses import replace
from datetime import date

import geopandas
import openpyxl
import pytest
import shapely
from sozialraum.processing.domain.comment_sheet import (
    COMMENT,
    OFFICE,
    ChapterLine,
    read_comment_sheet,
    write_comment_sheet,
)
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.library import KeySystem, Library
from sozialraum.processing.domain.planning import Comment
from sozialraum.processing.domain.planning_store import put_planning, read_planning

BZR, PLR = "071001", "07100101"
DAY = date(2025, 3, 1)
CHAPTERS = (
    ChapterLine("3.3", "Transferleistungen", "Ist-Stand: =höher", ("D5: 16,2 %", "D4: 12,0 %")),
    ChapterLine("8.1", "Kinder und Jugendliche", "x" * 40_000),
    ChapterLine("8.10", "Sport"),
)


@pytest.fixture
def lib(tmp_path):
    def area(key, parent):
        return geopandas.GeoDataFrame(
            {"area_id": [key], "name": ["Kiez"], "parent_id": [parent], "area_m2": [1.0]},
            geometry=[shapely.box(390_000, 5_820_000, 390_100, 5_820_100)], crs=25833,
        )  # fmt: skip

    layers = {"PLR": area(PLR, BZR), "BZR": area(BZR, "0710"), "PGR": area("0710", "07"), "BEZ": area("07", "BE")}
    return Library.create(tmp_path / "bezirk.gpkg", [(KeySystem("2021", date(2021, 1, 1)), layers)])


@pytest.fixture
def file(tmp_path):
    write_comment_sheet(tmp_path / "k.xlsx", {BZR: CHAPTERS}, {BZR: "Kiez"}, DAY)
    return tmp_path / "k.xlsx"


def fill(file, *rows):
    """Enter office and comment in rows of the sheet, `row=(number, office, comment)`."""
    book = openpyxl.load_workbook(file)
    sheet = book["Kommentarblatt"]
    place = {c.value: c.column for c in sheet[1]}
    for number, office, comment in rows:
        sheet.cell(number, place[OFFICE], office)
        sheet.cell(number, place[COMMENT], comment)
    book.save(file)


def test_each_chapter_is_a_row_with_its_text_and_numbers_and_room_for_the_office(file):
    sheet = openpyxl.load_workbook(file)["Kommentarblatt"]
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    assert rows[1] == [
        BZR,
        "Kiez",
        "3.3",
        "Transferleistungen",
        "Ist-Stand: =höher",
        "D5: 16,2 %\nD4: 12,0 %",
        None,
        None,
    ]
    assert [row[2] for row in rows[1:]] == ["3.3", "8.1", "8.10"], "text, so that 8.10 stays 8.10"
    assert len(rows[2][4]) == 32_767
    assert rows[2][4].endswith("der ganze Text steht im Profil)")
    assert sheet.freeze_panes == "B2"


def test_comments_come_back_as_drafts_that_are_not_public(lib, file):
    fill(file, (2, "Jobcenter", "Zahlen\nstimmen"), (4, None, "- Halle fehlt"))
    result = read_comment_sheet(lib, file, office="Schul- und Sportamt", today=DAY)
    expected = (
        Comment("K-001", BZR, "3.3", "Jobcenter", "Zahlen\nstimmen", DAY, "Entwurf", False, DAY),
        Comment("K-002", BZR, "8.10", "Schul- und Sportamt", "- Halle fehlt", DAY, "Entwurf", False, DAY),
    )
    assert read_planning(lib).comments == expected
    assert [c.comment_id for c in result.new] == ["K-001", "K-002"]
    again = read_comment_sheet(lib, file, office="Schul- und Sportamt", today=date(2025, 4, 1))
    assert (again.new, again.changed, again.unchanged) == ((), (), 2)
    assert read_planning(lib).comments == expected


def test_an_empty_sheet_writes_nothing(lib, file):
    state = lib.meta("state")
    result = read_comment_sheet(lib, file)
    assert (result.new, result.rejects.empty, lib.meta("state")) == ((), True, state)


def test_another_text_than_the_library_holds_is_told_and_taken_only_when_asked_for(lib, file):
    agreed = Comment("K-007", BZR, "3.3", "Jobcenter", "Abgestimmt", DAY, "AG SRO", True)
    put_planning(lib, [agreed])
    fill(file, (2, "jobcenter", "Anders"))
    result = read_comment_sheet(lib, file, today=DAY)
    assert [(c.row_no, c.comment, c.text) for c in result.collisions] == [(2, agreed, "Anders")]
    assert read_planning(lib).comments == (agreed,)
    read_comment_sheet(lib, file, overwrite=True, today=DAY)
    changed = replace(agreed, office="jobcenter", text="Anders", state="Entwurf", public=False, last_change=DAY)
    assert read_planning(lib).comments == (changed,), "what is not agreed on any more is a draft again"


def test_rows_that_cannot_be_placed_are_told(lib, file):
    fill(file, (2, None, "Wer spricht?"), (3, "Jugendamt", "Eins"), (5, "Jugendamt", "ohne Gebiet"))
    book = openpyxl.load_workbook(file)
    sheet = book["Kommentarblatt"]
    for column, value in ((1, BZR), (3, date(2025, 1, 8)), (7, "Jugendamt"), (8, "Kapitel als Datum")):
        sheet.cell(6, column, value)
    for column, value in ((1, BZR), (3, "8.1"), (7, "jugendamt"), (8, "Zwei")):
        sheet.cell(7, column, value)
    book.save(file)
    result = read_comment_sheet(lib, file)
    assert [(r.row_no, r.column_name, r.reason) for r in result.rejects.itertuples()] == [
        (2, "Amt", "comment_without_office"),
        (5, "Gebiet", "record_without_area"),
        (6, "Kapitel", "chapter_is_date"),
        (7, "Amt", "comment_twice"),
    ]
    assert [c.text for c in result.new] == ["Eins"]


def test_another_workbook_is_told(lib, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["PLR", "Anzahl"])
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(SozialraumError) as error:
        read_comment_sheet(lib, tmp_path / "x.xlsx")
    assert (error.value.code, error.value.values) == ("no_comment_sheet", {"file": "x.xlsx"})
