# SPDX-License-Identifier: GPL-2.0-or-later
"""What our own reports of differences, balances of supply and lists of places tell: each is read to the last number.

A careless office gives a withheld number back in one of them; the auditor finds it. Areas are those of `test_attacks`.
"""

from datetime import date

import openpyxl
import pytest
from sozialraum.processing.domain import differences
from sozialraum.processing.domain.audit.certificate import certificate
from sozialraum.processing.domain.audit.documents import Place, Table, Text
from sozialraum.processing.domain.audit.rules import Fault
from sozialraum.processing.domain.audit.run import audit, audit_tables
from sozialraum.processing.domain.audit.tables import claims_of
from sozialraum.processing.domain.audit.vocabulary import Measure, Vocabulary, known_targets
from sozialraum.processing.domain.formatting import exact
from sozialraum.processing.domain.status import Status

from .conftest import PLR

BEFORE, DAY = "2022-12-31", "2024-12-31"
REPORT = "01100206_gebiet_aenderungen-seit-2022-12-31_2024-12-31.pdf"
PROFILE = "01100206_gebiet_teil1_2024-12-31.pdf"
CAPTION = "Tabelle 2: Kennzahlen des Gebiets, bisher 31.12.2022, jetzt 31.12.2024"
COMPARED = ["Kennzahl", "bisher", "jetzt", "Unterschied", "Grund"]
COUNT = "Ausländerinnen und Ausländer (T4), Anzahl"
SUPPLY = ["Richtwert", "vorhanden", "nötig", "Bilanz", "Grad", "Stand"]
GREEN = "Siedlungsnahe Grünanlagen: 7 m² je EW"
YOUTH = "Plätze in Jugendfreizeiteinrichtungen: 11,4 je 100 EW 6 bis unter 25 (bisheriger Richtwert)"
SITES = ["Thema", "Titel", "Name", "X (EPSG:25833)", "Y (EPSG:25833)", "Einheit", "Wert", "Status", "Anzeige",
         "Einschränkung", "Stand"]  # fmt: skip
NUMBER = ["Wert", "Status", "Anzeige", "Einschränkung", "Stand"]


def printed(rows, caption="", file=PROFILE):
    return Table(Place(file), rows, printed=True, caption=caption)


def found(*tables):
    """Faults by area, quantity and date, with what becomes known."""
    result = audit_tables(tables)
    return {(f.area, f.quantity, f.period): (f.fault, f.low, f.high) for f in result.findings}


def told(*contents):
    """The claims about an area, by measure and date."""
    return {(c.area, c.measure.kind, c.measure.of, c.period): c for c in claims_of(contents, Vocabulary()).cells}


def workbook(folder, name, **sheets):
    """A workbook of ours; the folder that it is in."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / name)
    return folder


# --- the report of differences


def test_a_difference_gives_back_the_number_that_one_edition_withholds():
    """9 - 7 = 2."""
    rows = [COMPARED, [COUNT, "9", "•", "−7", "Stichtag"]]
    assert found(printed(rows, CAPTION, REPORT)) == {("01100206", "ew.ausl", DAY): (Fault.ELSEWHERE, 2, 2)}


def test_a_difference_gives_back_what_another_document_withholds():
    """In the report stand the difference and a sign, the former number in last year's table: 9 - 7 = 2."""
    rows = [COMPARED, [COUNT, "nicht genannt", "•", "−7", "Stichtag"]]
    former = Table(Place("ausl_2022.csv"), [["area_id", "ew.ausl"], ["01100206", "9"], ["01100207", "30"]])
    assert found(printed(rows, CAPTION, REPORT), former) == {("01100206", "ew.ausl", DAY): (Fault.EXACT, 2, 2)}


def test_the_reason_names_another_date_than_that_of_the_editions():
    rows = [COMPARED, [COUNT, "9", "•", "−7", "Stichtag (31.12.2021, jetzt 31.12.2023)"]]
    assert set(found(printed(rows, CAPTION, REPORT))) == {("01100206", "ew.ausl", "2023-12-31")}


