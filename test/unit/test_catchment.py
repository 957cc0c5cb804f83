# SPDX-License-Identifier: GPL-2.0-or-later
"""Catchments by air and around barriers, beside the formulas of circle, segment and sector."""

from math import acos, pi, sqrt

import numpy as np
import pytest
import shapely
from sozialraum.processing.domain.barriers import AroundBarriers
from sozialraum.processing.domain.catchment import StraightLine
from sozialraum.processing.domain.spread import spread


def points(*xy):
    return shapely.points(np.array(xy, dtype=float))


def geometries(*found):
    return np.array(found, dtype=object)


def segment(radius, height):
    """Ground of a circle beyond a straight line that passes the centre at a height."""
    return radius**2 * acos(height / radius) - height * sqrt(radius**2 - height**2)


RIVER = shapely.LineString([(100, -2000), (100, 2000)])
WIDE = shapely.box(-1000, -1000, 1000, 1000)  # 4 km²


# --- by air


def test_distances_of_points_are_exact():
    # 300² + 400² = 500²: exactly 500 m away is within 500 m.
    people = points((300, 400), (300.001, 400), (0, 0), (2000, 0))
    assert StraightLine(points((0, 0))).shares(people, (100, 500)).tolist() == [[0, 0, 1, 0], [1, 0, 1, 0]]


def test_a_park_is_reached_at_its_edge():
    park = geometries(shapely.box(0, 0, 1000, 100))
    assert StraightLine(park).shares(points((500, 400), (500, 401), (500, 50)), (300,)).tolist() == [[1, 0, 1]]


def test_ground_within_a_distance_is_that_of_the_circle():
    share = StraightLine(points((0, 0))).shares(geometries(WIDE), (300, 500))
    assert share[:, 0].tolist() == pytest.approx([pi * 300**2 / 4e6, pi * 500**2 / 4e6], rel=1e-9)


def test_ground_that_two_facilities_serve_counts_once():
    # Two circles of 500 m, 500 m apart: lens = 2 segments at a height of 250 m.
    share = StraightLine(points((-250, 0), (250, 0))).shares(geometries(WIDE), (500,))
    wanted = 2 * pi * 500**2 - 2 * segment(500, 250)
    assert share[0, 0] == pytest.approx(wanted / 4e6, rel=5e-4)


def test_areas_wholly_inside_and_wholly_outside():
    places = geometries(shapely.box(0, 0, 10, 10), shapely.box(900, 0, 910, 10))
    assert StraightLine(points((0, 0))).shares(places, (500,)).tolist() == [[1, 0]]


# --- around barriers


def test_what_lies_behind_a_river_is_not_served():
    found = AroundBarriers(points((0, 0)), geometries(RIVER))
    assert found.shares(points((99, 0), (101, 0), (50, 400)), (500,)).tolist() == [[1, 0, 1]]
    # The circle without the segment beyond the river; the river itself is 10 cm wide.
    share = found.shares(geometries(WIDE), (500,))[0, 0]
    assert share * 4e6 == pytest.approx(pi * 500**2 - segment(500, 100), rel=5e-4)


def test_a_bridge_is_a_gap_in_the_barriers():
    banks = geometries(shapely.LineString([(100, -2000), (100, -10)]), shapely.LineString([(100, 10), (100, 2000)]))
    people = points((150, 300), (99, 0))
    assert AroundBarriers(points((0, 0)), banks).shares(people, (500,)).tolist() == [[1, 1]]
    # With a radius that does not reach the bridge there is no way over.
    assert AroundBarriers(points((0, 300)), banks).shares(points((150, 300)), (200,)).tolist() == [[0]]


def test_a_barrier_that_ends_inside_the_radius_cuts_nothing_off():
    wall = geometries(shapely.LineString([(100, 0), (100, 100)]))
    share = AroundBarriers(points((0, 0)), wall).shares(geometries(WIDE), (500,))[0, 0]
    assert share * 4e6 == pytest.approx(pi * 500**2, rel=1e-4)


def test_a_facility_on_the_line_serves_both_sides():
    people = points((50, 0), (150, 0))
    assert AroundBarriers(points((100, 0)), geometries(RIVER)).shares(people, (500,)).tolist() == [[1, 1]]


def test_a_facility_inside_a_lake_serves_the_nearest_bank():
    lake = geometries(shapely.box(-50, -3000, 30, 3000))
    people = points((60, 0), (-90, 0), (0, 0))
    assert AroundBarriers(points((0, 0)), lake).shares(people, (500,)).tolist() == [[1, 0, 0]]


def test_a_lake_larger_than_the_radius_around_a_facility_leaves_nobody():
    lake = geometries(shapely.box(-5000, -5000, 5000, 5000))
    assert AroundBarriers(points((0, 0)), lake).shares(points((60, 0)), (500,)).tolist() == [[0]]


def test_a_river_of_many_corners_cuts_like_a_plain_one():
    # The same river, 20 m wide, drawn with a vertex every metre: what lies 100 m away and beyond is cut off.
    bank = [(100, y) for y in range(-2000, 2001)] + [(120, y) for y in range(2000, -2001, -1)]
    river = geometries(shapely.Polygon(bank))
    share = AroundBarriers(points((0, 0)), river).shares(geometries(WIDE), (500,))[0, 0]
    assert share * 4e6 == pytest.approx(pi * 500**2 - segment(500, 100), rel=5e-4)


def test_a_park_whose_edge_is_the_barrier_serves_its_own_side():
    park = geometries(shapely.box(0, -50, 100, 50))  # the river flows along its eastern edge
    people = points((-100, 0), (150, 0))
    assert AroundBarriers(park, geometries(RIVER)).shares(people, (300,)).tolist() == [[1, 0]]


def test_a_park_on_both_banks_serves_both():
    park = geometries(shapely.box(50, -50, 150, 50))
    people = points((-100, 0), (300, 0))
    assert AroundBarriers(park, geometries(RIVER)).shares(people, (300,)).tolist() == [[1, 1]]


def test_a_network_of_rails_encloses():
    rails = geometries(shapely.MultiLineString([[(-200, -200), (200, -200), (200, 200)], [(200, 200), (-200, 200)],
                                                [(-200, 200), (-200, -200)]]))  # fmt: skip
    share = AroundBarriers(points((0, 0)), rails).shares(geometries(WIDE), (500,))[0, 0]
    assert share * 4e6 == pytest.approx(400**2, rel=1e-3)


# --- spreading


def test_people_of_an_area_are_spread_evenly():
    places = geometries(shapely.box(0, 0, 1000, 1000), shapely.box(0, 0, 10, 10))
    sample = spread(places, 100)
    assert np.bincount(sample.polygon).tolist() == [100, 100]
    assert sample.parts(np.array([500.0, 8.0])).sum() == pytest.approx(508)
    middle = shapely.get_coordinates(sample.points[sample.polygon == 0]).mean(axis=0)
    assert middle.tolist() == pytest.approx([500, 500])


def test_even_a_thread_of_an_area_gets_a_point():
    thin = geometries(shapely.Polygon([(0, 0), (1000, 1000), (1000, 1000.001)]))
    sample = spread(thin, 100)
    assert len(sample.points) >= 1
    # Of very many areas each gets 16 points, so that a city of blocks stays quick.
    assert np.bincount(spread(np.repeat(shapely.box(0, 0, 10, 10), 10_000), 100).polygon).tolist() == [16] * 10_000
    assert sample.parts(np.array([7.0])).sum() == pytest.approx(7)
