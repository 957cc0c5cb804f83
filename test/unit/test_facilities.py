# SPDX-License-Identifier: GPL-2.0-or-later
"""From an office's layer to features and numbers. Reference values: README of the shared data."""

import json

import geopandas
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from sozialraum.processing.domain import facility_layouts, keys, placing
from sozialraum.processing.domain.areas import create_library
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.facilities import import_facilities
from sozialraum.processing.domain.library import Library

PLR = sorted(i for i in keys.known_systems()["2021"] if i.startswith("99"))
X, Y = 390_000.0, 5_820_000.0


def squares(count):
    return [
        shapely.box(X + 100 * (n % 8), Y + 100 * (n // 8), X + 100 * (n % 8 + 1), Y + 100 * (n // 8 + 1))
        for n in range(count)
    ]


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    """33 squares of 100 m in rows of eight; PLR[0] at X, Y, PLR[1] east of it, PLR[8] north of it."""
    boxes = squares(33)
    path = tmp_path_factory.mktemp("district") / "bezirk.gpkg"
    create_library(path, [geopandas.GeoDataFrame({"PLR_ID": PLR}, geometry=boxes, crs=25833)])
    return Library(path)


@pytest.fixture
def lib(district, tmp_path):
    district.backup(tmp_path / "bezirk.gpkg")
    return Library(tmp_path / "bezirk.gpkg")


@pytest.fixture(scope="session")
def berlin(data, tmp_path_factory):
    path = tmp_path_factory.mktemp("berlin") / "berlin.gpkg"
    plr = pyogrio.read_dataframe(data / "lor2021/lor_2021.gpkg", layer="planungsraeume")
    create_library(path, [plr])
    return Library(path)


def layer(geometry, **columns):
    frame = geopandas.GeoDataFrame(columns, geometry=list(geometry), crs=25833)
    frame.attrs["name"] = "orte"
    return frame


def points(*at, **columns):
    """Points at offsets in metres from the district's corner."""
    return layer([shapely.Point(X + x, Y + y) for x, y in at], **columns)


def put(lib, frame, **more):
    return import_facilities(lib, frame, **({"theme": "kita", "period": "31.12.2022"} | more))


def numbers(lib, quantity):
    """Value, status and flag by area of what is there."""
    frame = lib.observations()
    frame = frame[(frame["quantity"] == quantity) & (frame["status"] != "none")]
    return {r.area_id: (r.value, r.status, r.flag) for r in frame.itertuples()}


# --- points


def test_points_are_counted_once_and_places_summed(lib):
    frame = points((50, 50), (60, 60), (150, 50), Platz=["20", "1.030", "7"], Name=["A", "B", "C"])
    done = put(lib, frame, capacity="platz", name="NAME", office="Jugendamt", title="Kitas 2022", file="kitas.geojson")
    assert (done.features, done.outside, done.capacity_total, done.theme) == (3, 0, 1057.0, "kita")
    assert numbers(lib, "kita.count") == {PLR[0]: (2, "value", ""), PLR[1]: (1, "value", "")}
    assert numbers(lib, "kita.capacity") == {PLR[0]: (1050, "value", ""), PLR[1]: (7, "value", "")}
    observed = lib.observations()
    none = observed[observed["status"] == "none"]
    assert len(none) == 2 * 31, "in 31 areas there is none, which is said"
    assert none["value"].eq(0).all()
    assert set(observed["period"]) == {"2022-12-31"}
    assert set(observed["level"]) == {"PLR"}
    row = lib.sources().iloc[0]
    assert (row.office, row.title, row.file, row.period) == ("Jugendamt", "Kitas 2022", "kitas.geojson", "2022-12-31")
    assert (row.rows, row.matched, row.rejected, row.published) == (3, 3, 0, False)
    features = lib.facilities("point", "kita")
    assert features["name"].tolist() == ["A", "B", "C"]
    assert features["capacity"].tolist() == [20, 1030, 7]
    assert json.loads(features["attributes"][0]) == {"Platz": "20", "Name": "A"}
    assert lib.quantities()[["quantity", "unit", "kind"]].values.tolist() == [
        ["kita.capacity", "Plätze", "extensive"],
        ["kita.count", "Anzahl", "extensive"],
    ]


def test_a_point_on_a_border_belongs_to_the_lowest_key(lib):
    # between PLR[0] and PLR[1]; on the corner of four squares; on the outer border
    done = put(lib, points((100, 50), (200, 100), (0, 0)))
    assert numbers(lib, "kita.count") == {PLR[0]: (2, "value", ""), PLR[1]: (1, "value", "")}
    assert [(n.code, n.values["count"]) for n in done.notes] == [("on_border", 2)]


def test_stacked_points_all_count(lib):
    put(lib, points((50, 50), (50, 50), (50, 50)))
    assert numbers(lib, "kita.count")[PLR[0]][0] == 3


def test_outside_stays_in_the_total_and_is_listed(lib):
    frame = points((50, 50), (-10, 50), platz=[5, 8], name=["innen", "außen"])
    done = put(lib, frame, capacity="platz", name="name")
    assert (done.features, done.outside, done.outside_names) == (2, 1, ("außen",))
    assert numbers(lib, "kita.count")["BE"] == (1, "value", "")
    assert numbers(lib, "kita.capacity") == {PLR[0]: (5, "value", ""), "BE": (8, "value", "")}
    rest = lib.observations().query("level == 'REST'")
    assert set(rest["area_id"]) == {"BE"}
    assert lib.rejects(done.source_id)[["row_no", "content", "reason"]].values.tolist() == [
        [2, "außen", "outside_areas"]
    ]
    assert done.capacity_total == 13


def test_capacity_zero_unstated_and_unreadable_are_three_things(lib):
    frame = points(*[(50, 50)] * 6, platz=["0", None, "k. A.", "viele", "-5", "12"], name=list("abcdef"))
    done = put(lib, frame, capacity="platz", name="name")
    assert done.zero_capacity == ("a",)
    assert done.without_capacity == ("b", "c", "d", "e")
    assert done.capacity_total == 12
    assert numbers(lib, "kita.capacity") == {PLR[0]: (12, "value", "incomplete")}
    assert numbers(lib, "kita.capacity.unstated") == {PLR[0]: (4, "value", "")}
    assert lib.rejects()[["row_no", "column_name", "content", "reason"]].values.tolist() == [
        [4, "platz", "viele", "not_a_number"],
        [5, "platz", "-5", "not_a_number"],
    ]
    stored = lib.facilities("point")["capacity"]
    assert stored[0] == 0
    assert stored[1:5].isna().all()


def test_an_area_whose_only_facility_has_0_places_is_not_an_area_without_one(lib):
    put(lib, points((50, 50), platz=[0]), capacity="platz")
    assert numbers(lib, "kita.capacity") == {PLR[0]: (0, "value", "")}
    assert "kita.capacity.unstated" not in set(lib.observations()["quantity"])


def test_no_field_for_places_no_quantity(lib):
    done = put(lib, points((50, 50)), theme="schule")
    assert done.capacity_total is None
    assert done.without_capacity == ()
    assert set(lib.observations()["quantity"]) == {"schule.count"}


def test_features_without_geometry_are_listed_not_counted(lib):
    frame = layer([shapely.Point(X + 50, Y + 50), None, shapely.Point()], n=["a", "b", "c"])
    done = put(lib, frame, name="n")
    assert (done.features, done.rejected) == (1, 2)
    assert done.rejects[["row_no", "content", "reason"]].values.tolist() == [
        [2, "b", "no_geometry"],
        [3, "c", "no_geometry"],
    ]
    assert lib.sources()["rejected"].tolist() == [2]
    infinite = layer([shapely.Point(X + 50, Y + 50), shapely.Point(np.inf, 0)])
    assert put(lib, infinite, theme="pflege").rejected == 1


def test_a_multi_point_counts_once(lib):
    frame = layer([shapely.MultiPoint([(X + 50, Y + 50), (X + 150, Y + 50)]), shapely.Point(X + 250, Y + 50)])
    put(lib, frame)
    assert sum(v for v, _, _ in numbers(lib, "kita.count").values()) == 2
    assert set(lib.facilities("point").geom_type) == {"Point"}


@pytest.mark.parametrize("crs", [4326, 3068, 31469, 3857, 25832])
def test_other_coordinate_systems_find_the_same_area(lib, crs):
    frame = points((50, 50), (150, 50)).to_crs(crs)
    frame.attrs["name"] = "x"
    done = put(lib, frame)
    assert set(numbers(lib, "kita.count")) == {PLR[0], PLR[1]}
    assert all(n.code.startswith("crs_transformed") for n in done.notes)


def test_public_is_yes_no_or_not_said(lib):
    frame = points(*[(50, 50)] * 4, offen=["Ja", "nein", None, "0"])
    put(lib, frame, public="offen")
    assert [None if pd.isna(v) else int(v) for v in lib.facilities("point")["public"]] == [1, 0, None, 0]


def test_a_layer_may_be_marked_as_not_public_as_a_whole_and_later(lib):
    """A shelter that the field calls public is marked by importing the layer again, and no theme is closed by half."""
    frame = points((50, 50), (150, 50), offen=["ja", None])
    assert put(lib, frame, public="offen").closed == 0
    assert lib.closed_themes() == frozenset()
    again = put(lib, frame, public="offen", closed=True)
    assert (again.closed, [note.code for note in again.notes]) == (2, ["source_again"])
    assert lib.facilities("point")["public"].tolist() == [0, 0]
    assert lib.closed_themes() == {"kita"}


# --- lines and polygons


def test_lines_give_length_by_area_once(lib):
    frame = layer(
        [
            shapely.LineString([(X + 50, Y + 50), (X + 250, Y + 50)]),  # 50 m, 100 m, 50 m
            shapely.LineString([(X, Y + 100), (X + 100, Y + 100)]),  # on the border of PLR[0] and PLR[8]
            shapely.LineString([(X - 30, Y + 10), (X + 20, Y + 10)]),  # 30 m outside
        ]
    )
    done = put(lib, frame, theme="Radweg")
    length = {a: round(v, 6) for a, (v, _, _) in numbers(lib, "radweg.length_m").items()}
    assert length == {PLR[0]: 50 + 100 + 20, PLR[1]: 100, PLR[2]: 50, "BE": 30}
    # at home where most of it lies; 20 m of the third line lie inside, so it is not "outside"
    assert {a: v for a, (v, _, _) in numbers(lib, "radweg.count").items()} == {PLR[0]: 2, PLR[1]: 1}
    assert done.outside == 0
    assert set(lib.facilities("line").geom_type) == {"MultiLineString"}


def test_polygons_give_ground_once_even_where_they_overlap(lib):
    frame = layer(
        [
            shapely.box(X + 50, Y, X + 150, Y + 100),  # half of PLR[0], half of PLR[1]
            shapely.box(X + 75, Y, X + 150, Y + 100),  # a part of the first again
            shapely.box(X + 790, Y, X + 890, Y + 100),  # 90 % outside
        ],
        n=["A", "B", "C"],
    )
    done = put(lib, frame, theme="Gebietskulisse", name="n")
    ground = {a: round(v, 3) for a, (v, _, _) in numbers(lib, "kulisse.area_m2").items()}
    assert ground == {PLR[0]: 5000, PLR[1]: 5000, PLR[7]: 1000, "BE": 9000}
    # A lies half and half: the lowest key; B has 50 m in PLR[1] and 25 m in PLR[0]
    assert {a: v for a, (v, _, _) in numbers(lib, "kulisse.count").items()} == {PLR[0]: 1, PLR[1]: 1, PLR[7]: 1}
    assert [(n.code, n.values["area_m2"]) for n in done.notes] == [("features_overlap", pytest.approx(7500))]
    assert lib.facilities("area", "kulisse")["name"].tolist() == ["A", "B", "C"]


def test_an_invalid_polygon_is_repaired_on_the_copy(lib):
    bow_tie = shapely.Polygon([(X, Y), (X + 100, Y + 100), (X + 100, Y), (X, Y + 100)])
    put(lib, layer([bow_tie]), theme="kulisse")
    assert numbers(lib, "kulisse.area_m2")[PLR[0]][0] == pytest.approx(5000)


# --- layouts, themes, what the person says


@pytest.mark.parametrize(
    ("columns", "theme"),
    [
        (["e_nr", "e_name", "e_platz", "ang_1", "t_nr", "t_name"], "kita"),
        (["E_NR", "E_NAME", "E_PLATZ", "ZIELGR1", "GEND1"], "jfe"),
        (["bsn", "name", "schulart", "traeger", "schultyp"], "schule"),
        (["ik_nummer", "einrichtun", "platzzahl"], "pflege"),  # cut by a shapefile
        (["name", "platz"], None),
    ],
)
def test_layouts_are_told_by_their_fields(columns, theme):
    found = facility_layouts.recognise(columns)
    assert (found.theme if found else None) == theme


def test_what_the_person_says_wins(lib):
    columns = {
        "e_nr": ["1"],
        "e_name": ["A"],
        "e_platz": ["5"],
        "ang_1": ["x"],
        "t_nr": ["7"],
        "t_name": ["T"],
        "b": [9],
    }
    done = put(lib, points((50, 50), **columns), theme="")
    assert (done.theme, done.layout, done.capacity_total) == ("kita", "kindertagesstaetten", 5)
    assert lib.sources().iloc[-1][["office", "published"]].tolist() == ["Jugendamt", False]
    row = lib.facilities("point").iloc[0]
    assert row[["facility_id", "name", "carrier"]].tolist() == ["1", "A", "T"]
    done = put(lib, points((50, 50), **columns), theme="Hort", capacity="b", office="Schulamt", published=True)
    assert (done.theme, done.capacity_total) == ("hort", 9)
    assert lib.sources().iloc[-1][["office", "published"]].tolist() == ["Schulamt", True]


def test_themes_by_title_plural_or_own_word():
    assert facility_layouts.theme_id(" Spielplätze ") == "spielplatz"
    assert facility_layouts.theme_id("JFE") == "jfe"
    assert facility_layouts.theme_id("Straßenbäume (groß)") == "strassenbaeume_gross"
    assert facility_layouts.theme_id("3-D") == "t_3_d"
    for word, code in (("EW", "theme_reserved"), ("!?", "theme_missing")):
        with pytest.raises(SozialraumError) as error:
            facility_layouts.theme_id(word)
        assert error.value.code == code


@pytest.mark.parametrize(
    ("frame", "more", "code"),
    [
        (points((50, 50)), {"period": ""}, "period_missing"),
        (points((50, 50)), {"period": "bald"}, "period_unreadable"),
        (points((50, 50)), {"theme": ""}, "theme_missing"),
        (points((50, 50)), {"capacity": "platz"}, "field_missing"),
        (points((50, 50)).iloc[:0], {}, "layer_empty"),
        (layer([None, None]), {}, "layer_without_geometry"),
        (layer([shapely.Point(X, Y), shapely.box(X, Y, X + 1, Y + 1)]), {}, "mixed_geometries"),
        (points((50, 50)).to_crs(4326).set_crs(25833, allow_override=True), {}, "crs_degrees"),
        (points((50, 50)).set_crs(None, allow_override=True), {}, "crs_missing"),
        (points((5_000_000, 50)), {}, "crs_elsewhere"),
    ],
)
def test_what_will_not_do_changes_nothing(lib, frame, more, code):
    frame.attrs["name"] = "orte"
    before = lib.state()
    with pytest.raises(SozialraumError) as error:
        put(lib, frame, **more)
    assert error.value.code == code
    assert lib.state() == before


def test_the_key_system_is_the_one_valid_at_the_date(lib):
    assert put(lib, points((50, 50)), period="2022").vintage == "2021"
    assert put(lib, points((50, 50)), period="31.12.2019").vintage == "2021", "the newest, where the right one lacks"
    old = sorted(i for i in keys.known_systems()["2020"] if i.startswith("99"))
    boxes = squares(len(old))
    create_library(lib.path, [geopandas.GeoDataFrame({"PLR_ID": old}, geometry=boxes, crs=25833)])
    assert put(lib, points((50, 50)), theme="pflege", period="31.12.2019").vintage == "2020"
    there = lib.observations().query("quantity == 'pflege.count' and value == 1")
    # what was surveyed before the reform counts in today's areas, too: a point is exact in both
    assert sorted(zip(there["vintage"], there["area_id"], strict=True)) == [("2020", old[0]), ("2021", PLR[0])]
    assert put(lib, points((50, 50)), theme="pflege", period="31.12.2021").vintage == "2021"


# --- importing again


def test_the_same_layer_again_is_not_doubled(lib):
    frame = points((50, 50), (150, 50), platz=[1, 2])
    first = put(lib, frame, capacity="platz")
    again = put(lib, frame, capacity="platz")
    assert again.superseded == first.source_id
    assert [n.code for n in again.notes] == ["source_again"]
    assert len(lib.facilities("point")) == 2
    assert lib.observations_old().empty
    assert lib.sources()["source_id"].tolist() == [again.source_id]


def test_a_new_state_of_the_same_date_replaces_the_earlier(lib):
    put(lib, points((50, 50), (150, 50), (250, 50)), title="Kitas")
    done = put(lib, points((50, 50), (150, 50), (350, 50)))
    assert [(n.code, n.values["title"]) for n in done.notes] == [("source_replaced", "Kitas")]
    assert set(numbers(lib, "kita.count")) == {PLR[0], PLR[1], PLR[3]}
    assert len(lib.facilities("point")) == 3


def test_other_places_of_the_same_theme_and_date_are_refused(lib):
    put(lib, points((50, 50), (150, 50)), title="Kitas Süd")
    before = lib.state()
    with pytest.raises(SozialraumError) as error:
        put(lib, points((50, 250), (150, 250)))
    assert error.value.code == "theme_exists"
    assert error.value.values["title"] == "Kitas Süd"
    assert lib.state() == before
    put(lib, points((50, 250), (150, 250)), period="31.12.2023")  # another date is another state
    assert len(lib.facilities("point")) == 4


# --- placing


def test_300_000_points_are_placed(district):
    random = np.random.default_rng(1)
    many = shapely.points(X + random.uniform(0, 800, 300_000), Y + random.uniform(0, 400, 300_000))
    areas = np.asarray(district.areas("2021", "PLR").geometry.values)
    home, _ = placing.home_of_points(many, areas)
    # the squares are a raster, so the area follows from the coordinates
    expected = (shapely.get_y(many) - Y).astype(int) // 100 * 8 + (shapely.get_x(many) - X).astype(int) // 100
    assert (home == expected).all()


# --- Berlin's real layers


@pytest.mark.parametrize(
    ("file", "table", "column", "theme", "features", "places", "zero"),
    [
        ("kindertagesstaetten", "kitas_per_plr_simple", "kita_count", "kita", 2880, 194_979, 4),
        ("schulen", "schools_per_plr_simple", "school_count", "schule", 902, None, 0),
        ("jugendfreizeiteinrichtungen", "jugendfreizeiteinrichtungen_per_plr", "jfe_count", "jfe", 407, 46_449, 16),
        ("pflegeeinrichtungen", "pflegeeinrichtungen_per_plr_simple", "pe_count", "pflege", 274, 31_154, 0),
    ],
)
def test_berlins_facilities(berlin, data, file, table, column, theme, features, places, zero):
    frame = pyogrio.read_dataframe(data / f"fachdaten/{file}.geojson")
    done = put(berlin, frame, theme="", file=f"{file}.geojson")
    assert (done.theme, done.features, done.outside, done.rejected) == (theme, features, 0, 0)
    assert (done.capacity_total, len(done.zero_capacity)) == (places, zero)
    assert done.without_capacity == ()
    published = (
        pd.read_csv(data / f"fachdaten/{table}.csv", dtype={"PLR_ID": str}).set_index("PLR_ID")[column].fillna(0)
    )
    counted = berlin.observations().query(f"quantity == '{theme}.count'").set_index("area_id")["value"]
    assert len(counted) == 542
    assert counted.sort_index().to_dict() == published.sort_index().to_dict()
    assert len(berlin.facilities("point", theme)) == features
    seen = pyogrio.read_info(berlin.path, layer="facilities_point")
    assert seen["crs"] == "EPSG:25833"


def test_nursing_beds_by_area(berlin, data):
    put(berlin, pyogrio.read_dataframe(data / "fachdaten/pflegeeinrichtungen.geojson"), theme="", period="31.07.2023")
    published = pd.read_csv(data / "fachdaten/pflegeeinrichtungen_per_plr_simple.csv", dtype={"PLR_ID": str})
    published = published.set_index("PLR_ID")["pe_capacity"].fillna(0).sort_index()
    beds = berlin.observations().query("quantity == 'pflege.capacity' and period == '2023-07-31'")
    assert beds.set_index("area_id")["value"].sort_index().to_dict() == published.to_dict()


def test_preservation_areas_say_metres_and_hold_degrees(berlin, data):
    frame = pyogrio.read_dataframe(data / "wildfund/erhaltgeb_em_WGS84.geojson")
    with pytest.raises(SozialraumError) as error:
        put(berlin, frame, theme="")
    assert error.value.code == "crs_degrees"
    done = put(berlin, frame.set_crs(4326, allow_override=True), theme="")
    assert (done.theme, done.features, done.outside) == ("kulisse", 81, 0)
    ground = berlin.observations().query("quantity == 'kulisse.area_m2'").set_index("area_id")["value"]
    assert ground.sum() / 10_000 == pytest.approx(5222.0, abs=0.2)
    size = berlin.areas("2021", "PLR").set_index("area_id").geometry.area
    assert (ground / size > 0.5).sum() == 108


def test_a_line_without_length_is_listed_and_not_stored_as_a_point(lib):
    path = shapely.LineString([(390_010, 5_820_010), (390_060, 5_820_010)])
    dot = shapely.LineString([(390_010, 5_820_010), (390_010, 5_820_010)])
    report = put(lib, layer([path, dot], name=["Weg", "Punkt"]), theme="Radwege", name="name")
    assert (report.features, report.rejected) == (1, 1)
    assert report.rejects[["row_no", "content", "reason"]].to_numpy().tolist() == [[2, "Punkt", "no_geometry"]]
    assert set(lib.facilities("line").geom_type) == {"MultiLineString"}
