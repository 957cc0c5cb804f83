# SPDX-License-Identifier: GPL-2.0-or-later
"""The profile of real areas against the values of planner.md section 3 and 4.4 and of the data's README."""

import csv
from datetime import date

import numpy as np
import pytest
from sozialraum.processing.domain.checks import disagreements
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.lor import CITY
from sozialraum.processing.domain.mapping import choropleth
from sozialraum.processing.domain.profile_builder import (
    available_periods,
    build_profile,
    indicator_rows,
    indicator_series,
)
from sozialraum.processing.domain.profile_parts import series_of
from sozialraum.processing.domain.status import Flag, Status
from sozialraum.processing.domain.subject import subject_of

NB = "\u00a0"
AREA = "073005"  # Friedenau West

# planner.md section 3, page 2: Anzahl, Gebiet, Bezirk, Berlin, Rang
PAGE_2 = {
    "ew": ("x", "25.939", "356.959", "3.897.145", "6 von 15"),
    "ew_dichte": ("x", "177,4", "67,3", "43,7", "3 von 15"),
    "ew_u06": ("1.363", f"5,3{NB}%", f"5,3{NB}%", f"5,4{NB}%", "9 von 15 (2 gleich)"),
    "b1": ("3.941", f"15,2{NB}%", f"15,7{NB}%", f"16,3{NB}%", "10 von 15"),
    "b2": ("5.432", f"20,9{NB}%", f"21,1{NB}%", f"18,9{NB}%", "7 von 15"),
    "jugendquotient": ("3.941", "23,8", "24,8", "25,1", "9 von 15"),
    "altenquotient": ("5.432", "32,8", "33,3", "29,2", "7 von 15"),
    "t3": ("8.869", f"34,2{NB}%", f"42,7{NB}%", f"41,1{NB}%", "13 von 15"),
    "t4": ("4.889", f"18,8{NB}%", f"23,4{NB}%", f"24,9{NB}%", "13 von 15"),
    "kita_plaetze": ("1.302", "94,6", "86,2", "87,6", "6 von 15"),
    "jfe_plaetze": ("207", "4,0", "5,4", "5,9", "12 von 15"),
    "a5": ("7.814", "0,30", "0,57", "0,61", "13 von 15"),
}


@pytest.fixture(scope="module")
def profile(berlin):
    return build_profile(berlin, AREA)


def test_every_indicator_of_the_planning_areas(profile, berlin):
    """planner.md 3.4: from 14,3 % (Odenwaldstraße) to 16,5 % (Perelsplatz)."""
    below = profile.below["b1"]
    named = {area.name: cell.text for area, cell in below.cells}
    assert (named["Odenwaldstraße"], named["Perelsplatz"]) == (f"14,3{NB}%", f"16,5{NB}%")
    assert below.period == date(2024, 12, 31)
    assert below.reliable is True
    assert build_profile(berlin, "07300515").below["b1"].cells == ()


# --- page 2


@pytest.mark.parametrize("indicator", PAGE_2)
def test_key_figures_in_comparison(profile, indicator):
    row = profile.row(indicator)
    shown = (row.count.text, row.area.text, row.district.text, row.city.text, row.rank.text)
    assert shown == PAGE_2[indicator]
    assert (row.rank.of, row.rank.sisters, len(row.sisters)) == (15, 15, 15)


def test_district_and_city_have_their_change(profile):
    # page 1: "Bezirk +1,7 %, Berlin +3,4 %"; 350.984 -> 356.959 and 3.769.495 -> 3.897.145
    change = profile.row("ew").changes[5]
    assert (change.since, change.district.text, change.city.text) == (date(2019, 12, 31), f"+1,7{NB}%", f"+3,4{NB}%")


def test_the_year_before_is_not_in_the_library(profile):
    assert profile.missing_dates == (date(2023, 12, 31),)
    assert all(set(row.changes) == {5} for row in profile.rows)


def test_places_are_divided_by_the_people_of_their_date(profile):
    kita, a5 = profile.row("kita_plaetze"), profile.row("a5")
    assert (kita.period, kita.denominator_period, kita.own_date) == (date(2022, 12, 31), date(2022, 12, 31), True)
    assert (a5.period, a5.denominator_period, a5.own_date) == (date(2025, 12, 31), date(2024, 12, 31), True)
    assert not profile.row("b1").own_date


