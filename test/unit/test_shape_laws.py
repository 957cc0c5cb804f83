# SPDX-License-Identifier: GPL-2.0-or-later
"""Laws of lines and polygons in areas, on random shapes clear of borders and on them."""

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain import crossings
from sozialraum.processing.domain.aggregation_shapes import lines_in_areas, polygons_in_areas
from sozialraum.processing.domain.crossings import parts_in_areas
from sozialraum.processing.domain.cutting import cut

SEEDS = st.integers(0, 2**32 - 1)
ORIGIN = np.array([390_000.0, 5_820_000.0])  # as large as Berlin's coordinates, so that rounding is what it is there


def quads(random, n=4):
    """n x n areas of about 100 m, corners in common; the last one is a hole's filling in the one before."""
    corner = np.stack(np.meshgrid(np.arange(n + 1), np.arange(n + 1)), axis=-1) * 100.0
    corner += random.uniform(-30, 30, corner.shape)
    corner = (corner + ORIGIN).round(3)
    areas = []
    for i in range(n):
        for j in range(n):
            areas.append(shapely.Polygon([corner[i, j], corner[i, j + 1], corner[i + 1, j + 1], corner[i + 1, j]]))
    middle = areas[5].centroid
    island = shapely.box(middle.x - 9, middle.y - 9, middle.x + 9, middle.y + 9)
    areas[5] = areas[5].difference(island)
    return np.array([*areas, island], dtype=object)


def on_grid(random, count, size=10):
    """Points on a coarse grid: most shapes of them lie on each other's corners and edges."""
    return random.integers(-1, 5, (count, 2)) * float(size) + ORIGIN


def squares():
    x, y = ORIGIN
    return np.array([shapely.box(x + 10 * i, y + 10 * j, x + 10 * i + 10, y + 10 * j + 10)
                     for i in range(4) for j in range(4)], dtype=object)  # fmt: skip


def some_lines(random, count=12):
    return np.array([shapely.LineString(random.uniform(-50, 450, (random.integers(2, 9), 2)) + ORIGIN)
                     for _ in range(count)], dtype=object)  # fmt: skip


def star(random):
    angle = np.sort(random.uniform(0, 2 * np.pi, random.integers(4, 12)))
    reach = random.uniform(5, 150) * random.uniform(0.4, 1, len(angle))
    at = random.uniform(0, 400, 2) + ORIGIN
    whole = shapely.Polygon(np.stack([np.cos(angle), np.sin(angle)], 1) * reach[:, None] + at).buffer(0)
    return whole.difference(whole.centroid.buffer(3)) if random.random() < 0.4 else whole


def some_polygons(random, count=12):
    return np.array([star(random) for _ in range(count)], dtype=object)


def lines_on_grid(random, count=8):
    return np.array([shapely.LineString(on_grid(random, random.integers(2, 5))) for _ in range(count)], dtype=object)


def polygons_on_grid(random, count=8):
    found = []
    while len(found) < count:
        shape = shapely.MultiPoint(on_grid(random, 5)).convex_hull
        if shape.geom_type == "Polygon":
            found.append(shape)
    return np.array(found, dtype=object)


CASES = [
    pytest.param(lines_in_areas, quads, some_lines, id="lines"),
    pytest.param(polygons_in_areas, quads, some_polygons, id="polygons"),
    pytest.param(lines_in_areas, lambda random: squares(), lines_on_grid, id="lines on borders"),
    pytest.param(polygons_in_areas, lambda random: squares(), polygons_on_grid, id="polygons on borders"),
]


def size(features):
    return shapely.area(features) if (shapely.get_dimensions(features) == 2).any() else shapely.length(features)


@pytest.mark.parametrize(("work", "areas", "features"), CASES)
@given(seed=SEEDS)
@settings(max_examples=40, deadline=None)
def test_mass_nothing_is_lost_or_doubled(work, areas, features, seed):
    random = np.random.default_rng(seed)
    areas, features = areas(random), features(random)
    found = work(features, areas)
    assert found.measure.sum() + found.outside.sum() == pytest.approx(size(features).sum(), rel=1e-9)


@pytest.mark.parametrize(("areas", "features"), [
    pytest.param(quads, some_lines, id="lines"), pytest.param(quads, some_polygons, id="polygons"),
    pytest.param(lambda random: squares(), lines_on_grid, id="lines on borders"),
    pytest.param(lambda random: squares(), polygons_on_grid, id="polygons on borders"),
])  # fmt: skip
@given(seed=SEEDS)
@example(seed=57375)  # a line that goes back the way it came
@settings(max_examples=60, deadline=None)
def test_crossings_say_what_cutting_says(areas, features, seed):
    random = np.random.default_rng(seed)
    areas, features = areas(random), features(random)
    ours, cut_ = parts_in_areas(features, areas), cut(features, areas)
    table = np.zeros((2, len(features), len(areas)))
    for one, parts in zip(table, (ours, cut_), strict=True):
        one[parts.feature, parts.area] = parts.size
    assert table[0] == pytest.approx(table[1], rel=1e-9, abs=1e-6)


