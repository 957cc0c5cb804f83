# SPDX-License-Identifier: GPL-2.0-or-later
"""From LOR layers as people have them to a library's areas. Reference values: README of the shared data."""

from pathlib import Path

import geopandas
import numpy as np
import pyogrio
import pytest
import shapely
from sozialraum.processing.domain import keys
from sozialraum.processing.domain.areas import create_library
from sozialraum.processing.domain.errors import Cancelled, SozialraumError
from sozialraum.processing.domain.library import KeySystem, Library

MADE_UP = sorted(i for i in keys.known_systems()["2021"] if i.startswith("99"))
MADE_UP_OLD = sorted(i for i in keys.known_systems()["2020"] if i.startswith("99"))


def squares(ids=MADE_UP, size=100.0, column="PLR_ID", **more):
    """One square an area, in rows of eight, inside Berlin."""
    boxes = [
        shapely.box(390_000 + size * (n % 8), 5_820_000 + size * (n // 8), 390_000 + size * (n % 8 + 1),
                    5_820_000 + size * (n // 8 + 1)) for n in range(len(ids))
    ]  # fmt: skip
    frame = geopandas.GeoDataFrame({column: ids, **more}, geometry=boxes, crs=25833)
    frame.attrs["name"] = "planungsraeume"
    return frame


def read(path, layer=None):
    frame = pyogrio.read_dataframe(path, layer=layer)
    frame.attrs["name"] = layer or Path(path).stem
    return frame


def layers(path):
    return [read(path, name) for name, _ in pyogrio.list_layers(path)]


def refused(tmp_path, *frames, **more):
    """The error; and that nothing was made."""
    with pytest.raises(SozialraumError) as error:
        create_library(tmp_path / "x.gpkg", list(frames), **more)
    assert list(tmp_path.iterdir()) == []
    return error.value


# --- the made-up district


def test_a_layer_of_planungsraeume_is_enough(tmp_path):
    made = create_library(tmp_path / "x.gpkg", [squares(PLR_NAME=[f"P {i}" for i in MADE_UP])])
    # planner.md section 5: 33 PLR, 9 BZR, 3 PGR, one Bezirk
    assert made == {"PLR": 33, "BZR": 9, "PGR": 3, "BEZ": 1}
    lib = Library(tmp_path / "x.gpkg")
    assert [s.vintage for s in lib.key_systems()] == ["2021"]
    assert lib.meta("fictional") == "yes"
    assert lib.meta("city_name") == "Musterstadt"
    region = lib.areas("2021", "BZR").set_index("area_id").loc["991001"]
    assert (region.parent_id, region.area_m2) == ("9910", 30_000.0), "three squares of 100 m"
    assert region.geometry.equals(shapely.box(390_000, 5_820_000, 390_300, 5_820_100))
    plr = lib.areas("2021", "PLR").iloc[0]
    assert (plr.area_id, plr["name"], plr.parent_id) == ("99100101", "P 99100101", "991001")
    assert lib.areas("2021", "BEZ")["parent_id"].tolist() == ["BE"]
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    "change",
    [
        lambda f: f.rename(columns=str.lower),
        lambda f: f.assign(PLR_ID=f["PLR_ID"].astype(int)),
        lambda f: f.assign(PLR_ID=f["PLR_ID"].astype(float)),
        lambda f: f.rename(columns={"PLR_ID": "broker Dow"}),
        lambda f: f.to_crs(4326),
        lambda f: f.to_crs(3068),
        lambda f: f.to_crs(31469),
        lambda f: f.set_geometry(shapely.force_3d(f.geometry.values)),
        lambda f: f.rename_geometry("shape"),
        lambda f: f.sample(frac=1.0, random_state=1),
    ],
    ids=[
        "lower case",
        "numbers",
        "floats",
        "odd name",
        "degrees",
        "Soldner",
        "Gauß-Krüger",
        "3D",
        "geometry name",
        "order",
    ],
)
def test_any_spelling_and_coordinate_system(tmp_path, change):
    frame = change(squares())
    frame.attrs["name"] = "x"
    assert create_library(tmp_path / "x.gpkg", [frame]) == {"PLR": 33, "BZR": 9, "PGR": 3, "BEZ": 1}
    areas = Library(tmp_path / "x.gpkg").areas("2021", "PLR")
    assert areas["area_id"].tolist() == MADE_UP
    # there and back through Soldner costs a few millimetres, and some metres without the official grid
    assert areas.geometry.iloc[0].centroid.distance(shapely.Point(390_050, 5_820_050)) < 5


def test_names_from_attributes_then_from_other_layers_first(tmp_path):
    plr = squares(bzr_name=[f"aus PLR {i[:6]}" for i in MADE_UP], bez=["99 - Musterbezirk"] * 33)
    regions = sorted({i[:6] for i in MADE_UP})
    bzr = squares(regions, column="BZR_ID", BZR_NAME=[f" Region  {i} " for i in regions]).iloc[:-1]
    bzr.attrs["name"] = "bezirksregionen"
    create_library(tmp_path / "x.gpkg", [plr, bzr])
    names = Library(tmp_path / "x.gpkg").areas("2021", "BZR").set_index("area_id")["name"]
    assert names["991001"] == "Region 991001", "doubled blanks are gone"
    assert names[regions[-1]] == f"aus PLR {regions[-1]}"
    assert Library(tmp_path / "x.gpkg").areas("2021", "BEZ")["name"].tolist() == ["Musterbezirk"]


def test_size_comes_from_the_attribute_if_that_is_square_metres(tmp_path):
    create_library(tmp_path / "m2.gpkg", [squares(GROESSE_m2=10_003.0)])
    assert Library(tmp_path / "m2.gpkg").areas("2021", "BZR")["area_m2"].iloc[0] == 3 * 10_003.0
    create_library(tmp_path / "ha.gpkg", [squares(FLAECHENGR=1.0)])
    assert Library(tmp_path / "ha.gpkg").areas("2021", "PLR")["area_m2"].iloc[0] == 10_000.0


def test_a_missing_key_system_is_added_and_the_same_is_refused(tmp_path):
    path = tmp_path / "x.gpkg"
    create_library(path, [squares()])
    assert create_library(path, [squares(MADE_UP_OLD)])["PLR"] == 30
    lib = Library(path)
    assert lib.vintages == ("2020", "2021")
    assert [s.valid_to and s.valid_to.isoformat() for s in lib.key_systems()] == ["2020-12-31", None]
    before = path.read_bytes()
    with pytest.raises(SozialraumError) as error:
        create_library(path, [squares()])
    assert (error.value.code, error.value.values["vintage"]) == ("key_system_exists", "2021")
    assert path.read_bytes() == before


def test_a_file_that_is_no_library_is_not_overwritten(tmp_path):
    path = tmp_path / "x.gpkg"
    squares().to_file(path)
    before = path.read_bytes()
    with pytest.raises(SozialraumError) as error:
        create_library(path, [squares()])
    assert error.value.code == "not_a_library"
    assert path.read_bytes() == before


def test_a_coming_key_system_needs_its_year(tmp_path):
    ids = [f"98{i[2:]}" for i in MADE_UP]
    error = refused(tmp_path, squares(ids))
    assert (error.code, error.values["count"]) == ("vintage_unknown", 33)
    assert refused(tmp_path, squares(ids), vintage="neu").code == "vintage_invalid"
    create_library(tmp_path / "x.gpkg", [squares(ids)], vintage="2026")
    system = Library(tmp_path / "x.gpkg").key_systems()[0]
    assert (system.vintage, system.valid_from.isoformat(), system.valid_to) == ("2026", "2026-01-01", None)


def test_a_known_system_is_not_renamed(tmp_path):
    error = refused(tmp_path, squares(), vintage="2020")
    assert (error.code, error.values["found"]) == ("vintage_differs", "2021")
    assert refused(tmp_path, squares(), vintage="2026").code == "vintage_differs"
    create_library(tmp_path / "x.gpkg", [squares()], vintage="2021")


def test_what_is_missing_or_too_much_is_named(tmp_path):
    error = refused(tmp_path, squares(MADE_UP[1:]))
    assert (error.code, error.values["areas"], error.values["count"]) == ("areas_missing", "99100101", 1)
    error = refused(tmp_path, squares([*MADE_UP, "99999999"]))
    assert (error.code, error.values["areas"]) == ("areas_unknown", "99999999")


def test_a_key_twice_is_refused_with_the_names(tmp_path):
    ids = [*MADE_UP[:-1], MADE_UP[0]]
    names = [f"Name {n}" for n in range(33)]
    error = refused(tmp_path, squares(ids, PLR_NAME=names))
    assert error.code == "duplicate_area"
    assert error.values["area"] == MADE_UP[0]
    assert error.values["areas"] == "Name 0; Name 32"
    assert error.values["layer"] == "planungsraeume"


def test_broken_outlines(tmp_path):
    frame = squares()
    bow_tie = shapely.Polygon([(390_000, 5_820_000), (390_100, 5_820_100), (390_100, 5_820_000), (390_000, 5_820_100)])
    frame.loc[0, "geometry"] = bow_tie
    notes = []
    create_library(tmp_path / "x.gpkg", [frame], notes=notes)
    assert [n.code for n in notes] == ["geometry_repaired"]
    assert notes[0].values["area"] == MADE_UP[0]
    areas = Library(tmp_path / "x.gpkg").areas("2021", "PLR")
    assert areas.geometry.is_valid.all()
    assert areas.geometry.area.iloc[0] == pytest.approx(5000), "two triangles of 2,500 m² each"
    (tmp_path / "x.gpkg").unlink()
    for hole in (None, shapely.Polygon(), shapely.box(np.nan, 0, 1, 1)):
        frame.loc[0, "geometry"] = hole
        error = refused(tmp_path, frame)
        assert (error.code, error.values["areas"]) == ("geometry_missing", MADE_UP[0])


def test_layers_that_will_not_do(tmp_path):
    points = squares().set_geometry(squares().centroid)
    points.attrs["name"] = "punkte"
    error = refused(tmp_path, points)
    assert (error.code, error.values) == ("no_polygons", {"layer": "punkte"})
    assert refused(tmp_path, squares().drop(columns="PLR_ID").assign(x="a")).code == "no_lor_key_layer"
    assert refused(tmp_path, squares().iloc[:0]).code == "layer_empty"
    assert refused(tmp_path, squares(sorted({i[:6] for i in MADE_UP}), column="BZR_ID")).code == "no_plr_layer"
    assert refused(tmp_path).code == "no_plr_layer"
    assert refused(tmp_path, squares(), squares()).code == "key_system_twice"
    error = refused(tmp_path, squares(["k. A.", *MADE_UP[1:]]))
    assert (error.code, error.values["rows"]) == ("bad_area_keys", "1")


def test_a_layer_beside_that_fits_nothing_is_told(tmp_path):
    other = squares(["010111"], column="BZR_ID")
    other.attrs["name"] = "fremd"
    notes = []
    create_library(tmp_path / "x.gpkg", [squares(), other], notes=notes)
    assert [(n.code, n.values["layer"]) for n in notes] == [("layer_unused", "fremd")]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda f: f.set_crs(None, allow_override=True), "crs_missing"),
        (lambda f: f.set_crs(4326, allow_override=True), "crs_metres"),
        (lambda f: f.to_crs(4326).set_crs(25833, allow_override=True), "crs_degrees"),
        (lambda f: f.set_crs(25832, allow_override=True), "crs_elsewhere"),
        (lambda f: f.to_crs(4326).set_geometry(shapely.transform(f.to_crs(4326).geometry.values, lambda c: c[:, ::-1])),
         "crs_swapped"),
    ],
)  # fmt: skip
def test_a_wrong_label_is_never_believed(tmp_path, change, code):
    frame = change(squares())
    frame.attrs["name"] = "schief"
    error = refused(tmp_path, frame)
    assert (error.code, error.values["layer"]) == (code, "schief")