def test_a_correction_of_the_same_day_does_not_contradict_itself():
    caption = "Tabelle 2: Kennzahlen des Gebiets, bisher 31.12.2024, jetzt 31.12.2024"
    result = audit_tables([printed([COMPARED, [COUNT, "9", "14", "+5", "Daten"]], caption, REPORT)])
    assert (result.outcome, result.differing, result.verdict.contradictions) == ("passed", 0, 0)


def test_a_number_that_somebody_changed_contradicts_its_difference():
    result = audit_tables([printed([COMPARED, [COUNT, "9", "41", "+31", "Stichtag"]], CAPTION, REPORT)])
    assert result.verdict.broken == {"columns": 1}
    assert certificate(result, date(2025, 1, 1))["contradictions_by_kind"] == {"columns": 1}


def test_names_of_areas_below_are_those_of_one_level():
    """Osloer Straße is a Bezirksregion (013007) and a Planungsraum in it (01300733)."""
    caption = CAPTION.replace("Kennzahlen des Gebiets", "Die Gebiete darunter")
    rows = [COMPARED, ["Osloer Straße: EW", "9", "14", "+5", "Daten"], ["Moabit West: EW", "7", "9", "+2", "Daten"]]
    said = told(printed(rows, caption, "01_mitte_aenderungen-seit-2022-12-31_2024-12-31.pdf"))
    assert {area for area, *_ in said} == {"013007", "012005"}


PEOPLE = {BEFORE: [310] * len(PLR), DAY: [300] * len(PLR)}  # only what differs is in the report
COUNTS = {("ew.ausl", BEFORE): (40, 9, 37), ("ew.ausl", DAY): (40, 2, 37)}


def given_back(was, now):
    """The difference that the office knows, where the page has a sign: 2 of 300 people, 9 of 310 before."""
    if now.cell.status is not Status.SUPPRESSED or now.key[-1] != "01100206":
        return differences_of(was, now)
    return differences._signed(exact(-2.2), 1, "%", False)


differences_of = differences._subtracted


def test_a_careless_report_is_found_out_and_ours_is_not(office, monkeypatch):
    made = office(COUNTS, people=PEOPLE)
    hidden = ("01100206", "ew.ausl", DAY)
    assert audit(made.careless(hidden, kinds=("diff",), sums=False)).outcome == "passed"
    monkeypatch.setattr(differences, "_subtracted", given_back)
    result = audit(made.careless(hidden, kinds=("diff",), sums=False))
    assert (*hidden, 2, 2) in [(f.area, f.quantity, f.period, f.low, f.high) for f in result.findings]


def test_our_public_report_passes(office):
    made = office(COUNTS, people=PEOPLE)
    result = audit(made.public(kinds=("diff",)))
    assert ("01100206", "ew.ausl", DAY) in made.kept
    assert (result.outcome, result.verdict.contradictions, result.differing) == ("passed", 0, 0)
    assert result.withheld > 0


# --- supply


def test_a_needed_amount_gives_back_the_people_it_is_for(tmp_path):
    """7 m² for each of 2 people are 14 m²."""
    rows = [["gruen_siedlungsnah", GREEN, "nötig", "m²", 14, "value", "14", None, DAY]]
    people = ["01100206", "Gebiet", "ew", "EW", "Wert", None, "suppressed", "•", None, DAY]
    heads = ["Gebiet", "Name", "Kennzahl", "Titel", "Größe"]
    workbook(tmp_path, "01100206_gebiet_tabellen_2024-12-31.xlsx", Vergleich=[[*heads, *NUMBER], people],
             Versorgung=[["Richtwert", "Titel", "Größe", "Einheit", *NUMBER], *rows])  # fmt: skip
    findings = audit(tmp_path).findings
    assert [(f.area, f.quantity, f.period, f.low, f.high) for f in findings] == [("01100206", "ew", DAY, 2, 2)]


def test_a_balance_gives_back_what_there_is():
    """0.114 * 500 = 57 are needed, 17 of them are lacking: there are 40."""
    rows = [SUPPLY, [YOUTH, "•", "57", "−17", "•", "31.12.2021"]]
    ages = Table(Place("alter.csv"), [["area_id", "ew.alter.6_25", "Stand"], ["01100206", "500", "31.12.2021"]])
    assert found(printed(rows), ages) == {("01100206", "jfe.capacity", "2021-12-31"): (Fault.EXACT, 40, 40)}


