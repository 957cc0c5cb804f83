# SPDX-License-Identifier: GPL-2.0-or-later
"""Which sums a search for moves looks to, and moves in tables that are no network: by hand, and by their laws."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.disclosure.layers import Layers
from sozialraum.processing.domain.disclosure.network import Network
from sozialraum.processing.domain.disclosure.sums import independent, led


def rank(n, relations):
    rows = np.zeros((len(relations), n))
    for row, (total, parts) in zip(rows, relations, strict=True):
        row[total] = 1
        row[list(parts)] -= 1
    return np.linalg.matrix_rank(rows)


def cube(ages, sexes, areas):
    """Relations of a cube with all margins, the last of each axis its total; cells are numbered area by area."""
    at = np.arange((areas + 1) * (ages + 1) * (sexes + 1)).reshape(areas + 1, ages + 1, sexes + 1)
    relations = []
    for axis in range(3):
        lines = np.moveaxis(at, axis, -1).reshape(-1, at.shape[axis]).tolist()
        relations += [(line[-1], tuple(line[:-1])) for line in lines]
    return at, relations


def filled(inner):
    for axis in range(3):
        inner = np.concatenate([inner, inner.sum(axis, keepdims=True)], axis)
    return inner


# --- which sums matter


def test_the_sum_of_a_region_follows_from_those_of_its_areas():
    """A region of two areas, a total of two categories: 4 sums of which the last says nothing new."""
    areas = [(0, (1, 2)), (3, (4, 5)), (6, (7, 8))]
    categories = [(1, (4, 7)), (2, (5, 8)), (0, (3, 6))]
    assert independent([*areas, *categories]) == [*areas, *categories[:2]]
    assert independent(areas) == areas


def test_a_sum_that_only_looks_alike_is_kept():
    """The categories of the second area are others than those of the region."""
    areas = [(0, (1, 2)), (3, (4, 5)), (6, (7, 8))]
    other = [(1, (4, 7)), (2, (5, 9)), (0, (3, 6))]
    assert independent([*areas, *other]) == [*areas, *other]


@given(st.integers(2, 3), st.integers(2, 3), st.integers(2, 3), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=30)
def test_what_is_left_out_follows_from_the_rest(ages, sexes, areas, random):
    at, relations = cube(ages, sexes, areas)
    random.shuffle(relations)
    kept = independent(relations)
    assert rank(at.size, kept) == rank(at.size, relations)


def test_what_lacks_to_a_public_whole_moves_against_the_count():
    """150 people, a count of 30 in a sum of its own; 120 are not counted: 31 are when 119 are not."""
    people, count, others, total, rest = range(5)
    relations = [(people, (count, others)), (total, (count, rest))]
    followers, left = led(relations, {people})
    assert followers == {count: [(others, -1)]}
    assert left == [(total, (count, rest))]
    network = Network([150, 30, 120, 37, 7], left, followers)
    free = [math.inf, 1.0, 1.0, 1.0, 1.0]
    assert network.move(rest, 2, free) in ({rest: 2, count: -2, others: 2}, {rest: 2, total: 2})
    assert network.move(others, 2, [*free[:3], math.inf, 1.0]) == {others: 2, count: -2, rest: 2}
    assert network.move(count, 121, free) is None  # there are no more people
    assert network.move(count, 1, free, still=others) is None


def test_two_ones_are_taken_where_one_cell_cannot_give_two():
    """The 2 of a corner may be 0 if the two cells beside it take one each, and the 1 below either gives one."""
    at = np.arange(16).reshape(4, 4)
    inner = np.array([[2, 1, 1], [9, 1, 9], [9, 9, 1]])
    full = np.vstack([np.c_[inner, inner.sum(1)], np.r_[inner.sum(0), inner.sum()]])
    relations = [(int(at[r, 3]), tuple(at[r, :3].tolist())) for r in range(4)]
    relations += [(int(at[3, c]), tuple(at[:3, c].tolist())) for c in range(3)]
    price = np.full((4, 4), 1.0)
    price[:, 3] = price[3] = math.inf
    price[0] = price[1, 0] = price[1, 1] = price[2, 0] = price[2, 2] = 0.01
    found = Network(full.ravel().tolist(), relations).move(0, -2, price.ravel().tolist())
    assert found == {0: -2, 1: 1, 2: 1, 4: 1, 5: -1, 8: 1, 10: -1}


# --- three dimensions


@pytest.fixture
def men_and_women():
    """Two ages, women, men and all, in two areas: 3 of each, and room to move."""
    at, relations = cube(2, 2, 2)
    values = filled(np.full((2, 2, 2), 3)).ravel().tolist()
    return at, relations, values


def layered(values, relations):
    network = Network(values, relations)
    return network, Layers(values, relations, relations, {}, network.joints)


def test_what_men_gain_women_lose(men_and_women):
    """A corner by 2: all eight corners move and no margin does."""
    at, relations, values = men_and_women
    network, layers = layered(values, relations)
    price = np.full(at.shape, math.inf)
    price[:2, :2, :2] = 1.0
    assert network.move(0, 2, price.ravel().tolist()) is None
    found = layers.move(0, 2, price.ravel().tolist(), -1, 0)
    corners = itertools.product((0, 1), repeat=3)
    signs = {int(at[corner]): 2 * (-1) ** sum(corner) for corner in corners}
    assert found == signs
    assert layers.move(0, 4, price.ravel().tolist(), -1, 0) is None  # there are 3


@given(st.lists(st.integers(0, 3), min_size=12, max_size=12), st.data())
@settings(deadline=None, max_examples=60)
def test_a_move_of_layers_keeps_all_sums(numbers, data):
    at, relations = cube(3, 2, 2)
    values = filled(np.array(numbers).reshape(2, 3, 2)).ravel().tolist()
    _, layers = layered(values, relations)
    free = data.draw(st.lists(st.sampled_from([True, True, False]), min_size=at.size, max_size=at.size))
    cell, still = data.draw(st.integers(0, at.size - 1)), data.draw(st.integers(-1, at.size - 1))
    amount = data.draw(st.sampled_from([-2, -1, 1, 2, 3]))
    found = layers.move(cell, amount, [1.0 if f else math.inf for f in free], still, 0) if cell != still else None
    if found is not None:
        assert found[cell] == amount
        assert still not in found
        assert all(free[c] for c in found if c != cell)
        after = [v + found.get(c, 0) for c, v in enumerate(values)]
        assert min(after) >= 0
        assert all(after[total] == sum(after[p] for p in parts) for total, parts in relations)