def test_cancelled_leaves_nothing(tmp_path):
    def stop(fraction):
        if fraction > 0.5:
            raise Cancelled

    assert refused(tmp_path, squares(), progress=stop).code == "cancelled"


# --- Berlin's real layers


def test_lor_2021(tmp_path, data):
    made = create_library(tmp_path / "x.gpkg", layers(data / "lor2021/lor_2021.gpkg"))
    assert made == {"PLR": 542, "BZR": 143, "PGR": 58, "BEZ": 12}
    lib = Library(tmp_path / "x.gpkg")
    assert lib.meta("city_name") == "Berlin"
    assert lib.meta("fictional") == "no"
    for level in made:
        areas = lib.areas("2021", level)
        assert areas["area_m2"].sum() / 1e6 == pytest.approx(891.1182, abs=5e-5), "sum of GROESSE_M2"
        assert areas.geometry.area.sum() / 1e6 == pytest.approx(890.6651, abs=5e-5), "planar area"
        assert not (areas["name"] == areas["area_id"]).any()
    friedenau = lib.areas("2021", "BZR").set_index("area_id").loc["073005"]
    assert friedenau["name"] == "Friedenau West"
    assert lib.areas("2021", "BEZ")["name"].tolist()[:2] == ["Mitte", "Friedrichshain-Kreuzberg"]
    published = read(data / "lor2021/lor_2021.gpkg", "bezirksregionen").set_index("BZR_ID")
    own = lib.areas("2021", "BZR").set_index("area_id")
    difference = shapely.symmetric_difference(own.geometry.values, published.loc[own.index].geometry.values)
    assert shapely.area(difference).max() < 0.01, "dissolving reproduces the published layer"


