# SPDX-License-Identifier: GPL-2.0-or-later
"""Ranges of chance of indicators, and which changes are more than chance."""

from dataclasses import replace
from datetime import date

import pytest
from sozialraum.processing.domain.catalogue import indicators
from sozialraum.processing.domain.comparison import Place
from sozialraum.processing.domain.formatting import change_range, number_cell
from sozialraum.processing.domain.indicators import Dates
from sozialraum.processing.domain.noise import Chance, chance, compared, spread, value_range
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.domain.profile_parts import plain

NB = "\u00a0"
BY_ID = {i.indicator: i for i in indicators()}
PLR = ("07300515", "07300516")
CRIME = replace(BY_ID["kita_plaetze"], indicator="a8", numerator="taten", denominator="ew", unit="je 100")


def place(cases, of=None, factor=100):
    value = cases * factor / of if of else cases
    return Place(number_cell(round(value), 1), number_cell(round(cases)), round(value), cases=cases, of=of)


# --- in what chance has a part


@pytest.mark.parametrize(("indicator", "kind"), [
    ("b1", Chance.SHARE), ("t3", Chance.SHARE), ("mh_u18", Chance.SHARE),
    ("jugendquotient", Chance.RATIO), ("altenquotient", Chance.RATIO),
    ("ew", Chance.NONE), ("ew_dichte", Chance.NONE), ("kita_plaetze", Chance.NONE), ("a5", Chance.NONE),
    ("mss_gruppe", Chance.NONE), ("mss_f1", Chance.NONE),
])  # fmt: skip
def test_people_and_events_move_by_chance_and_nothing_else(indicator, kind):
    found, why = chance(BY_ID[indicator])
    assert found is kind
    assert (why is not None) == (kind is Chance.NONE)


def test_events_and_plain_counts():
    assert chance(CRIME)[0] is Chance.RATE
    assert chance(plain("hze.faelle"))[0] is Chance.COUNT
    # a share that an office delivers as such hides what it was divided from
    assert chance(replace(plain("kid.e5"), unit="%"))[0] is Chance.NONE
    assert chance(replace(CRIME, numerator="taten + 0.5 * versuche"))[0] is Chance.NONE


# --- ranges


def test_a_share_has_its_wilson_range_in_per_cent():
    # Newcombe 1998: 81 of 263 lies between 25,53 and 36,62 %
    found, why = value_range(BY_ID["b1"], place(81, 263))
    assert (found.text, why) == (f"25,5 bis 36,6{NB}%", None)
    assert (found.low, found.high) == (pytest.approx(25.53, abs=0.005), pytest.approx(36.62, abs=0.005))


def test_events_have_their_poisson_range():
    # Garwood: 10 counted is 4,7954 to 18,3904; per 500 people and 100
    assert value_range(CRIME, place(10, 500))[0].text == "1,0 bis 3,7"
    assert value_range(plain("hze.faelle"), place(10))[0].text == "5 bis 18"


def test_a_quotient_is_the_share_carried_over():
    # 15 young beside 133 others are 15 of 148: 0,0624 to 0,1605; p/(1-p) is 6,66 to 19,12 per 100
    assert value_range(BY_ID["jugendquotient"], place(15, 133))[0].text == "6,7 bis 19,1"


def test_where_there_is_no_range_the_reason_is_said():
    assert value_range(BY_ID["kita_plaetze"], place(90, 100))[1].code == "chance_supply"
    assert value_range(BY_ID["ew_dichte"], place(90, 100))[1].code == "chance_ground"
    assert value_range(BY_ID["b1"], replace(place(9, 30), cases=None, of=None))[1].code == "chance_delivered"
    assert value_range(BY_ID["b1"], place(9, 19))[1].code == "small_denominator"
    assert value_range(BY_ID["b1"], place(40, 30))[1].code == "chance_no_part"
    assert value_range(BY_ID["b1"], replace(place(9, 30), exact=None)) == (None, None)  # a sign says it itself


# --- changes


def test_a_change_of_shares_within_and_beyond_chance():
    # Newcombe 1998: from 48/80 to 56/70 is +5,24 to +33,39 points; from 0/29 to 5/56 is -3,81 to +19,26
    assert compared(BY_ID["b1"], place(48, 80), place(56, 70))[0] is True
    reliable, interval = compared(BY_ID["b1"], place(0, 29), place(5, 56))
    assert (reliable, interval.text) == (False, f"−3,8 bis +19,3{NB}Pp.")


def test_a_change_of_counts_and_rates():
    # 5 to 15 is beyond chance, 6 to 14 is not (binomial tails 2,07 % and 5,77 %, see test_reliability)
    assert compared(plain("hze.faelle"), place(5), place(15))[0] is True
    assert compared(plain("hze.faelle"), place(6), place(14))[0] is False
    persons = replace(plain("alo"), unit="Personen")
    # 100 to 100: the later share lies between 0,4287 and 0,5713 (beta quantiles), so the quotient 0,750 to 1,333
    assert compared(persons, place(100), place(100))[1].text == f"−25,0 bis +33,3{NB}%"
    assert compared(CRIME, place(10, 500), place(12, 500))[0] is False
    assert compared(CRIME, place(10, 500), place(40, 500))[0] is True


def test_what_cannot_be_compared_is_neither_reliable_nor_noise():
    assert compared(BY_ID["kita_plaetze"], place(90, 100), place(50, 100)) == (None, None)
    assert compared(BY_ID["b1"], None, place(9, 30)) == (None, None)
    assert compared(BY_ID["b1"], place(9, 19), place(9, 30)) == (None, None)
    assert compared(BY_ID["b1"], replace(place(9, 30), cases=None), place(9, 30)) == (None, None)


