# SPDX-License-Identifier: GPL-2.0-or-later
"""Intervals against published examples, and the laws they must keep."""

from math import comb, exp, factorial, inf, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.reliability import (
    Interval,
    clopper_pearson,
    garwood,
    newcombe,
    odds,
    outside,
    rate_ratio,
    wilson,
)

EXAMPLES = ((81, 263), (15, 148), (0, 20), (1, 29))


def rounded(interval, digits=4):
    return tuple(round(end, digits) for end in interval)


# --- published values


@pytest.mark.parametrize(
    ("example", "score", "exact"),
    zip(
        EXAMPLES,
        # Newcombe 1998, Statistics in Medicine 17, 857-872, table I: methods 3 (score) and 5 (Clopper-Pearson)
        ((0.2553, 0.3662), (0.0624, 0.1605), (0.0, 0.1611), (0.0061, 0.1718)),
        ((0.2527, 0.3676), (0.0578, 0.1617), (0.0, 0.1684), (0.0009, 0.1776)),
        strict=True,
    ),
)
def test_shares_as_published(example, score, exact):
    assert rounded(wilson(*example)) == score
    assert rounded(clopper_pearson(*example)) == exact


@pytest.mark.parametrize(
    ("now", "before", "published"),
    [
        # Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10; the first share minus the second
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((6, 7), (2, 7), (0.0582, 0.8062)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
        ((0, 10), (0, 10), (-0.2775, 0.2775)),
        ((10, 10), (0, 20), (0.6791, 1.0)),
        ((10, 10), (0, 10), (0.6075, 1.0)),
    ],
)
def test_differences_of_shares_as_published(now, before, published):
    assert rounded(newcombe(*before, *now)) == published


@pytest.mark.parametrize(
    ("cases", "published"),
    # Garwood 1936, and every table of Poisson limits since
    [(0, (0.0, 3.6889)), (1, (0.0253, 5.5716)), (10, (4.7954, 18.3904)), (100, (81.3640, 121.6275))],
)
def test_counts_as_published(cases, published):
    assert rounded(garwood(cases), 3) == pytest.approx(published, abs=0.0006)
    assert rounded(garwood(cases, 50)) == pytest.approx(tuple(end / 50 for end in published), abs=0.0001)


def test_nothing_seen_among_many():
    # The upper end of 0 of n solves (1 - p)^n = 2.5 %: 1 - 0.025^(1/n).
    assert clopper_pearson(0, 300).high == pytest.approx(1 - 0.025 ** (1 / 300))
    assert clopper_pearson(300, 300) == (pytest.approx(0.025 ** (1 / 300)), 1.0)


def test_two_counts_by_hand():
    # 5 and 15: the later one's share is 15/20; binomial tails with p = 1/2: P(X >= 15) = 21700 / 2^20 = 2.07 % < 2.5 %,
    # so more than chance. 6 and 14: P(X >= 14) = 60460 / 2^20 = 5.77 %, so no more than chance.
    assert outside(rate_ratio(5, 15), 1)
    assert not outside(rate_ratio(6, 14), 1)
    # Twice the people, twice the cases: the same rate.
    assert not outside(rate_ratio(5, 15, 1000, 3000), 1)
    assert rate_ratio(0, 0) == (0.0, inf)
    assert rate_ratio(0, 30).high == inf


def test_the_quotient_of_two_groups_is_the_share_carried_over():
    # 1/3 of both groups is a quotient of 1/2; 1/2 is 1.
    assert odds(Interval(1 / 3, 1 / 2)) == (pytest.approx(0.5), pytest.approx(1.0))
    assert odds(Interval(0.5, 1.0)).high == inf


@pytest.mark.parametrize("wrong", [(5, 4), (-1, 4), (0, 0), (float("nan"), 10)])
def test_what_is_no_share_is_refused(wrong):
    for interval in (wilson, clopper_pearson):
        with pytest.raises(ValueError, match="is no share"):
            interval(*wrong)


def test_what_is_no_rate_or_level_is_refused():
    with pytest.raises(ValueError, match="is no rate"):
        garwood(-1)
    with pytest.raises(ValueError, match="is no rate"):
        garwood(3, 0)
    for interval in (wilson, clopper_pearson):
        with pytest.raises(ValueError, match="between 0 and 1"):
            interval(1, 2, level=95)


# --- laws

shares = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(shares)
def test_a_share_lies_in_its_interval_and_the_interval_in_0_to_1(share):
    cases, of = share
    for interval in (wilson(cases, of), clopper_pearson(cases, of)):
        assert 0 <= interval.low <= cases / of <= interval.high <= 1


@given(shares)
def test_the_others_have_the_mirrored_interval(share):
    cases, of = share
    for method in (wilson, clopper_pearson):
        here, there = method(cases, of), method(of - cases, of)
        assert isclose(here.low, 1 - there.high, abs_tol=1e-9)
        assert isclose(here.high, 1 - there.low, abs_tol=1e-9)


@given(shares)
def test_one_case_more_moves_both_ends_up(share):
    cases, of = share
    for method in (wilson, clopper_pearson):
        fewer, more = method(cases, of + 1), method(cases + 1, of + 1)
        assert fewer.low < more.low or more.low == 0
        assert fewer.high < more.high or fewer.high == 1


@given(shares, st.integers(2, 9))
def test_more_people_make_the_interval_narrower(share, times):
    cases, of = share
    for method in (wilson, clopper_pearson):
        few, many = method(cases, of), method(times * cases, times * of)
        assert many.high - many.low < few.high - few.low


@given(shares)
def test_a_surer_interval_is_wider(share):
    for method in (wilson, clopper_pearson):
        sure, usual = method(*share, level=0.99), method(*share)
        assert sure.low <= usual.low
        assert sure.high >= usual.high
        assert sure.high - sure.low > usual.high - usual.low


@pytest.mark.parametrize("of", [20, 50, 137])
@pytest.mark.parametrize("share", [0.03, 0.16, 0.5, 0.8])
def test_how_often_the_interval_covers_the_true_share(of, share):
    """Summed over all outcomes: the exact one never less than 95 %, Wilson's never far below it."""
    chances = [comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(of + 1)]
    covered = {
        method: sum(c for k, c in enumerate(chances) if not outside(method(k, of), share))
        for method in (wilson, clopper_pearson)
    }
    assert covered[clopper_pearson] >= 0.95
    assert covered[wilson] >= 0.91


@pytest.mark.parametrize("mean", [0.5, 3, 12.4])
def test_how_often_the_interval_covers_the_true_mean(mean):
    chances = [exp(-mean) * mean**k / factorial(k) for k in range(80)]
    assert sum(c for k, c in enumerate(chances) if not outside(garwood(k), mean)) >= 0.95


@given(shares, shares)
def test_a_difference_read_backwards_is_the_negative_one(before, now):
    forth, back = newcombe(*before, *now), newcombe(*now, *before)
    assert isclose(forth.low, -back.high, abs_tol=1e-9)
    assert isclose(forth.high, -back.low, abs_tol=1e-9)
    assert forth.low <= now[0] / now[1] - before[0] / before[1] <= forth.high


@given(shares)
def test_no_change_is_never_more_than_chance(share):
    assert not outside(newcombe(*share, *share))


@given(st.integers(0, 500), st.integers(0, 500))
def test_counts_read_backwards_give_the_same_answer(before, now):
    assert outside(rate_ratio(before, now), 1) == outside(rate_ratio(now, before), 1)
    assert not outside(rate_ratio(now, now), 1)
