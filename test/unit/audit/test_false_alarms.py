# SPDX-License-Identifier: GPL-2.0-or-later
"""What tells nothing is not pointed out: numbers that look like keys, names of areas that look like addresses.

An alarm without a reason teaches people to release in spite of alarms; and a number that is read as a key is not read
as a number.
"""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.audit.area_names import AreaNames
from sozialraum.processing.domain.audit.claims import Where
from sozialraum.processing.domain.audit.documents import Drawing, Place, Table, Text
from sozialraum.processing.domain.audit.drawings import Ruler
from sozialraum.processing.domain.audit.rules import Fault
from sozialraum.processing.domain.audit.run import audit
from sozialraum.processing.domain.audit.tables import claims_in, claims_of
from sozialraum.processing.domain.audit.vocabulary import Vocabulary
from sozialraum.processing.domain.audit.words import pointing
from sozialraum.processing.report.batch import write_profiles

TEGEL = "122005_west-5-tegel_teil1_2024-12-31_oeffentlich.html"
PLACES = "Plätze in Pflegeheimen je 100 EW ab 65 ⁱ"
COMPARED = ["Kennzahl", "Anzahl", "Gebiet", "Bezirk", "Berlin", "Rang im Bezirk", "seit 31.12.2019"]


def told(rows, file=TEGEL, printed=True):
    """Areas, what is said of them, and the number."""
    claims = claims_of([Table(Place(file), rows, printed)], Vocabulary())
    return {(c.area, c.measure.kind, c.measure.of): (c.value.low + c.value.high) / 2 for c in claims.cells}


def html(folder, name, *rows):
    """A page with one table."""
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    (folder / name).write_text(f"<table>{lines}</table>", encoding="utf-8")


def test_the_value_of_the_bezirk_is_not_its_key():
    """4,0 places for 100 people in the Bezirk: 437 is the number of the region, not of Bezirk 04."""
    said = told([COMPARED, [PLACES, "437", "13,3", "4,0", "4,3", "1 von 6 mit Angabe", "k. A."]])
    assert {area for area, *_ in said} == {"122005", "12", "BE"}
    of = "pflege_plaetze"
    assert (said["122005", "figure", of], said["122005", "rate", of], said["12", "rate", of]) == pytest.approx(
        (437, 13.3, 4.0)
    )


def test_two_regions_of_different_bezirke_do_not_contradict_each_other(tmp_path):
    html(tmp_path, TEGEL, COMPARED, [PLACES, "437", "13,3", "4,0", "4,3", "1 von 6 mit Angabe", "k. A."])
    html(tmp_path, "121001_reginhardstrasse_teil1_2024-12-31_oeffentlich.html",
         COMPARED, [PLACES, "•", "•", "4,0", "4,3", "•", "k. A."])  # fmt: skip
    found = audit(tmp_path)
    assert (found.outcome, found.withheld) == ("passed", 1)


@pytest.mark.parametrize("heads", [
    ["Kennzahl", "Gebiet", "Stufe im Bezirk", "Stufe in Berlin", "Bezirk"],
    ["Kennzahl", "Gebiet", "Rang im Bezirk", "Anzahl", "Bezirk"],
])  # fmt: skip
@pytest.mark.parametrize("cells", [["12", "1", "3", "7"], ["12,0", "1", "3", "7,0"]])
def test_ranks_and_whole_numbers_are_no_keys(heads, cells):
    said = told([heads, ["Unter 18 Jahre (B1)", *cells], ["65 Jahre und älter (B2)", "11", "2", "2", "6"]])
    assert {area for area, *_ in said} <= {"122005", "12", "BE"}


@given(st.lists(st.one_of(st.integers(0, 4_000_000), st.decimals(0, 100, places=1)), min_size=6, max_size=6))
def test_whatever_the_numbers_are_a_row_of_an_indicator_tells_of_its_own_areas(numbers):
    cells = [f"{n:,}".translate(str.maketrans(",.", ".,")) for n in numbers]
    said = told([COMPARED, [PLACES, *cells]])
    assert {area for area, *_ in said} <= {"122005", "12", "BE"}


DISTRICTS = [name for key, name in sorted(Vocabulary().every_name({}).items()) if len(key) == 2 and key != "99"]
OFFICES = ["Wohnen", "Teilhabe", "Pflege", "Grundsicherung", "Asyl", "Schulden", "Sucht", "Alter", "Kita", "Jugend",
           "Gewerbe", "Ordnung"]  # fmt: skip


