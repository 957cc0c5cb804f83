# SPDX-License-Identifier: GPL-2.0-or-later
"""Points, lines and polygons onto areas: counts, sums, what is missing and what lies outside."""

import gzip

import geopandas
import numpy as np
import pandas as pd
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain import locating
from sozialraum.processing.domain.aggregation import Points, points_in_areas, shapes_in_areas
from sozialraum.processing.domain.errors import Cancelled, SozialraumError
from sozialraum.processing.domain.locating import Locator
from sozialraum.processing.domain.target_areas import Areas

X, Y = 390_000.0, 5_820_000.0  # in Berlin
UTM33 = pyproj.CRS(25833)


def squares(names=("A", "B", "C"), key="name", crs=25833):
    """Squares of 10 m side by side."""
    shapes = [shapely.box(X + 10 * i, Y, X + 10 * i + 10, Y + 10) for i in range(len(names))]
    frame = geopandas.GeoDataFrame({key: names}, geometry=shapes, crs=25833).to_crs(crs)
    frame.attrs["name"] = "Gebiete"
    return frame


def batch(places, *columns, number=0, **more):
    """Points relative to X, Y; None has no coordinates."""
    x = np.array([np.nan if p is None else X + p[0] for p in places])
    y = np.array([np.nan if p is None else Y + p[1] for p in places])
    return Points(number + np.arange(len(places)), x, y, columns, **more)


def put(batches, fields=(), areas=None, crs=UTM33, expected=None, **more):
    areas = Areas.of(squares() if areas is None else areas)
    expected = sum(len(b.x) for b in batches) if expected is None else expected
    return points_in_areas(batches, areas, fields, crs=crs, layer="Punkte", expected=expected, **more)


def cells(*values):
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


# --- points


def test_counts_sums_missing_and_outside():
    numbers = np.array([1.5, np.nan, 4.0, 8.0, 16.0])
    found = put([batch([(5, 5), (5, 5), (15, 5), (50, 5), None], numbers)], ["n"])
    assert {k: v.tolist() for k, v in found.columns.items() if k != "sum_n"} == {
        "count": [2, 1, 0], "missing_n": [1, 0, 0]
    }  # fmt: skip
    assert found.columns["sum_n"].tolist() == [1.5, 4.0, 0.0]
    assert found.outside.tolist() == [3, 4]
    assert found.features == 5
    assert [(n.code, dict(n.values)) for n in found.notes] == [
        ("features_outside", {"count": 2}), ("features_nowhere", {"count": 1}),
        ("numbers_missing", {"field": "n", "count": 1}),
    ]  # fmt: skip


def test_a_sum_of_nothing_known_is_no_number_and_minus_9999_is_none():
    found = put([batch([(5, 5), (15, 5)], np.array([-9999.0, 0.0]))], ["n"])
    assert np.isnan(found.columns["sum_n"][0])
    assert found.columns["sum_n"][1] == 0
    assert found.columns["missing_n"].tolist() == [1, 0, 0]


def test_how_numbers_of_a_text_are_written_is_decided_by_the_whole_column_whatever_the_batches():
    # "1.250" alone may be 1250 or 1.25; "0.5", which comes later, says that the dot is a decimal mark.
    texts = ["1.250", "–", "•", "k. A.", "0.5"]
    places = [(5, 5), (5, 5), (5, 5), (15, 5), (25, 5)]
    whole = put([batch(places, cells(*texts))], ["t"])
    parts = put([batch([p], cells(t), number=i) for i, (p, t) in enumerate(zip(places, texts, strict=True))], ["t"])
    for found in (whole, parts):
        assert found.columns["sum_t"].tolist()[::2] == [1.25, 0.5]
        assert np.isnan(found.columns["sum_t"][1])
        assert found.columns["missing_t"].tolist() == [1, 1, 0]  # "–" is 0, "•" is not


