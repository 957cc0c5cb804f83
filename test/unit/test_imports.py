# SPDX-License-Identifier: GPL-2.0-or-later
"""importtable without QGIS: Berlin's published tables as they are (sums of the README), and what offices send."""

from datetime import date

import geopandas
import openpyxl
import pytest
from shapely.geometry import box
from sozialraum.processing.domain.areas import create_library
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.formula import parse
from sozialraum.processing.domain.imports import import_table
from sozialraum.processing.domain.keys import known_systems
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.numbers import Numbers


def areas(vintage: str, district: str = "") -> geopandas.GeoDataFrame:
    """Squares with the keys of a system, side by side inside Berlin."""
    ids = sorted(p for p in known_systems()[vintage] if p[:2] != "99" and p.startswith(district))
    squares = [box(390_000 + 50 * n, 5_820_000, 390_050 + 50 * n, 5_820_050) for n in range(len(ids))]
    frame = geopandas.GeoDataFrame({"PLR_ID": ids, "PLR_NAME": ids}, geometry=squares, crs="EPSG:25833")
    frame.attrs["name"] = f"plr_{vintage}"
    return frame


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "berlin.gpkg"
    create_library(path, [areas("2020"), areas("2021")])
    return Library(path)


def numbers(library, quantity, level="PLR"):
    frame = library.observations()
    return frame[(frame["quantity"] == quantity) & (frame["level"] == level)]


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


# --- Berlin's own tables


@pytest.mark.parametrize(
    ("file", "vintage", "period", "rows", "population", "repaired"),
    [
        ("EWR201212E_Matrix.csv", "2020", "2012-12-31", 447, 3_469_621, 0),
        ("EWR201412E_Matrix.csv", "2020", "2014-12-31", 447, 3_562_166, 352),
        ("EWR201512E_Matrix.csv", "2020", "2015-12-31", 447, 3_610_156, 0),
        ("EWR201912E_Matrix.csv", "2020", "2019-12-31", 448, 3_769_495, 0),
        ("EWR202012E_Matrix.csv", "2020", "2020-12-31", 448, 3_769_962, 0),
        ("SB_A01-16-00_2020h02_T1a.csv", "2020", "2020-12-31", 448, 3_769_962, 0),
        ("SB_A01-16-00_2020h02_T1b.csv", "2021", "2020-12-31", 542, 3_769_962, 0),
        ("SB_A01-16-00_2020h02_T2b.csv", "2021", "2020-12-31", 542, 3_769_962, 0),
        ("ewr_2019-02_t1_planning-areas.csv", "2020", "2019-12-31", 448, 3_769_495, 0),
        ("ewr_2021-02_t1_planning-areas.csv", "2021", "2021-12-31", 542, 3_775_480, 0),
        ("ewr_2021-02_t2_planning-areas.csv", "2021", "2021-12-31", 542, 3_775_480, 0),
        ("ewr_2022-02_t1_planning-areas.csv", "2021", "2022-12-31", 542, 3_850_809, 0),
        ("ewr_2022-02_t2_planning-areas.csv", "2021", "2022-12-31", 542, 3_850_809, 0),
    ],
)
def test_population_tables(library, data, file, vintage, period, rows, population, repaired):
    (source,) = import_table(library, data / "bevoelkerung" / file).sources
    assert (source.vintage, source.period.isoformat(), source.level) == (vintage, period, "PLR")
    assert (source.rows, source.matched, source.rejected, source.repaired_keys) == (rows, rows, 0, repaired)
    found = numbers(library, "ew")
    assert (len(found), found["value"].sum()) == (rows, population)
    assert set(found["period"]) == {period}


