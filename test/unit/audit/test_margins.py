# SPDX-License-Identifier: GPL-2.0-or-later
"""Which columns add up is found whatever they are called, of few areas too; what only happens to is not believed."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.audit.dependencies import dependencies
from sozialraum.processing.domain.audit.knowledge import Knowledge
from sozialraum.processing.domain.audit.margins import margins, relations, sums
from sozialraum.processing.domain.audit.rules import Fault
from sozialraum.processing.domain.audit.run import audit
from sozialraum.processing.domain.audit.system import System
from sozialraum.processing.domain.audit.values import Value

AREAS = ("01100205", "01100206", "01100207", "01100308", "01100309", "01100310", "01100311")
DAY = "2024-12-31"


def cube(counts):
    """The columns of a table with all its margins: of each dimension a category or all of them, one row an area."""
    found = {}
    for chosen in product(*([*range(size), None] for size in counts.shape[1:])):
        part = counts
        for axis, at in enumerate(chosen, 1):
            part = part.sum(axis, keepdims=True) if at is None else part.take([at], axis)
        found[chosen] = part.reshape(len(counts)).astype(float)
    return found


def matrix(found, columns):
    vectors = np.zeros((len(found), columns))
    for vector, margin in zip(vectors, found, strict=True):
        for at, factor in margin:
            vector[at] = factor
    return vectors


# Men and women of three ages in five areas: 4 + 7 + 2 = 13 men and 5 + 9 + 6 = 20 women in the first, 9 youngest.
MEN = [[4, 7, 2], [11, 3, 8], [6, 14, 5], [2, 9, 12], [17, 6, 3]]
WOMEN = [[5, 9, 6], [3, 13, 10], [8, 2, 7], [15, 4, 1], [7, 12, 9]]


def test_a_table_of_men_and_women_by_age():
    """Six columns, two sums by sex, three by age and the total: eleven numbers and five sums, of five areas."""
    columns = [*np.array(MEN).T, *np.array(WOMEN).T]
    columns += [np.sum(MEN, axis=1), np.sum(WOMEN, axis=1), *(columns[at] + columns[at + 3] for at in range(3))]
    assert [column[0] for column in columns] == [4, 7, 2, 5, 9, 6, 13, 20, 9, 16, 8]
    found = margins(np.array(columns, dtype=float))
    sex = [((0, 1), (1, 1), (2, 1), (6, -1)), ((3, 1), (4, 1), (5, 1), (7, -1))]
    age = [((at, 1), (at + 3, 1), (at + 8, -1)) for at in range(3)]
    assert sorted(found) == sorted([*sex, *age])


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(12, 15), st.sampled_from([(2, 3), (2, 2, 2), (3, 4), (2, 5)]))
def test_all_sums_of_a_table_of_few_areas_are_found(random, areas, shape):
    """Whatever the order of the columns: as many sums as there are, each of which holds in any such table."""
    counts = np.random.default_rng(random.getrandbits(32))
    table = cube(counts.poisson(counts.uniform(10, 60, (areas, *shape))))
    order = random.sample(list(table), len(table))
    vectors = matrix(margins(np.array([table[at] for at in order])), len(order))
    assert np.linalg.matrix_rank(vectors) == len(vectors) == len(table) - np.prod(shape)
    other = cube(counts.integers(0, 10**6, (3, *shape)))
    assert not (vectors @ np.array([other[at] for at in order])).any()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(8, 15))
def test_a_part_of_the_sums_is_found_where_only_some_are_delivered(seed, areas):
    """Men, women and all by age and nationality, without two of the smallest cells."""
    counts = np.random.default_rng(seed)
    table = cube(counts.poisson(30, (areas, 2, 3, 2)))
    left = [at for at in table if at not in ((0, 0, 0), (1, 2, 1)) and None in at[1:]]
    vectors = matrix(margins(np.array([table[at] for at in left])), len(left))
    other = cube(counts.integers(0, 10**6, (60, 2, 3, 2)))
    numbers = np.array([other[at] for at in left])
    assert len(vectors) == len(left) - np.linalg.matrix_rank(numbers)
    assert not (vectors @ numbers).any()


@pytest.mark.parametrize("mean", [0.5, 3, 20])
@pytest.mark.parametrize("areas", [4, 8, 15])
def test_columns_that_have_nothing_to_do_with_each_other_do_not_add_up(areas, mean):
    """Of numbers from 0 to 3 every table has sums that hold in all of four areas; one in twenty may be believed."""
    counts = np.random.default_rng(7)
    tables = [counts.poisson(mean, (10, areas)).astype(float) for _ in range(30)]
    assert sum(bool(margins(table)) for table in tables) <= len(tables) / 20


def test_what_holds_by_accident_is_no_evidence():
    """Few cases in four areas: c = a + b and f = d + e, but so do many others of 15 columns."""
    small = np.array([[0, 1, 0, 1], [1, 0, 0, 1], [1, 1, 0, 2], [0, 0, 1, 1], [1, 1, 0, 0], [1, 1, 1, 1]], dtype=float)
    assert margins(small) == []


def test_where_most_are_women_what_is_left_tells_little():
    """All but one or none are women: a third column with such small numbers is no proof of being the men."""
    women, men = np.array([31.0, 12, 44, 25, 18, 39]), np.array([1.0, 0, 0, 1, 0, 0])
    assert margins(np.array([women + men, women, men])) == []
    assert margins(np.array([women + 10 * men, women, 10 * men])) != []


@pytest.mark.parametrize("area", range(9))
def test_a_slip_in_one_area_hides_no_sum(area):
    counts = np.random.default_rng(area)
    table = cube(counts.poisson(25, (9, 2, 3)))
    right = matrix(margins(np.array(list(table.values()))), len(table))
    table[None, None][area] += 10
    vectors = matrix(margins(np.array(list(table.values()))), len(table))
    assert np.linalg.matrix_rank(vectors) == np.linalg.matrix_rank(np.vstack([vectors, right])) == len(right) == 6


def test_what_cannot_be_read_is_left_out():
    """A column with holes in most areas, and an area with a hole."""
    counts = np.random.default_rng(1)
    table = np.array(list(cube(counts.poisson(25, (10, 2, 3))).values()))
    table[3, :8] = table[5, 9] = np.nan
    vectors = matrix(margins(table), len(table))
    assert len(vectors) == 5  # of six
    assert not vectors[:, 3].any()


def test_a_table_that_is_told_every_year_has_more_areas():
    """Two areas are too few; with the same ones of three years there are six rows."""
    counts = np.random.default_rng(2)
    days = ("2021-12-31", "2022-12-31", "2023-12-31")
    table = cube(counts.poisson(40, (6, 2, 2)))
    names = [f"q.{'_'.join(map(str, at))}" for at in table]
    numbers = {
        (area, name, day): column[2 * n + m]
        for name, column in zip(names, table.values(), strict=True)
        for n, day in enumerate(days)
        for m, area in enumerate(("01100101", "01100102"))
    }
    assert len(sums(names, numbers)) == 5
    assert sums(names, {cell: number for cell, number in numbers.items() if cell[2] == days[0]}) == []


def test_a_table_that_has_other_columns_next_year_is_looked_at_for_each():
    """Three ages until 2022, two since: 4 + 7 + 2 = 13 then, 11 + 8 = 19 now, in five areas each."""
    before, now = np.array(MEN).T, np.array(WOMEN).T[:2]
    tables = {
        "2022-12-31": {"q.a": before[0], "q.b": before[1], "q.c": before[2], "q.alle": before.sum(axis=0)},
        "2023-12-31": {"q.jung": now[0], "q.alt": now[1], "q.alle": now.sum(axis=0)},
    }
    numbers = {
        (area, name, day): float(number)
        for day, table in tables.items()
        for name, column in table.items()
        for area, number in zip(AREAS, column, strict=False)
    }
    found = sums({name for _, name, _ in numbers}, numbers)
    assert {frozenset(name for name, _ in one) for one in found} == {
        frozenset({"q.a", "q.b", "q.c", "q.alle"}), frozenset({"q.jung", "q.alt", "q.alle"})}  # fmt: skip


def test_what_heads_say_needs_less_evidence():
    """Five numbers of four areas: m0 + m1 + m2 = m may be chance of ten columns, but not if they are called so."""
    numbers = [[7, 1, 2, 2], [1, 1, 1, 0], [5, 3, 2, 0], [13, 5, 5, 2], [3, 2, 4, 0], [3, 4, 1, 0], [8, 8, 0, 1]]
    names = ["q.m0", "q.m1", "q.m2", "q.m", "q.w0", "q.w1", "q.x"]
    columns = np.array(numbers, dtype=float)
    assert margins(columns) == []
    assert margins(columns, names) == [((0, 1), (1, 1), (2, 1), (3, -1))]


def test_a_column_of_which_nothing_can_be_read_is_part_of_a_sum_too():
    """All of a column is withheld; who has the head and the other ones has the column."""
    women = {(area, "q.w", DAY): float(n) for area, n in zip(AREAS, [5, 3, 8, 15, 7, 2, 4], strict=True)}
    men = {(area, "q.m", DAY): float(n) for area, n in zip(AREAS, [11, 6, 2, 17, 9, 1, 12], strict=True)}
    everyone = {(area, "q.alle", DAY): women[area, "q.w", DAY] + men[area, "q.m", DAY] for area in AREAS}
    known = Knowledge(System(women | everyone), small={"q.m"})
    found = list(relations(known, women | men | everyone))
    assert len(found) == len(AREAS)
    assert {cell for one in found for cell, _ in one.terms} == {*women, *men, *everyone}
    assert [one for one in found if not one.low == one.high == 0] == []


def test_where_a_sum_is_wrong_nobody_believes_it():
    """6 + 4 are told to be 11 in one of seven areas: what follows there would be wrong."""
    first, second = [3, 6, 9, 2, 14, 8, 5], [12, 4, 7, 11, 3, 9, 16]
    columns = {"q.a": first, "q.b": second, "q.c": [a + b + (a == 6) for a, b in zip(first, second, strict=True)]}
    cells = {(area, q, DAY): float(n) for q, ns in columns.items() for area, n in zip(AREAS, ns, strict=True)}
    found = relations(Knowledge(System(cells), small={"q.a"}), {})
    assert {relation.terms[0][0][0] for relation in found} == {*AREAS} - {AREAS[1]}


def test_three_areas_that_can_be_read_are_not_enough_for_small_numbers():
    """1 + 2 = 3, 0 + 1 = 1, 2 + 0 = 2: what any three columns may do; 51 + 32 = 83 and so on is no accident."""
    few = [[1, 0, 2], [2, 1, 0], [3, 1, 2], [0, 2, 1], [2, 2, 0]]
    many = [[51, 40, 62], [32, 71, 90], [83, 111, 152], [20, 32, 31], [12, 52, 40]]
    found = [dependencies([("", [Value(n, n) for n in column]) for column in table]) for table in (few, many)]
    assert [[one.terms for one in each] for each in found] == [[], [((2, 1.0), (0, -1.0), (1, -1.0))]]


def test_an_age_that_three_nationalities_make_up_gives_a_small_number_away(tmp_path):
    """In the first area two Germans are of the youngest age and none of the others: the 2 of that age tell it.

    What is withheld of Germans and of the others are the youngest and the next age: all sums of a nationality leave
    both open. The columns of an age do not stand together.
    """
    counts = np.random.default_rng(4).poisson(25, (7, 3, 3))
    counts[0, :, 0] = 2, 0, 0
    table = cube(counts)
    heads = {at: f"{'DEA'[at[0]] if at[0] is not None else 'alle'}{at[1] if at[1] is not None else ''}" for at in table}
    withheld = [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)]
    rows = [[area, *(f"{column[n]:g}" for column in table.values())] for n, area in enumerate(AREAS)]
    for at in withheld:
        rows[0][1 + list(table).index(at)] = "•"
    lines = [["PLR", *heads.values()], *rows]
    (tmp_path / "t.csv").write_text("".join(";".join(line) + "\n" for line in lines), encoding="utf-8")
    found = {(f.area, f.quantity): (f.fault, f.low, f.high) for f in audit(tmp_path).findings}
    assert {found[AREAS[0], name] for name in ("d0", "e0", "a0")} == {(Fault.SMALL, 0, 2)}
