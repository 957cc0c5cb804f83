# SPDX-License-Identifier: GPL-2.0-or-later
"""The 14 known attacks on released files, each on files: the auditor finds what a careless office gives away, and our
public edition of the same numbers does not give it away. At the end, what does no harm passes.

Areas are of Bezirksregion 011002 (Planungsräume 01100205, 01100206, 01100207) and 011003 (01100308 to 01100313); an
`office` (see conftest) counts something in them.
"""

import csv
import json
import re
import shutil
import sqlite3
import struct
import zipfile
import zlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import geopandas
import openpyxl
import pandas as pd
import pytest
import shapely
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from sozialraum.processing.domain.audit.certificate import certificate
from sozialraum.processing.domain.audit.documents import Drawing, Place, Text
from sozialraum.processing.domain.audit.plots import over_years
from sozialraum.processing.domain.audit.readers import read
from sozialraum.processing.domain.audit.rules import Fault, Standard
from sozialraum.processing.domain.audit.run import audit
from sozialraum.processing.domain.audit.tables import claims_of
from sozialraum.processing.domain.audit.truth import read_truth
from sozialraum.processing.domain.audit.vocabulary import Vocabulary
from sozialraum.processing.domain.audit.words import pointing
from sozialraum.processing.domain.clearance import cleared
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.profile import MapClass
from sozialraum.processing.domain.profile import Text as Remark
from sozialraum.processing.domain.status import Status

from .conftest import PLR

KEY = ("district", "forecast_area", "district_region", "planning_area")


def table(folder: Path, name: str, text: str) -> Path:
    """A CSV file; cells are divided by blanks, ``_`` stands for a blank, a line each."""
    lines = [";".join(line.split()).replace("_", " ") for line in text.strip().splitlines()]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of one of Berlin's published tables."""
    delimiter = ";" if "Matrix" in path.name else ","
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def whole(cell: str) -> int:
    return int(float(cell or 0))


def keyed(rows: list[dict[str, str]], column: str) -> dict[str, int]:
    """Counts by the key that stands in four columns."""
    return {"".join(f"{int(row[k]):02d}" for k in KEY): whole(row[column]) for row in rows}


def sheet_rows(folder: Path, sheet: str) -> list[tuple]:
    """The rows of a sheet of the only workbook in a folder."""
    (path,) = folder.glob("*.xlsx")
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


def found(folder: Path, **options):
    """Faults by area and quantity, with what becomes known."""
    result = audit(folder, **options)
    return {(f.area, f.quantity): (f.fault, f.low, f.high) for f in result.findings}