def numbered(names=(), count=12, zeros=False, head="id"):
    """A foreign table of cases by a number, and what stands beside it."""
    rows = [[f"{n:02d}" if zeros else n, *([names[n - 1]] if names else []), 100 + n] for n in range(1, count + 1)]
    return [[head, *(["Bezeichnung"] if names else []), "Fälle"], *rows]


@pytest.mark.parametrize("zeros", [True, False])
@pytest.mark.parametrize(("names", "count", "file", "found"), [
    (DISTRICTS, 12, "a.csv", True),
    ([f"Bezirk {name}" for name in DISTRICTS], 5, "a.csv", True),
    (OFFICES, 12, "a.csv", False),  # names of something else
    (OFFICES, 12, "bezirke_2024.csv", False),
    ((), 12, "a.csv", True),  # all twelve, and nothing says that they are others
    ((), 7, "a.csv", False),  # a numbering
    ((), 7, "faelle_bez_2024.csv", True),
])  # fmt: skip
def test_a_numbering_is_of_bezirke_where_something_says_so(zeros, names, count, file, found):
    said = told(numbered(names, count, zeros), file=file, printed=False)
    assert {area for area, *_ in said} == ({f"{n:02d}" for n in range(1, count + 1)} if found else set())


def test_a_head_that_names_the_bezirk_needs_no_more():
    assert {area for area, *_ in told(numbered(OFFICES, 12, head="Bezirk"), file="a.csv", printed=False)} >= {"07"}


def test_a_numbering_beside_keys_is_none():
    keys = sorted(area for area in Vocabulary().area_ids if area.startswith("0110") and len(area) == 8)[:12]
    rows = [["id", "PLR", "Fälle"], *([n, key, 30 + n] for n, key in enumerate(keys, 1))]
    assert {area for area, *_ in told(rows, file="a.csv", printed=False)} == set(keys)


@pytest.mark.parametrize(("rows", "area"), [
    ([["Bezirk", "Fälle"], ["07", "437"], ["08", "12"]], "07"),
    ([["Bezirk", "Fälle"], ["7", "437"], ["8", "12"]], "07"),
    ([["Nr.", "Bezirk", "Fälle"], ["1", "7", "437"], ["2", "8", "12"]], "07"),
    ([["Jahr", "Bezirk", "Fälle"], ["2024", "7", "437"], ["2024", "8", "12"]], "07"),
    ([["Anzahl", "Bezirk", "Fälle"], ["50", "07", "437"], ["12", "08", "12"]], "07"),
    ([["Prognoseraum", "Fälle"], ["0110", "437"], ["0120", "12"]], "0110"),
    ([["Gebiet", "Fälle"], ["122005", "437"], ["121001", "12"]], "122005"),
    ([["x", "Fälle"], ["07300515", "437"]], "07300515"),
    ([["PLR", "Fälle"], ["7.300.515", "437"]], "07300515"),
    ([["Kennzahl", "Bezirk", "Fälle"], ["Unter 18 Jahre (B1)", "07", "437"]], "07"),
])  # fmt: skip
@pytest.mark.parametrize("printed", [True, False])
def test_a_column_that_says_so_holds_keys_all_the_same(rows, area, printed):
    assert told(rows, "tabelle.csv", printed)[area, "count", "faelle"] == 437


def test_a_count_in_a_column_that_names_one_area_is_not_the_key_of_another():
    """What two editions are of: 11 and 19 deliveries; "LOR 2021" heads nothing."""
    rows = [["Angabe", "bisherige Ausgabe", "jetzige Ausgabe"], ["Gebietsstand", "LOR 2021", "LOR 2021"],
            ["Gebiet", "076012 Marienfelde Nord", "076012 Marienfelde Nord"], ["Fläche", "436,8 ha", "436,8 ha"],
            ["Lieferungen", "11", "19"]]  # fmt: skip
    assert told(rows) == {}


# --- one name, several areas


BOTH = {"07010101": "Nord", "07100101": "Nord", "08100101": "Nord", "071001": "Mitteltal", "07100102": "Mitteltal",
        "0710": "Mitteltal", "01100101": "Süd", "01100102": "Süd"}  # fmt: skip


def named(head, *names, file="071001_mitteltal_teil1_2024-12-31.html"):
    """Keys of the rows of a table of a file, by their numbers."""
    rows = [[head, "Fälle"], *([name, str(10 + n)] for n, name in enumerate(names))]
    contents = [Table(Place(file), rows, printed=True)]
    areas = AreaNames(Vocabulary(), BOTH)
    return {int(claim.value.low) - 10: claim.area for claim in claims_in(contents, Vocabulary(), areas).cells}


