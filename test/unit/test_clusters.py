# SPDX-License-Identifier: GPL-2.0-or-later
"""Moran's I and local clusters, by hand, by full enumeration, by their laws, and beside an independent program.

Values called “esda” were computed once with esda 2.9.0 and libpysal 4.14.1 (PySAL), which are no part of the plugin.
"""

from fractions import Fraction
from itertools import permutations
from math import sqrt

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.clusters import (
    QUADRANTS,
    adjusted_for_many,
    local_moran,
    moran,
    standardised_rates,
)  # fmt: skip
from sozialraum.processing.domain.errors import Cancelled
from sozialraum.processing.domain.neighbours import Neighbours, contiguity


def grid(columns, rows):
    """Squares of 100 m, row by row from the top."""
    cells = [shapely.box(100 * x, -100 * y, 100 * x + 100, -100 * y + 100) for y in range(rows) for x in range(columns)]
    return contiguity(np.array(cells, dtype=object))


def row_of(n):
    """n areas in a row, each with the one before and after."""
    return grid(n, 1)


def test_nine_squares_worked_by_hand():
    # 1 2 3     deviations -4 … 4, squares sum to 60; neighbours share a side or a corner.
    # 4 5 6     z · lag: corner 1: -4 · (-3-1+0)/3 = 16/3; 2: -3 · (-4-2-1+0+1)/5 = 18/5; 3: -2 · (-3+0+1)/3 = 4/3;
    # 7 8 9     4: -1 · (-4-3+0+2+3)/5 = 2/5; 5: 0; the other half mirrors it: 2 (16/3 + 18/5 + 4/3 + 2/5) = 64/3.
    found = moran(np.arange(1.0, 10.0), grid(3, 3), permutations=99)
    assert found.value == pytest.approx(float(Fraction(64, 3) / 60), abs=1e-14)
    assert (found.n, found.expected) == (9, -1 / 8)


def test_variance_of_nine_squares_worked_by_hand():
    # A corner has 3 neighbours, an edge 5, the centre 8. Pairs: 8 corner-edge, 4 corner-centre, 4 edge-edge,
    # 4 edge-centre; S1 sums (w_ij + w_ji)² over them, S2 (1 + Σ_j w_ji)² over the areas; S0 = n = 9.
    k3, k5, k8 = Fraction(1, 3), Fraction(1, 5), Fraction(1, 8)
    s1 = 8 * (k3 + k5) ** 2 + 4 * (k3 + k8) ** 2 + 4 * (k5 + k5) ** 2 + 4 * (k5 + k8) ** 2
    s2 = 4 * (1 + 2 * k5 + k8) ** 2 + 4 * (1 + 2 * k3 + 2 * k5 + k8) ** 2 + (1 + 4 * k3 + 4 * k5) ** 2
    normal = (81 * s1 - 9 * s2 + 3 * 81) / (80 * 81) - Fraction(1, 64)
    found = moran(np.arange(1.0, 10.0), grid(3, 3), permutations=99)
    assert found.variance_normal == pytest.approx(float(normal), abs=1e-14)
    # Under randomisation: kurtosis of -4 … 4 is 9 · Σz⁴ / (Σz²)² = 9 · 708 / 3600.
    k = Fraction(9 * 708, 3600)
    plain = 9 * ((81 - 27 + 3) * s1 - 9 * s2 + 3 * 81)
    random = (plain - k * (72 * s1 - 18 * s2 + 6 * 81)) / (8 * 7 * 6 * 81) - Fraction(1, 64)
    assert found.variance_random == pytest.approx(float(random), abs=1e-14)
    # 16/45 lies (16/45 + 1/8) / √0.020863 = 3.327 standard deviations above the expectation: p = 0.00088
    assert found.p_normal == pytest.approx(0.00088, abs=5e-6)


def test_local_values_of_nine_squares_and_their_mean():
    local = local_moran(np.arange(1.0, 10.0), grid(3, 3), permutations=99)
    by_hand = np.array([16 / 3, 18 / 5, 4 / 3, 2 / 5, 0, 2 / 5, 4 / 3, 18 / 5, 16 / 3]) / (60 / 9)
    np.testing.assert_allclose(local.value, by_hand, atol=1e-14)
    assert local.value.mean() == pytest.approx(16 / 45, abs=1e-14)
    assert local.quadrant.tolist() == ["LL", "LL", "LL", "LL", "LL", "HH", "HH", "HH", "HH"]


