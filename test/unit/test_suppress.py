# SPDX-License-Identifier: GPL-2.0-or-later
"""Hidden cells cannot be computed back: worked by hand, and against all whole-number solutions of small tables."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.disclosure.linear import Linear
from sozialraum.processing.domain.disclosure.network import Network
from sozialraum.processing.domain.disclosure.suppress import Cells, suppress
from sozialraum.processing.domain.errors import SozialraumError

DEAR = np.array([9.0, 1, 1])  # a total and its two parts


def solutions(values, relations, hidden, most):
    """All whole numbers 0 … most that hidden cells may have: cell after cell gets every number the sums leave."""
    values = [None if h else int(v) for v, h in zip(values, hidden, strict=True)]
    unknown = [n for n, v in enumerate(values) if v is None]
    sums = {n: [r for r in relations if n == r[0] or n in r[1]] for n in unknown}
    found = []

    def left(n):
        """The range a cell has by each of its sums alone."""
        low, high = 0, most
        for total, parts in sums[n]:
            others = [values[p] for p in parts if p != n]
            known, whole = sum(v for v in others if v is not None), None not in others
            if n == total:
                low, high = max(low, known), min(high, known if whole else most)
            elif values[total] is not None:
                low, high = max(low, values[total] - known if whole else 0), min(high, values[total] - known)
        return low, high

    def go():
        open_cells = [n for n in unknown if values[n] is None]
        if not open_cells:
            found.append([values[u] for u in unknown])
            return
        ranges = {n: left(n) for n in open_cells}
        n = min(ranges, key=lambda cell: ranges[cell][1] - ranges[cell][0])
        for value in range(ranges[n][0], ranges[n][1] + 1):
            values[n] = value
            go()
        values[n] = None

    go()
    return unknown, np.array(found)


def judge(cells, found, most):
    """Cells that all solutions give away, by the rule's own words; the weak ones of the result left out."""
    sensitive, values = np.asarray(cells.sensitive), np.asarray(cells.values)
    unpublished = np.zeros(len(values), bool) if cells.unpublished is None else cells.unpublished
    unknown, all_of_them = solutions(values, cells.relations, found.hidden | unpublished, most)
    bad = []
    for one in [None, *[n for n, u in enumerate(unknown) if values[u] == 1]]:
        left = all_of_them if one is None else all_of_them[all_of_them[:, one] == 1]
        for n, u in enumerate(unknown):
            if n == one or u in found.weak or (unpublished[u] and not sensitive[u]):
                continue
            if one is not None and same_person(cells, u, unknown[one]):
                continue
            low, high = left[:, n].min(), left[:, n].max()
            limit = cells.threshold
            wide = limit if one is None or sensitive[u] else 1
            if high - low < wide or (sensitive[u] and high < limit):
                bad.append((u, None if one is None else unknown[one], int(low), int(high)))
    return bad


def same_person(cells, one, other):
    """Whether two cells of 1 count the same person: one of them is in the other, perhaps over others of 1."""
    group, size = {one}, 0
    while len(group) > size:
        size = len(group)
        for total, parts in cells.relations:
            ones = {c for c in (total, *parts) if cells.values[c] == 1}
            if total in ones and ones & group:
                group |= ones
    return cells.values[one] == 1 and other in group


def table(inner):
    """A table with margins as cells: rows and columns of `inner`, then the totals."""
    inner = np.asarray(inner, dtype=float)
    full = np.vstack([np.c_[inner, inner.sum(1)], np.r_[inner.sum(0), inner.sum()]])
    rows, columns = full.shape
    at = np.arange(full.size).reshape(full.shape)
    relations = [(int(at[r, -1]), tuple(at[r, :-1].tolist())) for r in range(rows)]
    relations += [(int(at[-1, c]), tuple(at[:-1, c].tolist())) for c in range(columns)]
    return full, relations, at


# --- by hand