def test_deviation_of_the_play_area(profile):
    assert profile.row("a5").deviation == pytest.approx(-1.09, abs=0.005)  # planner.md 3.4


# planner.md 4.4, column Berlin 31.12.2024
BERLIN = {
    "ew": "3.897.145", "ew_dichte": "43,7", "ew_u06": f"5,4{NB}%", "b1": f"16,3{NB}%", "b2": f"18,9{NB}%",
    "jugendquotient": "25,1", "altenquotient": "29,2", "frauen": f"50,5{NB}%", "t3": f"41,1{NB}%", "t4": f"24,9{NB}%",
    "mh_u18": f"57,4{NB}%", "mh_65": f"18,2{NB}%", "kita_plaetze": "87,6", "a7": "k. A.", "jfe_plaetze": "5,9",
    "pflege_plaetze": "4,3", "a5": "0,61", "mss_f1": f"10,7{NB}%", "mss_f2": f"8,9{NB}%",
}  # fmt: skip


@pytest.mark.parametrize("indicator", BERLIN)
def test_berlin(berlin, indicator):
    assert build_profile(berlin, CITY).row(indicator).area.text == BERLIN[indicator]
    assert build_profile(berlin, AREA).row(indicator).city.text == BERLIN[indicator]


def test_a7_is_absent_because_of_its_age_band(profile):
    a7 = profile.row("a7")
    assert (a7.area.reason.code, a7.city.reason.code, a7.count.text) == ("absent_band", "absent_band", "207")


# --- page 1 and 3


def test_title_and_share(profile):
    assert (profile.area.name, profile.vintage, profile.period) == ("Friedenau West", "2021", date(2024, 12, 31))
    assert [p.area_id for p in profile.parents] == ["0730", "07"]
    assert (profile.district.area_id, profile.city.name) == ("07", "Berlin")
    assert profile.share_of_district.text == f"7,3{NB}%"
    assert round(profile.area_m2 / 10_000, 1) == 146.2
    assert not profile.fictional


def test_age_structure(profile):
    own, district, city = profile.ages.bars
    shares = [c.text.removesuffix(f"{NB}%") for c in own.shares]
    assert shares == ["5,3", "7,4", "2,5", "10,3", "26,8", "11,6", "15,2", "20,9"]
    assert (own.area.area_id, district.area.area_id, city.area.area_id) == (AREA, "07", CITY)
    # The counts are whole: they add up to the population.
    assert sum(c.exact for c in own.counts) == 25_939
    assert sum(c.exact for c in city.counts) == 3_897_145


def test_population_line_goes_back_where_the_area_is_bridged(profile, berlin):
    # Friedenau West is the old planning area 07030301.
    assert not profile.series.recut
    assert [(p.period.year, p.vintage, p.quality, p.cell.text) for p in profile.series.points] == [
        (2014, "2020", "merged", "23.870"), (2015, "2020", "merged", "24.069"), (2019, "2020", "merged", "24.771"),
        (2020, "2021", None, "24.466"), (2021, "2021", None, "24.797"), (2022, "2021", None, "25.372"),
        (2024, "2021", None, "25.939"),
    ]  # fmt: skip
    assert not any(p.cell.flag for p in profile.series.points)
    city = build_profile(berlin, CITY).series
    assert not city.recut
    assert [(p.period.year, p.vintage, int(p.cell.exact)) for p in city.points] == [
        (2014, "2020", 3_562_166), (2015, "2020", 3_610_156), (2019, "2020", 3_769_495), (2020, "2021", 3_769_962),
        (2021, "2021", 3_775_480), (2022, "2021", 3_850_809), (2024, "2021", 3_897_145),
    ]  # fmt: skip


def test_any_indicator_has_its_series(berlin, profile):
    subject = subject_of(berlin, AREA)
    b1, sources = series_of(subject, profile.row("b1").indicator)
    # 2019 from the age matrix of 07030301, 2020 published in both key systems, 2024 as on page 2: 15,2 %, −0,3 Pp.
    assert [(p.period.year, p.vintage) for p in b1.points][-4:] == [
        (2020, "2021"), (2021, "2021"), (2022, "2021"), (2024, "2021"),
    ]  # fmt: skip
    values = {p.period.year: p.cell for p in b1.points}
    assert values[2024].text == f"15,2{NB}%"
    assert values[2024].exact - values[2019].exact == pytest.approx(-0.3, abs=0.05)
    assert sources


