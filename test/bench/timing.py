# SPDX-License-Identifier: GPL-2.0-or-later
"""Medians of several runs in turn, so that a drifting machine hits all alike; the ratio to the first is printed."""

import importlib.util
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"


def register_package() -> None:
    """Make the clone importable as `sozialraum`, whatever its folder is called."""
    spec = importlib.util.spec_from_file_location(
        "sozialraum", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["sozialraum"] = module
    spec.loader.exec_module(module)


def compare(title: str, methods: dict[str, Callable[[], object]], runs: int = 5) -> dict[str, float]:
    """One warm-up, then `runs` rounds of all methods in turn; the medians in seconds."""
    times: dict[str, list[float]] = {name: [] for name in methods}
    for n in range(runs + 1):
        for name, method in methods.items():
            start = time.perf_counter()
            method()
            if n:
                times[name].append(time.perf_counter() - start)
    print(title)
    medians = {name: statistics.median(found) for name, found in times.items()}
    first = next(iter(medians.values()))
    for name, found in times.items():
        median = medians[name]
        print(f"  {name:<48} {1000 * median:9.1f} ms  ({min(found):.3f} to {max(found):.3f} s)  x{median / first:.2f}")
    return medians