def workbook(path: Path, *rows) -> Path:
    """A workbook of one sheet; the folder that it is in."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path.parent


def kept(office, area: str, quantity: str, *, kinds=("csv",), day="2024-12-31") -> bool:
    """Whether the public edition withholds a number, and so that it may be small or not."""
    result = audit(office.public(kinds))
    assert (result.outcome, [u.why for u in result.unread]) == ("passed", [])
    assert (area, quantity, day) in office.kept
    known = result.verdict.intervals.get((area, quantity, day))
    return known is None or known.high - known.low >= 3


TWO = (Fault.EXACT, 2, 2)


# --- 1: parent minus siblings


def test_parent_minus_siblings(tmp_path):
    """100 - 61 - 37 = 2."""
    table(tmp_path, "leistungen_2023.csv", """
        area_id   Leistungen
        01100205  61
        01100206  •
        01100207  37
        011002    100""")  # fmt: skip
    assert found(tmp_path) == {("01100206", "leistungen"): TWO}


def test_the_level_between_may_be_missing(tmp_path):
    """Prognoseraum 0110 has 16 Planungsräume: all but one published, and their sum."""
    areas = [a for a in sorted(Vocabulary().area_ids) if a.startswith("0110") and len(a) == 8]
    assert len(areas) == 16
    rows = "\n".join(f"{a} {'•' if a == '01100415' else 20}" for a in areas)
    table(tmp_path, "t.csv", f"PLR Fälle\n{rows}\n0110 302")
    assert found(tmp_path) == {("01100415", "faelle"): TWO}


@pytest.mark.parametrize("kind", ["csv", "xlsx", "pdf"])
def test_parent_minus_siblings_in_our_own_documents(office, kind):
    """In the documents stand the shares of 300 people, 13,3 % and 12,3 %, and 79 foreigners of the region."""
    made = office({"ew.ausl": (40, 2, 37)})
    assert found(made.careless(("01100206", "ew.ausl"), kinds=(kind,)))["01100206", "ew.ausl"] == TWO


def test_of_which_tells_at_least_how_many_there_are(tmp_path):
    """20 - 11 are 9 single parents in two areas, and 8 women among them are in the second: the first has 1 at most."""
    table(tmp_path, "t.csv", """
        Gebiet    insgesamt  darunter_Frauen
        01100205  •          •
        01100206  •          8
        01100207  11         9
        011002    20         •""")  # fmt: skip
    fault, low, high = found(tmp_path)["01100205", "insgesamt"]
    assert (fault, low, high) == (Fault.SMALL, 0, 1)


@pytest.mark.parametrize("kinds", [("csv",), ("xlsx", "pdf")])
def test_the_public_edition_withholds_a_sibling_too(office, kinds):
    made = office({"ew.ausl": (40, 2, 37)})
    assert kept(made, "01100206", "ew.ausl", kinds=kinds)
    assert len(made.kept) == 2


def test_what_the_levels_above_tell_of_residents_of_2024(data, tmp_path):
    """01100101 has 1,581 foreigners; with the siblings and its Bezirk in other files it cannot be withheld."""
    column = "inhabitants_foreigners"
    rows = {
        level: [[row["id"], whole(row[column])] for row in read_table(data / f"bevoelkerung/ewr_2024-02_t1_{level}.csv")
                if row["id"][:2] == "01"]
        for level in ("planning-areas", "districts")
    }  # fmt: skip
    assert dict(rows["planning-areas"])["01100101"] == 1581
    for row in rows["planning-areas"]:
        row[1] = "•" if row[0] == "01100101" else row[1]
    workbook(tmp_path / "plr_2024.xlsx", ["id", "Fremde"], *rows["planning-areas"])
    assert audit(tmp_path).outcome == "passed"
    workbook(tmp_path / "bez_2024.xlsx", ["id", "Fremde"], *rows["districts"])
    assert found(tmp_path) == {("01100101", "fremde"): (Fault.EXACT, 1581, 1581)}


# --- 2: total minus categories


def test_total_minus_categories_in_a_workbook(tmp_path):
    """17 - 15 = 2; that Alle is the sum is seen from the other rows."""
    workbook(tmp_path / "kinder.xlsx", ["PLR", "Jungen", "Mädchen", "Alle"], ["01100205", 12, 13, 25],
             ["01100206", "•", 15, 17], ["01100207", 9, 11, 20], ["01100308", 8, 21, 29])  # fmt: skip
    assert found(tmp_path) == {("01100206", "jungen"): TWO}


def test_the_public_edition_withholds_two_categories(office):
    boys, girls = (12, 2, 9, 8, 14, 10, 11, 12, 13), (13, 15, 11, 21, 12, 9, 20, 8, 17)
    everyone = tuple(map(sum, zip(boys, girls, strict=True)))
    made = office({"kinder": everyone, "kinder.m": boys, "kinder.w": girls})
    assert found(made.careless(("01100206", "kinder.m")))["01100206", "kinder_m"] == TWO
    assert kept(office({"kinder": everyone, "kinder.m": boys, "kinder.w": girls}), "01100206", "kinder.m")


# --- 3: a chain over several rows


CHAIN = ((40, 12, 13, 14), (2, 30, 15, 16), (17, 31, 32, 18), (19, 20, 33, 34))  # 4 × 4


def test_a_chain_of_rows_of_which_each_withholds_two(tmp_path):
    """D withholds one: 34. That gives C of the last row and so on to the 2."""
    hidden = {(0, 0), (1, 0), (1, 1), (2, 1), (2, 2), (3, 2), (3, 3)}
    rows = [["•" if (r, c) in hidden else n for c, n in enumerate(row)] + [sum(row)] for r, row in enumerate(CHAIN)]
    areas = ["01100308", "01100309", "01100310", "01100311"]
    workbook(tmp_path / "t.xlsx", ["PLR", *"ABCD", "Alle"], *([a, *row] for a, row in zip(areas, rows, strict=True)),
             ["01100312", 11, 12, 13, 14, 50], ["01100313", 9, 9, 9, 9, 36],
             ["Summe", *(20 + c + sum(row[c] for row in CHAIN) for c in range(4)),
              86 + sum(map(sum, CHAIN))])  # fmt: skip
    faults = found(tmp_path)
    assert faults["01100309", "a"] == TWO
    assert len(faults) == len(hidden)


def test_the_public_edition_breaks_every_chain(office):
    rows = [*CHAIN, *[(11, 12, 13, 14)] * 5]
    counted = {f"q.{name}": [row[c] for row in rows] for c, name in enumerate("abcd")}
    assert kept(office(counted | {"q": list(map(sum, rows))}), "01100206", "q.a")


def test_two_missing_in_each_row_and_column_may_still_be_solvable(tmp_path):
    """The withheld cells make a ring: what is added to one corner is taken from the next.

    A leaves 139 - 134 = 5 to its two cells, B 144 - 142 = 2, C 160 - 153 = 7, D 168 - 162 = 6; the rows leave 5, 2, 7
    and 6. So 205 A = 5 - x, 205 B = x, 206 B = 2 - x, 206 C = x, 207 C = 7 - x, 207 D = x, 308 D = 6 - x, 308 A = x,
    and x is 0 to 2.
    """
    table(tmp_path, "t.csv", """
        PLR       A   B   C   D   Alle
        01100205  •   •   30  40  75
        01100206  20  •   •   21  43
        01100207  22  23  •   •   52
        01100308  •   24  25  •   55
        01100309  26  27  28  29  110
        01100310  31  32  33  34  130
        01100311  35  36  37  38  146
        Summe     139 144 160 168 611""")  # fmt: skip
    small = [("01100205", "b"), ("01100206", "b"), ("01100206", "c"), ("01100207", "d"), ("01100308", "a")]
    assert found(tmp_path) == dict.fromkeys(small, (Fault.SMALL, 0, 2))


# --- 4: the complement


def test_a_small_rest_is_as_bad_as_a_small_number(tmp_path):
    """148 of 150 receive benefits: two do not."""
    table(tmp_path, "t.csv", """
        PLR       Einwohner  Leistungen
        01100205  150        148
        01100206  300        •
        01100207  400        •
        01100308  90         90""")  # fmt: skip
    faults = found(tmp_path)
    assert faults["01100205", "rest of leistungen"] == (Fault.COMPLEMENT, 2, 2)
    assert faults["01100308", "rest of leistungen"] == (Fault.GROUP, 0, 0)


@pytest.mark.parametrize("kinds", [("csv",), ("xlsx", "pdf")])
def test_the_public_edition_withholds_all_but_a_few(office, kinds):
    """298 of 300 people are foreigners."""
    made = office({"ew.ausl": (40, 298, 37)})
    faults = found(made.careless(kinds=kinds), confidential=["ew.ausl"])
    assert faults["01100206", "rest of ew.ausl"][1:] == (2, 2)
    assert kept(office({"ew.ausl": (40, 298, 37)}), "01100206", "ew.ausl", kinds=kinds)


# --- 5: rates


def test_a_rate_with_a_public_denominator_gives_the_count_back(tmp_path):
    """2,7 % of 74 is 2; that the rate is per cent of the people is seen from the other rows."""
    table(tmp_path, "t.csv", """
        PLR       Einwohner  Leistungen  Quote
        01100205  150        30          20,0
        01100206  74         •           2,7
        01100207  300        45          15,0
        01100308  90         11          12,2
        01100309  7400       •           2,7""")  # fmt: skip
    assert found(tmp_path) == {("01100206", "leistungen"): TWO}  # of 7,400 it may be 197 to 203


@pytest.mark.parametrize(("decimals", "faults"), [
    (13, {("01100101", "fremde"): (Fault.EXACT, 1581, 1581)}),  # 44,16… % of 3,580
    (1, {}),  # 44,2 % of them are 1,581 to 1,584
])  # fmt: skip
def test_a_percentage_beside_the_residents(data, tmp_path, decimals, faults):
    rows = []
    for row in read_table(data / "bevoelkerung/ewr_2024-02_t1_planning-areas.csv"):
        area, share = row["id"], row["inhabitants_foreigners_percentage"]
        told = f"{float(share):.{decimals}f}" if share else ""
        count = "•" if area == "01100101" else whole(row["inhabitants_foreigners"])
        rows.append([area, whole(row["inhabitants"]), count, told])
    workbook(tmp_path / "ewr_2024.xlsx", ["id", "Einwohner", "Fremde", "Anteil"], *rows)
    assert found(tmp_path) == faults


def test_the_public_edition_withholds_the_rate_with_the_count(office):
    """0,7 % of 300 are 2 people."""
    made = office({"ew.ausl": (40, 2, 37)})
    shares = [row for row in sheet_rows(made.public(("xlsx",)), "Planungsräume") if row[3] == "t4"]
    assert {row[0]: row[9 - 1] for row in shares} == {"01100205": "13,3\u00a0%", "01100206": "•", "01100207": "•"}


# --- 6: two editions


def test_the_edition_of_last_year_and_the_change_since(tmp_path):
    """Published 2022: 40; withheld 2023, but the change -38 is printed."""
    table(tmp_path, "2022.csv", "PLR Leistungen_2022\n01100205 40\n01100206 50")
    table(tmp_path, "2023.csv", """
        PLR       Leistungen_2023  Veränderung_gegen_2022
        01100205  •                -38
        01100206  55               5""")  # fmt: skip
    assert found(tmp_path) == {("01100205", "leistungen"): TWO}


def test_what_was_released_before_counts_as_read(tmp_path):
    """The sum of three Planungsräume is released now, two of them were before."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    table(old, "2023.csv", "PLR Fälle\n01100205 61\n01100206 37")
    table(new, "2023.csv", "PLR Fälle\n01100205 •\n01100206 •\n01100207 •\n011002 100")
    assert audit(new).outcome == "passed"
    before = claims_of(read((old / "2023.csv").read_bytes(), Place("2023.csv")), Vocabulary()).cells
    faults = found(new, earlier=before)
    assert faults["01100207", "faelle"] == TWO
    assert faults["01100205", "faelle"] == (Fault.ELSEWHERE, 61, 61)