def test_a_series_has_the_dates_an_office_delivered_the_share_for_itself(numbers_of):
    rows = [("07100101", "ew", "2024-12-31", 1000), ("07100101", "ew.alter.0_18", "2024-12-31", 160),
            ("071001", "kid.b1", "2022-12-31", 15.5)]  # fmt: skip
    numbers = numbers_of(rows, ("07100101",), kinds={"kid.b1": "intensive"})
    series, _ = indicator_series(numbers, "071001", "b1")
    assert [(p.period.year, p.cell.text) for p in series.points] == [(2022, f"15,5{NB}%"), (2024, f"16,0{NB}%")]
    assert indicator_series(numbers, "071001", "mss_gruppe")[0].points == ()  # classes have no line


def test_table_of_the_planning_areas(profile):
    table = profile.children
    assert table.titles == (
        "EW", "seit 31.12.2019", "EW je Hektar", "unter 18 %", "65 und älter %", "Ausländerinnen und Ausländer %",
        "MSS 2021",
    )  # fmt: skip
    mss = "2+/- (Status mittel, Dynamik stabil)"
    # The planning areas are parts of 07030301: its 24.771 people of 2019 are shared out as its 24.466 of 2020 lived in
    # them (T1b: 6.860, 8.839 and 8.767), so 6.946, 8.949 and 8.876.
    assert {r.area.area_id: [c.text for c in r.cells] for r in table.rows} == {
        "07300515": ["6.961", f"≈+0,2{NB}%", "189,6", "14,4", "21,8", "15,0", mss],
        "07300516": ["8.896", f"≈−0,6{NB}%", "193,9", "14,3", "20,5", "18,2", mss],
        "07300517": ["10.082", f"≈+13,6{NB}%", "158,4", "16,5", "20,7", "22,0", mss],
        "073005": ["25.939", f"+4,7{NB}%", "177,4", "15,2", "20,9", "18,8", "x"],
        "07": ["356.959", f"+1,7{NB}%", "67,3", "15,7", "21,1", "23,4", "x"],
        CITY: ["3.897.145", f"+3,4{NB}%", "43,7", "16,3", "18,9", "24,9", "x"],
    }
    assert [r.role for r in table.rows] == ["child", "child", "child", "self", "district", "city"]


def test_classes_of_the_map_as_in_the_dock(profile):
    # planner.md 2.2
    b1, mss = profile.maps
    assert [(c.label, c.count) for c in b1.classes] == [
        ("unter 14,3", 8), ("14,3 bis unter 15,1", 11), ("15,1 bis unter 16,2", 7), ("16,2 bis unter 17,7", 11),
        ("17,7 und mehr", 11),
    ]  # fmt: skip
    assert {a: b1.cells[a].text for a in b1.cells if a.startswith(AREA)} == {
        "07300515": "14,4", "07300516": "14,3", "07300517": "16,5",
    }  # fmt: skip
    assert (mss.indicator.indicator, sum(c.count for c in mss.classes), len(mss.cells)) == ("mss_gruppe", 48, 48)


def test_dock_and_paper_show_the_same_classes(profile, berlin):
    assert choropleth(berlin, "b1", "PLR", "07") == profile.maps[0]


# --- page 4


def test_facilities(profile):
    shown = {
        r.theme: (r.title, r.count.text, r.capacity.text, r.unit, r.rate.text, r.district.text, r.city.text, r.period)
        for r in profile.facilities
    }
    assert shown == {
        "kita": ("Kitas", "27", "1.302", "Plätze", "94,6", "86,2", "87,6", date(2022, 12, 31)),
        "schule": ("Schulen", "6", "x", "Plätze", "x", "x", "x", date(2023, 10, 31)),
        "jfe": ("Jugendfreizeiteinrichtungen", "1", "207", "Plätze", "4,0", "5,4", "5,9", date(2022, 12, 31)),
        "pflege": ("Pflegeheime", "2", "182", "Plätze", "3,4", "2,8", "4,3", date(2023, 7, 31)),
        "spielplatz": ("Spielplätze", "10", "7.814", "m² netto", "0,30", "0,57", "0,61", date(2025, 12, 31)),
    }
    by_theme = {r.theme: r for r in profile.facilities}
    assert by_theme["schule"].kinds == (("Grundschule", 2),)
    assert {t: len(r.points) for t, r in by_theme.items()} == {
        "kita": 27,
        "schule": 6,
        "jfe": 1,
        "pflege": 2,
        "spielplatz": 0,
    }
    assert [c.text for c in by_theme["kita"].by_child.values()] == ["3", "8", "16"]
    assert sum(p.capacity.value for p in by_theme["kita"].points) == 1302
    assert by_theme["jfe"].by_child["07300515"].text == "–"  # imported, none here


