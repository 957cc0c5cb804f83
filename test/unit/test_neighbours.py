# SPDX-License-Identifier: GPL-2.0-or-later
"""Who borders on whom: corners, gaps, overlaps, islands, and the edge of the layer."""

import geopandas
import numpy as np
import pytest
import shapely
from sozialraum.processing.domain.errors import Cancelled, SozialraumError
from sozialraum.processing.domain.neighbours import contiguity, ground, outer_border, polygons

X, Y = 392_000.0, 5_820_000.0  # in Berlin


def boxes(*bounds):
    return np.array([shapely.box(X + a, Y + b, X + c, Y + d) for a, b, c, d in bounds], dtype=object)


def lists(neighbours):
    return [neighbours.of(i).tolist() for i in range(len(neighbours.counts))]


FOUR = boxes((0, 0, 100, 100), (100, 0, 200, 100), (0, 100, 100, 200), (100, 100, 200, 200))


def test_queen_counts_the_corner_and_rook_does_not():
    assert lists(contiguity(FOUR)) == [[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2]]
    assert lists(contiguity(FOUR, rook=True)) == [[1, 2], [0, 3], [0, 3], [1, 2]]


@pytest.mark.parametrize(("gap", "found"), [(0.0, True), (0.05, True), (0.2, False), (-0.05, True), (-5.0, True)])
def test_tiny_gaps_and_any_overlap_leave_neighbours_neighbours(gap, found):
    pair = boxes((0, 0, 100, 100), (100 + gap, 0, 200, 100))
    assert lists(contiguity(pair)) == ([[1], [0]] if found else [[], []])
    assert lists(contiguity(pair, rook=True)) == lists(contiguity(pair))


def test_the_tolerance_can_be_raised_for_a_roughly_drawn_layer():
    pair = boxes((0, 0, 100, 100), (103, 0, 200, 100))
    assert lists(contiguity(pair, tolerance=5)) == [[1], [0]]


def test_an_area_inside_another_and_an_island():
    ring = shapely.box(X, Y, X + 300, Y + 300) - shapely.box(X + 100, Y + 100, X + 200, Y + 200)
    areas = np.array([ring, *boxes((100, 100, 200, 200), (500, 0, 600, 100))], dtype=object)
    found = contiguity(areas)
    assert lists(found) == [[1], [0], []]
    assert found.counts.tolist() == [1, 1, 0]
    assert outer_border(areas).tolist() == [True, False, True]


def test_mean_of_neighbours_and_of_those_that_are_left():
    found = contiguity(FOUR)
    assert found.mean(np.array([1.0, 2.0, 3.0, 7.0])).tolist() == [4.0, 11 / 3, 10 / 3, 2.0]
    left = found.among(np.array([True, False, True, True]))
    assert lists(left) == [[1, 2], [0, 2], [0, 1]]
    assert left.mean(np.array([1.0, 3.0, 7.0])).tolist() == [5.0, 4.0, 2.0]  # of two neighbours, no longer of three


def test_neighbours_in_another_bezirk():
    found = contiguity(boxes((0, 0, 100, 100), (100, 0, 200, 100), (200, 0, 300, 100), (300, 0, 400, 100)))
    assert found.crossing(np.array(["01", "01", "02", "02"])).tolist() == [False, True, True, False]


def test_the_outer_border_of_a_grid_is_all_but_the_middle():
    cells = boxes(*[(100 * x, 100 * y, 100 * x + 100, 100 * y + 100) for y in range(4) for x in range(4)])
    assert np.flatnonzero(~outer_border(cells)).tolist() == [5, 6, 9, 10]
    gaps = boxes(*[(100 * x, 100 * y, 100 * x + 99.95, 100 * y + 99.95) for y in range(4) for x in range(4)])
    assert np.flatnonzero(~outer_border(gaps)).tolist() == [5, 6, 9, 10]


def test_the_outer_border_of_many_areas_can_be_cancelled_between_any_two_strips():
    cells = boxes(*[(100 * x, 100 * y, 100 * x + 100, 100 * y + 100) for x in range(10) for y in range(10)])
    told = []
    whole = outer_border(cells, progress=told.append)
    assert np.flatnonzero(~whole).tolist() == [10 * x + y for x in range(1, 9) for y in range(1, 9)]
    assert told == pytest.approx([n / 7 for n in range(7)])  # 4 strips of 25, put together in 3 steps
    for step in range(7):
        with pytest.raises(Cancelled):
            outer_border(cells, progress=cancel_at(step))