def test_residents_of_2020_from_those_of_2019_and_the_change(data, tmp_path):
    """01011101: 3,445 at the end of 2019 and 3,419 a year later, that is -26."""
    before, now = (
        {row["RAUMID"].zfill(8): int(row["E_E"]) for row in read_table(data / f"bevoelkerung/EWR{year}12E_Matrix.csv")}
        for year in (2019, 2020)
    )
    assert (before["01011101"], now["01011101"]) == (3445, 3419)
    two_editions(tmp_path, before, now, ("2019", "2020"), ("01011101", "01011102"))


def test_foreigners_of_2024_from_those_of_2020_and_the_change(data, tmp_path):
    """01100101, in the key system of 2021: 1,388 in 2020 and 1,581 in 2024, that is +193."""
    folder, column = data / "bevoelkerung", "inhabitants_foreigners"
    before = keyed(read_table(folder / "SB_A01-16-00_2020h02_T1b.csv"), column)
    now = {row["id"]: whole(row[column]) for row in read_table(folder / "ewr_2024-02_t1_planning-areas.csv")}
    assert now["01100101"] == 1581
    two_editions(tmp_path, before, now, ("2020", "2024"), ("01100101", "01100102"))


def two_editions(folder: Path, before: dict, now: dict, years: tuple[str, str], hidden: tuple[str, str]) -> None:
    """What is withheld now, with a sibling so that no sum tells it, is what it was then and the change since."""
    areas = [a for a in now if a[:2] == "01" and a in before]
    rows = [[a, "•" if a in hidden else now[a], now[a] - before[a]] for a in areas]
    workbook(folder / "jetzt.xlsx", ["PLR", f"Menschen {years[1]}", f"Veränderung gegen {years[0]}"], *rows)
    assert audit(folder).outcome == "passed"
    workbook(folder / "damals.xlsx", ["PLR", f"Menschen {years[0]}"], *([a, before[a]] for a in areas))
    assert found(folder) == {(a, "menschen"): (Fault.EXACT, now[a], now[a]) for a in hidden}


def test_the_public_editions_of_two_days_do_not_tell_each_other(office):
    """Foreigners of 2023 and 2024 in one folder, with the change between them; in 2024 two of them are left."""
    counted = {("ew.ausl", "2023-12-31"): (41, 40, 37), ("ew.ausl", "2024-12-31"): (40, 2, 37)}
    made = office(counted)
    faults = found(made.careless(("01100206", "ew.ausl", "2024-12-31"), kinds=("csv", "xlsx", "pdf")))
    assert faults["01100206", "ew.ausl"] == TWO
    made = office(counted)
    assert kept(made, "01100206", "ew.ausl", kinds=("csv", "xlsx", "pdf"))


def test_public_editions_of_old_people_in_2020_and_2024(office, data):
    """9 people of 65 and more in 04400725 in 2020, fewer than 10; 10 of them in 2024, as Berlin published both.

    The edition of 2024 knows by the ledger what that of 2020 withheld; only who prints the change tells it.
    """
    then = read_table(data / "bevoelkerung/SB_A01-16-00_2020h02_T2b.csv")
    now = {row["id"]: row for row in read_table(data / "bevoelkerung/ewr_2024-02_t2_planning-areas.csv")}
    plr = ("04400725", *sorted(a for a in now if a[:2] == "04" and a != "04400725"))

    def by_day(column):
        before = keyed(then, column)
        return {
            "2020-12-31": [before[a] for a in plr],
            "2024-12-31": [whole(now[a][column]) for a in plr],
        }

    old, people = by_day("inhabitants_age_above_65"), by_day("inhabitants")
    assert [numbers[0] for numbers in old.values()] == [9, 10]
    made = office({("ew.alter.65_", day): numbers for day, numbers in old.items()}, plr=plr, people=people,
                  policies='{"default": {"threshold": 10}}', outlines=None)  # fmt: skip
    made.public(("csv", "xlsx", "pdf"), until="2020-12-31")
    first = made.kept
    folder = made.public(("csv", "xlsx", "pdf"), made.ledger)
    assert {("04400725", "ew.alter.65_", "2020-12-31")} <= first <= made.kept
    assert audit(folder, threshold=10).outcome == "passed"
    rows = [[area, now, now - before] for area, before, now in zip(plr, *old.values(), strict=True)]
    heads = ["PLR", "ew.alter.65_", "Veränderung seit 31.12.2020"]
    workbook(folder / "veraenderung_2024-12-31.xlsx", heads, *rows)
    assert found(folder, threshold=10)["04400725", "ew.alter.65_"] == (Fault.EXACT, 9, 9)


# --- 7: linked tables