def test_what_could_not_be_placed_is_named(profile):
    (playgrounds,) = profile.unplaced
    assert (playgrounds.title, playgrounds.count) == ("Spielplätze", 2)
    assert any("Lauterplatz" in name for name in playgrounds.names)
    assert any("Nuthestr. 26" in name for name in playgrounds.names)


def test_play_areas_without_size_do_not_hide_the_sum(berlin):
    # planner.md 4.3.6: net play area is missing for 25 playgrounds in 22 PLR, 19 regions, 9 Bezirke
    day = date(2025, 12, 31)
    counts = {
        level: berlin.column("spielplatz.netto_m2", day, "2021", level).unstated for level in ("PLR", "BZR", "BEZ")
    }
    assert counts["PLR"].sum() == 25
    assert [int((counts[level] > 0).sum()) for level in ("PLR", "BZR", "BEZ")] == [22, 19, 9]
    a5 = build_profile(berlin, CITY).row("a5").area
    assert (a5.text, a5.status, a5.flag) == ("0,61", Status.VALUE, Flag.INCOMPLETE)


def test_sources_are_those_of_what_is_printed(profile):
    used = {i for row in profile.rows for i in row.source_ids}
    assert used <= {s.source_id for s in profile.sources}
    assert not any(s.published for s in profile.sources)  # nobody said so
    files = {s.file for s in profile.sources}
    assert "kindertagesstaetten.geojson" in files
    assert "schulen.geojson" in files
    assert {"EWR201412E_Matrix.csv", "EWR201912E_Matrix.csv"} <= files  # the line and the changes
    assert "SB_A01-16-00_2020h02_T1a.csv" in files  # by which the planning areas' estimates were shared out


def test_shapes_of_the_maps(profile):
    assert (len(profile.shapes.sisters), len(profile.shapes.children), len(profile.shapes.neighbours)) == (15, 3, 45)


# --- sums of the whole city


@pytest.mark.parametrize(
    ("day", "vintage", "total"),
    [
        ("2014-12-31", "2020", 3_562_166), ("2015-12-31", "2020", 3_610_156), ("2019-12-31", "2020", 3_769_495),
        ("2020-12-31", "2021", 3_769_962), ("2021-12-31", "2021", 3_775_480), ("2022-12-31", "2021", 3_850_809),
        ("2024-12-31", "2021", 3_897_145),
    ],
)  # fmt: skip
def test_population_is_the_same_over_every_level(berlin, day, vintage, total):
    for level in ("PLR", "BZR", "PGR", "BEZ", "STADT"):
        column = berlin.column("ew", date.fromisoformat(day), vintage, level)
        assert np.nansum(column.values) == total
        # Until 2018 there were 447 planning areas; the 448th is "not applicable", not missing.
        assert set(column.statuses) <= {Status.VALUE, Status.NOT_APPLICABLE}
        assert column.statuses.count(Status.NOT_APPLICABLE) == (level == "PLR" and day < "2019")


def test_population_of_the_districts(berlin):
    # README of the data, 31.12.2024
    values = berlin.column("ew", date(2024, 12, 31), "2021", "BEZ").values.astype(int).tolist()
    assert values == [397004, 292624, 427276, 343500, 259277, 310044, 356959, 329488, 297236, 294091, 315548, 274098]


def test_residents_with_migration_background(berlin):
    assert berlin.column("ew.mh", date(2024, 12, 31), "2021", "STADT").values[0] == 1_601_865


def test_published_totals_agree_with_their_parts(berlin):
    assert disagreements(berlin) == []


