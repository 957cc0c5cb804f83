# SPDX-License-Identifier: GPL-2.0-or-later
"""What the same date tells by former and by new areas: those that are the same ground, and what both share."""

from collections.abc import Callable, Iterator

import numpy as np

from ..bridge import Bridge, bridges
from ..lor import LEVELS
from .date_cells import DateCells
from .office import Key

CellsOf = Callable[[Key], np.ndarray | None]


def key_systems(date: DateCells, cells_of: CellsOf) -> None:
    """State what areas of two key systems have in common among the cells of a date.

    Parameters
    ----------
    cells_of
        The cells of a column, also of one that is public; None where there is none.
    """
    for bridge, quantity, old in _in_both(date, cells_of):
        for level in LEVELS[:-1]:
            new = cells_of(Key(bridge.target, level, quantity, date.period))
            if new is None:
                continue
            for cell, members in zip(new, bridge.unions(level), strict=True):
                if members:
                    date.cells.relate(cell, [int(old[m]) for m in members])
            if level == "PLR":
                _pieces(date, bridge, old, new, quantity)


def _in_both(date: DateCells, cells_of: CellsOf) -> Iterator[tuple[Bridge, str, np.ndarray]]:
    """Quantities that are closed in one of two key systems, and known in both, with the former planning areas."""
    for target in date.numbers.vintages:
        for bridge in bridges(date.numbers, target):
            both = (bridge.source, target)
            closed = dict.fromkeys(key.quantity for key in date.index if key.vintage in both)
            for quantity in filter(date.office.extensive, closed):
                known = all(date.period in date.numbers.dates(quantity, vintage) for vintage in both)
                old = cells_of(Key(bridge.source, "PLR", quantity, date.period)) if known else None
                if old is not None:
                    yield bridge, quantity, old


def _pieces(date: DateCells, bridge: Bridge, old: np.ndarray, new: np.ndarray, quantity: str) -> None:
    """The pieces that former and new areas share: printed nowhere, but told where all others of an area are.

    A piece that is the whole of an area has its number already; the others are sensitive where they follow and are few.
    """
    policy, (source, target) = date.policies[quantity], bridge.pieces
    alone, whole = (np.bincount(ends) == 1 for ends in (source, target))
    shared = ~(alone[source] | whole[target])
    cells = np.where(alone[source], old[source], new[target])
    cells[shared] = date.cells.add(
        np.full(shared.sum(), np.nan), unpublished=True, least=0 if policy.objects else policy.threshold
    )
    date.cells.ground.update(cells[shared].tolist())
    for area in np.unique(source[~alone[source]]).tolist():
        date.cells.relate(old[area], cells[source == area].tolist())
    for area in np.unique(target[~whole[target]]).tolist():
        if not alone[source[target == area]].all():  # that it is made of whole areas is stated already
            date.cells.relate(new[area], cells[target == area].tolist())
