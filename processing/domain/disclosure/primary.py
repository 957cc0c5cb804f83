# SPDX-License-Identifier: GPL-2.0-or-later
"""Primary rules: which numbers are sensitive by themselves.

All take arrays of one shape and give a mask of it. What is not known (NaN) is not sensitive: there is nothing to hide.
Presettings: 3 cases (Bundesagentur für Arbeit, statistical confidentiality), 300 inhabitants (MSS), 20 to relate to.
"""

import numpy as np

THRESHOLD = 3  # cases
LEAST_POPULATION = 300
LEAST_DENOMINATOR = 20
LEAST_CARRIERS = 3
CARRIER_PERCENT = 10  # so near nobody may come to a carrier's own figure


def small(counts: np.ndarray, threshold: int = THRESHOLD, zero: bool = False) -> np.ndarray:
    """Counts of 1 to threshold - 1, and 0 where `zero`.

    >>> small(np.array([0.0, 1.0, 2.0, 3.0, np.nan])).tolist()
    [False, True, True, False, False]
    """
    counts = np.asarray(counts, dtype=float)
    return (counts < threshold) & (counts >= (0 if zero else 1))


def complement(counts: np.ndarray, of: np.ndarray, threshold: int = THRESHOLD, everybody: bool = False) -> np.ndarray:
    """Counts that leave 1 to threshold - 1 of all out: 148 of 150 tell of the 2 who are not.

    Parameters
    ----------
    everybody
        Whether a count of all is sensitive too (group disclosure: who lives there is one of them).

    >>> complement(np.array([148.0, 150.0, 9.0]), np.array([150.0, 150.0, 10.0])).tolist()
    [True, False, True]
    >>> complement(np.array([150.0, 0.0]), np.array([150.0, 0.0]), everybody=True).tolist()
    [True, False]
    """
    counts, of = np.asarray(counts, dtype=float), np.asarray(of, dtype=float)
    return small(of - counts, threshold, everybody) & (of > 0)


def below(base: np.ndarray, least: float) -> np.ndarray:
    """Areas with fewer inhabitants, or rates with fewer to relate to, than the floor; 0 gives no rate anyhow.

    >>> below(np.array([0.0, 299.0, 300.0]), LEAST_POPULATION).tolist()
    [False, True, False]
    """
    base = np.asarray(base, dtype=float)
    return (base > 0) & (base < least)


def counts_behind(
    rates: np.ndarray, of: np.ndarray, factor: float = 100.0, decimals: int = 1
) -> tuple[np.ndarray, np.ndarray]:
    """The least and the largest count that give a printed rate: count = rate x denominator / factor.

    Parameters
    ----------
    rates
        As printed, rounded to `decimals`.
    factor
        100 for per cent, 1000 for per mille.

    Notes
    -----
    A per cent value with d decimals gives the count exactly where the denominator is below 10^(d + 2).

    >>> [int(n[0]) for n in counts_behind(np.array([2.7]), np.array([74.0]))]
    [2, 2]
    >>> [int(n[0]) for n in counts_behind(np.array([2.7]), np.array([7400.0]))]
    [197, 203]
    """
    rates, of = np.asarray(rates, dtype=float), np.asarray(of, dtype=float)
    half, slip = 0.5 * 10.0**-decimals, 1e-9
    least = np.ceil((rates - half) * of / factor - slip)
    most = np.floor((rates + half) * of / factor + slip)
    return np.maximum(least, 0.0), np.minimum(most, of)


def telling_rates(
    counts: np.ndarray,
    of: np.ndarray,
    threshold: int = THRESHOLD,
    factor: float = 100.0,
    decimals: int = 1,
    zero: bool = False,
    everybody: bool = False,
) -> np.ndarray:
    """Rates with a public denominator that show a small count, or a small rest of it, to be below the threshold.

    >>> telling_rates(np.array([2.0, 2.0, 40.0]), np.array([74.0, 10_000.0, 42.0])).tolist()
    [True, False, True]
    """
    counts, of = np.asarray(counts, dtype=float), np.asarray(of, dtype=float)
    with np.errstate(invalid="ignore", divide="ignore"):
        printed = np.round(factor * counts / of, decimals)
    least, most = counts_behind(printed, of, factor, decimals)
    told = small(counts, threshold, zero) & (most < threshold)
    rest = complement(counts, of, threshold, everybody) & (of - least < threshold)
    return told | rest


def dominated(
    area: np.ndarray,
    carrier: np.ndarray,
    amount: np.ndarray,
    count: int,
    least: int = LEAST_CARRIERS,
    percent: float = CARRIER_PERCENT,
) -> np.ndarray:
    """Areas whose sum gives away what one carrier has: fewer than `least` of them, or the p% rule.

    By the p% rule a sum is sensitive where the second largest carrier, who takes off the own share, comes within
    `percent` of the largest: all the others together have less than that part of it.

    Parameters
    ----------
    area, carrier : int array (n,)
        Of each facility: its area, 0 to count - 1, and its carrier; facilities of one carrier are one figure.
    amount : float array (n,)
        Places, or whatever is summed; carriers without any do not count.

    Returns
    -------
    bool array (count,)
        An area without facilities is not among them.

    >>> dominated([0, 0, 0, 1, 1, 1], [1, 2, 3, 1, 2, 2], [50, 40, 30, 50, 40, 30], 2).tolist()
    [False, True]
    >>> dominated([0, 0, 0], [1, 2, 3], [500, 40, 30], 1).tolist()
    [True]
    """
    pairs, own = np.unique(np.stack([np.asarray(area), np.asarray(carrier)], 1), axis=0, return_inverse=True)
    sums = np.bincount(own.ravel(), np.asarray(amount, dtype=float), len(pairs))
    found = np.zeros(count, bool)
    for one in np.unique(pairs[:, 0]):
        shares = np.sort(sums[(pairs[:, 0] == one) & (sums > 0)])[::-1]
        if len(shares):
            found[one] = len(shares) < least or shares[2:].sum() < percent / 100 * shares[0]
    return found