def test_facilities_over_all_planning_areas(berlin, data):
    day = date(2022, 12, 31)
    column = berlin.column("kita.count", day, "2021", "PLR")
    with (data / "fachdaten/kitas_per_plr_simple.csv").open(encoding="utf-8-sig") as file:
        lines = list(csv.DictReader(file))
    key = next(k for k in lines[0] if "id" in k.lower() or "plr" in k.lower())
    count = next(k for k in lines[0] if "count" in k.lower() or "num" in k.lower() or "anzahl" in k.lower())
    published = {line[key].zfill(8): float(line[count] or 0) for line in lines}
    assert dict(zip(berlin.areas("2021", "PLR").ids, column.values.tolist(), strict=True)) == published
    assert sum(s is Status.NONE for s in column.statuses) == 16
    assert berlin.column("kita.count", day, "2021", "STADT").values[0] == 2880
    assert berlin.column("kita.capacity", day, "2021", "STADT").values[0] == 194_979
    by_district = berlin.column("kita.count", day, "2021", "BEZ").values.astype(int).tolist()
    assert by_district == [348, 288, 388, 275, 153, 201, 277, 250, 207, 150, 175, 168]


def test_eight_age_groups_from_the_age_matrix(berlin):
    # The old matrix has single years and own bands; the eight groups of 2019 must partition its total in every area.
    groups = ["0_6", "6_15", "15_18", "18_27", "27_45", "45_55", "55_65", "65_"]
    columns = [berlin.column(f"ew.alter.{g}", date(2019, 12, 31), "2020", "PLR") for g in groups]
    total = berlin.column("ew", date(2019, 12, 31), "2020", "PLR")
    np.testing.assert_array_equal(sum(c.values for c in columns), total.values)
    assert berlin.column("ew.alter.6_25", date(2019, 12, 31), "2020", "STADT") is not None
    assert berlin.column("ew.alter.6_25", date(2024, 12, 31), "2021", "STADT") is None


# --- unusual areas


def test_an_area_without_inhabitants(berlin):
    profile = build_profile(berlin, "03400831")
    assert profile.row("ew").area.text == "0"
    assert {profile.row(i).area.text for i in ("b1", "b2", "t4", "kita_plaetze")} == {"x"}
    assert {c.text for c in profile.ages.bars[0].shares} == {"x"}


@pytest.mark.parametrize("area_id", ["03400831", "06200418", "03300515", "04400725", "05300838", "12200411"])
def test_planning_areas_under_300_inhabitants_have_no_shares(berlin, area_id):
    b1 = build_profile(berlin, area_id).row("b1").area
    assert (b1.text, b1.reason.code) == ("x", "small_population")


def test_only_these_six_are_small(berlin):
    cells = [build_profile(berlin, a).row("b1").area for a in berlin.areas("2021", "PLR").ids[::20]]
    column = berlin.column("ew", date(2024, 12, 31), "2021", "PLR")
    assert int((column.values < 300).sum()) == 6
    assert all(c.status is Status.VALUE or c.reason.code == "small_population" for c in cells)


def test_a_region_of_one_planning_area(berlin):
    single = [
        b for b in berlin.areas("2021", "BZR").ids if sum(p.startswith(b) for p in berlin.areas("2021", "PLR").ids) == 1
    ]
    assert len(single) == 8  # planner.md 0.12
    rows = build_profile(berlin, single[0]).children.rows
    assert [r.role for r in rows] == ["child", "self", "district", "city"]
    assert rows[0].cells[0].text == rows[1].cells[0].text


@pytest.mark.parametrize(
    ("area_id", "sisters", "children"), [("07", 12, 6), ("0730", 6, 2), ("07300515", 48, 0), (CITY, 0, 12)]
)
def test_every_level_has_a_profile(berlin, area_id, sisters, children):
    profile = build_profile(berlin, area_id)
    assert len([r for r in profile.children.rows if r.role == "child"]) == children
    assert len(profile.sisters) == sisters
    assert (profile.row("mss_gruppe") is None) == (len(area_id) != 8)


def test_an_area_of_the_old_key_system(berlin):
    profile = build_profile(berlin, "07030301")
    assert (profile.vintage, profile.period, profile.row("ew").area.text) == ("2020", date(2020, 12, 31), "24.466")


def test_an_earlier_date(berlin):
    profile = build_profile(berlin, AREA, date(2022, 12, 31))
    assert profile.period == date(2022, 12, 31)
    assert (profile.row("ew").area.text, profile.row("a5").area.text) == ("25.372", "k. A.")
    assert profile.row("a5").area.reason.code == "no_such_period"
    assert not profile.row("kita_plaetze").own_date
    assert set(profile.row("ew").changes) == {1}  # 2021 is there, 2017 is not
    assert profile.row("ew").changes[1].area.text == f"+2,3{NB}%"  # 24.797 -> 25.372: 2,319 %
    district = build_profile(berlin, "07", date(2015, 12, 31))
    assert (district.vintage, district.period) == ("2020", date(2015, 12, 31))


