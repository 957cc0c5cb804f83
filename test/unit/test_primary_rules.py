# SPDX-License-Identifier: GPL-2.0-or-later
"""Which numbers are sensitive by themselves: counts and complements."""

import numpy as np
import pytest
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