def test_only_what_touches_a_border_is_cut(monkeypatch):
    cut_ = []
    monkeypatch.setattr(crossings, "cut", lambda features, *rest: cut_.append(len(features)) or cut(features, *rest))
    random = np.random.default_rng(1)
    parts_in_areas(some_lines(random, 200), quads(random))
    parts_in_areas(some_polygons(random, 200), quads(random))
    # A polygon in whose box the whole island lies may hold it and cross nothing.
    assert cut_[0] == 0
    assert cut_[1] < 50


@pytest.mark.parametrize(("work", "areas", "features"), CASES)
@given(seed=SEEDS)
@settings(max_examples=20, deadline=None)
def test_the_order_of_features_does_not_matter(work, areas, features, seed):
    random = np.random.default_rng(seed)
    areas, features = areas(random), features(random)
    order = random.permutation(len(features))
    one, other = work(features, areas), work(features[order], areas)
    assert other.home.tolist() == one.home[order].tolist()
    assert other.measure == pytest.approx(one.measure, rel=1e-9, abs=1e-6)
    assert other.covered == pytest.approx(one.covered, rel=1e-9, abs=1e-6)
    assert other.outside == pytest.approx(one.outside[order], rel=1e-9, abs=1e-6)


@given(seed=SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_line_cut_in_two_has_the_same_lengths(seed):
    random = np.random.default_rng(seed)
    areas = quads(random)
    (line,) = some_lines(random, 1)
    middle = shapely.get_coordinates(line)[1:-1]
    if not len(middle):
        return
    at = random.integers(1, len(middle) + 1)
    corners = shapely.get_coordinates(line)
    halves = [shapely.LineString(corners[: at + 1]), shapely.LineString(corners[at:])]
    whole, cut_ = lines_in_areas(np.array([line]), areas), lines_in_areas(np.array(halves), areas)
    assert cut_.measure == pytest.approx(whole.measure, rel=1e-9, abs=1e-6)
    assert cut_.outside.sum() == pytest.approx(whole.outside.sum(), rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("work", [lines_in_areas, polygons_in_areas])
@given(seed=SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_union_of_areas_holds_the_sum_of_its_parts(work, seed):
    random = np.random.default_rng(seed)
    areas = quads(random)
    features = (some_lines if work is lines_in_areas else some_polygons)(random)
    region = random.integers(0, 3, len(areas))
    region[:3] = 0, 1, 2
    united = np.array([shapely.union_all(areas[region == r]) for r in range(3)], dtype=object)
    parts, whole = work(features, areas), work(features, united)
    assert whole.measure == pytest.approx(np.bincount(region, parts.measure), rel=1e-9, abs=1e-6)
    if work is polygons_in_areas:
        assert whole.covered == pytest.approx(np.bincount(region, parts.covered), rel=1e-9, abs=1e-6)


@pytest.mark.parametrize(("areas", "features"), [
    pytest.param(quads, some_polygons, id="polygons"),
    pytest.param(lambda random: squares(), polygons_on_grid, id="polygons on borders"),
])  # fmt: skip
@given(seed=SEEDS)
@settings(max_examples=40, deadline=None)
def test_covered_ground_is_the_union_of_the_polygons_in_the_area(areas, features, seed):
    random = np.random.default_rng(seed)
    areas, features = areas(random), features(random)
    united = shapely.area(shapely.intersection(areas, shapely.union_all(features)))
    assert polygons_in_areas(features, areas).covered == pytest.approx(united, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("work", [parts_in_areas, cut])
def test_a_line_that_doubles_back_counts_as_often_as_it_is_drawn(work):
    """Two squares of 10 m beside each other: there and back over their border, along it, and half outside."""
    west, east = shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)
    lines = [[(5, 5), (15, 5), (5, 5)], [(10, 0), (10, 10), (10, 0)], [(20, 10), (20, 5), (20, 15), (20, 5)]]
    features = np.array([shapely.LineString(line) for line in lines], dtype=object)
    parts = work(features, np.array([west, east], dtype=object))
    found = {
        (f, a): s for f, a, s in zip(parts.feature.tolist(), parts.area.tolist(), parts.size.tolist(), strict=True)
    }
    assert found == pytest.approx({(0, 0): 10.0, (0, 1): 10.0, (1, 0): 20.0, (2, 1): 15.0})