def test_lor_until_2020_and_both_at_once(tmp_path, data):
    old = layers(data / "lor_bis2020/lor_bis2020.gpkg")
    made = create_library(tmp_path / "old.gpkg", old)
    assert made == {"PLR": 448, "BZR": 138, "PGR": 60, "BEZ": 12}
    lib = Library(tmp_path / "old.gpkg")
    assert lib.areas("2020", "BEZ")["name"].tolist()[-1] == "Reinickendorf"
    assert lib.areas("2020", "BZR").set_index("area_id").loc["010111", "name"] == "Tiergarten Süd"
    create_library(tmp_path / "both.gpkg", [*old, *layers(data / "lor2021/lor_2021.gpkg")])
    both = Library(tmp_path / "both.gpkg")
    assert both.vintages == ("2020", "2021")
    assert len(both.areas("2021", "PLR")) == 542
    # Prognoseraum 1210 is in both systems under different names: each takes its own layer's.
    names = [both.areas(v, "PGR").set_index("area_id").loc["1210", "name"] for v in ("2020", "2021")]
    published = [
        read(data / f, "prognoseraeume").set_index("PGR_ID").loc["1210", c]
        for f, c in (("lor_bis2020/lor_bis2020.gpkg", "PROGNOSERA"), ("lor2021/lor_2021.gpkg", "PGR_NAME"))
    ]
    assert names == published


