# SPDX-License-Identifier: GPL-2.0-or-later
"""The made-up district's tables and layers: numbers add up everywhere, and what they are to show is in them."""

import csv
import json
import re
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from shapely import unary_union
from shapely.geometry import shape

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
INPUT = DEMO / "input"
LAST = "muster_SB_A01-16-00_2024h02.xlsx"

# Inhabitants by region at 31.12.2024 in hundreds, planner.md section 5; the district has about 214,900.
REGIONS = {
    "991001": 248, "991002": 315, "991003": 94, "992004": 412, "992005": 129, "992006": 276, "993007": 523,
    "993008": 69, "993009": 83,
}  # fmt: skip


def rows(name: str, delimiter: str = ",") -> list[dict[str, str]]:
    with (INPUT / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=delimiter))


def features(name: str) -> list[dict]:
    return json.loads((INPUT / name).read_text(encoding="utf-8"))["features"]


def ground(name: str, key: str) -> dict:
    return {f["properties"][key]: shape(f["geometry"]) for f in features(name)}


@pytest.fixture(scope="module")
def new():
    return ground("muster_lor_2021_planungsraeume.geojson", "PLR_ID")


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(INPUT / LAST)


def sheet(book, name: str) -> dict[str, list]:
    """Cells from column E by key; the totals under "Zusammen" and "Musterstadt"."""
    found = {}
    for a, b, c, d, *cells in book[name].iter_rows(values_only=True):
        if a == "99":
            found[f"{a}{b}{c}{int(d):02d}"] = cells
        elif d in ("Zusammen", "Musterstadt"):
            found[d] = cells
    return found


def matrix(year: int) -> dict[str, dict[str, int]]:
    table = rows(f"muster_EWR{year}12E_Matrix.csv", ";")
    return {r["RAUMID"]: {k: int(v.removesuffix(",00")) for k, v in r.items() if k.startswith("E_")} for r in table}


def ewr(half: str, table: str, what: str = "planning-areas") -> dict[str, dict[str, int]]:
    found = rows(f"muster_ewr_{half}_{table}_{what}.csv")
    return {r["id"]: {k: int(v) for k, v in r.items() if k != "id" and not k.endswith("percentage")} for r in found}


def people(table: dict, start: str, column: str) -> int:
    return sum(r[column] for key, r in table.items() if key.startswith(start))


