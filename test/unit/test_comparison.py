# SPDX-License-Identifier: GPL-2.0-or-later
"""Ranks, deviations and changes (planner.md 3.1, 4.3.5)."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.comparison import deviation, rank, years_before
from sozialraum.processing.domain.formatting import missing, number_cell, sign_cell
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.domain.status import Status


def cells(*values):
    """Printed cells with one decimal; None is k. A."""
    made = [missing("no_data") if v is None else number_cell(Fraction(str(v)), 1) for v in values]
    return dict(zip("abcdefghijklmnop", made, strict=False))


# --- rank


def test_rank_one_is_the_highest_value():
    assert [rank(cells(3, 1, 2), a).position for a in "abc"] == [1, 3, 2]
    assert rank(cells(3, 1, 2), "c").text == "2 von 3"


def test_equal_printed_values_share_a_rank():
    # 15,18 and 15,22 are both printed 15,2: who reads the table must not find two ranks for one value.
    found = rank(cells(15.18, 15.22, 15.0, 16.0), "a")
    assert (found.position, found.ties, found.text) == (2, 2, "2 von 4 (2 gleich)")
    assert rank(cells(15.18, 15.22, 15.0, 16.0), "c").position == 4


def test_sisters_without_a_value_are_said():
    assert rank(cells(3, None, 2), "c").text == "2 von 2 mit Angabe"
    assert rank(cells(3, None, 3), "c").text == "1 von 2 mit Angabe (2 gleich)"


def test_none_ranks_as_zero_and_a_sign_not_at_all():
    some = cells(3, 1) | {"z": sign_cell(Status.NONE), "y": sign_cell(Status.SUPPRESSED)}
    assert rank(some, "z").text == "3 von 3 mit Angabe"
    assert rank(some, "y") is None
    assert rank(cells(3), "a") is None


@given(st.lists(st.integers(-500, 500), min_size=2, max_size=16), st.randoms())
def test_ranks_do_not_depend_on_the_order_and_fill_all_places(values, random):
    made = cells(*(v / 10 for v in values))
    ranks = {a: rank(made, a) for a in made}
    shuffled = list(made.items())
    random.shuffle(shuffled)
    assert {a: rank(dict(shuffled), a) for a in made} == ranks
    # Counting each tie once for every member, the places 1 to n are all taken.
    taken = sorted(p for r in {(r.position, r.ties) for r in ranks.values()} for p in range(r[0], r[0] + r[1]))
    assert taken == list(range(1, len(values) + 1))


# --- deviation


def test_deviation_in_standard_deviations_of_the_sisters():
    # 2, 4, 4, 4, 5, 5, 7, 9: mean 5, ddof 0 standard deviation 2
    values = [Fraction(v) for v in (2, 4, 4, 4, 5, 5, 7, 9)]
    assert deviation(values, Fraction(9)) == pytest.approx(2.0)
    assert deviation([*values, None], Fraction(2)) == pytest.approx(-1.5)


def test_deviation_says_nothing_without_spread():
    assert deviation([Fraction(1), Fraction(1)], Fraction(1)) is None
    assert deviation([Fraction(1)], Fraction(1)) is None
    assert deviation([Fraction(1), Fraction(2)], None) is None


# --- changes

OLD, NEW = ("07030301", "07030302"), ("07300515", "07300516")
OLD_KEY = {"vintage": "2020"}


@pytest.fixture
def recut(numbers_of):
    """A district of 1000 (2019, old key) and 1100 (2024, new key), and of 1080 a year before."""
    data = [("07030301", "ew", "2019-12-31", 400, 1, OLD_KEY), ("07030302", "ew", "2019-12-31", 600, 1, OLD_KEY),
            ("07030301", "ew.ausl", "2019-12-31", 100, 1, OLD_KEY),
            ("07030302", "ew.ausl", "2019-12-31", 100, 1, OLD_KEY),
            ("07300515", "ew", "2023-12-31", 500), ("07300516", "ew", "2023-12-31", 580),
            ("07300515", "ew", "2024-12-31", 505), ("07300516", "ew", "2024-12-31", 595),
            ("07300515", "ew.ausl", "2024-12-31", 110), ("07300516", "ew.ausl", "2024-12-31", 110)]  # fmt: skip
    return numbers_of(data, NEW, old=OLD, districts={"07"})


def test_across_the_new_cut_only_district_and_city_compare(recut):
    change = build_profile(recut, "073005").row("ew").changes[5]
    assert change.since == date(2019, 12, 31)
    assert (change.area.text, change.area.reason.code) == ("k. A.", "recut")
    assert change.district.text == "+10,0\u00a0%"  # 1.000 -> 1.100
    assert change.city.text == "+10,0\u00a0%"


def test_a_district_compares_with_itself_across_the_new_cut(recut):
    row = build_profile(recut, "07").row("t4")
    # 200/1.000 = 20,0 % -> 220/1.100 = 20,0 %
    assert row.changes[5].area.text == "0,0\u00a0Pp."


def test_within_one_key_system_areas_compare(recut):
    change = build_profile(recut, "07300516").row("ew").changes[1]
    assert change.area.text == "+2,6\u00a0%"  # 580 -> 595: 2,586 %
    assert change.district.text == "+1,9\u00a0%"  # 1.080 -> 1.100: 1,852 %


def test_a_figure_lacking_at_the_earlier_date_is_said(recut):
    change = build_profile(recut, "07300516").row("t4").changes[1]
    assert (change.area.text, change.area.reason.code) == ("k. A.", "no_such_period")


def test_a_density_has_no_change(recut):
    change = build_profile(recut, "073005").row("ew_dichte").changes[5]
    assert [c.text for c in (change.area, change.district, change.city)] == ["x", "x", "x"]


def test_a_date_that_is_wholly_absent_is_left_out_and_listed(numbers_of):
    data = [(a, "ew", "2024-12-31", 500) for a in NEW]
    profile = build_profile(numbers_of(data, NEW), "073005")
    assert profile.missing_dates == (date(2023, 12, 31), date(2019, 12, 31))
    assert all(not row.changes for row in profile.rows)


def test_the_half_year_is_no_year(numbers_of):
    data = [(a, "ew", d, 500) for a in NEW for d in ("2024-06-30", "2023-12-31", "2024-12-31")]
    profile = build_profile(numbers_of(data, NEW), "073005")
    assert profile.row("ew").changes[1].since == date(2023, 12, 31)


def test_an_indicator_with_its_own_date_has_no_change_in_the_profiles_years(numbers_of):
    data = [(a, "ew", d, 500) for a in NEW for d in ("2019-12-31", "2024-12-31")]
    data += [(a, "spielplatz.netto_m2", d, 500) for a in NEW for d in ("2018-12-31", "2019-12-31", "2023-12-31")]
    a5 = build_profile(numbers_of(data, NEW), "073005").row("a5")
    assert a5.own_date
    assert a5.changes[5].area.text == "k. A."


def test_a_sign_in_either_year_is_the_sign_of_the_change(numbers_of):
    data = [("07300515", "ew", "2023-12-31", "•"), ("07300515", "ew", "2024-12-31", 500)]
    change = build_profile(numbers_of(data, NEW[:1]), "07300515").row("ew").changes[1]
    assert (change.area.text, change.area.status) == ("•", Status.SUPPRESSED)


def test_leap_day():
    assert years_before(date(2024, 2, 29), 4) == date(2020, 2, 29)
    assert years_before(date(2024, 2, 29), 5) == date(2019, 2, 28)