def test_cells_that_are_no_numbers_are_refused_with_count_and_row():
    parts = [batch([(5, 5), (5, 5)], cells("3", "Haus")), batch([(15, 5)], cells("Haus"), number=2)]
    with pytest.raises(SozialraumError) as caught:
        put(parts, ["t"])
    assert caught.value.code == "field_not_numeric"
    assert caught.value.values == {
        "layer": "Punkte", "field": "t", "count": 2, "row": 2, "content": "„Haus“, „Haus“"
    }  # fmt: skip


def test_a_list_in_a_cell_is_no_number():
    with pytest.raises(SozialraumError) as caught:
        put([batch([(5, 5), (5, 5)], cells("3", [1, 2]))], ["tags"])
    assert (caught.value.code, caught.value.values["row"]) == ("field_not_numeric", 2)


def test_true_is_no_one():
    found = put([batch([(5, 5), (5, 5)], cells(True, 1))], ["t"])
    assert (found.columns["sum_t"][0], found.columns["missing_t"][0]) == (1.0, 1)


def test_borders_go_to_the_lowest_key_of_a_lor_layer_else_to_the_first_area():
    border = [batch([(10, 5)])]
    named = put(border)
    assert named.columns["count"].tolist() == [1, 0, 0]
    assert [n.code for n in named.notes] == ["points_shared"]
    keyed = put(border, areas=squares(("01100103", "01100101", "01100102"), "PLR_ID"))
    assert keyed.columns["count"].tolist() == [0, 1, 0]
    assert [n.code for n in keyed.notes] == ["points_shared_by_key"]
    twice = put(border, areas=squares(("01", "01", "02"), "bez"))  # keys that several areas share are no order
    assert twice.columns["count"].tolist() == [1, 0, 0]


def test_other_coordinate_systems_are_transformed():
    degrees = pyproj.Transformer.from_crs(25833, 4326, always_xy=True)
    x, y = degrees.transform(np.array([X + 5, X + 15, X + 16]), np.full(3, Y + 5))
    part = Points(np.arange(3), x, y, ())
    assert put([part], crs=pyproj.CRS(4326)).columns["count"].tolist() == [1, 2, 0]
    assert put([part], crs=pyproj.CRS(4326), areas=squares(crs=4326)).columns["count"].tolist() == [1, 2, 0]


@pytest.mark.parametrize(
    ("x", "y", "crs", "code"),
    [
        (X, Y, None, "crs_missing"),
        (X, Y, 4326, "crs_metres"),
        (13.4, 52.5, 25833, "crs_degrees"),
        (52.5, 13.4, 4326, "crs_swapped"),
        (11.5, 48.1, 4326, "crs_elsewhere"),
        (X + 3_000_000, Y, 25833, "crs_elsewhere"),
    ],
)
def test_a_label_that_cannot_be_right_is_refused_even_if_the_first_batch_is_far_away(x, y, crs, code):
    crs = None if crs is None else pyproj.CRS(crs)
    parts = [Points(np.arange(1), np.array([X]), np.array([Y]), ())]
    parts += [Points(np.arange(5), np.full(5, x), np.full(5, y), ())]
    with pytest.raises(SozialraumError) as caught:
        put(parts, crs=crs)
    assert caught.value.code == code
    assert caught.value.values.get("layer") == "Punkte"


def test_a_few_points_far_away_are_only_outside():
    found = put([batch([(5, 5), (15, 5), (9e6, 5)])])
    assert found.outside.tolist() == [2]


@pytest.mark.parametrize(
    ("batches", "code"),
    [
        ([], "layer_empty"),
        ([batch([None, None])], "layer_without_geometry"),
        ([batch([(5, 5)], others=1)], "mixed_geometries"),
    ],
)
def test_nothing_to_count_is_said(batches, code):
    with pytest.raises(SozialraumError) as caught:
        put(batches)
    assert caught.value.code == code


