# SPDX-License-Identifier: GPL-2.0-or-later
"""Work cut into tasks for the machine's cores: shapely and numpy release the interpreter's lock while they compute."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from typing import Generic, TypeVar

import numpy as np

from .errors import Cancelled, Progress, no_progress

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
        return [_waited(future, progress, n / len(futures)) for n, future in enumerate(futures)]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _waited(future: "Future[Result]", progress: Progress, fraction: float) -> Result:
    while True:
        progress(fraction)
        try:
            return future.result(timeout=_LOOK)
        except NotYet:
            continue


class Beside(Generic[Result]):
    """Work in a thread of its own while the caller goes on; at the end of the ``with`` block it is stopped.

    Parameters
    ----------
    work
        Is given a `Progress` that shows nothing, and must change nothing but what it returns.
    """

    def __init__(self, work: Callable[[Progress], Result]) -> None:
        self._stopped = False
        self._pool = ThreadPoolExecutor(1)
        self._future = self._pool.submit(work, self._look)

    def _look(self, fraction: float) -> None:
        if self._stopped:
            raise Cancelled

    def result(self, progress: Progress, fraction: float) -> Result:
        """What the work returned; waits for it, with a look at the cancel button."""
        return _waited(self._future, progress, fraction)

    def __enter__(self) -> "Beside[Result]":
        return self

    def __exit__(self, *error: object) -> None:
        self._stopped = True
        self._pool.shutdown(wait=False)


def portions(weights: np.ndarray, most: float) -> list[np.ndarray]:
    """Positions 0 to n in runs whose weights sum to about `most`, so that no task keeps a cancel waiting."""
    if not len(weights):
        return []
    reached = np.cumsum(weights)
    part = ((reached - weights) // most).astype(np.int64)
    return np.split(np.arange(len(weights)), np.flatnonzero(np.diff(part)) + 1)


def groups(keys: np.ndarray, most: int) -> list[np.ndarray]:
    """Positions of sorted keys in runs of about `most`, equal keys always in one run."""
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    ends = np.append(first, len(keys))
    return [np.arange(ends[p[0]], ends[p[-1] + 1]) for p in portions(np.diff(ends), most)]
