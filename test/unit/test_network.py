# SPDX-License-Identifier: GPL-2.0-or-later
"""Ways along streets, worked by hand: partial edges, joints, bridges, parks, several parts."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import floyd_warshall
from sozialraum.processing.domain.network import Network
from sozialraum.processing.domain.walking import AlongNetwork

# A town of nine blocks: streets at x, y = 0, 100, 200, 300, each one line with a vertex at every crossing.
STOPS = (0, 100, 200, 300)
GRID = [[(x, y) for y in STOPS] for x in STOPS] + [[(x, y) for x in STOPS] for y in STOPS]


def lines(coordinates):
    return np.array([shapely.LineString(c) for c in coordinates])


def points(*xy):
    return shapely.points(np.array(xy, dtype=float))


def way(streets, facilities, people, limit=10_000.0, tolerance=0.5):
    """Metres from each person to the nearest facility."""
    found = AlongNetwork(np.array(facilities), lines(streets), tolerance)
    return found._nearest(np.array(people), limit, lambda f: None).tolist()


def test_round_the_blocks():
    # From the corner (0, 0): two blocks east and one north are 300 m by street, 224 m by air.
    assert way(GRID, points((0, 0)), points((200, 100), (300, 300), (0, 0))) == [300, 600, 0]


def test_along_parts_of_edges_and_off_the_street():
    # Facility 10 m beside the street y = 0 at x = 30: 10 + (x - 30) along it; the person at (80, 5) leaves it again
    # 5 m to the side: 10 + 50 + 5. Round the corner (100, 0) to (104, 60): 10 + 70 + 60 + 4.
    assert way(GRID, points((30, -10)), points((80, 5), (104, 60))) == [65, 144]


def test_on_one_edge_the_direct_way_and_of_two_ways_the_shorter():
    one = [[(0, 0), (100, 0)]]
    assert way(one, points((20, 0), (90, 0)), points((50, 0), (60, 0))) == [30, 30]
    # A ring of 4 x 100 m: from (0, 50) to (100, 90) over the top 50 + 100 + 10, not 50 + 100 + 90.
    ring = [[(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]]
    assert way(ring, points((0, 50)), points((100, 90))) == [160]


def test_several_facilities_on_one_edge():
    assert way([[(0, 0), (100, 0)]], points((10, 0), (10, 0), (50, 3)), points((100, 0), (0, 0))) == [53, 10]


def test_streets_that_cross_without_a_common_vertex_are_bridges():
    over = [[(0, 0), (200, 0)], [(100, -100), (100, 100)]]
    assert way(over, points((0, 0)), points((100, 50))) == [np.inf]
    level = [[(0, 0), (100, 0), (200, 0)], [(100, -100), (100, 0), (100, 100)]]
    assert way(level, points((0, 0)), points((100, 50))) == [150]


@pytest.mark.parametrize(("gap", "metres"), [(0.0, 150.0), (0.4, 150.0), (0.6, np.inf)])
def test_an_end_that_lies_on_a_street_is_joined_within_the_tolerance(gap, metres):
    # The side street begins in the middle of the other's edge, `gap` metres away from it; the gap is walked, too.
    side = [[(0, 0), (200, 0)], [(100, gap), (100, 100)]]
    assert way(side, points((0, 0)), points((100, 50))) == pytest.approx([metres])


def test_vertices_closer_than_the_tolerance_lose_no_metre():
    """A curve of many short pieces keeps its length: only ends are joined, not vertices along a line."""
    curve = [[(i * 0.1, 0) for i in range(1001)]]
    assert way(curve, points((0, 0)), points((100, 0)), tolerance=0.5) == pytest.approx([100])


def test_of_two_streets_between_the_same_crossings_the_shorter_counts():
    both = [[(0, 0), (100, 0)], [(0, 0), (50, 80), (100, 0)]]
    assert way(both, points((0, 0)), points((100, 0))) == [100]


def test_who_is_beyond_the_limit_or_in_another_part_is_not_reached():
    parts = [*GRID, [(1000, 0), (1100, 0)]]
    network = AlongNetwork(points((0, 0)), lines(parts))
    people = points((300, 0), (1050, 0))
    assert network.shares(people, (200, 300)).tolist() == [[0, 0], [1, 0]]
    assert network.cut_off(people).tolist() == [False, True]


def test_a_park_is_entered_at_its_edge_and_is_no_short_cut():
    # The park fills the block between x, y = 100 and 200; it is reached where the streets around it touch it: from
    # (300, 150) 50 m to the corner (300, 100), 100 m to the corner of the park.
    park = shapely.box(100, 100, 200, 200)
    assert way(GRID, [park], points((0, 100), (300, 150), (100, 150))) == [100, 150, 0]
    # From (150, 100) to the pool at (150, 200): round the corner 50 + 100 + 50, not straight through the park.
    pool = shapely.Point(150, 200)
    found = AlongNetwork(np.array([park, pool]), lines(GRID))
    pairs = found.pairs(points((150, 100)), 150)
    assert pairs.facility.tolist() == [0]
    assert set(found.pairs(points((150, 100)), 200).facility.tolist()) == {0, 1}


def test_pairs_are_the_same_as_the_ways():
    facilities, people = points((0, 0), (300, 300), (150, 0)), points((100, 0), (300, 200), (40, 0))
    pairs = AlongNetwork(facilities, lines(GRID)).pairs(people, 120)
    # (100,0): 100 to the first, 50 to the third; (300,200): 100 to the second; (40,0): 40 and 110.
    assert sorted(zip(pairs.place.tolist(), pairs.facility.tolist(), strict=True)) == [
        (0, 0), (0, 2), (1, 1), (2, 0), (2, 2)
    ]  # fmt: skip


def test_the_order_and_direction_of_lines_does_not_matter():
    facilities, people = points((30, -10), (250, 310)), points((80, 5), (104, 60), (222, 100))
    turned = [line[::-1] for line in GRID[::-1]]
    assert way(GRID, facilities, people) == pytest.approx(way(turned, facilities, people))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=4, max_size=8, unique=True),
    st.lists(st.tuples(*[st.integers(0, 100), st.floats(0, 1)] * 2), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_ways_are_those_of_the_textbook(nodes, places, random):
    """Beside Floyd and Warshall's algorithm on the nodes, with the parts of the two edges added by hand."""
    xy = np.array(nodes, dtype=float) * 37.0
    edges = list({tuple(sorted(random.sample(range(len(xy)), 2))) for _ in range(7)})
    length = np.array([np.hypot(*(xy[a] - xy[b])) for a, b in edges])
    matrix = np.full((len(xy), len(xy)), np.inf)
    for (a, b), metres in zip(edges, length, strict=True):
        matrix[a, b] = matrix[b, a] = metres
    between = floyd_warshall(matrix, directed=False)
    graph = Network(xy, *np.array(edges).T, length)
    for e, s, f, t in places:
        e, f = e % len(edges), f % len(edges)
        s, t = s * length[e], t * length[f]
        divided, node = graph.with_nodes(np.array([e, f]), np.array([s, t]))
        found = floyd_warshall(divided.matrix(len(divided.xy)), directed=False)[node[0], node[1]]
        ends = [(edges[e][0], s), (edges[e][1], length[e] - s)], [(edges[f][0], t), (edges[f][1], length[f] - t)]
        ways = [a + between[u, v] + b for u, a in ends[0] for v, b in ends[1]]
        wanted = min([*ways, abs(s - t)] if e == f else ways)
        assert found == pytest.approx(wanted, abs=1e-5)
        assert divided.length.sum() == pytest.approx(length.sum())