def test_one_small_cell_takes_three_partners():
    """A rectangle is the least that hides a cell of a table of rows and columns."""
    full, relations, _ = table([[2, 9, 8], [9, 9, 9], [8, 9, 9]])
    values = full.ravel()
    found = suppress(Cells(values, relations, values == 2))
    assert found.hidden.sum() == 4
    assert found.weak == {}
    assert judge(Cells(values, relations, values == 2), found, 28) == []


def test_a_single_person_does_not_solve_the_rectangle():
    """Whoever is the 1 of a rectangle computes its other three cells, so each of them lies in a second one."""
    full, relations, _ = table([[1, 9, 8], [9, 9, 9], [8, 9, 9]])
    values = full.ravel()
    cells = Cells(values, relations, values == 1)
    found = suppress(cells)
    assert found.hidden.sum() == 7
    assert judge(cells, found, 27) == []


def test_nothing_small_hides_nothing():
    full, relations, _ = table([[5, 9], [9, 9]])
    found = suppress(Cells(full.ravel(), relations, np.zeros(9, bool)))
    assert not found.hidden.any()


def test_two_missing_in_each_row_and_column_may_still_be_solvable():
    """Two rectangles and the cell between them: rows 1 + 2 less columns 1 + 2 give it, here 18 + 20 - 17 - 19 = 2."""
    inner = [[4, 5, 9, 9], [3, 6, 2, 9], [9, 9, 4, 5], [9, 9, 6, 7]]
    full, relations, at = table(inner)
    hidden = np.zeros(full.shape, bool)
    hidden[:2, :2] = hidden[2:4, 2:4] = hidden[1, 2] = True
    assert (hidden[:4].sum(1) >= 2).all()
    assert (hidden[:, :4].sum(0) >= 2).all()
    values = full.ravel()
    unknown, every = solutions(values, relations, hidden.ravel(), 20)
    assert set(every[:, unknown.index(at[1, 2])]) == {2}
    cells = Cells(values, relations, np.arange(25) == at[1, 2], hidden=hidden.ravel())
    found = suppress(cells)
    assert found.secondary.sum() >= 1
    assert judge(cells, found, 30) == []


def test_a_one_beside_a_one_is_not_enough():
    """Parts 1, 1, 8 of 10: either person takes the own 1 from the sum of both, so the 8 has to go too."""
    values = np.array([10.0, 1, 1, 8])
    found = suppress(Cells(values, [(0, (1, 2, 3))], values == 1, cost=np.array([9.0, 1, 1, 1])))
    assert found.hidden.tolist() == [False, True, True, True]


def test_open_cells_are_told_instead_of_tried_for_ever():
    values = np.array([10.0, 1, 9])
    found = suppress(Cells(values, [(0, (1, 2))], values == 1, open=np.array([True, False, True])))
    assert found.weak == {1: "interval"}
    found = suppress(Cells(values, [(0, (1, 2))], values == 1, open=np.array([False, True, False])))
    assert found.weak == {1: "public"}


def test_what_cannot_be_held_is_held_as_far_as_open_cells_allow():
    """Of 2, which is public, 1 and 1: nobody can be made to think of 3, but 0, 1 and 2 stay possible."""
    full, relations, at = table([[1, 1], [9, 9], [9, 9]])
    values, opened = full.ravel(), np.isin(np.arange(12), [at[0, 2], at[3, 2]])
    cells = Cells(values, relations, values == 1, open=opened)
    found = suppress(cells)
    assert found.weak == {int(at[0, 0]): "interval", int(at[0, 1]): "interval"}
    unknown, every = solutions(values, relations, found.hidden, 40)
    assert set(every[:, unknown.index(int(at[0, 0]))]) == {0, 1, 2}