class TestPeople:
    def test_totals_of_the_regions(self, book):
        t2 = sheet(book, "T2")
        totals = {b: sum(c[0] for k, c in t2.items() if k.startswith(b)) for b in REGIONS}
        assert {b: round(n / 100) for b, n in totals.items()} == REGIONS
        assert sum(totals.values()) == t2["Zusammen"][0]
        assert round(t2["Zusammen"][0] / 100) == 2149

    def test_sheets_agree(self, book):
        t1, t2, t3 = (sheet(book, name) for name in ("T1", "T2", "T3"))
        assert len(t1) == len(t2) == len(t3) == 35
        for key, cells in t1.items():
            assert cells[0] == t2[key][0] == sum(t2[key][1:9])
            assert cells[10] == t2[key][10] == t3[key][10]
            assert cells[4] + cells[10] == cells[0]
            if key != "99200618":
                assert cells[2] == t3[key][0] == sum(t3[key][1:9]) == cells[8] + cells[10]
                assert cells[6] + cells[2] == cells[0]
                assert all(mh <= ew for mh, ew in zip(t3[key], t2[key][:10], strict=False))

    def test_city_is_about_ten_times_the_district(self, book):
        for name in ("T1", "T2", "T3"):
            found = sheet(book, name)
            assert 8 < found["Musterstadt"][0] / found["Zusammen"][0] < 11

    def test_one_value_was_not_delivered(self, book):
        t1, t3 = sheet(book, "T1"), sheet(book, "T3")
        assert [k for k, c in t1.items() if c[2] is None] == ["99200618"]
        assert [k for k, c in t3.items() if c[0] is None] == ["99200618"]
        assert t1["Zusammen"][2] > sum(c[2] or 0 for k, c in t1.items() if k.startswith("99"))

    def test_no_count_is_one_or_two(self, book):
        counts = [n for name in ("T2", "T3") for c in sheet(book, name).values() for n in c if isinstance(n, int)]
        counts += [n for c in sheet(book, "T1").values() for n in c[::2] if n is not None]
        for year in (2014, 2015, 2016, 2017, 2019, 2020):
            counts += [n for r in matrix(year).values() for n in r.values()]
        for half in ("2020-02", "2021-02", "2022-02", "2023-02", "2024-01"):
            counts += [n for t in ("t1", "t2") for r in ewr(half, t).values() for n in r.values()]
        assert len(counts) > 11_000
        assert not {1, 2} & set(counts)
        assert min(counts) == 0

    def test_ages_by_sex_are_the_same_people(self, book):
        t2 = sheet(book, "T2")
        table = rows("muster_alter-geschlecht_2024-12-31.csv", ";")
        assert len(table) == 33
        for row in table:
            women, men = ([int(n) for head, n in row.items() if head.startswith(sex)] for sex in ("weibl", "männl"))
            assert len(women) == len(men) == 21
            assert not {1, 2} & {*women, *men}
            total, under_6, *_ = t2[row["LOR"]]
            assert sum(women) + sum(men) == total
            assert sum(women) == t2[row["LOR"]][9] or total < 300  # so few that threes do not come out even
            assert women[0] + men[0] <= under_6  # under 5

    @pytest.mark.parametrize("year", [2014, 2015, 2016, 2017, 2019, 2020])
    def test_matrix_adds_up(self, year):
        table = matrix(year)
        assert len(table) == 30
        for row in table.values():
            narrow = [n for k, n in row.items() if re.fullmatch(r"E_E\d\d_\d+", k)]
            assert len(narrow) == 32
            broad = [
                row[f"E_{b}"]
                for b in ("EU1", "E1U6", "E6U15", "E15U18", "E18U25", "E25U55", "E55U65", "E65U80", "E80U110")
            ]
            assert row["E_E"] == row["E_EM"] + row["E_EW"] == sum(narrow) == sum(broad)

    @pytest.mark.parametrize("half", ["2020-02", "2021-02", "2022-02", "2023-02", "2024-01"])
    def test_tables_of_one_date_add_up(self, half):
        t1, t2 = ewr(half, "t1"), ewr(half, "t2")
        assert t1.keys() == t2.keys()
        assert len(t1) == 33
        for key, row in t2.items():
            assert row["inhabitants"] == t1[key]["inhabitants"] == sum(n for k, n in row.items() if "_age_" in k)
        assert ewr(half, "t1", "city")["0"]["inhabitants"] == ewr(half, "t2", "city")["0"]["inhabitants"]

    def test_2020_is_there_twice_with_equal_totals(self):
        assert people(matrix(2020), "99", "E_E") == people(ewr("2020-02", "t1"), "99", "inhabitants")
        assert people(matrix(2020), "990102", "E_E") == people(ewr("2020-02", "t1"), "991002", "inhabitants")

    def test_2018_is_missing(self):
        assert not list(INPUT.glob("*2018*"))

    def test_one_value_differs_between_two_files(self):
        differing = [
            (half, key)
            for half in ("2020-02", "2021-02", "2022-02", "2023-02", "2024-01")
            for key, row in ewr(half, "t1").items()
            if row["inhabitants_foreigners"] != ewr(half, "t2")[key]["inhabitants_foreigners"]
        ]
        assert differing == [("2021-02", "99100102")]

    def test_density(self, new, book):
        t2 = sheet(book, "T2")
        density = {k: t2[k][0] / new[k].area * 1e4 for k in new}
        assert max(density, key=density.get) == "99200410"
        assert round(density["99200410"]) == 356
        forest = sum(a.area for k, a in new.items() if k.startswith("993009"))
        assert round(sum(t2[k][0] for k in new if k.startswith("993009")) / forest * 1e4, 1) == 1.4

    def test_trends(self, book):
        before, now = matrix(2019), sheet(book, "T2")
        emptied = now["99300725"][0] / before["99301108"]["E_E"] - 1
        assert round(100 * emptied) == -14
        region = sum(c[0] for k, c in now.items() if k.startswith("993008"))
        assert round(100 * (region / before["99301201"]["E_E"] - 1)) == 62

    def test_structure(self, book):
        t1, t2 = sheet(book, "T1"), sheet(book, "T2")

        def share(region: str, part, whole) -> float:
            keys = [k for k in t2 if k.startswith(region)]
            return 100 * sum(part(k) for k in keys) / sum(whole(k) for k in keys)

        assert round(share("993009", lambda k: t2[k][8], lambda k: t2[k][0])) == 41
        assert round(share("992004", lambda k: t1[k][2], lambda k: t1[k][0])) == 72
        young = [sum(t2[k][1:4]) / t2[k][0] for k in t2 if t2[k][0] >= 300]
        assert 0.08 < min(young) < max(young) < 0.30

    def test_empty_and_tiny_area(self, book):
        t1, t2 = sheet(book, "T1"), sheet(book, "T2")
        assert t2["99300828"] == [0] * 11
        assert t2["99300829"][0] == 41
        assert "–" in t1["99300828"][1::2]  # percent columns alone carry the sign
        assert t1["99300828"][::2] == [0] * 6