def test_unlike_neighbours_are_negative():
    # 0 1 0 1 0 1 in a row: every neighbour is the opposite, so z · lag = -z² and I = -1.
    local = local_moran(np.array([0.0, 1, 0, 1, 0, 1]), row_of(6), permutations=99)
    assert moran(np.array([0.0, 1, 0, 1, 0, 1]), row_of(6), permutations=99).value == pytest.approx(-1)
    assert local.quadrant.tolist() == ["LH", "HL"] * 3


def two_sided(observed, all_possible):
    values = np.array(all_possible)
    tails = (values >= observed - 1e-9).mean(), (values <= observed + 1e-9).mean()
    return min(1.0, 2 * min(tails))


VALUES = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 17.0])


def test_global_p_is_that_of_all_720_orders():
    neighbours, z = row_of(6), VALUES - VALUES.mean()

    def statistic(order):
        z = np.array(order)
        return sum(z[i] * np.mean([z[j] for j in (i - 1, i + 1) if 0 <= j < 6]) for i in range(6))

    exact = two_sided(statistic(z), [statistic(order) for order in permutations(z)])
    found = moran(VALUES, neighbours, permutations=20_000).p
    assert found == pytest.approx(exact, abs=4 * sqrt(exact / 20_000) * 2)  # four standard errors of twice a share


@pytest.mark.parametrize("area", range(6))
def test_local_p_is_that_of_all_ways_to_deal_out_the_others(area):
    own = [j for j in (area - 1, area + 1) if 0 <= j < 6]
    others = [v for i, v in enumerate(VALUES) if i != area]
    possible = [np.mean(drawn) for drawn in permutations(others, len(own))]
    exact = two_sided(VALUES[own].mean(), possible)
    found = local_moran(VALUES, row_of(6), permutations=20_000).p[area]
    assert found == pytest.approx(exact, abs=4 * sqrt(exact / 20_000) * 2)


def test_the_same_seed_gives_the_same_p_and_another_seed_another():
    random = np.random.default_rng(3).normal(size=100)
    first, again, other = (local_moran(random, grid(10, 10), 199, seed).p for seed in (1, 1, 2))
    assert first.tolist() == again.tolist()
    assert first.tolist() != other.tolist()


def test_a_planted_cluster_is_found_and_noise_is_not():
    random = np.random.default_rng(5).normal(size=(10, 10))
    noise = adjusted_for_many(local_moran(random.ravel(), grid(10, 10), 4999).p)
    assert (noise <= 0.05).sum() == 0
    random[1:5, 1:5] += 4
    local = local_moran(random.ravel(), grid(10, 10), 4999)
    high = (adjusted_for_many(local.p) <= 0.05).reshape(10, 10) & (local.quadrant == "HH").reshape(10, 10)
    assert high[2:4, 2:4].all()  # the heart of the block
    assert not high[6:, 6:].any()


def test_false_discoveries_by_the_published_procedure():
    # Benjamini & Hochberg 1995, their example of 15 hypotheses: at 0.05 the first four are rejected, the Bonferroni
    # procedure rejects three.
    published = np.array([0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
                          0.5719, 0.6528, 0.7590, 1.0000])  # fmt: skip
    shuffled = np.random.default_rng(1).permutation(15)
    adjusted = np.empty(15)
    adjusted[shuffled] = adjusted_for_many(published[shuffled])
    assert (adjusted <= 0.05).sum() == 4
    assert (published * 15 <= 0.05).sum() == 3
    assert adjusted[3] == pytest.approx(0.0095 * 15 / 4)


def test_rates_of_small_populations_are_standardised_by_hand():
    # 20 cases among 200 people: β = 0.1; rates 0.2, 0, 0.1; Σ n (r-β)² / Σ n = 0.2 / 200 = 0.001; mean n = 200/3, so
    # α = 0.001 - 0.0015 = -0.0005; v of 10 people = -0.0005 + 0.01 = 0.0095.
    found = standardised_rates(np.array([2.0, 0, 18]), np.array([10.0, 10, 180]))
    np.testing.assert_allclose(found, [0.1 / sqrt(0.0095), -0.1 / sqrt(0.0095), 0], atol=1e-12)


def test_a_variance_below_zero_is_that_of_the_population_alone():
    # 12 cases among 100: β = 0.12, α = 0.0021 - 0.0036 = -0.0015; v of 80 people is 0, so β / n = 0.0015 is taken.
    found = standardised_rates(np.array([2.0, 0, 10]), np.array([10.0, 10, 80]))
    assert found[2] == pytest.approx(0.005 / sqrt(0.0015))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(-50, 50), min_size=12, max_size=12), st.floats(0.1, 100), st.floats(-1000, 1000),
       st.randoms(use_true_random=False))  # fmt: skip