def test_two_tables_that_share_a_number(tmp_path):
    """By age nothing follows; by nationality, in another file, the same number of children is a sum."""
    table(tmp_path, "alter.csv", """
        PLR       Kinder  Erwachsene  Alte  Alle
        01100205  30      60          10    100
        01100206  •       •           8     90
        01100207  20      70          11    101
        01100308  25      75          12    112""")  # fmt: skip
    assert audit(tmp_path).outcome == "passed"
    table(tmp_path, "herkunft.csv", """
        PLR       Kinder  deutsch  andere
        01100205  30      20       10
        01100206  •       1        1
        01100207  20      11       9
        01100308  25      15       10""")  # fmt: skip
    assert found(tmp_path)["01100206", "kinder"] == TWO


def test_the_public_edition_keeps_a_number_that_two_tables_share(office):
    """2 children, who are all children of German and of other parents, and with grown-ups everyone."""
    german, other = (20, 1, 11, 15, 20, 21, 22, 23, 24), (10, 1, 9, 10, 11, 12, 13, 14, 15)
    grown = (60, 80, 70, 75, 50, 51, 52, 53, 54)
    children = tuple(map(sum, zip(german, other, strict=True)))
    everyone = tuple(map(sum, zip(children, grown, strict=True)))
    table = {"q.kinder": children, "q.deutsch": german, "q.andere": other, "q.erwachsene": grown, "q.alle": everyone}
    assert kept(office(table), "01100206", "q.kinder")


# --- 8: areas that people made of others


def test_an_area_of_ones_own_with_and_without_a_planungsraum(tmp_path):
    """30 in A, 28 in A without 01100207."""
    table(tmp_path, "plr.csv", "PLR Fälle\n01100205 •\n01100206 •\n01100207 •")
    assert audit(tmp_path).outcome == "passed"
    table(tmp_path, "sozialraum.csv", """
        Gebiet  Planungsräume               Fälle
        A       01100205,01100206,01100207  30
        B       01100205,01100206           28""")  # fmt: skip
    assert found(tmp_path)["01100207", "faelle"] == TWO


def test_the_public_edition_knows_what_the_ledger_has_shown(office):
    """Two of three were shown: then their sum is withheld, too, in all that follows."""
    earlier = pd.DataFrame([
        {"vintage": "2021", "level": "PLR", "area_id": area, "quantity": "q", "period": "2024-12-31", "value": value}
        for area, value in (("01100205", 40.0), ("01100207", 37.0))
    ])  # fmt: skip
    made = office({"q": (40, 2, 37, 30, 31, 32, 33, 34, 35)})
    before = table(made.folder.parent, "frueher.csv", "PLR;q\n01100205;40\n01100207;37".replace(";", " "))
    claims = claims_of(read((before / "frueher.csv").read_bytes(), Place("frueher.csv")), Vocabulary()).cells
    told = [replace(claim, period="2024-12-31") for claim in claims]
    assert found(made.public(), earlier=told)["01100206", "q"] == TWO  # without the ledger
    folder = made.public(earlier=earlier)
    assert audit(folder, earlier=told).outcome == "passed"
    assert ("011002", "q", "2024-12-31") in made.kept


# --- 9: two key systems of the same day


@pytest.fixture(scope="module")
def borders(berlin_library, tmp_path_factory):
    """A library with the borders of both key systems, which are public, and no number."""
    path = shutil.copy(berlin_library, tmp_path_factory.mktemp("borders") / "berlin.gpkg")
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM observations")
    connection.commit()
    connection.close()
    return path


def both_systems(data: Path, table: str, column: str, bezirk: str) -> tuple[dict[str, int], dict[str, int]]:
    """Residents of a Bezirk at the end of 2020 by old and by new keys: the one day that is published by both."""
    files = (data / f"bevoelkerung/SB_A01-16-00_2020h02_{table}{system}.csv" for system in "ab")
    old, new = ({a: n for a, n in keyed(read_table(f), column).items() if a[:2] == bezirk} for f in files)
    return old, new


def published(folder: Path, name: str, counts: dict[str, int], hidden: tuple[str, ...] = ()) -> None:
    rows = ([area, "•" if area in hidden else n] for area, n in counts.items())
    workbook(folder / f"{name}_2020.xlsx", ["PLR", "Menschen"], *rows)


def test_the_same_day_in_both_key_systems(data, borders, tmp_path):
    """Old Planungsraum 07010102 was divided into 07100102 and 07100103; what one table withholds the other tells."""
    old, new = both_systems(data, "T1", "inhabitants_foreigners", "07")
    hidden = ("07010102", "07010104")
    assert old["07010102"] == new["07100102"] + new["07100103"]
    published(tmp_path, "alt", old, hidden)
    assert audit(tmp_path, borders).outcome == "passed"
    published(tmp_path, "neu", new)
    faults = found(tmp_path, library=borders)
    assert {a: faults.get((a, "menschen")) for a in hidden} == {a: (Fault.EXACT, old[a], old[a]) for a in hidden}
    assert audit(tmp_path).outcome == "passed"  # without the maps of both systems nobody can tell


def test_a_small_number_comes_back_from_the_area_that_it_was_part_of(data, borders, tmp_path):
    """1,081 people of 45 to 54 years in the old 03030711 are 1,077 in 03300514 and 4 in 03300515.

    03300515 is withheld with a sibling, so that no sum in its own system tells it.
    """
    old, new = both_systems(data, "T2", "inhabitants_age_45_55", "03")
    assert (old["03030711"], new["03300514"], new["03300515"]) == (1081, 1077, 4)
    published(tmp_path, "neu", new, ("03300515", "03300516"))
    published(tmp_path, "alt", old)
    assert found(tmp_path, library=borders, threshold=5)["03300515", "menschen"] == (Fault.EXACT, 4, 4)


def test_people_between_two_borders_are_few(data, borders, tmp_path):
    """Nothing is withheld: but between 04030726 and 04300416 live 3 people, of whom nobody made a number."""
    for name, counts in zip(("alt", "neu"), both_systems(data, "T1", "inhabitants", "04"), strict=True):
        published(tmp_path, name, counts)
    faults = found(tmp_path, library=borders, confidential=["menschen"], threshold=5)
    assert faults["04030726∩04300416", "menschen"] == (Fault.EXACT, 3, 3)


def test_pieces_of_both_maps(borders):
    """Both maps laid over each other: 774 pieces, 166 areas with new keys only."""
    pieces = read_truth(borders).pieces
    assert len(pieces) == 774
    old, new = [p[0] for p in pieces], [p[1] for p in pieces]
    assert len(set(old)) == 448
    assert len(set(new)) == 542
    assert sum(old.count(a) == 1 and new.count(b) == 1 for a, b in pieces) == 166