def test_an_end_near_zero_never_looks_like_unchanged():
    assert change_range(-0.53, -0.04, BY_ID["b1"]).text == f"−0,53 bis −0,04{NB}Pp."
    assert change_range(-0.53, 0.04, BY_ID["b1"]).text == f"−0,5 bis 0,0{NB}Pp."


# --- in a profile


@pytest.fixture
def two_years(numbers_of):
    """200 then 216 young of 1.000 and 300 then 400 foreigners; the other area's young are secret."""
    rows = []
    for day, young, foreign in (("2023-12-31", 200, 300), ("2024-12-31", 216, 400)):
        rows += [("07300515", "ew", day, 1000), ("07300515", "ew.alter.0_18", day, young)]
        rows += [("07300515", "ew.ausl", day, foreign), ("07300516", "ew", day, 500)]
        rows += [("07300516", "ew.alter.0_18", day, "•"), ("07300516", "ew.ausl", day, 100)]
    return numbers_of(rows, PLR, districts={"07"})


def test_a_profile_says_which_changes_are_noise(two_years):
    profile = build_profile(two_years, "07300515")
    young, foreign = profile.row("b1").changes[1], profile.row("t4").changes[1]
    # 20,0 to 21,6 %: by hand z = 0,016 / sqrt(0,208 * 0,792 * 2/1000) = 0,88; 30 to 40 %: z = 4,69
    assert (young.area.text, young.reliable, young.since) == (f"+1,6{NB}Pp.", False, date(2023, 12, 31))
    assert young.interval.low < 0 < young.interval.high
    assert (foreign.area.text, foreign.reliable) == (f"+10,0{NB}Pp.", True)


def test_beyond_chance_is_not_yet_beyond_the_error_of_an_estimate(two_years):
    from sozialraum.processing.domain.noise import judged
    from sozialraum.processing.domain.status import Flag
    from sozialraum.processing.domain.subject import subject_of

    day = date(2024, 12, 31)
    subject, known = subject_of(two_years, "07300515"), build_profile(two_years, "07300515").row("t4").changes[1]
    plain_change = replace(known, reliable=None, interval=None)
    now = place(400, 1000)
    estimated = replace(now, cell=replace(now.cell, flag=Flag.ESTIMATED))
    assert judged(subject, BY_ID["t4"], Dates(day, day), now, plain_change).reliable is True
    assert judged(subject, BY_ID["t4"], Dates(day, day), estimated, plain_change).reliable is None
    # what chance alone explains, an estimate explains all the more
    near = replace(estimated, cases=310)
    assert judged(subject, BY_ID["t4"], Dates(day, day), near, plain_change).reliable is False


def test_signs_and_full_counts_have_no_noise(two_years):
    profile = build_profile(two_years, "07300516")
    assert profile.row("b1").changes[1].reliable is None
    assert (profile.row("b1").interval, profile.row("b1").no_interval) == (None, None)
    people = profile.row("ew")
    assert (people.changes[1].reliable, people.interval, people.no_interval.code) == (None, None, "chance_population")


def test_few_to_relate_to_is_no_rate(numbers_of):
    rows = [("07300515", "ew", "2024-12-31", 400), ("07300515", "kita.capacity", "2024-12-31", 12)]
    children = [("07300515", "ew.alter.0_6", "2024-12-31", n) for n in (19,)]
    row = build_profile(numbers_of(rows + children, PLR), "07300515").row("kita_plaetze")
    assert (row.area.text, row.area.reason.code, row.count.text) == ("x", "small_denominator", "12")
    enough = [("07300515", "ew.alter.0_6", "2024-12-31", 20)]
    assert build_profile(numbers_of(rows + enough, PLR), "07300515").row("kita_plaetze").area.text == "60,0"


def test_a_delivered_share_has_no_range(numbers_of):
    rows = [("07300515", "ew", "2024-12-31", 1000), ("07300515", "ew.alter.0_18", "2024-12-31", 200)]
    rows += [("07300515", "kid.b1", "2024-12-31", 20.4)]
    row = build_profile(numbers_of(rows, PLR), "07300515").row("b1")
    assert (row.area.text, row.interval, row.no_interval.code) == (f"20,4{NB}%", None, "chance_delivered")


def test_friedenau_west(berlin):
    # 3.941 of 25.939: p = 15,193 %, Wilson by hand: 15,193 ± 1,96 * sqrt(0,15193 * 0,84807 / 25.939) = 15,193 ± 0,437
    row = build_profile(berlin, "073005").row("b1")
    assert row.interval.text == f"14,8 bis 15,6{NB}%"
    assert (row.interval.low, row.interval.high) == (pytest.approx(14.76, abs=0.01), pytest.approx(15.64, abs=0.01))


# --- planning areas beside each other


def test_planning_areas_differ_only_where_lowest_and_highest_do_so_among_all_pairs():
    """13 % beside 10 % of 1,000 each: z = 3 / sqrt(0.13 * 0.87 / 1000 + 0.1 * 0.9 / 1000) = 2.1, beyond the 1.96 of a
    single pair; as the ends of ten areas (45 pairs, limit 3.3) that is what chance brings about."""
    ends, middle = [place(100, 1000), place(130, 1000)], [place(115, 1000)] * 8
    assert spread(BY_ID["b1"], ends) is True
    assert spread(BY_ID["b1"], [*ends, *middle]) is False
    assert spread(BY_ID["b1"], [place(100, 1000), place(200, 1000), *middle]) is True


def test_nothing_is_said_where_chance_has_no_part_or_one_area_is_known():
    assert spread(BY_ID["kita_plaetze"], [place(100, 1000), place(900, 1000)]) is None
    assert spread(BY_ID["b1"], [place(100, 1000)]) is None
    assert spread(plain("taten"), [place(4), place(400)]) is None