def test_unit_and_zero_point_change_nothing_and_neither_does_the_order_of_areas(values, factor, shift, random):
    numbers = np.array(values, dtype=float)
    if np.ptp(numbers) == 0:
        numbers[0] += 1
    neighbours = grid(4, 3)
    plain = moran(numbers, neighbours, 9)
    scaled = moran(numbers * factor + shift, neighbours, 9)
    assert scaled.value == pytest.approx(plain.value, abs=1e-9)
    assert scaled.variance_random == pytest.approx(plain.variance_random, abs=1e-9)
    turned = moran(-numbers, neighbours, 9)
    assert turned.value == pytest.approx(plain.value, abs=1e-12)
    order = np.array(random.sample(range(12), 12))
    place = np.argsort(order)
    rows = [np.sort(place[neighbours.of(i)]) for i in order]
    relabelled = Neighbours(np.concatenate([[0], np.cumsum([len(r) for r in rows])]), np.concatenate(rows))
    assert moran(numbers[order], relabelled, 9).value == pytest.approx(plain.value, abs=1e-12)
    local, moved = local_moran(numbers, neighbours, 9), local_moran(numbers[order], relabelled, 9)
    np.testing.assert_allclose(moved.value, local.value[order], atol=1e-12)
    assert local.value.mean() == pytest.approx(plain.value, abs=1e-12)


def test_cancel_is_answered_from_inside_the_permutations():
    def stop(fraction):
        raise Cancelled

    for function in (moran, local_moran):
        with pytest.raises(Cancelled):
            function(np.arange(9.0), grid(3, 3), 99, 1, stop)


@pytest.fixture(scope="module")
def berlin(data):
    """Foreigners and people 31.12.2024 of the 540 inhabited planning areas, and who borders on whom."""
    import geopandas
    import pandas as pd

    areas = geopandas.read_file(data / "lor2021" / "lor_2021.gpkg", layer="planungsraeume").sort_values("PLR_ID")
    table = pd.read_csv(data / "bevoelkerung" / "ewr_2024-02_t1_planning-areas.csv", dtype={"id": str})
    table = table.set_index("id").loc[areas["PLR_ID"]]
    people = table["inhabitants"].to_numpy(float)
    neighbours = contiguity(np.asarray(areas.geometry.values)).among(people > 0)
    return table["inhabitants_foreigners"].to_numpy(float)[people > 0], people[people > 0], neighbours


def test_foreigners_in_berlin_as_esda_computes_it(berlin):
    foreigners, people, neighbours = berlin
    found = moran(100 * foreigners / people, neighbours)
    assert found.n == 540
    assert found.value == pytest.approx(0.562034190482067, abs=1e-10)  # esda
    assert found.variance_normal == pytest.approx(0.0006495229102792328, abs=1e-14)  # esda
    assert found.variance_random == pytest.approx(0.000647891775504269, abs=1e-14)  # esda
    assert found.p_random == pytest.approx(9.6476849e-109, rel=1e-6)  # esda
    assert found.p == 0.002  # no one of 999 orders reaches it: 2 (1 + 0) / 1000


def test_rates_in_berlin_as_esda_standardises_them(berlin):
    foreigners, people, neighbours = berlin
    assert moran(standardised_rates(foreigners, people), neighbours, 9).value == pytest.approx(
        0.5643707646568855, abs=1e-10  # esda: Moran_Rate
    )  # fmt: skip


def test_local_clusters_in_berlin_as_esda_computes_them(berlin):
    foreigners, people, neighbours = berlin
    local = local_moran(100 * foreigners / people, neighbours)
    by_quadrant = {quadrant: int((local.quadrant == quadrant).sum()) for quadrant in QUADRANTS}
    assert by_quadrant == {"LL": 227, "LH": 55, "HL": 59, "HH": 199}  # esda
    # esda divides by n - 1 where Anselin's I_i, whose mean is I, divides by n.
    assert local.value.min() * 539 / 540 == pytest.approx(-1.113060835152248, abs=1e-10)  # esda
    assert local.value.max() * 539 / 540 == pytest.approx(4.312647322926918, abs=1e-10)  # esda
    # Areas with esda's directed p ≤ 0.025, which is a two-sided 0.05: 160, 174, 165, 167, 163 with five seeds.
    assert 145 <= (local.p <= 0.05).sum() <= 185
