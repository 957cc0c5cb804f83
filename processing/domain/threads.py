# SPDX-License-Identifier: GPL-2.0-or-later
"""Work cut into tasks for the machine's cores: shapely and numpy release the interpreter's lock while they compute."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from typing import TypeVar

import numpy as np

from .errors import Progress, no_progress

THREADS = 2
_LOOK = 0.1  # s between two looks at the cancel button

Task = TypeVar("Task")
Result = TypeVar("Result")


def in_threads(work: Callable[[Task], Result], tasks: Sequence[Task], progress: Progress = no_progress) -> list[Result]:
    """Results of `work` for each task, in their order.

    On a cancel (or an error) tasks not yet begun are dropped at once; those running end by themselves, so `work` must
    change nothing but what it returns.
    """
    pool = ThreadPoolExecutor(THREADS)
    try:
        futures = [pool.submit(work, task) for task in tasks]
        results = []
        for n, future in enumerate(futures):
            while True:
                progress(n / len(futures))
                try:
                    results.append(future.result(timeout=_LOOK))
                    break
                except NotYet:
                    continue
        return results
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def portions(weights: np.ndarray, most: float) -> list[np.ndarray]:
    """Positions 0 to n in runs whose weights sum to about `most`, so that no task keeps a cancel waiting."""
    if not len(weights):
        return []
    reached = np.cumsum(weights)
    part = ((reached - weights) // most).astype(np.int64)
    return np.split(np.arange(len(weights)), np.flatnonzero(np.diff(part)) + 1)
