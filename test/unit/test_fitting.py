# SPDX-License-Identifier: GPL-2.0-or-later
"""Proportional fitting of a split to both counts, and the error of a share-out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.fitting import LEAST_AREAS, fitted_shares, left_out_error


def fitted(pairs, sources, targets):
    """Shares of pairs ``(source, target, ground)``."""
    source, target, ground = np.array(pairs, dtype=float).T
    return fitted_shares(source.astype(int), target.astype(int), ground, np.array(sources), np.array(targets))


def test_a_source_cut_into_whole_targets_is_shared_out_as_counted():
    # 1.000 people: 150, 250 and 600 of them, whatever ground they have
    shares = fitted([(0, 0, 5), (0, 1, 90), (0, 2, 5)], [1000.0], [150.0, 250.0, 600.0])
    assert shares == pytest.approx([0.15, 0.25, 0.6])


def test_two_sources_across_one_border():
    # Target 0: all of source 0 and part of source 1. 100 + x = 130, so x = 30 of 200; the rest, 170, is target 1.
    shares = fitted([(0, 0, 1), (1, 0, 1), (1, 1, 1)], [100.0, 200.0], [130.0, 170.0])
    assert shares == pytest.approx([1.0, 0.15, 0.85], abs=0.001)


def test_ground_decides_only_what_both_counts_leave_open():
    # Two by two: margins 100, 100 and 100, 100 fit any x, 100 − x, 100 − x, x. A cross ratio of ground of
    # (4 · 4) / (1 · 1) = 16 = x² / (100 − x)² gives x = 80.
    shares = fitted([(0, 0, 4), (0, 1, 1), (1, 0, 1), (1, 1, 4)], [100.0, 100.0], [100.0, 100.0])
    assert shares == pytest.approx([0.8, 0.2, 0.2, 0.8], abs=0.001)


def test_an_empty_source_is_shared_out_by_ground():
    assert fitted([(0, 0, 1), (0, 1, 3)], [0.0], [0.0, 0.0]) == pytest.approx([0.25, 0.75])


def test_nobody_is_lost_where_the_counts_differ():
    shares = fitted([(0, 0, 1), (0, 1, 1)], [1000.0], [400.0, 610.0])
    assert shares.sum() == pytest.approx(1)
    assert shares == pytest.approx([400 / 1010, 610 / 1010])


def test_an_unknown_area_makes_its_whole_group_unknown_and_no_other():
    pairs = [(0, 0, 1), (0, 1, 1), (1, 1, 1), (1, 2, 1), (2, 3, 1), (2, 4, 1)]
    shares = fitted(pairs, [10.0, 10.0, 10.0], [np.nan, 5.0, 5.0, 4.0, 6.0])
    assert np.isnan(shares[:4]).all()
    assert shares[4:] == pytest.approx([0.4, 0.6])


@st.composite
def splits(draw):
    """People of all pairs of some sources and targets."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    cells = draw(st.lists(st.integers(1, 5000), min_size=rows * columns, max_size=rows * columns))
    ground = draw(st.lists(st.floats(0.1, 100), min_size=rows * columns, max_size=rows * columns))
    return np.array(cells, float).reshape(rows, columns), np.array(ground).reshape(rows, columns)


@given(splits())
def test_both_counts_are_met(found):
    people, ground = found
    source, target = (index.ravel() for index in np.indices(people.shape))
    shares = fitted_shares(source, target, ground.ravel(), people.sum(axis=1), people.sum(axis=0))
    assert np.bincount(source, shares) == pytest.approx(np.ones(len(people)))
    moved = np.bincount(target, shares * people.sum(axis=1)[source])
    assert moved == pytest.approx(people.sum(axis=0), rel=0.01, abs=1)


@given(splits(), st.randoms())
def test_the_order_of_pairs_is_of_no_account(found, random):
    people, ground = found
    source, target = (index.ravel() for index in np.indices(people.shape))
    order = list(range(people.size))
    random.shuffle(order)
    margins = people.sum(axis=1), people.sum(axis=0)
    straight = fitted_shares(source, target, ground.ravel(), *margins)
    shuffled = fitted_shares(source[order], target[order], ground.ravel()[order], *margins)
    assert shuffled == pytest.approx(straight[order])


# --- expected error


def test_error_of_areas_left_out():
    # Four pairs of 100 each, shared out half and half; 60 and 40 live there: each of the 8 areas errs by 10, and
    # min(½, ½) · 100 = 50 people are in doubt: c = 10 / √50.
    actual = np.array([60.0, 40.0] * 4)
    groups = np.repeat(np.arange(4), 2)
    assert left_out_error(actual, np.ones(8), groups) == pytest.approx(10 / 50**0.5)
    assert left_out_error(actual, actual, groups) == 0


def test_few_areas_tell_no_error():
    few = LEAST_AREAS - 2
    assert left_out_error(np.ones(few), np.ones(few), np.repeat(np.arange(few // 2), 2)) is None
    # An area alone in its group is not split: it tells nothing.
    assert left_out_error(np.ones(20), np.ones(20), np.arange(20)) is None
    assert left_out_error(np.empty(0), np.empty(0), np.empty(0, int)) is None