def test_a_degree_narrows_what_there_is():
    """70,2 % of 57 are 39.99 to 40.04."""
    rows = [SUPPLY, [YOUTH, "•", "57", "•", "70,2 %", "31.12.2021"]]
    ages = Table(Place("alter.csv"), [["area_id", "ew.alter.6_25", "Stand"], ["01100206", "500", "31.12.2021"]])
    assert found(printed(rows), ages) == {("01100206", "jfe.capacity", "2021-12-31"): (Fault.EXACT, 40, 40)}


def test_a_balance_of_signs_tells_nothing():
    assert found(printed([SUPPLY, [YOUTH, "•", "57", "•", "•", "31.12.2021"]])) == {}


def test_what_is_needed_is_of_the_nearest_date_of_the_people():
    rows = [SUPPLY, ["spielplatz_kspg", "300 m² netto", "25.939 m² netto", "x", "x", "31.12.2025"]]
    people = Table(Place("ew_2024.csv"), [["area_id", "ew"], ["01100206", "25939"], ["01100207", "3"]])
    said = told(printed(rows), people)
    assert said["01100206", "count", "ew", DAY].value.low == 25939
    assert ("01100206", "count", "ew", "2025-12-31") not in said


# --- places


FACILITIES = ["Thema", "Einrichtungen", "Plätze", "je 100 der Zielgruppe", "Bezirk", "Berlin", "Stand"]
HOMES = printed([FACILITIES, ["Pflegeheime", "1", "•", "•", "2,8", "4,3", "31.07.2023"]])
LISTED = "Tabelle 9: Pflegeheime, Stand 31.07.2023"
PLACES = ("01100206", "pflege.capacity", "2023-07-31")


def test_the_only_place_gives_back_the_capacity_of_the_area():
    listed = printed([["Name", "Plätze"], ["Haus am Park", "40"]], LISTED)
    assert found(HOMES, listed, listed) == {PLACES: (Fault.ELSEWHERE, 40, 40)}


@pytest.mark.parametrize(
    ("count", "capacity", "status", "outcome"),
    [(1, 40, "value", "failed"), (1, None, "suppressed", "passed"), (2, 40, "value", "passed")],
    ids=["its number", "a sign", "another place is not listed"],
)
def test_the_sheet_of_places_is_added_up(tmp_path, count, capacity, status, outcome):
    heads = ["Gebiet", "Name", "Ebene", "Thema", "Titel", "Größe", "Einheit", *NUMBER]
    rows = [["01100206", "Gebiet", "PLR", "pflege", "Pflegeheime", size, "", *cells, "2023-07-31"] for size, cells in (
        ("Anzahl", [count, "value", "", None]), ("Kapazität", [None, "suppressed", "•", None]))]  # fmt: skip
    site = ["pflege", "Pflegeheime", "Haus am Park", 1, 2, "Plätze", capacity, status, "", None, "2023-07-31"]
    workbook(tmp_path, "01100206_gebiet_tabellen_2024-12-31.xlsx", Einrichtungen=[heads, *rows],
             Standorte=[SITES, site])  # fmt: skip
    result = audit(tmp_path)
    assert (result.outcome, result.withheld) == (outcome, 1)


# --- what stands beside a number


def test_what_is_printed_beside_an_empty_cell_is_read(tmp_path):
    heads = ["Gebiet", "Name", "Kennzahl", "Titel", "Größe", *NUMBER]
    row = ["01100206", "Gebiet", "t4", "Ausländerinnen und Ausländer", "Anzahl", None, "suppressed", "2", None, DAY]
    workbook(tmp_path, "01100206_gebiet_tabellen_2024-12-31.xlsx", Vergleich=[heads, row])
    (one,) = audit(tmp_path).findings
    assert (one.fault, one.quantity, one.low, one.other.rsplit("· ", 1)[1]) == (Fault.ELSEWHERE, "ew.ausl", 2, "2/8")