def test_workbook_a_i_16(library, data):
    sources = import_table(library, data / "bevoelkerung/SB_A01-16-00_2024h02_BE.xlsx").sources
    assert [s.sheet for s in sources] == ["T1", "T2", "T3", "T4"]
    assert {(s.rows, s.matched, s.rejected) for s in sources} == {(542, 542, 0)}
    assert [s.repaired_keys for s in sources] == [1, 1, 2, 0]  # last part of the key as a number
    for quantity, total in (("ew", 3_897_145), ("ew.mh", 1_601_865), ("ew.ausl", 971_878), ("ew.w", 1_966_495)):
        assert numbers(library, quantity)["value"].sum() == total
        assert numbers(library, quantity, "BEZ")["value"].sum() == total
        assert numbers(library, quantity, "STADT")["value"].tolist() == [total]
    ages = [f"ew.alter.{a}" for a in ("0_6", "6_15", "15_18", "18_27", "27_45", "45_55", "55_65", "65_")]
    assert sum(numbers(library, a)["value"].sum() for a in ages) == 3_897_145
    assert numbers(library, "ew.alter.0_6")["value"].sum() == 208_938
    assert numbers(library, "ew.mh.herkunft.eu27", "STADT")["value"].tolist() == [409_391]  # row "Berlin" of T4
    assert all(any(n.code == "total_agrees" for n in s.notes) for s in sources)
    assert all(s.conflicts.empty for s in sources)  # totals stand in several sheets and agree
    assert not library.sources()["published"].any()  # nobody said so


def test_one_sheet_only_and_a_sheet_that_is_not_there(library, data):
    file = data / "bevoelkerung/SB_A01-16-00_2024h02_BE.xlsx"
    (source,) = import_table(library, file, sheet="T3").sources
    assert (source.sheet, source.matched) == ("T3", 542)
    assert numbers(library, "ew").empty
    with pytest.raises(SozialraumError) as caught:
        import_table(library, file, sheet="T9")
    assert caught.value.code == "sheet_missing"


def test_table_3_of_the_cleaned_files_counts_people_with_migration_background(library, data):
    import_table(library, data / "bevoelkerung/ewr_2022-02_t3_planning-areas.csv")
    assert numbers(library, "ew").empty
    assert numbers(library, "ew.mh")["value"].sum() == 1_486_913


def test_published_totals_of_upper_levels(library, data):
    for name, level, n in (("district-regions", "BZR", 143), ("forecast-areas", "PGR", 58), ("districts", "BEZ", 12)):
        import_table(library, data / f"bevoelkerung/ewr_2024-02_t1_{name}.csv")
        found = numbers(library, "ew", level)
        assert (len(found), found["value"].sum()) == (n, 3_897_145)
    import_table(library, data / "bevoelkerung/ewr_2024-02_t1_city.csv")
    assert numbers(library, "ew", "STADT")["value"].tolist() == [3_897_145]


@pytest.mark.parametrize(
    ("file", "total"), [("EWRMIGRA201712H_Matrix.csv", 1_207_052), ("EWRMIGRA201512H_Matrix.csv", 1_078_091)]
)
def test_migration_matrix_also_the_one_saved_by_a_spreadsheet(library, data, file, total):
    (source,) = import_table(library, data / "bevoelkerung" / file).sources
    assert (source.rows, source.vintage) == (447, "2020")
    assert numbers(library, "ew.mh")["value"].sum() == total


def test_mss_2021(library, data):
    """Distribution and population by status: domain.md 3.3."""
    import_table(library, data / "mss/mss_2021_indizes.csv")
    groups = numbers(library, "mss.sdi")
    assert groups["text"].value_counts().to_dict() == {
        "1+": 1, "1+/-": 73, "1-": 1, "2+": 36, "2+/-": 296, "2-": 34, "3+": 8, "3+/-": 31, "3-": 7,
        "4+": 3, "4+/-": 36, "4-": 10,
    }  # fmt: skip
    assert groups["status"].value_counts().to_dict() == {"value": 536, "not_applicable": 6}
    wanted = {"mss.ew": 3_768_531, "mss.ew.status1": 436_330, "mss.ew.status2": 2_594_315,
              "mss.ew.status3": 335_982, "mss.ew.status4": 401_904}  # fmt: skip
    assert {q: numbers(library, q)["value"].sum() for q in wanted} == wanted


