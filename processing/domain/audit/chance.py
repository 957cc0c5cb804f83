# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether columns add up because they are parts and wholes, or because it happens.

Small numbers of few areas add up by accident: of three areas with 0, 1 or 2 cases, many columns are the sum of two
others. Who takes that for a rule works out numbers that are wrong, and an auditor who does refuses what is safe. So a
sum is taken for a rule only where hardly any is to be expected by chance among all that were tried:

    tried × Π over rows of the chance that two counts of that size agree

Two unrelated counts that have the expected value λ agree with the probability ``exp(-2λ) I₀(2λ)`` (Skellam's
distribution at 0): 1 for λ = 0, so that an empty row tells nothing, 0.31 for 1, 0.09 for 10. That is the worst case:
counts of people vary more than Poisson's, and what does not belong together has different expected values. λ is the
sum without its largest column, since most may be women where nobody counts the men: that "all" less "women" is what
another column says is a chance of the size of what is left.
"""

from collections.abc import Sequence
from math import lgamma, log

import numpy as np
from scipy.special import ive

_FALSE = 0.05  # share of what is believed that may be wrong


def log_chance(numbers: np.ndarray, factors: np.ndarray) -> float:
    """Logarithm of the probability that unrelated columns of such sizes add up in the rows in which these do.

    Parameters
    ----------
    numbers
        Those columns that take part, row by row; rows with the same numbers are one.
    factors
        Of each column: 1 for those of one side, -1 for those of the other.
    """
    rows = np.unique(numbers.T, axis=0)
    sizes = np.zeros(len(rows))
    for side in (factors > 0, factors < 0):
        added = rows[:, side]
        if added.shape[1] > 1:
            sizes = np.maximum(sizes, added.sum(axis=1) - added[:, added.sum(axis=0).argmax()])
    held = rows @ factors == 0
    missed = len(rows) - int(held.sum())
    return float(np.log(ive(0, 2 * sizes[held])).sum()) + _log_choices(len(rows), missed)


def log_tried(columns: int, factors: np.ndarray) -> float:
    """Logarithm of how many sums there are of as many columns as have factors, out of all columns."""
    used = len(factors)
    single = min((factors > 0).sum(), (factors < 0).sum()) == 1
    return _log_choices(columns, used) + (0.0 if single else (used - 1) * log(2))  # a single whole is the largest


def believed(log_expected: Sequence[float]) -> int:
    """How many of the likeliest sums are believed, of which so many of that kind are to be expected by chance each.

    Of those that are believed, at most one in twenty may be wrong (the rate of false discoveries of Y. Benjamini,
    Y. Hochberg: Controlling the false discovery rate. Journal of the Royal Statistical Society B 57, 1995). So several
    sums of a table vouch for each other where each alone would be doubtful, and of tables without any at most one in
    twenty has one.

    Parameters
    ----------
    log_expected
        Logarithms of the numbers to be expected, the smallest first.

    >>> believed([-30.0, -20.0, 2.0]), believed([-2.5]), believed([-2.5, -2.5])
    (2, 0, 2)
    """
    good = [n for n, expected in enumerate(log_expected, 1) if expected <= log(_FALSE * n)]
    return max(good, default=0)


def _log_choices(of: int, count: int) -> float:
    return lgamma(of + 1) - lgamma(count + 1) - lgamma(of - count + 1)