def test_the_small_print_tells_the_date_of_what_has_another_one():
    rows = [["Kennzahl", "Anzahl", "Gebiet"], ["Kita-Plätze je 100 Kinder unter 6 ⁱ", "130", "94,6"],
            ["Plätze in Pflegeheimen je 100 EW ab 65 ⁱ", "40", "5,1"]]  # fmt: skip
    note = "x nicht sinnvoll · ⁱ Kita-Plätze 31.12.2022, Bevölkerung 31.12.2022; Plätze in Pflegeheimen 31.07.2023"
    said = told(printed(rows), Text(Place(PROFILE), note))
    assert {day for (_, kind, of, day) in said if of == "kita_plaetze"} == {"2022-12-31"}
    assert {day for (_, kind, of, day) in said if of == "pflege_plaetze"} == {"2023-07-31"}


def test_ground_is_rounded_and_no_whole_number():
    """220,236 m² in one document and 220,236.39 in another are the same."""
    rows = [FACILITIES, ["Spielplätze", "10", "220.236 m² netto", "x", "x", "x", "31.12.2025"]]
    exactly = Table(
        Place("m2.csv"), [["area_id", "spielplatz.netto_m2", "Stand"], ["01100206", "220236.39", "31.12.2025"]]
    )
    result = audit_tables([printed(rows), exactly])
    assert (result.differing, result.verdict.contradictions) == (0, 0)
    said = told(printed(rows))["01100206", "number", "spielplatz.netto_m2", "2025-12-31"].value
    assert (said.low, said.high) == (220235.5, 220236.5)


def test_the_ends_of_a_span_are_rounded_as_they_are_printed():
    """2 of 181 people are 1.105 %, within 1,0 to 1,1."""
    rows = [["Kennzahl", "Anzahl", "Gebiet", "Spanne von", "Spanne bis"],
            ["Ausländerinnen und Ausländer (T4)", "2", "1,1 %", "1,0", "1,1"]]  # fmt: skip
    people = Table(Place("ew_2024.csv"), [["area_id", "ew"], ["01100206", "181"], ["01100207", "300"]])
    assert audit_tables([printed(rows), people]).verdict.contradictions == 0


def test_a_lower_bound_is_rounded_as_it_is_printed():
    """103 m² for 181 people are 0.569 m²: at least 0,57 in print."""
    rows = [["Kennzahl", "Anzahl", "Gebiet"],
            ["Öffentliche Spielplatzfläche je EW (m² netto, A5)", "mindestens 103", "mindestens 0,57"]]  # fmt: skip
    (rate,) = [c for (_, kind, *_), c in told(printed(rows)).items() if kind == "rate"]
    assert (rate.value.low, rate.value.high) == (pytest.approx(0.565), float("inf"))


def test_the_librarys_own_rule_of_supply_is_read():
    """2 hours for each of 7 children are 14."""
    own = '{"targets": [{"target": "s", "theme": "kita", "title": "Sprachförderung", "needed": "2 * sprache.kinder"}]}'
    rows = [SUPPLY, ["Sprachförderung", "•", "14", "•", "•", "31.12.2024"]]
    (fact,) = claims_of([printed(rows)], Vocabulary(targets=known_targets(own))).columns
    assert (fact.terms, fact.constant, fact.slack) == (((Measure("count", "sprache.kinder"), DAY, 2.0),), 14, 0)
    assert known_targets("{broken")[0] == known_targets()[0]


def test_what_a_record_of_a_planning_workbook_says_of_an_area_is_heard(tmp_path):
    """0,7 % of 300 people are 2."""
    text = "Ausländerinnen und Ausländer (T4) am 31.12.2024: Leipziger Straße 0,7 %, ein Grund zum Handeln."
    workbook(tmp_path, "planung.xlsx", Befunde=[["Kennung", "Gebiet", "Text"], ["B-1", "011002", text]])
    table = "area_id;name;ew;ew.ausl\n01100206;Leipziger Straße;300;•\n01100207;Wilhelmstraße;300;30\n"
    (tmp_path / "t_2024.csv").write_text(table, encoding="utf-8")
    assert [(f.area, f.quantity, f.low, f.high) for f in audit(tmp_path).findings] == [("01100206", "ew.ausl", 2, 2)]
