# SPDX-License-Identifier: GPL-2.0-or-later
"""The grid index answers as GEOS does for every area and point: the first area that covers, borders included."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain import grid_build, locating
from sozialraum.processing.domain.exact_points import covered_exactly
from sozialraum.processing.domain.grid_build import build
from sozialraum.processing.domain.locating import Locator

BERLIN = np.array([390_000.0, 5_820_000.0])


def first_that_covers(areas, x, y):
    """By asking GEOS for every pair; how many areas cover, too."""
    covers = np.array([shapely.covers(area, shapely.points(x, y)) for area in areas])
    return np.where(covers.any(axis=0), covers.argmax(axis=0), -1), int((covers.sum(axis=0) > 1).sum())


def polygons(*coordinates):
    return np.array([shapely.Polygon(c) if isinstance(c, list) else c for c in coordinates], dtype=object)


def arrays(points):
    return np.array([p[0] for p in points], float), np.array([p[1] for p in points], float)


# --- worked by hand

#  Two squares of 10 m side by side with a common border x = 10; a third lies over the second one's right half.
SQUARES = polygons(shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10), shapely.box(15, 0, 25, 10))


@pytest.mark.parametrize("size", [1.0, 3.0, 10.0, 100.0])
def test_borders_corners_overlaps_and_outside(size):
    x, y = arrays([(5, 5), (15, 5), (10, 5), (10, 10), (17, 5), (15, 0), (22, 5), (25, 10), (25.000001, 10), (-1, 5)])
    found = build(SQUARES, size).locate(x, y)
    assert found.home.tolist() == [0, 1, 0, 0, 1, 1, 2, 2, -1, -1]
    # Two squares cover (10, 5), (10, 10), (17, 5), and (15, 5) and (15, 0) on the third one's left border.
    assert found.several == 5


def test_holes_islands_and_parts():
    ring = shapely.box(0, 0, 30, 30).difference(shapely.box(10, 10, 20, 20))
    parts = shapely.MultiPolygon([shapely.box(14, 14, 16, 16), shapely.box(40, 0, 50, 10)])
    x, y = arrays([(5, 5), (12, 12), (15, 15), (45, 5), (35, 5), (10, 15), (14, 15)])
    for size in (0.5, 4.0, 60.0):
        found = build(polygons(ring, parts), size).locate(x, y)
        assert found.home.tolist() == [0, -1, 1, 1, -1, 0, 1], size
        assert found.several == 0


def test_coordinates_that_are_no_numbers_lie_outside():
    x, y = np.array([np.nan, np.inf, 5.0, 1e300]), np.array([5.0, 5.0, -np.inf, 1e300])
    assert build(SQUARES, 2.0).locate(x, y).home.tolist() == [-1] * 4
    assert Locator(SQUARES, 4).locate(x, y).home.tolist() == [-1] * 4


def test_a_point_a_hair_beside_a_slanted_border_is_decided_exactly():
    # (1/3, 1/3) rounded to doubles lies on the diagonal y = x exactly; the next double beside it does not.
    triangle = polygons([(0, 0), (1, 1), (0, 1)])
    third = 1 / 3
    x = np.array([third, np.nextafter(third, 1), np.nextafter(third, 0)])
    assert build(triangle, 0.1).locate(x, np.full(3, third)).home.tolist() == [0, -1, 0]
    lines, _ = grid_build.segments(triangle)
    reference = np.array([0.25, 0.75])
    assert covered_exactly(third, third, reference, lines, True)
    assert not covered_exactly(np.nextafter(third, 1), third, reference, lines, True)


def test_a_wide_extent_gets_larger_cells_instead_of_more_memory(monkeypatch):
    monkeypatch.setattr(grid_build, "MOST_CELLS", 10_000)
    far = polygons(shapely.box(0, 0, 10, 10), shapely.box(9e6, 9e6, 9e6 + 10, 9e6 + 10))
    index = build(far, 1.0)
    assert len(index.cells) < 11_000
    x, y = arrays([(5, 5), (9e6 + 5, 9e6 + 5), (4e6, 4e6)])
    assert index.locate(x, y).home.tolist() == [0, 1, -1]


def test_segments_through_the_middle_of_a_cell_move_its_reference(monkeypatch):
    frame = grid_build._frame(np.array([0.0, 0.0, 10.0, 10.0]), 4.0)
    middle = (frame.x0 + 1.5 * 4, frame.y0 + 1.5 * 4)
    star = polygons([middle, (10, 0), (10, 10), (0, 10)], [middle, (0, 10), (0, 0), (10, 0)])
    rng = np.random.default_rng(1)
    x, y = rng.uniform(-1, 11, (2, 4000))
    x[0], y[0] = middle
    expected, _ = first_that_covers(star, x, y)
    assert (build(star, 4.0).locate(x, y).home == expected).all()
    monkeypatch.setattr(grid_build, "_TRIES", 0)  # no clear spot in the cell: the other way answers
    assert build(star, 4.0) is None
    monkeypatch.setattr(locating, "FEW", 0)
    assert (Locator(star, len(x)).locate(x, y).home == expected).all()


# --- laws

whole = st.tuples(st.integers(0, 12), st.integers(0, 12))
shape = st.one_of(
    st.lists(whole, min_size=3, max_size=3, unique=True).map(shapely.Polygon),
    st.tuples(whole, st.integers(1, 6), st.integers(1, 6)).map(
        lambda b: shapely.box(b[0][0], b[0][1], b[0][0] + b[1], b[0][1] + b[2])
    ),
    st.tuples(whole, st.integers(4, 12)).map(  # a sliver
        lambda s: shapely.Polygon([s[0], (s[0][0] + s[1], s[0][1]), (s[0][0] + s[1], s[0][1] + 1e-7)])
    ),
)


@st.composite
def area(draw):
    """Parts, some with holes cut out of them; always valid, never empty."""
    whole_area = shapely.union_all(draw(st.lists(shape, min_size=1, max_size=3)))
    cut = whole_area.difference(shapely.union_all(draw(st.lists(shape, max_size=2))))
    keep = [p for p in shapely.get_parts(cut) if p.geom_type == "Polygon" and p.area > 0]
    found = shapely.MultiPolygon(keep) if keep else shapely.box(0, 0, 1, 1)
    return found if found.is_valid else shapely.box(1, 1, 3, 2)


@st.composite
def areas_and_points(draw):
    """Areas anywhere, turned by an angle so that coordinates are not round; points in critical places."""
    areas = np.array(draw(st.lists(area(), min_size=1, max_size=5)), dtype=object)
    angle, away = draw(st.sampled_from([0.0, 0.3, 1.1])), draw(st.sampled_from([0.0, 1.0]))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    if angle or away:
        areas = shapely.transform(areas, lambda c: c @ turn + away * BERLIN)
        areas = areas[shapely.is_valid(areas)]
    lines, _ = grid_build.segments(areas) if len(areas) else (np.empty((0, 4)), None)
    ends, middles = lines[:, :2], (lines[:, :2] + lines[:, 2:]) / 2
    beside = np.nextafter(middles, np.inf)
    free = np.array(draw(st.lists(whole, max_size=20)), dtype=float).reshape(-1, 2) @ turn + away * BERLIN
    random = np.random.default_rng(len(lines)).uniform(-1, 19, (30, 2)) @ turn + away * BERLIN
    return areas, np.vstack([ends, ends, middles, beside, free, random])


@settings(max_examples=150, deadline=None)
@given(case=areas_and_points(), size=st.sampled_from([0.37, 1.0, 5.0, 64.0]))
def test_every_point_lies_in_the_first_area_that_covers_it(case, size):
    areas, points = case
    if not len(areas):
        return
    x, y = points.T
    home, several = first_that_covers(areas, x, y)
    by_grid, one_by_one = build(areas, size).locate(x, y), Locator(areas, len(x)).locate(x, y)
    assert by_grid.home.tolist() == home.tolist()
    assert one_by_one.home.tolist() == home.tolist()
    assert by_grid.several == one_by_one.several == several


@settings(max_examples=30, deadline=None)
@given(case=areas_and_points(), seed=st.integers(0, 100))
def test_the_order_of_points_does_not_matter_and_relabelled_areas_keep_what_only_they_cover(case, seed):
    areas, points = case
    if not len(areas):
        return
    x, y = points.T
    rng = np.random.default_rng(seed)
    shuffled, renamed = rng.permutation(len(x)), rng.permutation(len(areas))
    home = build(areas, 1.0).locate(x, y).home
    assert (build(areas, 1.0).locate(x[shuffled], y[shuffled]).home == home[shuffled]).all()
    again = build(areas[renamed], 1.0).locate(x, y).home
    assert ((again == -1) == (home == -1)).all()
    covers = np.array([shapely.covers(a, shapely.points(x, y)) for a in areas]).sum(axis=0)
    alone = covers == 1
    assert (renamed[again[alone]] == home[alone]).all()


# --- keeping it


def test_an_index_is_kept_and_used_again_for_any_number_of_points(tmp_path, monkeypatch):
    x, y = np.random.default_rng(2).uniform(-1, 26, (2, 300))
    expected, _ = first_that_covers(SQUARES, x, y)
    monkeypatch.setattr(locating, "FEW", 100)
    Locator(SQUARES, 1000, tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    monkeypatch.setattr(grid_build, "build", None)  # not built again
    for expected_points in (1000, 1, 10_000_000):
        assert (Locator(SQUARES, expected_points, tmp_path).locate(x, y).home == expected).all()


def test_other_areas_have_another_index(tmp_path, monkeypatch):
    monkeypatch.setattr(locating, "FEW", 0)
    Locator(SQUARES, 1000, tmp_path)
    moved = shapely.transform(SQUARES, lambda c: c + np.array([0.001, 0.0]))
    assert Locator(moved, 1000, tmp_path).locate(np.array([0.0005]), np.array([5.0])).home.tolist() == [-1]
    assert len(list(tmp_path.iterdir())) == 2


def test_invalid_areas_are_repaired_the_same_on_both_ways(monkeypatch):
    # A bow tie: its two triangles are areas, the crossing belongs to them.
    bow = polygons([(0, 0), (10, 10), (10, 0), (0, 10)])
    x, y = arrays([(1, 5), (9, 5), (5, 9), (5, 5)])
    assert Locator(bow, 4).locate(x, y).home.tolist() == [0, 0, -1, 0]
    monkeypatch.setattr(locating, "FEW", 0)
    assert Locator(bow, 4).locate(x, y).home.tolist() == [0, 0, -1, 0]


# --- Berlin


@pytest.fixture(scope="module")
def plr(data):
    import geopandas

    frame = geopandas.read_file(data / "lor2021" / "lor_2021.gpkg", layer="planungsraeume").sort_values("PLR_ID")
    return np.asarray(frame.geometry.values)


@pytest.mark.parametrize("size", [16, 64])
def test_40_000_points_on_the_borders_of_the_planungsraeume_each_once_in_the_first(plr, size):
    lines, _ = grid_build.segments(plr)
    rng = np.random.default_rng(7)
    ends = lines[rng.choice(len(lines), 20_000, replace=False), :2]
    edges = lines[rng.choice(len(lines), 20_000, replace=False)]
    points = np.vstack([ends, (edges[:, :2] + edges[:, 2:]) / 2])
    area, point = shapely.STRtree(shapely.points(points)).query(plr, predicate="covers")
    expected = np.full(len(points), len(plr))
    np.minimum.at(expected, point, area)
    expected[expected == len(plr)] = -1
    found = build(plr, size).locate(*points.T)
    assert (found.home == expected).all()
    assert (found.home[:20_000] >= 0).all()  # every vertex belongs to an area
    assert found.several == int((np.bincount(point, minlength=len(points)) > 1).sum())


def test_random_points_over_berlin_both_ways(plr):
    west, south, east, north = shapely.total_bounds(plr)
    rng = np.random.default_rng(3)
    x, y = rng.uniform(west, east, 50_000), rng.uniform(south, north, 50_000)
    ways = [Locator(plr, len(x)).locate(x, y), *(build(plr, size).locate(x, y) for size in (16, 32, 64, 200))]
    for way in ways[1:]:
        assert (way.home == ways[0].home).all()
    assert 0.4 < (ways[0].home >= 0).mean() < 0.6  # Berlin fills about half of its bounding box


def test_two_threads_agree_with_one_on_areas_never_asked_before(plr):
    # GEOS keeps boxes and indices in a geometry when first asked, which two threads must not do at once.
    west, south, east, north = shapely.total_bounds(plr)
    rng = np.random.default_rng(4)
    x, y = rng.uniform(west, east, 3000), rng.uniform(south, north, 3000)
    expected = build(plr, 64).locate(x, y).home
    for _ in range(20):
        fresh = shapely.from_wkb(shapely.to_wkb(plr))
        assert (Locator(fresh, len(x)).locate(x, y).home == expected).all()
