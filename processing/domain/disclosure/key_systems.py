# SPDX-License-Identifier: GPL-2.0-or-later
"""What the same date tells by former and by new areas: those that are the same ground, and what both share."""

from collections.abc import Iterator

import numpy as np

from ..bridge import Bridge, bridges
from .date_cells import DateCells
from .office import Key


def key_systems(date: DateCells) -> None:
    """State what areas of two key systems have in common among the cells of a date."""
    for bridge, old, key in _in_both(date):
        index = date.index[key]
        for cell, members in zip(index, bridge.unions(key.level), strict=True):
            if members:
                date.cells.relate(cell, [int(old[m]) for m in members])
        if key.level == "PLR":
            _pieces(date, bridge, old, key)


def _in_both(date: DateCells) -> Iterator[tuple[Bridge, np.ndarray, Key]]:
    """Columns of a later key system with the cells of the former planning areas, where both are not public."""
    for target in date.numbers.vintages:
        both = {key.quantity for key in date.index if key.vintage == target}
        if any(key.vintage != target and key.quantity in both for key in date.index):
            for bridge in bridges(date.numbers, target):
                for key in [key for key in date.index if key.vintage == target and key.level != "STADT"]:
                    old = date.index.get(Key(bridge.source, "PLR", key.quantity, date.period))
                    if old is not None:
                        yield bridge, old, key


def _pieces(date: DateCells, bridge: Bridge, old: np.ndarray, key: Key) -> None:
    """The pieces that former and new areas share: printed nowhere, but told where all others of an area are.

    A piece that is the whole of an area has its number already; the others are sensitive where they follow and are few.
    """
    policy, new, (source, target) = date.policies[key.quantity], date.index[key], bridge.pieces
    alone, whole = (np.bincount(ends) == 1 for ends in (source, target))
    shared = ~(alone[source] | whole[target])
    cells = np.where(alone[source], old[source], new[target])
    cells[shared] = date.cells.add(
        np.full(shared.sum(), np.nan), unpublished=True, least=0 if policy.objects else policy.threshold
    )
    for area in np.unique(source[~alone[source]]).tolist():
        date.cells.relate(old[area], cells[source == area].tolist())
    for area in np.unique(target[~whole[target]]).tolist():
        if not alone[source[target == area]].all():  # that it is made of whole areas is stated already
            date.cells.relate(new[area], cells[target == area].tolist())