class TestFacilities:
    def test_kitas(self, new):
        kitas = features("muster_kindertagesstaetten.geojson")
        places = [k["properties"]["e_platz"] for k in kitas]
        points = [shape(k["geometry"]) for k in kitas]
        assert len(kitas) == 46
        assert all(isinstance(p, str) for p in places)
        assert (places.count("0"), places.count("k. A.")) == (1, 1)
        assert len({(p.x, p.y) for p in points}) == 45  # one pair stands on one spot
        covered = [sum(a.intersects(p) for a in new.values()) for p in points]
        assert sorted(covered) == [0, *[1] * 44, 2]  # one outside, one exactly on a border

    def test_schools_youth_centres_and_homes(self):
        schools = [f["properties"]["schulart"] for f in features("muster_schulen.geojson")]
        assert (len(schools), len(set(schools))) == (15, 4)
        youth = features("muster_jugendfreizeiteinrichtungen.geojson")
        assert len(youth) == 6
        assert sum(f["properties"]["e_art"].startswith("PbS oder ASP") for f in youth) == 1
        assert len(features("muster_pflegeeinrichtungen.geojson")) == 5
        (shelter,) = features("muster_zufluchtswohnen.geojson")
        assert shelter["properties"]["oeffentlich"] == "nein"

    def test_no_youth_centre_in_the_region_of_one_area(self, new):
        youth = [shape(f["geometry"]) for f in features("muster_jugendfreizeiteinrichtungen.geojson")]
        assert not any(new["99100308"].intersects(p) for p in youth)

    def test_every_theme_in_the_default_region(self, new):
        region = unary_union([a for k, a in new.items() if k.startswith("992004")])
        for name in (
            "kindertagesstaetten",
            "schulen",
            "jugendfreizeiteinrichtungen",
            "pflegeeinrichtungen",
            "gruenanlagen",
            "radwege",
        ):
            assert any(shape(f["geometry"]).intersects(region) for f in features(f"muster_{name}.geojson")), name
        assert any(r["Nummer des Planungsraumes"].startswith("992004") for r in rows("muster_spielplatzbestand.csv"))

    def test_playgrounds(self, new):
        table = rows("muster_spielplatzbestand.csv")
        keys = [r["Nummer des Planungsraumes"] for r in table]
        assert len(table) == 41
        assert [k for k in keys if k not in new] == ["99020502", "-"]
        assert "99020502" in ground("muster_lor_bis2020_planungsraeume.geojson", "PLR_ID")
        assert sum(r["Nettospielfläche in m²"] == "-" for r in table) == 2

    def test_ground_layers(self, new):
        parks = [shape(f["geometry"]) for f in features("muster_gruenanlagen.geojson")]
        assert len(parks) == 12
        assert all(sum(a.intersection(p).area > 100 for a in new.values()) >= 2 for p in parks)
        lanes = features("muster_radwege.geojson")
        assert len(lanes) == 20
        assert {f["geometry"]["type"] for f in lanes} == {"LineString"}
        one, other = (shape(f["geometry"]) for f in features("muster_kulissen.geojson"))
        assert one.intersection(other).area > 1e4


