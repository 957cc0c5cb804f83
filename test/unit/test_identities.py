# SPDX-License-Identifier: GPL-2.0-or-later
"""What adds up among the columns of a table is found, whatever an office calls it."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.disclosure.identities import identities
from sozialraum.processing.domain.disclosure.margins import margins


def columns(**rows):
    return {name.replace("_", "."): np.array(values, float) for name, values in rows.items()}


def sides(found):
    return {(frozenset(left), frozenset(right)) for left, right in found}


def test_women_and_men_are_all():
    found = identities(columns(ew=[10, 7], ew_w=[6, 3], ew_m=[4, 4]))
    assert sides(found) == {(frozenset({"ew"}), frozenset({"ew.w", "ew.m"}))}


def test_narrow_age_bands_make_up_wide_ones_and_the_whole():
    bands = {"x.alter.0_6": [1, 2], "x.alter.6_18": [3, 4], "x.alter.0_18": [4, 6], "x.alter.18_": [5, 1], "x": [9, 7]}
    found = sides(identities({name: np.array(values, float) for name, values in bands.items()}))
    assert (frozenset({"x.alter.0_18"}), frozenset({"x.alter.0_6", "x.alter.6_18"})) in found
    assert (frozenset({"x"}), frozenset({"x.alter.0_18", "x.alter.18_"})) in found


def test_what_its_name_promises_but_the_numbers_do_not_hold_is_no_identity():
    assert identities(columns(ew=[10, 7], ew_w=[6, 3], ew_m=[4, 5])) == []


def test_an_unknown_number_does_not_hide_an_identity():
    found = identities(columns(ew=[10, np.nan, 7], ew_w=[6, 2, 3], ew_m=[4, 1, 4]))
    assert sides(found) == {(frozenset({"ew"}), frozenset({"ew.w", "ew.m"}))}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 6))
def test_a_total_is_found_by_the_numbers_alone(seed, parts):
    rng = np.random.default_rng(seed)
    table = rng.poisson(20, (60, parts)).astype(float)
    named = {f"liste.{i}": table[:, i] for i in range(parts)} | {"liste.zusammen": table.sum(axis=1)}
    found = identities(named)
    assert sides(found) == {(frozenset({"liste.zusammen"}), frozenset(f"liste.{i}" for i in range(parts)))}


def test_columns_that_have_nothing_to_do_with_each_other_have_no_identity():
    rng = np.random.default_rng(7)
    assert identities({f"q.{i}": rng.poisson(30, 50).astype(float) for i in range(6)}) == []


# --- tables of more columns than the district has areas


def cube(rng, sizes, areas, mean):
    """A table by several features with every margin: names without a meaning, columns (areas,) in any order."""
    cells = rng.poisson(mean, (areas, *sizes)).astype(float)
    found = []
    for kept in itertools.product(*[(None, *range(size)) for size in sizes]):
        part = cells
        for axis, at in enumerate(kept, start=1):
            part = part if at is None else np.take(part, [at], axis=axis)
        found.append(part.reshape(areas, -1).sum(axis=1))
    order = rng.permutation(len(found))
    return {f"h.q{n}": found[i] for n, i in enumerate(order)}


def rank(found, columns):
    names = list(columns)
    rows = np.zeros((len(found), len(names)))
    for row, sides in zip(rows, found, strict=True):
        for side, sign in zip(sides, (1, -1), strict=True):
            row[[names.index(name) for name in side]] += sign
    return np.linalg.matrix_rank(rows) if found else 0


def test_women_and_men_by_age_of_five_regions_add_up_in_every_direction():
    women, men = np.array([[4, 7, 2], [0, 5, 9], [6, 1, 3]]), np.array([[8, 2, 5], [3, 3, 0], [1, 9, 4]])
    table = {f"w{i}": women[:, i] for i in range(3)} | {f"m{i}": men[:, i] for i in range(3)}
    table |= {"w": women.sum(axis=1), "m": men.sum(axis=1)} | {f"a{i}": women[:, i] + men[:, i] for i in range(3)}
    table["alle"] = table["w"] + table["m"]
    columns = {name: values.astype(float) for name, values in table.items()}
    found = dict(margins(columns, ["w", "m", "a0", "a1", "a2"], list(columns)))
    assert found == {
        "w": ("w0", "w1", "w2"), "m": ("m0", "m1", "m2"), "a0": ("w0", "m0"), "a1": ("w1", "m1"), "a2": ("w2", "m2")
    }  # fmt: skip
    assert list(margins(columns, ["alle"], ["w", "m", "a0", "a1", "a2"])) == [
        ("alle", ("w", "m")), ("alle", ("a0", "a1", "a2"))
    ]  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([(2, 3), (3, 4), (2, 2, 3)]), st.integers(6, 14), st.integers(3, 30))
def test_every_margin_is_found_though_there_are_more_columns_than_areas(seed, sizes, areas, mean):
    columns = cube(np.random.default_rng(seed), sizes, areas, mean)
    assert rank(identities(columns, parts=list(columns)), columns) >= len(columns) - math.prod(sizes)


def test_margins_without_what_is_inside_them_are_found():
    columns = {"w": [9, 4, 7, 2, 8], "m": [5, 6, 1, 8, 3], "a0": [4, 3, 2, 6, 2], "a1": [10, 7, 6, 4, 9]}
    table = {name: np.array(values, float) for name, values in columns.items()}
    table["alle"] = table["w"] + table["m"]
    assert sides(identities(table, parts=list(table))) == {
        (frozenset({"alle"}), frozenset({"w", "m"})), (frozenset({"alle"}), frozenset({"a0", "a1"}))
    }  # fmt: skip


def test_a_slip_in_one_of_ten_regions_hides_no_margin():
    rng = np.random.default_rng(2)
    columns = cube(rng, (2, 3), 10, 8)
    whole = max(columns, key=lambda name: columns[name].sum())
    columns[whole][3] += 1
    found = identities(columns, parts=list(columns))
    assert rank(found, columns) == 6


@pytest.mark.parametrize(("areas", "mean"), [(5, 3), (8, 3), (12, 1)])
def test_unrelated_columns_of_few_regions_have_no_margin(areas, mean):
    found = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        columns = {f"q.{i}": rng.poisson(mean, areas).astype(float) for i in range(8)}
        found += identities(columns, parts=list(columns))
    assert len(found) <= 1
