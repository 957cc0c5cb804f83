# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines and polygons onto areas: lengths, ground and homes; borders count once. Values: README of the shared data."""

import geopandas
import numpy as np
import pytest
import shapely
from sozialraum.processing.domain.aggregation_shapes import lines_in_areas, polygons_in_areas
from sozialraum.processing.domain.cutting import cut
from sozialraum.processing.domain.errors import Cancelled

# Three squares of 100 m side by side.
SQUARES = np.array([shapely.box(100 * n, 0, 100 * n + 100, 100) for n in range(3)], dtype=object)


def lines(*coordinates):
    return np.array([shapely.LineString(c) for c in coordinates], dtype=object)


def boxes(*bounds):
    return np.array([shapely.box(*b) for b in bounds], dtype=object)


def test_a_line_gives_its_length_to_all_areas_it_crosses_and_is_at_home_in_one():
    # 30 m west of all squares, 100 m in the first, 20 m in the second
    found = lines_in_areas(lines([(-30, 50), (120, 50)]), SQUARES)
    assert found.home.tolist() == [0]
    assert found.measure == pytest.approx([100, 20, 0])
    assert found.outside == pytest.approx([30])
    assert len(found.covered) == 0


def test_a_line_on_a_common_border_counts_once_for_the_first_area():
    found = lines_in_areas(lines([(100, 0), (100, 100)], [(200, 20), (200, 80)]), SQUARES)
    assert found.measure == pytest.approx([100, 60, 0])
    assert found.home.tolist() == [0, 1]
    assert found.outside.tolist() == [0, 0]


def test_a_line_that_runs_along_the_border_and_then_leaves_it():
    # 50 m on the border of the first two (the first's), then 40 m into the second
    found = lines_in_areas(lines([(100, 0), (100, 50), (140, 50)]), SQUARES)
    assert found.measure == pytest.approx([50, 40, 0])


def test_a_line_on_the_outer_border_is_inside():
    found = lines_in_areas(lines([(0, 100), (100, 100)]), SQUARES)
    assert found.measure == pytest.approx([100, 0, 0])
    assert found.outside.tolist() == [0]


def test_lines_through_corners_and_vertices_of_the_border():
    # through the corner (100, 100) from outside; with a vertex just on the border of the first two squares
    found = lines_in_areas(lines([(90, 110), (110, 90)], [(50, 50), (100, 50), (150, 50)]), SQUARES)
    assert found.measure == pytest.approx([50, 50 + 10 * 2**0.5, 0])
    assert found.outside == pytest.approx([10 * 2**0.5, 0])


def test_a_polygon_gives_its_ground_and_equal_parts_are_at_home_in_the_first():
    found = polygons_in_areas(boxes((90, 10, 110, 30), (-10, 0, 10, 10), (500, 0, 510, 10)), SQUARES)
    assert found.measure == pytest.approx([200 + 100, 200, 0])
    assert found.home.tolist() == [0, 0, -1]
    assert found.outside == pytest.approx([0, 100, 100])


def test_ground_is_covered_once_where_polygons_overlap():
    # 20 x 20 and 20 x 20 shifted by 10: 200 m² in common; a third only touches
    found = polygons_in_areas(boxes((10, 10, 30, 30), (20, 10, 40, 30), (40, 10, 60, 30)), SQUARES)
    assert found.measure == pytest.approx([1200, 0, 0])
    assert found.covered == pytest.approx([1000, 0, 0])


def test_overlapping_polygons_across_a_border_are_counted_once_on_both_sides():
    found = polygons_in_areas(boxes((80, 0, 120, 10), (90, 0, 130, 10)), SQUARES)
    assert found.measure == pytest.approx([200 + 100, 200 + 300, 0])
    assert found.covered == pytest.approx([200, 300, 0])


def test_where_areas_overlap_each_part_goes_to_the_first():
    areas = boxes((0, 0, 100, 100), (50, 0, 150, 100))
    found = lines_in_areas(lines([(0, 50), (150, 50)], [(60, 10), (90, 10)]), areas)
    assert found.measure == pytest.approx([100 + 30, 50])
    ground = polygons_in_areas(boxes((40, 0, 120, 10), (60, 0, 90, 10)), areas)
    assert ground.measure == pytest.approx([600 + 300, 200])
    assert ground.covered == pytest.approx([600, 200])