def test_playgrounds_are_objects_and_none_is_lost(library, data):
    """Two rows of Bezirk 07 have no place: Lauterplatz (old key, 814 m²) and one without a key."""
    (source,) = import_table(library, data / "fachdaten/spielplatzbestand.csv", period="2025").sources
    assert (source.rows, source.matched, source.rejected) == (1879, 1877, 2)
    assert source.rejects["reason"].tolist() == ["key_missing", "foreign_key"]
    assert numbers(library, "spielplatz.count")["value"].sum() == 1877
    assert numbers(library, "spielplatz.netto_m2.unstated")["value"].sum() == 25
    assert (numbers(library, "spielplatz.netto_m2.unstated")["value"] > 0).sum() == 22
    rest = numbers(library, "spielplatz.count", "REST")
    assert rest[["area_id", "value"]].values.tolist() == [["07", 2.0]]
    assert "Lauterplatz" in rest["text"].iloc[0]
    assert numbers(library, "spielplatz.area_m2", "REST")["value"].tolist() == [814.0]
    empty = numbers(library, "spielplatz.count")
    assert (empty[empty["value"] == 0]["status"] == "none").all()


def test_playgrounds_without_a_date_are_refused(library, data):
    with pytest.raises(SozialraumError) as caught:
        import_table(library, data / "fachdaten/spielplatzbestand.csv")
    assert caught.value.code == "period_missing"
    assert library.sources().empty


def test_a_hand_made_copy_is_held_against_the_published_total(library, data):
    import_table(library, data / "bevoelkerung/SB_A01-16-00_2024h02_BE.xlsx")
    (source,) = import_table(library, data / "wildfund/Einwohnerregisterstatistik-Berlin-Dec2024.csv").sources
    assert source.repaired_keys == 424
    (note,) = [n for n in source.notes if n.code == "total_differs"]
    assert (note.values["difference"], note.values["area"]) == (6661, "03400831")
    assert source.conflicts["area_id"].tolist() == ["03400831", "06200418"]  # 6.661 for 0, "–" for 0
    assert (library.observations_old()["value"] == 0).any()


def test_crime_atlas_pseudo_keys_are_totals_or_unplaced(library, data):
    """README: districts 473,079 + not assignable 65,970 = Berlin 539,049."""
    file = data / "fachdaten/kriminalitaetsatlas_2015-2024.xlsx"
    (source,) = import_table(library, file, sheet="Fallzahlen_2024", period="2024", prefix="pks").sources
    assert source.matched == 143
    total = numbers(library, "pks.straftaten_insgesamt", "STADT")["value"].tolist()
    districts = numbers(library, "pks.straftaten_insgesamt", "BEZ")["value"].sum()
    rest = numbers(library, "pks.straftaten_insgesamt", "REST").set_index("area_id")["value"]
    assert (total, districts, rest["BE"]) == ([539_049], 473_079, 65_970)
    regions = numbers(library, "pks.straftaten_insgesamt", "BZR")["value"].sum()
    assert regions + rest.sum() == 539_049


# --- an office's own table


