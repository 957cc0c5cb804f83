# SPDX-License-Identifier: GPL-2.0-or-later
"""How far a number may move by chance: intervals of shares, rates and counts, and of their change.

The register of residents and the offices' files count everybody; none of their numbers is a sample, and no interval
here is an error of counting. It answers another question: the area and its conditions being the same, how far could
this number have come out otherwise, because single people happen to move, to fall ill, to lose work or not? Small areas
move much by such chance alone, and what moves no further is no finding. Intervals hold 95 % of that unless told
otherwise, so of twenty changes that are pure chance about one is still taken for real.

All functions take plain numbers; counts may be decimal (estimated parts of areas).
"""

from functools import cache
from math import inf, sqrt
from statistics import NormalDist
from typing import NamedTuple

LEVEL = 0.95
LEAST = 20  # what a rate is related to, at least; our own rule


class Interval(NamedTuple):
    """Lower and upper end, in the unit of the number."""

    low: float
    high: float

    def scaled(self, factor: float) -> "Interval":
        """The interval times a number above 0."""
        return Interval(self.low * factor, self.high * factor)


@cache
def _z(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError(f"level {level}: between 0 and 1, please")
    return NormalDist().inv_cdf((1 + level) / 2)


def _check(cases: float, of: float) -> None:
    if not 0 <= cases <= of or not 0 < of < inf:
        raise ValueError(f"{cases} of {of} is no share")


def wilson(cases: float, of: float, level: float = LEVEL) -> Interval:
    """Score interval of a share.

    ``(2np + z² ± z √(z² + 4np(1 − p))) / (2(n + z²))`` without correction for continuity; it never leaves 0 to 1 and
    holds its level on the average also for small n.

    Parameters
    ----------
    cases, of
        p is ``cases / of``, n is `of`.
    level
        Share of chance inside, between 0 and 1.

    Raises
    ------
    ValueError
        `cases` is no part of `of`.

    Notes
    -----
    Wilson 1927, J. Am. Stat. Assoc. 22, 209-212; Newcombe 1998, Statistics in Medicine 17, 857-872, method 3.

    Examples
    --------
    >>> [round(end, 4) for end in wilson(81, 263)]
    [0.2553, 0.3662]
    """
    _check(cases, of)
    z2 = _z(level) ** 2
    middle = 2 * cases + z2
    half = _z(level) * sqrt(z2 + 4 * cases * (of - cases) / of)
    low = 0.0 if cases == 0 else (middle - half) / (2 * (of + z2))
    high = 1.0 if cases == of else (middle + half) / (2 * (of + z2))
    return Interval(low, high)


def clopper_pearson(cases: float, of: float, level: float = LEVEL) -> Interval:
    """Exact interval of a share: the quantiles of the beta distribution; never too narrow, mostly too wide.

    Parameters, errors as `wilson`. Clopper & Pearson 1934, Biometrika 26, 404-413. Needs SciPy.

    Examples
    --------
    >>> [round(end, 4) for end in clopper_pearson(0, 20)]
    [0.0, 0.1684]
    """
    from scipy.special import betaincinv

    _check(cases, of)
    _z(level)  # a level that is none is refused alike
    tail = (1 - level) / 2
    low = 0.0 if cases == 0 else float(betaincinv(cases, of - cases + 1, tail))
    high = 1.0 if cases == of else float(betaincinv(cases + 1, of - cases, 1 - tail))
    return Interval(low, high)


def garwood(cases: float, exposure: float = 1, level: float = LEVEL) -> Interval:
    """Exact interval of a rate of events (offences, moves) per exposure: quantiles of the gamma distribution.

    Parameters
    ----------
    cases
        Events counted (Poisson), 0 or more.
    exposure
        What they are related to, above 0; 1 gives the interval of the count itself.

    Raises
    ------
    ValueError
        A negative count, or nothing to relate it to.

    Notes
    -----
    Garwood 1936, Biometrika 28, 437-442. Needs SciPy.

    Examples
    --------
    >>> [round(end, 4) for end in garwood(10)]
    [4.7954, 18.3904]
    """
    from scipy.special import gammaincinv

    if not 0 <= cases < inf or not 0 < exposure < inf:
        raise ValueError(f"{cases} per {exposure} is no rate")
    _z(level)
    tail = (1 - level) / 2
    low = 0.0 if cases == 0 else float(gammaincinv(cases, tail))
    return Interval(low / exposure, float(gammaincinv(cases + 1, 1 - tail)) / exposure)


def odds(share: Interval) -> Interval:
    """The interval of the quotient of two groups from that of the first one's share in both: ``p / (1 − p)``.

    Two counts that stand side by side (the young beside those of working age) are split by chance like a share of
    their sum; the quotient grows with that share, so its interval is the share's, carried over.
    """
    low, high = (inf if end == 1 else end / (1 - end) for end in share)
    return Interval(low, high)


def difference(before: float, around_before: Interval, now: float, around_now: Interval) -> Interval:
    """Interval of ``now − before`` from the intervals of two independent numbers.

    ``d − √((now − l₂)² + (u₁ − before)²)`` to ``d + √((u₂ − now)² + (before − l₁)²)``.

    Notes
    -----
    Newcombe 1998, Statistics in Medicine 17, 873-890, method 10 (with Wilson's intervals); for any two intervals Zou &
    Donner 2008, Statistics in Medicine 27, 1693-1702. Mostly the same people live in an area at both dates, which makes
    its numbers steadier than independent ones: the test is cautious and rather calls a change noise.
    """
    moved = now - before
    low = sqrt((now - around_now.low) ** 2 + (around_before.high - before) ** 2)
    high = sqrt((around_now.high - now) ** 2 + (before - around_before.low) ** 2)
    return Interval(moved - low, moved + high)


def newcombe(before: float, of_before: float, now: float, of_now: float, level: float = LEVEL) -> Interval:
    """Hybrid score interval of the difference of two shares, ``now / of_now − before / of_before``.

    Examples
    --------
    >>> [round(end, 4) for end in newcombe(48, 80, 56, 70)]
    [0.0524, 0.3339]
    """
    first, second = wilson(before, of_before, level), wilson(now, of_now, level)
    return difference(before / of_before, first, now / of_now, second)


def rate_ratio(
    before: float, now: float, exposure_before: float = 1, exposure_now: float = 1, level: float = LEVEL
) -> Interval:
    """Exact interval of the quotient of two rates of events, ``(now / exposure) / (before / exposure)``.

    Given their sum, the later one of two Poisson counts is binomial with a share that the quotient decides; the exact
    interval of that share is carried over. It includes 1 where the change is no further than chance goes.

    Notes
    -----
    Przyborowski & Wilenski 1940, Biometrika 31, 313-323. Nothing counted at either date: 0 to infinity.
    """
    if before + now == 0:
        return Interval(0.0, inf)
    return odds(clopper_pearson(now, before + now, level)).scaled(exposure_before / exposure_now)


def outside(interval: Interval, value: float = 0.0) -> bool:
    """Whether a value lies outside, so that it differs by more than chance (at the interval's level)."""
    return not interval.low <= value <= interval.high