def cancel_at(step):
    """A `Progress` that cancels when it is told the step's turn."""
    turns = iter(range(step + 1))

    def progress(fraction):
        if next(turns) == step:
            raise Cancelled

    return progress


def test_a_hole_inside_is_not_the_outer_border():
    cells = [(100 * x, 100 * y, 100 * x + 100, 100 * y + 100) for y in range(5) for x in range(5)]
    del cells[12]
    assert np.flatnonzero(~outer_border(boxes(*cells))).tolist() == [6, 7, 8, 11, 12, 15, 16, 17]


def layer(geometry, crs="EPSG:25833"):
    return geopandas.GeoDataFrame(geometry=list(geometry), crs=crs)


def test_areas_come_in_any_crs_and_are_repaired_where_invalid():
    bow_tie = shapely.polygons([(X, Y), (X + 100, Y + 100), (X + 100, Y), (X, Y + 100), (X, Y)])
    degrees = layer([*FOUR, bow_tie]).to_crs("EPSG:4326")
    found = polygons(degrees, "Räume")
    assert shapely.is_valid(found).all()
    np.testing.assert_allclose(shapely.area(found), [10_000] * 4 + [5_000], atol=0.1)
    assert contiguity(found).counts[:4].tolist() == [4, 4, 4, 4]  # the four each, and the bow tie over them


def test_the_ground_of_a_bow_tie_is_that_of_both_halves():
    # Halves of 40 m and 60 m height: 40 · 40 / 2 + 60 · 60 / 2 = 2.600 m²; their difference would be 1.000 m².
    bow_tie = shapely.Polygon([(X, Y), (X + 40, Y), (X, Y + 100), (X + 60, Y + 100)])
    assert ground(layer([FOUR[0], bow_tie]), "Räume").tolist() == pytest.approx([10_000, 2_600])


@pytest.mark.parametrize(("geometry", "crs", "code"), [
    ([FOUR[0], None], "EPSG:25833", "geometry_missing"),
    ([FOUR[0], shapely.Polygon()], "EPSG:25833", "geometry_missing"),
    ([shapely.Point(X, Y)], "EPSG:25833", "no_polygons"),
    ([None], "EPSG:25833", "no_polygons"),
    (FOUR, "EPSG:4326", "crs_metres"),
    (FOUR, None, "crs_missing"),
])  # fmt: skip
def test_what_is_no_area_in_berlin_is_refused(geometry, crs, code):
    with pytest.raises(SozialraumError) as caught:
        polygons(layer(geometry, crs), "Räume")
    assert caught.value.code == code
    assert caught.value.values["layer"] == "Räume"


@pytest.fixture(scope="module")
def planning_areas(data):
    return geopandas.read_file(data / "lor2021" / "lor_2021.gpkg", layer="planungsraeume").sort_values("PLR_ID")


def test_planning_areas_of_berlin_as_libpysal_finds_them(planning_areas):
    # libpysal 4.14.1: 3,238 queen entries; 2,946 rook entries, one pair of which shares less than 1 m of border.
    areas = np.asarray(planning_areas.geometry.values)
    found = contiguity(areas)
    assert found.counts.sum() == 3238
    assert contiguity(areas, rook=True).counts.sum() == 2944
    assert (found.counts == 0).sum() == 0
    # By shapely alone: the areas whose own border is a piece of the border of their union.
    outline = shapely.boundary(shapely.coverage_union_all(areas))
    assert (outer_border(areas) == shapely.intersects(outline, areas)).all()
    assert outer_border(areas).sum() == 73


def test_a_layer_simplified_area_by_area_has_the_same_neighbours(planning_areas, data):
    rough = geopandas.read_file(data / "lor2021" / "berlinPLR_vereinfacht.geojson").set_index("PLR_ID")
    rough = rough.loc[planning_areas["PLR_ID"]]
    exact = contiguity(np.asarray(planning_areas.geometry.values))
    found = contiguity(polygons(rough, "vereinfacht"))
    assert lists(found) == lists(exact)
