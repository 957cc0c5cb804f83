# SPDX-License-Identifier: GPL-2.0-or-later
"""The LOR keys in a field of any layer: clean, of one level and of one key system."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from .attributes import require
from .errors import SozialraumError
from .keys import known_systems, repair_key
from .lor import KEY_LENGTH, level_of

if TYPE_CHECKING:
    import pandas as pd

_MOST_NAMED = 3  # so many rows or keys a sentence lists


def read_keys(frame: "pd.DataFrame", column: str, layer: str) -> tuple[list[object], list[str | None]]:
    """The cells of a field of keys, None where one is empty, and what `keys.repair_key` makes of each.

    A key that came as 7300515.0, because a column with an empty cell is one of floats, is a whole number.

    Raises
    ------
    SozialraumError
        ``field_missing``.
    """
    require(frame, [column], layer)
    cells = frame[column].astype(object).where(frame[column].notna(), None).tolist()
    whole = [int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in cells]
    return whole, [repair_key(cell) for cell in whole]


def refuse_twice(keys: Sequence[str], column: str, layer: str) -> None:
    """Refuse keys that stand in more than one row, "" left aside.

    Raises
    ------
    SozialraumError
        ``keys_twice`` (layer, field, count, area, rows): an area would count twice.
    """
    twice = sorted(key for key, times in Counter(keys).items() if key and times > 1)
    if twice:
        rows = ", ".join(str(i + 1) for i in [i for i, key in enumerate(keys) if key == twice[0]][:_MOST_NAMED])
        raise SozialraumError("keys_twice", layer=layer, field=column, count=len(twice), area=twice[0], rows=rows)


def area_keys(frame: "pd.DataFrame", column: str, layer: str) -> np.ndarray:
    """Clean keys of a field, as text, shape (n,).

    Lost leading zeros are put back (`keys.repair_key`). Keys that no known key system holds are taken: an own or a
    coming system has such.

    Parameters
    ----------
    layer
        What messages call the layer.

    Raises
    ------
    SozialraumError
        ``field_missing``; ``layer_empty``; ``bad_area_keys`` (no key in a row); ``keys_twice``; ``keys_of_levels``
        (Planungsräume and Bezirke in one layer would count everybody twice); ``keys_of_systems`` (areas until 2020 and
        those of 2021 lie over each other).
    """
    _, keys = read_keys(frame, column, layer)
    if not keys:
        raise SozialraumError("layer_empty", layer=layer)
    bad = [i for i, key in enumerate(keys) if key is None]
    if bad:
        rows = ", ".join(str(i + 1) for i in bad[:_MOST_NAMED])
        raise SozialraumError("bad_area_keys", layer=layer, column=column, count=len(bad), rows=rows)
    clean = np.array(keys, dtype=object)
    _one_level(clean, column, layer)
    refuse_twice(clean.tolist(), column, layer)
    _one_system(clean, column, layer)
    return clean


def _one_level(keys: np.ndarray, column: str, layer: str) -> None:
    levels = np.array([level_of(key) for key in keys])
    present = [level for level in KEY_LENGTH if (levels == level).any()]
    if len(present) > 1:
        shown = ", ".join(f"{keys[levels == level][0]} ({level})" for level in present)
        raise SozialraumError("keys_of_levels", layer=layer, field=column, areas=shown)


def _one_system(keys: np.ndarray, column: str, layer: str) -> None:
    """Keys that only another key system holds than the one that holds most; Bezirke have the same in all."""
    length = len(keys[0])
    held = {vintage: {key for key in keys.tolist() if key in ids} for vintage, ids in _prefixes(length).items()}
    vintage = max(held, key=lambda system: len(held[system]))
    foreign = set().union(*held.values()) - held[vintage]
    if foreign:
        areas = ", ".join(sorted(foreign)[:_MOST_NAMED])
        raise SozialraumError(
            "keys_of_systems", layer=layer, field=column, vintage=vintage, count=len(foreign), areas=areas
        )


def _prefixes(length: int) -> dict[str, set[str]]:
    return {vintage: {plr[:length] for plr in known} for vintage, known in known_systems().items()}
