# SPDX-License-Identifier: GPL-2.0-or-later
"""Printed numbers: planner.md 3.1 and 3.2."""

import doctest
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain import categories, formatting
from sozialraum.processing.domain.catalogue import indicators, themes
from sozialraum.processing.domain.formatting import change_cell, exact, indicator_cell, number_text, sign_cell
from sozialraum.processing.domain.status import Status

BY_ID = {i.indicator: i for i in indicators()}


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (3897145, 0, "3.897.145"),
        (999, 0, "999"),
        (1000, 0, "1.000"),
        (0, 0, "0"),
        (0, 1, "0,0"),
        (Fraction(1, 20), 1, "0,1"),  # 0,05: half away from zero
        (Fraction(-1, 20), 1, "−0,1"),
        (Fraction(-1, 25), 1, "0,0"),  # −0,04: no "−0,0"
        (Fraction(5, 2), 0, "3"),  # not to even
        (Fraction(123456789, 100), 1, "1.234.567,9"),
        (exact(0.285), 2, "0,29"),  # the float is 0.28499999…, the number that was read is 0,285
    ],
)
def test_digits(value, decimals, text):
    assert number_text(value, decimals) == text


def test_minus_is_a_true_minus_and_unchanged_has_no_sign():
    assert number_text(Fraction(-3, 10), 1, signed=True) == "\u22120,3"
    assert number_text(Fraction(3, 10), 1, signed=True) == "+0,3"
    assert number_text(0, 1, signed=True) == "0,0"


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6), st.integers(0, 3))
def test_rounding_is_half_away_from_zero_once(numerator, denominator, decimals):
    # Decimal's own half-up on a division with far more digits than any printed number needs. Ties are exact there too:
    # a tie means a finite decimal expansion of at most decimals + 1 digits.
    quotient = Decimal(numerator) / Decimal(denominator)
    expected = quotient.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    printed = number_text(Fraction(numerator, denominator), decimals)
    back = Decimal(printed.replace(".", "").replace(",", ".").replace("−", "-"))
    assert back == expected


def test_share_has_a_no_break_space_before_the_per_cent_sign():
    # 073005: 3.941 of 25.939 = 15,193 %
    assert indicator_cell(Fraction(394100, 25939), BY_ID["b1"]).text == "15,2\u00a0%"


def test_play_area_has_two_decimals():
    # 0,46 must not print as 0,5 beside the threshold 0,5 (planner.md 3.1)
    assert indicator_cell(Fraction(46, 100), BY_ID["a5"]).text == "0,46"


def test_the_value_of_a_cell_is_the_printed_one():
    cell = indicator_cell(Fraction(394100, 25939), BY_ID["b1"])
    assert cell.value == 15.2
    assert cell.exact == pytest.approx(15.1933, abs=1e-4)


@pytest.mark.parametrize(
    ("indicator", "before", "now", "text"),
    [
        ("ew", 24771, 25939, "+4,7\u00a0%"),  # 1.168 / 24.771 = 4,715 %
        ("ew", 100, 100, "0,0\u00a0%"),
        ("b1", Fraction(155, 10), Fraction(152, 10), "−0,3\u00a0Pp."),
        ("jugendquotient", Fraction(242, 10), Fraction(238, 10), "−0,4"),
        ("a5", Fraction(30, 100), Fraction(31, 100), "+0,01"),
    ],
)
def test_changes_carry_sign_and_unit(indicator, before, now, text):
    assert change_cell(Fraction(before), Fraction(now), BY_ID[indicator]).text == text


def test_growth_from_nobody_is_not_meaningful():
    cell = change_cell(Fraction(0), Fraction(5), BY_ID["ew"])
    assert (cell.text, cell.status, cell.reason.code) == ("x", Status.NOT_APPLICABLE, "zero_denominator")


@pytest.mark.parametrize(
    ("status", "sign", "spoken"),
    [
        (Status.NONE, "–", "nichts vorhanden"),
        (Status.MISSING, "k. A.", "keine Angabe"),
        (Status.SUPPRESSED, "•", "geheim zu halten"),
        (Status.NOT_APPLICABLE, "x", "nicht sinnvoll"),
    ],
)
def test_signs(status, sign, spoken):
    cell = sign_cell(status)
    assert (cell.text, cell.spoken) == (sign, spoken)
    assert cell.exact is None
    assert cell.value == (0.0 if status is Status.NONE else None)


def test_legend_names_all_signs():
    assert formatting.LEGEND == "– nichts vorhanden · k. A. keine Angabe · • geheim zu halten · x nicht sinnvoll"


def test_dates():
    assert formatting.period_text(date(2024, 12, 31)) == "31.12.2024"
    assert formatting.period_text(date(2024, 12, 31), "year") == "Jahr 2024"
    assert formatting.period_text(date(2024, 12, 31), "3years") == "2022–2024"


def test_catalogue_is_complete_and_consistent():
    # planner.md 4.4, in its order; then the official ones that are only delivered
    assert [i.indicator for i in indicators() if not i.numerator.startswith("kid.")] == [
        "ew",
        "ew_dichte",
        "ew_u06",
        "b1",
        "b2",
        "jugendquotient",
        "altenquotient",
        "gesamtquotient",
        "greying",
        "frauen",
        "t3",
        "t4",
        "mh_u18",
        "mh_65",
        "kita_plaetze",
        "a7",
        "jfe_plaetze",
        "pflege_plaetze",
        "a5",
        "mss_gruppe",
        "mss_f1",
        "mss_f2",
    ]
    assert [i.indicator for i in indicators() if 2 in i.pages] == [
        "ew",
        "ew_dichte",
        "ew_u06",
        "b1",
        "b2",
        "jugendquotient",
        "altenquotient",
        "t3",
        "t4",
        "kita_plaetze",
        "jfe_plaetze",
        "a5",
    ]
    for i in indicators():
        assert i.direction in ("neutral", "high", "low")
        factor = {"%": 100, "je 100": 100, "EW je Hektar": 10000}.get(i.unit, 1)
        assert i.factor == (factor if i.denominator else 1)
        assert len(i.short) <= 36  # one line of the dock at 280 px
    assert {i.indicator for i in indicators() if "mh" in i.numerator or "ausl" in i.numerator} <= {
        i.indicator for i in indicators() if i.direction == "neutral"
    }  # migration is never rated
    marks = list(themes().values())
    assert list(themes()) == [
        "kita",
        "schule",
        "jfe",
        "pflege",
        "spielplatz",
        "gruen",
        "sport",
        "bibliothek",
        "stadtteil",
        "kulisse",
    ]
    for field in ("marker", "letter", "colour"):
        assert len({getattr(t, field) for t in marks}) == len(marks)
    assert {t.rate for t in marks if t.rate} <= set(BY_ID)


def test_documented_examples():
    assert doctest.testmod(formatting).failed == 0
    assert doctest.testmod(categories).failed == 0
