# SPDX-License-Identifier: GPL-2.0-or-later
"""Primary rules: which numbers are sensitive by themselves (trust.md 2.3, domain.md 6.2)."""

import numpy as np


def small(counts: np.ndarray, threshold: int = 3, zero: bool = False) -> np.ndarray:
    """Counts of 1 to threshold - 1, and 0 where `zero`; what is not known (NaN) is not sensitive.

    >>> small(np.array([0.0, 1.0, 2.0, 3.0, np.nan])).tolist()
    [False, True, True, False, False]
    """
    counts = np.asarray(counts, dtype=float)
    return (counts < threshold) & (counts >= (0 if zero else 1))