def test_cancel_is_asked_for_in_every_batch():
    seen = []

    def progress(fraction):
        seen.append(fraction)
        if len(seen) > 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        put([batch([(5, 5)])] * 10_000, progress=progress)
    assert len(seen) == 5
    assert seen == sorted(seen)


# --- areas


def test_areas_are_checked():
    for frame, code in (
        (squares().iloc[:0], "layer_empty"),
        (squares().set_geometry(squares().geometry.centroid), "no_polygons"),
        (squares().set_crs(None, allow_override=True), "crs_missing"),
    ):
        with pytest.raises(SozialraumError) as caught:
            Areas.of(frame)
        assert caught.value.code == code
    for shape in (None, shapely.Polygon(), shapely.Polygon([(X, Y), (X + 1, Y), (X + 2, Y)])):
        holey = squares()
        holey.loc[1, "geometry"] = shape
        with pytest.raises(SozialraumError) as caught:
            Areas.of(holey)
        assert caught.value.code == "areas_without_outline"
        assert caught.value.values == {"layer": "Gebiete", "count": 1, "rows": "2"}


def test_a_bow_tie_is_repaired_to_its_two_halves():
    bow = squares(("A",))
    bow.loc[0, "geometry"] = shapely.Polygon([(X, Y), (X + 10, Y + 10), (X + 10, Y), (X, Y + 10)])
    assert put([batch([(1, 5), (9, 5), (5, 9)])], areas=bow).columns["count"].tolist() == [2]
    whole = features([shapely.box(0, 0, 10, 10)])
    assert shapes_in_areas(whole, "area", Areas.of(bow)).columns["share"].tolist() == pytest.approx([1.0])


# --- lines and polygons


def features(shapes, **columns):
    moved = [shapely.transform(shape, lambda at: at + np.array([X, Y])) for shape in shapes]
    frame = geopandas.GeoDataFrame(columns, geometry=moved, crs=25833)
    frame.attrs["name"] = "Probe"
    return frame


def test_lines_and_polygons_are_counted_at_home_and_measured_everywhere():
    areas = Areas.of(squares())
    lines = features([shapely.LineString([(4, 5), (12, 5)]), shapely.LineString([(0, 40), (9, 40)])], n=[3, 4])
    found = shapes_in_areas(lines, "line", areas, ["n"])
    assert found.columns["count"].tolist() == [1, 0, 0]
    assert found.columns["length_m"].tolist() == [6.0, 2.0, 0.0]
    assert found.columns["sum_n"].tolist() == [3.0, 0.0, 0.0]
    assert found.outside.tolist() == [1]
    assert [n.code for n in found.notes] == ["features_outside", "length_outside"]
    polygons = features([shapely.box(5, 0, 12, 10), shapely.box(5, 0, 10, 10)], n=["k. A.", "2"])
    found = shapes_in_areas(polygons, "area", areas, ["n"])
    assert found.columns["area_m2_in"].tolist() == [50.0, 20.0, 0.0]
    assert found.columns["share"].tolist() == [0.5, 0.2, 0.0]
    assert (found.columns["sum_n"][0], found.columns["missing_n"][0]) == (2.0, 1)
    assert [n.code for n in found.notes] == ["features_overlap", "numbers_missing"]


# --- laws

place = st.tuples(st.integers(-15, 45), st.integers(-5, 15))


@settings(max_examples=50, deadline=None)
@given(
    rows=st.lists(st.tuples(st.one_of(st.none(), place), st.one_of(st.none(), st.integers(0, 1000))), min_size=1),
    cut=st.integers(0, 20),
    seed=st.integers(0, 99),
)
def test_nothing_is_lost_and_neither_batches_nor_order_matter(rows, cut, seed):
    rows = [*rows, ((5, 5), 1)]  # a layer must lie in Berlin
    places = [r[0] for r in rows]
    values = np.array([np.nan if r[1] is None else r[1] for r in rows])
    found = put([batch(places, values)], ["n"])
    count, total, missing = (found.columns[c] for c in ("count", "sum_n", "missing_n"))
    assert count.sum() + len(found.outside) == found.features == len(rows)
    inside = np.delete(np.arange(len(rows)), found.outside)
    assert np.nansum(total) == np.nansum(values[inside])
    assert missing.sum() == np.isnan(values[inside]).sum()
    order = np.random.default_rng(seed).permutation(len(rows))
    cut = min(cut, len(rows))
    mixed = [batch([places[i] for i in part], values[part]) for part in (order[:cut], order[cut:]) if len(part)]
    again = put(mixed, ["n"])
    for name in ("count", "sum_n", "missing_n"):
        assert np.array_equal(again.columns[name], found.columns[name], equal_nan=True)


