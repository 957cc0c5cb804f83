# SPDX-License-Identifier: GPL-2.0-or-later
"""Primary rules: which numbers are sensitive by themselves.

All take arrays of one shape and give a mask of it. What is not known (NaN) is not sensitive: there is nothing to hide.
Presetting: 3 cases (Bundesagentur für Arbeit, statistical confidentiality).
"""

import numpy as np

THRESHOLD = 3  # cases


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
