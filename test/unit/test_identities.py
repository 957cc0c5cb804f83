# SPDX-License-Identifier: GPL-2.0-or-later
"""What adds up among the columns of a table is found, whatever an office calls it."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.disclosure.identities import identities


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