def test_dates_on_offer(berlin):
    assert available_periods(berlin, AREA) == tuple(date(y, 12, 31) for y in (2024, 2022, 2021, 2020))
    assert available_periods(berlin)[-1] == date(2014, 12, 31)


def test_rows_alone_are_those_of_the_profile(berlin, profile):
    assert indicator_rows(berlin, AREA) == profile.rows


@pytest.mark.parametrize("area_id", ["079999", "7", "", "Friedenau", "0730051"])
def test_what_is_no_area_is_refused(berlin, area_id):
    with pytest.raises(SozialraumError) as caught:
        build_profile(berlin, area_id)
    assert caught.value.code == "area_unknown"


# --- what a district's own list says


def test_a_list_of_one_district_is_not_berlins(berlin_library, data, tmp_path):
    import geopandas
    from sozialraum.processing.domain.facilities import import_facilities
    from sozialraum.processing.domain.library import Library
    from sozialraum.processing.domain.numbers import Numbers

    Library(berlin_library).backup(tmp_path / "bezirk.gpkg")
    library = Library(tmp_path / "bezirk.gpkg")
    sites = geopandas.read_file(data / "fachdaten/kindertagesstaetten.geojson")[["e_name", "geometry"]]
    own = geopandas.sjoin(sites, library.areas("2021", "BEZ").query("area_id == '07'"), predicate="within")
    own = own[["e_name", "geometry"]]
    own.attrs["name"] = "bibliotheken_07"
    import_facilities(library, own, theme="bibliothek", name="e_name", period="31.12.2022")
    numbers = Numbers.read(library)
    day = date(2022, 12, 31)
    assert numbers.column("bibliothek.count", day, "2021", "BEZ").values[6] == 277  # README: Kitas in Bezirk 07
    assert numbers.column("bibliothek.count", day, "2021", "STADT").partial
    rows = {r.theme: r for r in build_profile(numbers, AREA).facilities}
    assert (rows["bibliothek"].count.text, rows["bibliothek"].imported) == ("27", True)
    elsewhere = {r.theme: r for r in build_profile(numbers, "08").facilities}
    assert (elsewhere["bibliothek"].count.text, elsewhere["bibliothek"].imported) == ("k. A.", False)
    (source,) = [s for s in build_profile(numbers, AREA).sources if "bibliothek" in (s.title + s.sheet).lower()]
    assert not source.published


def test_kulissen_that_cover_or_cut_an_area(berlin_library, berlin, tmp_path):
    import geopandas
    from shapely.geometry import box
    from sozialraum.processing.domain.facilities import import_facilities
    from sozialraum.processing.domain.library import Library
    from sozialraum.processing.domain.numbers import Numbers

    assert build_profile(berlin, AREA).kulissen is None  # never imported
    Library(berlin_library).backup(tmp_path / "kulissen.gpkg")
    library = Library(tmp_path / "kulissen.gpkg")
    region = library.areas("2021", "BZR").set_index("area_id").geometry
    west, south, east, north = region[AREA].bounds
    shapes = [
        region[AREA].buffer(50),
        box(east - 30, south, east + 500, north),
        box(east + 5_000, south, east + 5_500, north),
    ]
    frame = geopandas.GeoDataFrame({"name": ["Ganz", "Rand", "Fern"]}, geometry=shapes, crs=25833)
    frame.attrs["name"] = "kulissen"
    import_facilities(library, frame, theme="kulisse", name="name", period="31.12.2023")
    numbers = Numbers.read(library)
    assert build_profile(numbers, AREA).kulissen == ("Ganz", "Rand")
    assert build_profile(numbers, "12200411").kulissen == ()
    assert "kulissen" in {s.sheet for s in build_profile(numbers, "12200411").sources}


# --- laws


def test_ranks_of_all_regions_fill_all_places(berlin):
    for district in berlin.areas("2021", "BEZ").ids:
        regions = [b for b in berlin.areas("2021", "BZR").ids if b.startswith(district)]
        found = [build_profile(berlin, b).row("b1") for b in regions]
        values = sorted((r.area.value for r in found), reverse=True)
        assert [values.index(r.area.value) + 1 for r in found] == [r.rank.position for r in found]
        assert all(r.sisters[b] == r.area for r, b in zip(found, regions, strict=True))


# --- speed