class TestOfficeTables:
    def test_monitoring(self, new):
        table = {r["PLR_ID"]: r for r in rows("muster_mss_2023_indizes.csv")}
        assert table.keys() == new.keys()
        valid = [r for r in table.values() if r["KOM"] == "gültig"]
        assert len(valid) == 31
        assert {r["SI_N"] for r in valid} == set("1234")
        assert {r["DI_N"] for r in valid} == set("135")
        invalid = [k for k, r in table.items() if r["KOM"] == "ungültig (EW unter 300)"]
        assert invalid == ["99300828", "99300829"]
        assert {table[k]["SI_V"] for k in table if k.startswith("993007")} >= {"sehr niedrig"}

    def test_all_five_statuses(self):
        cells = [
            (row[0], cell)
            for row in openpyxl.load_workbook(INPUT / "muster_sgb2_2023-12.xlsx").active.iter_rows(
                min_row=5, values_only=True
            )
            for cell in row[2:]
        ]
        assert [k for k, c in cells if c == "•"] == ["99300931", "99300932"]  # secondary and primary
        assert {"–", "x", 0} <= {c for _, c in cells}
        assert sum(c is None for _, c in cells) == 1

    def test_confidential_counts(self, new):
        lines = (INPUT / "muster_hilfen-zur-erziehung_2023-12.csv").read_text(encoding="utf-8").splitlines()
        assert "VERTRAULICH" in lines[1]
        table = [line.split(";") for line in lines[3:]]
        assert [r[0] for r in table] == sorted(new)
        counts = {int(n) for r in table for n in r[2:]}
        assert {0, 1, 2, 9} <= counts <= set(range(10))


class TestMaterial:
    def test_numbers(self):
        sizes = {
            n: len(rows(f"muster_teil2_{n}.csv", ";"))
            for n in ("befunde", "ziele", "massnahmen", "beteiligung", "akteure")
        }
        assert sizes == {"befunde": 18, "ziele": 6, "massnahmen": 26, "beteiligung": 40, "akteure": 12}

    def test_findings(self):
        table = rows("muster_teil2_befunde.csv", ";")
        assert {r["Art"] for r in table} == {"Stärke", "Schwäche", "Chance", "Bedarf"}
        assert {r["Herkunft"] for r in table} == {"Fachamt", "AG SRO", "Beteiligung"}
        answered = {b for r in rows("muster_teil2_massnahmen.csv", ";") for b in r["Befunde"].split(", ")}
        assert [r["Nr"] for r in table if r["Nr"] not in answered] == ["B18"]

    def test_measures(self):
        table = {r["Nr"]: r for r in rows("muster_teil2_massnahmen.csv", ";")}
        assert len({r["Federführung"] for r in table.values()}) == 7
        assert {r["Status"] for r in table.values()} == {
            "Idee",
            "geplant",
            "in Umsetzung",
            "abgeschlossen",
            "zurückgestellt",
        }
        assert [k for k, r in table.items() if not r["Wertumfang EUR"]] == ["M21"]
        assert [k for k, r in table.items() if not r["Befunde"]] == ["M25"]
        assert [k for k, r in table.items() if r["öffentlich"] == "nein"] == ["M17", "M19", "M23"]
        assert [k for k, r in table.items() if r["BZR"] == "überregional"] == ["M26"]
        assert [k for k, r in table.items() if r["letzte Änderung"] < "2022-06"] == ["M20"]
        regions = [r["BZR"] for r in table.values()]
        assert max(set(regions), key=regions.count) == "993007"

    def test_two_building_sites_close_by(self):
        table = {r["Nr"]: r for r in rows("muster_teil2_massnahmen.csv", ";")}
        one, other = table["M13"], table["M14"]
        distance = np.hypot(*(float(one[c]) - float(other[c]) for c in "xy"))
        assert distance == pytest.approx(80.0)
        assert one["Beginn"] <= other["Beginn"] <= one["Ende"]

    def test_participation(self, new):
        table = rows("muster_teil2_beteiligung.csv", ";")
        whole = unary_union(list(new.values()))
        assert all(
            whole.contains(shape({"type": "Point", "coordinates": (float(r["x"]), float(r["y"]))})) for r in table
        )
        assert all(0 <= int(r["Stimmen"]) <= 60 and r["Thema"] for r in table)
