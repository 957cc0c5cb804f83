# SPDX-License-Identifier: GPL-2.0-or-later
"""Official indicators (KID), basic numbers (DGZ) and school-entry examinations, as hand-made files: none is public.

What is delivered for a level is shown at that level and nowhere else.
"""

from datetime import date

import geopandas
import openpyxl
import pytest
import shapely
from sozialraum.processing.domain.catalogue import indicators
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.imports import import_table
from sozialraum.processing.domain.indicators import dates_of, measure
from sozialraum.processing.domain.layouts import known_quantities
from sozialraum.processing.domain.library import KeySystem, Library
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.status import Reason

# Friedenau and its neighbour in the district, as in the key system of 2021.
PLR = ("07300515", "07300516", "07300517", "07300618")
DAY = date(2017, 12, 31)


def squares(ids, parents):
    boxes = [shapely.box(390_000 + 100 * i, 5_820_000, 390_100 + 100 * i, 5_820_100) for i in range(len(ids))]
    return geopandas.GeoDataFrame(
        {"area_id": ids, "name": [f"Gebiet {i}" for i in ids], "parent_id": parents, "area_m2": 10_000.0},
        geometry=boxes, crs=25833,
    )  # fmt: skip


@pytest.fixture
def lib(tmp_path):
    layers = {
        "PLR": squares(list(PLR), [i[:6] for i in PLR]),
        "BZR": squares(["073005", "073006"], "0730"),
        "PGR": squares(["0730"], "07"),
        "BEZ": squares(["07"], "BE"),
    }
    return Library.create(tmp_path / "bezirk.gpkg", [(KeySystem("2021", date(2021, 1, 1)), layers)])


def book(path, *rows, title="Tabelle1"):
    made = openpyxl.Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def delivered(lib, indicator, level):
    """The printed values of an indicator by area."""
    numbers = Numbers.read(lib)
    entry = next(i for i in indicators() if i.indicator == indicator)
    found = measure(numbers, entry, "2021", level, dates_of(numbers, entry, "2021", level, ""))
    ids = numbers.areas("2021", level).ids
    return {} if found is None else {a: c.text.replace("\u00a0", " ") for a, c in zip(ids, found.cells, strict=True)}


def taken(lib):
    frame = lib.observations()
    rows = frame[["level", "area_id", "quantity", "value"]].itertuples(index=False)
    return {(level, area, quantity): value for level, area, quantity, value in rows}


# --- KID


def test_values_are_shown_at_the_level_they_were_delivered_for_and_never_rolled_up(lib, tmp_path):
    file = book(
        tmp_path / "KID_2017-12-31.xlsx",
        ["RAUMID", "Name", "D5", "D5 abs.", "C2"],
        [7300515, "Grazer Platz", "20,0", 100, "-1,4"],
        [7300516, "Baumeisterstraße", "10,0", 50, "2,0"],
        ["073006", "Schöneberg", "30,0", 300, "0,5"],
        ["07", "Tempelhof-Schöneberg", "30,0", 985, "1,0"],
        ["", "Berlin", "31,4", "5000", "1,4"],
    )
    report = import_table(lib, file).sources[0]
    assert (report.layout, report.period, report.rejected) == ("kid", DAY, 0)
    assert delivered(lib, "d5", "PLR") == {PLR[0]: "20,0 %", PLR[1]: "10,0 %", PLR[2]: "k. A.", PLR[3]: "k. A."}
    assert delivered(lib, "d5", "BZR") == {"073005": "k. A.", "073006": "30,0 %"}, "no mean of 20 and 10"
    assert delivered(lib, "d5", "PGR") == {}
    assert delivered(lib, "d5", "STADT") == {"BE": "31,4 %"}
    assert delivered(lib, "c2", "PLR")[PLR[0]] == "−1,4"
    kinds = lib.quantities().set_index("quantity")["kind"].to_dict()
    assert kinds == {"kid.d5": "intensive", "kid.d5.abs": "intensive", "kid.c2": "intensive"}
    assert Numbers.read(lib).column("kid.d5.abs", DAY, "2021", "PGR") is None
    assert {n.code for n in report.notes} <= {"keys_repaired", "areas_lacking"}, "no total is missed: nothing is summed"


def test_a_delivered_share_beats_the_computed_one(lib, tmp_path):
    book(tmp_path / "ew.xlsx", ["PLR", "EW", "unter 18"], *[[p, 1000, 200] for p in PLR], title="DGZ 2017")
    import_table(lib, tmp_path / "ew.xlsx", period="31.12.2017")
    assert delivered(lib, "b1", "BZR") == {"073005": "20,0 %", "073006": "20,0 %"}
    import_table(lib, book(tmp_path / "KID 31.12.2017.xlsx", ["BZR", "B1", "B2"], ["073005", "20,4", "15,0"]))
    assert delivered(lib, "b1", "BZR") == {"073005": "20,4 %", "073006": "20,0 %"}


@pytest.mark.parametrize(("header", "quantity", "indicator", "text"), [
    ("A8 (je 100.000 EW)", "kid.a8.je_100000", "a8_je_100000", "2.869"),
    ("A8 je 100 000", "kid.a8.je_100000", "a8_je_100000", "2.869"),
    ("A8 (je 100 EW)", "kid.a8.je_100", "a8_je_100", "2.869,0"),
    ("KID_A8 in %", "kid.a8.je_100", "a8_je_100", "2.869,0"),
])  # fmt: skip
def test_offences_per_100_and_per_100000_are_two_quantities(lib, tmp_path, header, quantity, indicator, text):
    file = book(tmp_path / "KID_2017.xlsx", ["RAUMID", header, "A1", "A2"], ["073005", 2869, "40,4", "43,2"])
    import_table(lib, file)
    assert taken(lib)["BZR", "073005", quantity] == 2869
    assert delivered(lib, indicator, "BZR")["073005"].startswith(text)
    other = "a8_je_100" if indicator == "a8_je_100000" else "a8_je_100000"
    assert delivered(lib, other, "BZR") == {}
    assert known_quantities()["kid.a8.je_100"].unit == "je 100"
    assert known_quantities()["kid.a8.je_100000"].unit == "je 100.000"


