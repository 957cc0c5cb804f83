# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts over Berlin's 756 areas by 8 categories and their total: hiding 1 and 2 alone, ours, and tau-argus.

Read back by linear programs over each block of unknowns (`disclosure_data`), which know nothing of how it was hidden:
a small number counts as found out where its possible values span less than 3, or none of them is 3 or more. The same
is asked for a reader who is the one person behind a hidden 1 (a sample), and of all that ours hides, not only of
the small ones.

tau-argus (modular method, frequency rule 3, 100 %) protects by its own rule and against no single person.
"""

import contextlib
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import timing

timing.register_package()

import disclosure_data as data
import numpy as np
from pytauargus import protect
from sozialraum.processing.domain.disclosure.tables import protect_table

THRESHOLD = 3
SEEDS = (1, 2, 3, 4, 5)
ONES = 40  # of the hidden 1s so many are tried as a reader who knows it


def found_out_by_one(areas: list[str], values: np.ndarray, sums: list, hidden: np.ndarray) -> int:
    """Small numbers of a Bezirksregion that the one person behind a hidden 1 in it finds out."""
    flat, columns = values.ravel(), values.shape[1]
    ones = np.flatnonzero(hidden & (flat == 1))
    count = 0
    for one in ones[:: max(1, len(ones) // ONES)]:
        near = np.array([area.startswith(areas[one // columns][:6]) for area in areas]).repeat(columns)
        wanted = near & hidden & (flat > 1) & (flat < THRESHOLD)
        count += len(data.narrow(flat, sums, hidden, wanted, THRESHOLD, one))
    return count


def tauargus(areas: list[str], values: np.ndarray) -> tuple[np.ndarray, float]:
    """What tau-argus hides, and its seconds."""
    leaves = [(area, row) for area, row in zip(areas, values.astype(int), strict=True) if len(area) == 8]
    cells = [(area, c, n) for area, row in leaves for c, n in enumerate(row[:-1])]
    people = {
        "area": [area for area, _, n in cells for _ in range(n)],
        "kind": [f"k{c}" for _, c, n in cells for _ in range(n)],
        "one": [1.0 for _, _, n in cells for _ in range(n)],
    }
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):  # it leaves files where it is called
        start = time.perf_counter()
        result = protect(people, ["area", "kind"], response="one", safety_rules="FREQ(3,100)", suppress="MOD(1)",
                         hrc={"area": "2 2 2 2"}, workdir=folder)  # fmt: skip
        seconds = time.perf_counter() - start
        place = {area: n for n, area in enumerate(areas)} | {"Total": len(areas) - 1}
        hidden = np.zeros(values.shape, bool)
        for row in result.tables[0].rows:
            column = values.shape[1] - 1 if row["kind"] == "Total" else int(row["kind"][1:])
            hidden[place[row["area"]], column] = row["status"] in ("U", "M")
    return hidden.ravel(), seconds


def line(name: str, flat: np.ndarray, sums: list, hidden: np.ndarray, seconds: float, more: str = "") -> None:
    small = (flat > 0) & (flat < THRESHOLD)
    further = int((hidden & ~small).sum())
    found = len(data.narrow(flat, sums, hidden, small, THRESHOLD))
    print(f"  {name:<10} {100 * found / small.sum():5.1f} % of the small found out ({found}), further hidden "
          f"{100 * further / flat.size:5.1f} % of all ({further}), {seconds:6.2f} s{more}", flush=True)  # fmt: skip


for mean in (40, 150):
    for seed in SEEDS:
        areas, values = data.table(mean, seed)
        flat, sums = values.ravel(), data.equations(areas, values.shape[1])
        small = (flat > 0) & (flat < THRESHOLD)
        print(f"mean {mean}, seed {seed}: {flat.size} numbers, {small.sum()} small")
        line("naive", flat, sums, small, 0.0)
        start, used = time.perf_counter(), time.process_time()
        found = protect_table(areas, values, data.PLR, THRESHOLD)
        used, seconds = time.process_time() - used, time.perf_counter() - start
        hidden = found.hidden.ravel()
        others = data.narrow(flat, sums, hidden, hidden & ~small, THRESHOLD)
        by_one = found_out_by_one(areas, values, sums, hidden)
        line("ours", flat, sums, hidden, seconds, f" ({used:.2f} s of processor time); partners found out: "
             f"{len(others)}, by one person: {by_one}, not protected: {int(found.weak.sum())}")  # fmt: skip
        try:
            line("tau-argus", flat, sums, *tauargus(areas, values))
        except Exception as err:
            print(f"  tau-argus gave up: {type(err).__name__} {err}")
