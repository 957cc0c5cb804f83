# SPDX-License-Identifier: GPL-2.0-or-later
"""The profile as a workbook: opened again it has the numbers of the profile, its signs apart, nothing closed."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.formatting import missing, not_applicable, number_cell, sign_cell
from sozialraum.processing.domain.planning import Finding, Measure, Planning
from sozialraum.processing.domain.profile import Balance, Pyramid, SourceRef, SupplyRow, Text
from sozialraum.processing.domain.status import Status
from sozialraum.processing.domain.targets import targets
from sozialraum.processing.report.workbook import table_template, workbook_bytes

SECRET_WORDS = "Nur für den Dienstgebrauch"
FORMULA = '=HYPERLINK("http://evil.example","x")'
PLANNING = Planning.of([
    Finding("B-001", "991001", "8.1", "Stärke", "Viele Kitas", state="AG SRO", public=True, changed_by="OE SPK"),
    Finding("B-002", "991001", "8.1", "Schwäche", SECRET_WORDS),
    Measure("M-001", ("Z-9",), "99100101", title=FORMULA, amount=1_250_000.0, amount_status="value", public=True),
    Measure("M-002", area_id="99100101", title="Bank", amount_status="suppressed", public=True),
])  # fmt: skip


def read(profile, edition="intern"):
    """Sheets as lists of dictionaries."""
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(profile, edition, table_template())))
    return {s.title: rows(s) for s in book}


def rows(sheet):
    head, *lines = sheet.iter_rows(values_only=True)
    assert len(set(head)) == len(head), "one header row, each name once"
    return [dict(zip(head, line, strict=True)) for line in lines]


def shown(line):
    return line["Wert"], line["Status"], line["Anzeige"]


def of(cell):
    return cell.value, str(cell.status), cell.text


def day(value):
    return value.date() if isinstance(value, datetime) else value


@pytest.fixture(scope="module")
def profile(made_up):
    texts = (
        Text("2.1", "Ein Entwurf", "Entwurf", date(2024, 5, 2)),
        Text("2.2", "Beschlossen", "AG SRO", None, public=True),
        Text("2.3", "Unfreigegeben", "AG SRO", None),
    )
    return replace(made_up(children=5, signs=True), planning=PLANNING, texts=texts)


@pytest.fixture(scope="module")
def public(profile):
    open_ = SourceRef(1, "Einwohner", "Amt", date(2024, 12, 31), "2021", "CC BY", "geheimer-name.xlsx", "T1", True, "")
    return replace(profile, sources=(open_,))


@pytest.fixture(scope="module")
def sheets(profile):
    return read(profile)


def test_every_number_of_the_comparison_is_the_profiles(profile, sheets):
    found = {(r["Kennzahl"], r["Größe"], r["Rolle"], r["Gebiet"]): r for r in sheets["Vergleich"]}
    for row in profile.rows:
        name = row.indicator.indicator
        assert shown(found[name, "Anzahl", "Gebiet", "991001"]) == of(row.count)
        assert shown(found[name, "Wert", "Gebiet", "991001"]) == of(row.area)
        assert shown(found[name, "Wert", "Bezirk", "99"]) == of(row.district)
        assert shown(found[name, "Wert", "Stadt", "BE"]) == of(row.city)
        assert day(found[name, "Wert", "Gebiet", "991001"]["Stand"]) == row.period
        for area_id, cell in row.sisters.items():
            if area_id != "991001":
                assert shown(found[name, "Wert", "Vergleichsgebiet", area_id]) == of(cell)
    others = sum(len(row.sisters.keys() - {"991001"}) for row in profile.rows)
    assert len(found) == len(sheets["Vergleich"]) == 4 * len(profile.rows) + others


def test_changes_ages_series_and_areas_below_are_the_profiles(profile, sheets):
    changes = [c for row in profile.rows for c in row.changes.values()]
    assert [shown(r) for r in sheets["Veränderung"]] == [of(x) for c in changes for x in (c.area, c.district, c.city)]
    bars = profile.ages.bars
    ages = [of(x) for bar in bars for pair in zip(bar.shares, bar.counts, strict=True) for x in pair]
    assert [shown(r) for r in sheets["Altersgruppen"]] == ages
    assert [(*shown(r), day(r["Stand"])) for r in sheets["Zeitreihen"] if r["Kennzahl"] == "ew"] == [
        (*of(p.cell), p.period) for p in profile.series.points
    ]
    assert [shown(r) for r in sheets["Teilgebiete"]] == [of(c) for row in profile.children.rows for c in row.cells]
    days = {row.indicator.indicator: row.period for row in profile.rows}
    for r in sheets["Teilgebiete"]:
        name = r["Spalte"].rpartition(":")[2]  # change_5:ew
        assert day(r["Stand"]) == days[name] if name in days else True
    assert {r["Kennzahl"]: day(r["Stand"]) for r in sheets["Einordnung"]} == {
        row.indicator.indicator: row.period for row in profile.rows if row.rank or row.interval or row.attention
    }


def test_what_is_needed_has_the_date_of_the_people(profile):
    """There are places of the end of 2023 for the people of a year later."""
    target = next(t for t in targets() if t.target == "spielplatz_kspg")
    cell = number_cell(7)
    row = SupplyRow(target, date(2023, 12, 31), date(2024, 12, 31), Balance(cell, cell, cell, cell), ())
    found = read(replace(profile, supply=(row,)))["Versorgung"]
    assert {r["Größe"]: day(r["Stand"]).year for r in found} == {
        "vorhanden": 2023, "nötig": 2024, "Bilanz": 2023, "Grad": 2023,
    }  # fmt: skip


def test_facilities_are_the_profiles(profile, sheets):
    found = {(r["Titel"], r["Größe"], r["Gebiet"]): shown(r) for r in sheets["Einrichtungen"]}
    for row in profile.facilities:
        assert found[row.title, "Anzahl", "991001"] == of(row.count)
        assert found[row.title, "Kapazität", "991001"] == of(row.capacity)
        assert found[row.title, "Rate", "99"] == of(row.district)
    points = [p for row in profile.facilities for p in row.points]
    assert [(r["Name"], shown(r)) for r in sheets["Standorte"]] == [(p.name, of(p.capacity)) for p in points]


def test_zero_nothing_lacking_secret_and_senseless_stay_five_things(profile):
    cells = (number_cell(0), sign_cell(Status.NONE), missing("no_data"), sign_cell(Status.SUPPRESSED),
             not_applicable("not_countable"))  # fmt: skip
    rows = tuple(replace(row, area=cell, sisters={}) for row, cell in zip(profile.rows, cells, strict=False))
    told = [shown(r) for r in read(replace(profile, rows=rows))["Vergleich"]
            if (r["Rolle"], r["Größe"]) == ("Gebiet", "Wert")]  # fmt: skip
    assert told == [
        (0, "value", "0"), (0, "none", "–"), (None, "missing", "k. A."), (None, "suppressed", "•"),
        (None, "not_applicable", "x"),
    ]  # fmt: skip


def test_keys_stay_text_and_name_what_they_lie_in(sheets):
    found = {r["Gebiet"]: (r["Ebene"], r["Übergeordnet"]) for r in sheets["LOR-ID Übersicht"]}
    assert found["99100101"] == ("PLR", "991001")
    assert found["991001"] == ("BZR", "9910")
    assert found["BE"] == ("STADT", None)


def test_the_first_sheet_says_what_is_in_the_file(sheets):
    named = [r["Angabe"] for r in sheets["Verzeichnis"] if r["Bereich"] == "Blatt"]
    assert ["Verzeichnis", *named] == list(sheets)
    told = {r["Angabe"]: r["Inhalt"] for r in sheets["Verzeichnis"]}
    assert told["suppressed"] == "• geheim zu halten"
    assert told["Datenstand"] == "31.12.2024"
    assert told["Ausgabe"].startswith("intern")


def test_amounts_are_numbers_and_formulas_are_text(sheets):
    found = {r["Nr."]: (r["Wertumfang (EUR)"], r["Wertumfang (EUR), Status"]) for r in sheets["Maßnahmen"]}
    assert found == {"M-001": (1_250_000, "value"), "M-002": (None, "suppressed")}
    assert sheets["Maßnahmen"][0]["Maßnahme"] == FORMULA


def test_a_closed_source_refuses_the_public_workbook(public):
    closed = replace(public, sources=(replace(public.sources[0], published=False),))
    with pytest.raises(SozialraumError) as error:
        workbook_bytes(closed, "oeffentlich", table_template())
    assert error.value.code == "not_public"


def test_the_public_workbook_holds_nothing_closed(public):
    data = workbook_bytes(public, "oeffentlich", table_template())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        text = "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    for word in (SECRET_WORDS, "B-002", "Z-9", "Ein Entwurf", "Unfreigegeben", "OE SPK</t>", "geheimer-name"):
        assert word not in text
    assert "Viele Kitas" in text
    assert "Beschlossen" in text
    assert "Ein Entwurf" in str(read(public)["Texte"])


def test_same_profile_same_bytes_whenever_it_is_written(public, monkeypatch):
    first = workbook_bytes(public, "intern", table_template())
    import time

    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert workbook_bytes(public, "intern", table_template()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        core = packed.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "created" not in core
    assert "modified" not in core


def test_ages_by_sex_are_the_profiles(profile):
    found = Pyramid(date(2024, 12, 31), ((0, 18), (18, None)), (number_cell(9), missing("delivered")),
                    (number_cell(8), number_cell(40)), (1,))  # fmt: skip
    lines = read(replace(profile, pyramid=found))["Alter und Geschlecht"]
    assert [(r["Alter"], r["Geschlecht"], *shown(r)) for r in lines] == [
        ("unter 18", "weiblich", *of(found.women[0])), ("unter 18", "männlich", *of(found.men[0])),
        ("18 und älter", "weiblich", *of(found.women[1])), ("18 und älter", "männlich", *of(found.men[1])),
    ]  # fmt: skip