@pytest.mark.slow
@pytest.mark.parametrize(
    ("titles", "threshold", "hidden"),
    [
        (["%T1"], 3, ("04020314", "ew.ausl")),  # all 6 residents of the old area are foreigners
        # Between 04030726 and 04300416 live 3 people; 4 of the 1,081 of 45 to 54 years of 03030711 live in 03300515.
        (["%T1", "%T2"], 5, ("03300515", "ew.alter.45_55")),
    ],
)
def test_the_public_edition_of_a_library_with_both_key_systems(
    data, berlin_library, tmp_path, titles, threshold, hidden
):
    """Berlin's residents of 2020, as if they were closed, by old and by new keys: the auditor finds no small number."""
    copy = Library(shutil.copy(berlin_library, tmp_path / "berlin.gpkg"))
    with copy.writing() as connection:
        connection.execute("UPDATE sources SET published = 1")
        for title in titles:
            connection.execute(
                "UPDATE sources SET published = 0, protection = 'exact' WHERE period = '2020-12-31' AND title LIKE ?",
                (title,),
            )
    copy.set_meta("disclosure", json.dumps({"default": {"threshold": threshold}}))
    done = cleared(copy, Numbers.read(copy))
    assert done.audited
    assert set(done.view.shown["vintage"]) == {"2020", "2021"}
    kept = done.view.kept_back
    assert hidden in set(zip(kept["area_id"], kept["quantity"], strict=True))
    if threshold == 5:  # one of both areas with those 3 people is hidden, or both systems would tell them
        hidden_of = set(kept.loc[kept["quantity"] == "ew", "area_id"])
        assert {"04030726", "04300416"} & hidden_of


# --- 10: what surrounds a number


@pytest.mark.parametrize("words", ["1_bis_2", "unter_3", "1–2", "<_3"])
def test_the_class_of_a_legend(tmp_path, words):
    table(tmp_path, "karte.csv", f"""
        PLR       Fälle  Klasse
        01100205  12     10_bis_19
        01100206  •      {words}
        01100207  25     20_bis_29""")  # fmt: skip
    assert found(tmp_path)["01100206", "faelle"][0] is Fault.SMALL


def test_a_rank_between_two_that_can_be_read(tmp_path):
    """Between 4 and 3 it is large enough in any case, between 2 and 0 it is small."""
    table(tmp_path, "rang.csv", """
        PLR       Fälle  Rang
        01100205  12     1
        01100206  4      2
        01100207  •      3
        01100308  3      4""")  # fmt: skip
    assert found(tmp_path) == {}
    table(tmp_path, "rang.csv", """
        PLR       Fälle  Rang
        01100205  12     1
        01100206  2      2
        01100207  •      3
        01100308  0      4""")  # fmt: skip
    assert found(tmp_path)["01100207", "faelle"] == (Fault.SMALL, 0, 2)


def test_the_length_of_a_bar(tmp_path):
    """Bars of 3.5 points a case: 7 points are 2 cases."""
    table(tmp_path, "balken.csv", """
        PLR       Fälle  Balken
        01100205  12     42
        01100206  •      7
        01100207  9      31,5
        01100308  20     70
        01100309  15     52,5
        01100310  11     38,5""")  # fmt: skip
    assert found(tmp_path) == {("01100206", "faelle"): TWO}


class Careless:
    """A painter who withholds a share in words, and draws it."""

    def __init__(self, area: str, exact: float = 0.0) -> None:
        self.area, self.exact = area, exact

    def bars(self, profile):
        """A bar is as long as its number."""
        return replace(profile, rows=tuple(self._row(r) if r.indicator.indicator == "t3" else r for r in profile.rows))

    def _row(self, row):
        drawn = replace(row.sisters[self.area], exact=self.exact, value=self.exact)
        return replace(row, sisters={**row.sisters, self.area: drawn})

    def map(self, profile):
        """The class of the number is the colour of its area."""
        return replace(profile, maps=tuple(self._map(m) if m.indicator.indicator == "t4" else m for m in profile.maps))

    def _map(self, drawn):
        classes = (MapClass("unter 0,9", None, 0.9, 1), MapClass("0,9 und mehr", 0.9, None, 2))
        return replace(drawn, classes=classes, class_of={**dict.fromkeys(drawn.cells, 1), self.area: 0})


def test_the_length_of_a_bar_in_a_pdf(office):
    """Bars of 10,0 % have that beside them; the one of 2 people in 900 is as long as 0.22 %."""
    made = office({"ew.mh": (1, 1, 0)}, redrawn=Careless("011002", 2 / 9).bars)
    hidden = [(area, "ew.mh") for area in ("01100205", "01100206", "01100207")]
    assert found(made.careless(*hidden, kinds=("pdf",), sums=False))["011002", "ew.mh"] == TWO


def test_the_colour_of_an_area_on_a_map(office, borders):
    """Less than 0.9 % of 300 are 0 to 2 people; whose area it is, the borders tell that everybody knows."""
    known = read_truth(borders).outlines["plr_2021"]
    outlines = {area: shapely.from_wkb(blob[40:]) for area, blob in known.items()}
    made = office({"ew.ausl": (40, 2, 37)}, redrawn=Careless("01100206").map, outlines=outlines)
    folder = made.careless(("01100206", "ew.ausl"), kinds=("pdf",), sums=False)
    result = audit(folder)  # without them: more areas in the colours of classes than numbers, a person must look
    assert ([u.why for u in result.unread], result.outcome) == (["drawn"], "undecided")
    assert found(folder, library=borders)["01100206", "ew.ausl"][0] is Fault.SMALL


AGES = ("0_6", "6_15", "15_18", "18_27", "27_45", "45_55", "55_65", "65_")


def withheld_youngest(profile):
    """The share of the youngest is withheld in words, and its part of the bar is drawn."""
    own, *others = profile.ages.bars
    first = replace(own.shares[0], text="•", status=Status.SUPPRESSED, spoken="geheim zu halten")
    own = replace(own, shares=(first, *own.shares[1:]))
    return replace(profile, ages=replace(profile.ages, bars=(own, *others)))


