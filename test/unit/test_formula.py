# SPDX-License-Identifier: GPL-2.0-or-later
"""Formulas are sums of ``[number *] quantity`` and nothing else."""

import contextlib
import doctest
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain import formula
from sozialraum.processing.domain.catalogue import indicators
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.formula import Term, parse


def test_sum_with_and_without_numbers():
    assert parse("ew.alter.0_6 + 0.5 * kita.capacity+3/4*ew") == (
        Term(Fraction(1), "ew.alter.0_6"),
        Term(Fraction(1, 2), "kita.capacity"),
        Term(Fraction(3, 4), "ew"),
    )


def test_open_band_and_empty_text():
    assert parse("ew.mh.alter.65_") == (Term(Fraction(1), "ew.mh.alter.65_"),)
    assert parse("  ") == ()


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("ew +", 5),
        ("+ ew", 1),
        ("ew - ew.w", 4),
        ("ew / ew.w", 4),
        ("ew * 2", 4),
        ("2 ew", 1),
        ("1/0 * ew", 1),
        ("__import__('os')", 1),
        ("ew..w", 3),
        ("(ew)", 1),
        ("EW", 1),
    ],
)
def test_anything_else_is_refused_with_its_position(text, position):
    with pytest.raises(SozialraumError) as caught:
        parse(text)
    assert caught.value.code == "bad_formula"
    assert caught.value.values == {"formula": text, "position": position}


@given(st.text(max_size=40))
def test_no_text_does_anything_but_parse_or_be_refused(text):
    terms = ()
    with contextlib.suppress(SozialraumError):
        terms = parse(text)
    assert all(re.fullmatch(r"[a-z0-9_.]+", term.quantity) for term in terms)


def test_every_formula_of_the_catalogue_is_readable():
    for indicator in indicators():
        assert parse(indicator.numerator)
        assert bool(parse(indicator.denominator)) == bool(indicator.denominator)


def test_documented_examples():
    assert doctest.testmod(formula).failed == 0
