# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts over Berlin's 756 areas by 8 categories and their total: hiding 1 and 2 alone, ours, and tau-argus.

Read back by linear programs over each block of unknowns (`disclosure_data`), which know nothing of how it was hidden.
tau-argus is asked where the folder named by PYTAUARGUS holds it (``pip install --target FOLDER pytauargus``).
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import timing

timing.register_package()

import disclosure_data as data
import numpy as np
from sozialraum.processing.domain.disclosure.tables import protect_table

THRESHOLD = 3
SEEDS = (1, 2, 3, 4, 5)
ONES = 40  # of the hidden 1s so many are tried as a reader who knows it

print(f"{'mean':>5} {'seed':>4} {'small':>6} | {'naive: recoverable':>18} | {'further cells':>15} {'seconds':>8} "
      f"{'recoverable':>12} {'exact':>6} {'by a 1':>7} {'weak':>5}")  # fmt: skip
for mean in (40, 150):
    for seed in SEEDS:
        areas, values = data.table(mean, seed)
        flat = values.ravel()
        sums = data.equations(areas, values.shape[1])
        small = (flat > 0) & (flat < THRESHOLD)
        naive = len(data.narrow(flat, sums, small, small, THRESHOLD))
        start = time.perf_counter()
        found = protect_table(areas, values, data.PLR, THRESHOLD)
        seconds = time.perf_counter() - start
        hidden = found.hidden.ravel()
        ours = len(data.narrow(flat, sums, hidden, small, THRESHOLD))
        exact = sum(high - low < 1 for low, high in data.intervals(flat, sums, hidden, hidden & ~small).values())
        ones = np.flatnonzero(hidden & (flat == 1))[:: max(1, int((hidden & (flat == 1)).sum()) // ONES)]
        by_one = 0
        for one in ones:
            near = np.zeros((len(areas), values.shape[1]), bool)  # of its Bezirksregion
            near[[a.startswith(areas[one // values.shape[1]][:6]) for a in areas]] = True
            near = near.ravel() & small & hidden & (flat != 1)
            by_one += len(data.narrow(flat, sums, hidden, near, THRESHOLD, one))
        share = 100 * found.secondary.sum() / flat.size
        print(f"{mean:5} {seed:4} {small.sum():6} | {naive:9} {100 * naive / small.sum():6.0f} % | "
              f"{found.secondary.sum():6} {share:6.1f} % {seconds:8.2f} {ours:12} {exact:6} {by_one:7} "
              f"{found.weak.sum():5}")  # fmt: skip
