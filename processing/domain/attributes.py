# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns of a layer or table as numbers, for what is computed from any layer rather than from a library."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .columns import MISSING, NONE, STATUSES, VALUE
from .errors import SozialraumError
from .keys import detect_vintage, repair_key
from .parsing import SENTINELS, column_style, parse_number

if TYPE_CHECKING:
    import pandas as pd

_HIGHEST_SENTINEL = max(SENTINELS)
_MOST_NAMED = 3  # so many cells or fields a sentence lists
_LONG_KEY = 6  # digits: shorter keys can be counts, too
_LEAST_KEYS, _MOST_KEYS = 3, 1_000  # rows: two counts may be keys by chance, and no key system is larger


@dataclass(frozen=True)
class Attribute:
    """A column read as numbers.

    Parameters
    ----------
    values : float array (n,)
        The number; 0 for ``none`` (–), NaN for the other signs.
    codes : int8 array (n,)
        Index into `columns.STATUSES`.
    """

    values: np.ndarray
    codes: np.ndarray

    @property
    def known(self) -> np.ndarray:
        """Where there is a number (``value`` or ``none``)."""
        return (self.codes == VALUE) | (self.codes == NONE)


def numeric(frame: "pd.DataFrame", column: str, layer: str) -> Attribute:
    """A column as numbers: numbers as they are, text by the rules of `parsing` (fields of a CSV are all text).

    Parameters
    ----------
    layer
        What messages call the layer.

    Raises
    ------
    SozialraumError
        ``field_missing`` (layer, field), ``field_not_numeric`` (layer, field, count, row, content): cells that are
        neither a number nor a sign of official statistics. ``field_is_key`` (layer, field): LOR keys of BZR or PLR,
        which can be read as numbers, and which a dialog proposes where they are a layer's first field.
    """
    require(frame, [column], layer)
    cells = frame[column]
    few = _LEAST_KEYS <= len(cells) <= _MOST_KEYS
    if few and len(min(_keys(cells.tolist()), key=len, default="")) >= _LONG_KEY:
        raise SozialraumError("field_is_key", layer=layer, field=column)
    if cells.dtype.kind in "iuf":
        return of_numbers(cells.to_numpy())
    return of_cells(cells.tolist(), column, layer)


def of_numbers(numbers: np.ndarray) -> Attribute:
    """An array of numbers; those that say "no number" (see `cleaned`) are missing."""
    values = cleaned(numbers)
    return Attribute(values, np.where(np.isnan(values), MISSING, VALUE).astype(np.int8))


def cleaned(numbers: np.ndarray) -> np.ndarray:
    """A copy as floats, NaN for what is not finite and for a publisher's sign of no value (-9999)."""
    values = numbers.astype(float)
    low = values <= _HIGHEST_SENTINEL
    if low.any():
        values[low & np.isin(values, list(SENTINELS))] = np.nan
    endless = np.isinf(values)
    if endless.any():
        values[endless] = np.nan
    return values


def of_cells(cells: Sequence[object], column: str, layer: str) -> Attribute:
    """Cells of any kind, text by the rules of `parsing`; errors as `numeric`, with the first row counted from 1."""
    style = column_style(cells)
    parsed = [parse_number(cell, style) for cell in cells]
    bad = [i for i, p in enumerate(parsed) if not p.readable]
    if bad:
        shown = ", ".join(f"„{cells[i]}“" for i in bad[:_MOST_NAMED])
        raise SozialraumError(
            "field_not_numeric", layer=layer, field=column, count=len(bad), row=bad[0] + 1, content=shown
        )
    codes = np.array([STATUSES.index(p.status) for p in parsed], dtype=np.int8)
    values = np.array([np.nan if p.value is None else p.value for p in parsed], dtype=float)
    return Attribute(values, codes)


def require(frame: "pd.DataFrame", columns: Sequence[str], layer: str) -> None:
    """Refuse a layer that lacks one of the named fields.

    Raises
    ------
    SozialraumError
        ``field_missing`` (layer, field).
    """
    for column in columns:
        if column not in frame.columns:
            raise SozialraumError("field_missing", layer=layer, field=column)


def refuse_negative(attribute: Attribute, layer: str, column: str) -> None:
    """Refuse a column of counts that goes below zero.

    Raises
    ------
    SozialraumError
        ``count_below_zero`` (layer, field, count, row, content).
    """
    bad = np.flatnonzero(attribute.known & (attribute.values < 0))
    if len(bad):
        content = f"{attribute.values[bad[0]]:g}"
        raise SozialraumError(
            "count_below_zero", layer=layer, field=column, count=len(bad), row=int(bad[0]) + 1, content=content
        )


def row_labels(frame: "pd.DataFrame") -> list[str]:
    """What a report calls the rows: their keys where a column holds a LOR key of its own for each, else their numbers.

    >>> import pandas as pd
    >>> row_labels(pd.DataFrame({"EW": [3419, 1791], "PLR_ID": ["01100101", "1100102"]}))
    ['01100101', '01100102']
    >>> row_labels(pd.DataFrame({"EW": [34190, 17910]}))
    ['1', '2']
    """
    for column in frame.columns:
        if keys := _keys(frame[column].tolist()):
            return keys
    return [str(n + 1) for n in range(len(frame))]


def _keys(cells: Sequence[object]) -> list[str]:
    """The LOR keys of a column that tells its rows apart by them; empty for any other column."""
    keys = [key for key in map(repair_key, cells) if key is not None]
    return keys if len(set(keys)) == len(cells) and detect_vintage(keys).vintage is not None else []
