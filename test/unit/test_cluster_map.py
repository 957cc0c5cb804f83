# SPDX-License-Identifier: GPL-2.0-or-later
"""Which areas of a layer take part in clusters, and what is said of the others."""

import numpy as np
import pytest
import shapely
from sozialraum.processing.domain.attributes import Attribute
from sozialraum.processing.domain.cluster_map import cluster_map
from sozialraum.processing.domain.clusters import local_moran, moran, standardised_rates
from sozialraum.processing.domain.columns import MISSING, NONE, NOT_APPLICABLE, SUPPRESSED, VALUE
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.neighbours import contiguity

SIGNS = {"•": SUPPRESSED, "k. A.": MISSING, "–": NONE, "x": NOT_APPLICABLE}
NAMES = ("Räume", "faelle", "ew")


def column(*cells):
    codes = np.array([SIGNS.get(c, VALUE) for c in cells], dtype=np.int8)
    return Attribute(np.array([0.0 if c == "–" else np.nan if isinstance(c, str) else float(c) for c in cells]), codes)


def row_of(n):
    return contiguity(np.array([shapely.box(100 * i, 0, 100 * i + 100, 100) for i in range(n)], dtype=object))


def test_areas_without_a_value_take_no_part_and_say_why():
    # 1 2 • 4 5 6 7 k.A. 9: the last has no neighbour with a value
    found = cluster_map(column(1, 2, "•", 4, 5, 6, 7, "k. A.", 9), row_of(9), permutations=99, names=NAMES)
    assert found.status.tolist() == [
        "value", "value", "suppressed", "value", "value", "value", "value", "missing", "no_neighbour",
    ]  # fmt: skip
    assert found.moran.n == 6
    assert found.neighbours.tolist() == [1, 1, 2, 1, 2, 2, 1, 2, 0]
    assert np.isnan(found.lisa).tolist() == [False, False, True, False, False, False, False, True, True]
    # 1-2 and 4-5-6-7 are what is left; mean 25/6, and 2 has the one neighbour 1 instead of the mean of two.
    assert found.lag[1] == pytest.approx(found.z[0])
    assert found.analysed[[0, 6]].tolist() == [1, 7]


def test_nothing_there_is_a_zero_and_not_applicable_is_none():
    found = cluster_map(column("–", 2, 3, 4, 5, 6, "x"), row_of(7), permutations=99, names=NAMES)
    assert found.status[[0, 6]].tolist() == ["none", "not_applicable"]
    assert found.analysed[0] == 0
    assert found.moran.n == 6


def test_a_count_with_a_population_is_analysed_as_a_standardised_rate():
    counts, people = column(1, 3, 2, 9, 20, 1), column(100, 90, 110, 80, 100, 0)
    found = cluster_map(counts, row_of(6), people, permutations=99, names=NAMES)
    assert found.status.tolist() == ["value"] * 5 + ["not_applicable"]  # nobody lives there: no rate
    expected = standardised_rates(counts.values[:5], people.values[:5])
    np.testing.assert_allclose(found.analysed[:5], expected)
    assert found.moran.value == moran(expected, row_of(5), 99).value
    assert found.lisa[:5].tolist() == local_moran(expected, row_of(5), 99).value.tolist()


def test_status_of_a_rate_is_that_of_the_count_then_of_the_population():
    counts, people = column("•", 3, "k. A.", 4, 5, 6, 7, 8), column(10, "k. A.", "•", 10, 10, 10, 10, 10)
    found = cluster_map(counts, row_of(8), people, permutations=99, names=NAMES)
    assert found.status[:3].tolist() == ["suppressed", "missing", "missing"]


def test_a_quadrant_stands_only_where_it_is_significant_among_so_many_tests():
    values = np.random.default_rng(1).normal(size=(10, 10))
    values[1:5, 1:5] += 5
    cells = [shapely.box(100 * x, 100 * y, 100 * x + 100, 100 * y + 100) for y in range(10) for x in range(10)]
    neighbours = contiguity(np.array(cells, dtype=object))
    found = cluster_map(column(*values.ravel()), neighbours, permutations=999, alpha=0.05, names=NAMES)
    significant = found.significant == 1
    assert significant.any()
    assert (significant == (found.p_fdr <= 0.05)).all()
    assert (found.p_fdr >= found.p - 1e-15).all()
    assert {q for q, s in zip(found.quadrant, significant, strict=True) if not s} == {None}
    block = {10 * y + x for y in range(1, 5) for x in range(1, 5)}
    heart = {10 * y + x for y in range(2, 4) for x in range(2, 4)}
    assert heart <= set(np.flatnonzero(found.quadrant == "HH").tolist()) <= block
    assert found.count("HH") == (found.quadrant == "HH").sum()


@pytest.mark.parametrize(("cells", "people", "code"), [
    ((1, 2, 3, 4), None, "clusters_few"),
    ((1, 2, 3, 4, "•", "k. A."), None, "clusters_few"),
    ((7, 7, 7, 7, 7, 7), None, "clusters_constant"),
    ((0, 0, 0, 0, 0, 0), None, "clusters_constant"),
    ((1, 2, 3, 4, 5), (10, 20, 30, 40, 50), "clusters_constant"),  # the same rate everywhere
    ((0, 0, 0, 0, 0), (10, 20, 30, 40, 50), "clusters_constant"),
    ((1, 2, 3, 4, -5), (10, 20, 30, 40, 50), "negative_count"),
    ((1, 2, 3, 4, 5), (10, 20, 30, 40, -50), "negative_count"),
    ((1, 2, 3, 4, 5), (10, 20, 30, 40, 0), "clusters_few"),
])  # fmt: skip
def test_what_has_no_pattern_is_refused(cells, people, code):
    with pytest.raises(SozialraumError) as caught:
        cluster_map(column(*cells), row_of(len(cells)), None if people is None else column(*people), names=NAMES)
    assert caught.value.code == code
    assert caught.value.values["layer"] == "Räume"


def test_a_value_below_zero_is_no_count_but_may_be_a_change():
    found = cluster_map(column(-3, -1, 0, 2, 5), row_of(5), permutations=99, names=NAMES)
    assert found.moran.n == 5