# --- Berlin


@pytest.fixture(scope="module")
def plr(data):
    return geopandas.read_file(data / "lor2021" / "lor_2021.gpkg", layer="planungsraeume").sort_values("PLR_ID")


def homes(x, y, areas, ids):
    """Keys by point, "" outside, through the reprojection of points."""
    x, y = pyproj.Transformer.from_crs(4326, 25833, always_xy=True).transform(x, y)
    home = Locator(np.asarray(areas.geometry.values), len(x)).locate(x, y).home
    return np.append(areas[ids].to_numpy(object), "")[home]


@pytest.mark.parametrize("indexed", [False, True])
def test_businesses_lie_where_the_chamber_says(data, plr, indexed, monkeypatch):
    monkeypatch.setattr(locating, "FEW", 0 if indexed else 10**9)
    with gzip.open(data / "punkte_gross" / "ihk_gewerbe_bezirke01-08.csv.gz") as stream:
        table = pd.read_csv(stream, dtype=str)
    assert len(table) == 301_055
    x, y = table["lng"].to_numpy(float), table["lat"].to_numpy(float)
    found = homes(x, y, plr, "PLR_ID")
    stated = table["planungsraum_id"].replace("NULL", "").fillna("").str.split(".").str[0]
    stated = stated.where(stated == "", stated.str.zfill(8)).to_numpy(object)
    differs = np.flatnonzero((found != stated) & (found != ""))
    assert int(((found == stated) & (found != "")).sum()) == 301_042
    assert int((found == "").sum()) == 12
    assert [(found[i], stated[i]) for i in differs] == [("04400726", "08100417")]
    # the same numbers by area, in batches
    frame = plr.assign(n=1)
    parts = [Points(np.arange(i, min(i + 50_000, len(x))), x[i : i + 50_000], y[i : i + 50_000], ())
             for i in range(0, len(x), 50_000)]  # fmt: skip
    counted = put(parts, areas=frame, crs=pyproj.CRS(4326))
    by_area = pd.Series(found[found != ""]).value_counts().reindex(plr["PLR_ID"], fill_value=0)
    assert counted.columns["count"].tolist() == by_area.tolist()
    assert len(counted.outside) == 12


def test_accidents_of_2019_lie_in_the_old_planning_areas_stated(data):
    areas = geopandas.read_file(data / "lor_bis2020" / "lor_bis2020.gpkg", layer="planungsraeume")
    areas = areas.sort_values("PLR_ID", kind="stable")
    table = pd.read_csv(data / "wildfund" / "unfaelle_berlin_2019.csv", sep=";", encoding="latin-1", dtype=str)
    table.columns = [c.strip() for c in table.columns]
    number = {c: pd.to_numeric(table[c].str.replace(",", "."), errors="coerce") for c in ("XGCSWGS84", "YGCSWGS84")}
    x, y = (number[c].to_numpy(float, copy=True) for c in ("XGCSWGS84", "YGCSWGS84"))
    found = homes(x, y, areas, "PLR_ID")
    stated = table["LOR"].str.zfill(8).to_numpy(object)
    assert len(table) == 13_390
    assert int((found == stated).sum()) == 13_379
    assert int((found == "").sum()) == 1  # its coordinate columns are shifted
    assert int(((found != stated) & (found != "")).sum()) == 10