def test_who_knows_her_1_learns_no_more_than_public_numbers_tell_her():
    """A region of 5 = 4 + 1, threshold 10, and everybody knows of at most 6 in the first area.

    So it is 1 to 7 for who is the 1. No hiding makes it more, and it is held so far: 5 + 30 = 35 in the district, of
    which the 30 is hidden.
    """
    region, first, one, other, district, everyone, rest = range(7)
    values = np.array([5.0, 4, 1, 30, 35, 6, 2])
    relations = [(district, (region, other)), (region, (first, one)), (everyone, (first, rest))]
    of = np.isin(np.arange(7), [everyone]), np.isin(np.arange(7), [rest])
    width = np.array([10, 6, 10, 10, 10, 1, 1])
    found = suppress(Cells(values, relations, values <= 5, width, np.array([4.0, 1, 1, 4, 9, 1, 1]), None, *of))
    assert found.weak == {region: "singleton"}
    assert found.hidden.tolist() == [True, True, True, True, False, False, False]
    unknown, every = solutions(values, relations, found.hidden | of[1], 35)
    known = every[every[:, unknown.index(one)] == 1]
    assert set(known[:, unknown.index(region)]) == set(range(1, 8))


def test_a_complement_is_hidden_with_what_it_complements():
    """148 of 150: the 2 who are not is a cell of its own that no table shows, so the 148 goes."""
    values = np.array([150.0, 148, 2])
    unpublished = np.array([False, False, True])
    found = suppress(Cells(values, [(0, (1, 2))], values == 2, unpublished=unpublished, cost=np.array([9.0, 1, 1])))
    assert found.hidden.tolist() == [False, True, False]


def test_what_was_hidden_before_stays_and_is_held():
    """A published table left out one of two parts of 10: it can be computed back, so the other goes as well."""
    values = np.array([10.0, 4, 6])
    found = suppress(Cells(values, [(0, (1, 2))], np.zeros(3, bool), cost=DEAR, hidden=np.array([False, True, False])))
    assert found.hidden.tolist() == [False, True, True]


def test_a_number_nobody_knows_is_held_too():
    values = np.array([10.0, np.nan, 6])
    found = suppress(Cells(values, [(0, (1, 2))], np.zeros(3, bool), cost=DEAR))
    assert found.hidden.tolist() == [False, True, True]


@pytest.mark.parametrize(
    ("values", "code"),
    [([10, -1, 11], "protect_value"), ([10, 2.5, 7.5], "protect_value"), ([10, 4, 5], "protect_sum")],
)
def test_numbers_that_are_none(values, code):
    with pytest.raises(SozialraumError) as err:
        suppress(Cells(np.array(values, dtype=float), [(0, (1, 2))], np.zeros(3, bool)))
    assert err.value.code == code


def test_unknown_numbers_that_no_number_can_be():
    with pytest.raises(SozialraumError) as err:
        suppress(Cells(np.array([10.0, 12, np.nan]), [(0, (1, 2))], np.zeros(3, bool)))
    assert err.value.code == "protect_unsolvable"


def test_tables_that_share_no_sum_are_kept_apart():
    full, relations, _ = table([[1, 9, 8], [9, 9, 9], [8, 9, 9]])
    one = full.ravel()
    two = [*relations, *[(t + 16, tuple(p + 16 for p in parts)) for t, parts in relations]]
    cache: dict = {}
    suppress(Cells(one, relations, one == 1), cache)
    assert len(cache) == 1
    both = suppress(Cells(np.r_[one, one], two, np.r_[one, one] == 1), cache)
    assert len(cache) == 1
    assert both.hidden[:16].tolist() == both.hidden[16:].tolist()


# --- moves: what else fits all sums


@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=3, max_size=3), st.data())
@settings(deadline=None, max_examples=60)
def test_paths_and_integer_programs_find_the_same(inner, data):
    """In a table of rows and columns a move is there for both or neither, and keeps all sums and what stands still."""
    full, relations, _ = table(inner)
    values = full.ravel().astype(int).tolist()
    free = data.draw(st.lists(st.booleans(), min_size=16, max_size=16))
    cell, still = data.draw(st.integers(0, 15)), data.draw(st.integers(-1, 15))
    amount = data.draw(st.sampled_from([-2, -1, 1, 2, 3]))
    price = [1.0 if f else math.inf for f in free]
    network, linear = Network(values, relations), Linear(values, relations)
    assert not network.joints
    assume(cell != still)
    one, other = network.move(cell, amount, price, still), linear.move(cell, amount, price, still)
    assert (one is None) == (other is None)
    for move in filter(None, (one, other)):
        assert move[cell] == amount
        assert still not in move
        assert all(free[c] for c in move if c != cell)
        after = [v + move.get(c, 0) for c, v in enumerate(values)]
        assert min(after) >= 0
        assert all(after[total] == sum(after[p] for p in parts) for total, parts in relations)