def test_offences_without_a_unit_are_not_taken_and_told(lib, tmp_path):
    file = book(tmp_path / "KID_2017.xlsx", ["RAUMID", "A8", "A1", "A2"], ["073005", 2869, "40,4", "43,2"])
    report = import_table(lib, file).sources[0]
    assert Reason("indicator_unit_unclear", {"column": "A8"}) in report.notes
    assert {q for _, _, q in taken(lib)} == {"kid.a1", "kid.a2"}


def test_changes_ranks_and_other_areas_values_beside_an_indicator_are_not_the_indicator(lib, tmp_path):
    head = [
        "RAUMID",
        "D5 Personen in BG unter 15 (%)",
        "D5 t-5",
        "D5 Veränderung",
        "D5 Rang",
        "D5 Berlin",
        "D5 2016",
        "D4",
    ]
    file = book(tmp_path / "KID_2017.xlsx", head, ["073005", "16,2", "-2", "1", 3, "31,4", "17", "12,0"])
    report = import_table(lib, file).sources[0]
    assert taken(lib) == {("BZR", "073005", "kid.d5"): 16.2, ("BZR", "073005", "kid.d4"): 12.0}
    told = next(n for n in report.notes if n.code == "indicator_columns_not_read")
    assert told.values["columns"] == "D5 t-5, D5 Veränderung, D5 Rang, D5 Berlin, D5 2016"


def test_one_indicator_in_two_columns_is_refused(lib, tmp_path):
    file = book(tmp_path / "KID_2017.xlsx", ["RAUMID", "D5", "KID D5", "D4"], ["073005", 1, 2, 3])
    with pytest.raises(SozialraumError) as error:
        import_table(lib, file)
    assert (error.value.code, error.value.values["columns"]) == ("indicator_columns_twice", "D5; KID D5")
    assert lib.observations().empty


def test_signs_stay_signs_and_the_class_stays_a_word(lib, tmp_path):
    file = book(
        tmp_path / "KID_2017.xlsx", ["RAUMID", "D6", "F5", "D4"],
        ["073005", "-", "2+/-", "•"], ["073006", "x", "3-", "8,5"],
    )  # fmt: skip
    import_table(lib, file)
    assert delivered(lib, "d6", "BZR") == {"073005": "k. A.", "073006": "x"}
    assert delivered(lib, "d4", "BZR") == {"073005": "•", "073006": "8,5 %"}
    assert delivered(lib, "f5", "BZR") == {"073005": "2+/-", "073006": "3-"}


def test_an_office_s_table_with_such_letters_is_no_delivery_of_indicators(lib, tmp_path):
    file = book(tmp_path / "parkplaetze.xlsx", ["PLR", "A1", "B2"], *[[p, 3, 4] for p in PLR])
    assert import_table(lib, file, period="2017").sources[0].layout == ""


# --- school-entry examinations, basic numbers


def test_school_entry_examinations_are_there_from_the_region_upwards(lib, tmp_path):
    file = book(
        tmp_path / "einschulung.xlsx", ["Bezirksregion", "Stichtag", "Sprachdefizite (%)", "E2", "E3 Übergewicht"],
        ["073005", "31.12.2017", "12,5", "15,6", "9,9"], ["BE", "31.12.2017", "21,9", "15,0", "•"],
    )  # fmt: skip
    report = import_table(lib, file).sources[0]
    assert (report.layout, report.period) == ("esu", DAY)
    assert delivered(lib, "e1", "BZR") == {"073005": "12,5 %", "073006": "k. A."}
    assert delivered(lib, "e1", "STADT") == {"BE": "21,9 %"}
    assert delivered(lib, "e3", "STADT") == {"BE": "•"}
    assert delivered(lib, "e1", "PLR") == {}
    assert delivered(lib, "e1", "BEZ") == {}
    spans = lib.quantities().set_index("quantity")["span"].to_dict()
    assert spans == {"kid.e1": "3years", "kid.e2": "3years", "kid.e3": "3years"}


def test_basic_numbers_are_persons_by_their_canonical_names(lib, tmp_path):
    head = ["LOR", "EW insgesamt", "unter 6 Jahre", "6 bis unter 18 Jahre", "65 Jahre und älter", "Ausländer_innen"]
    file = book(tmp_path / "DGZ_12_2017.xlsx", head, *[[p, 1000, 60, 120, 200, 300] for p in PLR])
    report = import_table(lib, file).sources[0]
    assert (report.layout, report.period, report.matched) == ("dgz", DAY, 4)
    assert {q for _, _, q in taken(lib)} == {"ew", "ew.alter.0_6", "ew.alter.6_18", "ew.alter.65_", "ew.ausl"}
    assert delivered(lib, "ew", "BZR") == {"073005": "3.000", "073006": "1.000"}, "persons are summed"


def test_every_delivered_indicator_has_its_quantity_with_the_same_unit():
    own = [i for i in indicators() if i.numerator.startswith("kid.")]
    assert len(own) == 33
    assert {i.numerator: i.unit for i in own} == {i.numerator: known_quantities()[i.numerator].unit for i in own}
    assert {known_quantities()[i.numerator].kind for i in own} == {"intensive", "categorical"}
    assert all("PLR" not in i.levels for i in own if i.kid in {"E1", "E2", "E3", "E4", "E5", "E6"})