def test_the_simplified_layer_in_degrees_takes_official_names(tmp_path, data):
    notes = []
    made = create_library(tmp_path / "x.gpkg", [read(data / "lor2021/berlinPLR_vereinfacht.geojson")], notes=notes)
    assert made == {"PLR": 542, "BZR": 143, "PGR": 58, "BEZ": 12}
    assert [n.code for n in notes] == ["names_damaged"], "its umlauts were destroyed by the publisher"
    lib = Library(tmp_path / "x.gpkg")
    assert lib.areas("2021", "BZR").set_index("area_id").loc["073005", "name"] == "Friedenau West"
    notes.clear()
    create_library(tmp_path / "y.gpkg", [read(data / "wildfund/berlinPLR_vereinfacht_defekt.geojson")], notes=notes)
    assert [n.code for n in notes] == ["geometry_repaired", "areas_overlap"]


def test_district_borders_of_alkis_give_names(tmp_path, data):
    plr = read(data / "lor2021/lor_2021.gpkg", "planungsraeume")[["PLR_ID", "geometry"]]
    alkis = read(data / "lor2021/bezirksgrenzen_alkis/bezirksgrenzen.shp")
    create_library(tmp_path / "x.gpkg", [plr, alkis])
    assert Library(tmp_path / "x.gpkg").areas("2021", "BEZ")["name"].tolist()[6] == "Tempelhof-Schöneberg"


def test_the_layer_with_one_wrong_key_is_refused(tmp_path, data):
    frame = read(data / "wildfund/lor_planungsraeume_odis_bis2020/lor_planungsraeume.shp")
    error = refused(tmp_path, frame)
    assert error.code == "duplicate_area"
    assert error.values["area"] == "06010102"
    assert "Schloßstraße (Charlottenburg-Wilmersdorf)" in error.values["areas"]


def test_541_areas_are_not_berlin_but_one_district_is_a_district(tmp_path, data):
    plr = read(data / "lor2021/lor_2021.gpkg", "planungsraeume")
    error = refused(tmp_path, plr[plr["PLR_ID"] != "07300515"])
    assert (error.code, error.values["areas"]) == ("areas_missing", "07300515")
    own = plr[plr["PLR_ID"].str.startswith("07")]
    # domain.md 2.5: Tempelhof-Schöneberg has 6 PGR, 15 BZR, 48 PLR
    assert create_library(tmp_path / "x.gpkg", [own]) == {"PLR": 48, "BZR": 15, "PGR": 6, "BEZ": 1}
    assert isinstance(Library(tmp_path / "x.gpkg").key_systems()[0], KeySystem)