def test_a_cell_in_three_sums_is_a_joint():
    """Total of two tables and part of a larger one: paths go around it, integer programs move it."""
    values = [20, 10, 10, 4, 6, 3, 7]
    relations = [(0, (1, 2)), (1, (3, 4)), (1, (5, 6))]
    network = Network(values, relations)
    assert network.joints == {1}
    assert network.move(3, 1, [1.0] * 7) == {3: 1, 4: -1}
    assert network.move(1, 1, [1.0] * 7) is None
    assert Linear(values, relations).move(1, 1, [1.0] * 7)[1] == 1


# --- against all solutions

small_tables = st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=2, max_size=3)
limits = st.integers(2, 4)


def checked(values, relations, limit, most_hidden=99, **rest):
    """Judge what is hidden; tables with more hidden cells have too many solutions to try."""
    sensitive = (values > 0) & (values < limit)
    cells = Cells(values, relations, sensitive, limit, **rest)
    found = suppress(cells)
    assert (found.hidden & sensitive).sum() == sensitive.sum()
    assume(found.hidden.sum() <= most_hidden)
    endless = found.hidden[int(np.argmax(values))]  # the grand total is hidden: its number has no end
    assert judge(cells, found, int(values.max()) + (limit + 1 if endless else 0)) == []
    return found


@given(small_tables, limits)
@settings(deadline=None)
def test_rows_and_columns_hold_against_every_solution(inner, limit):
    full, relations, _ = table(inner)
    checked(full.ravel(), relations[:-1], limit, cost=margins_dear(full.shape).ravel())


def margins_dear(shape):
    cost = np.ones(shape)
    cost[-1] = cost[:, -1] = 2
    cost[-1, -1] = 50
    return cost


@given(small_tables, limits, st.data())
@settings(deadline=None, max_examples=60)
def test_what_is_public_stays_and_what_was_hidden_is_held(inner, limit, data):
    """Cells at random that cannot be hidden, were hidden before, or nobody knows; the rest holds or is told."""
    full, relations, _ = table(inner)
    values = full.ravel()
    kinds = np.array(data.draw(st.lists(st.sampled_from("....oohn"), min_size=len(values), max_size=len(values))))
    known = np.where(kinds == "n", np.nan, values)
    public = (kinds == "o") | (np.arange(len(values)) == len(values) - 1)
    sensitive = (known > 0) & (known < limit)
    cells = Cells(known, relations, sensitive, limit, hidden=kinds == "h", open=public & ~np.isnan(known))
    found = suppress(cells)
    assert not (found.hidden & public & ~np.isnan(known)).any()
    assert found.hidden[(kinds == "h") & ~public].all()
    assert found.hidden[np.isnan(known) & ~public].all()
    assert set(np.flatnonzero(sensitive & public)) <= set(found.weak)
    assert judge(cells, found, int(values.max()) + limit + 1) == []


@given(st.lists(st.sampled_from([1, 2, 4, 5, 6]), min_size=8, max_size=8))
@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_three_dimensions_hold_against_every_solution(numbers):
    """2 x 2 x 2 with all margins: cells stand in three sums, so integer programs take over from the network."""
    cube = np.array(numbers, dtype=float).reshape(2, 2, 2)
    full = cube
    for axis in range(3):
        full = np.concatenate([full, full.sum(axis, keepdims=True)], axis)
    at = np.arange(27).reshape(3, 3, 3)
    relations = []
    for axis in range(3):
        lines = np.moveaxis(at, axis, -1).reshape(-1, 3).tolist()
        relations += [(total, (a, b)) for a, b, total in lines]
    cost = np.ones(27)
    cost[26] = 50
    checked(full.ravel(), relations, 3, most_hidden=12, cost=cost)