def test_a_name_is_that_of_the_area_in_the_file_and_of_the_key_system_in_use():
    """Nord is also a Planungsraum until 2020, and one of Neukölln."""
    assert named("Planungsraum", "Nord", "Mitteltal", "Mitteltal", "Berlin") == {
        0: "07100101", 1: "07100102", 2: "071001", 3: "BE"}  # fmt: skip


def test_the_own_area_stands_behind_others_of_another_level():
    assert named("Bezirksregion", "Mitteltal", "Bezirk Tempelhof-Schöneberg", "Berlin") == {
        0: "071001", 1: "07", 2: "BE"}  # fmt: skip
    district = "07_tempelhof-schoeneberg_bezirk_2024-12-31.html"
    assert named("Planungsraum", "Nord", "Tempelhof-Schöneberg", "Berlin", file=district)[1] == "07"


def test_a_name_that_stays_open_is_not_guessed():
    assert named("Gebiet", "Nord", "Süd", "Berlin", "Bezirk Mitte", file="tabelle_2024-12-31.html") == {
        2: "BE", 3: "01"}  # fmt: skip


# --- areas without anything


@pytest.mark.parametrize(("labels", "told"), [
    (("7,4", "9,7", "–", "•", "•"), []),
    (("7,4", "9,7", "•", "•", "•"), ["drawn"]),
])  # fmt: skip
def test_an_area_in_which_there_is_nothing_has_the_colour_of_the_lowest_class(labels, told):
    """Three areas are coloured, two are hatched."""
    legend = ("unter 4,4", "4,4 bis unter 9,3", "9,3 und mehr", "• keine Angabe (Datenschutz)")
    classes = (legend[1], legend[2], legend[0], legend[3], legend[3])
    patches = [(n * 9.0, 0.0, n * 9.0 + 8, 8.0, words) for n, words in enumerate(classes)]
    drawing = Drawing(Place("t.pdf"), "Plätze in Pflegeheimen je 100 EW ab 65", (), patches, (*labels, *legend))
    ruler = Ruler(Vocabulary(), AreaNames(Vocabulary(), {}), {})
    assert [one.why for one in ruler.measured([drawing], Where()).unread if one.why == "drawn"] == told


# --- names of areas are no addresses


NAMES = {"Frauenviertel": "08401243", "Zittauer Straße": "08401244", "Alt-Rudow": "08401241"}


def pointed(words, whole=False):
    return [one.detail for one in pointing([Text(Place("t.pdf"), words, whole)], NAMES)]


@pytest.mark.parametrize("words", [
    "0 1 2 km Frauenviertel Zittauer Straße",
    "Zittauer Straße 31,5 12,9 Alt-Rudow 35,9 17,1 Frauenviertel",
    "Zittauer Straße 2 Frauenviertel 1",
    "Zittauer Straße 35,1 Kinder 20",
])  # fmt: skip
def test_names_of_areas_side_by_side_are_no_people_at_an_address(words):
    assert pointed(words, True) == []


@pytest.mark.parametrize("words", [
    "Im letzten Jahr zog eine Familie aus dem Frauenviertel in die Musterstraße.",
    "Eine Familie in der Zittauer Straße braucht Hilfe.",
    "Ein Haushalt, Zittauer Straße 12, braucht Hilfe.",
    "Im Frauenviertel, Musterweg 3, wohnt ein Kind.",
])  # fmt: skip
def test_a_street_that_gave_an_area_its_name_is_still_a_street(words):
    assert pointed(words)


# --- whole profiles


# Areas called after streets; nursing homes withheld in one region and shown in another; and one of each other Bezirk.
REGIONS = ("084012", "121001", "122005", "011001", "021001", "031001", "041001", "051001", "061001", "071001", "091001",
           "101001", "111001")  # fmt: skip


@pytest.mark.slow
def test_public_profiles_of_real_regions_pass_until_a_withheld_number_lies_beside_them(berlin_library, tmp_path):
    library, out, cache = Path(shutil.copy(berlin_library, tmp_path / "berlin.gpkg")), tmp_path / "Profile", {}
    written = write_profiles(library, out, template="teil1", edition="oeffentlich", area_ids=REGIONS)
    assert (len(written.written), written.failed) == (len(REGIONS), [])
    result = audit(out, library, cache=cache)
    assert (result.outcome, result.findings, result.unread) == ("passed", [], [])
    assert result.withheld > 5
    (out / "pflege.csv").write_text("area_id;pflege.capacity;Stichtag\n121001;100;31.07.2023\n", encoding="utf-8")
    found = {(f.area, f.fault) for f in audit(out, library, cache=cache).findings}
    assert found == {("121001", Fault.ELSEWHERE), ("121001", Fault.CARRIER)}
