# SPDX-License-Identifier: GPL-2.0-or-later
"""Expected errors of estimated indicators: computed, printed, and above which none is shown."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from sozialraum.processing.domain.catalogue import indicators
from sozialraum.processing.domain.columns import added, empty, taken
from sozialraum.processing.domain.formatting import indicator_cell
from sozialraum.processing.domain.uncertainty import error, judged, printed

NB = "\u00a0"
BY_ID = {i.indicator: i for i in indicators()}


def column(value, expected=None):
    """One area with a number and its expected error; None: counted."""
    found = replace(empty(1), errors=None if expected is None else np.array([expected], float))
    found.values[0], found.codes[0] = value, 0
    return found


def test_what_was_counted_has_no_error():
    assert error(BY_ID["b1"], column(150), column(1000), Fraction(15), 0) is None
    assert error(BY_ID["b1"], column(150, np.nan), column(1000), Fraction(15), 0) is None


def test_errors_of_numerator_and_denominator_are_independent():
    # 150 ± 3 of 1.000 ± 20: 15 % with hypot(3, 0,15 · 20) / 1.000 = 4,24 / 1.000 = 0,424 points
    assert error(BY_ID["b1"], column(150, 3), column(1000, 20), Fraction(15), 0) == pytest.approx(0.42426, abs=1e-4)
    assert error(BY_ID["b1"], column(150, 3), column(1000), Fraction(15), 0) == pytest.approx(0.3)
    assert error(BY_ID["ew"], column(150, 3), None, Fraction(150), 0) == 3


@pytest.mark.parametrize(
    ("indicator", "value", "expected", "text"),
    [
        ("ew", 1000, 12.4, f"1,2{NB}%"),
        ("ew", 1000, 0.2, f"unter{NB}0,1{NB}%"),
        ("b1", 15, 0.31, f"0,3{NB}Pp."),
        ("b1", 15, 0.0, f"unter{NB}0,1{NB}Pp."),
        ("altenquotient", 30, 0.25, "0,3"),
        ("a5", 2, 0.05, f"2,5{NB}%"),
    ],
)
def test_errors_as_printed(indicator, value, expected, text):
    assert printed(BY_ID[indicator], Fraction(value), expected)["error"] == text


@pytest.mark.parametrize(
    ("indicator", "value", "expected", "shown"),
    [
        ("ew", 1000, 50, True), ("ew", 1000, 50.1, False), ("ew", 0, 0, True), ("ew", 0, 1, False),
        ("ew", 1000, np.inf, False),
        ("b1", 15, 0.5, True), ("b1", 15, 0.51, False), ("jugendquotient", 25, 0.51, False),
        ("a5", 2, 0.099, True), ("a5", 2, 0.11, False),
    ],
)  # fmt: skip
def test_estimates_above_the_limit_are_not_shown(indicator, value, expected, shown):
    plain = indicator_cell(Fraction(value), BY_ID[indicator])
    found, cell = judged(BY_ID[indicator], Fraction(value), plain, expected)
    assert (found is not None, cell.text == f"≈{plain.text}") == (shown, shown)
    assert cell.reason.code == ("estimated" if shown else "uncertain")
    assert shown or cell.text == "k. A."


def test_errors_are_added_with_their_numbers():
    two = added([column(100, 3), column(50, 4), column(7)], [np.array([0])] * 3, 1)
    assert (two.values[0], two.errors[0]) == (157, 7)  # both may point in one direction
    assert added([column(100), column(50)], [np.array([0])] * 2, 1).errors is None
    assert two.scaled(0.5).errors[0] == 3.5
    assert taken(column(100), np.array([0, 0]), np.array([0.3, 0.7])).values.tolist() == [30, 70]