def test_own_table_with_title_statuses_and_shares(library, tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["Hilfen zur Erziehung am 31.12.2023"],
        [],
        ["Planungsraum", "Name", "Fälle", "Anteil in %"],
        [7300515, "Odenwaldstraße", 12, 3.5],
        ["07300516", "Perelsplatz", "•", "•"],
        ["07300517", "Taunusstraße", "–", "x"],
        ["07300618", "Ceciliengärten", "k. A.", None],
        ["nicht zuordenbar", None, 3, None],
        ["Fußnote: ohne Gewähr"],
    ):
        book.active.append(row)
    file = tmp_path / "hze.xlsx"
    book.save(file)
    (source,) = import_table(library, file, office="Jugendamt").sources
    assert (source.period.isoformat(), source.rows, source.matched, source.repaired_keys) == ("2023-12-31", 5, 4, 1)
    cases = numbers(library, "hze.faelle").set_index("area_id")[["value", "status"]]
    assert cases["status"].to_dict() == {
        "07300515": "value", "07300516": "suppressed", "07300517": "none", "07300618": "missing",
    }  # fmt: skip
    assert numbers(library, "hze.faelle", "REST")[["area_id", "value"]].values.tolist() == [["BE", 3.0]]
    assert numbers(library, "hze.anteil_in", "REST").empty
    kinds = library.quantities().set_index("quantity")["kind"]
    assert kinds["hze.faelle"] == "extensive"
    assert kinds[next(q for q in kinds.index if "anteil" in q)] == "intensive"
    assert library.sources()[["office", "published"]].values.tolist() == [["Jugendamt", False]]


def test_mixed_key_systems_are_listed_and_counted_at_the_district(library, tmp_path):
    rows = "".join(f"{plr};10\n" for plr in sorted(known_systems()["2021"]) if plr[:2] == "07")
    file = write(tmp_path / "x_2024-12-31.csv", f"PLR;Fälle\n{rows}07030301;4\n")
    (source,) = import_table(library, file).sources
    (note,) = [n for n in source.notes if n.code == "mixed_systems"]
    assert note.values == {"row": 50, "key": "07030301", "area": "07"}
    assert numbers(library, "x.faelle", "REST")[["area_id", "value"]].values.tolist() == [["07", 4.0]]


def test_cells_that_are_no_count_are_listed_and_not_taken(library, tmp_path):
    text = "LOR,Population\n07300515,12.5\n07300516,-3\n07300517,viele\n07300618,7\n"
    file = write(tmp_path / "ew Dec2024.csv", text)
    (source,) = import_table(library, file).sources
    assert source.rejects[["row_no", "content", "reason"]].values.tolist() == [
        [2, "12.5", "fraction_in_count"], [3, "-3", "negative_count"], [4, "viele", "no_number"],
    ]  # fmt: skip
    assert numbers(library, "ew")["value"].dropna().tolist() == [7.0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Name;Wert\nFriedenau;3\nMoabit;4\n", "no_lor_key"),
        ("PLR;Wert\n07300515;hoch\n07300516;mittel\n", "no_numbers"),
        ("PLR;Wert\n07300515;3\n07300515;4\n", "duplicate_keys"),
        ("PLR;Wert\n07300515;3\n07300516;4\n", "period_missing"),
    ],
)
def test_refused_tables_change_nothing(library, tmp_path, text, code):
    before = library.state()
    with pytest.raises(SozialraumError) as caught:
        import_table(library, write(tmp_path / "kita.csv", text), period="" if code == "period_missing" else "2024")
    assert caught.value.code == code
    assert library.state() == before


def test_table_of_a_key_system_the_library_lacks(tmp_path, data):
    path = tmp_path / "new.gpkg"
    create_library(path, [areas("2021")])
    with pytest.raises(SozialraumError) as caught:
        import_table(Library(path), data / "bevoelkerung/EWR201912E_Matrix.csv")
    assert (caught.value.code, caught.value.values["vintage"]) == ("old_keys_not_in_library", "2020")


def test_library_of_one_district_takes_its_part_of_the_city(tmp_path, data):
    path = tmp_path / "bezirk07.gpkg"
    create_library(path, [areas("2021", "07")])
    library = Library(path)
    sources = import_table(library, data / "bevoelkerung/SB_A01-16-00_2024h02_BE.xlsx").sources
    assert {(s.rows, s.matched) for s in sources} == {(542, 48)}
    assert numbers(library, "ew")["value"].sum() == 356_959
    assert numbers(library, "ew", "STADT")["value"].tolist() == [3_897_145]