def test_a_part_of_a_bar_that_is_not_told(office):
    """16 parts of two bars are drawn and 15 are told in per cent: a person must look."""
    counted = {f"ew.alter.{band}": [300 // 8 + (band == "65_") * 4] * 43 for band in AGES}
    told = [u.why for u in audit(office(counted).careless(kinds=("pdf",))).unread]
    drawn = [u.why for u in audit(office(counted, redrawn=withheld_youngest).careless(kinds=("pdf",))).unread]
    assert (told, drawn) == ([], ["drawn"])


def withheld_first(profile):
    """The number of the first day of the line is withheld in words, and its dot is drawn."""
    first, *others = profile.series.points
    cell = replace(first.cell, text="•", status=Status.SUPPRESSED, spoken="geheim zu halten")
    return replace(profile, series=replace(profile.series, points=(replace(first, cell=cell), *others)))


def test_a_dot_of_a_line_that_is_not_told(office):
    """3 dots are drawn and 2 days are told."""
    counted = {("ew.ausl", f"{year}-12-31"): (40, 41, 42) for year in (2022, 2023, 2024)}
    told = [u.why for u in audit(office(counted).careless(kinds=("pdf",))).unread]
    drawn = [u.why for u in audit(office(counted, redrawn=withheld_first).careless(kinds=("pdf",))).unread]
    assert (told, drawn) == ([], ["drawn"])


def test_the_dots_of_a_line_are_its_numbers(office):
    """900, 960 and 930 people: what stands beside no dot is read from its place."""
    days = {f"{year}-12-31": [n] * len(PLR) for year, n in ((2022, 300), (2023, 320), (2024, 310))}
    folder = office({("ew.ausl", day): (40, 41, 42) for day in days}, people=days).careless(kinds=("pdf",))
    (path,) = folder.glob("*.pdf")
    drawings = [one for one in read(path.read_bytes(), Place(path.name)) if isinstance(one, Drawing)]
    (line,) = [one for one in drawings if one.words.startswith("Liniendiagramm der Einwohnerzahl")]
    told = dict(over_years(line))
    assert {day: round((v.low + v.high) / 2) for day, v in told.items()} == {day: 3 * n[0] for day, n in days.items()}
    assert all(v.high - v.low < 1 for v in told.values())


@pytest.mark.parametrize(("quantity", "few"), [("ew.ausl", (40, 2, 37)), ("ew.mh", (1, 1, 0))])
def test_our_own_bars_and_maps_tell_nothing_of_what_is_withheld(office, quantity, few):
    """A number of a Planungsraum on the map, or of a whole Bezirksregion among the bars."""
    made = office({quantity: few})
    result = audit(made.public(("pdf",)))
    assert (result.outcome, result.unread) == ("passed", [])
    assert ("011002" if sum(few) < 3 else "01100206", quantity, "2024-12-31") in made.kept


def test_files_are_the_same_whatever_the_withheld_numbers_are(office):
    """3 and 4 people of fewer than 5, or 4 and 3: no length, colour, axis, rank, z-value or hidden byte differs."""
    own = '{"default": {"threshold": 5}}'
    one, other = (office({"ew.ausl": (*few, 37)}, policies=own) for few in ((3, 4), (4, 3)))
    files = [{p.name: p.read_bytes() for p in made.public(("csv", "xlsx", "pdf")).iterdir()} for made in (one, other)]
    assert one.kept == other.kept == {(a, "ew.ausl", "2024-12-31") for a in ("01100205", "01100206")}
    assert files[0].keys() == files[1].keys()
    assert [name for name in files[0] if files[0][name] != files[1][name]] == []
    assert audit(one.folder, threshold=5).outcome == "passed"


# --- 11: mean, z-value, index; our own files are the same whatever they were computed from, see 10


def test_the_mean_of_a_column(tmp_path):
    """(12 + x + 9 + 20 + 15) / 5 = 11,6: x = 2."""
    table(tmp_path, "t.csv", """
        PLR         Fälle
        01100205    12
        01100206    •
        01100207    9
        01100308    20
        01100309    15
        Mittelwert  11,6""")  # fmt: skip
    assert found(tmp_path) == {("01100206", "faelle"): TWO}


def test_a_z_value(tmp_path):
    """z = (x - 11) / 4: -2,25 is x = 2."""
    table(tmp_path, "t.csv", """
        PLR       Fälle  z-Wert
        01100205  12     0,25
        01100206  •      -2,25
        01100207  9      -0,50
        01100308  20     2,25
        01100309  15     1,00
        01100310  7      -1,00""")  # fmt: skip
    assert found(tmp_path) == {("01100206", "faelle"): TWO}


def test_an_index_of_three_parts_two_of_which_are_published(tmp_path):
    """Index = mean of three shares: 3 · 7,00 - 12,50 - 5,50 = 3,00."""
    shares = [(10.0, 20.0, 30.0), (12.5, 5.5, 3.0), (40.0, 1.5, 7.0), (3.0, 8.5, 12.5), (9.5, 22.0, 4.5),
              (31.0, 2.5, 2.5), (7.0, 7.0, 19.0), (15.5, 3.0, 25.0), (1.0, 30.5, 6.0), (22.0, 11.0, 9.0)]  # fmt: skip
    areas = [a for a in sorted(Vocabulary().area_ids) if a.startswith("0110") and len(a) == 8]
    rows = ["PLR Anteil_A Anteil_B Anteil_C Index"]
    for area, (a, b, c) in zip(areas, shares, strict=False):
        hidden = "•" if c == 3.0 else f"{c:.2f}"
        rows.append(f"{area} {a:.2f} {b:.2f} {hidden} {(a + b + c) / 3:.2f}")
    table(tmp_path, "index.csv", "\n".join(rows).replace(".", ","))
    faults = found(tmp_path)
    fault, low, high = faults[areas[1], "anteil_c"]
    assert fault is Fault.EXACT
    assert low <= 3.0 <= high


# --- 12: zero means none


def test_a_withheld_zero_is_found_where_the_rest_is_the_total(tmp_path):
    table(tmp_path, "t.csv", """
        PLR       Jungen  Mädchen  Alle
        01100205  12      13       25
        01100206  •       17       17
        01100207  9       11       20
        01100308  8       21       29""")  # fmt: skip
    assert found(tmp_path) == {("01100206", "jungen"): (Fault.EXACT, 0, 0)}


def test_the_public_edition_withholds_that_everybody_is_counted(office):
    """All 300 people are foreigners: who lives there is one."""
    made = office({"ew.ausl": (40, 300, 37)})
    faults = found(made.careless(), confidential=["ew.ausl"])
    assert faults["01100206", "rest of ew.ausl"] == (Fault.GROUP, 0, 0)
    assert kept(office({"ew.ausl": (40, 300, 37)}), "01100206", "ew.ausl")


# --- 13: hidden content; our own files are the same whatever is withheld, see 10

ROWS = [["PLR", "Fälle"], ["01100205", 12], ["01100206", 2], ["01100207", 9]]
ELSEWHERE = {("01100206", "faelle"): (Fault.ELSEWHERE, 2, 2)}


@pytest.fixture
def masked(tmp_path):
    """A folder in which the number of 01100206 is withheld."""
    return table(tmp_path, "fälle.csv", "PLR Fälle\n01100205 12\n01100206 •\n01100207 9")


def test_a_layer_of_a_geopackage_that_no_style_shows(masked):
    frame = geopandas.GeoDataFrame(
        {"PLR": [row[0] for row in ROWS[1:]], "Fälle": [row[1] for row in ROWS[1:]]},
        geometry=geopandas.points_from_xy([1, 2, 3], [1, 2, 3]), crs=25833,
    )  # fmt: skip
    frame.drop(columns="Fälle").to_file(masked / "karte.gpkg", layer="karte")
    frame.to_file(masked / "karte.gpkg", layer="entwurf")
    assert found(masked) == ELSEWHERE


def test_a_table_of_a_geopackage_that_no_layer_lists(masked):
    connection = sqlite3.connect(masked / "karte.gpkg")
    connection.execute("CREATE TABLE gpkg_contents (table_name TEXT)")
    connection.execute("CREATE TABLE rest (PLR TEXT, Fälle INTEGER)")
    connection.executemany("INSERT INTO rest VALUES (?, ?)", ROWS[1:])
    connection.commit()
    connection.close()
    assert found(masked) == ELSEWHERE


def test_deleted_rows_leave_a_geopackage_undecided(masked):
    connection = sqlite3.connect(masked / "karte.gpkg")
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("CREATE TABLE t (a TEXT)")
    connection.executemany("INSERT INTO t VALUES (?)", [("x" * 500,)] * 200)
    connection.commit()
    connection.execute("DELETE FROM t")
    connection.commit()
    connection.close()
    assert [u.why for u in audit(masked).unread] == ["deleted"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_of_a_workbook(masked, state):
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Rest")
    sheet.sheet_state = state
    for row in ROWS:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.save(masked / "mappe.xlsx")
    assert found(masked) == ELSEWHERE


def test_what_a_formula_gave_when_it_was_last_computed(masked):
    """The sheet shows a formula; its number is beside it in the file."""
    workbook(masked / "mappe.xlsx", ["PLR", "Fälle"], ["01100205", 12], ["01100206", "=LEN(A1)-1"], ["01100207", 9])
    with zipfile.ZipFile(masked / "mappe.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(rb"(<f>[^<]*</f>)<v ?/?>(</v>)?", rb"\1<v>2</v>", parts[sheet])
    assert b"<v>2</v>" in parts[sheet]
    with zipfile.ZipFile(masked / "mappe.xlsx", "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert found(masked) == ELSEWHERE


CHART = """<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:ser><c:tx><c:v>Fälle</c:v>
</c:tx><c:cat><c:strCache><c:pt idx="0"><c:v>01100205</c:v></c:pt><c:pt idx="1"><c:v>01100206</c:v></c:pt><c:pt idx="2">
<c:v>01100207</c:v></c:pt></c:strCache></c:cat><c:val><c:numCache><c:pt idx="0"><c:v>12</c:v></c:pt><c:pt idx="1">
<c:v>2</c:v></c:pt><c:pt idx="2"><c:v>9</c:v></c:pt></c:numCache></c:val></c:ser></c:chartSpace>"""
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


def test_the_numbers_behind_a_chart_of_a_text_document(masked):
    with zipfile.ZipFile(masked / "bericht.docx", "w") as archive:
        archive.writestr("word/document.xml", DOCUMENT)
        archive.writestr("word/charts/chart1.xml", CHART)
    assert found(masked) == ELSEWHERE


def test_white_words_and_attachments_of_a_pdf(masked):
    from pypdf import PdfReader, PdfWriter
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(masked / "plakat.pdf"))
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(10, 10, "Stand 31.12.2023")
    canvas.save()
    texts = [c.text for c in read((masked / "plakat.pdf").read_bytes(), Place("plakat.pdf")) if isinstance(c, Text)]
    assert "Stand 31.12.2023" in texts
    writer = PdfWriter(clone_from=PdfReader(masked / "plakat.pdf"))
    writer.add_attachment("daten.csv", "PLR;Fälle\n01100205;12\n01100206;2\n01100207;9\n".encode())
    writer.write(masked / "plakat.pdf")
    assert {f.fault for f in audit(masked).findings} == {Fault.ELSEWHERE}


def test_a_picture_on_a_page_is_counted_and_an_earlier_state_of_a_file_is_told(masked):
    from pypdf import PdfWriter
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    picture = BytesIO()
    Image.new("RGB", (4, 4), "red").save(picture, "PNG")
    canvas = Canvas(str(masked / "plakat.pdf"))
    canvas.drawImage(ImageReader(picture), 10, 10)
    canvas.save()
    result = audit(masked)
    assert (result.pictures, [u.why for u in result.unread]) == (1, ["untagged"])
    writer = PdfWriter(masked / "plakat.pdf", incremental=True)  # the former state stays in the file
    writer.add_blank_page()
    writer.write(masked / "plakat.pdf")
    assert "deleted" in [u.why for u in audit(masked).unread]


@pytest.mark.parametrize("name", ["projekt.qgs", "projekt.qgz", "karte.gpkg-wal", "alt.bak", "vorschau.gif"])
def test_what_cannot_be_looked_into_leaves_it_undecided(masked, name):
    """Project files, undo data, pictures of other kinds."""
    (masked / name).write_bytes(b"GIF89a")
    assert [(u.place.file, u.why) for u in audit(masked).unread] == [(name, "kind")]


@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_a_picture_is_told_as_not_read_and_its_words_are_looked_through(masked, suffix):
    picture, notes = Image.new("RGB", (8, 8), "red"), PngInfo()
    words = "Eine Familie in der Ringallee 12 bekommt Hilfe."
    exif = picture.getexif()
    exif[0x010E] = words  # ImageDescription
    notes.add_itxt("Comment", words, zip=True)
    picture.save(masked / f"karte.{suffix}", **({"pnginfo": notes} if suffix == "png" else {"exif": exif}))
    result = audit(masked)
    why = {(str(u.place), u.why) for u in result.unread}
    assert (f"karte.{suffix}", "kind") in why  # a person must look at it
    assert any(kind == "words" for _, kind in why)
    told = certificate(result, date(2026, 1, 2))["undecided"]["files"]
    assert f"karte.{suffix}" in {one["place"] for one in told}


def test_a_thumbnail_and_a_file_behind_a_picture_are_found(masked):
    small, large = BytesIO(), BytesIO()
    Image.new("RGB", (4, 4), "red").save(small, "JPEG")
    Image.new("RGB", (8, 8), "red").save(large, "PNG")
    chunk = b"eXIf" + small.getvalue()
    body = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    data = large.getvalue().replace(b"IDAT", b"IDAT")
    end = data.index(b"IEND") - 4
    rest = "PLR;Fälle\n01100205;12\n01100206;2\n01100207;9\n".encode()
    (masked / "karte.png").write_bytes(data[:end] + body + data[end:] + rest)
    unread = {u.place.part for u in audit(masked).unread}
    assert {"thumbnail", "appended"} <= unread


def test_a_thumbnail_of_a_workbook_is_told(masked):
    workbook(masked / "mappe.xlsx", ["PLR", "Fälle"], ["01100205", 12])
    with zipfile.ZipFile(masked / "mappe.xlsx", "a") as archive:
        archive.writestr("docProps/thumbnail.jpeg", b"\xff\xd8\xff\xe0 small")
    assert "docProps/thumbnail.jpeg" in {u.place.part for u in audit(masked).unread}


def test_a_file_that_is_damaged_is_named(masked):
    (masked / "kaputt.pdf").write_bytes(b"%PDF-1.7 nothing")
    (masked / "kaputt.xlsx").write_bytes(b"PK\x03\x04 nothing")
    assert {u.place.file for u in audit(masked).unread} == {"kaputt.pdf", "kaputt.xlsx"}


# --- 14: words


@pytest.mark.parametrize(("words", "pointed"), [
    ("Im letzten Jahr zog eine Familie in der Musterstraße 12 aus.", True),
    ("In der Seestraße gibt es zwei Haushalte mit Hilfebedarf.", True),
    ("Die Familien in der Seestraße wünschen sich einen Spielplatz.", False),
    ("Es leben 25.939 Personen am Ufer.", False),
])  # fmt: skip
def test_remarks_that_may_point_at_single_people_are_shown_to_a_person(words, pointed):
    assert bool(list(pointing([Text(Place("t.pdf"), words)]))) is pointed


REMARK = "Eine Familie in der Ringallee 12 bekommt Hilfe."


@pytest.mark.parametrize("part", ["word/document.xml", "word/comments.xml", "docProps/core.xml"])
def test_a_remark_of_an_office_in_a_text_document(masked, part):
    parts = {"word/document.xml": DOCUMENT} | {part: f"<w:p><w:r><w:t>{REMARK}</w:t></w:r></w:p>"}
    with zipfile.ZipFile(masked / "bericht.docx", "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    result = audit(masked)
    assert [(u.why, u.place.part) for u in result.unread] == [("words", part)]
    assert result.outcome == "undecided"  # until a person has read it


@pytest.mark.parametrize(("state", "public"), [("Bezirksamt", False), ("Entwurf", True)])
def test_a_remark_without_a_tick_is_in_no_public_document(office, state, public):
    day = date(2024, 12, 31)
    texts = (Remark("2.3", REMARK, state, day, public=public),
             Remark("13", "Es gibt eine Stadtteilkonferenz.", "Bezirksamt", day, public=True))  # fmt: skip
    made = office({"ew.ausl": (40, 2, 37)}, redrawn=lambda profile: replace(profile, texts=texts))
    (open_to_all,) = made.public(("pdf",)).glob("*.pdf")
    told = [c.text for c in read(open_to_all.read_bytes(), Place("t.pdf")) if isinstance(c, Text)]
    assert any("Stadtteilkonferenz" in text for text in told)
    assert not any("Ringallee" in text for text in told)
    assert not list(pointing([Text(Place("t.pdf"), text) for text in told]))
    made.careless(kinds=("pdf",))  # the same, but the edition of the office
    assert [u.why for u in audit(made.folder).unread] == ["words"]


# --- what does no harm


def test_a_table_that_withholds_enough_passes(tmp_path):
    table(tmp_path, "t.csv", """
        PLR       Jungen  Mädchen  Alle
        01100205  12      13       25
        01100206  •       •        17
        01100207  •       •        20
        011002    34      28       62""")  # fmt: skip
    result = audit(tmp_path)
    assert result.outcome == "passed"
    assert (result.cells, result.withheld) == (12, 4)


def test_published_small_numbers_of_a_protected_quantity_fail(tmp_path):
    table(tmp_path, "t.csv", "PLR Fälle\n01100205 •\n01100206 •\n01100308 1\n011002 20")
    assert found(tmp_path) == {("01100308", "faelle"): (Fault.PUBLISHED, 1, 1)}
    table(tmp_path, "t.csv", "PLR Kitas\n01100205 2\n01100206 1")
    assert audit(tmp_path).outcome == "passed"
    assert found(tmp_path, confidential=["kitas"]).keys() == {("01100205", "kitas"), ("01100206", "kitas")}


def test_a_quantity_may_have_a_threshold_of_its_own(tmp_path):
    table(tmp_path, "t.csv", """
        PLR       Fälle  Plätze
        01100205  •      •
        01100206  •      •
        01100207  9      9
        011002    14     14""")  # fmt: skip
    assert audit(tmp_path).outcome == "passed"  # each may be 0 to 5
    faults = found(tmp_path, standards={"faelle": Standard(10)})
    assert faults == {(a, "faelle"): (Fault.SMALL, 0, 5) for a in ("01100205", "01100206")} | {
        ("01100207", "faelle"): (Fault.PUBLISHED, 9, 9)
    }


def test_a_zero_may_be_confidential_but_not_where_nobody_lives(tmp_path):
    table(tmp_path, "t.csv", """
        PLR       Einwohner  Fälle
        01100205  400        0
        01100206  0          0
        01100207  900        12""")  # fmt: skip
    assert found(tmp_path, confidential=["faelle"]) == {}
    strict = {"faelle": Standard(zero=True)}
    assert found(tmp_path, confidential=["faelle"], standards=strict) == {
        ("01100205", "faelle"): (Fault.PUBLISHED, 0, 0)
    }


def test_that_nearly_all_are_counted_may_be_no_secret(tmp_path):
    """398 of 400 leave 2 out; some offices say that this tells nothing."""
    table(tmp_path, "t.csv", "PLR Einwohner Fälle\n01100205 400 398")
    assert {fault for fault, *_ in found(tmp_path, confidential=["faelle"]).values()} == {Fault.COMPLEMENT}
    free = {"faelle": Standard(complement=False)}
    assert found(tmp_path, confidential=["faelle"], standards=free) == {}
