# SPDX-License-Identifier: GPL-2.0-or-later
"""The LOR keys in a field of any layer: clean, of one level and of one key system."""

from typing import TYPE_CHECKING

import numpy as np

from .attributes import require
from .errors import SozialraumError
from .keys import known_systems, repair_key
from .lor import KEY_LENGTH, level_of

if TYPE_CHECKING:
    import pandas as pd

_MOST_NAMED = 3  # so many rows or keys a sentence lists


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
        ``field_missing``; ``bad_area_keys`` (no key in a row); ``keys_twice`` (an area would count twice);
        ``keys_of_levels`` (Planungsräume and Bezirke in one layer would count everybody twice);
        ``keys_of_systems`` (areas until 2020 and those of 2021 lie over each other).
    """
    require(frame, [column], layer)
    keys = [repair_key(_plain(cell)) for cell in frame[column].tolist()]
    bad = [i for i, key in enumerate(keys) if key is None]
    if bad:
        rows = ", ".join(str(i + 1) for i in bad[:_MOST_NAMED])
        raise SozialraumError("bad_area_keys", layer=layer, column=column, count=len(bad), rows=rows)
    clean = np.array(keys, dtype=object)
    _one_level(clean, column, layer)
    unique, first, counts = np.unique(clean.astype(str), return_index=True, return_counts=True)
    if (counts > 1).any():
        twice = unique[counts > 1]
        rows = ", ".join(str(i + 1) for i in np.flatnonzero(clean == twice[0])[:_MOST_NAMED])
        raise SozialraumError("keys_twice", layer=layer, field=column, count=len(twice), area=str(twice[0]), rows=rows)
    _one_system(unique, column, layer)
    return clean


def _plain(cell: object) -> object:
    """A key that came as 7300515.0, because another row is empty, is a whole number."""
    return None if isinstance(cell, float) and np.isnan(cell) else cell


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