def test_same_file_again_replaces_itself(library, data):
    file = data / "bevoelkerung/ewr_2022-02_t1_planning-areas.csv"
    import_table(library, file)
    (again,) = import_table(library, file).sources
    assert any(n.code == "source_again" for n in again.notes)
    assert (len(library.sources()), numbers(library, "ew")["value"].sum()) == (1, 3_850_809)


def test_cancel_changes_nothing(library, data):
    from sozialraum.processing.domain.errors import Cancelled

    def cancel(fraction):
        if fraction > 0.5:
            raise Cancelled

    before = library.state()
    with pytest.raises(Cancelled):
        import_table(library, data / "bevoelkerung/SB_A01-16-00_2024h02_BE.xlsx", progress=cancel)
    assert library.state() == before


def test_a_cancel_that_comes_after_the_commit_denies_nothing(library, data):
    from sozialraum.processing.domain.errors import Cancelled

    def cancel(fraction):
        if fraction == 1.0:
            raise Cancelled

    found = import_table(library, data / "bevoelkerung/ewr_2022-02_t1_planning-areas.csv", progress=cancel)
    assert library.sources()["source_id"].tolist() == [s.source_id for s in found.sources]


FRIEDENAU_WEST = ("07300515", "07300516", "07300517")
BERLIN = sorted(plr for plr in known_systems()["2021"] if plr[:2] != "99")  # 542 areas
AREAS_07 = [plr for plr in BERLIN if plr[:2] == "07"]  # 48 areas


def office_table(path, keys, *last):
    return write(path, "PLR;Name;Fälle\n" + "".join(f"{k};n;10\n" for k in keys) + "".join(f"{row}\n" for row in last))


@pytest.mark.parametrize("label", ["Summe;;", "Insgesamt;;", ";Summe:;", ";Gesamt;", ";Zusammen;"])
def test_a_row_of_totals_is_no_case_without_a_key(library, tmp_path, label):
    """Three areas are not the whole Bezirk: their sum is nobody's total and must not be counted again."""
    (source,) = import_table(
        library, office_table(tmp_path / "a.csv", FRIEDENAU_WEST, label + "30"), period="2023"
    ).sources
    assert (source.rows, source.matched, source.rejected) == (3, 3, 0)
    found = library.observations()
    assert found.groupby("level")["value"].sum().to_dict() == {"PLR": 30.0}
    assert not [n for n in source.notes if n.code == "table_sum_differs"]


def test_a_sum_that_is_none_is_told(library, tmp_path):
    file = office_table(tmp_path / "a.csv", FRIEDENAU_WEST, "Summe;;31")
    (source,) = import_table(library, file, period="2023").sources
    (note,) = [n for n in source.notes if n.code == "table_sum_differs"]
    assert note.values == {"row": 5, "sum": 30.0, "total": 31.0, "difference": -1.0}


@pytest.mark.parametrize(
    ("keys", "row", "level", "area"),
    [
        (FRIEDENAU_WEST, ";Berlin;600", "STADT", "BE"),
        (FRIEDENAU_WEST, "Berlin insgesamt;;600", "STADT", "BE"),
        (FRIEDENAU_WEST, ";Tempelhof-Schöneberg;500", "BEZ", "07"),
        (FRIEDENAU_WEST, ";Bezirk Tempelhof-Schöneberg;500", "BEZ", "07"),
        (AREAS_07, "Summe;;480", "BEZ", "07"),
        (
            sorted(known_systems()["2021"] - {p for p in known_systems()["2021"] if p[:2] == "99"}),
            ";Summe;5420",
            "STADT",
            "BE",
        ),
    ],
)
def test_a_named_total_is_published_of_its_area(library, tmp_path, keys, row, level, area):
    import_table(library, office_table(tmp_path / "a.csv", keys, row), period="2023")
    found = library.observations()
    totals = found[found["level"] != "PLR"]
    assert totals[["level", "area_id", "value"]].values.tolist() == [[level, area, float(row.rpartition(";")[2])]]


