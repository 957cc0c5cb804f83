# SPDX-License-Identifier: GPL-2.0-or-later
"""Generalising side by side: a border is one line for both, and no further away than asked for."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box
from sozialraum.processing.report.generalising import generalised

# A border from (10, 0) to (10, 30) with a bump of 1 at (11, 10) and one of 3 at (13, 20).
BORDER = [(10, 0), (11, 10), (10, 15), (13, 20), (10, 30)]
WEST = Polygon([(0, 0), *BORDER, (0, 30)])
EAST = Polygon([*BORDER, (30, 30), (30, 0)][::-1])


def test_a_bump_below_the_tolerance_goes_on_both_sides_alike():
    west, east = generalised([WEST, EAST], 2)
    kept = {(10, 0), (13, 20), (10, 30)}
    assert kept <= set(west.exterior.coords)
    assert kept <= set(east.exterior.coords)
    assert (11, 10) not in west.exterior.coords
    assert (11, 10) not in east.exterior.coords
    assert west.intersection(east).area == 0
    assert west.union(east).equals(box(0, 0, 30, 30))


def test_an_area_wholly_inside_another_fills_its_hole():
    turns = np.linspace(0, 2 * np.pi, 41)[:-1]
    island = Polygon(np.column_stack([50 + 10 * np.cos(turns), 50 + 10 * np.sin(turns)]))
    around = Polygon(box(0, 0, 100, 100).exterior, [island.exterior.coords[::-1]])
    big, small = generalised([around, island], 1.0)
    assert len(small.exterior.coords) < 20
    assert big.union(small).equals(box(0, 0, 100, 100))
    assert big.intersection(small).area == 0


def test_what_is_smaller_than_the_tolerance_stays_but_its_hole_goes():
    tiny = box(0, 0, 1, 1)
    holed = Polygon(box(10, 10, 90, 90).exterior, [box(50, 50, 51, 51).exterior.coords])
    kept, filled = generalised([tiny, holed], 5)
    assert kept.area == 1
    assert filled.equals(box(10, 10, 90, 90))


def test_parts_stay_with_their_area():
    both = MultiPolygon([box(0, 0, 10, 10), box(20, 0, 30, 10)])
    made, other = generalised([both, box(10, 0, 20, 10)], 1)
    assert made.equals(both)
    assert other.equals(box(10, 0, 20, 10))


def test_a_neck_that_would_cross_itself_is_repaired():
    """Two rooms joined by a corridor of 1; its sides have bumps on different heights, which a tolerance of 4 levels."""
    low, high = [(10, 5), (20, 9), (30, 5)], [(30, 6), (20, 10), (10, 6)]
    dumbbell = Polygon([(0, 0), (10, 0), *low, (30, 0), (40, 0), (40, 20), (30, 20), *high, (10, 20), (0, 20)])
    for tolerance in (0.5, 2, 4, 6, 8):
        (made,) = generalised([dumbbell], tolerance)
        assert made.is_valid
        assert made.geom_type in ("Polygon", "MultiPolygon")
        assert made.area == pytest.approx(dumbbell.area, rel=0.25)


def test_nothing_is_nothing():
    assert generalised([], 1) == []


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.01, 2))
def test_areas_of_a_grid_keep_their_borders_in_common(seed, tolerance):
    """Nine squares with jagged borders: no gap, no overlap but by the last digit, nothing moved further than asked."""
    random = np.random.default_rng(seed)
    lines = {}

    def edge(a, b):
        if (b, a) in lines:
            return lines[b, a][::-1]
        if (a, b) not in lines:
            along = np.linspace(a, b, 9)
            jag = random.uniform(-0.6, 0.6, (9, 1)) * np.array([a[1] != b[1], a[0] != b[0]])
            jag[[0, -1]] = 0
            lines[a, b] = along + jag
        return lines[a, b]

    areas = []
    for x in range(0, 30, 10):
        for y in range(0, 30, 10):
            corners = [(x, y), (x + 10, y), (x + 10, y + 10), (x, y + 10)]
            pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
            areas.append(Polygon(np.concatenate([edge(a, b)[:-1] for a, b in pairs])))
    made = generalised(areas, tolerance)
    assert all(shapely.is_valid(made))
    whole = shapely.union_all(made)
    assert whole.geom_type == "Polygon"
    assert not whole.interiors
    assert shapely.area(made).sum() == pytest.approx(whole.area)
    for before, after in zip(areas, made, strict=True):
        assert shapely.hausdorff_distance(before.exterior, after.exterior) <= tolerance + 1e-9


@pytest.mark.parametrize("tolerance", [5, 40, 100, 250])
def test_all_levels_of_berlin_are_valid_at_every_scale(data, tolerance):
    import geopandas

    for layer in ("planungsraeume", "bezirksregionen"):
        made = generalised(
            geopandas.read_file(data / "lor2021/lor_2021.gpkg", layer=layer).geometry.to_numpy(), tolerance
        )
        assert shapely.is_valid(made).all()
        assert not shapely.is_empty(made).any()


def test_the_planning_areas_of_berlin_keep_the_citys_area_and_lose_most_vertices(data):
    import geopandas

    frame = geopandas.read_file(data / "lor2021/lor_2021.gpkg", layer="planungsraeume")
    made = generalised(frame.geometry.to_numpy(), 15.0)
    before, after = (
        shapely.get_num_coordinates(frame.geometry.to_numpy()).sum(),
        shapely.get_num_coordinates(made).sum(),
    )
    assert after < before / 6  # 198,000 vertices
    assert shapely.area(made).sum() == pytest.approx(frame.area.sum(), rel=1e-4)
    assert shapely.is_valid(made).all()
    overlaps = shapely.area(made).sum() - shapely.union_all(made).area
    assert abs(overlaps) < 1000  # of 891 million square metres
