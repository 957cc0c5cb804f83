# SPDX-License-Identifier: GPL-2.0-or-later
"""What earlier releases told of a library's numbers, as the ledger has it, beside what the numbers are now."""

from collections.abc import Sequence
from math import ceil, floor

import numpy as np
import pandas as pd

from .ledger import CLOSE, KEY, Name


class Earlier:
    """What was released before.

    Parameters
    ----------
    frame
        As of `ledger.released`; `step` may be lacking, then all numbers are exact.
    """

    def __init__(self, frame: pd.DataFrame | None) -> None:
        self._ranges: dict[Name, list[tuple[float, float]]] = {}
        self._kept: set[Name] = set()
        if frame is None:
            return
        steps: Sequence[float] = frame["step"].tolist() if "step" in frame else [0.0] * len(frame)
        names = zip(*(frame[name] for name in KEY), strict=True)
        for name, value, step in zip(names, frame["value"].tolist(), steps, strict=True):
            if value == value:
                self._ranges.setdefault(name, []).append((value - step / 2, value + step / 2))
            else:
                self._kept.add(name)

    def __bool__(self) -> bool:
        return bool(self._ranges or self._kept)

    def known(self, names: Sequence[Name], values: np.ndarray, width: int) -> np.ndarray:
        """Which numbers are out: as they are now, or so nearly that fewer than `width` others are possible.

        A number that was told otherwise before was revised since: what is out is another one.
        """
        return np.array([self._out(name, value, width) for name, value in zip(names, values, strict=True)], dtype=bool)

    def _out(self, name: Name, value: float, width: int) -> bool:
        ranges = [(low, high) for low, high in self._ranges.get(name, ()) if low - CLOSE <= value <= high + CLOSE]
        if not ranges:
            return False
        low, high = max(low for low, _ in ranges), min(high for _, high in ranges)
        return high - low <= CLOSE or floor(high + CLOSE) - ceil(low - CLOSE) < width

    def kept_back(self, names: Sequence[Name]) -> np.ndarray:
        """Which numbers a release that is in force kept back."""
        return np.array([name in self._kept for name in names], dtype=bool)