def test_split_key_columns_of_an_own_table(library, tmp_path):
    file = write(tmp_path / "a.csv", "BEZ;PGR;BZR;PLR;Fälle\n7;30;5;15;10\n07;30;05;16;11\n")
    import_table(library, file, period="2023")
    assert numbers(library, "a.faelle")[["area_id", "value"]].values.tolist() == [
        ["07300515", 10.0],
        ["07300516", 11.0],
    ]


def test_areas_that_a_table_lacks_are_told(library, tmp_path):
    (source,) = import_table(library, office_table(tmp_path / "a.csv", AREAS_07[:-1]), period="2023").sources
    (note,) = [n for n in source.notes if n.code == "areas_lacking"]
    assert note.values == {"count": 1, "areas": AREAS_07[-1]}


def test_next_years_file_counts_the_same(library, tmp_path):
    for year in (2022, 2023):
        import_table(library, office_table(tmp_path / f"hze_{year}-12.csv", FRIEDENAU_WEST))
    assert set(library.observations()["quantity"]) == {"hze.faelle"}
    assert set(library.observations()["period"]) == {"2022-12-31", "2023-12-31"}


def test_other_sheets_of_an_own_workbook_are_told(library, tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "2022"
    for sheet in (book.active, book.create_sheet("2023")):
        sheet.append(["PLR", "Fälle"])
        sheet.append(["07300515", 5])
    book.save(tmp_path / "a.xlsx")
    (source,) = import_table(library, tmp_path / "a.xlsx", period="2022").sources
    assert [n.values for n in source.notes if n.code == "other_sheets"] == [{"sheet": "2022", "sheets": "2023"}]


def test_an_area_declared_invalid_stands_outside_of_what_is_counted(library, data):
    import_table(library, data / "mss/mss_2021_indizes.csv")
    for quantity in ("mss.ew", "mss.ew.status1", "mss.ew.status4", "mss.sdi", "mss.si", "mss.di"):
        found = numbers(library, quantity)
        invalid = found[found["status"] == "not_applicable"]["area_id"]
        # domain.md 13: the six invalid areas of 2021
        assert sorted(invalid) == ["03300515", "03400831", "04400725", "05300838", "06200418", "10100205"]


@pytest.mark.parametrize(
    ("cells", "status", "value"),
    [
        (("3", "4"), "value", 7),
        (("3", "–"), "value", 3),
        (("–", "–"), "none", 0),  # nothing there is not the number 0
        (("3", "•"), "suppressed", None),
        (("•", "k. A."), "missing", None),  # missing claims less than secret, as in every other sum
        (("x", "x"), "not_applicable", None),
    ],
)
def test_unplaced_cases_are_added_like_all_other_numbers(library, tmp_path, cells, status, value):
    lines = "".join(f"ohne;{cell}\n" for cell in cells)
    import_table(library, write(tmp_path / "t.csv", f"PLR;Faelle\n01100101;5\n01100102;6\n{lines}"), period="2024")
    rest = numbers(library, "t.faelle", "REST")
    assert rest["status"].tolist() == [status]
    assert [None if v != v else v for v in rest["value"]] == [value]


def test_short_lines_say_nothing_and_break_nothing(library, tmp_path):
    text = (
        "ZEIT,PLR_ID,EW,SI_N,SI_V,DI_N,DI_V,SDI,KOM\n"
        "202212,01100101,100,4,sehr niedrig,3,stabil,4+/-,gültig\n"
        "202212,01100102\n"  # neither number nor class: not delivered, which is not "declared invalid"
        "202212,01100103,50,-9999,Planungsraum ohne Zuordnung,-9999,x,Planungsraum ohne Zuordnung,ungültig\n"
    )
    import_table(library, write(tmp_path / "mss.csv", text))
    assert numbers(library, "mss.ew")["status"].tolist() == ["value", "missing", "not_applicable"]
    assert numbers(library, "mss.ew.status4")["status"].tolist() == ["value", "missing", "not_applicable"]
    assert numbers(library, "mss.ew.status3")["status"].tolist() == ["none", "missing", "not_applicable"]


@pytest.mark.parametrize(
    "files", [("SB_A01-16-00_2020h02_T2a.csv", "EWR202012E_Matrix.csv"), ("EWR202012E_Matrix.csv",)]
)
def test_bands_of_one_source_are_whole_also_where_another_said_the_same_before(library, data, files):
    # Only the matrix cuts at 25. Its 6 to 15 and 15 to 18 equal those of T2a and so are in force as T2a's.
    for file in files:
        import_table(library, data / "bevoelkerung" / file)
    lines = (data / "bevoelkerung/EWR202012E_Matrix.csv").read_text(encoding="latin-1").splitlines()
    names = lines[0].split(";")
    wanted = [names.index(n) for n in ("E_E6U15", "E_E15U18", "E_E18U25")]
    people = sum(int(line.split(";")[at]) for line in lines[1:] for at in wanted)
    found = Numbers.read(library)
    column = found.column("ew.alter.6_25", date(2020, 12, 31), "2020", "STADT")
    assert column.values.tolist() == [people]
    matrix = library.sources().set_index("file").loc["EWR202012E_Matrix.csv", "source_id"]
    assert column.sources[0] == {matrix}


def own_table(library, tmp_path, header, name="t.csv", above="", values=(1, 2, 3)):
    lines = "".join(f"{plr};{value}\n" for plr, value in zip(FRIEDENAU_WEST, values, strict=True))
    import_table(library, write(tmp_path / name, f"{above}PLR;{header}\n{lines}"), period="2024")
    return library.quantities().set_index("quantity")


@pytest.mark.parametrize(
    ("name", "above", "marked"),
    [
        ("t.csv", "", False),
        ("t.csv", "VERTRAULICH – nur für den Dienstgebrauch;\n", True),
        ("hilfen-zur-erziehung_2024.csv", "", True),
        ("kitas.csv", "Belegte Plätze;\n", False),
    ],
)
def test_a_table_that_calls_itself_secret_is_stored_so(library, tmp_path, name, above, marked):
    found = own_table(library, tmp_path, "Fälle", name, above)
    assert found["confidential"].tolist() == [marked]


def test_public_statistics_are_not_made_secret_by_a_remark(library, tmp_path):
    text = "LOR;Population\n01100101;10\n"
    import_table(library, write(tmp_path / "vertraulich.csv", text), period="2024")
    assert library.quantities()["confidential"].tolist() == [False]


@pytest.mark.parametrize("header", ["Prozent", "in v. H.", "Hilfeziffer", "Versorgungsgrad", "Auslastung"])
def test_rates_in_whole_numbers_are_never_summed(library, tmp_path, header):
    assert own_table(library, tmp_path, header)["kind"].tolist() == ["intensive"]


@pytest.mark.parametrize("header", ["Fälle", "•", "Größe in m² (Kataster)", "6-15", "🙂", "Ä" * 300, "%", "κ"])
@pytest.mark.parametrize("name", ["ew.csv", "MSS_2023.csv", "2024.csv", "Tagesgruppen (neu).csv"])
def test_ids_of_own_quantities_can_stand_in_a_formula_and_mean_nothing_known(library, tmp_path, header, name):
    (quantity,) = own_table(library, tmp_path, header, name).index
    assert parse(quantity)[0].quantity == quantity
    assert quantity.partition(".")[0] not in ("ew", "mss")


def test_mss_without_its_column_of_people_brings_its_groups(library, tmp_path):
    text = "ZEIT,PLR_ID,SI_N,SI_V,DI_N,DI_V,SDI,KOM\n202212,01100101,4,sehr niedrig,3,stabil,4+/-,gültig\n"
    import_table(library, write(tmp_path / "mss.csv", text))
    assert numbers(library, "mss.sdi")["text"].tolist() == ["4+/-"]
    assert numbers(library, "mss.ew").empty
