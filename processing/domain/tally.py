# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts and sums by area, part by part."""

from collections.abc import Hashable, Sequence

import numpy as np

from .attributes import cleaned, of_cells
from .errors import SozialraumError


class Tally:
    """Running totals; the first place of each array stands for all that lies in no area, which has the number -1.

    Parameters
    ----------
    areas, fields
        How many there are.
    """

    def __init__(self, areas: int, fields: int) -> None:
        self.features = 0
        self._count = np.zeros(areas + 1, dtype=np.int64)
        self._fields: list[_Numbers | _Cells | None] = [None] * fields
        self._outside: list[np.ndarray] = []

    def add(self, home: np.ndarray, numbers: np.ndarray, columns: Sequence[np.ndarray]) -> None:
        """Features: the area of each (-1: none), what it is called, and fields, as floats (NaN: none) or cells."""
        places = len(self._count)
        place = home.astype(np.intp)
        place += 1
        self._count += np.bincount(place, minlength=places)
        self._outside.append(numbers[home < 0])
        self.features += len(home)
        for i, column in enumerate(columns):
            field = self._fields[i]
            if field is None:
                field = self._fields[i] = _Cells() if column.dtype == object else _Numbers(places)
            field.add(column, place)

    @property
    def count(self) -> np.ndarray:
        """Features in each area, int (areas,)."""
        return self._count[1:]

    @property
    def outside(self) -> np.ndarray:
        """What the features in no area are called."""
        return np.concatenate(self._outside)

    def field(self, i: int, name: str, layer: str) -> tuple[np.ndarray, np.ndarray]:
        """Sum of a field by area and how many features hold no number.

        Returns
        -------
        total : float array (areas,)
            0 where no feature is, NaN where features are but none holds a number.
        missing : int array (areas,)

        Raises
        ------
        SozialraumError
            ``field_not_numeric``.
        """
        field = self._fields[i]
        if field is None:  # no feature was added
            return np.zeros(len(self._count) - 1), np.zeros(len(self._count) - 1, dtype=np.int64)
        total, known = field.totals(len(self._count), name, layer)
        total[(known == 0) & (self._count > 0)] = np.nan
        return total[1:], (self._count - known)[1:]


class _Numbers:
    """A field of numbers."""

    def __init__(self, places: int) -> None:
        self._total = np.zeros(places)
        self._known = np.zeros(places, dtype=np.int64)

    def add(self, column: np.ndarray, place: np.ndarray) -> None:
        total, known = _summed(cleaned(column), place, len(self._total))
        self._total += total
        self._known += known

    def totals(self, places: int, name: str, layer: str) -> tuple[np.ndarray, np.ndarray]:
        return self._total.copy(), self._known


class _Cells:
    """A field of text. How its numbers are written is known only when all were seen, so each cell is kept as the number
    of its content."""

    def __init__(self) -> None:
        self._contents: dict[object, int] = {}
        self._cells: list[np.ndarray] = []
        self._places: list[np.ndarray] = []

    def add(self, column: np.ndarray, place: np.ndarray) -> None:
        contents = self._contents
        keys = [cell if isinstance(cell, str) else _content(cell) for cell in column.tolist()]
        self._cells.append(np.array([contents.setdefault(key, len(contents)) for key in keys], dtype=np.int32))
        self._places.append(place.astype(np.int32))

    def totals(self, places: int, name: str, layer: str) -> tuple[np.ndarray, np.ndarray]:
        contents = [key if isinstance(key, str) else key[1] for key in self._contents]  # type: ignore[index]
        cells = np.concatenate(self._cells)
        try:
            numbers = of_cells(contents, name, layer)
        except SozialraumError:  # to be said of cells with their row, not of contents
            numbers = of_cells([contents[i] for i in cells.tolist()], name, layer)
        return _summed(numbers.values[cells], np.concatenate(self._places), places)


def _content(cell: object) -> object:
    """A cell as a key: with its type, because True would be found as 1; a list as its text, which is no number."""
    return (type(cell), cell) if isinstance(cell, Hashable) else str(cell)


def _summed(numbers: np.ndarray, place: np.ndarray, places: int) -> tuple[np.ndarray, np.ndarray]:
    """Sum of the numbers and how many there are, by place; NaN is none."""
    gaps = np.isnan(numbers)
    known = np.bincount(place, minlength=places)
    if gaps.any():
        known -= np.bincount(place[gaps], minlength=places)
        numbers = np.where(gaps, 0.0, numbers)
    return np.bincount(place, numbers, places), known
