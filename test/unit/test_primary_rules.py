# SPDX-License-Identifier: GPL-2.0-or-later
"""Which numbers are sensitive by themselves: counts, complements, rates, floors, carriers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.disclosure import primary


@pytest.mark.parametrize(("threshold", "hidden"), [(3, [1, 2]), (5, [1, 2, 3, 4]), (10, list(range(1, 10)))])
def test_counts_below_the_threshold_but_not_nought(threshold, hidden):
    assert np.flatnonzero(primary.small(np.arange(12.0), threshold)).tolist() == hidden


def test_nought_where_it_is_sensitive():
    assert primary.small(np.array([0.0, 3.0]), zero=True).tolist() == [True, False]


def test_the_rest_of_a_group_is_as_small_as_a_group():
    """148, 149 and 147 of 150 leave 2, 1 and 3 out; all 150 leave nobody out."""
    counts, of = np.array([148.0, 149, 147, 150]), np.full(4, 150.0)
    assert primary.complement(counts, of).tolist() == [True, True, False, False]
    assert primary.complement(counts, of, everybody=True).tolist() == [True, True, False, True]


def test_a_rate_is_a_count_where_the_denominator_is_public():
    """2,7 % of 74 can only be 2 (1 is 1,4 %, 3 is 4,1 %); 0,2 % of 1,000 is 2, but 0,0 % of 10,000 may be 0 to 4."""
    of = np.array([74.0, 1000.0, 10_000.0])
    assert primary.telling_rates(np.array([2.0, 2.0, 2.0]), of).tolist() == [True, True, False]
    assert primary.telling_rates(np.array([72.0]), np.array([74.0])).tolist() == [True]


@given(st.integers(1, 5000), st.data(), st.sampled_from([0, 1, 2]))
def test_the_count_is_always_among_those_behind_its_rate(of, data, decimals):
    count = data.draw(st.integers(0, of))
    printed = np.array([round(100 * count / of, decimals)])
    least, most = primary.counts_behind(printed, np.array([float(of)]), decimals=decimals)
    assert least[0] <= count <= most[0]
    if of < 10 ** (decimals + 2):  # the rule of thumb: below that a rate is the count itself
        assert least[0] == most[0]


def test_the_places_of_one_carrier():
    """Area 0 has two carriers, area 1 three of like size, in area 2 the others are less than a tenth of the first."""
    area = [0, 0, 1, 1, 1, 2, 2, 2, 3]
    carrier = [7, 8, 7, 8, 9, 7, 8, 9, 7]
    places = [40, 30, 40, 30, 20, 200, 60, 19, 0]
    assert primary.dominated(area, carrier, places, 5).tolist() == [True, False, True, False, False]


def test_two_houses_of_one_carrier_are_one_figure():
    assert primary.dominated([0, 0, 0, 0], [7, 7, 8, 8], [25, 25, 30, 30], 1).tolist() == [True]
