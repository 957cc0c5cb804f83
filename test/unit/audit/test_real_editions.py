# SPDX-License-Identifier: GPL-2.0-or-later
"""Attacks with Berlin's published counts of residents: two editions, two key systems, levels and percentages.

And public profiles of real regions, which nothing may be said against.
"""

import csv
import shutil
from pathlib import Path

import pytest
from sozialraum.processing.domain.audit.rules import Fault
from sozialraum.processing.domain.audit.run import audit
from sozialraum.processing.domain.audit.truth import read_truth
from sozialraum.processing.report.batch import write_profiles

KEY = ("district", "forecast_area", "district_region", "planning_area")


def read(path: Path) -> list[dict[str, str]]:
    delimiter = ";" if "Matrix" in path.name else ","
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def write(path: Path, heads: list[str], rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([heads, *rows])


def keyed(rows: list[dict[str, str]], column: str) -> dict[str, int]:
    """Counts by the key that stands in four columns."""
    return {"".join(f"{int(row[k]):02d}" for k in KEY): int(float(row[column] or 0)) for row in rows}


def found(folder: Path, **options):
    return {f.area: (f.fault, f.low, f.high) for f in audit(folder, **options).findings}


def test_residents_of_2020_from_those_of_2019_and_the_change(data, tmp_path):
    """01011101: 3,445 at the end of 2019 and 3,419 a year later, that is -26."""
    people = data / "bevoelkerung"
    before, now = (
        {row["RAUMID"].zfill(8): int(row["E_E"]) for row in read(people / f"EWR{year}12E_Matrix.csv")}
        for year in (2019, 2020)
    )
    assert (before["01011101"], now["01011101"]) == (3445, 3419)
    hidden = ("01011101", "01011102")  # both in Bezirksregion 010111, so that no sum tells one of them
    rows = [[a, "•" if a in hidden else n, n - before[a]] for a, n in now.items() if a in before]
    write(tmp_path / "einwohner_2020.csv", ["PLR", "Menschen 2020", "Veränderung gegen 2019"], rows)
    assert audit(tmp_path).outcome == "passed"
    write(tmp_path / "einwohner_2019.csv", ["PLR", "Menschen 2019"], before.items())
    assert found(tmp_path) == {a: (Fault.EXACT, now[a], now[a]) for a in hidden}


def test_the_same_day_in_both_key_systems(data, berlin_library, tmp_path):
    """Old Planungsraum 07010102 was divided into 07100102 and 07100103; what one table withholds the other tells."""
    people = data / "bevoelkerung"
    column = "inhabitants_foreigners"
    old = keyed(read(people / "SB_A01-16-00_2020h02_T1a.csv"), column)
    new = keyed(read(people / "SB_A01-16-00_2020h02_T1b.csv"), column)
    hidden = ("07010102", "07010104")
    assert old["07010102"] == new["07100102"] + new["07100103"]
    write(tmp_path / "alt_2020.csv", ["PLR", "Fremde"], ([a, "•" if a in hidden else n] for a, n in old.items()))
    assert audit(tmp_path, berlin_library).outcome == "passed"
    write(tmp_path / "neu_2020.csv", ["PLR", "Fremde"], new.items())
    faults = found(tmp_path, library=berlin_library)
    assert {a: faults.get(a) for a in hidden} == {a: (Fault.EXACT, old[a], old[a]) for a in hidden}
    assert audit(tmp_path).outcome == "passed"  # without the maps of both systems nobody can tell


def test_a_sliver_between_the_key_systems(berlin_library):
    """Both maps laid over each other: 774 pieces, 166 areas with new keys only."""
    pieces = read_truth(berlin_library).pieces
    assert len(pieces) == 774
    old, new = [p[0] for p in pieces], [p[1] for p in pieces]
    assert len(set(old)) == 448
    assert len(set(new)) == 542
    assert sum(old.count(a) == 1 and new.count(b) == 1 for a, b in pieces) == 166


def test_what_the_levels_above_tell_of_residents_of_2024(data, tmp_path):
    """01100101 has 1,581 foreigners; with its Bezirksregion and the siblings in other files it cannot be withheld."""
    people = data / "bevoelkerung"
    column = "inhabitants_foreigners"
    levels = ("planning-areas", "district-regions", "forecast-areas", "districts")
    tables = {level: read(people / f"ewr_2024-02_t1_{level}.csv") for level in levels}
    rows = {level: [[row["id"], int(float(row[column] or 0))] for row in table] for level, table in tables.items()}
    assert dict(rows["planning-areas"])["01100101"] == 1581
    for row in rows["planning-areas"]:
        row[1] = "•" if row[0] == "01100101" else row[1]
    write(tmp_path / "plr_2024.csv", ["id", "Fremde"], rows["planning-areas"])
    assert audit(tmp_path).outcome == "passed"
    write(tmp_path / "bez_2024.csv", ["id", "Fremde"], rows["districts"])  # two levels further up it is just as good
    assert found(tmp_path) == {"01100101": (Fault.EXACT, 1581, 1581)}


@pytest.mark.parametrize(("decimals", "faults"), [
    (13, {"01100101": (Fault.EXACT, 1581, 1581)}),  # 44,16… % of 3,580
    (1, {}),  # 44,2 % of them are 1,581 to 1,584
])  # fmt: skip
def test_a_percentage_beside_the_residents(data, tmp_path, decimals, faults):
    written = []
    for row in read(data / "bevoelkerung" / "ewr_2024-02_t1_planning-areas.csv"):
        area, count = row["id"], int(float(row["inhabitants_foreigners"] or 0))
        share = row["inhabitants_foreigners_percentage"]
        told = f"{float(share):.{decimals}f}" if share else ""
        written.append([area, int(float(row["inhabitants"] or 0)), "•" if area == "01100101" else count, told])
    write(tmp_path / "ewr_2024.csv", ["id", "Einwohner", "Fremde", "Anteil"], written)
    assert found(tmp_path) == faults


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
    assert [(f.area, f.fault) for f in audit(out, library, cache=cache).findings] == [("121001", Fault.ELSEWHERE)]