def test_an_area_with_a_hole_and_an_area_in_it():
    ring = shapely.box(0, 0, 100, 100).difference(shapely.box(40, 40, 60, 60))
    areas = np.array([ring, shapely.box(40, 40, 60, 60)], dtype=object)
    assert lines_in_areas(lines([(0, 50), (100, 50)], [(45, 45), (55, 55)]), areas).measure == pytest.approx(
        [80, 20 + 10 * 2**0.5]
    )
    assert polygons_in_areas(boxes((30, 30, 70, 70), (45, 45, 55, 55)), areas).measure == pytest.approx([1200, 500])


def test_a_polygon_that_holds_a_whole_area_and_one_with_a_hole():
    with_hole = shapely.box(-10, -10, 310, 110).difference(shapely.box(20, 20, 30, 30))
    found = polygons_in_areas(np.array([with_hole], dtype=object), SQUARES)
    assert found.measure == pytest.approx([9900, 10_000, 10_000])
    assert found.outside == pytest.approx([320 * 120 - 30_000])


def test_an_invalid_polygon_is_repaired_on_a_copy():
    bow = shapely.Polygon([(10, 10), (30, 30), (30, 10), (10, 30)])  # two triangles of 20 x 10 / 2
    given = np.array([bow], dtype=object)
    assert polygons_in_areas(given, SQUARES).measure == pytest.approx([200, 0, 0])
    assert given[0] is bow


def test_empty_and_missing_features_count_nothing():
    given = np.array([shapely.Polygon(), None, shapely.box(0, 0, 10, 10)], dtype=object)
    found = polygons_in_areas(given, SQUARES)
    assert found.home.tolist() == [-1, -1, 0]
    assert found.measure == pytest.approx([100, 0, 0])
    assert found.outside.tolist() == [0, 0, 0]
    nothing = lines_in_areas(np.array([], dtype=object), SQUARES)
    assert (nothing.home.tolist(), nothing.measure.tolist()) == ([], [0, 0, 0])


def test_multilines_and_multipolygons_are_one_feature():
    both = np.array([shapely.MultiLineString([[(90, 10), (130, 10)], [(110, 20), (110, 30)]])], dtype=object)
    found = lines_in_areas(both, SQUARES)
    assert found.measure == pytest.approx([10, 40, 0])
    assert found.home.tolist() == [1]


@pytest.mark.parametrize("work", [lines_in_areas, polygons_in_areas])
def test_a_cancel_ends_the_work(work):
    features = boxes((90, 10, 110, 30)) if work is polygons_in_areas else lines([(90, 10), (110, 10)])

    def cancel(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        work(features, SQUARES, cancel)


# --- Berlin


@pytest.fixture(scope="module")
def plr(data):
    frame = geopandas.read_file(data / "lor2021/lor_2021.gpkg", layer="planungsraeume").sort_values("PLR_ID")
    return np.asarray(frame.geometry.values)


def test_milieuschutz_on_planning_areas(data, plr):
    frame = geopandas.read_file(data / "wildfund/erhaltgeb_em_WGS84.geojson").set_crs(4326, allow_override=True)
    shapes = np.asarray(frame.to_crs(25833).geometry.values)
    found = polygons_in_areas(shapes, plr)
    assert len(shapes) == 81
    assert found.measure.sum() / 10_000 == pytest.approx(5222.0, abs=0.05)
    assert (found.covered > shapely.area(plr) / 2).sum() == 108
    # "Touches" means any ground in common, however small: 30 of the pieces are below 10 cm² (borders drawn twice).
    parts = cut(shapes, plr)
    assert (len(parts.area), len(np.unique(parts.area))) == (364, 227)


def test_school_catchments_fill_the_city(data, plr):
    frame = geopandas.read_file("/vsigzip/" + str(data / "fachdaten/einschulungsbereiche_2025.geojson.gz"))
    shapes = np.asarray(frame.to_crs(25833).geometry.values)
    found = polygons_in_areas(shapes, plr)
    assert len(shapes) == 377
    assert (found.measure.sum() + found.outside.sum()) / 1e6 == pytest.approx(890.66, abs=0.005)
